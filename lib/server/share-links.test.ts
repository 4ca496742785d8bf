import { expect, test } from 'vitest'
import { database } from './database'
import { createDesign } from './designs'
import { smallPlan } from './plan.fixture'
import { publishRevision } from './revisions'
import { createSession } from './sessions'
import { createShareLink, listShareLinks, openShareLink, revokeShareLink, shareLinkStatus } from './share-links'

const includes = { cost: true, code: true, runbooks: false }
const pinned = { revision: 1, includes, days: 30 }

async function publishedDesign() {
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: {} })
  const publish = () =>
    publishRevision(owner, id, {
      answers: {},
      draftVersion: 1,
      requirements: { schemaVersion: 1, name: 'Orders API', workload: { kind: 'api' } },
      plan: smallPlan,
      note: '',
    })
  await publish()
  return { owner, id, publish }
}

async function sharedDesign(link: Parameters<typeof createShareLink>[2] = pinned) {
  const design = await publishedDesign()
  const made = await createShareLink(design.owner, design.id, link)
  if (!made) throw new Error('The link should have been made.')
  return { ...design, ...made }
}

test('a link opens its design for whoever holds it and counts how often', async () => {
  const { owner, id, token } = await sharedDesign()
  expect(await openShareLink(token)).toMatchObject({
    status: 'open',
    includes,
    latest: 1,
    revision: { number: 1, plan: smallPlan },
  })
  await openShareLink(token)
  expect(await listShareLinks(owner, id)).toMatchObject([
    { status: 'open', timesOpened: 2, lastOpenedAt: expect.any(String) },
  ])
})

test('asking for the status of a link does not count as opening it', async () => {
  const { owner, id, token } = await sharedDesign()
  expect(await shareLinkStatus(token)).toBe('open')
  expect(await listShareLinks(owner, id)).toMatchObject([{ timesOpened: 0, lastOpenedAt: null }])
})

test('a pinned link stays at its revision and a following one moves on', async () => {
  const { owner, id, token, publish } = await sharedDesign()
  const following = await createShareLink(owner, id, { ...pinned, revision: null })
  await publish()
  expect(await openShareLink(token)).toMatchObject({ revision: { number: 1 }, latest: 2 })
  expect(await openShareLink(following?.token ?? '')).toMatchObject({ revision: { number: 2 }, latest: 2 })
})

test('a revoked link has ended at once, and revoking it again changes nothing', async () => {
  const { owner, id, link, token } = await sharedDesign()
  expect(await revokeShareLink(owner, id, link.id)).toBe(true)
  const [revoked] = await listShareLinks(owner, id)
  expect(await revokeShareLink(owner, id, link.id)).toBe(true)
  expect(await listShareLinks(owner, id)).toEqual([revoked])
  expect(revoked?.status).toBe('ended')
  expect(await openShareLink(token)).toEqual({ status: 'ended' })
  expect(await shareLinkStatus(token)).toBe('ended')
})

test('an expired link looks exactly like a revoked one', async () => {
  const { link, token } = await sharedDesign()
  await database().shareLink.update({ where: { id: link.id }, data: { expiresAt: new Date(Date.now() - 1000) } })
  expect(await openShareLink(token)).toEqual({ status: 'ended' })
})

test('a link without an end has none', async () => {
  const { token } = await sharedDesign({ ...pinned, days: null })
  expect(await openShareLink(token)).toMatchObject({ status: 'open', expiresAt: null })
})

test('a token that was never given out is unknown', async () => {
  expect(await openShareLink('x'.repeat(43))).toEqual({ status: 'unknown' })
  expect(await openShareLink('')).toEqual({ status: 'unknown' })
})

test("somebody else can neither make, list nor revoke a design's links", async () => {
  const { owner, id, link, token } = await sharedDesign()
  const { owner: stranger } = await createSession()
  expect(await createShareLink(stranger, id, pinned)).toBeUndefined()
  expect(await listShareLinks(stranger, id)).toEqual([])
  expect(await revokeShareLink(stranger, id, link.id)).toBe(false)
  expect(await openShareLink(token)).toMatchObject({ status: 'open' })
  const other = await createDesign(owner, { answers: {} })
  expect(await revokeShareLink(owner, other.id, link.id)).toBe(false)
  expect(await revokeShareLink(owner, id, 'not-an-id')).toBe(false)
})

test('no link is made to what has not been published', async () => {
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: {} })
  expect(await createShareLink(owner, id, { ...pinned, revision: null })).toBeUndefined()
  expect(await createShareLink(owner, id, pinned)).toBeUndefined()
})

test('the database holds the digests of tokens and never a token', async () => {
  const { token, id } = await sharedDesign()
  const session = await createSession()
  const tables = ['Session', 'Design', 'Revision', 'ShareLink']
  const dumps = await Promise.all(
    tables.map((table) => database().$queryRawUnsafe(`SELECT to_json(t)::text AS row FROM "${table}" t`)),
  )
  const stored = JSON.stringify(dumps)
  expect(stored).toContain(id)
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(session.token)
  expect(token).toMatch(/^[\w-]{43}$/) // 256 bits
})
