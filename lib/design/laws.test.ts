import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideAll } from '@/lib/decisions/decide-all'
import { publishedRule } from '@/lib/decisions/ruleset'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { Requirements, RequirementsDocument } from '@/lib/requirements/schema'
import { awsProfile } from '@/lib/services/aws/profile'
import { PROFILES } from '@/lib/services/by-provider'
import { compose, slugOf } from './compose'
import type { Design, Resource } from './model'

const composed = (requirements: Requirements): Design[] =>
  compose(requirements, decideAll(requirements, PROFILES).decisions, awsProfile)
const law = (numRuns: number) => ({ numRuns, seed: SEED })

/** One sample for the laws that look at each design by itself. */
const PLANS = fc
  .sample(requirementsDocument, { numRuns: 700, seed: SEED })
  .map((document) => ({ document, designs: composed(complete(document).requirements) }))
const DESIGNS = PLANS.flatMap(({ designs }) => designs)

/** What breaks a law, shortly: a name and how often, so that a failure says more than that there is one. */
function broken(check: (design: Design) => string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of DESIGNS.flatMap(check)) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

test('there is one design for each environment, the one people depend on first', () => {
  for (const { document, designs } of PLANS) {
    const { environments } = complete(document).requirements.delivery
    expect(designs.map(({ environment }) => environment)).toEqual(environments)
    expect(['production', 'poc']).toContain(designs[0]?.environment)
  }
})

test('ids are unique slugs', () => {
  expect(
    broken(({ resources, actors }) => {
      const ids = [...resources, ...actors].map(({ id }) => id)
      return [
        ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} twice`),
        ...ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id)),
      ]
    }),
  ).toEqual({})
})

const dangling = ({ resources, actors, connections }: Design): string[] => {
  const ids = new Set([...resources, ...actors].map(({ id }) => id))
  return connections.filter(({ from, to }) => !ids.has(from) || !ids.has(to)).map(({ from, to }) => `${from}>${to}`)
}

test('both ends of every connection exist, and no two say the same', () => {
  expect(
    broken((design) => {
      const keys = design.connections.map(({ from, to, port }) => `${from}>${to}:${port}`)
      return [
        ...dangling(design),
        ...design.connections.filter(({ from, to }) => from === to).map(({ from }) => `${from} to itself`),
        ...keys.filter((key, index) => keys.indexOf(key) !== index),
      ]
    }),
  ).toEqual({})
})

test('events arrive at something that exists', () => {
  expect(broken(dangling)).toEqual({})
})

const POINTERS = ['target', 'runsOn', 'nodeGroup', 'fronts', 'replicaOf', 'replicatesTo', 'protects', 'subscriberIds']

test('a resource points only at resources of its design', () => {
  expect(
    broken(({ resources }) => {
      const ids = new Set(resources.map(({ id }) => id))
      return resources.flatMap((resource) =>
        Object.entries(resource)
          .filter(([name]) => POINTERS.includes(name))
          .flatMap(([name, value]) => [value].flat().map((id) => ({ name, id })))
          .filter(({ id }) => typeof id === 'string' && !ids.has(id))
          .map(({ name, id }) => `${resource.kind}.${name} ${id}`),
      )
    }),
  ).toEqual({})
})

test('every resource stands in a region of the design, and in a network where its tier is one of a network', () => {
  expect(
    broken(({ resources, regions }) => {
      const places = new Set(['global', ...regions.map(({ id }) => id)])
      const networks = new Set(resources.filter(({ kind }) => kind === 'network').map(({ region }) => region))
      return resources.flatMap(({ kind, region, tier }) => [
        ...(places.has(region) ? [] : [`${kind} in ${region}`]),
        ...((tier === 'public' || tier === 'app' || tier === 'data') && region !== 'global' && !networks.has(region)
          ? [`${kind} without a network`]
          : []),
      ])
    }),
  ).toEqual({})
})

test('every resource names the rule that put it there, published with its reason', () => {
  expect(
    broken(({ resources }) =>
      resources.map(({ because }) => because).filter((rule) => publishedRule(rule) === undefined),
    ),
  ).toEqual({})
})

test('every figure is finite and none is negative', () => {
  const figures = (value: unknown, name: string): string[] => {
    if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? [] : [name]
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => figures(inner, `${name}.${key}`))
  }
  expect(broken(({ resources }) => resources.flatMap((resource) => figures(resource, resource.kind)))).toEqual({})
})

test('copies are ordered: the least, the usual, the most', () => {
  const wrong = ({ replicas }: { replicas: { min: number; typical: number; max: number } }) =>
    replicas.min > replicas.typical || replicas.typical > replicas.max || replicas.min < 1
  expect(
    broken(({ resources }) =>
      resources.flatMap((resource) => ('replicas' in resource && wrong(resource) ? [resource.kind] : [])),
    ),
  ).toEqual({})
})

test('labels on flows fit the drawing', () => {
  expect(
    broken(({ connections }) => connections.map(({ label }) => label).filter((label) => label.length > 22)),
  ).toEqual({})
})

test('a trial and the smaller environments stay in one region', () => {
  expect(
    broken(({ environment, regions }) =>
      environment !== 'production' && environment !== 'poc' && regions.length > 1 ? [environment] : [],
    ),
  ).toEqual({})
})

test('the same requirements give the same bytes', () => {
  for (const { document, designs } of PLANS.slice(0, 200))
    expect(JSON.stringify(composed(complete(structuredClone(document)).requirements))).toBe(JSON.stringify(designs))
})

/** Every list of the document turned round; what was answered is the same. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...value].reverse()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turned(inner)]))
}

test('the order of the answers in a list changes nothing', () => {
  for (const { document, designs } of PLANS.slice(0, 300)) {
    const other = turned(document) as RequirementsDocument
    expect(JSON.stringify(composed(complete(other).requirements))).toBe(JSON.stringify(designs))
  }
})

const copies = (resource: Resource): number => {
  if (resource.kind === 'relational-database') return resource.multiZone ? 2 : 1
  return 'nodes' in resource ? resource.nodes : 1
}

test('asking for more availability never removes a zone, a copy or a region from a resource', () => {
  fc.assert(
    fc.property(requirementsDocument, fc.double({ min: 90, max: 100, noNaN: true }), (document, raised) => {
      const { requirements } = complete(document)
      const { slaPercent } = requirements.availability
      const higher = Math.max(slaPercent, raised)
      const [less] = composed(requirements)
      const [more] = composed({ ...requirements, availability: { ...requirements.availability, slaPercent: higher } })
      if (!less || !more) throw new Error('no design')
      expect(more.regions.length).toBeGreaterThanOrEqual(less.regions.length)
      for (const resource of less.resources) {
        const now = more.resources.find(({ id, kind }) => id === resource.id && kind === resource.kind)
        if (!now || now.region !== resource.region) continue
        expect(now.zones, `zones of ${resource.id}`).toBeGreaterThanOrEqual(resource.zones)
        expect(copies(now), `copies of ${resource.id}`).toBeGreaterThanOrEqual(copies(resource))
      }
    }),
    law(200),
  )
})

test('twenty times the traffic with the same choices never has less to answer it', () => {
  fc.assert(
    fc.property(requirementsDocument, (document) => {
      const { requirements } = complete(document)
      const { decisions } = decideAll(requirements, PROFILES)
      // Sizes come in steps, so half as much again may land on fewer, larger copies; twenty times as much may not.
      const [less, more] = [1, 20].map((factor) => power(compose(requirements, decisions, awsProfile, factor)[0]))
      expect(more).toBeGreaterThanOrEqual(less ?? 0)
    }),
    law(200),
  )
})

const power = (design: Design | undefined): number =>
  (design?.resources ?? []).reduce((sum, resource) => {
    if (resource.kind === 'container-service') return sum + resource.replicas.max * resource.task.vcpu
    if (resource.kind === 'machine-group' || resource.kind === 'app-platform')
      return sum + resource.replicas.max * resource.vcpu
    return resource.kind === 'function' ? sum + resource.invocationsPerMonth : sum
  }, 0)

test('letters with marks keep their letter', () => {
  expect(slugOf('Größe für Ünïcode')).toBe('gro-e-fur-unicode')
})

test.each([
  ['Orders API', 'orders-api'],
  ['  Orders — API!  ', 'orders-api'],
  ['42', 'design'],
  ['2nd try', 'd-2nd-try'],
  ['🙂', 'design'],
  ['A name that is far too long for any prefix', 'a-name-that-is-far-too-l'],
])('%s becomes the prefix %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('any name becomes a prefix of 3 to 24 letters, digits and hyphens', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z](?:[a-z0-9-]{1,22})[a-z0-9]$/)
    }),
    law(500),
  )
})
