import { gcp, gcpCacheSizes } from '@/lib/catalog/skus/gcp'
import type { Design, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import type { CostComponent } from '../types'
import { nodes } from './machines'
import { relationalCosts } from './relational'

export const dataCosts = {
  'relational-database': relationalCosts,

  'key-value-store': (store, { design }): Costs => firestore(store, design),

  'document-database': ({ storageGib, requestsPerMonth, backupDays }): Costs => [
    usage('Read units', gcp.firestoreEnterprise.readUnits, requestsPerMonth * (1 - WRITE_SHARE), 'operation'),
    usage(
      'Write units',
      gcp.firestoreEnterprise.writeUnits,
      requestsPerMonth * WRITE_SHARE * UNITS_PER_WRITE,
      'operation',
    ),
    fixed('Data and index storage', gcp.firestoreEnterprise.gibMonth, storageGib, 'GiB-month'),
    fixed('Backup storage', gcp.firestoreEnterprise.backupGibMonth, backupDays > 0 ? storageGib : 0, 'GiB-month'),
  ],

  'time-series-database': ({ multiZone, storageGib, writesPerSecond }): Costs => {
    const clusters = multiZone ? 2 : 1
    const perCluster = Math.max(
      1,
      Math.ceil(writesPerSecond / BIGTABLE_NODE.writesPerSecond),
      Math.ceil(storageGib / BIGTABLE_NODE.storageGib),
    )
    return [
      fixed('Bigtable nodes', gcp.bigtable.nodeHour, clusters * perCluster * HOURS_PER_MONTH, 'hour'),
      fixed('Bigtable storage (SSD)', gcp.bigtable.ssdGibMonth, clusters * storageGib, 'GiB-month'),
    ]
  },

  'data-warehouse': ({ storageGib, computeHoursPerMonth, baseCapacityUnits }): Costs => {
    const slots = Math.ceil((baseCapacityUnits * SLOTS_PER_UNIT) / SLOT_STEP) * SLOT_STEP
    return [
      usage('BigQuery slots (Standard edition)', gcp.bigquery.slotHour, computeHoursPerMonth * slots, 'slot-hour'),
      fixed('BigQuery storage (active)', gcp.bigquery.activeGibMonth, storageGib, 'GiB-month'),
    ]
  },

  'search-engine': ({ instanceType, nodes: count, storageGibPerNode }): Costs => [
    nodes('Search machines', instanceType, count),
    fixed('Search storage (balanced)', gcp.disk.balancedGibMonth(), count * storageGibPerNode, 'GiB-month'),
  ],

  cache: (cache): Costs => cacheNodes(cache),

  'connection-pooler': ({ fronts }, { design }): Costs => {
    const database = design.resources.find(({ id }) => id === fronts)
    return database?.kind === 'relational-database' && database.class === 'high'
      ? { noCharge: 'No charge for connection pooling in Cloud SQL Enterprise Plus' }
      : { noCharge: 'PgBouncer runs beside the application, on what is priced there' }
  },
} satisfies Partial<CostTable>

/**
 * A request of a document database in its units: a write of one document and one index entry is two. Both are assumptions of ours: the
 * design does not tell reads from writes here, and a document is taken to be smaller than a unit (4 KiB read, 1 KiB written).
 */
const WRITE_SHARE = 0.2
const UNITS_PER_WRITE = 2

/** Rows a second and GiB (5 TiB) that an SSD node carries; assumption, from general knowledge of the vendor's performance page. */
const BIGTABLE_NODE = { writesPerSecond: 10_000, storageGib: 5 * 1024 }

/**
 * A design counts a warehouse's capacity in units of 16 GiB and about two vCPUs. Six slots to a unit is our assumption; slots come in
 * fifties.
 */
const SLOTS_PER_UNIT = 6
const SLOT_STEP = 50

const firestore = (store: ResourceOf<'key-value-store'>, { resources }: Design): Costs => {
  const { id, readsPerMonth, writesPerMonth, storageGib, pointInTimeRecovery, replicaRegions } = store
  const others = resources.filter((other) => other.kind === 'key-value-store' && other.id !== id)
  // A database in several regions has a price of its own for all of them; the copy that the design draws is part of it.
  if (others.some((other) => other.kind === 'key-value-store' && other.replicaRegions.includes(store.region))) {
    return { noCharge: 'Part of the database in several regions, which is priced at its first region' }
  }
  const isMulti = replicaRegions.length > 0
  const { reads, writes, gibMonth, multiRegionReads, multiRegionWrites, multiRegionGibMonth } = gcp.firestore
  return [
    usage('Document reads', isMulti ? multiRegionReads : reads, readsPerMonth, 'document'),
    usage('Document writes', isMulti ? multiRegionWrites : writes, writesPerMonth, 'document'),
    fixed('Data and index storage', isMulti ? multiRegionGibMonth : gibMonth, storageGib, 'GiB-month'),
    fixed('Point-in-time recovery', gcp.firestore.recoveryGibMonth, pointInTimeRecovery ? storageGib : 0, 'GiB-month'),
  ]
}

/** Capacity tiers of Memorystore for Redis: from how many GiB each begins. */
const REDIS_TIERS = [
  { above: 100, tier: 5 },
  { above: 35, tier: 4 },
  { above: 10, tier: 3 },
  { above: 4, tier: 2 },
  { above: 0, tier: 1 },
] as const

const cacheNodes = (cache: ResourceOf<'cache'>): CostComponent[] => {
  const { engine, instanceType, nodes: count, memoryGib } = cache
  if (engine === 'memcached') return [nodes('Cache machines', instanceType, count)]
  const valkey = gcpCacheSizes.find(({ type }) => type === instanceType)
  if (valkey) return [fixed(`Cache nodes (${instanceType})`, valkey.sku, count * HOURS_PER_MONTH, 'hour')]
  const tier = REDIS_TIERS.find(({ above }) => memoryGib > above)?.tier ?? 1
  const sku = count > 1 ? gcp.redis.standardGbHour(tier) : gcp.redis.basicGbHour(tier)
  // The standard tier's price is that of a primary and its replica; further ones cost as much as the basic tier.
  const further = count > 2 ? count - 2 : 0
  return [
    fixed(`Cache memory (M${tier})`, sku, memoryGib * HOURS_PER_MONTH, 'GB-hour'),
    fixed(
      `Cache memory of further replicas (M${tier})`,
      gcp.redis.basicGbHour(tier),
      further * memoryGib * HOURS_PER_MONTH,
      'GB-hour',
    ),
  ]
}
