// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation is what is tested.
import { format } from '@cdktn/hcl-tools'
import { parse } from '@cdktn/hcl2json'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { block, call, code, dynamic, json, nested, noted, ref, resource, text } from './hcl'
import { printAttributes, printHcl } from './print-hcl'

const everything = printHcl(
  ['design "Orders" and rules 1', 'second line'],
  [
    block('terraform', [], {
      required_version: '>= 1.10',
      required_providers: nested({ aws: { source: 'hashicorp/aws', version: '~> 6.0' } }),
    }),
    resource(
      'aws_vpc',
      'network',
      {},
      'NET-01: because of a long sentence that goes on and on until the comment has to be broken over more than one line, which it is.',
    ),
    resource('aws_subnet', 'app', {
      for_each: ref('local.zones'),
      vpc_id: ref('aws_vpc.network.id'),
      map_public_ip_on_launch: false,
      cidr_block: code('cidrsubnet(var.cidr, 4, each.value)'),
      names: ['a', 'b'],
      many: Array.from({ length: 12 }, (_, index) => `a-rather-long-entry-${index}`),
      tags: { Name: text`${ref('var.name')}-app`, 'aws:thing': 'x', Nested: { a: 1, bcd: null } },
      absent: undefined,
      after: 1,
      policy: json({
        Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: text`${ref('aws_s3_bucket.files.arn')}/*` }],
      }),
      joined: call('join', ',', ['a']),
      timeout: noted(30, 'Seconds: longer than the slowest request.'),
      replica: dynamic(ref('var.regions'), { region_name: ref('replica.value') }),
      lifecycle: nested({ create_before_destroy: true }),
    }),
  ],
)

test('what is printed is what the formatter leaves, to the byte', async () => {
  expect(await format(everything)).toBe(everything)
  expect(everything).toMatch(/[^\n]\n$/)
})

test('what is printed parses back to what was meant', async () => {
  const parsed = await parse('main.tf', everything)
  const subnet = parsed.resource.aws_subnet.app[0]
  expect(subnet).toMatchObject({
    cidr_block: '${cidrsubnet(var.cidr, 4, each.value)}',
    timeout: 30,
    tags: { 'aws:thing': 'x' },
  })
  expect(subnet).not.toHaveProperty('absent')
  expect(subnet.dynamic.replica[0]).toMatchObject({ for_each: '${var.regions}' })
})

test.each([
  'quotes " and \\ back \\" slashes',
  '${file("/etc/passwd")}',
  '%{ if true }yes%{ endif }',
  '$${x} $$${y} %%{z} %%%{w}',
  'two\nlines\r\nand\ttabs\u0000\u0007',
  'emoji 🧯 and \u2028 separators',
  'ends with $',
  '{ } [ ] # // /* <<EOT',
])('hostile text stays text: %j', async (hostile) => {
  const file = printHcl(
    [],
    [block('locals', [], { value: hostile, map: { [hostile]: hostile }, template: text`${hostile}-${ref('var.a')}` })],
  )
  expect(await format(file)).toBe(file)
  // The parser answers in Terraform's JSON syntax, where a literal `${` is itself written `$${`.
  const [{ value }] = (await parse('main.tf', file)).locals
  expect(value).toBe(hostile.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign))
})

test('any text is a formatted file with one attribute', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (value) => {
      const file = printAttributes([value], { value, other: 1 })
      expect(await format(file)).toBe(file)
      expect(Object.keys(await parse('x.tf', file))).toEqual(expect.arrayContaining(['value', 'other']))
    }),
    { numRuns: 100 },
  )
})
