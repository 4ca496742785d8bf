import 'server-only'
import { AppError } from './app-error'
import { findRevision, latestRevision, type Revision } from './revisions'
import type { Owner } from './sessions'

/** The revision that `?revision=4` names, by default the latest. */
export async function askedRevision(
  owner: Owner | undefined,
  id: string,
  request: Request,
): Promise<Revision | undefined> {
  const asked = new URL(request.url).searchParams.get('revision')
  if (asked === null) return latestRevision(owner, id)
  if (/^[1-9]\d{0,8}$/.test(asked)) return findRevision(owner, id, Number(asked))
  const errors = [{ path: 'revision', message: `must be a whole number from 1, got ${JSON.stringify(asked)}` }]
  throw new AppError('invalid_request', 'What was sent does not fit.', { errors })
}
