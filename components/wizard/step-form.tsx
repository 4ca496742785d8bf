'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { ErrorSummary } from '@/components/ui/error-summary'
import { fieldIds } from '@/components/ui/field-ids'
import { isAccepted } from '@/lib/wizard/accepted'
import type { Answers } from '@/lib/wizard/answers'
import { CLOUDS, type Cloud } from '@/lib/wizard/clouds'
import { nextStep, previousStep } from '@/lib/wizard/journey'
import { removedAnswers } from '@/lib/wizard/removed-answers'
import { findStep } from '@/lib/wizard/steps'
import { type AnswerError, errorsIn } from '@/lib/wizard/to-requirements'
import { answerWarnings, cloudOf } from './answer-warnings-of'
import { type DraftView, useDraft } from './draft-provider'
import { changesFrom, isField, isTyped } from './form-changes'
import type { PanelPlan } from './panel-plan'
import { regionChoices } from './region-choices'
import { type Removal, RemovedNote } from './removed-note'
import { StepHead } from './step-head'
import { StepQuestions } from './step-questions'
import { useErrorTitle } from './use-error-title'
import { usePlan } from './use-plan'
import { useStill } from './use-still'
import { useWarnings } from './use-warnings'

type StepFormProps = {
  slug: string
  /** After a plain form was refused: what is wrong follows from the saved answers. */
  isChecked: boolean
  /** After a plain form whose answers called for more questions. */
  isMore: boolean
  /** The review's row that the person came from. */
  returnTo: string | null
}

/** One step. It posts as a plain form; with a script it saves while somebody answers, and goes on without loading the page anew. */
export function StepForm({ slug, isChecked, isMore, returnTo }: StepFormProps) {
  const draft = useDraft()
  const { plan } = usePlan()
  const { id, store, answers, epoch } = draft
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const questions = findStep(slug)?.questions ?? NONE
  const [tried, setTried] = useState(() => ({ count: 0, errors: isChecked ? errorsIn(questions, answers) : [] }))
  const [wrong, setWrong] = useState<readonly AnswerError[]>(tried.errors)
  const shown = useStill(wrong)
  const [isLeaving, setLeaving] = useState(false)
  useErrorTitle(tried.errors.length > 0)
  const [removal, setRemoval] = useState<Removal>()
  const [undone, setUndone] = useState(0)
  const cloud = cloudOf(draft, plan)
  const { warnings, actions, drawn, spoken } = useWarnings(questions, draft, plan)
  const forget = useCallback(() => setRemoval(undefined), [])
  const next = nextStep(slug)
  const base = `/designs/${id}/edit`
  const nextHref =
    returnTo === null ? `${base}/${next?.slug ?? 'review'}` : `${base}/review#${fieldIds(returnTo).anchor}`

  // Native listeners: they hear a box after the group around it has cleared the boxes it rules out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch is a new form.
  useEffect(() => {
    const element = form.current
    if (!element) return
    const hear = ({ type, target }: Event) => {
      if (!isField(target)) return
      const isTyping = isTyped(target)
      if (isTyping === (type === 'input')) {
        const before = store.snapshot().answers
        const changes = changesFrom(target, element, questions, before)
        if (changes) store.change(changes, isTyping ? 'later' : 'now')
        if (changes && !isTyping) setRemoval(removalOf(target.name, before, store.snapshot().answers))
      }
      if (type === 'change') setWrong((before) => stillWrong(before, errorsIn(questions, store.snapshot().answers)))
    }
    element.addEventListener('input', hear)
    element.addEventListener('change', hear)
    return () => {
      element.removeEventListener('input', hear)
      element.removeEventListener('change', hear)
    }
  }, [epoch, undone, questions, store])

  const undo = () => {
    if (!removal) return
    store.change(removal.undo, 'now')
    setRemoval(undefined)
    setUndone((count) => count + 1) // the inputs keep no state of ours, so they are drawn anew
  }

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (isLeaving) return
    const errors = errorsIn(questions, store.snapshot().answers)
    setTried(({ count }) => ({ count: count + 1, errors }))
    setWrong(errors)
    if (errors.length > 0) return
    setLeaving(true)
    if (await store.flush()) router.push(nextHref)
    else setLeaving(false)
  }

  return (
    <form
      key={`${epoch}-${undone}`}
      id={STEP_FORM}
      ref={form}
      method="post"
      action={`/api/designs/${id}/steps/${slug}`}
      onSubmit={onSubmit}
      noValidate
      data-wizard-step={slug}
    >
      <StepHead slug={slug} returnTo={returnTo}>
        {tried.errors.length > 0 && (
          <ErrorSummary
            key={tried.count}
            problems={tried.errors.map(({ key, message }) => ({ field: key, message }))}
          />
        )}
      </StepHead>
      {isMore && shown.length === 0 && (
        <Callout tone="note" className="mt-6">
          Your answers call for a few more. They are below, marked by a line.
        </Callout>
      )}
      <EarlierWarnings {...{ slug, draft, plan }} />
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
      {returnTo !== null && <input type="hidden" name="return" value={returnTo} />}
      <div className="mt-8">
        <StepQuestions
          {...{ questions, draft, warnings, actions }}
          regions={regionChoices(draft.read, cloud)}
          remarks={{ 'platform.iac': codeRemark(cloud) }}
          drawn={drawn}
          errors={shown}
          note={
            removal && { key: removal.key, content: <RemovedNote removal={removal} onUndo={undo} onEnd={forget} /> }
          }
        />
      </div>
      <div className="mt-10 flex flex-col gap-3 sm:flex-row sm:items-center sm:gap-4">
        <Button type="submit" variant="primary" size="large" busy={isLeaving} className="max-sm:min-h-12">
          {returnTo === null ? `Continue to ${next?.label ?? 'Review'}` : 'Save and return to Review'}
        </Button>
        <span className="needs-script hidden text-ink-3 text-small sm:inline">
          or press <kbd className="font-mono">Ctrl + Enter</kbd>
        </span>
      </div>
    </form>
  )
}

/** A plain form goes on to the next step at once, so what speaks against the answers it posted is named there. */
function EarlierWarnings({ slug, draft, plan }: { slug: string; draft: DraftView; plan: PanelPlan | null }) {
  const earlier = previousStep(slug)
  const open = earlier
    ? answerWarnings(earlier.questions, draft, plan).filter(({ id }) => !isAccepted(id, draft.answers))
    : []
  if (!earlier || open.length === 0) return null
  return (
    <Callout tone="warn" className="without-script mt-6">
      Your answers about {earlier.label} deserve a second look:
      <ul className="mt-1 list-disc pl-5">
        {open.map(({ id, at, title }) => (
          <li key={id}>
            <a className="link" href={`/designs/${draft.id}/edit/${earlier.slug}#${fieldIds(at).anchor}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Callout>
  )
}

/** Said where the code is asked for, since the answer stands whichever cloud it is. */
const codeRemark = (cloud: Cloud): string | undefined =>
  cloud === 'aws'
    ? undefined
    : `CloudFormation is for AWS only: the files of a design on ${CLOUDS[cloud]} would be Terraform instead.`

/** By which buttons outside the form belong to it. */
export const STEP_FORM = 'wizard-step'

const NONE: never[] = []

function removalOf(key: string, before: Answers, after: Answers): Removal | undefined {
  const removed = removedAnswers(before, after)
  return removed.length === 0 ? undefined : { key, questions: removed, undo: { [key]: before[key] ?? null } }
}

/** Errors go away as they are put right; new ones wait for *Continue*. */
const stillWrong = (before: readonly AnswerError[], now: readonly AnswerError[]): readonly AnswerError[] =>
  before.filter(({ key }) => now.some((error) => error.key === key))
