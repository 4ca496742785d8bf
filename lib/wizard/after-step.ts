import type { Answers } from './answers'
import { nextStep } from './journey'
import { ASKED, type ReadonlyForm } from './read-form'
import { questions, type Step } from './steps'
import { errorsIn } from './to-requirements'

/**
 * Where a posted step leads: back to it where something it asked is missing or wrong, back to it without blame where its answers call
 * for questions that were not on the page, and on to the next step or the review otherwise.
 */
export function afterStep(id: string, step: Step, answers: Answers, form: ReadonlyForm): string {
  const base = `/designs/${id}/edit`
  if (form.getAll('exit').length > 0) return '/designs'
  const row = questions.find(({ key }) => form.getAll('return').includes(key))
  const origin = row ? `&from=review&field=${row.key}` : ''
  const asked = form.getAll(ASKED)
  const errors = errorsIn(step.questions, answers)
  if (errors.some(({ key }) => asked.includes(key))) return `${base}/${step.slug}?check=1${origin}`
  const [next] = errors
  if (next) return `${base}/${step.slug}?more=1${origin}#q-${next.key}`
  if (row) return `${base}/review#q-${row.key}`
  return `${base}/${nextStep(step.slug)?.slug ?? 'review'}`
}
