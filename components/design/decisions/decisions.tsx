import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import type { Decision } from '@/lib/plan-document'
import type { SharedPlan } from '@/lib/plan-shared'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { SubHeading } from '../sub-heading'
import { DecisionCard } from './decision-card'
import { type DecisionActions, insistedOption } from './override'
import { ComputeFamilies, DeploymentStrategies } from './published-tables'

type DecisionsProps = { plan: SharedPlan; links: DesignLinks; actions?: DecisionActions | undefined }

/** One article a decision, in the order they were taken; then what is not needed, and folded at the end what cannot even be had. */
export function Decisions({ plan, links, actions }: DecisionsProps) {
  const card = (decision: Decision) => (
    <DecisionCard
      key={decision.topic}
      decision={decision}
      links={links}
      monthlyUsd={plan.cost?.monthlyUsd.expected}
      insisted={insistedOption(plan.requirements, decision.topic)}
      actions={actions}
      published={published(decision, plan)}
    />
  )
  const isNotNeeded = ({ topic, choice, infeasible, recommended }: Decision) =>
    choice === 'none' &&
    infeasible === null &&
    recommended === null &&
    insistedOption(plan.requirements, topic) === undefined
  const notNeeded = plan.decisions.filter(isNotNeeded)
  const possible = notNeeded.filter(couldBeHad)
  const folded = notNeeded.filter((decision) => !couldBeHad(decision))
  return (
    <div className="space-y-6">
      {plan.decisions.filter((decision) => !isNotNeeded(decision)).map(card)}
      {possible.length > 0 && <SubHeading title="Not needed, though it could be had" />}
      {possible.map(card)}
      {folded.length > 0 && <NothingToDecide decisions={folded} />}
    </div>
  )
}

const couldBeHad = ({ alternatives }: Decision) => alternatives.some(({ excludedBy }) => excludedBy === null)

function published({ topic, choice }: Decision, { pipeline }: SharedPlan): ReactNode {
  if (topic === 'compute') return <ComputeFamilies choice={choice} />
  if (topic === 'deployment')
    return <DeploymentStrategies strategies={pipeline.strategies} caption="The published strategies" />
  return null
}

function NothingToDecide({ decisions }: { decisions: readonly Decision[] }) {
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
