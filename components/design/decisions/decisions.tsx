import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import type { Decision } from '@/lib/plan-document'
import type { SharedPlan } from '@/lib/plan-shared'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { DecisionCard } from './decision-card'
import { ComputeFamilies, DeploymentStrategies } from './published-tables'

type DecisionsProps = { plan: SharedPlan; links: DesignLinks }

/** One article a decision, in the order they were taken; what was not needed is folded together at the end. */
export function Decisions({ plan, links }: DecisionsProps) {
  const made = plan.decisions.filter((decision) => !isNotNeeded(decision))
  const notNeeded = plan.decisions.filter(isNotNeeded)
  return (
    <div className="space-y-6">
      {made.map((decision) => (
        <DecisionCard key={decision.topic} decision={decision} links={links} published={published(decision, plan)} />
      ))}
      {notNeeded.length > 0 && <NotNeeded decisions={notNeeded} />}
    </div>
  )
}

function published({ topic, choice }: Decision, { pipeline }: SharedPlan): ReactNode {
  if (topic === 'compute') return <ComputeFamilies choice={choice} />
  if (topic === 'deployment')
    return <DeploymentStrategies strategies={pipeline.strategies} caption="The published strategies" />
  return null
}

/** A topic with nothing to build; one that was ruled out against a wish stays in sight. */
const isNotNeeded = ({ choice, infeasible, recommended }: Decision) =>
  choice === 'none' && infeasible === null && recommended === null

function NotNeeded({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <Card>
      <Details summary={`Not needed: ${decisions.length}`}>
        <ul className="space-y-2 py-1">
          {decisions.map(({ topic, question, because, rule }) => (
            <li key={topic} id={`d-${topic}`}>
              <span className="font-medium text-ink">{question}</span> {because} <RuleLink rule={rule} />
            </li>
          ))}
        </ul>
      </Details>
    </Card>
  )
}
