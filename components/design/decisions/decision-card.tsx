import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { TextLink } from '@/components/ui/text-link'
import type { Decision } from '@/lib/plan-document'
import { choiceConfidence } from '../confidence'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { Alternatives } from './alternatives'
import { Insisted } from './insisted'
import type { DecisionActions } from './override'
import { ReasonItem } from './reason-item'
import { RuledOut } from './ruled-out'
import { TippingPoints } from './tipping-points'

type DecisionCardProps = {
  decision: Decision
  links: DesignLinks
  /** The likely month as designed; undefined where the reader is not shown it. */
  monthlyUsd: number | undefined
  /** What the asker insists on for this topic. */
  insisted?: string | undefined
  /** What the owner can do; undefined for readers. */
  actions?: DecisionActions | undefined
  /** The published table the choice was made from. */
  published?: ReactNode
}

/** One choice: how sure it is, why, what was passed over at what cost, and what would change it. */
export function DecisionCard({ decision, links, monthlyUsd, insisted, actions, published }: DecisionCardProps) {
  const { topic, question, service, summary, infeasible } = decision
  const { words, tone } = choiceConfidence(decision)
  const id = `d-${topic}`
  return (
    <Card as="article" padding="none" id={id} labelledBy={`${id}-title`} className="overflow-hidden">
      <div className="space-y-4 p-4 sm:p-6">
        <div>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <p className="text-ink-2">{question}</p>
            <Chip tone={tone}>{words}</Chip>
          </div>
          <h3 id={`${id}-title`} className="mt-1 text-h2">
            {service || summary}
          </h3>
          {service && service !== summary && <p className="mt-0.5 text-ink-2">{summary}</p>}
        </div>
        {infeasible && (
          <Callout tone="bad">
            <p>
              <span className="font-semibold text-ink">Not possible as asked.</span> {infeasible.because}{' '}
              <RuleLink rule={infeasible.rule} />
            </p>
          </Callout>
        )}
        <Insisted decision={decision} insisted={insisted} actions={actions} links={links} />
        <Reasons decision={decision} links={links} />
        <p className="text-small">
          <TextLink href={`/rules#${topic}`} quiet hidden={`for: ${question}`}>
            The whole table
          </TextLink>
        </p>
      </div>
      {published && <div className="border-line border-t p-4 sm:p-6">{published}</div>}
      <Alternatives decision={decision} monthlyUsd={monthlyUsd} actions={actions} />
      <RuledOut decision={decision} links={links} />
      <TippingPoints decision={decision} links={links} showsMoney={monthlyUsd !== undefined} />
    </Card>
  )
}

function Reasons({ decision, links }: Pick<DecisionCardProps, 'decision' | 'links'>) {
  const { for: pros, against, rule, because, source } = decision
  const reasons = pros.length > 0 ? pros : [{ rule, because, source, weight: 0, saw: {} }]
  return (
    <>
      <div>
        <h4 className="sr-only">Why</h4>
        <ul className="space-y-3">
          {reasons.map((reason) => (
            <ReasonItem key={reason.rule} reason={reason} links={links} speaks="for" />
          ))}
        </ul>
      </div>
      {against.length > 0 && (
        <div>
          <h4 className="mb-2 font-semibold">What speaks against it</h4>
          <ul className="space-y-3">
            {against.map((reason) => (
              <ReasonItem key={reason.rule} reason={reason} links={links} speaks="against" />
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
