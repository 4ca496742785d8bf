import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { whatIfs } from '@/lib/what-if/what-if'
import { budgetReach, costCurve, withTraffic } from './curve'

const inputOf = (document: RequirementsDocument) => {
  const { requirements } = complete(document)
  const ask = whatIfs(requirements, catalog)
  return { requirements, ask, catalog, now: ask((same) => same) }
}

test('the curve goes from a tenth to a hundred times, and through the bill as it is', () => {
  for (const { document } of SCENARIOS) {
    const input = inputOf(document)
    const { curve } = costCurve(input)
    expect([curve.length, curve[0]?.trafficFactor, curve.at(-1)?.trafficFactor]).toEqual([13, 0.1, 100])
    expect(curve.find(({ trafficFactor }) => trafficFactor === 1)?.expected).toBe(input.now.monthlyUsd)
    for (const { low, expected, high } of curve) {
      expect(low ?? expected).toBeLessThanOrEqual(expected)
      expect(high ?? expected).toBeGreaterThanOrEqual(expected)
    }
  }
})

const CALLS: RequirementsDocument = {
  schemaVersion: 1,
  name: 'Calls',
  workload: { kind: 'api', shape: 'few', state: 'stateless', cpuMsPerRequest: 20 },
  traffic: { averageRps: 0.5, pattern: 'idle' },
  data: { stores: ['nosql'] },
  budget: { priority: 'cost' },
}

test('each change of compute is marked where the choice on one side differs from the other', () => {
  const input = inputOf(CALLS)
  const { computeChanges, curve } = costCurve(input)
  expect(new Set(curve.map(({ compute }) => compute)).size).toBeGreaterThan(1)
  expect(computeChanges.length).toBeGreaterThan(0)
  for (const { trafficFactor, from, to } of computeChanges) {
    expect(input.ask(withTraffic(trafficFactor * 0.94)).decisions.compute.choice).toBe(from)
    expect(input.ask(withTraffic(trafficFactor * 1.06)).decisions.compute.choice).toBe(to)
  }
})

test('the budget is kept up to the traffic that is named, and broken a little beyond it', () => {
  const input = inputOf(CALLS)
  const curve = costCurve(input)
  const monthlyUsd = ((curve.curve[6]?.expected ?? 0) + (curve.curve[7]?.expected ?? 0)) / 2
  const reach = budgetReach(monthlyUsd, curve, input.ask) ?? 0
  expect(input.ask(withTraffic(reach)).monthlyUsd).toBeLessThanOrEqual(monthlyUsd)
  expect(input.ask(withTraffic(reach * 1.13)).monthlyUsd).toBeGreaterThan(monthlyUsd)
  expect(budgetReach(0.01, curve, input.ask)).toBeNull()
})
