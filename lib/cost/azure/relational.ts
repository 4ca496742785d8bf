import { type AzureEngine, type AzureSize, azure, azureDatabaseSizes } from '@/lib/catalog/skus/azure'
import type { ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type CostContext, type Costs, fixed } from '../component'
import type { CostComponent } from '../types'
import { cosmosThroughput } from './cosmos'

type Database = ResourceOf<'relational-database'>

/** Flexible servers, SQL Database and Cosmos DB: three ways to bill a database. */
export const relationalCosts = (database: Database, { design }: CostContext): Costs => {
  if (database.class === 'distributed') return distributed(database, design.resources)
  if (database.engine === 'oracle')
    return [
      { name: 'Oracle Database@Azure', unpriced: 'no price for Oracle Database@Azure, which Oracle sells by contract' },
    ]
  if (database.engine === 'sqlserver') return sqlDatabase(database)
  return flexibleServer(database, database.engine)
}

/** The high class is the same server on memory-optimised machines, so it is billed the same way. */
const flexibleServer = (database: Database, engine: 'postgresql' | 'mysql'): Costs => {
  const { instanceType, multiZone, readReplicas, storageGib, iops, backupGib } = database
  // A zone-redundant standby is a second server with a second disk: https://azure.github.io/PSRule.Rules.Azure/en/rules/
  // Azure.PostgreSQL.ZoneRedundantHA, read 2026-11-23 (secondary).
  const servers = multiZone ? 2 : 1
  const zones = multiZone ? 'zone-redundant, ' : ''
  const provisioned = diskGib(engine, storageGib)
  const meters = azure[engine]
  const extraIops = Math.max(0, iops - Math.max(FLOOR_IOPS, includedIops(engine, provisioned)))
  return [
    compute(`Database server (${zones}${instanceType})`, engine, instanceType, servers),
    compute(`Read replicas (${instanceType})`, engine, instanceType, readReplicas),
    fixed(`Storage (${zones}provisioned)`, meters.storageGbMonth, servers * provisioned, 'GB-month'),
    fixed('Storage of read replicas', meters.storageGbMonth, readReplicas * provisioned, 'GB-month'),
    fixed('Additional IOPS', meters.iopsMonth, servers * extraIops, 'IOPS-month'),
    // As much backup as there is provisioned storage is included; assumption, the page was not read again.
    fixed('Backup storage', meters.backupGbMonth, Math.max(0, backupGib - provisioned), 'GB-month'),
  ]
}

/** PostgreSQL's disks come in doubling sizes from 32 GiB, MySQL's by the GiB from 20; assumption, the pages were not read again. */
const diskGib = (engine: 'postgresql' | 'mysql', gib: number): number =>
  engine === 'mysql' ? Math.max(20, gib) : 32 * 2 ** Math.max(0, Math.ceil(Math.log2(gib / 32)))
/** What every design asks for at least and no database was measured to need, so nobody is billed for it. */
const FLOOR_IOPS = 3_000

/** PostgreSQL: the 3,000 of a Premium SSD v2. MySQL: 300 and 3 for every GiB. Assumptions, the pages were not read again. */
const includedIops = (engine: 'postgresql' | 'mysql', gib: number): number =>
  engine === 'postgresql' ? FLOOR_IOPS : 300 + 3 * gib

const sqlDatabase = (database: Database): Costs => {
  const { instanceType, multiZone, readReplicas, storageGib, backupGib } = database
  const size = sizeOf('sqlserver', instanceType)
  const tier = SQL_TIERS.find(({ prefix }) => instanceType.startsWith(prefix)) ?? GENERAL_PURPOSE
  // Business critical and Hyperscale keep their copies in other zones without a charge; general purpose has a second meter for it.
  const pays = multiZone && tier === GENERAL_PURPOSE
  const zones = multiZone ? 'zone-redundant, ' : ''
  // A secondary for high availability is billed as a database in Hyperscale and is part of the price elsewhere. Assumptions.
  const databases = tier === HYPERSCALE && multiZone ? 2 : 1
  return [
    compute(`Database (${zones}${instanceType})`, 'sqlserver', instanceType, databases),
    ...(pays
      ? [
          fixed(
            'Zone redundancy of the database',
            azure.sqlDatabase.zoneRedundantVcoreHour,
            (size?.vcpu ?? database.vcpu) * HOURS_PER_MONTH,
            'vCore-hour',
          ),
        ]
      : []),
    compute(`Read replicas (${instanceType})`, 'sqlserver', instanceType, readReplicas),
    fixed(`Storage (${zones}${tier.name})`, pays ? tier.zonesGbMonth : tier.gbMonth, storageGib, 'GB-month'),
    // A replica of Hyperscale reads the same storage.
    fixed('Storage of read replicas', tier.gbMonth, tier === HYPERSCALE ? 0 : readReplicas * storageGib, 'GB-month'),
    // As much backup as the database may grow to is included, except in Hyperscale. Assumption, the page was not read again.
    fixed(
      'Backup storage',
      tier.backupGbMonth(multiZone),
      Math.max(0, backupGib - (tier === HYPERSCALE ? 0 : storageGib)),
      'GB-month',
    ),
  ]
}

const backupGbMonth = (multiZone: boolean) =>
  multiZone ? azure.sqlDatabase.zoneRedundantBackupGbMonth : azure.sqlDatabase.backupGbMonth

const GENERAL_PURPOSE = {
  prefix: 'GP_',
  name: 'general purpose',
  gbMonth: azure.sqlDatabase.storageGbMonth,
  zonesGbMonth: azure.sqlDatabase.zoneRedundantStorageGbMonth,
  backupGbMonth,
} as const
const BUSINESS_CRITICAL = {
  prefix: 'BC_',
  name: 'business critical',
  gbMonth: azure.sqlDatabase.criticalStorageGbMonth,
  zonesGbMonth: azure.sqlDatabase.criticalStorageGbMonth,
  backupGbMonth,
} as const
const HYPERSCALE = {
  prefix: 'HS_',
  name: 'Hyperscale',
  gbMonth: azure.sqlDatabase.hyperscaleStorageGbMonth,
  zonesGbMonth: azure.sqlDatabase.hyperscaleStorageGbMonth,
  backupGbMonth: () => azure.sqlDatabase.hyperscaleBackupGbMonth,
} as const
const SQL_TIERS = [GENERAL_PURPOSE, BUSINESS_CRITICAL, HYPERSCALE]

/** Some meters count vCores and some whole servers; a size says how many of its meter an hour takes. */
const compute = (name: string, engine: AzureEngine, type: string, servers: number): CostComponent => {
  const size = sizeOf(engine, type)
  const units = size?.units ?? 1
  const sku = size?.sku ?? `azure/${SERVICES[engine]}/${type.toLowerCase()}`
  return fixed(name, sku, servers * units * HOURS_PER_MONTH, units > 1 ? 'vCore-hour' : 'hour')
}

const SERVICES: Readonly<Record<AzureEngine, string>> = {
  postgresql: 'postgresql-flexible',
  mysql: 'mysql-flexible',
  sqlserver: 'sql-database',
}

const sizeOf = (engine: AzureEngine, type: string): AzureSize | undefined =>
  azureDatabaseSizes[engine].find((size) => size.type === type)

/**
 * No relational database of Azure is written in several regions, so the design's is Cosmos DB, which is. Every region has the whole
 * throughput and a whole copy, and is billed for them where it is drawn.
 */
const distributed = (database: Database, resources: CostContext['design']['resources']): Costs => {
  const source = resources.find(({ id }) => id === database.replicaOf)
  const { readsPerMonth, writesPerMonth } = source?.kind === 'relational-database' ? source : database
  return [
    cosmosThroughput({ readsPerMonth, writesPerMonth, regions: 1, everyRegionWrites: true }),
    fixed('Cosmos DB storage', azure.cosmos.storageGbMonth, database.storageGib, 'GB-month'),
  ]
}
