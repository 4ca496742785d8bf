import fc from 'fast-check'
import { expect, test } from 'vitest'
import { downMinutes, inParallel, inSeries } from './compose-sla'

test("Microsoft's worked example: a front door, container apps, a managed instance and a private link", () => {
  expect(inSeries([99.98, 99.95, 99.8, 99.99])).toBeCloseTo(99.7202, 4)
  expect(inSeries([99.98, 99.95, 99.8, 99.99, 99.99, 99.99, 99.99, 99.99])).toBeCloseTo(99.6803, 4)
})

test('two sides of three nines are six nines if they fail apart', () => {
  expect(inParallel([99.9, 99.9])).toBeCloseTo(99.9999, 6)
})

test.each([
  [99.9, 43.2],
  [99.95, 21.6],
  [99.99, 4.32],
])('%s%% leaves %s minutes in thirty days', (percent, minutes) => {
  expect(downMinutes(percent)).toBeCloseTo(minutes, 6)
})

test('one part more never raises a chain, one side more never lowers a pair', () => {
  const percent = fc.double({ min: 90, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(percent, { minLength: 1, maxLength: 8 }), percent, (parts, more) => {
      expect(inSeries([...parts, more])).toBeLessThanOrEqual(inSeries(parts) + 1e-9)
      expect(inParallel([...parts, more])).toBeGreaterThanOrEqual(inParallel(parts) - 1e-9)
    }),
  )
})
