import type { Metadata } from 'next'
import { Decisions } from '@/components/design/decisions/decisions'
import { NewerRules } from '@/components/design/decisions/newer-rules'
import { workspaceLinks } from '@/components/design/links'
import { SectionPage } from '@/components/design/workspace/section-page'
import { TextLink } from '@/components/ui/text-link'
import { compareRulesets } from '@/lib/what-if/compare-rulesets'
import { loadDesign } from '../../load-design'
import { planByNewerRules } from './actions'
import { decisionActions } from './decision-actions'

export const metadata: Metadata = { title: 'Decisions' }

export default async function DecisionsPage({ params }: PageProps<'/designs/[id]/decisions'>) {
  const { id } = await params
  const { revision, latest } = await loadDesign(id)
  const { plan, requirements } = revision
  const comparison = compareRulesets(plan, requirements)
  return (
    <SectionPage
      title="Decisions"
      description={
        <>
          Each choice with the rules that fired, the answers they saw, what was passed over at what cost, and what would
          change it. <TextLink href="/rules#confidence">What the marks mean</TextLink>
        </>
      }
    >
      {comparison && (
        <NewerRules
          comparison={comparison}
          version={plan.ruleset.version}
          nextRevision={latest + 1}
          planByNewerRules={planByNewerRules.bind(null, id)}
        />
      )}
      <Decisions plan={plan} links={workspaceLinks(id)} actions={await decisionActions(id)} />
    </SectionPage>
  )
}
