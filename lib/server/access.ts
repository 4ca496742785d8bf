import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { AppError } from './app-error'
import { createSession, findSession, type Owner } from './sessions'

/*
 * The one place that knows who asks. Pages ask `visitor`, which only reads; actions and handlers that store something ask
 * `visitorOrNew`, which sets the cookie where it is missing. Every repository function wants the answer as its first argument.
 */

const COOKIE = 'groundplan_session'
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60 // browsers keep no cookie longer: RFC 6265bis § 5.5, read 2026-11-23

export const visitor = cache(async (): Promise<Owner | undefined> => {
  const token = (await cookies()).get(COOKIE)?.value
  return token ? findSession(token) : undefined
})

export async function visitorOrNew(): Promise<Owner> {
  const known = await visitor()
  if (known) return known
  const { owner, token } = await createSession()
  const secure = (await headers()).get('x-forwarded-proto') === 'https'
  ;(await cookies()).set(COOKIE, token, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: MAX_AGE_SECONDS })
  return owner
}

/** For handlers under /api/designs/{id}: without a session nothing can be the visitor's, and what exists is not told. */
export async function visitorOrNotFound(): Promise<Owner> {
  const known = await visitor()
  if (!known) throw new AppError('not_found', 'There is no such design in this browser.')
  return known
}

/**
 * Refuses a change that another site's page asks for in the visitor's name. Browsers say where a request comes from; a client that
 * says nothing is not a browser and carries no cookie it did not mean to. SameSite=Lax is the second line.
 */
export function refuseOtherSites(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  const isOwn = site ? site === 'same-origin' || site === 'none' : origin === null || hostOf(origin) === host
  if (!isOwn) throw new AppError('cross_site', 'This change was asked for by another site.')
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
