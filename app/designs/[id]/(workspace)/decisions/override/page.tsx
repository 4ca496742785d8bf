import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { overrideOf } from '@/components/design/decisions/override'
import { OverrideForm } from '@/components/design/decisions/override-form'
import { SectionPage } from '@/components/design/workspace/section-page'
import { BackLink } from '@/components/ui/back-link'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { loadDesign } from '../../../load-design'
import { decisionActions } from '../decision-actions'

export const metadata: Metadata = { title: 'Override a decision' }

/** The dialog's form as a page, for browsers without a script and for a form that came back. */
export default async function OverridePage({ params, searchParams }: PageProps<'/designs/[id]/decisions/override'>) {
  const [{ id }, { topic, option, missing }] = [await params, await searchParams]
  const { plan } = (await loadDesign(id)).revision
  const decision = plan.decisions.find((candidate) => candidate.topic === topic)
  const alternative = decision?.alternatives.find((candidate) => candidate.option === option)
  if (!decision || !alternative) notFound()
  const wish = overrideOf(decision, alternative, plan.cost.monthlyUsd.expected)
  return (
    <>
      <BackLink href={`/designs/${id}/decisions#d-${decision.topic}`}>Back to Decisions</BackLink>
      <SectionPage
        title={`Use ${wish?.name ?? alternative.summary}`}
        description={wish && `Instead of ${wish.instead}. The next revision insists on it; this one stays as it is.`}
      >
        {wish ? (
          <Card className="max-w-[640px]">
            <OverrideForm
              override={wish}
              actions={await decisionActions(id)}
              error={missing === 'reason' ? 'Enter a reason, in a few words' : undefined}
            />
          </Card>
        ) : (
          <Callout tone="bad">It cannot be chosen. {alternative.excludedBy?.because}</Callout>
        )}
      </SectionPage>
    </>
  )
}
