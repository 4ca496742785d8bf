import { expect, test } from 'vitest'
import { block, code, data, json, ref, resource, text } from './hcl'
import { split } from './modules'
import type { Written } from './parts'
import { printHcl } from './print-hcl'
import { SCHEMAS } from './schemas'
import type { Variable } from './variables'

const variable = (name: string, from: Variable['from'], fields: Variable['fields'] = null): Variable => ({
  name,
  from,
  description: name,
  type: fields ? 'object({})' : 'string',
  fields,
  validations: [],
  example: '"x"',
})
const variables = [
  variable('environment', 'environment'),
  variable('image', 'reader'),
  variable('web', 'environment', [
    ['cpu', 'number'],
    ['zones', 'number'],
  ]),
]
const written: Written[] = [
  { file: 'versions.tf', block: data('aws_caller_identity', 'current', {}) },
  {
    file: 'versions.tf',
    block: block('provider', ['aws'], { default_tags: { blocks: [{ tags: ref('local.tags') }] } }),
  },
  { file: 'locals.tf', block: block('locals', [], { tags: { Environment: ref('var.environment') }, unread: 'x' }) },
  { file: 'locals.tf', block: block('locals', [], { told: { NETWORK: ref('aws_vpc.main.id') } }) },
  { file: 'network.tf', block: resource('aws_vpc', 'main', { cidr_block: '10.0.0.0/16' }) },
  {
    file: 'network.tf',
    block: resource('aws_subnet', 'app', { for_each: code('{ a = var.web.zones }'), vpc_id: ref('aws_vpc.main.id') }),
  },
  { file: 'security.tf', block: resource('aws_kms_key', 'main', { count: code('var.web != null ? 1 : 0') }) },
  {
    file: 'compute.tf',
    block: resource('aws_instance', 'web', {
      ami: ref('var.image'),
      instance_type: code('var.web.cpu > 1 ? "t3.large" : "t3.small"'),
      subnet_id: code('values(aws_subnet.app)[*].id[0]'),
      kms_key_id: code('one(aws_kms_key.main[*].arn)'),
      user_data: json({
        told: ref('local.told'),
        account: text`${ref('data.aws_caller_identity.current.account_id')}:aws_vpc.main.id`,
      }),
      depends_on: [ref('aws_vpc.main')],
    }),
  },
  { file: 'outputs.tf', block: block('output', ['key'], { value: code('one(aws_kms_key.main[*].arn)') }) },
]
const { modules, root, addressIn } = split(written, variables, SCHEMAS.aws)
const moduleOf = (name: string) => modules.find((module) => module.name === name)
const printed = (name: string) => {
  const module = moduleOf(name)
  return printHcl(
    [],
    [
      ...(module?.files.flatMap(({ blocks }) => blocks) ?? []),
      ...(module?.variables ?? []),
      ...(module?.outputs ?? []),
    ],
  )
}

test('a module stands for each file that has blocks, and none is empty', () => {
  expect(modules.map(({ name }) => name)).toEqual(['network', 'compute', 'security'])
})

test('what a module reads of another is a typed variable with just the attributes that are read', () => {
  const compute = printed('compute')
  expect(compute).toContain('subnet_id     = values(var.app_subnet)[*].id[0]')
  expect(compute).toContain('type        = map(object({ id = string }))')
  expect(compute).toContain('kms_key_id    = one(var.main_kms_key[*].arn)')
  expect(compute).toContain('type        = list(object({ arn = string }))')
  expect(compute).toContain('depends_on = [var.main_vpc]')
  expect(compute).toContain(':aws_vpc.main.id"')
  expect(printed('network')).toContain(
    'value       = { for key, subnet in aws_subnet.app : key => { id = subnet.id } }',
  )
  expect(printed('security')).toContain('value       = [for key in aws_kms_key.main : { arn = key.arn }]')
})

test('locals and account facts are repeated where they are read, and nowhere else', () => {
  expect(printed('compute')).toContain('NETWORK = var.main_vpc.id')
  expect(printed('compute')).toContain('data "aws_caller_identity" "current"')
  expect(printed('network')).not.toContain('aws_caller_identity')
  expect(printHcl([], root.locals)).toContain('Environment = local.environment')
  expect(printHcl([], root.locals)).not.toContain('unread')
})

test('an environment passes each module the values that it reads, and a module asks for the fields that it reads', () => {
  expect(moduleOf('compute')?.given).toEqual([
    ['image', { ref: 'var.image' }],
    ['web', { ref: 'local.web' }],
  ])
  expect(moduleOf('compute')?.readsFrom).toEqual(['network', 'security'])
  expect(printed('compute')).toContain('object({ cpu = number })')
  expect(printed('network')).toContain('object({ zones = number })')
  expect(root.variables.map(({ name }) => name)).toEqual(['image'])
  expect([...root.values]).toEqual(['environment', 'web'])
})

test('outputs of the environment and targets of a step name the module', () => {
  expect(printHcl([], root.outputs)).toContain('one(module.security.main_kms_key[*].arn)')
  expect(addressIn('aws_vpc.main')).toBe('module.network.aws_vpc.main')
})
