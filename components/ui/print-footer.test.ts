import { expect, test } from 'vitest'
import { pageRule } from './print-footer'

test.each(['a"}body{display:none}', '</style><script>alert(1)</script>', 'line\nbreak', 'back\\slash', 'a; b'])(
  'a design named %j cannot end the string it is printed in',
  (name) => {
    const inside = pageRule(name).split('content:"')[1]?.split('";font')[0] ?? ''
    expect(inside).toMatch(/^(?:[\p{L}\p{N} ]|\\[0-9a-f]+ )*$/u)
  },
)

test('letters of every script and digits are printed as they are', () => {
  expect(pageRule('Größe 4 注文')).toContain('content:"Größe 4 注文"')
})
