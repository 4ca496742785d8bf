import type { Metadata } from 'next'
import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { findScenario } from '@/lib/scenarios/scenarios'

export const metadata: Metadata = { title: 'New design' }

/** Asks before it makes anything: a draft begins with the button, not with the link that leads here. */
export default async function NewDesignPage({ searchParams }: PageProps<'/designs/new'>) {
  const { preset } = await searchParams
  const scenario = typeof preset === 'string' ? findScenario(preset) : undefined

  return (
    <SiteShell>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[640px] flex-1 px-4 py-16 sm:px-6">
        <h1 className="text-h1">{scenario ? `New design from “${scenario.title}”` : 'New design'}</h1>
        <p className="mt-3 text-body text-ink-2">
          {scenario
            ? `${scenario.summary} Its answers are filled in; change any of them before you create the design.`
            : 'Nine short steps, about 8 minutes. “Not sure” is an answer, and everything is saved as you go.'}
        </p>
        <form method="post" action="/designs/new/create" className="mt-6 flex flex-wrap gap-3">
          {scenario && <input type="hidden" name="preset" value={scenario.slug} />}
          <Button type="submit" variant="primary" size="large">
            {scenario ? 'Use this preset' : 'Start'}
          </Button>
          <ButtonLink href={scenario ? `/presets/${scenario.slug}` : '/presets'} size="large">
            {scenario ? 'See the preset' : 'Start from a preset'}
          </ButtonLink>
        </form>
      </main>
    </SiteShell>
  )
}
