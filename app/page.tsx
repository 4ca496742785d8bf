import type { Metadata } from 'next'
import { ago, designRows } from '@/components/home/design-rows'
import { Hero } from '@/components/home/hero'
import { PresetSection } from '@/components/home/preset-grid'
import { presetSummaries } from '@/components/home/preset-summaries'
import { RecentDesigns } from '@/components/home/recent-designs'
import { UnfinishedCard } from '@/components/home/unfinished-card'
import { SiteShell } from '@/components/shell/site-shell'
import { visitor } from '@/lib/server/access'
import { type Design, listDesigns } from '@/lib/server/designs'
import { presets, pricesOf } from '@/lib/server/presets'
import { firstUnfinished, journey, minutesLeft } from '@/lib/wizard/journey'

export const metadata: Metadata = { title: { absolute: 'Groundplan' } }

const RECENT = 5

export default async function HomePage() {
  const designs = await listDesigns(await visitor())
  const now = Date.now()
  const unfinished = designs.find(({ published }) => published === null)
  const others = designs.filter((design) => design !== unfinished).slice(0, RECENT)

  return (
    <SiteShell pricesOf={pricesOf}>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1120px] flex-1 space-y-14 px-4 py-10 sm:px-6 sm:py-14"
      >
        <Hero aside={unfinished && <Unfinished design={unfinished} now={now} />} />
        <RecentDesigns designs={designRows(others, now)} />
        <PresetSection presets={presetSummaries(presets())} />
      </main>
    </SiteShell>
  )
}

function Unfinished({ design, now }: { design: Design; now: number }) {
  const { id, name, answers, updatedAt } = design
  const steps = journey(answers)
  const slug = firstUnfinished(answers)
  const current = steps.find((step) => step.slug === slug)
  const minutes = minutesLeft(answers)
  return (
    <UnfinishedCard
      name={name}
      href={`/designs/${id}/edit`}
      step={current?.number ?? steps.length}
      stepLabel={current?.label ?? 'Review'}
      stepCount={steps.length}
      stepsDone={steps.filter(({ state }) => state === 'done').length}
      saved={`Saved ${ago(updatedAt, now)}`}
      left={minutes > 0 ? `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left.` : undefined}
    />
  )
}
