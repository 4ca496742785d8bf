import type { Answers } from './answers'
import type { Question } from './question'
import { readAnswers } from './reader'

/** What a posted step changes in the draft: field → its new answer, null to take an answer away. */
export type FormChanges = Record<string, string | string[] | null>

/** The hidden field that names each question the page had asked, so that an unticked box can be told from one never shown. */
export const ASKED = 'asked'

/**
 * Reads a step that was posted as a plain form, exactly as typed. A default that was sent back as it stood stays our default: it is
 * not stored, and goes on following the other answers.
 */
export function readForm(form: ReadonlyForm, questions: readonly Question[], stored: Answers): FormChanges {
  const asked = form.getAll(ASKED)
  const changes: FormChanges = {}
  const read = readAnswers(stored)
  for (const question of questions.filter(({ key }) => asked.includes(key))) {
    for (const key of keysOf(question)) {
      const sent = sentFor(form, key, question.control.type === 'checks' && key === question.key)
      const isUntouchedUnit = stored[key] === undefined && isFirstUnit(question, key, sent)
      if (!isUntouchedUnit && !same(sent, stored[key] ?? null)) changes[key] = sent
    }
    if (stored[question.key] === undefined && isDefault(question, changes, read)) delete changes[question.key]
  }
  return changes
}

export type ReadonlyForm = { getAll: (name: string) => readonly (string | object)[] }

/** The answers that one question owns: its own and those of its input aids. */
export const keysOf = ({ key, control }: Question): string[] => [
  key,
  ...('units' in control && control.units ? [`${key}-unit`] : []),
  ...('instead' in control && control.instead ? [control.instead.key] : []),
]

/** Drafts refuse longer text than this, and nobody types it. */
const LONGEST = 2_000

function sentFor(form: ReadonlyForm, key: string, isList: boolean): string | string[] | null {
  const sent = form.getAll(key).filter((value) => typeof value === 'string')
  if (isList) return sent.slice(0, 40).map((value) => value.slice(0, 200))
  return sent[0] === undefined ? null : sent[0].slice(0, LONGEST)
}

const isFirstUnit = ({ control }: Question, key: string, sent: string | string[] | null) =>
  key.endsWith('-unit') && 'units' in control && control.units?.[0]?.value === sent

function isDefault(question: Question, changes: FormChanges, read: ReturnType<typeof readAnswers>): boolean {
  const sent = changes[question.key]
  const fallback = typeof question.fallback === 'function' ? question.fallback(read) : question.fallback
  if (fallback === undefined) return sent === '' || (Array.isArray(sent) && sent.length === 0)
  return same(sent ?? null, typeof fallback === 'string' ? fallback : [...fallback])
}

const same = (a: string | string[] | null, b: string | string[] | null) => JSON.stringify(a) === JSON.stringify(b)
