import 'server-only'
import { z } from 'zod'
import { Answers } from '@/lib/wizard/answers'
import { AppError } from './app-error'
import { database } from './database'
import { RevisionSummary } from './revision-summary'
import type { Owner } from './sessions'
import { newId } from './tokens'

/** A design as its owner sees it. Times are ISO strings, as everywhere outside this folder. */
export type Design = {
  id: string
  name: string
  preset: string | null
  answers: Answers
  /** Counts the draft's changes; `saveAnswers` wants it back. */
  version: number
  createdAt: string
  updatedAt: string
  archivedAt: string | null
  /** The latest revision, and whether the draft has changed since; null before the first. */
  published: { number: number; createdAt: string; isCurrent: boolean; summary: RevisionSummary } | null
}

export const UNTITLED = 'Untitled design'

export async function createDesign(
  owner: Owner,
  { answers, preset }: { answers: Answers; preset?: string },
): Promise<Design> {
  const data = {
    id: newId(),
    sessionId: owner,
    name: nameIn(answers),
    answers: checked(answers),
    preset: preset ?? null,
  }
  return toDesign(await database().design.create({ data, select }))
}

export async function listDesigns(owner: Owner | undefined, { archived = false } = {}): Promise<Design[]> {
  if (!owner) return []
  const where = { sessionId: owner, archivedAt: archived ? { not: null } : null }
  const rows = await database().design.findMany({ where, select, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }] })
  return rows.map(toDesign)
}

/** Undefined for a design that does not exist and for one that is somebody else's alike. */
export async function findDesign(owner: Owner | undefined, id: string): Promise<Design | undefined> {
  if (!owner) return undefined
  const row = await database().design.findFirst({ where: { id, sessionId: owner }, select })
  return row ? toDesign(row) : undefined
}

/** Field path → what it now holds; null takes the answer away. */
export const AnswerChanges = z.record(Answers.keyType, Answers.valueType.nullable())
export type AnswerChanges = z.infer<typeof AnswerChanges>

export type Saved = { status: 'saved'; version: number } | { status: 'conflict'; version: number; answers: Answers }

/** Changes the draft unless it has changed since `expectedVersion`, and then says what it holds now. Undefined: no such design. */
export async function saveAnswers(
  owner: Owner,
  id: string,
  changes: AnswerChanges,
  expectedVersion: number,
): Promise<Saved | undefined> {
  const current = await findDesign(owner, id)
  if (!current) return undefined
  const conflict = ({ version, answers }: Design): Saved => ({ status: 'conflict', version, answers })
  if (current.version !== expectedVersion) return conflict(current)

  const answers = checked(applyChanges(current.answers, changes))
  const version = expectedVersion + 1
  const { count } = await database().design.updateMany({
    where: { id, sessionId: owner, version: expectedVersion },
    data: { answers, name: nameIn(answers), version, updatedAt: new Date() },
  })
  if (count === 1) return { status: 'saved', version }
  const winner = await findDesign(owner, id) // somebody else was quicker between the two statements
  return winner && conflict(winner)
}

/** Takes a design off the list or puts it back. Its revisions and links stay as they are. */
export async function archiveDesign(owner: Owner, id: string, archived = true): Promise<boolean> {
  const data = { archivedAt: archived ? new Date() : null }
  const { count } = await database().design.updateMany({ where: { id, sessionId: owner }, data })
  return count === 1
}

function applyChanges(answers: Answers, changes: AnswerChanges): Answers {
  const merged = Object.entries({ ...answers, ...changes })
  return Object.fromEntries(merged.filter((entry): entry is [string, string | string[]] => entry[1] !== null))
}

const ANSWERS_LIMIT = 128 * 1024 // characters of JSON; every field at its longest takes less

function checked(answers: Answers): Answers {
  if (JSON.stringify(answers).length > ANSWERS_LIMIT)
    throw new AppError('too_large', 'These answers are too large to be kept.')
  return answers
}

/** The name is an answer like any other; lists get it from a column of its own, which must hold no control characters. */
function nameIn({ name }: Answers): string {
  const text = typeof name === 'string' ? name.replaceAll(/\p{Cc}+/gu, ' ').trim() : ''
  return text === '' ? UNTITLED : text.slice(0, 200)
}

const select = {
  id: true,
  name: true,
  preset: true,
  answers: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  archivedAt: true,
  revisions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { number: true, createdAt: true, draftVersion: true, summary: true },
  },
} as const

type Row = Omit<Design, 'answers' | 'createdAt' | 'updatedAt' | 'archivedAt' | 'published'> & {
  answers: unknown
  createdAt: Date
  updatedAt: Date
  archivedAt: Date | null
  revisions: { number: number; createdAt: Date; draftVersion: number; summary: unknown }[]
}

function toDesign({ revisions: [latest], ...row }: Row): Design {
  return {
    ...row,
    answers: Answers.parse(row.answers),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    archivedAt: row.archivedAt?.toISOString() ?? null,
    published: latest
      ? {
          number: latest.number,
          createdAt: latest.createdAt.toISOString(),
          isCurrent: latest.draftVersion === row.version,
          summary: RevisionSummary.parse(latest.summary),
        }
      : null,
  }
}
