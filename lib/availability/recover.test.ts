import { expect, test } from 'vitest'
import { ask, type Change } from '@/lib/findings/ask.fixture'
import { inputOf } from '@/lib/findings/input.fixture'

const recovered = (change: Change = {}) => inputOf(ask(change)).recovery
const region = (regionMode: string, rtoMinutes: number, rpoMinutes: number): Change => ({
  availability: { scope: 'region', regionMode, rtoMinutes, rpoMinutes },
})

test('two zones take over within minutes and lose nothing', () => {
  const { rtoMinutes, rpoMinutes, meetsObjectives } = recovered()
  expect(rtoMinutes.expected).toBeLessThanOrEqual(5)
  expect([rpoMinutes.expected, meetsObjectives]).toEqual([0, true])
})

test('one zone waits for people, and loses what came after the last log', () => {
  const single = (onCall: string) =>
    recovered({ availability: { slaPercent: 99, scope: 'node', rtoMinutes: 1440 }, team: { onCall } })
  expect(single('hours').rtoMinutes.expected - single('rota').rtoMinutes.expected).toBe(705)
  expect(single('rota').rpoMinutes.expected).toBe(5)
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
