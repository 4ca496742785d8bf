// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's templates are written like that.
import { expect, test } from 'vitest'
import { parseExpression } from './hcl-expression'

test.each([
  ['1 + 2 * 3', { is: 'binary', sign: '+' }],
  ['a == null ? b : c', { is: 'conditional' }],
  ['values(aws_subnet.app)[*].id', { is: 'splat', read: [{ name: 'id' }] }],
  ['{ for key, value in var.services : key => value.image if value.image != "" }', { is: 'for', key: 'key' }],
  ['[for cidr in var.cidrs : cidr]', { is: 'for', key: null, item: 'cidr' }],
  ['"${var.name}-web"', { is: 'template' }],
  ['{ "a b" = 1, c : 2 }', { is: 'object' }],
  ['!contains(["a"], var.environment)', { is: 'unary' }],
  ['aws_route.app[each.key].id', { is: 'attribute', name: 'id' }],
])('%s', (text, shape) => {
  expect(parseExpression(text)).toMatchObject(shape)
})

test('what only looks like a template in a string is text', () => {
  expect(parseExpression('"$${x} %%{if} \\"q\\" \\n"')).toEqual({ is: 'literal', value: '${x} %{if} "q" \n' })
})

test.each(['', '(', '"open', 'a ? b', '[1 2]', 'a b'])('%j is refused with its place', (text) => {
  expect(() => parseExpression(text)).toThrow(/expected .* at \d+/)
})
