'use client'

import { useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { plural } from '@/lib/units/counts'
import { findQuestion, steps } from '@/lib/wizard/steps'
import { type AnswerError, toRequirements } from '@/lib/wizard/to-requirements'
import { AnswerList } from './answer-list'
import { CreateForm } from './create-form'
import { useDraft } from './draft-provider'
import { PlanWarnings } from './plan-warnings'
import { StepHead } from './step-head'
import { useErrorTitle } from './use-error-title'
import { usePlan } from './use-plan'

type ReviewProps = {
  /** After a plain form was refused. */
  isChecked: boolean
  /** The number of the revision that the button makes; 1 the first time. */
  nextRevision: number
  regionNames: Readonly<Record<string, string>>
}

/** All answers with a way back to each, what the plan warns of and assumes, and the button that makes the design. */
export function Review({ isChecked, nextRevision, regionNames }: ReviewProps) {
  const { answers, read } = useDraft()
  const { plan } = usePlan()
  const [tried, setTried] = useState(() => ({ count: 0, errors: isChecked ? gaps(answers) : [] }))
  useErrorTitle(tried.errors.length > 0)
  const assumptions = plan?.assumptions ?? []

  return (
    <>
      <StepHead slug="review" intro={intro(gaps(answers).length, assumptions.length)}>
        {tried.errors.length > 0 && (
          <ErrorSummary
            key={tried.count}
            problems={tried.errors.map(({ key, message }) => ({ field: key, message }))}
          />
        )}
      </StepHead>
      {plan && plan.warnings.length > 0 && (
        <PlanWarnings warnings={plan.warnings} {...{ answers, read }} shownFirst={3} className="mt-8" />
      )}
      {assumptions.length > 0 && (
        <details className="mt-6">
          <summary className="link font-medium">{plural(assumptions.length, 'assumption')} of ours</summary>
          <ul className="mt-2 space-y-2 text-ink-2">
            {assumptions.map(({ field, value, because }) => (
              <li key={field}>
                <span className="font-medium text-ink">{shortName(field)}:</span> {valueText(value)}. {because}
              </li>
            ))}
          </ul>
        </details>
      )}
      {steps
        .filter(({ questions }) => questions.length > 0)
        .map((step) => (
          <AnswerList key={step.slug} step={step} errors={tried.errors} regionNames={regionNames} />
        ))}
      <CreateForm
        nextRevision={nextRevision}
        onGaps={(errors) => setTried(({ count }) => ({ count: count + 1, errors }))}
      />
    </>
  )
}

const gaps = (answers: Parameters<typeof toRequirements>[0]): AnswerError[] => toRequirements(answers).errors

function intro(open: number, count: number): string {
  if (open > 0) return `${plural(open, 'question')} still ${open === 1 ? 'needs' : 'need'} an answer.`
  if (count === 0) return 'You can create the design now and change it later.'
  if (count === 1) return 'One answer is an assumption. You can create the design now and change it later.'
  return `${count} answers are assumptions. You can create the design now and change them later.`
}

const shortName = (field: string) => findQuestion(field as 'name')?.short ?? field

const valueText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') || 'none' : String(value))
