import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { findPrice, isPriced } from '@/lib/catalog/find-price'
import { azure, azureDatabaseSizes } from '@/lib/catalog/skus/azure'
import { TIERS } from '@/lib/design/model'
import type { MachineUse } from '@/lib/design/provider'
import type { Sla } from '../sla'
import { azureProfile } from './profile'
import { azureSlas } from './sla'
import { azureSlaOf as slaOf } from './sla-of'

const placed = {
  id: 'x',
  label: 'X',
  service: '',
  region: 'westeurope',
  zones: 2,
  tier: TIERS[0],
  because: '',
  purpose: '',
}

const database = {
  ...placed,
  kind: 'relational-database',
  instanceType: 'Standard_D2ds_v5',
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

test('every commitment has a source, a date and a plausible percentage', () => {
  for (const [name, sla] of Object.entries<Sla>(azureSlas)) {
    expect(sla.source, name).toMatch(/^https:\/\//)
    expect(sla.readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    if (sla.percent === null) expect(sla.note, name).not.toBe('')
    else expect(sla.percent >= 99 && sla.percent <= 100, name).toBe(true)
  }
})

test('a second zone raises what is promised', () => {
  expect(slaOf(database)?.percent).toBe(99.99)
  expect(slaOf({ ...database, multiZone: false })?.percent).toBe(99.9)
  expect(slaOf({ ...database, engine: 'mysql' })?.percent).toBe(99.99)
  expect(slaOf({ ...database, engine: 'mysql', zones: 1 })?.percent).toBe(99.9)
  expect(slaOf({ ...database, engine: 'sqlserver', class: 'high' })?.percent).toBe(99.995)
  const machines = {
    ...placed,
    kind: 'machine-group',
    instanceType: 'Standard_D2as_v5',
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
  expect(slaOf(machines)?.percent).toBe(99.99)
  expect(slaOf({ ...machines, zones: 1 })?.percent).toBe(99.9)
  expect(slaOf({ ...machines, spotShare: 1 })).toMatchObject({ percent: null, scope: 'none' })
})

test('Oracle, a lone cache and a lone search replica have no promise, which is not the same as 0', () => {
  expect(slaOf({ ...database, engine: 'oracle' })?.percent).toBeNull()
  const machine = { instanceType: '', vcpu: 2, memoryGib: 8, arch: 'x86_64' } as const
  const cache = {
    ...placed,
    ...machine,
    kind: 'cache',
    engine: 'redis',
    nodes: 2,
    multiZone: true,
    port: 6379,
  } as const
  expect(slaOf(cache)?.percent).toBe(99.99)
  expect(slaOf({ ...cache, zones: 1, multiZone: false })?.percent).toBe(99.9)
  expect(slaOf({ ...cache, nodes: 1 })?.percent).toBeNull()
  const search = {
    ...placed,
    ...machine,
    kind: 'search-engine',
    holds: 'text',
    nodes: 2,
    storageGibPerNode: 10,
  } as const
  expect(slaOf(search)?.percent).toBe(99.9)
  expect(slaOf({ ...search, nodes: 1 })?.percent).toBeNull()
})

test('Traffic Manager is counted where names choose between regions, and Azure DNS alone elsewhere', () => {
  const zone = { ...placed, kind: 'dns-zone', routing: 'simple', healthChecks: 0, queriesPerMonth: 0 } as const
  expect(slaOf(zone)?.percent).toBe(100)
  expect(slaOf({ ...zone, routing: 'health-checked' })?.percent).toBe(100)
  expect(slaOf({ ...zone, routing: 'failover' })?.percent).toBe(99.9)
})

test.each([
  ['virtual-machine', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'Standard_D2ps_v6'],
  ['virtual-machine', { vcpu: 4, memoryGib: 16, family: 'general', arch: 'x86_64' }, 'Standard_D4as_v5'],
  ['virtual-machine', { vcpu: 4, memoryGib: 16, family: 'gpu', arch: 'x86_64', gpus: 1 }, 'Standard_NC4as_T4_v3'],
  ['virtual-machine', { vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'x86_64' }, 'Standard_B2ls_v2'],
  ['app-platform', { vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'arm64' }, 'P1v3'],
  ['app-platform', { vcpu: 2, memoryGib: 12, family: 'general', arch: 'arm64' }, 'P1mv3'],
  ['relational-standard', { vcpu: 2, memoryGib: 2, family: 'burstable', arch: 'arm64' }, 'Standard_B2s'],
  [
    'relational-standard',
    { vcpu: 2, memoryGib: 2, family: 'burstable', arch: 'arm64', standby: true },
    'Standard_D2ds_v5',
  ],
  ['relational-standard', { vcpu: 4, memoryGib: 30, family: 'memory', arch: 'arm64' }, 'Standard_E4ds_v5'],
  ['relational-mysql', { vcpu: 4, memoryGib: 30, family: 'memory', arch: 'arm64' }, 'Standard_E4ads_v5'],
  ['relational-sqlserver', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'x86_64' }, 'GP_Gen5_2'],
  ['relational-oracle', { vcpu: 2, memoryGib: 20, family: 'general', arch: 'x86_64' }, 'VM.Standard.x86'],
  ['relational-high', { vcpu: 0.25, memoryGib: 4, family: 'general', arch: 'arm64' }, 'Standard_D2ds_v5'],
  ['relational-high', { vcpu: 1.5, memoryGib: 4, family: 'general', arch: 'arm64' }, 'Standard_D2ds_v5'],
  ['document', { vcpu: 2, memoryGib: 4, family: 'memory', arch: 'arm64' }, 'M30'],
  ['time-series', { vcpu: 2, memoryGib: 16, family: 'memory', arch: 'arm64' }, 'Standard_E2ads_v5'],
  ['cache', { vcpu: 2, memoryGib: 1.25, family: 'burstable', arch: 'arm64' }, 'Balanced_B3'],
  ['cache', { vcpu: 2, memoryGib: 8, family: 'memory', arch: 'arm64' }, 'MemoryOptimized_M10'],
  ['search', { vcpu: 2, memoryGib: 2, family: 'general', arch: 'arm64' }, 'Basic'],
  ['search', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'S1'],
] as const)('%s of %j is %s', (use, need, type) => {
  expect(azureProfile.fitMachine(use, need, 'eastus2').instanceType).toBe(type)
})

test('a machine takes premium disks and has a price where it is offered', () => {
  for (const region of azureProfile.regionsFor('any', [])) {
    for (const family of ['burstable', 'general', 'compute', 'memory'] as const) {
      for (const arch of ['arm64', 'x86_64'] as const) {
        const { instanceType } = azureProfile.fitMachine(
          'virtual-machine',
          { vcpu: 4, memoryGib: 8, family, arch },
          region.id,
        )
        expect(instanceType, `${family} ${arch} in ${region.id}`).toMatch(/^Standard_[A-Z]+\d+[a-z]*s(_|$)/)
        expect(isPriced(findPrice(catalog, 'azure', region.id, azure.vm.hour(instanceType)))).toBe(true)
      }
    }
    expect(azureProfile.machineHourUsd(region.id), region.id).toBeGreaterThan(0.05)
  }
})

test('a flexible server of the higher class is one that both open engines have a price for', () => {
  const { instanceType } = azureProfile.fitMachine(
    'relational-high',
    { vcpu: 1, memoryGib: 4, family: 'general', arch: 'x86_64' },
    'eastus2',
  )
  for (const engine of ['postgresql', 'mysql'] as const) {
    expect(azureDatabaseSizes[engine].map(({ type }) => type)).toContain(instanceType)
  }
})

const USES: MachineUse[] = [
  'virtual-machine',
  'app-platform',
  'relational-standard',
  'relational-mysql',
  'relational-sqlserver',
  'relational-oracle',
  'relational-high',
  'document',
  'time-series',
  'cache',
  'search',
]

test('any need gets a machine, and it covers the need unless it is the largest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...USES),
      fc.record({
        vcpu: fc.integer({ min: 1, max: 300 }),
        memoryGib: fc.integer({ min: 1, max: 3000 }),
        family: fc.constantFrom('burstable', 'general', 'compute', 'memory', 'gpu'),
        arch: fc.constantFrom('arm64', 'x86_64'),
      }),
      fc.constantFrom('eastus2', 'brazilsouth', 'polandcentral'),
      (use, need, region) => {
        const fit = azureProfile.fitMachine(use, need, region)
        expect(fit.instanceType).not.toBe('none')
        expect(fit.vcpu).toBeGreaterThan(0)
        if (need.vcpu <= 2 && need.memoryGib <= 4) expect(fit.memoryGib).toBeGreaterThanOrEqual(need.memoryGib)
      },
    ),
    { numRuns: 100 },
  )
})

test('Container Apps give 2 GiB to a vCPU, in quarters, up to 4 vCPUs', () => {
  const fits = [
    [
      { vcpu: 0.1, memoryGib: 0.3 },
      { vcpu: 0.25, memoryGib: 0.5 },
    ],
    [
      { vcpu: 0.25, memoryGib: 1.2 },
      { vcpu: 0.75, memoryGib: 1.5 },
    ],
    [
      { vcpu: 1, memoryGib: 1 },
      { vcpu: 1, memoryGib: 2 },
    ],
    [
      { vcpu: 40, memoryGib: 400 },
      { vcpu: 4, memoryGib: 8 },
    ],
  ] as const
  for (const [need, task] of fits) expect(azureProfile.fitTask(need)).toEqual(task)
  expect(azureProfile.fitTask(azureProfile.largestTask)).toEqual(azureProfile.largestTask)
})

test('services are called what Microsoft calls them, and a stand-in says that it is one', () => {
  expect(azureProfile.serviceName('relational-database', 'mysql')).toBe('Azure Database for MySQL')
  expect(azureProfile.serviceName('relational-database', 'unheard-of')).toBe('Azure Database flexible server')
  expect(azureProfile.serviceName('cache', 'memcached')).toContain('in place of')
  expect(azureProfile.serviceName('relational-database', 'distributed-postgresql')).toContain('not relational')
})

test('the composer is offered priced regions only', () => {
  expect(azureProfile.region('swedencentral')).toBeUndefined()
  expect(azureProfile.region('westeurope')).toEqual({
    id: 'westeurope',
    name: 'West Europe',
    continent: 'eu',
    residency: 'eu',
    zones: 3,
  })
  expect(azureProfile.secondRegion('southeastasia', 'sg')).toBeUndefined()
  expect(azureProfile.roundTripMs('eastus', 'eastus2')).toBe(8)
})
