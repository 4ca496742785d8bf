import 'server-only'
import { z } from 'zod'
import { database } from './database'
import { loadRevision, type Revision } from './revisions'
import type { Owner } from './sessions'
import { hashToken, newToken } from './tokens'

export const Includes = z.strictObject({ cost: z.boolean(), code: z.boolean(), runbooks: z.boolean() })
export type Includes = z.infer<typeof Includes>

export type NewShareLink = {
  /** The revision it shows; null follows the latest. */
  revision: number | null
  includes: Includes
  /** Days until it ends; null never. */
  days: number | null
}

export type ShareLink = {
  id: string
  revision: number | null
  includes: Includes
  status: 'open' | 'ended'
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastOpenedAt: string | null
  timesOpened: number
}

/** Makes a link and answers its token, which is shown this once and not kept. Undefined: no such design or revision of it. */
export async function createShareLink(
  owner: Owner,
  designId: string,
  { revision, includes, days }: NewShareLink,
): Promise<{ link: ShareLink; token: string } | undefined> {
  const shown = { designId, design: { sessionId: owner }, ...(revision !== null && { number: revision }) }
  if ((await database().revision.count({ where: shown })) === 0) return undefined
  const token = newToken()
  const data = {
    designId,
    revisionNumber: revision,
    tokenHash: hashToken(token),
    includeCost: includes.cost,
    includeCode: includes.code,
    includeRunbooks: includes.runbooks,
    expiresAt: days === null ? null : new Date(Date.now() + days * DAY),
  }
  return { link: toLink(await database().shareLink.create({ data, select })), token }
}

export async function listShareLinks(owner: Owner | undefined, designId: string): Promise<ShareLink[]> {
  if (!owner) return []
  const where = { designId, design: { sessionId: owner } }
  const rows = await database().shareLink.findMany({ where, select, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })
  return rows.map(toLink)
}

/** Ends a link at once. False: there is no such link. */
export async function revokeShareLink(owner: Owner, designId: string, linkId: string): Promise<boolean> {
  if (!z.uuid().safeParse(linkId).success) return false
  const where = { id: linkId, designId, design: { sessionId: owner } }
  const { count } = await database().shareLink.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count === 1 || (await database().shareLink.count({ where })) === 1
}

export type SharedDesign = { revision: Revision; latest: number; includes: Includes; expiresAt: string | null }
export type Opened = ({ status: 'open' } & SharedDesign) | { status: 'ended' } | { status: 'unknown' }

/** What a link shows to whoever holds it. Revoked and expired look the same from outside. */
export async function openShareLink(token: string): Promise<Opened> {
  const row = await database().shareLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { ...select, designId: true },
  })
  if (!row) return { status: 'unknown' }
  const { id, revision: pinned, status, includes, expiresAt } = toLink(row)
  if (status === 'ended') return { status }

  const { designId } = row
  const revision = await loadRevision({ designId, ...(pinned !== null && { number: pinned }) })
  const { _max } = await database().revision.aggregate({ where: { designId }, _max: { number: true } })
  if (!revision) return { status: 'unknown' }
  await database().shareLink.updateMany({
    where: { id },
    data: { lastOpenedAt: new Date(), timesOpened: { increment: 1 } },
  })
  return { status: 'open', revision, latest: _max.number ?? revision.number, includes, expiresAt }
}

/** The same question without opening it: proxy.ts asks it before a page that cannot set its own status is rendered. */
export async function shareLinkStatus(token: string): Promise<Opened['status']> {
  const row = await database().shareLink.findUnique({ where: { tokenHash: hashToken(token) }, select })
  return row ? toLink(row).status : 'unknown'
}

const DAY = 24 * 60 * 60 * 1000

const select = {
  id: true,
  revisionNumber: true,
  includeCost: true,
  includeCode: true,
  includeRunbooks: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  lastOpenedAt: true,
  timesOpened: true,
} as const

type Row = {
  id: string
  revisionNumber: number | null
  includeCost: boolean
  includeCode: boolean
  includeRunbooks: boolean
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  lastOpenedAt: Date | null
  timesOpened: number
}

const toLink = (row: Row): ShareLink => ({
  id: row.id,
  revision: row.revisionNumber,
  includes: { cost: row.includeCost, code: row.includeCode, runbooks: row.includeRunbooks },
  status: row.revokedAt || (row.expiresAt && row.expiresAt <= new Date()) ? 'ended' : 'open',
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
  timesOpened: row.timesOpened,
})
