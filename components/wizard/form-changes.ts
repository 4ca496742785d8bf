import { noteKey } from '@/lib/wizard/accepted'
import type { Answers } from '@/lib/wizard/answers'
import { parseNumber, shortNumber } from '@/lib/wizard/numbers'
import { unitOf } from '@/lib/wizard/parse-answer'
import type { Question } from '@/lib/wizard/question'
import { type FormChanges, keysOf } from '@/lib/wizard/read-form'

type Field = HTMLInputElement | HTMLSelectElement

export const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement

export const isTyped = (field: Field): boolean => field instanceof HTMLInputElement && field.type === 'text'

/** What one changed input means for the draft. Undefined where the input is none of the questions'. */
export function changesFrom(
  field: Field,
  form: HTMLFormElement,
  questions: readonly Question[],
  answers: Answers,
): FormChanges | undefined {
  if (field.name.startsWith(noteKey(''))) return { [field.name]: field.value }
  const question = questions.find((candidate) => keysOf(candidate).includes(field.name))
  if (!question) return undefined
  const { key, control } = question
  if (field.name === `${key}-unit`) return convertUnit(field, form, question, answers)
  if (field.name !== key)
    return { [field.name]: field instanceof HTMLInputElement && field.checked ? field.value : null }
  if (control.type === 'checks') return { [key]: texts(form, key) }
  return { [key]: field.value, ...withoutInstead(form, question) }
}

const texts = (form: HTMLFormElement, name: string) =>
  new FormData(form).getAll(name).filter((value) => typeof value === 'string')

/** The figure keeps its meaning when its unit changes. */
function convertUnit(field: Field, form: HTMLFormElement, { key, control }: Question, answers: Answers): FormChanges {
  const input = form.elements.namedItem(key)
  const changes: FormChanges = { [field.name]: field.value }
  if (!('units' in control) || !(input instanceof HTMLInputElement)) return changes
  const number = parseNumber(input.value)
  const from = unitOf(control, answers, key)
  const to = unitOf(control, { ...answers, [field.name]: field.value }, key)
  if (number === undefined || !from || !to) return changes
  input.value = shortNumber((number * from.perUnit) / to.perUnit)
  return { ...changes, [key]: input.value }
}

/** Typing a figure takes back "Not sure" or "I have no figure yet". */
function withoutInstead(form: HTMLFormElement, { control }: Question): FormChanges {
  const name = 'instead' in control ? control.instead?.key : undefined
  const box = name === undefined ? null : form.elements.namedItem(name)
  if (name === undefined || !(box instanceof HTMLInputElement) || !box.checked) return {}
  box.checked = false
  return { [name]: null }
}
