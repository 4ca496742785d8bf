import fc from 'fast-check'
import { expect, test } from 'vitest'
import { burnAlerts } from '@/lib/guidance/objective'
import { complete } from '@/lib/requirements/defaults'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { BURN_RATES } from '@/lib/units/error-budget'
import { burnRates } from './burn-rates'

test.each([
  [99.9, [1.44, 0.6, 0.3, 0.1]],
  [99.95, [0.72, 0.3, 0.15, 0.05]],
  [99.99, [0.144, 0.06, 0.03, 0.01]],
  [100, [0.144, 0.06, 0.03, 0.01]],
  [90, [60, 30, 10]],
])('an objective of %d%% gives the published thresholds', (objective, thresholds) => {
  expect(burnRates(objective, 100).map(({ thresholdPercent }) => thresholdPercent)).toEqual(thresholds)
})

test('the windows use 2, 5, 10 and 10% of the budget, and it is gone after 50 hours, 5, 10 and 30 days', () => {
  const rows = burnRates(99.9, 100)
  expect(rows.map(({ budgetUsedPercent }) => budgetUsedPercent)).toEqual([2, 5, 10, 10])
  expect(rows.map(({ hoursToExhaustion }) => hoursToExhaustion)).toEqual([50, 120, 240, 720])
})

test('one failure alone never passes a guarded threshold, and with ample traffic there is no guard', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 90, max: 99.999, noNaN: true }),
      fc.double({ min: 0, max: 10_000, noNaN: true }),
      (objective, rps) => {
        for (const { leastEvents, thresholdPercent, expectedEvents } of burnRates(objective, rps))
          expect(100 / (leastEvents ?? expectedEvents)).toBeLessThan(thresholdPercent)
      },
    ),
  )
})

test.each([
  [99.9, 0.1],
  [99.9, 40],
  [99.99, 40],
  [90, 0.01],
])('the files say what the plan says: %d%% at %d requests a second', (slaPercent, averageRps) => {
  const { requirements } = complete(
    RequirementsDocument.parse({
      schemaVersion: 1,
      name: 'Orders',
      workload: { kind: 'api' },
      availability: { slaPercent },
      traffic: { averageRps },
    }),
  )
  const said = burnAlerts(requirements, 'requests').map(({ name, condition, severity }) => ({
    name,
    severity,
    threshold: Number(/over ([\d.]+)%/.exec(condition)?.[1]),
    least: Number(/at least (\d+)/.exec(condition)?.[1] ?? 0),
    windows: /in the last (.+) and in the last (\d+ \w+)/.exec(condition)?.slice(1),
  }))
  expect(
    burnRates(slaPercent, averageRps).map(({ rate, severity, thresholdPercent, leastEvents, long, short }) => ({
      name: `Error budget burns ${rate}×`,
      severity,
      threshold: thresholdPercent,
      least: leastEvents ?? 0,
      windows: [long.text, short.text],
    })),
  ).toEqual(said)
  expect(BURN_RATES).toHaveLength(4)
})
