import type { ShareLink } from '@/lib/server/share-links'
import { formatDate } from '@/lib/units/dates'

/** Who can see what, before anybody makes a link. */
export const SHARE_WORDS = 'Anyone with the link can read it. Nobody can change it, and they need no account.'

/** "Revision 5, ends 23 Dec 2026". */
export function linkTitle({ revision, expiresAt }: ShareLink): string {
  const shows = revision === null ? 'The latest revision' : `Revision ${revision}`
  return `${shows}, ${expiresAt === null ? 'never ends' : `ends ${formatDate(expiresAt)}`}`
}

/** "Made 23 Nov 2026. Opened 6 times, last 22 Nov 2026. With cost and code." */
export function linkHistory({ createdAt, timesOpened, lastOpenedAt, includes }: ShareLink): string {
  const opened =
    lastOpenedAt === null
      ? 'Not opened yet.'
      : `Opened ${timesOpened === 1 ? 'once' : `${timesOpened} times`}, last ${formatDate(lastOpenedAt)}.`
  const parts = (['cost', 'code', 'runbooks'] as const).filter((part) => includes[part])
  const shown = parts.length > 0 ? ` With ${parts.join(', ')}.` : ' Without cost, code and runbooks.'
  return `Made ${formatDate(createdAt)}. ${opened}${shown}`
}
