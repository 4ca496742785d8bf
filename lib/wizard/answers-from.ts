import type { RequirementsDocument } from '@/lib/requirements/schema'
import type { Answers } from './answers'
import { discountAnswers } from './discounts'
import { NOT_SURE } from './not-sure'
import { groupDigits } from './numbers'
import type { FieldValue } from './parse-answer'
import type { ChecksControl, Question, RadioControl } from './question'
import { questions } from './steps'

/**
 * The answers that give this document: how a preset, a copy and an edit of a saved design fill in the wizard. Values that no option
 * stands for are kept as they are, so that nothing said in a file is lost by opening it here.
 */
export function answersFrom(document: RequirementsDocument): Answers {
  const answers: Answers = {}
  for (const question of questions) {
    if (question.key !== question.field) continue
    const value = valueIn(document, question.field)
    if (value !== undefined) Object.assign(answers, answerFor(question, value))
  }
  for (const [topic, option] of Object.entries(document.insistOn ?? {})) answers[`insistOn.${topic}`] = option
  return { ...answers, ...discountAnswers(document.budget?.discounts ?? []) }
}

function valueIn(document: RequirementsDocument, path: string): FieldValue | undefined {
  const [section = '', field] = path.split('.')
  const holder = (document as Record<string, unknown>)[section]
  if (field === undefined) return holder as FieldValue | undefined
  return (holder as Record<string, FieldValue | undefined> | null | undefined)?.[field]
}

function answerFor(question: Question, value: FieldValue): Answers {
  const { control, key } = question
  if (control.type === 'radio') return choiceFor(question, control, value)
  if (value === null) return unsure(question)
  if (control.type === 'checks') return { [key]: listFor(control, value) }
  return { [key]: typeof value === 'number' ? groupDigits(value) : String(value) }
}

function unsure({ key, control, notSure }: Question): Answers {
  if ('instead' in control && control.instead) return { [control.instead.key]: 'yes' }
  if (!notSure) return {}
  return { [key]: control.type === 'checks' ? [NOT_SURE] : NOT_SURE }
}

function choiceFor(question: Question, control: RadioControl, value: FieldValue): Answers {
  const { key } = question
  const option = control.options.find((candidate) => same(meaning(candidate), value))
  if (option) return { [key]: option.value }
  if (value === null) return unsure(question)
  const elsewhere = control.options.find((candidate) => candidate.isElsewhere)
  if (elsewhere) return { [key]: elsewhere.value, [`${key}-${elsewhere.value}`]: String(value) }
  return { [key]: typeof value === 'object' ? value.join(',') : String(value) }
}

const meaning = (option: RadioControl['options'][number]) => (option.means === undefined ? option.value : option.means)

/** Lists of environments stand for the same whatever their order. */
const same = (a: FieldValue, b: FieldValue) =>
  a !== null && b !== null && typeof a === 'object' && typeof b === 'object'
    ? a.length === b.length && a.every((item) => b.includes(item))
    : a === b

function listFor(control: ChecksControl, value: FieldValue): string[] {
  const list = value !== null && typeof value === 'object' ? [...value] : [String(value)]
  const none = control.exclusive?.find((option) => option.value !== NOT_SURE)
  return list.length === 0 && none ? [none.value] : list
}
