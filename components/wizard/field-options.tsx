import type { Option as FieldOption } from '@/components/ui/radio-list'
import { WeekChart } from '@/components/ui/week-chart'
import type { Answers } from '@/lib/wizard/answers'
import { NOT_SURE } from '@/lib/wizard/not-sure'
import type { Option, Question } from '@/lib/wizard/question'
import { type AnswerReader, assumptionWords } from '@/lib/wizard/reader'

type Offered = { options: FieldOption[]; last: FieldOption | undefined; exclusive: FieldOption[] }

/** The options of a question as its control wants them, "Not sure" last with what it will be planned as. */
export function fieldOptions(question: Question, answers: Answers, read: AnswerReader): Offered {
  const { control, notSure } = question
  if (control.type !== 'radio' && control.type !== 'checks') return { options: [], last: undefined, exclusive: [] }
  const options = control.options.map((option) => toField(question, option))
  const exclusive = control.type === 'checks' ? (control.exclusive ?? []) : []
  return {
    options: [...options, ...ownValue(question, answers)],
    last: control.type === 'radio' && notSure ? unsure(question, read) : undefined,
    exclusive: exclusive.map((option) => (option.value === NOT_SURE ? unsure(question, read) : option)),
  }
}

/** "We will plan for …": what comes of "Not sure". */
export const planFor = (question: Question, read: AnswerReader): string =>
  `We will plan for ${assumptionWords(question, read)}. You can change this later.`

/** What the field holds: the answer as it was typed, else our default. */
export function shownAnswer({ key, control, fallback }: Question, answers: Answers, read: AnswerReader) {
  const typed = answers[key]
  if (typed !== undefined) return control.type === 'checks' ? typed : String(typed)
  return (typeof fallback === 'function' ? fallback(read) : fallback) ?? (control.type === 'checks' ? [] : '')
}

const unsure = (question: Question, read: AnswerReader): FieldOption => ({
  value: NOT_SURE,
  label: question.notSure?.label ?? 'Not sure',
  hint: planFor(question, read),
})

const toField = ({ key }: Question, { value, label, hint }: Option): FieldOption => ({
  value,
  label,
  ...(hint !== undefined && { hint }),
  ...(key === 'traffic.pattern' && isWeek(value) && { chart: <WeekChart shape={value} /> }),
})

/** A value that came from a file and that no option stands for is offered as an option of its own. */
function ownValue({ key, control, notSure }: Question, answers: Answers): FieldOption[] {
  const typed = answers[key]
  if (control.type !== 'radio' || typed === undefined || typed === '') return []
  if (typed === NOT_SURE && notSure) return []
  const value = String(typed)
  if (control.options.some((option) => option.value === value)) return []
  return [{ value, label: value.replaceAll(',', ', '), hint: 'As it was given' }]
}

const isWeek = (value: string): value is 'steady' | 'predictable' | 'spiky' | 'idle' =>
  ['steady', 'predictable', 'spiky', 'idle'].includes(value)
