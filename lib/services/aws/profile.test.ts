import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIERS } from '@/lib/design/model'
import type { MachineUse } from '@/lib/design/provider'
import type { Sla } from '../sla'
import { awsProfile } from './profile'
import { awsSlas } from './sla'
import { awsSlaOf as slaOf } from './sla-of'

const placed = {
  id: 'x',
  label: 'X',
  service: '',
  region: 'us-east-1',
  zones: 2,
  tier: TIERS[0],
  because: '',
  purpose: '',
}

test('every commitment has a source, a date and a plausible percentage', () => {
  for (const [name, sla] of Object.entries<Sla>(awsSlas)) {
    expect(sla.source, name).toMatch(/^https:\/\//)
    expect(sla.readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    if (sla.percent === null) expect(sla.note, name).not.toBe('')
    else expect(sla.percent >= 99 && sla.percent <= 100, name).toBe(true)
  }
})

test('a second zone raises what is promised', () => {
  const database = {
    ...placed,
    kind: 'relational-database',
    instanceType: 'db.m7g.large',
    vcpu: 2,
    memoryGib: 8,
    arch: 'arm64',
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
  expect(slaOf(database)?.percent).toBe(99.95)
  expect(slaOf({ ...database, multiZone: false })?.percent).toBe(99.5)
  expect(slaOf({ ...database, class: 'high' })?.percent).toBe(99.99)
})

test('Fargate in one zone has no promise, which is not the same as 0', () => {
  const web = {
    ...placed,
    kind: 'container-service',
    role: 'web',
    capacity: 'serverless',
    runsOn: null,
    services: 1,
    task: { vcpu: 1, memoryGib: 2, arch: 'arm64' },
    replicas: { min: 2, typical: 2, max: 4 },
    scaling: { on: 'cpu', target: '60%' },
    port: 8080,
    spotShare: 0,
    requestsPerMonth: 1000,
    activeShare: 1,
    deployment: 'rolling',
  } as const
  expect(slaOf(web)?.percent).toBe(99.99)
  expect(slaOf({ ...web, zones: 1 })).toMatchObject({ percent: null, scope: 'none' })
  expect(slaOf({ ...web, spotShare: 1 })?.percent).toBeNull()
})

test.each([
  ['virtual-machine', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'm7g.large'],
  ['virtual-machine', { vcpu: 4, memoryGib: 16, family: 'gpu', arch: 'x86_64', gpus: 1 }, 'g4dn.xlarge'],
  ['virtual-machine', { vcpu: 4, memoryGib: 16, family: 'gpu', arch: 'x86_64', gpus: 4 }, 'g4dn.xlarge'],
  ['relational-standard', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'db.m7g.large'],
  ['relational-standard', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'x86_64' }, 'db.m6i.large'],
  ['relational-standard', { vcpu: 2, memoryGib: 2, family: 'burstable', arch: 'arm64' }, 'db.t4g.small'],
  ['relational-high', { vcpu: 2, memoryGib: 8, family: 'memory', arch: 'arm64' }, 'db.serverless'],
  ['document', { vcpu: 2, memoryGib: 8, family: 'memory', arch: 'arm64' }, 'db.r5.large'],
  ['cache', { vcpu: 1, memoryGib: 1, family: 'burstable', arch: 'arm64' }, 'cache.t4g.small'],
  ['search', { vcpu: 2, memoryGib: 8, family: 'general', arch: 'arm64' }, 'm7g.large.search'],
  ['time-series', { vcpu: 2, memoryGib: 8, family: 'memory', arch: 'arm64' }, 'db.influx.large'],
] as const)('%s of %j is %s', (use, need, type) => {
  expect(awsProfile.fitMachine(use, need, 'us-east-1').instanceType).toBe(type)
})

test('a capacity unit of Aurora is 2 GiB, in half units', () => {
  const need = { vcpu: 0.25, memoryGib: 2.5, family: 'memory', arch: 'arm64' } as const
  expect(awsProfile.fitMachine('relational-high', need, 'us-east-1').memoryGib).toBe(3)
})

test('any need gets a machine, and it covers the need unless it is the largest', () => {
  const uses: MachineUse[] = [
    'virtual-machine',
    'relational-standard',
    'relational-high',
    'document',
    'time-series',
    'cache',
    'search',
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...uses),
      fc.record({
        vcpu: fc.integer({ min: 1, max: 300 }),
        memoryGib: fc.integer({ min: 1, max: 3000 }),
        family: fc.constantFrom(
          'burstable' as const,
          'general' as const,
          'compute' as const,
          'memory' as const,
          'gpu' as const,
        ),
        arch: fc.constantFrom('arm64' as const, 'x86_64' as const),
      }),
      fc.constantFrom('us-east-1', 'sa-east-1', 'mx-central-1'),
      (use, need, region) => {
        const fit = awsProfile.fitMachine(use, need, region)
        expect(fit.vcpu).toBeGreaterThan(0)
        if (need.vcpu <= 2 && need.memoryGib <= 4) expect(fit.memoryGib).toBeGreaterThanOrEqual(need.memoryGib)
      },
    ),
    { numRuns: 60 },
  )
})

test.each([
  [
    { vcpu: 0.25, memoryGib: 0.5 },
    { vcpu: 0.25, memoryGib: 0.5 },
  ],
  [
    { vcpu: 0.2, memoryGib: 3 },
    { vcpu: 0.5, memoryGib: 3 },
  ],
  [
    { vcpu: 1, memoryGib: 1 },
    { vcpu: 1, memoryGib: 2 },
  ],
  [
    { vcpu: 5, memoryGib: 33 },
    { vcpu: 8, memoryGib: 36 },
  ],
  [
    { vcpu: 40, memoryGib: 400 },
    { vcpu: 16, memoryGib: 120 },
  ],
])('a task of %j becomes %j', (need, task) => {
  expect(awsProfile.fitTask(need)).toEqual(task)
})

test('services are called what AWS calls them', () => {
  expect(awsProfile.serviceName('relational-database', 'mysql')).toBe('Amazon RDS for MySQL')
  expect(awsProfile.serviceName('relational-database', 'unheard-of')).toBe('Amazon RDS')
  expect(awsProfile.serviceName('queue')).toBe('Amazon SQS')
})

test('the composer is offered priced regions only', () => {
  expect(awsProfile.region('eu-west-3')).toBeUndefined()
  expect(awsProfile.region('eu-west-1')).toEqual({
    id: 'eu-west-1',
    name: 'Europe (Ireland)',
    continent: 'eu',
    residency: 'eu',
    zones: 3,
  })
  expect(awsProfile.regionsFor('any', ['na', 'nowhere'])[0]?.id).toBe('us-east-1')
  expect(awsProfile.secondRegion('eu-west-1', 'eu')?.id).toBe('eu-central-1')
  expect(awsProfile.roundTripMs('us-east-1', 'us-east-2')).toBe(15)
})
