import { expect, test } from 'vitest'
import { parseInclude } from './plan-include'

test.each([
  ['nothing', null, undefined],
  ['an empty list', '', undefined],
  ['one part', 'cost', ['cost']],
  ['several, with spaces', 'cost, findings', ['cost', 'findings']],
])('%s asks for what it names', (_, text, value) => {
  expect(parseInclude(text)).toEqual({ ok: true, value })
})

test('a part that does not exist is refused by name, with those that do', () => {
  const parsed = parseInclude('cost,prices')
  expect(parsed).toMatchObject({
    ok: false,
    errors: [{ path: 'include', message: expect.stringMatching(/artifacts.*got prices$/) }],
  })
})
