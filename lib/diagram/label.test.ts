import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOSTILE } from './hostile.fixture'
import { safeLabel, safeMessage } from './label'

test.each(['Orders API', '10.0.0.0/16, 2 zones', 'Europe (Ireland), eu-west-1: primary', 'R&D', 'API × 2–6', '100%'])(
  'what means nothing to Mermaid stays as it is: %s',
  (text) => {
    expect(safeLabel(text)).toBe(text)
  },
)

test.each([
  ['a quote ends a label', '"x"', '”x”'],
  ['a backtick ends a Markdown string', '`x`', '’x’'],
  ['a tag is dropped', '<b>', '‹b›'],
  ['an icon replaces its name', 'fa:fa-user', 'fa∶fa-user'],
  ['an escape code prints as a code', '#35;', '♯35;'],
  ['a list loses its line break', '- x', '– x'],
  ['an ordered list too', '1. x', '1․ x'],
  ['an underscore inside a word is no emphasis', 'a_b', 'a_b'],
])('%s', (_, text, shown) => {
  expect(safeLabel(text)).toBe(shown)
})

test('no label is empty, longer than asked for, or holds a character that ends one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
      const label = safeLabel(text, 40)
      expect([...label].length).toBeGreaterThan(0)
      expect([...label].length).toBeLessThanOrEqual(41)
      expect(label).not.toMatch(/["`<>\\*~#\p{Cc}\u202a-\u202e]|%%|\$\$|^[-+=>]/u)
    }),
  )
})

test('a message has only characters without a meaning in a sequence diagram, and never the word end alone', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
      const message = safeMessage(text)
      expect(message).toMatch(/^[\p{L}\p{N}\p{M} ,./%×–…-]+$/u)
      expect(message).not.toMatch(/^end$/i)
    }),
  )
})
