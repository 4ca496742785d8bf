import { expect, test } from 'vitest'
import { fingerprint } from './hash'

test('the same value has the same fingerprint, and any change another', () => {
  const value = { rules: [{ rule: 'C-01', when: { load: { above: 900 } } }] }
  expect(fingerprint(value)).toBe(fingerprint(structuredClone(value)))
  expect(fingerprint(value)).not.toBe(fingerprint({ rules: [{ rule: 'C-01', when: { load: { above: 901 } } }] }))
})

test('a fingerprint is sixteen hexadecimal digits, of nothing too', () => {
  for (const value of [undefined, null, '', [], {}, 'ä🙂']) expect(fingerprint(value)).toMatch(/^[0-9a-f]{16}$/)
})
