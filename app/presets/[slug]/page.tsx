import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DiagramViewer } from '@/components/diagram/diagram-viewer'
import { SiteShell } from '@/components/shell/site-shell'
import { BackLink } from '@/components/ui/back-link'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { StatCard } from '@/components/ui/stat-card'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import { findScenario } from '@/lib/scenarios/scenarios'
import { pricesOf } from '@/lib/server/presets'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import type { Answers } from '@/lib/wizard/answers'
import { answersFrom } from '@/lib/wizard/answers-from'
import { describeAnswer } from '@/lib/wizard/describe-answer'
import { readAnswers } from '@/lib/wizard/reader'
import { questions } from '@/lib/wizard/steps'

export async function generateMetadata({ params }: PageProps<'/presets/[slug]'>): Promise<Metadata> {
  return { title: findScenario((await params).slug)?.title ?? 'Preset' }
}

/** What a preset fills in and what comes out of it, before anything is created. */
export default async function PresetPage({ params }: PageProps<'/presets/[slug]'>) {
  const scenario = findScenario((await params).slug)
  if (!scenario) notFound()
  const { slug, title, summary, document } = scenario
  const { cost, availability, diagrams, decisions } = planParts(document, catalog, [
    'cost',
    'availability',
    'diagrams',
    'decisions',
  ])
  const architecture = diagrams?.find(({ id }) => id === 'architecture')
  const compute = decisions?.find(({ topic }) => topic === 'compute')
  if (!cost || !availability || !architecture || !compute) notFound()

  return (
    <SiteShell pricesOf={pricesOf}>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1120px] flex-1 px-4 py-10 sm:px-6">
        <BackLink href="/presets">All presets</BackLink>
        <h1 className="mt-4 text-h1">{title}</h1>
        <p className="mt-2 max-w-[68ch] text-ink-2">{summary}</p>
        <div className="mt-5">
          <ButtonLink href={`/designs/new?preset=${slug}`} variant="primary" prefetch={false}>
            Use this preset
          </ButtonLink>
        </div>
        <div className="mt-8 grid gap-3 sm:grid-cols-3">
          <StatCard
            label="Cost a month"
            value={formatUsd(cost.monthlyUsd.expected)}
            note={`${formatUsd(cost.monthlyUsd.low)} to ${formatUsd(cost.monthlyUsd.high)}`}
          />
          <StatCard
            label="Committed availability"
            value={committed(availability)}
            note={`Asked for ${formatAvailability(availability.objectivePercent)}`}
          />
          <StatCard label="Runs on" value={compute.service} note={compute.because} />
        </div>
        <section className="mt-8">
          <h2 className="text-h2">Architecture</h2>
          <div className="mt-3">
            <DiagramViewer source={architecture.mermaid} title={architecture.title} text={architecture.text} />
          </div>
        </section>
        <section className="mt-10">
          <h2 className="text-h2">Answers it fills in</h2>
          <Card padding="none" className="mt-3">
            <dl className="divide-y divide-line">
              {filledIn(answersFrom(document)).map(({ key, label, text }) => (
                <div key={key} className="grid gap-x-6 gap-y-1 px-5 py-3 sm:grid-cols-2">
                  <dt className="text-ink-2">{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </Card>
        </section>
      </main>
    </SiteShell>
  )
}

const committed = ({
  committedPercent,
  objectivePercent,
}: {
  committedPercent: number | null
  objectivePercent: number
}) => (committedPercent === null ? 'Not promised' : formatAvailability(committedPercent, objectivePercent))

/** The questions that the preset answers itself, in the wizard's order. */
function filledIn(answers: Answers) {
  const read = readAnswers(answers)
  return questions
    .filter(({ key }) => answers[key] !== undefined)
    .map((question) => ({
      key: question.key,
      label: question.label,
      text: describeAnswer(question, answers, read).text,
    }))
}
