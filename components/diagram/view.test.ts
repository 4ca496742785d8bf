import { expect, test } from 'vitest'
import { fitted, opening, startOf } from './view'

const frame = { width: 1000, height: 500 }

test('a small drawing keeps its size, in the middle', () => {
  expect(fitted(frame, { width: 400, height: 100 })).toEqual({ scale: 1, x: 300, y: 200 })
})

test('a large one is made to fit the frame', () => {
  expect(fitted(frame, { width: 1250, height: 400 })).toEqual({ scale: 0.8, x: 0, y: 90 })
})

test.each([
  ['left', 0, -20],
  ['top', -400, 0],
  ['corner', 0, 0],
] as const)('where fitting would make it unreadable it opens readable at the %s', (start, x, y) => {
  expect(opening(frame, { width: 3000, height: 900 }, start)).toEqual({ scale: 0.6, x, y })
})

test('nothing opens larger than its own size', () => {
  expect(opening(frame, { width: 10, height: 10 }, 'top').scale).toBe(1)
})

test.each([
  ['flowchart LR\n', 'left'],
  ['flowchart TB\n', 'top'],
  ['sequenceDiagram\n', 'corner'],
])('%j is read from the %s', (source, start) => {
  expect(startOf(source)).toBe(start)
})
