import { expect, test } from 'vitest'
import type { ShareLink } from '@/lib/server/share-links'
import { linkHistory, linkTitle } from './share-link-words'

const link: ShareLink = {
  id: '1',
  revision: 5,
  includes: { cost: true, code: true, runbooks: false },
  status: 'open',
  createdAt: '2026-11-23T10:00:00.000Z',
  expiresAt: '2026-12-23T10:00:00.000Z',
  revokedAt: null,
  lastOpenedAt: null,
  timesOpened: 0,
}

test('a link says what it shows and when it ends', () => {
  expect(linkTitle(link)).toBe('Revision 5, ends 23 Dec 2026')
  expect(linkTitle({ ...link, revision: null, expiresAt: null })).toBe('The latest revision, never ends')
})

test('a link says whether it was opened and what it includes', () => {
  expect(linkHistory(link)).toBe('Made 23 Nov 2026. Not opened yet. With cost, code.')
  const opened = { lastOpenedAt: '2026-11-24T08:00:00.000Z', includes: { cost: false, code: false, runbooks: false } }
  expect(linkHistory({ ...link, ...opened, timesOpened: 1 })).toBe(
    'Made 23 Nov 2026. Opened once, last 24 Nov 2026. Without cost, code and runbooks.',
  )
})
