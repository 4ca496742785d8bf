import { format } from '@cdktn/hcl-tools'
import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/design/model'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { checkTerraform } from '../check'
import { configuration, joined, parseFolders } from '../parse.fixture'
import { SCHEMAS } from '../schemas'
import { DOCUMENTS, designsOn } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { azureWriters } from './by-kind'

const write = (designs: readonly Design[]) =>
  writeTerraform({
    designs,
    reasonOf: (rule) => `The reason of ${rule}.`,
    ruleset: '1.0.0',
    budgetUsd: 1500,
    iac: 'terraform',
  })

const all = { ...DOCUMENTS, ...Object.fromEntries(SCENARIOS.map(({ slug, document }) => [slug, document])) }
const made = Object.entries(all).map(([name, document]) => {
  const designs = designsOn('azure', document)
  return { name, designs, files: write(designs) }
})
const madeOf = (name: string) => {
  const found = made.find((design) => design.name === name)
  if (!found) throw new Error(`there is a document named ${name}`)
  return found
}
const textOf = (name: string) => joined(configuration(madeOf(name).files))

test('whoever starts images in another environment is let in to production’s before its first apply', () => {
  const readme = madeOf('b2b-saas').files.find(({ path }) => path === 'terraform/README.md')?.content ?? ''
  const other = readme.slice(readme.indexOf('Another environment is another folder'))
  expect(other).toContain('apply -target=module.security.azurerm_user_assigned_identity')
  expect(other).toContain('--role AcrPull')
})

test('a container app starts once its image and its secrets may be fetched, and the secrets are there by then', () => {
  const apps = textOf('b2b-saas').match(/^resource "azurerm_container_app" [\s\S]*?^}/gm) ?? []
  expect(apps.length).toBeGreaterThan(0)
  for (const app of apps) expect(app).toMatch(/depends_on = \[var\.\w+_pulls_images\w*, var\.\w+_uses_secrets\w*\]/)
  const readme = madeOf('b2b-saas').files.find(({ path }) => path === 'terraform/README.md')?.content ?? ''
  expect(readme.indexOf('az keyvault secret set')).toBeGreaterThan(0)
  expect(readme.indexOf('az keyvault secret set')).toBeLessThan(readme.indexOf('apply plan'))
})

test('every kind of resource stands in at least one of the designs below', () => {
  const kinds = new Set<string>(
    made.flatMap(({ designs }) => designs.flatMap(({ resources }) => resources.map(({ kind }) => kind))),
  )
  expect(Object.keys(azureWriters).filter((kind) => !kinds.has(kind))).toEqual([])
})

describe.each(made)('$name', ({ designs, files }) => {
  test('every file is formatted as terraform fmt leaves it', async () => {
    const written = files.filter(({ language }) => language === 'hcl')
    expect(await format(joined(written))).toBe(joined(written))
  })

  test('arguments, blocks and references hold against the provider', async () => {
    expect(checkTerraform(await parseFolders(files), SCHEMAS.azure)).toEqual([])
  })

  test('each resource of the design is tagged as a component, or named where Azure has no tags for it', () => {
    const text = joined(files)
    const ids = new Set(designs.flatMap(({ resources }) => resources.map(({ id }) => id)))
    const isNamed = (id: string) => new RegExp(`Component = "${id}"|^# ${id}, |^ +# ${id}, |\`${id}\``, 'm').test(text)
    expect([...ids].filter((id) => !isNamed(id))).toEqual([])
  })

  test('each rule that lets something in belongs to a connection, and all else is refused on both sides', () => {
    const rules = rulesIn(joined(configuration(files)))
    const flows = new Set(designs.flatMap(({ connections }) => connections.map(({ from, to }) => `${from} ${to}`)))
    for (const { name, priority } of rules.filter((rule) => rule.priority < 3000))
      expect(flows, `${name} (${priority})`).toContain(flowOf(name))
    const groups = new Set(rules.map(({ group }) => group))
    for (const group of groups) {
      const refused = rules.filter((rule) => rule.group === group && rule.access === 'Deny')
      expect(refused.map(({ direction }) => direction).sort(), group).toEqual(['Inbound', 'Outbound'])
    }
  })

  test('only 443 and the gateway’s own redirect are open to the internet', () => {
    const open = rulesIn(joined(configuration(files))).filter(
      ({ direction, source, access }) => direction === 'Inbound' && access === 'Allow' && source === '"Internet"',
    )
    for (const { ports, name } of open) expect(['443', '80', '8080'], name).toContain(ports)
  })

  test('no identity is owner or contributor of anything but its own', () => {
    const roles = [...joined(configuration(files)).matchAll(/role_definition_name = "([^"]+)"/g)].map(
      ([, role]) => role,
    )
    for (const role of roles) expect(role).not.toMatch(/^(Owner|Contributor|User Access Administrator|Reader and .*)$/)
    expect(joined(configuration(files))).not.toMatch(/shared_access_key_enabled += true|admin_enabled += true/)
  })
})

type Rule = {
  name: string
  group: string
  direction: string
  access: string
  priority: number
  source: string
  ports: string
}

function rulesIn(text: string): Rule[] {
  return [...text.matchAll(/resource "azurerm_network_security_rule" "\w+" \{\n([\s\S]*?)^\}/gm)].map(
    ([, body = '']) => {
      const value = (argument: string) => new RegExp(`^ +${argument} += (.*)$`, 'm').exec(body)?.[1] ?? ''
      const bare = (argument: string) => value(argument).replaceAll('"', '')
      return {
        name: bare('name'),
        group: value('network_security_group_name'),
        direction: bare('direction'),
        access: bare('access'),
        priority: Number(value('priority')),
        source: value('source_address_prefix'),
        ports: bare('destination_port_range'),
      }
    },
  )
}

/** `from-web-to-database-5432` and `to-database-5432-from-web` are the two sides of one flow. */
function flowOf(name: string): string {
  const [, from, to] = /^from-(.+?)-to-(.+?)-\d+(?:-by-\w+)?$/.exec(name) ?? []
  if (from && to) return `${from} ${to}`
  const [, target, source] = /^to-(.+?)-\d+-from-(.+?)(?:-by-\w+)?$/.exec(name) ?? []
  return `${source} ${target}`
}

test('every connection within a network has a rule on each side', () => {
  for (const name of ['three environments', 'windows machines', 'kubernetes', 'warm standby', 'two-region-ledger']) {
    const { designs } = madeOf(name)
    const names = new Set(rulesIn(textOf(name)).map((rule) => rule.name.replace(/-by-\w+$/, '').replace(/-\d+/, '')))
    for (const { resources, connections } of designs) {
      const inside = (id: string) =>
        resources.some(
          (resource) => resource.id === id && ['app', 'data'].includes(resource.tier) && !OUTSIDE.has(resource.kind),
        )
      for (const { from, to, protocol } of connections.filter((flow) => inside(flow.from) && inside(flow.to))) {
        if (protocol === 'dns') continue
        expect(names, `${name}: ${from} to ${to}`).toContain(`from-${from}-to-${to}`)
        expect(names, `${name}: ${from} to ${to}`).toContain(`to-${to}-from-${from}`)
      }
    }
  }
})

/** A share is reached by Azure's own lines, and a distributed database has no address in a network. */
const OUTSIDE = new Set<string>(['file-system'])

test('machines of Container Apps and tiers of API Management are those that the bill was made of', async () => {
  const { containerApp, containerJobs } = await import('@/lib/cost/azure/container-apps')
  const { isDedicated } = await import('./workload-profile')
  const { balancerCosts } = await import('@/lib/cost/azure/balancer')
  const { apiTier } = await import('./api')
  const namesOf = (costs: unknown) => JSON.stringify(costs)
  for (const design of made.flatMap(({ designs }) => designs))
    for (const resource of design.resources) {
      if (resource.kind === 'container-service' && resource.capacity === 'serverless')
        for (const replicas of [resource.replicas, { min: 40, typical: 40, max: 60 }])
          expect(isDedicated({ ...resource, replicas })).toBe(
            /dedicated/i.test(namesOf(containerApp({ ...resource, replicas }, design))),
          )
      if (resource.kind === 'batch-environment')
        expect(isDedicated(resource)).toBe(/dedicated/i.test(namesOf(containerJobs(resource, design))))
      if (resource.kind === 'api-gateway')
        for (const requestsPerMonth of [1, 247_000_001, 910_000_001]) {
          const bill = namesOf(balancerCosts['api-gateway']({ ...resource, requestsPerMonth }))
          const tier = apiTier({ ...resource, requestsPerMonth })
            .replace(/_\d$/, '')
            .replace('V2', ' v2')
          expect(bill).toContain(`(${tier})`)
        }
    }
})

test('the same designs give the same bytes, in whatever order their parts are listed', () => {
  const { designs, files } = madeOf('warm standby')
  const turned = designs.map((design) => ({
    ...design,
    resources: [...design.resources].reverse(),
    connections: [...design.connections].reverse(),
  }))
  expect(write(designs)).toEqual(files)
  expect(write(turned)).toEqual(files)
})

test('a design named to do harm is only ever text, and each file says where it comes from', () => {
  for (const { path, content } of madeOf('kubernetes').files) {
    if (path.endsWith('.md')) continue
    expect(content.split('\n')[0], path).toMatch(/^# Design: Kube \$\{x\} "Shop" %\{if true\}🧯 # x/)
    expect(content.split('\n')[1], path).toBe('')
    expect(content.slice(content.indexOf('\n')), path).not.toContain('if true}')
  }
})

test('a balancer that is a gateway in one environment and comes with the platform in another is both', () => {
  const text = textOf('kubernetes-wish')
  expect(text).toMatch(
    /resource "azurerm_application_gateway" "balancer" \{\n {2}count = !var\.balancer\.included \? 1 : 0/,
  )
  expect(text).toMatch(/internal_load_balancer_enabled += !\(?var\.balancer\.included\)?/)
})

test('keys in hardware for production and in software for staging lock the same stores', () => {
  const text = textOf('hardware keys')
  expect(text).toContain('resource "azurerm_key_vault_managed_hardware_security_module"')
  expect(text).toMatch(/key_vault_key_id += try\(/)
  expect(text).toMatch(/managed_hsm_key_id += try\(/)
})

test('a cluster answers its own nodes, which ask its public address through the NAT gateway', () => {
  expect(textOf('kubernetes')).toMatch(
    /authorized_ip_ranges = concat\(var\.operator_cidrs, \[for address in values\(var\.\w+_public_ip\)\[\*\]\.ip_address/,
  )
})
