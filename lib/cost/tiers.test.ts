import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveUnitUsd, freeAllowance, lineUsd, slicesAfter } from './tiers'

const NOTHING = { allowance: 0, meter: 0 }
const egress = {
  per: 1,
  tiers: [
    { from: 0, usd: 0 },
    { from: 100, usd: 0.09 },
    { from: 10_240, usd: 0.085 },
  ],
}
const storage = {
  per: 1,
  tiers: [
    { from: 0, usd: 0.023 },
    { from: 51_200, usd: 0.022 },
  ],
}
const cost = (price: typeof egress, quantity: number, used = NOTHING) => lineUsd(slicesAfter(price, used, quantity))

test.each([
  ['nothing', 0, 0],
  ['inside the allowance', 100, 0],
  ['just above the allowance', 200, 9],
  ['exactly to the end of the first slice', 10_240, 912.6],
  ['into the second slice', 15_000, 1_317.2],
])('egress of %s', (_, quantity, usd) => {
  expect(cost(egress, quantity)).toBe(usd)
})

test('an allowance that another environment used up is gone, and the graduated prices go on from where it stopped', () => {
  expect(cost(egress, 200, { allowance: 100, meter: 0 })).toBe(18)
  expect(cost(egress, 200, { allowance: 100, meter: 10_240 })).toBe(17)
})

test('a price that is 0 throughout never ends', () => {
  expect(freeAllowance({ tiers: [{ from: 0, usd: 0 }] })).toBe(Number.POSITIVE_INFINITY)
  expect(lineUsd(slicesAfter({ per: 1, tiers: [{ from: 0, usd: 0 }] }, NOTHING, 1e9))).toBe(0)
})

test('the unit price of one slice is the listed one and of several their average', () => {
  const pack = { per: 1_000_000, tiers: [{ from: 0, usd: 0.2 }] }
  expect(effectiveUnitUsd(pack, slicesAfter(pack, NOTHING, 5), 5)).toBe(0.0000002)
  expect(effectiveUnitUsd(egress, slicesAfter(egress, NOTHING, 200), 200)).toBe(0.045)
})

test('half a cent rounds up', () => {
  expect(lineUsd([{ quantity: 730, usd: 0.0225, per: 1 }])).toBe(16.43)
})

const quantities = fc.double({ min: 0, max: 1_000_000, noNaN: true })
const prices = fc.constantFrom(egress, storage)

test('whatever the quantity, the slices add up to it', () => {
  fc.assert(
    fc.property(prices, quantities, quantities, (price, quantity, meter) => {
      const used = { allowance: Math.min(meter, freeAllowance(price)), meter }
      const sum = slicesAfter(price, used, quantity).reduce((total, slice) => total + slice.quantity, 0)
      expect(sum).toBeCloseTo(quantity, 6)
    }),
  )
})

test('a month split over two environments costs what it costs in one', () => {
  fc.assert(
    fc.property(prices, quantities, quantities, (price, first, second) => {
      const allowance = Math.min(first, freeAllowance(price))
      const split = cost(price, first) + cost(price, second, { allowance, meter: first })
      expect(Math.abs(split - cost(price, first + second))).toBeLessThan(0.011)
    }),
  )
})

test('more never costs less, and the price does not jump at the border of a slice', () => {
  fc.assert(
    fc.property(prices, quantities, fc.double({ min: 0, max: 1_000, noNaN: true }), (price, quantity, more) => {
      expect(cost(price, quantity + more)).toBeGreaterThanOrEqual(cost(price, quantity))
    }),
  )
  for (const price of [egress, storage]) {
    for (const { from } of price.tiers) expect(cost(price, from + 0.01) - cost(price, from)).toBeLessThan(0.01)
  }
})
