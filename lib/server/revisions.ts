import 'server-only'
import type { z } from 'zod'
import { PlanDocument } from '@/lib/plan-document'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { Answers } from '@/lib/wizard/answers'
import { database } from './database'
import { RevisionSummary, summarise } from './revision-summary'
import type { Owner } from './sessions'

/** A published edit as lists show it. */
export type RevisionEntry = {
  number: number
  note: string
  createdAt: string
  rulesetVersion: string
  catalogReadOn: string
  summary: RevisionSummary
}
/** The whole of it. It never changes, so neither does what a link pinned to it shows. */
export type Revision = RevisionEntry & {
  answers: Answers
  draftVersion: number
  requirements: RequirementsDocument
  plan: PlanDocument
}

export type NewRevision = {
  answers: Answers
  draftVersion: number
  requirements: RequirementsDocument
  plan: PlanDocument
  note: string
}

/** Adds the next revision and answers its number. Undefined: no such design. */
export async function publishRevision(
  owner: Owner,
  designId: string,
  { answers, draftVersion, requirements, plan, note }: NewRevision,
): Promise<number | undefined> {
  return database().$transaction(async (transaction) => {
    // Also takes the row's lock, so that of two at once the second waits and gets the next number.
    const design = { where: { id: designId, sessionId: owner }, data: { updatedAt: new Date() } }
    if ((await transaction.design.updateMany(design)).count === 0) return undefined
    const { _max } = await transaction.revision.aggregate({ where: { designId }, _max: { number: true } })
    const data = {
      designId,
      number: (_max.number ?? 0) + 1,
      answers,
      draftVersion,
      requirements: plain(requirements),
      rulesetVersion: plan.ruleset.version,
      rulesetHash: plan.ruleset.hash,
      catalogReadOn: plan.catalog.readOn,
      catalogHash: plan.catalog.hash,
      plan: plain(plan),
      summary: summarise(plan),
      note: note.replaceAll('\0', ''), // the one character that Postgres cannot keep in a text
    }
    return (await transaction.revision.create({ data, select: { number: true } })).number
  })
}

export async function listRevisions(owner: Owner | undefined, designId: string): Promise<RevisionEntry[]> {
  if (!owner) return []
  const where = { designId, design: { sessionId: owner } }
  const rows = await database().revision.findMany({ where, select: entry, orderBy: { number: 'desc' } })
  return rows.map(toEntry)
}

export async function findRevision(
  owner: Owner | undefined,
  designId: string,
  number: number,
): Promise<Revision | undefined> {
  return owner && loadRevision({ designId, number, design: { sessionId: owner } })
}

export async function latestRevision(owner: Owner | undefined, designId: string): Promise<Revision | undefined> {
  return owner && loadRevision({ designId, design: { sessionId: owner } })
}

/** For those whose right to see it has been checked otherwise: the holder of a link. */
export async function loadRevision(where: {
  designId: string
  number?: number
  design?: { sessionId: Owner }
}): Promise<Revision | undefined> {
  if (where.number !== undefined && !isNumber(where.number)) return undefined
  const row = await database().revision.findFirst({ where, select: whole, orderBy: { number: 'desc' } })
  if (!row) return undefined
  return {
    ...toEntry(row),
    answers: Answers.parse(row.answers),
    draftVersion: row.draftVersion,
    requirements: asStored(RequirementsDocument, row.requirements),
    plan: asStored(PlanDocument, row.plan),
  }
}

const isNumber = (number: number) => Number.isInteger(number) && number > 0 && number < 2 ** 31

/** Checked like any input and handed over untouched: parsing would put the keys in the schema's order, and the bytes are a promise. */
function asStored<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.output<Schema> {
  schema.parse(stored)
  return stored as z.output<Schema>
}

/** Prisma wants values that are visibly JSON; these are, by the schemas they came through. */
const plain = (document: RequirementsDocument | PlanDocument) => JSON.parse(JSON.stringify(document))

const entry = {
  number: true,
  note: true,
  createdAt: true,
  rulesetVersion: true,
  catalogReadOn: true,
  summary: true,
} as const
const whole = { ...entry, answers: true, draftVersion: true, requirements: true, plan: true } as const

type EntryRow = {
  number: number
  note: string
  createdAt: Date
  rulesetVersion: string
  catalogReadOn: string
  summary: unknown
}

const toEntry = ({ number, note, createdAt, rulesetVersion, catalogReadOn, summary }: EntryRow): RevisionEntry => ({
  number,
  note,
  createdAt: createdAt.toISOString(),
  rulesetVersion,
  catalogReadOn,
  summary: RevisionSummary.parse(summary),
})
