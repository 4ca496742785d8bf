import { acceptedKey, NOTE_LIMIT, NOTED, noteKey, STAY, TAKE_BACK, USE } from './accepted'
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
  return { ...changes, ...notesIn(form, stored), ...used(form, questions) }
}

/** Ids of warnings, as `warningId` makes them. */
const WARNING = /^(?!.{61})[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/

/** Notes as they were typed, and which warnings are kept or taken back. */
function notesIn(form: ReadonlyForm, stored: Answers): FormChanges {
  const ids = (name: string) => texts(form, name).filter((id) => WARNING.test(id))
  const notes = ids(NOTED).flatMap((id) => {
    const note = texts(form, noteKey(id))[0]?.slice(0, NOTE_LIMIT) ?? ''
    return note === (stored[noteKey(id)] ?? '') ? [] : [[noteKey(id), note === '' ? null : note]]
  })
  const kept = ids(STAY).map((id) => [acceptedKey(id), 'yes'])
  const takenBack = ids(TAKE_BACK).map((id) => [acceptedKey(id), null])
  return Object.fromEntries([...notes, ...kept, ...takenBack])
}

/** What the button of a warning changes: only answers of this page, as if they had been given on it. */
function used(form: ReadonlyForm, questions: readonly Question[]): FormChanges {
  const own = questions.flatMap(keysOf)
  const entries = texts(form, USE).flatMap((text) => Object.entries(parsed(text)))
  return Object.fromEntries(entries.filter(([key, value]) => own.includes(key) && isChange(value))) as FormChanges
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text.slice(0, LONGEST))
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const isChange = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  (Array.isArray(value) && value.length <= 40 && value.every((item) => typeof item === 'string' && item.length <= 200))

const texts = (form: ReadonlyForm, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string')

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
  const sent = texts(form, key)
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
