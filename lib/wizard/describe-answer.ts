import type { Answers } from './answers'
import { groupDigits, parseNumber } from './numbers'
import { type ParsedAnswer, unitOf } from './parse-answer'
import type { ChecksControl, NumberControl, Question, RadioControl } from './question'
import { type AnswerReader, assumption } from './reader'

export type Tag = 'Assumed' | 'Our default' | 'From preset'

export type AnswerText = {
  text: string
  tag: Tag | null
  /** The words of the gap or mistake, where there is one. */
  error: string | null
}

/** How an answer reads where answers are listed, and where it came from. */
export function describeAnswer(
  question: Question,
  answers: Answers,
  read: AnswerReader,
  preset: Answers = {},
): AnswerText {
  const parsed = read.parsed(question)
  const error = parsed.is === 'wrong' ? parsed.message : null
  return {
    text: wordsFor(question, answers, read, parsed),
    tag: error === null ? tagOf(question, answers, parsed, preset) : null,
    error,
  }
}

/** Where the value on the page came from; null for what the asker gave. */
export function tagOf(question: Question, answers: Answers, parsed: ParsedAnswer, preset: Answers): Tag | null {
  if (parsed.is === 'unsure' && question.notSure) return 'Assumed'
  if (parsed.is === 'value' && parsed.from === 'default') return 'Our default'
  if (question.control.type === 'region' && parsed.is === 'left') return 'Our default'
  const given = answers[question.key]
  const isFromPreset = given !== undefined && JSON.stringify(given) === JSON.stringify(preset[question.key])
  return isFromPreset ? 'From preset' : null
}

function wordsFor(question: Question, answers: Answers, read: AnswerReader, parsed: ParsedAnswer): string {
  const { control } = question
  if (parsed.is === 'wrong') return parsed.isMissing ? 'Not answered' : given(answers[question.key])
  if (parsed.is === 'left') return control.type === 'region' ? 'The nearest permitted' : 'Not answered'
  if (parsed.is === 'elsewhere') return optionLabel(control, given(answers[question.key]))
  if (parsed.is === 'unsure') return unsureWords(question, read)
  if (control.type === 'number' || control.type === 'money') return amountWords(question, control, answers, parsed)
  if (control.type === 'radio') return choiceWords(control, answers[question.key] ?? fallbackOf(question, read), parsed)
  if (control.type === 'checks') return listWords(control, list(parsed.value))
  return String(parsed.value)
}

function unsureWords(question: Question, read: AnswerReader): string {
  const { control } = question
  if (!question.notSure) return 'instead' in control ? (control.instead?.label ?? '') : 'Not sure'
  const assumed = assumption(question, read)
  if (control.type === 'checks')
    return listWords(
      control,
      list(assumed).filter((item) => item !== 'none'),
    )
  if (control.type === 'number') return `${groupDigits(Number(assumed))} ${unitWords(control, {}, question.key)}`.trim()
  return assumed === '' ? 'Not sure' : optionLabel(control, given(assumed))
}

function amountWords(question: Question, control: NumberControl, answers: Answers, parsed: ParsedAnswer): string {
  const typed =
    parsed.is === 'value' && parsed.from === 'answer' ? parseNumber(given(answers[question.key])) : undefined
  const amount = typed ?? (parsed.is === 'value' ? Number(parsed.value) : 0)
  if (control.type === 'money') return `$${groupDigits(amount)}`
  const unit = amount === 1 && control.unitOne ? control.unitOne : unitWords(control, answers, question.key)
  return unit === '%' ? `${groupDigits(amount)}%` : `${groupDigits(amount)} ${unit}`.trim()
}

const unitWords = (control: NumberControl, answers: Answers, key: string) =>
  unitOf(control, answers, key)?.words ?? control.unit ?? ''

function choiceWords(control: RadioControl, answer: string | readonly string[], parsed: ParsedAnswer): string {
  if (typeof answer === 'string' && control.options.some(({ value }) => value === answer))
    return optionLabel(control, answer)
  const value = parsed.is === 'value' ? parsed.value : null
  return typeof value === 'number' ? groupDigits(value) : list(value).join(', ')
}

function listWords(control: ChecksControl, chosen: readonly string[]): string {
  if (chosen.length === 0) return control.exclusive?.[0]?.label ?? 'None'
  return chosen.map((value) => optionLabel(control, value)).join(', ')
}

export function optionLabel(control: Question['control'], value: string): string {
  if (control.type !== 'radio' && control.type !== 'checks') return value
  const all = control.type === 'checks' ? [...control.options, ...(control.exclusive ?? [])] : control.options
  return all.find((option) => option.value === value)?.label ?? value
}

const fallbackOf = ({ fallback }: Question, read: AnswerReader) =>
  (typeof fallback === 'function' ? fallback(read) : fallback) ?? ''

const given = (answer: string | readonly string[] | undefined): string =>
  typeof answer === 'string' ? answer : (answer ?? []).join(', ')

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [String(value ?? '')])
