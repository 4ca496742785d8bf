import { expect, test } from 'vitest'
import { formatUnitUsd, formatUsd, formatUsdDelta, formatUsdExact } from './format-money'

test.each([
  [0, '$0'],
  [0.001, 'under $0.01'],
  [0.005, '$0.01'],
  [4.2, '$4.20'],
  [9.99, '$9.99'],
  [9.996, '$10'],
  [10, '$10'],
  [1570.25, '$1,570'],
  [1_234_567.5, '$1,234,568'],
  [-142, '−$142'],
  [-4.2, '−$4.20'],
])('%d reads %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text)
})

test('the exact form always has cents and never a negative zero', () => {
  expect(formatUsdExact(1570.25)).toBe('$1,570.25')
  expect(formatUsdExact(-0.5)).toBe('−$0.50')
  expect(formatUsdExact(-0.001)).toBe('$0.00')
})

test('a unit price keeps the digits it needs', () => {
  expect([0.045, 0.4, 12, 0.0000166667, 3.09e-8].map(formatUnitUsd)).toEqual([
    '$0.045',
    '$0.40',
    '$12.00',
    '$0.0000166667',
    '$0.0000000309',
  ])
})

test('a change carries its sign', () => {
  expect([196, -142, 0].map(formatUsdDelta)).toEqual(['+$196', '−$142', '$0'])
})
