import { gcp } from '@/lib/catalog/skus/gcp'
import type { ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '@/lib/units/hours'
import { type CostContext, type Costs, fixed } from '../component'
import type { CostComponent } from '../types'
import { nodes } from './machines'

type Database = ResourceOf<'relational-database'>

/** Cloud SQL in two editions, Spanner, and Oracle on machines of one's own. */
export const relationalCosts = (database: Database, context: CostContext): Costs => {
  if (database.class === 'distributed') return spanner(database, context)
  if (database.engine === 'oracle') return oracle(database)
  return cloudSql(database)
}

/** The price with a standby is that of both machines together; storage and its standby's likewise. */
const cloudSql = (database: Database): Costs => {
  const { engine, vcpu, multiZone, readReplicas, storageGib, backupGib } = database
  const standby = multiZone ? 'regional-ha' : 'zonal'
  const words = multiZone ? 'with standby' : 'one zone'
  return [
    ...instance(database, standby, `Database (${words})`, 1),
    ...instance(database, 'zonal', 'Read replicas', readReplicas),
    fixed(`Storage (SSD, ${words})`, gcp.cloudSql.ssdGbMonth(standby), storageGib, 'GB-month'),
    fixed('Storage of read replicas (SSD)', gcp.cloudSql.ssdGbMonth('zonal'), readReplicas * storageGib, 'GB-month'),
    // Every gigabyte of a backup is billed; none comes with the database.
    fixed('Backup storage', gcp.cloudSql.backupGbMonth, backupGib, 'GB-month'),
    ...(engine === 'sqlserver'
      ? [
          fixed(
            'SQL Server Standard licence',
            gcp.cloudSql.sqlServerCoreHour,
            Math.max(SQL_SERVER_CORES_MIN, vcpu) * (1 + readReplicas) * HOURS_PER_MONTH,
            'core-hour',
          ),
        ]
      : []),
  ]
}

/** A licence is for four cores at least, and a standby that only waits needs none; assumptions, from general knowledge. */
const SQL_SERVER_CORES_MIN = 4

type Standby = 'zonal' | 'regional-ha'

const instance = (database: Database, standby: Standby, what: string, count: number): CostComponent[] => {
  const { instanceType, vcpu, memoryGib } = database
  const hours = count * HOURS_PER_MONTH
  if (SHARED_CORE.has(instanceType)) {
    return [fixed(`${what}, ${instanceType}`, gcp.cloudSql.sharedCoreHour(instanceType, standby), hours, 'hour')]
  }
  const isPlus = database.class === 'high'
  const edition = isPlus ? 'Enterprise Plus' : 'Enterprise'
  const vcpuHour = isPlus ? gcp.cloudSql.plusVcpuHour(standby) : gcp.cloudSql.vcpuHour(standby)
  const gibHour = isPlus ? gcp.cloudSql.plusGibHour(standby) : gcp.cloudSql.gibHour(standby)
  return [
    fixed(`${what}, vCPU (${edition})`, vcpuHour, hours * vcpu, 'vCPU-hour'),
    fixed(`${what}, memory (${edition})`, gibHour, hours * memoryGib, 'GB-hour'),
  ]
}

const SHARED_CORE: ReadonlySet<string> = new Set(['db-f1-micro', 'db-g1-small'])

const oracle = ({ instanceType, multiZone, readReplicas, storageGib, backupGib }: Database): Costs => {
  const copies = (multiZone ? 2 : 1) + readReplicas
  return [
    nodes('Database machines', instanceType, copies),
    fixed('Storage (SSD)', gcp.disk.ssdGibMonth(), copies * storageGib, 'GiB-month'),
    fixed('Snapshots', gcp.disk.snapshotGibMonth, backupGib, 'GiB-month'),
    { name: 'Oracle licence', unpriced: 'no price for Oracle: its licence is bought from Oracle and comes on top' },
  ]
}

/**
 * What a Spanner node answers in a second and holds, at the load that the vendor recommends; assumptions from general knowledge:
 * https://cloud.google.com/spanner/docs/performance was not read. Nodes are sized for three times the average month.
 */
const SPANNER_NODE = { readsPerSecond: 22_500, writesPerSecond: 3_500, storageGib: 10 * 1024 }
const PEAK = 3
/** Up to one node, compute is sold by tenths of a node. */
const TENTHS = 10

const spanner = (
  { storageGib, readsPerMonth, writesPerMonth, backupGib }: Database,
  { design }: CostContext,
): Costs => {
  const load =
    (PEAK * readsPerMonth) / SECONDS_PER_MONTH / SPANNER_NODE.readsPerSecond +
    (PEAK * writesPerMonth) / SECONDS_PER_MONTH / SPANNER_NODE.writesPerSecond
  const wanted = Math.max(load, storageGib / SPANNER_NODE.storageGib, 1 / TENTHS)
  const count = wanted > 1 ? Math.ceil(wanted) : Math.ceil(wanted * TENTHS - 1e-9) / TENTHS
  return [
    fixed('Spanner compute', gcp.spanner.nodeHour, count * HOURS_PER_MONTH, 'node-hour'),
    fixed('Spanner storage (SSD)', gcp.spanner.ssdGibMonth, storageGib, 'GiB-month'),
    fixed('Backup storage', gcp.spanner.backupGibMonth, backupGib, 'GiB-month'),
    ...(design.regions.length > 1
      ? [
          {
            name: 'Spanner in several regions',
            unpriced:
              'no price for the edition that a database in several regions needs: each region is priced as a regional one',
          },
        ]
      : []),
  ]
}
