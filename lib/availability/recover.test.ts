import { expect, test } from 'vitest'
import { ask, type Change } from '@/lib/findings/ask.fixture'
import { inputOf } from '@/lib/findings/input.fixture'
import { RESPONSE_MINUTES, WORST_RESPONSE_MINUTES } from '@/lib/requirements/response'

const recovered = (change: Change = {}) => inputOf(ask(change)).recovery
const region = (regionMode: string, rtoMinutes: number, rpoMinutes: number): Change => ({
  availability: { scope: 'region', regionMode, rtoMinutes, rpoMinutes },
})

test('two zones take over within minutes and lose nothing', () => {
  const { rtoMinutes, rpoMinutes, meetsObjectives } = recovered()
  expect(rtoMinutes.expected).toBeLessThanOrEqual(5)
  expect([rpoMinutes.expected, meetsObjectives]).toEqual([0, true])
})

/** One zone, whatever the rules would rather have. */
const oneZone = (onCall: string, change: Change['availability'] = {}): Change => ({
  availability: { slaPercent: 98, scope: 'node', rtoMinutes: 1440, ...change },
  team: { onCall },
})

test('one zone waits for people, and loses what came after the last log', () => {
  const expected = (onCall: string) => recovered(oneZone(onCall)).rtoMinutes.expected
  expect(expected('hours') - expected('rota')).toBe(RESPONSE_MINUTES.hours - RESPONSE_MINUTES.rota)
  expect(recovered(oneZone('rota')).rpoMinutes.expected).toBe(5)
})

test('who looks outside working hours waits 14 and a half hours on average, and a weekend at worst', () => {
  const gaps = [15, 15, 15, 15, 63]
  const mean = gaps.reduce((sum, hours) => sum + hours ** 2 / 2, 0) / (7 * 24)
  expect(Math.round((mean * 60) / 10) * 10).toBe(RESPONSE_MINUTES.hours)
  expect(WORST_RESPONSE_MINUTES.hours).toBe(63 * 60)
})

test('the heavier the strategy, the sooner it is over', () => {
  const minutes = [
    region('backup', 600, 5),
    region('pilot', 120, 1),
    region('warm', 15, 1),
    region('active', 1, 0),
  ].map((change) => recovered(change).rtoMinutes.expected)
  expect(minutes).toEqual([...minutes].sort((a, b) => b - a))
  expect(new Set(minutes).size).toBe(minutes.length)
})

test.each([
  ['backup-and-restore', region('backup', 600, 5)],
  ['pilot-light', region('pilot', 120, 1)],
  ['warm-standby', region('warm', 15, 1)],
  ['active-active', region('active', 1, 0)],
] as const)('%s meets what it was chosen for', (strategy, change) => {
  const recovery = recovered(change)
  expect([recovery.strategy, recovery.meetsObjectives]).toEqual([strategy, true])
})

test('the steps add up to the expected time', () => {
  for (const change of [{}, region('backup', 600, 5), region('pilot', 120, 1), region('warm', 15, 1)]) {
    const { steps, expected } = recovered(change).rtoMinutes
    expect(Math.ceil(steps.reduce((sum, { minutes }) => sum + minutes, 0))).toBe(expected)
    expect(steps.every(({ because }) => because.endsWith('.'))).toBe(true)
  }
})

test('an objective is met from its own minute on and not below', () => {
  const { rtoMinutes } = recovered()
  const meets = (minutes: number) => recovered({ availability: { rtoMinutes: minutes } }).meetsObjectives
  expect([meets(rtoMinutes.expected), meets(rtoMinutes.expected - 0.1)]).toEqual([true, false])
})

test('a recovery is made of five kinds of step, each at most once and with its source', () => {
  const names = ['Detect', 'Decide', 'Switch', 'Restore', 'Warm up']
  for (const change of [
    {},
    oneZone('rota'),
    region('backup', 600, 5),
    region('pilot', 120, 1),
    region('active', 1, 0),
  ]) {
    const { rtoMinutes, corruption } = recovered(change)
    for (const steps of [rtoMinutes.steps, corruption?.rtoMinutes.steps ?? []]) {
      const used = steps.map(({ name }) => name)
      expect(new Set(used).size).toBe(used.length)
      expect(used.every((name) => names.includes(name))).toBe(true)
      expect(steps.every(({ source }) => source?.confidence !== undefined)).toBe(true)
    }
  }
})

test('a failover inside a region takes what the provider publishes', () => {
  const failover = recovered().rtoMinutes.steps.find(({ name }) => name === 'Switch')
  expect(failover).toMatchObject({ minutes: 2, source: { confidence: 'verified' } })
})

test('damaged data takes a restore to a moment before, however many regions there are', () => {
  for (const change of [{}, region('active', 1, 0)]) {
    const { corruption } = recovered(change)
    expect(corruption?.rtoMinutes.steps.map(({ name }) => name)).toContain('Restore')
    expect(corruption?.rpoMinutes.expected).toBe(5)
    expect(corruption?.keptDays).toBe(35)
  }
})

test('where nothing is kept, nothing can be damaged', () => {
  expect(recovered({ data: { stores: ['cache'] } }).corruption).toBeNull()
})

test('losing nothing with a region costs each write a round trip, and only then', () => {
  const active = inputOf(ask(region('active', 1, 0)))
  const [first, second] = active.design.regions
  expect(active.recovery.rpoMinutes.expected).toBe(0)
  expect(active.recovery.writeLatencyMs).toBe(active.profile.roundTripMs(first?.id ?? '', second?.id ?? ''))
  expect(recovered(region('warm', 15, 1)).writeLatencyMs).toBeNull()
})

test('six strategies are compared, and the cheapest that is enough is the lightest', () => {
  for (const change of [{}, region('backup', 600, 5), region('pilot', 120, 1), region('warm', 15, 1)]) {
    const { strategies = [], strategy } = recovered(change)
    expect(strategies).toHaveLength(6)
    const cheapest = strategies.filter(({ isCheapest }) => isCheapest)
    expect(cheapest.map((row) => row.strategy)).toEqual([strategy])
    expect(strategies.findIndex(({ isEnough }) => isEnough)).toBe(strategies.findIndex(({ isCheapest }) => isCheapest))
  }
})

test('keeping no backup is never enough where data is kept', () => {
  for (const change of [{}, oneZone('rota'), region('pilot', 120, 1)])
    expect(recovered(change).strategies?.[0]).toMatchObject({ strategy: 'none', isEnough: false })
})

test.each([
  ['the time', (minutes: number) => region('active', minutes, 5)],
  ['the loss', (minutes: number) => region('active', 600, minutes)],
])('asking less of %s never makes recovery slower', (_, change) => {
  const expected = [1440, 600, 240, 239, 60, 30, 29, 15, 5, 4, 1, 0].map(
    (minutes) => recovered(change(minutes)).rtoMinutes.expected,
  )
  expect(expected).toEqual([...expected].sort((a, b) => b - a))
})
