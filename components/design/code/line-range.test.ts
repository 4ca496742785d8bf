import { expect, test } from 'vitest'
import { lineRange, rangeHash } from './line-range'

test.each([
  ['#L12', { first: 12, last: 12 }],
  ['#L12-L18', { first: 12, last: 18 }],
  ['#L18-L12', null],
  ['#L0', null],
  ['#plan', null],
  ['', null],
])('%s', (hash, range) => {
  expect(lineRange(hash)).toEqual(range)
})

test('a range reads back as it was written', () => {
  expect(lineRange(rangeHash(3, 9))).toEqual({ first: 3, last: 9 })
  expect(lineRange(rangeHash(4, 4))).toEqual({ first: 4, last: 4 })
})
