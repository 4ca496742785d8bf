import type { ReactNode } from 'react'
import { AvailabilityMeter } from '@/components/ui/availability-meter'
import { BudgetBar } from '@/components/ui/budget-bar'
import { Callout } from '@/components/ui/callout'
import { DeltaChip } from '@/components/ui/delta-chip'
import { TextLink } from '@/components/ui/text-link'
import type { Answers } from '@/lib/wizard/answers'
import type { AnswerReader } from '@/lib/wizard/reader'
import type { PanelPlan } from './panel-plan'
import {
  assumptionCount,
  availabilityFigure,
  availabilityNote,
  budgetWords,
  costRange,
  type Delta,
  likelyCost,
} from './panel-words'
import { PlanWarnings } from './plan-warnings'
import { shapeLines } from './shape-lines'

type PanelContentProps = {
  plan: PanelPlan | null
  answers: Answers
  read: AnswerReader
  delta: Delta | undefined
  isOfLastComplete: boolean
  isFailed: boolean
  reviewHref: string
  /** In a sheet the title is the sheet's. */
  isUntitled?: boolean
}

/** Cost, budget, availability, shape, warnings, assumptions: always in this order, so that the eye learns the place. */
export function PanelContent({
  plan,
  answers,
  read,
  delta,
  isOfLastComplete,
  isFailed,
  reviewHref,
  isUntitled,
}: PanelContentProps) {
  return (
    <>
      <div className="flex items-center justify-between border-line border-b px-5 py-3">
        {!isUntitled && <h2 className="font-semibold">Plan so far</h2>}
        <span className="text-ink-3 text-small">
          {isOfLastComplete ? 'Last complete answers' : 'Updates as you answer'}
        </span>
      </div>
      {isOfLastComplete && plan && <Callout className="rounded-none!">Based on your last complete answers.</Callout>}
      {isFailed && (
        <Callout tone="warn" className="rounded-none!">
          Could not update. Your answers are saved.
        </Callout>
      )}
      {plan ? <Sections {...{ plan, answers, read, delta, reviewHref }} /> : <NothingYet />}
    </>
  )
}

type SectionsProps = Pick<PanelContentProps, 'answers' | 'read' | 'delta' | 'reviewHref'> & { plan: PanelPlan }

function Sections({ plan, answers, read, delta, reviewHref }: SectionsProps) {
  const { asked, computed, isMet } = plan.availability
  const budget = budgetWords(plan)
  const { low, expected, high } = plan.cost.monthlyUsd
  return (
    <>
      <section className="px-5 pt-4 pb-5">
        <h3 className="text-ink-2 text-small">Likely cost a month, all environments</h3>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
          <span className="text-figure">{likelyCost(plan)}</span>
          <span className="text-ink-2">{costRange(plan)}</span>
        </p>
        {delta && (
          <p className="mt-2">
            <DeltaChip {...delta} />
          </p>
        )}
        {budget && (
          <div className="mt-4">
            <BudgetBar likely={expected} {...{ low, high }} {...budget} />
          </div>
        )}
      </section>
      <section className="border-line border-t px-5 py-4">
        <AvailabilityMeter
          asked={availabilityFigure(asked, asked)}
          computed={availabilityFigure(computed, asked)}
          isMet={isMet}
          note={availabilityNote(plan)}
        />
      </section>
      <section className="border-line border-t px-5 py-4">
        <h3 className="mb-2 text-ink-2 text-small">Shape</h3>
        <Shape plan={plan} read={read} />
      </section>
      <PlanWarnings
        warnings={plan.warnings}
        {...{ answers, read }}
        shownFirst={2}
        className="border-line border-t px-5 py-4"
      />
      <section className="flex items-center justify-between gap-4 border-line border-t px-5 py-3">
        <span className="text-ink-2">{assumptionCount(plan.assumptions.length)}</span>
        <TextLink href={reviewHref} hidden="the assumptions" className="font-medium">
          Review
        </TextLink>
      </section>
    </>
  )
}

function Shape({ plan, read }: Pick<SectionsProps, 'plan' | 'read'>) {
  return (
    <dl className="space-y-2.5">
      {shapeLines(plan, read).map(({ name, choice, because }) => (
        <div key={name} className="grid grid-cols-[72px_1fr] gap-2">
          <dt className="text-ink-3 text-small leading-5">{name}</dt>
          <dd>
            {choice === null ? (
              <span className="text-ink-3">{because}</span>
            ) : (
              <>
                <span className="block font-medium">{choice}</span>
                <span className="block text-ink-2 text-small">because: {because}</span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function NothingYet() {
  return (
    <div className="px-5 py-4">
      <p className="text-ink-2">Answer the first question and the plan starts here.</p>
      <ul className="mt-4 space-y-3 text-ink-3">
        {HEADINGS.map((heading) => (
          <Heading key={heading}>{heading}</Heading>
        ))}
      </ul>
    </div>
  )
}

const HEADINGS = ['Cost', 'Availability', 'Shape', 'Warnings', 'Assumptions']

function Heading({ children }: { children: ReactNode }) {
  return <li className="border-line border-t pt-3 text-small">{children}</li>
}
