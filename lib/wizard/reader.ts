import { passes } from '@/lib/rules/decide'
import type { When as FactsWhen } from '@/lib/rules/table'
import type { Answers } from './answers'
import { NOT_SURE } from './not-sure'
import { isInstead, type ParsedAnswer, parseAnswer } from './parse-answer'
import { type Key, type Question, type Reader, UNANSWERED, type When } from './question'
import { findQuestion } from './steps'

/** The answers of one draft, seen as the plan will see them. */
export type AnswerReader = Reader & {
  /** Whether a question is asked at all, given the other answers. */
  applies: (question: Question) => boolean
  /** What the answer of a question that applies comes to. */
  parsed: (question: Question) => ParsedAnswer
}

/**
 * Reads a draft lazily and remembers what it worked out, since conditions and defaults look at other answers, also at those of
 * later steps. Conditions never form a circle; a test holds them to that.
 */
export function readAnswers(answers: Answers): AnswerReader {
  const known = new Map<string, string | readonly string[]>()
  const applicable = new Map<string, boolean>()

  const applies = ({ key, when }: Question): boolean => {
    if (when === undefined) return true
    const before = applicable.get(key)
    if (before !== undefined) return before
    const answer = holds(when, fact)
    applicable.set(key, answer)
    return answer
  }

  const fact = (key: Key): string | readonly string[] => {
    const before = known.get(key)
    if (before !== undefined) return before
    const question = findQuestion(key)
    const now = question && applies(question) ? said(question, answers, read) : ''
    known.set(key, now)
    return now
  }

  const amount = (key: Key): number | undefined => {
    const question = findQuestion(key)
    if (!question || !applies(question)) return undefined
    const parsed = parseAnswer(question, answers, read)
    if (parsed.is === 'value' && typeof parsed.value === 'number') return parsed.value
    if (parsed.is !== 'unsure') return undefined
    const assumed = Number(assumption(question, read))
    return Number.isFinite(assumed) ? assumed : undefined
  }

  const read: Reader = {
    text: (key) => {
      const value = fact(key)
      return typeof value === 'string' ? value : ''
    },
    list: (key) => {
      const value = fact(key)
      return typeof value === 'string' ? [] : value
    },
    amount,
  }
  return { ...read, applies, parsed: (question) => parseAnswer(question, answers, read) }
}

/** What is assumed where "Not sure" was chosen, in the form of an answer. */
export function assumption({ notSure }: Question, read: Reader): string | readonly string[] {
  if (!notSure) return ''
  return typeof notSure.value === 'function' ? notSure.value(read) : notSure.value
}

/** Ends the sentence "We will plan for …". */
export function assumptionWords({ notSure }: Question, read: Reader): string {
  if (!notSure) return ''
  return typeof notSure.words === 'function' ? notSure.words(read) : notSure.words
}

function said(question: Question, answers: Answers, read: Reader): string | readonly string[] {
  const isList = question.control.type === 'checks'
  const typed = answers[question.key]
  if (isInstead(question, answers) || typed === NOT_SURE || (isList && typed?.includes(NOT_SURE))) {
    return assumption(question, read)
  }
  if (typed !== undefined && (isList ? typed.length > 0 : typed !== '')) {
    if (isList) return typeof typed === 'string' ? [typed] : typed
    return typeof typed === 'string' ? typed : ''
  }
  const fallback = typeof question.fallback === 'function' ? question.fallback(read) : question.fallback
  return fallback ?? (isList ? [UNANSWERED] : '')
}

/** Looks up only the answers that the condition names. */
function holds(when: When, fact: (key: Key) => string | readonly string[]): boolean {
  const conditions = isList(when) ? when : [when]
  const names = conditions.flatMap((condition) => Object.keys(condition) as Key[])
  const facts = Object.fromEntries(names.map((name) => [name, withKind(name, fact(name))]))
  return passes(when as FactsWhen<Record<string, string | readonly string[]>>, facts)
}

/** A list that is not asked for is empty, not ''. */
const withKind = (name: Key, value: string | readonly string[]) =>
  value === '' && findQuestion(name)?.control.type === 'checks' ? [] : value

const isList = (when: When): when is readonly Exclude<When, readonly unknown[]>[] => Array.isArray(when)
