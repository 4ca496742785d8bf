import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOSTILE } from './hostile.fixture'
import { point, printOutline, readOutline } from './outline'

test('points are indented under the point above', () => {
  const points = [point('Region', [point('Subnets', [point('Database')])]), point('Connections')]
  expect(printOutline(points)).toBe('- Region\n  - Subnets\n    - Database\n- Connections\n')
})

test('text never becomes markup', () => {
  expect(printOutline([point('*bold* <b>'), point('1. one'), point('10.0.0.0/16')])).toBe(
    '- \\*bold\\* \\<b\\>\n- 1\\. one\n- 10.0.0.0/16\n',
  )
})

const words = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom(...HOSTILE))
const leaf = words.map((text) => point(text))
const branch = fc.tuple(words, fc.array(leaf, { maxLength: 3 })).map(([text, points]) => point(text, points))
const tree = fc.tuple(words, fc.array(branch, { maxLength: 3 })).map(([text, points]) => point(text, points))

test('what is printed is read back the same', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 4 }), (points) => {
      expect(readOutline(printOutline(points))).toEqual(points)
    }),
  )
})
