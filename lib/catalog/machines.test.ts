import { expect, test } from 'vitest'
import { catalog } from './catalog'
import { findDiscount } from './discounts'
import { machineOf, machinesOf, smallestInstance, vmTypes } from './machines'

const inVirginia = (service: Parameters<typeof machinesOf>[3]) => machinesOf(catalog, 'aws', 'us-east-1', service)

test.each([
  [{ vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'm7g.large'],
  [{ vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'arm64' }, 't4g.medium'],
  [{ vcpu: 3, memoryGib: 4, family: 'compute', arch: 'x86_64' }, 'c7i.xlarge'],
  [{ vcpu: 2, memoryGib: 20, family: 'memory', arch: 'arm64' }, 'r7g.xlarge'],
  [{ vcpu: 1, memoryGib: 1, family: 'accelerated' }, 'g4dn.xlarge'],
] as const)('%j is met by %s', (need, type) => {
  expect(smallestInstance(vmTypes(catalog, 'aws', 'us-east-1'), need)?.type).toBe(type)
})

test.each([
  ['gcp', 'us-central1', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'x86_64' }, 'e2-standard-2'],
  ['gcp', 'us-central1', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'n4a-standard-2'],
  ['gcp', 'us-central1', { vcpu: 1, memoryGib: 2, family: 'burstable' }, 'e2-medium'],
  ['gcp', 'europe-west1', { vcpu: 2, memoryGib: 16, family: 'memory', arch: 'x86_64' }, 'e2-highmem-2'],
  ['gcp', 'us-central1', { vcpu: 1, memoryGib: 1, family: 'accelerated' }, 'g2-standard-4'],
  ['azure', 'eastus2', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'x86_64' }, 'Standard_D2as_v5'],
  ['azure', 'eastus2', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'Standard_D2ps_v6'],
  ['azure', 'westeurope', { vcpu: 2, memoryGib: 4, family: 'burstable', arch: 'x86_64' }, 'Standard_B2als_v2'],
  ['azure', 'eastus2', { vcpu: 2, memoryGib: 16, family: 'memory', arch: 'x86_64' }, 'Standard_E2as_v5'],
  ['azure', 'eastus2', { vcpu: 1, memoryGib: 1, family: 'accelerated' }, 'Standard_NC4as_T4_v3'],
] as const)('%s in %s: %j is met by %s', (provider, region, need, type) => {
  expect(smallestInstance(vmTypes(catalog, provider, region), need)?.type).toBe(type)
})

test('a virtual machine is priced under the name that its cloud has for it', () => {
  expect(machineOf(catalog, 'gcp', 'us-central1', 'gcp-vm', 'n2-standard-4')).toMatchObject({
    sku: 'gcp/vm/n2-standard-4/hour',
    family: 'general',
  })
  expect(machineOf(catalog, 'azure', 'westeurope', 'azure-vm', 'Standard_D4s_v5')?.sku).toBe(
    'azure/vm/Standard_D4s_v5/hour',
  )
})

test.each([
  ['azure-postgresql', { vcpu: 2, memoryGib: 8, family: 'general' }, 'Standard_D2ds_v5', 0.178],
  ['azure-postgresql', { vcpu: 1, memoryGib: 2, family: 'burstable' }, 'Standard_B1ms', 0.017],
  ['azure-mysql', { vcpu: 4, memoryGib: 16, family: 'general' }, 'Standard_D4ds_v5', 0.342],
  ['azure-sqlserver', { vcpu: 4, memoryGib: 8 }, 'GP_Gen5_4', 0.608868],
  ['azure-redis', { vcpu: 1, memoryGib: 5 }, 'Balanced_B5', 0.156],
  ['azure-search', { vcpu: 1, memoryGib: 1, family: 'general' }, 'Basic', 0.101],
] as const)('%s: %j is met by %s', (service, need, type, hourlyUsd) => {
  const fit = smallestInstance(machinesOf(catalog, 'azure', 'eastus2', service), need)
  expect([fit?.type, fit?.hourlyUsd]).toEqual([type, hourlyUsd])
})

test('a cache node of Google Cloud is sold by name', () => {
  const nodes = machinesOf(catalog, 'gcp', 'us-central1', 'gcp-valkey')
  expect(smallestInstance(nodes, { vcpu: 1, memoryGib: 10 })).toMatchObject({
    type: 'highmem-medium',
    hourlyUsd: 0.1923,
  })
  expect(machinesOf(catalog, 'aws', 'us-east-1', 'gcp-valkey')).toEqual([])
})

test('nothing is found where nothing is large enough', () => {
  expect(smallestInstance(vmTypes(catalog, 'aws', 'us-east-1'), { vcpu: 1000, memoryGib: 1 })).toBeUndefined()
})

test('a database class has the shape of the machine it is named after', () => {
  expect(machineOf(catalog, 'aws', 'eu-west-1', 'rds-postgres', 'db.r7g.xlarge')).toMatchObject({
    vcpu: 4,
    memoryGib: 32,
    family: 'memory',
    arch: 'arm64',
    sku: 'aws/rds-postgres/db.r7g.xlarge/hour',
  })
  expect(smallestInstance(inVirginia('rds-postgres'), { vcpu: 2, memoryGib: 4 })?.type).toBe('db.t4g.medium')
})

test('a cache node holds less than the machine underneath', () => {
  expect(machineOf(catalog, 'aws', 'us-east-1', 'elasticache-valkey', 'cache.m7g.large')?.memoryGib).toBe(6.38)
  expect(smallestInstance(inVirginia('elasticache-valkey'), { vcpu: 1, memoryGib: 1 })?.type).toBe('cache.t4g.small')
})

test('an older generation is taken only where the region has no current one', () => {
  const saoPaulo = machinesOf(catalog, 'aws', 'sa-east-1', 'rds-postgres')
  expect(smallestInstance(saoPaulo, { vcpu: 2, memoryGib: 8, family: 'general' })?.type).toBe('db.m6g.large')
})

test('search nodes and brokers are sized too', () => {
  expect(smallestInstance(inVirginia('opensearch'), { vcpu: 2, memoryGib: 8, family: 'general' })?.type).toBe(
    'm7g.large.search',
  )
  expect(smallestInstance(inVirginia('msk'), { vcpu: 2, memoryGib: 8, family: 'general' })?.type).toBe(
    'kafka.m7g.large',
  )
})

test('every region has a machine for every family and architecture', () => {
  for (const region of catalog.providers.aws?.regions ?? []) {
    for (const family of ['burstable', 'general', 'compute', 'memory'] as const) {
      for (const arch of ['arm64', 'x86_64'] as const) {
        expect(
          smallestInstance(vmTypes(catalog, 'aws', region), { vcpu: 2, memoryGib: 4, family, arch }),
          `${region} ${family}`,
        ).toBeDefined()
      }
    }
  }
})

test('every region of the other clouds has a machine for every family', () => {
  for (const provider of ['gcp', 'azure']) {
    for (const region of catalog.providers[provider]?.regions ?? []) {
      for (const family of ['burstable', 'general', 'compute', 'memory'] as const) {
        const fit = smallestInstance(vmTypes(catalog, provider, region), { vcpu: 1, memoryGib: 2, family })
        expect(fit, `${region} ${family}`).toBeDefined()
      }
    }
  }
})

test('a commitment has the discount of its region, or the base region’s and says so', () => {
  const query = { scope: 'ec2.m7g', years: 1, kind: 'convertible' } as const
  expect(findDiscount(catalog, 'aws', { ...query, region: 'eu-west-1' })).toMatchObject({
    percent: 24.1,
    confidence: 'verified',
  })
  expect(findDiscount(catalog, 'aws', { ...query, region: 'eu-north-1' })).toMatchObject({
    percent: 26.5,
    confidence: 'derived',
  })
  const google = { scope: 'compute.n2', years: 3, kind: 'reserved', region: 'us-central1' } as const
  expect(findDiscount(catalog, 'gcp', google)).toMatchObject({ percent: 55, confidence: 'verified' })
  const spanner = { scope: 'spanner', years: 1, kind: 'spend', region: 'europe-west1' } as const
  expect(findDiscount(catalog, 'gcp', spanner)).toMatchObject({ percent: 20 })
  expect(findDiscount(catalog, 'aws', { ...query, scope: 'lambda', region: 'eu-west-1' })).toBeUndefined()
  const fargate = { scope: 'fargate', years: 1, kind: 'spend', region: 'eu-west-1' } as const
  expect(findDiscount(catalog, 'aws', fargate)).toMatchObject({ percent: 20, confidence: 'unverified' })
})
