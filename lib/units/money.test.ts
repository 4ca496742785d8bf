import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiplyUsd, roundCents, roundedIfClear, scale, sumUsd } from './money'

test('decimal sums carry no binary noise', () => {
  expect(sumUsd([0.1, 0.2])).toBe(0.3)
  expect(multiplyUsd(0.045, 730)).toBe(32.85)
})

test('a half cent rounds up', () => {
  expect(roundCents(1.005)).toBe(1.01)
  expect(roundCents(2.675)).toBe(2.68)
})

test('a price per pack is divided by the pack', () => {
  expect(multiplyUsd(0.2, 3_500_000, 1_000_000)).toBe(0.7)
})

test('scaling keeps twelve decimals', () => {
  expect(scale(0.0000166667, 1.1146)).toBe(0.000018576704)
})

test('rounding is idempotent and off by at most half a cent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (usd) => {
      const once = roundCents(usd)
      expect(roundCents(once)).toBe(once)
      expect(Math.abs(once - usd)).toBeLessThanOrEqual(0.0051)
    }),
  )
})

test('the short way to round gives what decimals give, or leaves it to them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (price, quantity) => {
      const usd = price / 1e6
      const short = roundedIfClear(usd * quantity, 2)
      if (short !== null) expect(short).toBe(roundCents(multiplyUsd(usd, quantity)))
    }),
    { numRuns: 5000, seed: 20261123 },
  )
  expect(roundedIfClear(0.0225 * 730, 2)).toBeNull()
})
