import type { Answers } from '@/lib/wizard/answers'
import { nextStep } from '@/lib/wizard/journey'
import { ASKED } from '@/lib/wizard/read-form'
import { questions, type Step } from '@/lib/wizard/steps'
import { errorsIn } from '@/lib/wizard/to-requirements'

/**
 * Where a posted step leads: back to it where something it asked is missing or wrong, back to it without blame where its answers call
 * for questions that were not on the page, and on to the next step or the review otherwise.
 */
export function afterStep(id: string, step: Step, answers: Answers, form: FormData): string {
  const base = `/designs/${id}/edit`
  if (form.get('then') === 'exit') return '/designs'
  const row = questions.find(({ key }) => key === form.get('return'))
  const origin = row ? `&from=review&field=${row.key}` : ''
  const asked = form.getAll(ASKED)
  const errors = errorsIn(step.questions, answers)
  if (errors.some(({ key }) => asked.includes(key))) return `${base}/${step.slug}?check=1${origin}`
  const [next] = errors
  if (next) return `${base}/${step.slug}?more=1${origin}#q-${next.key}`
  if (row) return `${base}/review#q-${row.key}`
  return `${base}/${nextStep(step.slug)?.slug ?? 'review'}`
}
