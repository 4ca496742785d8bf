import { expect, test } from 'vitest'
import { database } from './database'
import { createSession, findSession } from './sessions'

test('a token finds its own session and no other', async () => {
  const [one, two] = [await createSession(), await createSession()]
  expect(await findSession(one.token)).toBe(one.owner)
  expect(await findSession(two.token)).toBe(two.owner)
  expect(await findSession(`${one.token}x`)).toBeUndefined()
  expect(await findSession('')).toBeUndefined()
})

test('a session is marked as seen once a day and not with every request', async () => {
  const { owner, token } = await createSession()
  const seenAt = async () => (await database().session.findUniqueOrThrow({ where: { id: owner } })).lastSeenAt
  const first = await seenAt()
  await findSession(token)
  expect(await seenAt()).toEqual(first)
  await database().session.update({ where: { id: owner }, data: { lastSeenAt: new Date('2026-01-01') } })
  await findSession(token)
  expect((await seenAt()).getTime()).toBeGreaterThanOrEqual(first.getTime())
})
