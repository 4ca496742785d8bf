// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Terraform.
import { format } from '@cdktn/hcl-tools'
import { describe, expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { gcpCosts } from '@/lib/cost/gcp/costs'
import type { Connection, Design, Resource } from '@/lib/design/model'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { checkTerraform } from '../check'
import { configuration, joined, parseFolders } from '../parse.fixture'
import type { Parsed, Tree } from '../parsed'
import { found, list, tree } from '../parsed'
import { SCHEMAS } from '../schemas'
import { DOCUMENTS, designsOn } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { gcpWriters } from './by-kind'
import { gcpSizes } from './sizes'

const write = (designs: readonly Design[]) =>
  writeTerraform({
    designs,
    reasonOf: (rule) => `The reason of ${rule}.`,
    ruleset: '1.0.0',
    budgetUsd: 1500,
    iac: 'terraform',
  })

const all: Readonly<Record<string, object>> = {
  ...DOCUMENTS,
  ...Object.fromEntries(SCENARIOS.map(({ slug, document }) => [slug, document])),
}
const made = Object.entries(all).map(([name, document]) => {
  const designs = designsOn('gcp', document)
  return { name, designs, files: write(designs) }
})
const parsed = new Map<string, Promise<Parsed>>()
function parsedOf(name: string): Promise<Parsed> {
  const known = parsed.get(name) ?? parseFolders(made.find((design) => design.name === name)?.files ?? [])
  parsed.set(name, known)
  return known
}
const blocksOf = async (name: string, type: string): Promise<{ name: string; body: Tree }[]> =>
  Object.values(await parsedOf(name)).flatMap((root) =>
    found(tree(root)).filter((block) => block.kind === 'resource' && block.type === type),
  )

test('whoever starts images in another environment is let in to production’s before its first apply', () => {
  const readme =
    made.find(({ name }) => name === 'b2b-saas')?.files.find(({ path }) => path === 'terraform/README.md')?.content ??
    ''
  const other = readme.slice(readme.indexOf('Another environment is another folder'))
  expect(other).toContain('apply -target=module.security.google_project_service')
  expect(other).toContain('--role=roles/artifactregistry.reader')
})

test('every kind of resource stands in at least one of the designs below', () => {
  const kinds = new Set(
    made.flatMap(({ designs }) => designs.flatMap(({ resources }) => resources.map(({ kind }) => kind))),
  )
  expect(Object.keys(gcpWriters).filter((kind) => !kinds.has(kind as keyof typeof gcpWriters))).toEqual([])
})

describe.each(made)('$name', ({ name, designs, files }) => {
  test('every file is formatted as terraform fmt leaves it', async () => {
    const written = files.filter(({ language }) => language === 'hcl')
    expect(written.length).toBeGreaterThan(0)
    expect(await format(joined(written))).toBe(joined(written))
  })

  test('arguments, blocks and references hold against the provider', async () => {
    expect(checkTerraform(await parsedOf(name), SCHEMAS.gcp)).toEqual([])
  })

  test('no resource of the design is missing', () => {
    const text = joined(configuration(files).filter(({ path }) => path.startsWith('terraform/modules/')))
    const resources = new Map(designs.flatMap((design) => design.resources.map((own) => [own.id, own] as const)))
    expect([...resources.values()].filter((own) => !stands(own, text)).map(({ id }) => id)).toEqual([])
  })

  test('each connection of the network has a rule at each end that is ours, and each rule has a connection', async () => {
    const rules = await blocksOf(name, 'google_compute_firewall')
    const allowed = rules.filter(({ body }) => 'allow' in body)
    const [first] = designs
    const wanted = first ? designs.flatMap((design) => wantedRules(design)) : []
    const there = new Set(allowed.map(({ name: label }) => label))
    expect(wanted.filter((label) => !there.has(label))).toEqual([])
    const free = /_(?:to_google|https_out|from_google_\d+|within_cluster|among_itself|to_itself)$/
    expect([...there].filter((label) => !wanted.includes(label) && !free.test(label))).toEqual([])
  })

  test('only Google’s front ends, the balancers’ own subnet, and people at an open machine come in by address', async () => {
    for (const { name: label, body } of await blocksOf(name, 'google_compute_firewall')) {
      if (!('allow' in body) || body.direction !== 'INGRESS') continue
      const open = list(body.source_ranges).includes('0.0.0.0/0')
      const isPublicOnly = designs.some(({ resources }) =>
        resources.some((own) => own.kind === 'network' && own.layout === 'public-only'),
      )
      expect(open && !isPublicOnly, label).toBe(false)
    }
  })

  test('no program may do more than its connections: no owner, no editor, no role for everything', async () => {
    const members = [
      ...(await blocksOf(name, 'google_project_iam_member')),
      ...(await blocksOf(name, 'google_storage_bucket_iam_member')),
    ]
    for (const { name: label, body } of members) {
      expect(String(body.role), label).not.toMatch(/^roles\/(?:owner|editor|viewer)$|[Aa]dmin/)
      if (body.member === 'allUsers') expect(label).toMatch(/_pages$/)
    }
  })

  test('accounts have names of their own that fit', async () => {
    const accounts = (await blocksOf(name, 'google_service_account')).map(({ body }) => String(body.account_id))
    expect(new Set(accounts).size).toBe(accounts.length)
    for (const account of accounts)
      expect(account.replace('${var.name}', 'x'.repeat(20)).length).toBeLessThanOrEqual(30)
  })
})

/** Named by its label, its name or a comment; what is a setting of something else is named there. */
function stands(own: Resource, text: string): boolean {
  if (own.kind === 'content-delivery') return /enable_cdn +=/.test(text)
  // A pool is a setting of its database, or a container beside each program.
  if (own.kind === 'connection-pooler') return /connection_pooling_enabled|name +=? *"database-pool"/.test(text)
  // Its containers are named where their machines are told what to run.
  if (own.kind === 'container-service' && own.runsOn !== null)
    return new RegExp(`var\\.${own.id.replace('-standby', '').replaceAll('-', '_')}_services\\b`).test(text)
  if (own.kind === 'load-balancer' && !text.includes(`"${own.id}"`))
    // Behind a delivery network one front sends to all regions: the copy of the program is in it.
    return new RegExp(`\\b${own.target.replaceAll('-', '_')}\\b`).test(text)
  return new RegExp(`(?:component|also-in) +(?:= )?"${own.id}"|-${own.id}(?:[-"$]|\\b)|through ${own.id}"`).test(text)
}

const PROGRAMS = new Set(['container-service', 'machine-group', 'app-platform', 'function', 'batch-environment'])
const labelOf = (id: string) => id.replaceAll('-', '_')

/** The rules that a design asks for, by name, worked out from the model alone. */
function wantedRules({ resources, connections, actors }: Design): string[] {
  const find = (id: string) => resources.find((own) => own.id === id)
  const networks = new Set(resources.flatMap((own) => (own.kind === 'network' ? [own.region] : [])))
  const host = (own: Resource | undefined) =>
    own?.kind === 'container-service' && own.runsOn !== null ? find(own.runsOn) : own
  const pooled = (connection: Connection): Connection[] => {
    if (find(connection.to)?.kind === 'connection-pooler') return []
    if (find(connection.from)?.kind !== 'connection-pooler') return [connection]
    const pool = find(connection.from)
    const managed = resources.some((own) => own.kind === 'relational-database' && own.class === 'high')
    return connections
      .filter(({ to }) => to === pool?.id)
      .map(({ from }) => ({ ...connection, from, port: managed && connection.port === 5432 ? 6432 : connection.port }))
  }
  return connections.flatMap(pooled).flatMap((connection): string[] => {
    const from = host(find(connection.from))
    const to = host(find(connection.to))
    if (!to || !networks.has(to.region) || connection.protocol === 'dns') return []
    const isOwn =
      (to.kind === 'machine-group' && to.role !== 'nodes') ||
      to.kind === 'machine-group' ||
      to.kind === 'search-engine' ||
      (to.kind === 'cache' && to.engine === 'memcached')
    if (actors.some(({ id }) => id === connection.from))
      return to.kind === 'machine-group'
        ? [`${labelOf(to.id)}_from_${labelOf(connection.from)}_${connection.port}`]
        : []
    if (from?.kind === 'load-balancer' && isOwn && (!from.isPublic || from.layer === 'network'))
      return [`${labelOf(to.id)}_from_${labelOf(from.id)}_${connection.port}`]
    if (!from || !PROGRAMS.has(from.kind) || !networks.has(from.region)) return []
    if (from.kind === 'function' && !from.inNetwork) return []
    const isPrivate =
      to.kind === 'cache' ||
      to.kind === 'file-system' ||
      (to.kind === 'relational-database' && to.class !== 'distributed')
    const out = `${labelOf(from.id)}_to_${labelOf(to.id)}_${connection.port}`
    if (isOwn) return [out, `${labelOf(to.id)}_from_${labelOf(from.id)}_${connection.port}`]
    return isPrivate ? [out] : []
  })
}

test('the same designs give the same bytes, in whatever order their parts are listed', () => {
  const designs = designsOn('gcp', DOCUMENTS['warm standby'])
  const turned = designs.map((design) => ({
    ...design,
    resources: [...design.resources].reverse(),
    connections: [...design.connections].reverse(),
  }))
  expect(write(designs)).toEqual(write(designs))
  expect(write(turned)).toEqual(write(designs))
})

test('a design named to do harm is only ever text', () => {
  for (const { path, content } of write(designsOn('gcp', DOCUMENTS.kubernetes))) {
    if (path.endsWith('.md')) continue
    expect(content.split('\n')[0], path).toMatch(/^# Design: Kube \$\{x\} "Shop" %\{if true\}🧯 # x/)
    expect(content.split('\n')[1], path).toBe('')
  }
})

describe('what is provisioned is what is billed', () => {
  const resources = made.flatMap(({ designs }) =>
    designs.flatMap((design) => design.resources.map((own) => ({ design, own }))),
  )
  const lines = (design: Design, own: Resource) => {
    const cost = gcpCosts.costs[own.kind] as (resource: Resource, context: object) => unknown
    const found = cost(own, { design, catalog })
    return Array.isArray(found) ? (found as { name: string; quantity?: number }[]) : []
  }
  const sizeOf = (own: Resource) => (gcpSizes[own.kind] as (resource: Resource) => { [field: string]: unknown })(own)

  test('by the request or by the copy', () => {
    const programs = resources.filter(
      ({ own }) => own.kind === 'app-platform' || (own.kind === 'container-service' && own.capacity === 'serverless'),
    )
    expect(programs.length).toBeGreaterThan(20)
    for (const { design, own } of programs)
      expect(sizeOf(own).billed_by_request, `${design.slug} ${own.id}`).toBe(
        lines(design, own).some(({ name }) => name.includes('request-based')),
      )
  })

  test.each([
    ['Spanner compute', 'processing_units', (units: number) => (units / 1000) * 730],
    ['BigQuery slots (Standard edition)', 'slots_max', null],
    ['Bigtable nodes', 'nodes', null],
  ])('%s', (line, field, quantity) => {
    const billed = resources.flatMap(({ design, own }) => {
      const cost = lines(design, own).find(({ name }) => name === line)
      return cost ? [{ own, cost }] : []
    })
    expect(billed.length).toBeGreaterThan(0)
    for (const { own, cost } of billed) {
      const sizes = sizeOf(own)
      const size = Number(sizes[field])
      const hours = own.kind === 'data-warehouse' ? own.computeHoursPerMonth : 730
      const wanted = quantity ? quantity(size) : size * Number(sizes.clusters ?? 1) * hours
      expect(wanted).toBeCloseTo(Number(cost.quantity), 6)
    }
  })
})
