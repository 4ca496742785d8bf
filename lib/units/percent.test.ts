import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAvailability, formatShare } from './percent'

test.each([
  [99.93, 99.9, '99.93%'],
  [99.5, 99.9, '99.5%'],
  [99.9, 99.9, '99.9%'],
  [99.8996, 99.9, '99.899%'],
  [99.97, 99.9, '99.97%'],
  [99.9999, 99.9, '99.999%'],
  [99.85, 99.86, '99.85%'],
  [99.94999999999999, 99.95, '99.95%'],
  [100, 99.9, '100%'],
  [99, 99.9, '99%'],
])('%d beside %d reads %s', (percent, target, text) => {
  expect(formatAvailability(percent, target)).toBe(text)
})

test('without a target at most three decimals are shown', () => {
  expect(formatAvailability(99.95)).toBe('99.95%')
  expect(formatAvailability(99.99999)).toBe('99.999%')
})

test('a shortfall never reads as reaching the target', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 90_0000, max: 99_9998 }),
      fc.constantFrom(99, 99.5, 99.9, 99.95, 99.99),
      (n, target) => {
        const percent = n / 10_000
        const shown = Number.parseFloat(formatAvailability(percent, target))
        if (percent < target) expect(shown).toBeLessThan(target)
        expect(shown).toBeLessThan(100)
      },
    ),
  )
})

test('shares keep one decimal where there is one', () => {
  expect([0.35, 0.025, 1].map(formatShare)).toEqual(['35%', '2.5%', '100%'])
})
