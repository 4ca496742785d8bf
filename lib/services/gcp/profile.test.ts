import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { machinesOf } from '@/lib/catalog/machines'
import { gcpCacheSizes } from '@/lib/catalog/skus/gcp'
import { TIERS } from '@/lib/design/model'
import { MACHINE_USES } from '../profile.fixture'
import type { Sla } from '../sla'
import { gcpProfile } from './profile'
import { gcpSlas } from './sla'
import { gcpSlaOf as slaOf } from './sla-of'

const placed = {
  id: 'x',
  label: 'X',
  service: '',
  region: 'us-central1',
  zones: 2,
  tier: TIERS[0],
  because: '',
  purpose: '',
}

test('every commitment has a source, a date and a plausible percentage', () => {
  for (const [name, sla] of Object.entries<Sla>(gcpSlas)) {
    expect(sla.source, name).toMatch(/^https:\/\//)
    expect(sla.readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    if (sla.percent === null) expect(sla.note, name).not.toBe('')
    else expect(sla.percent >= 99 && sla.percent <= 100, name).toBe(true)
  }
})

const database = {
  ...placed,
  kind: 'relational-database',
  instanceType: 'db-custom-2-8192',
  vcpu: 2,
  memoryGib: 8,
  arch: 'x86_64',
  engine: 'postgresql',
  class: 'standard',
  role: 'primary',
  multiZone: true,
  readReplicas: 0,
  storageGib: 100,
  iops: 3000,
  backupDays: 7,
  backupGib: 0,
  readsPerMonth: 0,
  writesPerMonth: 0,
  port: 5432,
  replicaOf: null,
  deletionProtection: true,
} as const

test('a standby in a second zone, and the higher edition, raise what is promised of Cloud SQL', () => {
  expect(slaOf(database)?.percent).toBe(99.95)
  expect(slaOf({ ...database, class: 'high' })?.percent).toBe(99.99)
})

test.each([
  ['one zone', { multiZone: false }],
  ['one zone of the higher edition', { multiZone: false, class: 'high' }],
  ['a shared core', { instanceType: 'db-g1-small', vcpu: 0.5 }],
  ['Oracle on machines of one’s own', { engine: 'oracle' }],
] as const)('nothing is promised of a database with %s, which is not the same as 0', (_, change) => {
  expect(slaOf({ ...database, ...change })).toMatchObject({ percent: null, scope: 'none' })
})

test('machines in two zones are promised more than in one, spot capacity nothing', () => {
  const group = {
    ...placed,
    kind: 'machine-group',
    instanceType: 'e2-standard-2',
    vcpu: 2,
    memoryGib: 8,
    arch: 'x86_64',
    role: 'web',
    os: 'linux',
    replicas: { min: 2, typical: 2, max: 4 },
    scaling: { on: 'cpu', target: '60%' },
    diskGib: 50,
    gpus: 0,
    spotShare: 0,
    port: 8080,
    deployment: 'rolling',
  } as const
  expect(slaOf(group)?.percent).toBe(99.99)
  expect(slaOf({ ...group, zones: 1 })?.percent).toBe(99.9)
  expect(slaOf({ ...group, spotShare: 1 })?.percent).toBeNull()
})

test('five nines of Firestore are promised only where it has multi-regions', () => {
  const store = {
    ...placed,
    kind: 'key-value-store',
    storageGib: 1,
    readsPerMonth: 0,
    writesPerMonth: 0,
    pointInTimeRecovery: true,
  } as const
  expect(slaOf({ ...store, replicaRegions: ['us-east4'] })?.percent).toBe(99.999)
  expect(slaOf({ ...store, replicaRegions: [] })?.percent).toBe(99.99)
  expect(slaOf({ ...store, region: 'asia-south1', replicaRegions: ['asia-southeast1'] })?.percent).toBe(99.99)
})

test('a cache is promised more with replicas in two zones, and nothing without', () => {
  const cache = {
    ...placed,
    kind: 'cache',
    instanceType: 'standard-small',
    vcpu: 2,
    memoryGib: 5.2,
    arch: 'x86_64',
    engine: 'redis',
    nodes: 2,
    multiZone: true,
    port: 6379,
  } as const
  expect(slaOf(cache)?.percent).toBe(99.99)
  expect(slaOf({ ...cache, multiZone: false })?.percent).toBe(99.9)
  expect(slaOf({ ...cache, nodes: 1 })?.percent).toBeNull()
  expect(slaOf({ ...cache, instanceType: 'shared-core-nano' })?.percent).toBeNull()
})

test.each([
  ['virtual-machine', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'x86_64' }, 'e2-standard-2'],
  ['virtual-machine', { vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'x86_64' }, 'e2-medium'],
  ['virtual-machine', { vcpu: 2, memoryGib: 8, family: 'burstable', arch: 'x86_64' }, 'e2-standard-2'],
  ['virtual-machine', { vcpu: 4, memoryGib: 16, family: 'gpu', arch: 'x86_64', gpus: 1 }, 'g2-standard-4'],
  ['app-platform', { vcpu: 2, memoryGib: 3, family: 'burstable', arch: 'arm64' }, '2 vCPU, 3 GiB'],
  ['relational-standard', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'db-custom-2-8192'],
  ['relational-standard', { vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'arm64' }, 'db-custom-1-4096'],
  ['relational-standard', { vcpu: 2, memoryGib: 2, family: 'burstable', arch: 'arm64' }, 'db-custom-1-3840'],
  ['relational-standard', { vcpu: 2, memoryGib: 1, family: 'burstable', arch: 'arm64' }, 'db-g1-small'],
  ['relational-mysql', { vcpu: 3, memoryGib: 12, family: 'general', arch: 'arm64' }, 'db-custom-4-12288'],
  ['relational-sqlserver', { vcpu: 4, memoryGib: 100, family: 'memory', arch: 'x86_64' }, 'db-custom-16-102400'],
  ['relational-standard', { vcpu: 300, memoryGib: 3000, family: 'memory', arch: 'arm64' }, 'db-custom-96-638976'],
  ['relational-high', { vcpu: 2, memoryGib: 17, family: 'memory', arch: 'arm64' }, 'db-perf-optimized-N-4'],
  ['relational-high', { vcpu: 300, memoryGib: 17, family: 'memory', arch: 'arm64' }, 'db-perf-optimized-N-128'],
  ['document', { vcpu: 2, memoryGib: 8, family: 'memory', arch: 'arm64' }, 'serverless'],
  ['time-series', { vcpu: 2.5, memoryGib: 16, family: 'memory', arch: 'arm64' }, 'SSD nodes'],
  ['cache', { vcpu: 2, memoryGib: 0.4, family: 'burstable', arch: 'arm64' }, 'shared-core-nano'],
  ['cache', { vcpu: 2, memoryGib: 1.25, family: 'burstable', arch: 'arm64' }, 'standard-small'],
  ['cache', { vcpu: 2, memoryGib: 1, family: 'burstable', arch: 'arm64' }, 'shared-core-nano'],
  ['cache', { vcpu: 2, memoryGib: 1, family: 'burstable', arch: 'arm64', standby: true }, 'standard-small'],
  ['cache', { vcpu: 2, memoryGib: 400, family: 'memory', arch: 'arm64' }, 'highmem-medium'],
] as const)('%s of %j is %s', (use, need, type) => {
  expect(gcpProfile.fitMachine(use, need, 'us-central1').instanceType).toBe(type)
})

test('ARM is a wish: where a region sells none, the machine is x86 and as large', () => {
  const need = { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' } as const
  const archIn = (region: string) => gcpProfile.fitMachine('virtual-machine', need, region).arch
  expect(archIn('us-central1')).toBe('arm64')
  expect(archIn('southamerica-east1')).toBe('x86_64')
})

const needs = fc.record({
  vcpu: fc.integer({ min: 1, max: 300 }),
  memoryGib: fc.integer({ min: 1, max: 3000 }),
  family: fc.constantFrom('burstable' as const, 'general' as const, 'compute' as const, 'memory' as const),
  arch: fc.constantFrom('arm64' as const, 'x86_64' as const),
})

test('any need gets a machine, and one that is within reach is covered', () => {
  const sized = MACHINE_USES.filter((use) => use !== 'document' && use !== 'time-series')
  fc.assert(
    fc.property(
      fc.constantFrom(...sized),
      needs,
      fc.constantFrom('us-central1', 'southamerica-east1', 'me-west1'),
      (use, need, region) => {
        const fit = gcpProfile.fitMachine(use, need, region)
        expect(fit.vcpu).toBeGreaterThan(0)
        expect(fit.instanceType).not.toBe('')
        // A larger cache is spread over several of its largest nodes.
        const reach = use === 'cache' ? 10 : 32
        if (need.vcpu <= 8 && need.memoryGib <= reach) expect(fit.memoryGib).toBeGreaterThanOrEqual(need.memoryGib)
      },
    ),
    { numRuns: 200 },
  )
})

test('a Cloud SQL size keeps to the vendor’s rules', () => {
  fc.assert(
    fc.property(needs, (need) => {
      const { instanceType, vcpu, memoryGib } = gcpProfile.fitMachine('relational-standard', need, 'us-central1')
      if (!instanceType.startsWith('db-custom')) return
      expect(vcpu === 1 || (vcpu % 2 === 0 && vcpu <= 96)).toBe(true)
      expect((memoryGib * 1024) % 256).toBe(0)
      expect(memoryGib).toBeGreaterThanOrEqual(Math.max(3.75, 0.9 * vcpu))
      expect(memoryGib).toBeLessThanOrEqual(6.5 * vcpu)
      expect(instanceType).toBe(`db-custom-${vcpu}-${memoryGib * 1024}`)
    }),
    { numRuns: 300 },
  )
})

test('every cache node that is proposed is one that the catalogue names', () => {
  for (const memoryGib of [0.4, 1, 6, 20, 100]) {
    const need = { vcpu: 2, memoryGib, family: 'memory', arch: 'x86_64' } as const
    const { instanceType } = gcpProfile.fitMachine('cache', need, 'us-central1')
    expect(gcpCacheSizes.map(({ type }) => type)).toContain(instanceType)
  }
})

test('a virtual machine is one that the catalogue prices there', () => {
  fc.assert(
    fc.property(needs, fc.constantFrom(...gcpProfile.regionsFor('any', []).map(({ id }) => id)), (need, region) => {
      const { instanceType } = gcpProfile.fitMachine('virtual-machine', need, region)
      expect(machinesOf(catalog, 'gcp', region, 'gcp-vm').map(({ type }) => type)).toContain(instanceType)
    }),
    { numRuns: 100 },
  )
})

test.each([
  [
    { vcpu: 0.25, memoryGib: 0.5 },
    { vcpu: 1, memoryGib: 0.5 },
  ],
  [
    { vcpu: 0.25, memoryGib: 4.1 },
    { vcpu: 2, memoryGib: 4.25 },
  ],
  [
    { vcpu: 3, memoryGib: 1 },
    { vcpu: 4, memoryGib: 2 },
  ],
  [
    { vcpu: 4, memoryGib: 16.5 },
    { vcpu: 6, memoryGib: 16.5 },
  ],
  [
    { vcpu: 40, memoryGib: 400 },
    { vcpu: 8, memoryGib: 32 },
  ],
])('a container of %j becomes %j', (need, task) => {
  expect(gcpProfile.fitTask(need)).toEqual(task)
})

test('services are called what Google calls them, and what it does not run is named as one’s own', () => {
  expect(gcpProfile.serviceName('relational-database', 'mysql')).toBe('Cloud SQL for MySQL')
  expect(gcpProfile.serviceName('relational-database', 'unheard-of')).toBe('Cloud SQL')
  expect(gcpProfile.serviceName('relational-database', 'oracle')).toBe('Oracle on Compute Engine')
  expect(gcpProfile.serviceName('cache', 'memcached')).toBe('Memcached on Compute Engine')
  expect(gcpProfile.serviceName('queue')).toBe('Pub/Sub')
})

test('the composer is offered priced regions only', () => {
  expect(gcpProfile.region('europe-west9')).toBeUndefined()
  expect(gcpProfile.region('europe-west4')).toEqual({
    id: 'europe-west4',
    name: 'Netherlands',
    continent: 'eu',
    residency: 'eu',
    zones: 3,
  })
  expect(gcpProfile.secondRegion('europe-west2', 'uk')).toBeUndefined()
  expect(gcpProfile.roundTripMs('us-east4', 'us-central1')).toBe(30)
})

test('the machine that clouds are compared by has a price in every region on offer and nowhere else', () => {
  for (const { id } of gcpProfile.regionsFor('any', [])) expect(gcpProfile.machineHourUsd(id), id).toBeGreaterThan(0)
  expect(gcpProfile.machineHourUsd('me-west1')).toBeNull()
})
