import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Design, Resource } from '@/lib/design/model'
import { sumUsd } from '@/lib/units/money'
import { estimate } from './estimate'
import { sampleDesign, samples } from './samples'

const all: Resource[] = Object.values(samples)
const designs = [sampleDesign(all), sampleDesign([samples.queue, samples['nat-gateway']], { environment: 'staging' })]
const range = { lowFactor: 0.5, highFactor: 2, because: 'A quiet month has half the traffic and a busy one twice.' }
const input = { designs, low: designs, high: designs, catalog, budget: null, range }

/** One NAT gateway is $32.85 a month and $0.045 a gigabyte. */
const nat = (processedGibPerMonth: number): Design[] => [
  sampleDesign([{ ...samples['nat-gateway'], count: 1, processedGibPerMonth }]),
]
const priced = (monthlyUsd: number) =>
  estimate({
    designs: nat(100),
    low: nat(0),
    high: nat(1_000),
    catalog,
    range,
    budget: { monthlyUsd, hardness: 'hard' },
  })

test('the printed lines add up to the printed total, by environment and by group', () => {
  const { lines, monthlyUsd, byEnvironment, byGroup } = estimate(input)
  const total = sumUsd(lines.map((line) => line.monthlyUsd))
  expect(monthlyUsd.expected).toBe(total)
  expect(sumUsd(byEnvironment.map((part) => part.monthlyUsd))).toBe(total)
  expect(sumUsd(byGroup.map((part) => part.monthlyUsd))).toBe(total)
  expect(byEnvironment.map(({ environment }) => environment)).toEqual(['production', 'staging'])
  expect(byGroup.map(({ group }) => group)).toEqual(['compute', 'data', 'network', 'storage', 'operations'])
})

test('the range comes from the quiet and the busy month', () => {
  expect(priced(50).monthlyUsd).toEqual({ low: 32.85, expected: 37.35, high: 77.85 })
})

test('the range never leaves out the likely month', () => {
  const { monthlyUsd } = estimate({ ...input, designs: nat(100), low: nat(1_000), high: nat(0) })
  expect(monthlyUsd).toEqual({ low: 37.35, expected: 37.35, high: 37.35 })
})

test.each([
  ['just inside', 37.35, { fits: true, overBy: 0, highIsOver: true }],
  ['a cent over', 37.34, { fits: false, overBy: 0.01, highIsOver: true }],
  ['even the busy month inside', 77.85, { fits: true, overBy: 0, highIsOver: false }],
])('a budget: %s', (_, monthlyUsd, outcome) => {
  expect(priced(monthlyUsd).budget).toEqual({ monthlyUsd, hardness: 'hard', ...outcome })
})

test('no figure for the budget, no verdict on it', () => {
  expect(estimate(input).budget).toBeNull()
})

test('the same designs give the same bill, and the bill is plain JSON', () => {
  const once = estimate(input)
  expect(estimate(input)).toEqual(once)
  expect(JSON.parse(JSON.stringify(once))).toEqual(once)
})
