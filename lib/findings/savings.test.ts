import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { CostLine } from '@/lib/cost/types'
import { PROVIDERS } from '@/lib/requirements/schema'
import { sumUsd } from '@/lib/units/money'
import { ask, type Change } from './ask.fixture'
import { discountScope } from './commitment-scopes'
import { inputOf } from './input.fixture'
import { commitment, shutdown } from './savings'

const MACHINES = { insistOn: { compute: 'vm-group' } } as const

test.each([
  ['aws/ec2/m7g.large/hour', 'ec2.m7g'],
  ['aws/rds-postgres/db.m7g.large/multi-az-hour', 'rds.postgresql.multi-az.m7g'],
  ['aws/rds-mysql/db.t4g.small/hour', 'rds.mysql.single-az.t4g'],
  ['aws/opensearch/r7g.large.search/hour', 'opensearch.r7g'],
  ['aws/fargate/arm-vcpu-hour', 'fargate'],
  ['aws/fargate/spot-gb-hour', undefined],
  ['aws/aurora/acu-hour', 'aurora.serverless'],
  ['aws/elasticache-valkey/cache.t4g.small/hour', 'elasticache'],
  ['aws/alb/hour', undefined],
  ['aws/ec2/m7g.large/spot-hour', undefined],
  ['gcp/vm/n4a-standard-2/sustained-hour', 'compute.n4a'],
  ['gcp/vm/e2-medium/sustained-hour', undefined],
  ['gcp/spanner/node-hour-standard', 'spanner'],
  ['gcp/cloud-sql/enterprise-plus-memory-gb-hour-regional-ha', 'cloud_sql'],
  ['gcp/cloud-sql/db-f1-micro-hour-zonal', undefined],
  ['gcp/cloud-sql/sqlserver-standard-core-hour', undefined],
  ['gcp/cloud-run/vcpu-second-instance-based', 'cloud_run.instances'],
  ['gcp/cloud-run/gib-second-min-instance-idle', 'cloud_run.requests'],
  ['gcp/cloud-run/vcpu-second-request-based', undefined],
  ['azure/vm/Standard_D2ps_v6/hour', 'virtual_machines/Virtual Machines Dpsv6 Series'],
  [
    'azure/postgresql-flexible/general-purpose-ddsv5-series-compute.2-vcore.vcore',
    'azure_database_for_postgresql/Azure Database for PostgreSQL Flexible Server General Purpose Ddsv5 Series Compute',
  ],
  [
    'azure/app-service/app-service-premium-v3-plan-linux.p1-v3.p1-v3-app',
    'azure_app_service/Azure App Service Premium v3 Plan - Linux',
  ],
  [
    'azure/sql-database/single-elastic-pool-general-purpose-compute-gen5.vcore.vcore',
    'sql_database/SQL Database Single/Elastic Pool General Purpose - Compute Gen5',
  ],
  [
    'azure/container-apps/container-apps.standard.standard-vcpu-active-usage',
    'azure_container_apps/Azure Container Apps',
  ],
])('%s is discounted as %s', (sku, scope) => {
  expect(discountScope(sku.split('/')[0] ?? '', sku, catalog)?.scope).toBe(scope)
})

test('the amount is the discount of the catalogue on what production pays with no traffic', () => {
  const input = inputOf(ask(MACHINES))
  const [note] = commitment(input)
  const cost = (sku: string) => input.cost.lines.find((line) => line.sku === sku && line.environment === 'production')
  // us-east-1: m7g 26.5% for one year and 49.3% for three, RDS PostgreSQL in two zones 23% for one.
  const machines = cost('aws/ec2/m7g.large/hour')?.monthlyUsd ?? 0
  const database = cost('aws/rds-postgres/db.m7g.large/multi-az-hour')?.monthlyUsd ?? 0
  const dollars = (usd: number) => `$${Math.round(usd)}`
  expect(note?.message).toContain(`costs ${dollars(machines + database)} by the hour`)
  expect(note?.message).toContain(`it is ${dollars(machines * 0.265 + database * 0.23)} a month less`)
  expect(note?.message).toContain(`for three years ${dollars(machines * 0.493 + database * 0.23)} less`)
  expect(note?.about).toEqual(['purchase', 'web', 'database'])
})

test('a commitment is told on every cloud, and not without prices', () => {
  for (const provider of PROVIDERS) {
    const input = inputOf(ask({ ...MACHINES, platform: { provider } }))
    expect(commitment(input)).toHaveLength(1)
    const { catalog: _, ...without } = input
    expect(commitment(without)).toEqual([])
  }
})

test('machines of Google Cloud are not discounted twice for running all month', () => {
  const input = inputOf(ask({ platform: { provider: 'gcp' } }))
  const line = { ...input.cost.lines[0], resource: 'web', environment: 'production', basis: 'fixed', monthlyUsd: 80 }
  const n2 = { ...line, sku: 'gcp/vm/n2-standard-2/sustained-hour' } as CostLine
  // 80 is 100 less 20% for running all month; a year takes its 37% off the 100.
  const percent = catalog.providers.gcp?.commitments.find(
    ({ scope, region, years }) => scope === 'compute.n2' && region === 'us-central1' && years === 1,
  )?.percent
  const [note] = commitment({ ...input, cost: { ...input.cost, lines: [n2] } })
  expect(note?.message).toContain(`it is $${Math.round(80 - (100 - (percent ?? 0)))} a month less`)
})

test.each<[string, Change]>([
  ['load that comes and goes', { traffic: { pattern: 'spiky' } }],
  ['credits', { budget: { creditsUsd: 5000, creditsMonths: 12 } }],
  ['a trial', { delivery: { environments: ['poc'] } }],
  ['traffic that shrinks', { traffic: { growth: 0.5 } }],
])('%s is not committed for', (_, change) => {
  expect(commitment(inputOf(ask({ ...MACHINES, ...change })))).toEqual([])
})

test('65% of what the other environments pay by the hour, for what can be stopped', () => {
  for (const provider of PROVIDERS) {
    const input = inputOf(ask({ ...MACHINES, platform: { provider } }))
    const [note] = shutdown(input)
    const hourly = input.cost.lines.filter(
      ({ environment, resource, unit }) =>
        environment === 'staging' && ['web', 'database'].includes(resource) && /hour$/.test(unit),
    )
    const paid = sumUsd(hourly.map(({ monthlyUsd }) => monthlyUsd))
    expect(note?.message).toContain(`In staging, $${Math.round(paid)} a month`)
    expect(note?.message).toContain(`65% of the hours, it is $${Math.round(paid * 0.65)} less`)
  }
})

test('nothing sleeps where there is only production, or where nothing is paid by the hour', () => {
  expect(shutdown(inputOf(ask({ delivery: { environments: ['production'] } })))).toEqual([])
  const functions = { workload: { shape: 'functions', packaging: 'runtime' }, data: { stores: ['nosql'] } } as const
  expect(shutdown(inputOf(ask({ ...functions, traffic: { averageRps: 1, peakRps: 4 } })))).toEqual([])
})
