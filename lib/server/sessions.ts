import 'server-only'
import { database } from './database'
import { hashToken, newToken } from './tokens'

/** A browser that designs belong to. Only this file makes one, so a repository cannot be asked on behalf of a guess. */
export type Owner = string & { readonly brand: 'owner' }

export async function createSession(): Promise<{ owner: Owner; token: string }> {
  const token = newToken()
  const { id } = await database().session.create({ data: { tokenHash: hashToken(token) }, select: { id: true } })
  return { owner: id as Owner, token }
}

const DAY = 24 * 60 * 60 * 1000

export async function findSession(token: string): Promise<Owner | undefined> {
  const where = { tokenHash: hashToken(token) }
  const session = await database().session.findUnique({ where, select: { id: true, lastSeenAt: true } })
  if (!session) return undefined
  // To the day is enough to know which sessions are dead, and spares a write on every page.
  if (Date.now() - session.lastSeenAt.getTime() > DAY)
    await database().session.updateMany({ where, data: { lastSeenAt: new Date() } })
  return session.id as Owner
}
