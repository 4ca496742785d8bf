import { expect, test } from 'vitest'
import { wrap } from './wrap'

test('no line is longer than the width', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
})

test('a word longer than the width stands alone', () => {
  expect(wrap('see https://example.com/a/long/address now', 10)).toEqual([
    'see',
    'https://example.com/a/long/address',
    'now',
  ])
})

test('line breaks in the text are spaces, so that a comment can never end early', () => {
  expect(wrap('first\nsecond\r\nthird', 80)).toEqual(['first second third'])
})

test('nothing gives no line', () => {
  expect(wrap('  ', 10)).toEqual([])
})
