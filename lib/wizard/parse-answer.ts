import type { Answers } from './answers'
import { NOT_SURE } from './not-sure'
import { groupDigits, parseNumber, sixDigits } from './numbers'
import type { ChecksControl, NumberControl, Question, RadioControl, Reader } from './question'

export type FieldValue = string | number | null | readonly string[]

/** What an answer comes to. `left`: nothing was said and nothing is needed. */
export type ParsedAnswer =
  | { is: 'value'; value: FieldValue; from: 'answer' | 'default' }
  | { is: 'unsure' }
  | { is: 'left' }
  | { is: 'elsewhere' }
  | { is: 'wrong'; message: string; isMissing: boolean }

/** Reads the answer of a question that applies. Total: anything a draft may hold gives a value or the words to show beside the field. */
export function parseAnswer(question: Question, answers: Answers, read: Reader): ParsedAnswer {
  const typed = answers[question.key]
  if (isInstead(question, answers)) return { is: 'unsure' }
  if (typed === undefined || isEmptied(question, typed)) return unanswered(question, read)
  if (typed === NOT_SURE) return question.notSure ? { is: 'unsure' } : wrong(question.missing ?? CHOOSE)
  return parseTyped(question, typed, answers, read)
}

/** Whether the checkbox is ticked that stands in for a number. */
export const isInstead = (question: Question, answers: Answers): boolean =>
  'instead' in question.control &&
  question.control.instead !== undefined &&
  (answers[question.control.instead.key] ?? '') !== ''

export const unitOf = (control: NumberControl, answers: Answers, key: string) =>
  control.units?.find(({ value }) => value === answers[`${key}-unit`]) ?? control.units?.[0]

const CHOOSE = 'Choose one of the options'

/** A default that was wiped out of a field that may be left open counts as never touched; an essential one must be filled in. */
const isEmptied = (question: Question, typed: string | string[]) =>
  typeof typed === 'string' &&
  typed.trim() === '' &&
  (question.tier === 'fine-tune' || question.fallback === undefined || question.control.type === 'region')

function unanswered(question: Question, read: Reader): ParsedAnswer {
  const fallback = typeof question.fallback === 'function' ? question.fallback(read) : question.fallback
  if (fallback === undefined && question.tier === 'essential') return missing(question.missing ?? CHOOSE)
  if (fallback === undefined || fallback === '') return { is: 'left' }
  const parsed = parseTyped(question, fallback, {}, read)
  return parsed.is === 'value' ? { ...parsed, from: 'default' } : parsed
}

function parseTyped(
  question: Question,
  typed: string | readonly string[],
  answers: Answers,
  read: Reader,
): ParsedAnswer {
  const { control } = question
  switch (control.type) {
    case 'text':
      return parseText(question, one(typed), control.maxLength)
    case 'number':
    case 'money':
      return parseAmount(question, control, one(typed), answers, read)
    case 'radio':
      return parseChoice(control, one(typed))
    case 'checks':
      return parseChecks(question, control, typeof typed === 'string' ? [typed] : typed)
    case 'region':
      return /^[a-z0-9-]{2,40}$/.test(one(typed)) ? value(one(typed)) : wrong('Choose a region')
  }
}

const one = (typed: string | readonly string[]) => (typeof typed === 'string' ? typed : (typed[0] ?? ''))

function parseText(question: Question, typed: string, maxLength: number): ParsedAnswer {
  const text = typed.trim()
  if (text === '') return missing(question.missing ?? 'Enter some text')
  if (text.length > maxLength) return wrong(`${question.short} must be ${maxLength} characters or fewer`)
  return value(text)
}

function parseAmount(
  { key }: Question,
  control: NumberControl,
  typed: string,
  answers: Answers,
  read: Reader,
): ParsedAnswer {
  const number = parseNumber(typed)
  if (number === undefined) return wrong(control.wrong)
  const perUnit = unitOf(control, answers, key)?.perUnit ?? 1
  const amount = perUnit === 1 ? number : sixDigits(number * perUnit)
  const isTooSmall = control.isMinExcluded ? amount <= control.min : amount < control.min
  if (isTooSmall || amount > control.max || (control.isWhole && !Number.isInteger(amount))) return wrong(control.wrong)
  const low = control.notBelow && read.amount(control.notBelow.key)
  if (control.notBelow && low !== undefined && amount < low) return wrong(limited(control.notBelow.words, low))
  const high = control.notAbove && read.amount(control.notAbove.key)
  if (control.notAbove && high !== undefined && amount > high) return wrong(limited(control.notAbove.words, high))
  return value(amount)
}

const limited = (words: string, limit: number) => words.replace('{limit}', groupDigits(limit))

function parseChoice(control: RadioControl, typed: string): ParsedAnswer {
  const option = control.options.find((candidate) => candidate.value === typed)
  if (option?.isElsewhere) return { is: 'elsewhere' }
  if (option) return value(option.means === undefined ? option.value : option.means)
  const items = typed.split(',')
  const known = control.options.flatMap(({ means }) => (Array.isArray(means) ? means : []))
  if (items.every((item) => known.includes(item))) return value(items)
  const number = control.bounds && parseNumber(typed)
  if (number === undefined || !control.bounds) return wrong(CHOOSE)
  return number >= control.bounds.min && number <= control.bounds.max ? value(number) : wrong(CHOOSE)
}

function parseChecks(question: Question, control: ChecksControl, typed: readonly string[]): ParsedAnswer {
  const chosen = [...new Set(typed)].filter((item) => control.options.some(({ value }) => value === item))
  const ruling = (control.exclusive ?? []).filter((option) => typed.includes(option.value))
  if (ruling.length > 0 && chosen.length + ruling.length > 1) {
    return wrong(`Choose ‘${ruling[0]?.label}’ or the others, not both`)
  }
  if (ruling[0]?.value === NOT_SURE) return { is: 'unsure' }
  if (ruling.length === 0 && chosen.length === 0 && question.tier === 'essential')
    return missing(question.missing ?? CHOOSE)
  return value(chosen)
}

const value = (is: FieldValue): ParsedAnswer => ({ is: 'value', value: is, from: 'answer' })
const wrong = (message: string): ParsedAnswer => ({ is: 'wrong', message, isMissing: false })
const missing = (message: string): ParsedAnswer => ({ is: 'wrong', message, isMissing: true })
