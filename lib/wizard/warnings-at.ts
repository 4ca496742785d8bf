import type { FindingCode } from '@/lib/findings/catalogue'
import type { Answers } from './answers'
import { CAUSES, type Cause, type Place, type Way } from './causes'
import { optionLabel } from './describe-answer'
import { NOT_SURE } from './not-sure'
import { groupDigits } from './numbers'
import type { Question } from './question'
import type { AnswerReader } from './reader'
import { findQuestion } from './steps'
import type { AnswerWarning, PlanNeeds, PlanWarning, Use } from './warning'

/** The plan's warnings that an answer to one of these questions brings about, each at one of them. */
export function warningsAt(
  asked: readonly Question[],
  plan: { warnings: readonly PlanWarning[]; needs: PlanNeeds },
  answers: Answers,
  read: AnswerReader,
): AnswerWarning[] {
  return plan.warnings.flatMap((warning) => {
    const cause = causeOf(warning, answers, read)
    const place = cause && placeOn(asked, cause, warning, answers, read)
    if (!place) return []
    const { severity, title, message, remedy } = warning
    const uses = (place.ways ?? []).flatMap((way) => useOf(way, place, plan.needs, answers, read))
    const at = place.key
    return [{ id: idOf(warning, cause), at, severity, title, message, remedy, uses, mayStay: true }]
  })
}

/** Under which a warning of the plan is accepted, wherever it is shown. */
export const warningId = (warning: PlanWarning, answers: Answers, read: AnswerReader): string =>
  idOf(warning, causeOf(warning, answers, read))

/** Keys of a draft hold no underscore. */
const idOf = ({ code }: PlanWarning, cause: Cause | undefined): string =>
  [code.replaceAll('_', '-'), ...(cause?.name === undefined ? [] : [cause.name])].join('.')

function causeOf({ code, message, about }: PlanWarning, answers: Answers, read: AnswerReader): Cause | undefined {
  const causes = Object.hasOwn(CAUSES, code) ? (CAUSES[code as FindingCode] ?? []) : []
  return causes.find((cause) => {
    const said = cause.says === undefined ? undefined : String(answers[cause.says] ?? '')
    const isSaid = said === undefined || (said !== '' && isWordOf(message, said))
    return isSaid && hasAll(about, cause.about) && (cause.when?.(read) ?? true)
  })
}

const isWordOf = (message: string, word: string) => message.split(/[\s,.:;()]+/).includes(word)

const hasAll = (about: readonly string[], wanted: readonly string[] = []) =>
  wanted.every((name) => about.includes(name))

/** The first place on the page that was answered; else the first whose default or assumption counts. */
function placeOn(
  asked: readonly Question[],
  cause: Cause,
  warning: PlanWarning,
  answers: Answers,
  read: AnswerReader,
): Place | undefined {
  const places = cause.at.filter(({ key, about, when }) => {
    const question = asked.find((candidate) => candidate.key === key)
    if (!question || !read.applies(question)) return false
    const counts = ['value', 'unsure'].includes(read.parsed(question).is)
    return counts && hasAll(warning.about, about) && (when?.(read) ?? true)
  })
  return places.find(({ key }) => answers[key] !== undefined) ?? places[0]
}

/** The way as a change of answers; nothing where it leads to the answer that stands. */
function useOf(way: Way, place: Place, needs: PlanNeeds, answers: Answers, read: AnswerReader): Use[] {
  const question = findQuestion(way.on ?? place.key)
  if (!question) return []
  const { key } = question
  if ('add' in way) {
    const chosen = read.list(key)
    if (chosen.includes(way.add)) return []
    const kept = chosen.filter((item) => !ruling(question).includes(item))
    return [
      { label: way.label ?? `Add ‘${optionLabel(question.control, way.add)}’`, changes: { [key]: [...kept, way.add] } },
    ]
  }
  const value = answerOf(way, question, needs, read)
  if (value === undefined || value === read.text(key) || value === answers[key]) return []
  return [{ label: way.label ?? `Use ${wordsFor(question, value)}`, changes: { [key]: value } }]
}

function answerOf(way: Exclude<Way, { add: string }>, question: Question, needs: PlanNeeds, read: AnswerReader) {
  if ('use' in way) return way.use
  if ('as' in way) {
    const amount = read.amount(way.as)
    return amount === undefined ? undefined : groupDigits(amount)
  }
  const isFloor = 'atLeast' in way
  const limit = needs[isFloor ? way.atLeast : way.atMost]
  return limit === null ? undefined : nearestAnswer(question, limit, isFloor)
}

function nearestAnswer({ control }: Question, limit: number, isFloor: boolean): string | undefined {
  if (control.type === 'number' || control.type === 'money') {
    const rounded = roundedUp(limit)
    return isFloor && rounded <= control.max ? groupDigits(rounded) : undefined
  }
  if (control.type !== 'radio') return undefined
  const fitting = control.options
    .flatMap(({ value, means }) => (typeof means === 'number' ? [{ value, means }] : []))
    .filter(({ means }) => (isFloor ? means >= limit : means <= limit))
    .sort((a, b) => (isFloor ? a.means - b.means : b.means - a.means))
  return fitting[0]?.value
}

/** Two digits that count, never below the figure itself. */
function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.ceil(value / step) * step
}

function wordsFor({ control }: Question, value: string): string {
  if (control.type === 'money') return `$${value}`
  if (control.type === 'number') return value
  return `‘${optionLabel(control, value)}’`
}

/** Answers that rule out all others, and what stands for no answer. */
const ruling = ({ control }: Question): string[] =>
  control.type === 'checks' ? [...(control.exclusive ?? []).map(({ value }) => value), NOT_SURE, 'unanswered'] : []
