import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { samples } from '@/lib/cost/samples'
import { TOPICS, tableOf } from '@/lib/decisions/decide-all'
import type { Kind, Resource } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import { CONTINENTS, PROVIDERS, RESIDENCIES } from '@/lib/requirements/schema'
import { PROFILES } from './by-provider'
import type { Limit } from './limit'
import { MACHINE_USES } from './profile.fixture'
import { REGIONS } from './regions-by-provider'

const KINDS = Object.keys(samples) as Kind[]

/** Options that are nothing to buy: they have no name anywhere. */
const NOTHING = new Set(['none', 'no-network'])

/** What the composer tells apart within a kind. */
const VARIANTS: { readonly [K in Kind]?: readonly string[] } = {
  'api-gateway': ['http', 'rest', 'websocket'],
  'container-service': ['serverless', 'machines'],
  'load-balancer': ['application', 'network'],
  'machine-group': ['nodes', 'capacity', 'single'],
  'network-endpoint': ['gateway'],
  'relational-database': [
    ...['postgresql', 'mysql', 'sqlserver', 'oracle'],
    ...['high-postgresql', 'high-mysql', 'distributed-postgresql'],
  ],
  cache: ['redis', 'memcached'],
  'encryption-key': ['hardware'],
}

/** Words that only one vendor's services are called by. */
const OWN_WORDS: Readonly<Record<string, RegExp>> = {
  aws: /\b(Amazon|AWS)\b/,
  gcp: /\b(Google|GKE|BigQuery|Pub\/Sub|Spanner|Cloud (SQL|Run|Storage|KMS|Armor|NAT|DNS|CDN))\b/,
  azure: /\b(Azure|Microsoft|Cosmos)\b/,
}

const clouds = PROVIDERS.flatMap((provider) => {
  const profile = PROFILES[provider]
  return profile ? [[provider, profile] as const] : []
})

test('each profile is filed under its own provider, with its regions', () => {
  for (const [provider, profile] of clouds) {
    expect(profile.provider).toBe(provider)
    expect(REGIONS[provider]).toBeDefined()
  }
})

describe.each(clouds)('%s', (provider, profile) => {
  const foreign = Object.entries(OWN_WORDS).flatMap(([other, words]) => (other === provider ? [] : [words]))
  const isForeign = (name: string) => foreign.some((words) => words.test(name))

  test('every option of every topic has a name', () => {
    const nameless = TOPICS.flatMap((topic) =>
      Object.keys(tableOf(topic).options)
        .filter((option) => !NOTHING.has(option) && isNameless(profile.optionName(topic, option)))
        .map((option) => `${topic} ${option}`),
    )
    expect(nameless).toEqual([])
  })

  test('no option and no service is called by another vendor’s word', () => {
    const options = TOPICS.filter((topic) => topic !== 'provider').flatMap((topic) =>
      Object.keys(tableOf(topic).options).map((option) => profile.optionName(topic, option)),
    )
    expect([...options, ...serviceNames(profile)].filter(isForeign)).toEqual([])
  })

  test('every kind has a name, and so has everything the composer tells apart within one', () => {
    for (const name of serviceNames(profile)) expect(name.trim()).not.toBe('')
    const { 'relational-database': engines = [] } = VARIANTS
    const names = engines.map((engine) => profile.serviceName('relational-database', engine))
    expect(names).not.toContain(profile.serviceName('relational-database'))
  })

  test('a region on offer is never outside the residency', () => {
    for (const residency of RESIDENCIES) {
      const regions = profile.regionsFor(residency, CONTINENTS)
      expect(regions.length, residency).toBeGreaterThan(0)
      if (residency !== 'any') expect(new Set(regions.map((region) => region.residency))).toEqual(new Set([residency]))
      for (const { id } of regions) expect(profile.region(id)?.id).toBe(id)
    }
  })

  test('the second region is another one and inside the residency', () => {
    for (const residency of RESIDENCIES) {
      for (const first of profile.regionsFor(residency, [])) {
        const second = profile.secondRegion(first.id, residency)
        expect(second?.id).not.toBe(first.id)
        if (second && residency !== 'any') expect(second.residency).toBe(residency)
        for (const partner of profile.partners(first.id, residency)) {
          if (residency !== 'any') expect(partner.residency, partner.id).toBe(residency)
        }
      }
    }
  })

  test('round trips are the same both ways, and nothing within a region', () => {
    const ids = profile.regionsFor('any', []).map(({ id }) => id)
    for (const a of ids) {
      expect(profile.roundTripMs(a, a)).toBe(0)
      for (const b of ids) {
        expect(profile.roundTripMs(a, b)).toBe(profile.roundTripMs(b, a))
        if (a !== b) expect(profile.roundTripMs(a, b)).toBeGreaterThan(0)
      }
    }
  })

  test('any need of any use gets a size in any region', () => {
    const regions = profile.regionsFor('any', []).map(({ id }) => id)
    fc.assert(
      fc.property(fc.constantFrom(...MACHINE_USES), need, fc.constantFrom(...regions), (use, wanted, region) => {
        const { instanceType, vcpu, memoryGib } = profile.fitMachine(use, wanted, region)
        expect(instanceType).not.toBe('')
        expect(Number.isFinite(vcpu) && vcpu >= 0 && Number.isFinite(memoryGib) && memoryGib >= 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('a container covers its need, unless it is the largest', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        (vcpu, memoryGib) => {
          const { largestTask } = profile
          const task = profile.fitTask({ vcpu, memoryGib })
          const isCovered = task.vcpu >= vcpu && task.memoryGib >= memoryGib
          expect(isCovered || (task.vcpu === largestTask.vcpu && task.memoryGib === largestTask.memoryGib)).toBe(true)
          expect(profile.fitTask(task)).toEqual(task)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('what is promised of any kind has a page and a date, and a reason where it is nothing', () => {
    for (const kind of KINDS) {
      const sla = profile.slaOf(samples[kind] as Resource)
      if (!sla) continue
      expect(sla.source, kind).toMatch(/^https:\/\/\S+$/)
      expect(sla.readOn, kind).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      if (sla.percent === null) expect(sla.note, kind).not.toBe('')
      else expect(sla.percent > 90 && sla.percent <= 100, kind).toBe(true)
    }
  })

  test('every limit that rules ask for has a page and a date', () => {
    for (const [name, limit] of limitsOf(profile)) {
      expect(limit.source, name).toMatch(/^https:\/\/\S+$/)
      expect(limit.readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      expect(limit.value, name).toBeGreaterThan(0)
    }
    // Sentences about slow starts quote both ends.
    expect(profile.limits.containerStart.upTo).toBeDefined()
    expect(profile.limits.functionColdStart.upTo).toBeDefined()
  })
})

const isNameless = (name: string) => name === 'Not needed' || name.trim() === ''

const serviceNames = (profile: ProviderProfile): string[] =>
  KINDS.flatMap((kind) => [
    profile.serviceName(kind),
    ...(VARIANTS[kind] ?? []).map((variant) => profile.serviceName(kind, variant)),
  ])

const limitsOf = ({ limits }: ProviderProfile): (readonly [string, Limit])[] => [
  ...Object.entries(limits).flatMap(([name, value]) => (isLimit(value) ? [[name, value] as const] : [])),
  ...Object.entries(limits.databaseFailover),
  ...(['postgresql', 'mysql', 'sqlserver', 'oracle'] as const).map(
    (engine) => [`connections of ${engine}`, limits.connections(engine, 8)] as const,
  ),
]

const isLimit = (value: unknown): value is Limit => typeof value === 'object' && value !== null && 'unit' in value

const need = fc.record({
  vcpu: fc.double({ min: 0.25, max: 300, noNaN: true }),
  memoryGib: fc.double({ min: 0.25, max: 3000, noNaN: true }),
  family: fc.constantFrom(
    'burstable' as const,
    'general' as const,
    'compute' as const,
    'memory' as const,
    'gpu' as const,
  ),
  arch: fc.constantFrom('arm64' as const, 'x86_64' as const),
})
