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
  expect(findDiscount(catalog, 'aws', { ...query, scope: 'fargate', region: 'eu-west-1' })).toBeUndefined()
})
