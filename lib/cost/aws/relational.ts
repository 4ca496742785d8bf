import { aws } from '@/lib/catalog/skus/aws'
import type { ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type CostContext, type Costs, fixed, usage } from '../component'

type Database = ResourceOf<'relational-database'>

/** Amazon RDS, Aurora and Aurora DSQL: three ways to bill a relational database. */
export const relationalCosts = (database: Database, context: CostContext): Costs => {
  if (database.class === 'distributed') return distributed(database, context)
  if (database.class === 'high') return aurora(database, context)
  return rds(database)
}

const rds = ({ engine, instanceType, multiZone, readReplicas, storageGib, iops, backupGib }: Database): Costs => {
  const sku = engine === 'postgresql' ? 'postgres' : engine
  const extraIops = Math.max(0, iops - includedIops(engine, storageGib))
  const zones = multiZone ? 'Multi-AZ, ' : ''
  return [
    // The Multi-AZ price is that of the primary and its standby together.
    fixed(
      `Database instance (${zones}on-demand, ${instanceType})`,
      multiZone ? aws.rds.multiAzHour(sku, instanceType) : aws.rds.hour(sku, instanceType),
      HOURS_PER_MONTH,
      'hour',
    ),
    fixed(
      `Read replicas (on-demand, ${instanceType})`,
      aws.rds.hour(sku, instanceType),
      readReplicas * HOURS_PER_MONTH,
      'hour',
    ),
    fixed(`Storage (${zones}gp3)`, multiZone ? aws.rds.gp3MultiAzGbMonth : aws.rds.gp3GbMonth, storageGib, 'GB-month'),
    fixed('Storage of read replicas (gp3)', aws.rds.gp3GbMonth, readReplicas * storageGib, 'GB-month'),
    fixed(
      `Provisioned IOPS (${zones}gp3)`,
      multiZone ? aws.rds.gp3MultiAzIopsMonth : aws.rds.gp3IopsMonth,
      extraIops,
      'IOPS-month',
    ),
    // As much backup as there is database is included in its price.
    fixed('Backup storage', aws.rds.backupGbMonth, Math.max(0, backupGib - storageGib), 'GB-month'),
  ]
}

/**
 * Included in gp3 on RDS: 3,000 IOPS, and 12,000 once the volume is striped, from 400 GiB (Oracle 200 GiB; SQL Server never).
 * Assumption: known from docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html, which was not read again.
 */
const includedIops = (engine: Database['engine'], storageGib: number): number => {
  const stripedFrom = { postgresql: 400, mysql: 400, oracle: 200, sqlserver: Number.POSITIVE_INFINITY }[engine]
  return storageGib >= stripedFrom ? 12_000 : 3_000
}

/** An Aurora capacity unit has about 2 GiB of memory, which is how the provider's profile expresses a serverless size. */
const GIB_PER_ACU = 2

const aurora = (database: Database, { design }: CostContext): Costs => {
  const { instanceType, memoryGib, multiZone, readReplicas, storageGib, backupGib, readsPerMonth, writesPerMonth } =
    database
  const nodes = 1 + (multiZone ? 1 : 0) + readReplicas
  const isServerless = instanceType === 'db.serverless'
  const isRemoteCopy = replicates(database, design.resources)
  return [
    isServerless
      ? fixed(
          'Aurora Serverless v2 capacity',
          aws.aurora.acuHour,
          nodes * (memoryGib / GIB_PER_ACU) * HOURS_PER_MONTH,
          'ACU-hour',
        )
      : fixed(
          `Database instances (on-demand, ${instanceType})`,
          aws.aurora.hour(instanceType),
          nodes * HOURS_PER_MONTH,
          'hour',
        ),
    // Six copies over three zones are in the price of one.
    fixed('Aurora storage', aws.aurora.storageGbMonth, storageGib, 'GB-month'),
    usage(
      'Aurora I/O',
      aws.aurora.ioRequests,
      isRemoteCopy ? readsPerMonth : readsPerMonth + writesPerMonth,
      'request',
    ),
    usage('Replicated write I/O', aws.aurora.replicatedWriteIo, isRemoteCopy ? writesPerMonth : 0, 'request'),
    fixed('Backup storage', aws.aurora.backupGbMonth, Math.max(0, backupGib - storageGib), 'GB-month'),
  ]
}

/** The second region of a global database follows a database elsewhere. */
const replicates = ({ replicaOf, region }: Database, resources: CostContext['design']['resources']): boolean => {
  const source = replicaOf === null ? undefined : resources.find(({ id }) => id === replicaOf)
  return source !== undefined && source.region !== region
}

/**
 * Processing units of Aurora DSQL: one for a second of processor time, and so many for each byte read and written, the least being
 * 2 KiB and 1 KiB. docs.aws.amazon.com/aurora-dsql/latest/userguide/billing-metering.html as quoted in public notes, read 2026-11-23
 * (secondary).
 */
const DPU_PER_SECOND = 1
const DPU_PER_BYTE_READ = 0.00000183105
const DPU_PER_BYTE_WRITTEN = 0.00004883
/** What a query does: assumptions of ours. Two milliseconds are the 500 queries a second that a vCPU answers when databases are sized. */
const SECONDS_PER_QUERY = 0.002
const BYTES_PER_READ = 4 * 1024
const BYTES_PER_WRITE = 2 * 1024

const distributed = (database: Database, { design }: CostContext): Costs => {
  const { storageGib, readsPerMonth, writesPerMonth } = database
  const storage = fixed('Aurora DSQL storage', aws.auroraDsql.storageGbMonth, storageGib, 'GB-month')
  const written = BYTES_PER_WRITE * DPU_PER_BYTE_WRITTEN
  // Requests are counted where they are made; the other region pays for the writes that arrive there, as much as they cost at first.
  if (replicates(database, design.resources)) {
    return [
      usage('Processing units of replicated writes', aws.auroraDsql.dpu, writesPerMonth * written, 'DPU'),
      storage,
    ]
  }
  const perRead = SECONDS_PER_QUERY * DPU_PER_SECOND + BYTES_PER_READ * DPU_PER_BYTE_READ
  // A write reads the row it changes.
  const perWrite = SECONDS_PER_QUERY * DPU_PER_SECOND + BYTES_PER_WRITE * DPU_PER_BYTE_READ + written
  const units = readsPerMonth * perRead + writesPerMonth * perWrite
  return [usage('Distributed processing units', aws.auroraDsql.dpu, units, 'DPU'), storage]
}
