import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupDigits, parseNumber } from './numbers'

test.each([
  ['45', 45],
  [' 45 ', 45],
  ['1,200', 1200],
  ['1 200', 1200],
  ['12,345,678.5', 12_345_678.5],
  ['1.2k', 1200],
  ['3 k', 3000],
  ['2M', 2_000_000],
  ['.5', 0.5],
  ['$2,000', 2000],
  ['0', 0],
])('%s is read as a number', (text, value) => {
  expect(parseNumber(text)).toBe(value)
})

test.each(['', ' ', 'lots', '-3', '1,2', '1,23,456', '1.2.3', '12k5', '.', 'k', '$', 'Infinity', 'NaN', '1e999'])(
  '%s is no number',
  (text) => {
    expect(parseNumber(text)).toBeUndefined()
  },
)

test('a number written by the app is read back as it was', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), (value) => {
      expect(parseNumber(String(value))).toBe(Math.abs(value))
    }),
  )
})

test('digits are grouped before the point only', () => {
  expect([0, 999, 1000, 1_234_567.891].map(groupDigits)).toEqual(['0', '999', '1,000', '1,234,567.891'])
})
