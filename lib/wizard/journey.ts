import type { Answers } from './answers'
import { readAnswers } from './reader'
import { type Step, steps } from './steps'
import { errorsIn } from './to-requirements'

export type StepState = 'done' | 'error' | 'started' | 'not-started'

export type JourneyStep = {
  slug: string
  label: string
  /** Counted from 1. */
  number: number
  state: StepState
  /** Questions that are asked and wait for an answer. */
  open: number
}

/** Where somebody stands, derived from the answers alone: nothing about progress is ever stored. */
export function journey(answers: Answers): JourneyStep[] {
  const read = readAnswers(answers)
  const asked = steps.filter(({ questions }) => questions.length > 0)
  const walked = asked.map((step, index) => {
    const errors = errorsIn(step.questions, answers, read)
    const open = errors.filter(({ isMissing }) => isMissing).length
    const isStarted = step.questions.some(({ key }) => key !== 'name' && answers[key] !== undefined)
    return {
      slug: step.slug,
      label: step.label,
      number: index + 1,
      open,
      state: stateOf(errors.length, open, isStarted),
    }
  })
  const review = steps[steps.length - 1]
  return review
    ? [...walked, { slug: review.slug, label: review.label, number: steps.length, open: 0, state: 'not-started' }]
    : walked
}

/** The step to resume at: the first one that is not done, else the review. */
export const firstUnfinished = (answers: Answers): string =>
  journey(answers).find(({ state }) => state !== 'done')?.slug ?? 'review'

export const nextStep = (slug: string): Step | undefined => steps[steps.findIndex((step) => step.slug === slug) + 1]

export const previousStep = (slug: string): Step | undefined => steps[steps.findIndex((step) => step.slug === slug) - 1]

/** Fifteen seconds a question that still waits, in whole minutes. An estimate until there is a measured median. */
export const minutesLeft = (answers: Answers): number =>
  Math.ceil((journey(answers).reduce((sum, { open }) => sum + open, 0) * 15) / 60)

function stateOf(errors: number, open: number, isStarted: boolean): StepState {
  if (errors === 0) return 'done'
  if (errors > open) return 'error'
  return isStarted ? 'started' : 'not-started'
}
