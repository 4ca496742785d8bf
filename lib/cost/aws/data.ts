import { aws } from '@/lib/catalog/skus/aws'
import type { ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { relationalCosts } from './relational'

/** A proxy is billed for at least two vCPUs of its database; assumption, no page was read for it. */
const PROXY_VCPU_MIN = 2

export const dataCosts = {
  'relational-database': relationalCosts,

  'key-value-store': (
    { id, storageGib, readsPerMonth, writesPerMonth, pointInTimeRecovery, replicaRegions },
    { design },
  ): Costs => {
    // A replica that the design draws as a resource of its own is billed there.
    const drawn = new Set(
      design.resources
        .filter((other) => other.kind === 'key-value-store' && other.id !== id)
        .map(({ region }) => region),
    )
    const replicas = replicaRegions.filter((region) => !drawn.has(region)).length
    return [
      usage('On-demand read request units', aws.dynamodb.readRequestUnits, readsPerMonth, 'read request unit'),
      usage('On-demand write request units', aws.dynamodb.writeRequestUnits, writesPerMonth, 'write request unit'),
      // A replicated write costs what a write costs, in every region it reaches; assumption for AWS's price cut of November 2024.
      usage(
        'Replicated write request units',
        aws.dynamodb.writeRequestUnits,
        writesPerMonth * replicas,
        'write request unit',
      ),
      fixed('Data storage', aws.dynamodb.storageGbMonth, storageGib * (1 + replicas), 'GB-month'),
      fixed('Point-in-time recovery', aws.dynamodb.pitrGbMonth, pointInTimeRecovery ? storageGib : 0, 'GB-month'),
    ]
  },

  'document-database': ({ instanceType, nodes, storageGib, requestsPerMonth, backupDays }): Costs => [
    fixed(
      `Database instances (on-demand, ${instanceType})`,
      aws.documentdb.hour(instanceType),
      nodes * HOURS_PER_MONTH,
      'hour',
    ),
    fixed('Database storage', aws.documentdb.storageGbMonth, storageGib, 'GB-month'),
    usage('Database I/O', aws.documentdb.ioRequests, requestsPerMonth, 'request'),
    // One day of backups is included; what is kept longer is taken to be about the database once over, an assumption.
    fixed('Backup storage', aws.documentdb.backupGbMonth, backupDays > 1 ? storageGib : 0, 'GB-month'),
  ],

  'time-series-database': ({ instanceType, multiZone, storageGib }): Costs => {
    const copies = multiZone ? 2 : 1
    return [
      fixed(
        `Database instance (on-demand, ${instanceType})`,
        aws.timestream.influxHour(instanceType),
        copies * HOURS_PER_MONTH,
        'hour',
      ),
      fixed('Database storage', aws.timestream.influxStorageGbMonth, copies * storageGib, 'GB-month'),
    ]
  },

  'data-warehouse': ({ storageGib, computeHoursPerMonth, baseCapacityUnits }): Costs => [
    usage(
      'Redshift Serverless compute',
      aws.redshift.serverlessRpuHour,
      computeHoursPerMonth * baseCapacityUnits,
      'RPU-hour',
    ),
    fixed('Redshift managed storage', aws.redshift.managedStorageGbMonth, storageGib, 'GB-month'),
  ],

  'search-engine': ({ instanceType, nodes, storageGibPerNode }): Costs => [
    fixed(
      `Search nodes (on-demand, ${instanceType})`,
      aws.opensearch.hour(instanceType),
      nodes * HOURS_PER_MONTH,
      'hour',
    ),
    fixed('Search storage (gp3)', aws.opensearch.gp3GbMonth, nodes * storageGibPerNode, 'GB-month'),
  ],

  cache: (cache): Costs => [
    fixed(`Cache nodes (on-demand, ${cache.instanceType})`, cacheSku(cache), cache.nodes * HOURS_PER_MONTH, 'hour'),
  ],

  'connection-pooler': ({ databaseVcpu, fronts }, { design }): Costs => {
    const database = design.resources.find(({ id }) => id === fronts)
    if (database?.kind === 'relational-database' && database.instanceType === 'db.serverless') {
      return [
        {
          name: 'RDS Proxy',
          unpriced: 'no price for RDS Proxy in front of Aurora Serverless, which is billed by capacity unit',
        },
      ]
    }
    return [
      fixed('RDS Proxy', aws.rds.proxyVcpuHour, Math.max(PROXY_VCPU_MIN, databaseVcpu) * HOURS_PER_MONTH, 'vCPU-hour'),
    ]
  },
} satisfies Partial<CostTable>

const cacheSku = ({ engine, service, instanceType }: ResourceOf<'cache'>): string => {
  if (engine === 'memcached') return aws.elasticache.memcachedHour(instanceType)
  return aws.elasticache.hour(/valkey/i.test(service) ? 'valkey' : 'redis', instanceType)
}
