import { STAY, TAKE_BACK, USE, warningAnchor } from './accepted'
import type { Answers } from './answers'
import { nextStep } from './journey'
import { ASKED, keysOf, type ReadonlyForm } from './read-form'
import { questions, type Step } from './steps'
import { errorsIn } from './to-requirements'

/**
 * Where a posted step leads: back to the warning whose button was pressed, or to what it changed; back to the step where something it
 * asked is missing or wrong; back to it without blame where its answers call for questions that were not on the page; and on to the next
 * step or the review otherwise.
 */
export function afterStep(id: string, step: Step, answers: Answers, form: ReadonlyForm): string {
  const base = `/designs/${id}/edit`
  if (form.getAll('exit').length > 0) return '/designs'
  const row = questions.find(({ key }) => form.getAll('return').includes(key))
  const origin = row ? `&from=review&field=${row.key}` : ''
  const pressed = anchorOf(form, step)
  if (pressed !== undefined) return `${base}/${step.slug}?seen=1${origin}#${pressed}`
  const asked = form.getAll(ASKED)
  const errors = errorsIn(step.questions, answers)
  if (errors.some(({ key }) => asked.includes(key))) return `${base}/${step.slug}?check=1${origin}`
  const [next] = errors
  if (next) return `${base}/${step.slug}?more=1${origin}#q-${next.key}`
  if (row) return `${base}/review#q-${row.key}`
  return `${base}/${nextStep(step.slug)?.slug ?? 'review'}`
}

/** Where to look for what came of a warning's button. */
function anchorOf(form: ReadonlyForm, step: Step): string | undefined {
  const [id] = [...form.getAll(STAY), ...form.getAll(TAKE_BACK)]
  if (typeof id === 'string') return warningAnchor(encodeURIComponent(id))
  const [used] = form.getAll(USE)
  if (typeof used !== 'string') return undefined
  const question = step.questions.find((candidate) => keysOf(candidate).some((key) => used.includes(`"${key}"`)))
  return `q-${question?.key ?? ''}`
}
