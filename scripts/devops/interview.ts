import { type RegionChoice, regionLabel } from '@/components/wizard/region-choice'
import { regionChoices } from '@/components/wizard/region-choices'
import type { Answers } from '@/lib/wizard/answers'
import { findCloud } from '@/lib/wizard/clouds'
import { describeAnswer } from '@/lib/wizard/describe-answer'
import { NOT_SURE } from '@/lib/wizard/not-sure'
import type { Key, NumberControl, Option, Question } from '@/lib/wizard/question'
import { type AnswerReader, assumptionWords, readAnswers } from '@/lib/wizard/reader'
import { stepOf } from '@/lib/wizard/steps'
import { toRequirements } from '@/lib/wizard/to-requirements'

/** The wizard at a terminal, a line at a time and as data: what was answered, and which questions were passed. */
export type Interview = { asked: readonly Question[]; answers: Answers; passed: readonly Key[] }

export const begin = (asked: readonly Question[]): Interview => ({ asked, answers: {}, passed: [] })

/** The question that waits: the first that applies and was not passed, or whose answer another one has made wrong since. */
export function waiting({ asked, answers, passed }: Interview): Question | undefined {
  const read = readAnswers(answers)
  return asked.find(
    (question) => isAsked(question, read) && (!passed.includes(question.key) || read.parsed(question).is === 'wrong'),
  )
}

/** Regions can be offered once a cloud was named; before that, the nearest permitted one is taken. */
const isAsked = (question: Question, read: AnswerReader) =>
  read.applies(question) && (question.control.type !== 'region' || cloudOf(read) !== undefined)

const cloudOf = (read: AnswerReader) => findCloud(read.text('platform.provider'))

/** The question as it stands on the page, with a letter before each option. */
export function questionWords(interview: Interview, question: Question): string {
  const read = readAnswers(interview.answers)
  const applying = interview.asked.filter((candidate) => isAsked(candidate, read))
  const options = optionsOf(question, read)
  return [
    '',
    `${stepOf(question.key)?.step.label ?? ''}, question ${applying.indexOf(question) + 1} of ${applying.length}`,
    question.label,
    ...(question.help === undefined ? [] : [question.help]),
    ...options.map(({ label, hint }, index) => `  ${letter(index)}  ${label}${hint === undefined ? '' : ` (${hint})`}`),
    ...unitLines(question),
    `${[...ways(question), entered(question, interview.answers, read)].join(' · ')}`,
  ].join('\n')
}

type Choice = Pick<Option, 'label' | 'hint'> & { value: string }

/** What has a letter: the options, then what rules out the others, then "Not sure". */
function optionsOf(question: Question, read: AnswerReader): Choice[] {
  const { control, notSure } = question
  const unsure = notSure ? [{ value: NOT_SURE, label: notSure.label ?? 'Not sure' }] : []
  if (control.type === 'radio') return [...control.options, ...unsure]
  if (control.type === 'checks') return [...control.options, ...(control.exclusive ?? [])]
  if (control.type === 'region')
    return regionsOf(control.role, read).map((region) => ({ value: region.id, label: regionLabel(region) }))
  return []
}

function regionsOf(role: 'first' | 'second', read: AnswerReader): readonly RegionChoice[] {
  const cloud = cloudOf(read)
  return cloud ? regionChoices(read, cloud)[role] : []
}

const letter = (index: number) => String.fromCharCode('a'.charCodeAt(0) + index)

const unitLines = ({ control }: Question): string[] =>
  control.type === 'number' && control.units
    ? [`  A number and its unit: ${control.units.map(({ label }) => `45 ${label}`).join(', ')}`]
    : []

function ways({ control }: Question): string[] {
  const instead = insteadOf(control)
  const how = {
    text: 'Type it',
    number: `Type a number${control.type === 'number' && control.unit !== undefined ? ` of ${control.unit}` : ''}`,
    money: 'Type an amount, like 2,000',
    radio: 'Type a letter',
    checks: 'Type letters, like a c',
    region: 'Type a letter',
  }[control.type]
  return [how, ...(instead ? [`- for ‘${instead.label}’`] : []), '? for help', '< to go back']
}

const insteadOf = (control: Question['control']) => ('instead' in control ? control.instead : undefined)

/** What Enter alone means. */
function entered(question: Question, answers: Answers, read: AnswerReader): string {
  const parsed = read.parsed(question)
  if (parsed.is === 'wrong') return 'needs an answer'
  return `Enter for ‘${describeAnswer(question, answers, read).text}’`
}

export type Heard = { interview: Interview; says: string | null }

/** What a line does: it answers, explains or goes back. A wrong answer says why and loses nothing. */
export function hear(interview: Interview, line: string): Heard {
  const question = waiting(interview)
  const typed = line.trim()
  if (!question) return { interview, says: null }
  if (typed === '?') return { interview, says: helpWords(question, interview) }
  if (typed === '<' || typed === 'back') return back(interview)
  const read = readAnswers(interview.answers)
  const changes = typed === '' ? {} : changesFor(question, typed, read)
  const answers = merged(interview.answers, changes)
  const parsed = readAnswers(answers).parsed(question)
  if (parsed.is === 'wrong') return { interview, says: parsed.message }
  return {
    interview: {
      ...interview,
      answers,
      passed: [...interview.passed.filter((key) => key !== question.key), question.key],
    },
    says: null,
  }
}

function back(interview: Interview): Heard {
  const { passed } = interview
  if (passed.length === 0) return { interview, says: 'This is the first question' }
  return { interview: { ...interview, passed: passed.slice(0, -1) }, says: null }
}

function helpWords(question: Question, { answers }: Interview): string {
  const read = readAnswers(answers)
  const assumed = assumptionWords(question, read)
  return [
    ...(question.why === undefined ? [] : [question.why]),
    ...(question.help === undefined ? [] : [question.help]),
    ...(assumed === '' ? [] : [`Where you are not sure, we will plan for ${assumed}.`]),
    `It fills in ${question.field} of requirements.json.`,
  ].join('\n')
}

type Changes = Record<string, string | string[] | null>

/** A typed line as the draft keeps it. What is no option stays as it was typed: the parser has the words for it. */
function changesFor(question: Question, typed: string, read: AnswerReader): Changes {
  const { control, key, notSure } = question
  const instead = insteadOf(control)
  if (instead && typed === '-') return { [key]: null, [instead.key]: 'yes' }
  const cleared: Changes = instead ? { [instead.key]: null } : {}
  if (notSure && (typed === '-' || typed.toLowerCase() === 'not sure'))
    return { ...cleared, [key]: control.type === 'checks' ? [NOT_SURE] : NOT_SURE }
  if (control.type === 'number' && control.units) return { ...cleared, ...withUnit(control, key, typed) }
  const options = optionsOf(question, read)
  if (control.type === 'checks') return { [key]: chosen(typed, options) }
  return { ...cleared, [key]: options.length > 0 ? (optionOf(typed, options)?.value ?? typed) : typed }
}

/** By its letter, its value or its words. */
const optionOf = (typed: string, options: readonly Choice[]) =>
  options.find((_, index) => typed.toLowerCase() === letter(index)) ??
  options.find(({ value, label }) => [value.toLowerCase(), label.toLowerCase()].includes(typed.toLowerCase()))

function chosen(typed: string, options: readonly Choice[]): string[] {
  const whole = optionOf(typed, options)
  return whole
    ? [whole.value]
    : typed.split(/[\s,]+/).flatMap((part) => (part === '' ? [] : [optionOf(part, options)?.value ?? part]))
}

function withUnit({ units = [] }: NumberControl, key: string, typed: string): Changes {
  const [, number = typed, words = ''] = /^(.*?\d[\d.,\s]*[km]?)\s*([a-z].*)?$/i.exec(typed) ?? []
  const unit = units.find(({ value, label, words: long }) => [value, label, long].includes(words.trim().toLowerCase()))
  if (words !== '' && !unit) return { [key]: typed }
  return { [key]: number.trim(), [`${key}-unit`]: unit && unit !== units[0] ? unit.value : null }
}

function merged(answers: Answers, changes: Changes): Answers {
  const entries = Object.entries({ ...answers, ...changes })
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}

/** The document that the passed questions give; what was not asked is left open, so that the plan lists it as assumed. */
export function answered({ answers, passed, asked }: Interview): object {
  const { document } = toRequirements(answers)
  const read = readAnswers(answers)
  const fields = asked
    .filter((question) => passed.includes(question.key) && isAsked(question, read))
    .map(({ field }) => field)
  const kept: { [section: string]: unknown } = { schemaVersion: document.schemaVersion }
  for (const path of fields) {
    const [section = path, field] = path.split('.')
    const holder = document[section]
    if (field === undefined) kept[section] = holder
    else if (isRecord(holder) && Object.hasOwn(holder, field))
      kept[section] = { ...(isRecord(kept[section]) ? kept[section] : {}), [field]: holder[field] }
  }
  return kept
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
