import { describe, expect, test } from 'vitest'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { DOCUMENTS, designsOf } from '../terraform/testing-designs.fixture'
import { writeTerraform } from '../terraform/write-terraform'
import { deployAll, type Made } from './deploy.fixture'
import { pascal } from './plan'
import { writeCloudFormation } from './write-cloudformation'

/** CloudFormation and Terraform of the same designs, read from the text of both. */
const all = { ...DOCUMENTS, ...Object.fromEntries(SCENARIOS.map(({ slug, document }) => [slug, document])) }
const made = Object.entries(all).map(([name, document]) => {
  const designs = designsOf(document)
  const input = { designs, reasonOf: () => '', ruleset: '1', budgetUsd: 1500 }
  const terraform = writeTerraform({ ...input, iac: 'terraform' })
  const files = writeCloudFormation(input)
  return {
    name,
    environments: designs.map(({ environment }) => environment),
    hcl: terraform
      .filter(({ path }) => path.endsWith('.tf'))
      .map(({ content }) => content)
      .join('\n'),
    sizes: (environment: string) =>
      terraform.find(({ path }) => path.endsWith(`/environments/${environment}/sizes.tf`))?.content ?? '',
    yaml: files
      .filter(({ path }) => path.endsWith('.yaml'))
      .map(({ content }) => content)
      .join('\n'),
    files,
  }
})

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, part = '']) => part)

describe.each(made)('$name', ({ environments, hcl, sizes, yaml, files }) => {
  const deployed = deployAll(files)

  test('the same names', () => {
    // Of Terraform's own: a snapshot's name, the emptied default group, and scaling policies, which CloudFormation names itself.
    const own = /-(?:closed|final)$|-load$|^alerts-edge$/
    const names = new Set(found(hcl, /\$\{var\.name\}-([a-z0-9.-]+)"/g).filter((name) => !own.test(name)))
    const here = new Set(found(yaml, /\$\{Name\}-([a-z0-9.-]+)(?='?$|'?\])/gm))
    expect([...names].filter((name) => !here.has(name))).toEqual([])
  })

  test('the same ports, open between the same parts', () => {
    const plain = (name: string) => name.replaceAll('_', '').toLowerCase()
    const rules = found(hcl, /resource "aws_vpc_security_group_(?:in|e)gress_rule" "(\w+)"/g)
    // A gateway endpoint is reached through what goes out by HTTPS; only a network without a way out names it.
    const wanted = rules.filter((name) => !/_endpoint(?:_standby)?$/.test(name)).map(plain)
    const types = ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']
    const here = new Set(
      deployed.flatMap(({ resources }) =>
        resources.filter(({ type }) => types.includes(type)).map(({ id }) => plain(id)),
      ),
    )
    expect([...here].filter((name) => !/tos3$/.test(name)).sort()).toEqual([...new Set(wanted)].sort())
  })

  test('sizes are compared at all', () => {
    for (const environment of environments) expect(sizesIn(sizes(environment))).not.toEqual([])
  })

  test('the same sizes, classes and address ranges in each environment', () => {
    for (const environment of environments) {
      const given = new Map(
        files
          .filter(({ path }) => path.endsWith('.json') && path.includes(`/${environment}`))
          .flatMap(({ content }) => JSON.parse(content) as { ParameterKey: string; ParameterValue: string }[])
          .map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
      )
      for (const { label, field, value } of sizesIn(sizes(environment))) {
        const parameter = `${pascal(label)}${pascal(field)}`
        if (given.has(parameter)) expect(`${parameter} ${given.get(parameter)}`).toBe(`${parameter} ${value}`)
        else expect(COUNTED, `${label}.${field} of ${environment}`).toContain(field)
      }
    }
  })

  test('the same engine versions', () => {
    const versions = (text: string, pattern: RegExp) => [...new Set(found(text, pattern))].sort()
    expect(versions(yaml, /^ +EngineVersion: '?([\w.]+)'?$/gm)).toEqual(
      versions(hcl, /\bengine_version += "([\w.]+)"/g),
    )
  })

  test('the same numbers of what is counted', () => {
    for (const environment of environments) {
      const resources = deployed.filter((one) => one.environment === environment).flatMap((one) => one.resources)
      const count = (holds: (resource: Made) => boolean) => resources.filter(holds).length
      const fields = sizesIn(sizes(environment))
      const sum = (field: string, type: string) =>
        fields
          .filter((one) => one.field === field && hcl.includes(`resource "${type}" "${one.label}"`))
          .reduce((total, { value }) => total + Number(value), 0)
      expect(count(({ type }) => type === 'AWS::EC2::NatGateway')).toBe(gateways(fields))
      expect(count(({ type }) => type === 'AWS::DocDB::DBInstance')).toBe(sum('nodes', 'aws_docdb_cluster'))
      expect(count(({ type, id }) => type === 'AWS::RDS::DBInstance' && /Reader\d+$/.test(id))).toBe(
        sum('read_replicas', 'aws_db_instance'),
      )
      expect(
        count(({ type, properties }) => type === 'AWS::EC2::Subnet' && properties.CidrBlock !== undefined),
        'subnets',
      ).toBe(
        sizesIn(sizes(environment))
          .filter(({ field }) => field.endsWith('_subnets'))
          .reduce((total, { value }) => total + value.split(',').filter(Boolean).length, 0),
      )
    }
  })
})

/** A gateway a zone at most: a network of two zones has no use for a third. */
const gateways = (fields: readonly Field[]) =>
  fields
    .filter(({ field }) => field === 'gateways')
    .reduce((total, { label, value }) => {
      const network = label.replace('way_out', 'network')
      const subnets = fields.filter((one) => one.label === network && one.field.endsWith('_subnets'))
      return total + Math.min(Number(value), ...subnets.map((one) => one.value.split(',').length))
    }, 0)

/** Fields of Terraform's variables that are numbers of resources here, or that another property is worked out from. */
const COUNTED = [
  ...['gateways', 'read_replicas', 'nodes', 'min', 'start', 'max', 'dashboards', 'zones', 'multi_az', 'iops'],
  ...[
    'backups',
    'throughput_mibps',
    'spot',
    'spot_percent',
    'concurrency_max',
    'point_in_time_recovery',
    'public_subnets',
  ],
  ...['app_subnets', 'data_subnets', 'storage_gib', 'capacity_min', 'capacity_max'],
]

type Field = { label: string; field: string; value: string }

/** The fields of each object in a file of sizes; lists are joined as parameters join them. */
function sizesIn(sizes: string): Field[] {
  return [...sizes.matchAll(/^ {2}(\w+) += \{\n([\s\S]*?)^ {2}\}/gm)].flatMap(([, label = '', body = '']) =>
    [...body.matchAll(/^ {4}(\w+) += ((?:\[[\s\S]*?\])|.*)$/gm)].map(([, field = '', value = '']) => ({
      label,
      field,
      value: value.startsWith('[') ? found(value, /"([^"]*)"/g).join(',') : value.replaceAll('"', ''),
    })),
  )
}
