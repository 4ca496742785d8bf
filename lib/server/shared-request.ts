import 'server-only'
import { AppError } from './app-error'
import { openShareLink, type SharedDesign } from './share-links'

/** What a link shows. One that has ended is a 410, whatever ended it; one that never was is a 404. */
export async function openOrEnded(token: string): Promise<SharedDesign> {
  const opened = await openShareLink(token)
  if (opened.status === 'ended') throw new AppError('gone', 'This link has ended.')
  if (opened.status === 'unknown') throw new AppError('not_found', 'There is no such link.')
  return opened
}
