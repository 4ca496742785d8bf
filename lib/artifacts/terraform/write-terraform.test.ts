import { format } from '@cdktn/hcl-tools'
import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design/model'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { awsWriters as writers } from './aws/by-kind'
import { checkTerraform } from './check'
import { configuration, joined, parseFolders } from './parse.fixture'
import type { Parsed } from './parsed'
import { SCHEMAS } from './schemas'
import { DOCUMENTS, designsOf } from './testing-designs.fixture'
import { writeTerraform } from './write-terraform'

const objective = { percent: 99.9, requestsPerSecond: 40 }
const write = (designs: readonly Design[], iac: 'terraform' | 'opentofu' = 'terraform') =>
  writeTerraform({
    designs,
    reasonOf: (rule) => `The reason of ${rule}.`,
    ruleset: '1.0.0',
    budgetUsd: 1500,
    objective,
    iac,
  })

const all = { ...DOCUMENTS, ...Object.fromEntries(SCENARIOS.map(({ slug, document }) => [slug, document])) }
const made = Object.entries(all).map(([name, document]) => {
  const designs = designsOf(document)
  return { name, designs, files: write(designs) }
})
const parsed = new Map<string, Promise<Parsed>>()
function parsedOf(name: string): Promise<Parsed> {
  const known = parsed.get(name) ?? parseFolders(made.find((design) => design.name === name)?.files ?? [])
  parsed.set(name, known)
  return known
}

test('every kind of resource stands in at least one of the designs below', () => {
  const kinds = new Set(
    made.flatMap(({ designs }) => designs.flatMap(({ resources }) => resources.map(({ kind }) => kind))),
  )
  expect(Object.keys(writers).filter((kind) => !kinds.has(kind as keyof typeof writers))).toEqual([])
})

describe.each(made)('$name', ({ name, designs, files }) => {
  test('every file is formatted as terraform fmt leaves it', async () => {
    const written = files.filter(({ language }) => language === 'hcl')
    expect(await format(joined(written))).toBe(joined(written))
  })

  test('arguments, blocks and references hold against the provider', async () => {
    expect(checkTerraform(await parsedOf(name), SCHEMAS.aws)).toEqual([])
  })

  test('no resource of the design is missing', () => {
    const text = joined(configuration(files))
    const ids = new Set(designs.flatMap(({ resources }) => resources.map(({ id }) => id)))
    expect([...ids].filter((id) => !new RegExp(`Component +(?:= )?"?${id}"|value += "${id}"`).test(text))).toEqual([])
  })

  test('what an environment asks for has a default or a place in the list of values to set', () => {
    const readme = files.find(({ path }) => path === 'terraform/README.md')?.content ?? ''
    for (const { environment } of designs) {
      const own = files.filter(({ path }) => path.startsWith(`terraform/environments/${environment}/`))
      const values = own.find(({ path }) => path.endsWith('terraform.tfvars'))?.content ?? ''
      for (const [, variable = '', body = ''] of joined(own).matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)) {
        expect(body, variable).toMatch(/description\s+=/)
        if (/^ {2}default\s+=/m.test(body)) continue
        expect(readme, variable).toContain(`| \`${variable}\` |`)
        expect(values, variable).toMatch(new RegExp(`^# (export TF_VAR_)?${variable}\\b`, 'm'))
      }
    }
  })

  test('a module is given what it reads and nothing else, each with a type', async () => {
    const modules = configuration(files).filter(({ path }) => path.startsWith('terraform/modules/'))
    for (const folder of new Set(modules.map(({ path }) => path.replace(/\/[^/]*$/, '')))) {
      const own = modules.filter(({ path }) => path.startsWith(`${folder}/`))
      const text = joined(own.filter(({ path }) => !path.endsWith('/variables.tf')))
      for (const [, variable = '', body = ''] of joined(own).matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)) {
        expect(text, `${folder} ${variable}`).toMatch(new RegExp(`\\bvar\\.${variable}\\b`))
        expect(body, `${folder} ${variable}`).toMatch(/^ {2}type\s+= (?!.*\bany\b)/m)
      }
      for (const [, output = ''] of joined(own).matchAll(/^output "(\w+)"/gm))
        expect(joined(files), `${folder} ${output}`).toContain(`module.${folder.split('/').at(-1)}.${output}`)
    }
  })

  test('only ports 80 and 443, and what a public load balancer listens on, are open to the internet', async () => {
    for (const rule of ingressRules(await parsedOf(name))) {
      if (rule.cidr_ipv4 !== '0.0.0.0/0') continue
      expect([80, 443]).toContain(rule.from_port)
      expect(rule.to_port).toBe(rule.from_port)
    }
  })

  test('no program may do everything to everything', async () => {
    for (const body of resources(await parsedOf(name), 'aws_iam_role_policy')) {
      expect(String(body.policy)).not.toMatch(/"?Action"?\s*[:=]\s*\[?\s*"(?:\*|\w+:\*)"/)
    }
  })
})

type Body = { [argument: string]: unknown }
const resources = (files: Parsed, type: string): Body[] =>
  Object.values(files).flatMap((root) =>
    Object.values(
      (root as { resource?: { [type: string]: { [name: string]: Body[] } } }).resource?.[type] ?? {},
    ).flat(),
  )
const ingressRules = (files: Parsed) => resources(files, 'aws_vpc_security_group_ingress_rule')

test('every connection between two parts of the network is allowed on both sides', () => {
  const designs = designsOf(DOCUMENTS['three environments'])
  const text = write(designs).find(({ path }) => path.endsWith('security-groups.tf'))?.content ?? ''
  for (const [from, to, port] of [
    ['balancer', 'web', 8080],
    ['web', 'database', 5432],
    ['worker', 'database', 5432],
  ]) {
    expect(text).toContain(`"aws_vpc_security_group_ingress_rule" "${to}_from_${from}_${port}"`)
    expect(text).toContain(`"aws_vpc_security_group_egress_rule" "${from}_to_${to}_${port}"`)
  }
  expect(text).not.toContain('"database_from_balancer')
})

test('the same designs give the same bytes, in whatever order their parts are listed', () => {
  const designs = designsOf(DOCUMENTS['warm standby'])
  const turned = designs.map((design) => ({
    ...design,
    resources: [...design.resources].reverse(),
    connections: [...design.connections].reverse(),
  }))
  expect(write(designs)).toEqual(write(designs))
  expect(write(turned)).toEqual(write(designs))
})

test('each file says which design and rule set it came from, and quotes the reason of the rules', () => {
  const files = write(designsOf(DOCUMENTS.platform))
  for (const { path, content } of files) {
    if (path.endsWith('.md')) expect(content).toContain('rule set 1.0.0')
    else expect(content.split('\n')[0], path).toBe('# Design: Paas (paas), rule set 1.0.0.')
  }
  expect(files.map(({ content }) => content).join('\n')).toMatch(/^# [A-Z]+-\d+: The reason of [A-Z]+-\d+\.$/m)
})

test('a design named to do harm is only ever text', async () => {
  const files = write(designsOf(DOCUMENTS.kubernetes))
  const locals = files.find(({ path }) => path.endsWith('locals.tf'))?.content ?? ''
  expect(locals.split('\n')[0]).toMatch(/^# Design: Kube \$\{x\} "Shop" %\{if true\}🧯 # x/)
  expect(locals.split('\n')[1]).toBe('')
})

test('OpenTofu gets its own commands', () => {
  const readme =
    write(designsOf(DOCUMENTS.platform), 'opentofu').find(({ path }) => path.endsWith('README.md'))?.content ?? ''
  expect(readme).toContain('tofu -chdir=environments/production apply plan')
  expect(readme).not.toContain('terraform -chdir')
})

test('environments differ in their sizes and in where their state is kept, and in nothing else', () => {
  const files = write(designsOf(DOCUMENTS['three environments']))
  const contentOf = (environment: string, name: string) =>
    files.find(({ path }) => path === `terraform/environments/${environment}/${name}`)?.content ?? ''
  expect(contentOf('production', 'sizes.tf')).toMatch(/^ {2}monthly_budget_usd = 1500$/m)
  expect(contentOf('staging', 'sizes.tf')).toMatch(/^ {2}monthly_budget_usd = null$/m)
  expect(contentOf('production', 'backend.tf')).toContain('"canary/production.tfstate"')
  expect(contentOf('staging', 'backend.tf')).toContain('"canary/staging.tfstate"')
  for (const name of ['main.tf', 'variables.tf', 'terraform.tfvars', 'versions.tf', 'outputs.tf']) {
    expect(contentOf('production', name)).not.toBe('')
    for (const other of ['staging', 'development']) expect(contentOf(other, name)).toBe(contentOf('production', name))
  }
})

test('a hub has a line to the data centre and routes to what lies behind it, in production only', () => {
  const text = joined(configuration(write(designsOf(DOCUMENTS['joined to a data centre']))))
  for (const type of [
    'ec2_transit_gateway',
    'ec2_transit_gateway_vpc_attachment',
    'customer_gateway',
    'vpn_connection',
  ])
    expect(text).toMatch(new RegExp(`resource "aws_${type}" "network" \\{\\n {2}count = contains\\(\\["production"\\]`))
  expect(text).toContain('ip_address = var.site_gateway_address')
  expect(text).toContain('resource "aws_route" "network_app_hub"')
})

test('two regions are peered once, with routes both ways; a single network is joined to one that is named', () => {
  const regions = joined(configuration(write(designsOf(DOCUMENTS['two regions joined']))))
  expect(regions.match(/resource "aws_vpc_peering_connection" /g)).toHaveLength(1)
  for (const name of ['network_app_peering', 'network_standby_app_peering'])
    expect(regions).toContain(`resource "aws_route" "${name}"`)
  expect(joined(configuration(write(designsOf(DOCUMENTS['joined to a network']))))).toContain(
    'peer_vpc_id = var.peer_network_id',
  )
})

test('what runs on the cluster may use its own store, and the services may not read it', () => {
  const text = joined(configuration(write(designsOf(DOCUMENTS.kubernetes))))
  for (const addon of ['loki', 'tempo', 'vault']) expect(text).toContain(`resource "aws_iam_role" "nodes_${addon}"`)
  expect(text).not.toContain('nodes_uses_telemetry')
})
