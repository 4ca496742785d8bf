import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftStore } from './draft-store'

type Sent = { changes: Record<string, unknown>; version: number }
let sent: Sent[]
let replies: (() => Response)[]
let kept: Map<string, string>

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  replies = []
  kept = new Map()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const request: Sent = JSON.parse(body)
    sent.push(request)
    return replies.shift()?.() ?? Response.json({ version: request.version + 1 })
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const offline = () => {
  throw new TypeError('no network')
}
const conflict = () => Response.json({ version: 9, answers: { name: 'Theirs', 'team.ops': '2' } }, { status: 409 })

test('typing is sent 600 ms after the last key, a choice at once', async () => {
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ name: 'O' }, 'later')
  await vi.advanceTimersByTimeAsync(400)
  store.change({ name: 'Or' }, 'later')
  await vi.advanceTimersByTimeAsync(599)
  expect(sent).toEqual([])
  expect(store.snapshot()).toMatchObject({ answers: { name: 'Or' }, save: 'saving' })
  await vi.advanceTimersByTimeAsync(1)
  expect(sent).toEqual([{ changes: { name: 'Or' }, version: 1 }])
  expect(store.snapshot().save).toBe('saved')
  store.change({ 'workload.kind': 'web' }, 'now')
  expect(sent).toHaveLength(2)
})

test('changes made while one is under way follow with the new version', async () => {
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ a: '1' }, 'now')
  store.change({ b: '2' }, 'now')
  expect(await store.flush()).toBe(true)
  expect(sent).toEqual([
    { changes: { a: '1' }, version: 1 },
    { changes: { b: '2' }, version: 2 },
  ])
})

test('what cannot be sent is kept in the browser and sent later, and ten seconds of it are told', async () => {
  replies = [offline, offline, offline]
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ a: '1' }, 'now')
  await vi.advanceTimersByTimeAsync(0)
  expect(store.snapshot().save).toBe('failed')
  expect(kept.get('groundplan-draft-d')).toBe('{"a":"1"}')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.snapshot().isLate).toBe(true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.snapshot()).toMatchObject({ save: 'saved', isLate: false })
  expect(kept.size).toBe(0)
})

test('a later visit sends what an earlier one left behind', async () => {
  kept.set('groundplan-draft-d', '{"a":"1","b":null}')
  const store = createDraftStore('d', { answers: { b: '2' }, version: 4 })
  const stop = store.start()
  expect(store.snapshot()).toMatchObject({ answers: { a: '1' }, epoch: 1 })
  await vi.advanceTimersByTimeAsync(0)
  expect(sent).toEqual([{ changes: { a: '1', b: null }, version: 4 }])
  stop()
})

test('after a change in another tab nothing is sent until the person chooses', async () => {
  replies = [conflict]
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ name: 'Mine' }, 'now')
  await vi.advanceTimersByTimeAsync(0)
  expect(store.snapshot()).toMatchObject({ isConflict: true, answers: { name: 'Mine' } })
  expect(await store.flush()).toBe(false)
  expect(sent).toHaveLength(1)
})

test('keeping mine puts my changes on top of theirs', async () => {
  replies = [conflict]
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ name: 'Mine' }, 'now')
  await vi.advanceTimersByTimeAsync(0)
  store.keepMine()
  expect(await store.flush()).toBe(true)
  expect(sent.at(-1)).toEqual({ changes: { name: 'Mine' }, version: 9 })
  expect(store.snapshot().answers).toEqual({ name: 'Mine', 'team.ops': '2' })
})

test('loading the newer answers drops mine', async () => {
  replies = [conflict]
  const store = createDraftStore('d', { answers: {}, version: 1 })
  store.change({ name: 'Mine' }, 'now')
  await vi.advanceTimersByTimeAsync(0)
  store.loadNewer()
  expect(store.snapshot()).toMatchObject({ answers: { name: 'Theirs' }, isConflict: false, save: 'saved', epoch: 1 })
  expect(kept.size).toBe(0)
})
