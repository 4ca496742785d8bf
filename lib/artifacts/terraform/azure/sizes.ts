import type { ByKind, RelationalDatabase } from '@/lib/design/model'
import { SECONDS_PER_MONTH } from '@/lib/units/hours'
import { COMMON_SIZE_LIMITS, noSizes, replicaSizes, type SizeLimit, type Sizes } from '../sizes'

/** Sizes in Azure's own words and units. */
export const azureSizes: ByKind<Sizes> = {
  'dns-zone': noSizes,
  'content-delivery': noSizes,
  'web-firewall': noSizes,
  network: ({ cidr, subnets }) => {
    const tier = (wanted: string) => subnets.filter((subnet) => subnet.tier === wanted).sort((a, b) => a.zone - b.zone)
    const cidrs = (wanted: string) => tier(wanted).map((subnet) => subnet.cidr)
    return { cidr, public_subnets: cidrs('public'), app_subnets: cidrs('app'), data_subnets: cidrs('data') }
  },
  'nat-gateway': ({ count }) => ({ gateways: count }),
  'network-endpoint': noSizes,
  'load-balancer': ({ included, layer, zones }) => (layer === 'network' ? {} : { zones, included }),
  'api-gateway': noSizes,
  'container-service': ({ task, replicas, services, zones }) => {
    const { min, max } = replicaSizes(replicas, services)
    return { cpu: task.vcpu, memory_gib: task.memoryGib, copies_min: min, copies_max: Math.max(1, max), zones }
  },
  'container-cluster': noSizes,
  'machine-group': ({ instanceType, replicas, diskGib, spotShare, zones }) => ({
    size: instanceType,
    ...replicaSizes(replicas, 1),
    disk_gib: Math.max(30, Math.ceil(diskGib)),
    spot_percent: Math.round(spotShare * 100),
    zones,
  }),
  'app-platform': ({ instanceType, replicas, zones }) => ({ plan: instanceType, ...replicaSizes(replicas, 1), zones }),
  function: ({ memoryMb, timeoutSeconds, peakConcurrency }) => ({
    memory_mb: FUNCTION_MEMORIES.find((size) => size >= memoryMb) ?? 4096,
    timeout_seconds: Math.max(1, Math.ceil(timeoutSeconds)),
    instances_max: Math.min(1000, Math.max(MOST_INSTANCES_FLOOR, Math.ceil(peakConcurrency))),
  }),
  'batch-environment': ({ task, maxVcpu, zones }) => ({
    cpu: task.vcpu,
    memory_gib: task.memoryGib,
    copies_max: Math.max(1, Math.floor(maxVcpu / task.vcpu)),
    zones,
  }),
  'relational-database': relationalSizes,
  'key-value-store': ({ replicaRegions, readsPerMonth, writesPerMonth }) => ({
    replicated: replicaRegions.length > 0,
    throughput_max: throughputMax(readsPerMonth, writesPerMonth),
  }),
  'document-database': ({ instanceType, nodes, storageGib }) => ({
    tier: instanceType,
    storage_gib: powerOfTwo(storageGib, 32),
    high_availability: nodes > 1,
  }),
  'time-series-database': ({ instanceType, multiZone, zones }) => ({
    // A cluster of one machine is sold for development only, under another name.
    sku: multiZone ? instanceType : 'Dev(No SLA)_Standard_E2a_v4',
    machines: multiZone ? 2 : 1,
    zones,
  }),
  'data-warehouse': ({ baseCapacityUnits }) => ({ sku: `F${powerOfTwo(baseCapacityUnits, 2)}` }),
  'search-engine': ({ instanceType, nodes, storageGibPerNode }) => {
    const [sku, partitionGib] = SEARCH_TIERS[instanceType] ?? ['standard', 160]
    const needed = Math.max(1, Math.ceil(storageGibPerNode / partitionGib))
    return { sku, replicas: nodes, partitions: SEARCH_PARTITIONS.find((count) => count >= needed) ?? 12 }
  },
  cache: ({ instanceType, nodes }) => ({ sku: instanceType, high_availability: nodes > 1 }),
  'object-store': ({ zones }) => ({ redundancy: redundancyOf(zones) }),
  'file-system': ({ storageGib, throughputMibPerSecond, zones }) => ({
    // A premium share brings 100 MiB/s and a tenth for every GiB, so more throughput is more storage.
    share_gib: Math.ceil(Math.max(100, storageGib, (throughputMibPerSecond - 100) * 10)),
    redundancy: redundancyOf(zones),
  }),
  'connection-pooler': noSizes,
  queue: noSizes,
  topic: noSizes,
  stream: ({ shards, retentionHours }) => {
    const isPremium = retentionHours > HOURS_ON_STANDARD
    return {
      tier: isPremium ? 'Premium' : 'Standard',
      units: isPremium ? Math.max(1, Math.ceil(shards / SHARDS_PER_PROCESSING_UNIT)) : Math.min(40, shards),
      partitions: Math.min(isPremium ? 100 : 32, Math.max(1, shards)),
      retention_hours: Math.max(1, Math.ceil(retentionHours)),
    }
  },
  workflow: noSizes,
  'encryption-key': noSizes,
  'secret-store': noSizes,
  'audit-trail': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  'threat-detection': noSizes,
  // The youngest 31 days cost nothing more, and fewer than 30 cannot be had.
  'log-store': ({ retentionDays }) => ({ retention_days: Math.min(730, Math.max(30, Math.ceil(retentionDays))) }),
  monitoring: ({ dashboards }) => ({ dashboards }),
  'backup-vault': ({ retentionDays }) => ({ retention_days: Math.max(7, Math.ceil(retentionDays)) }),
  'container-registry': noSizes,
  'feature-flag-store': noSizes,
}

/** Flex Consumption comes in these memories; the bill counts the same. */
const FUNCTION_MEMORIES = [512, 2048, 4096]
/** Flex Consumption accepts no lower limit of instances than this; known by heart. */
const MOST_INSTANCES_FLOOR = 40
/** A Standard namespace keeps a week; as on the bill (lib/cost/azure/messaging.ts). */
const HOURS_ON_STANDARD = 168
const SHARDS_PER_PROCESSING_UNIT = 5

const redundancyOf = (zones: number) => (zones > 1 ? 'ZRS' : 'LRS')
const powerOfTwo = (wanted: number, least: number): number =>
  Math.max(least, 2 ** Math.ceil(Math.log2(Math.max(1, wanted))))

/** Tier by size, with what a partition holds in GiB: the catalogue's figures (lib/catalog/skus/azure.ts). */
const SEARCH_TIERS: Readonly<Record<string, readonly [string, number]>> = {
  Basic: ['basic', 15],
  S1: ['standard', 160],
  S2: ['standard2', 512],
  S3: ['standard3', 1024],
}
const SEARCH_PARTITIONS = [1, 2, 3, 4, 6, 12]

function relationalSizes(database: RelationalDatabase): Sizes {
  const { engine, instanceType, storageGib, iops, multiZone, readReplicas, backupDays } = database
  const guard = { deletion_protection: database.deletionProtection }
  const backup = { backup_days: Math.min(35, Math.max(7, backupDays)) }
  const copies = database.role === 'primary' ? { multi_zone: multiZone, read_replicas: readReplicas } : {}
  if (database.class === 'distributed')
    return { throughput_max: throughputMax(database.readsPerMonth, database.writesPerMonth), ...guard }
  if (engine === 'oracle')
    return { ecpus: Math.max(2, database.vcpu), storage_tib: Math.max(1, Math.ceil(storageGib / 1024)), ...guard }
  if (engine === 'sqlserver')
    return { sku: instanceType, storage_gib: Math.ceil(storageGib), ...copies, ...backup, ...guard }
  if (engine === 'mysql')
    return {
      sku: serverSku(instanceType),
      storage_gib: Math.max(20, Math.ceil(storageGib)),
      iops: Math.max(360, iops),
      ...copies,
      ...backup,
      ...guard,
    }
  return { sku: serverSku(instanceType), storage_gib: powerOfTwo(storageGib, 32), ...copies, ...backup, ...guard }
}

/** Terraform puts the tier before a flexible server's size. */
export const serverSku = (type: string) => {
  if (type.startsWith('Standard_B')) return `B_${type}`
  return type.startsWith('Standard_E') ? `MO_${type}` : `GP_${type}`
}

/**
 * The ceiling of autoscaled throughput, in thousands. A tenth of it is billed at least, so ten times the month's average (a read is one
 * unit, a write five, as on the bill) leaves room for peaks and never costs more than the average does.
 */
const throughputMax = (reads: number, writes: number) =>
  Math.max(1000, Math.ceil((((reads + 5 * writes) / SECONDS_PER_MONTH) * 10) / 1000) * 1000)

/** Limits that Azure would refuse only half way through an apply. */
export const AZURE_SIZE_LIMITS: Readonly<Record<string, SizeLimit>> = {
  ...COMMON_SIZE_LIMITS,
  copies_min: {
    condition: (path) => `${path}.copies_min >= 0 && ${path}.copies_min <= ${path}.copies_max`,
    message: 'copies_min must not be above copies_max.',
  },
  copies_max: {
    condition: (path) => `${path}.copies_max >= 1 && ${path}.copies_max <= 1000`,
    message: 'copies_max goes from 1 to 1,000.',
  },
  backup_days: {
    condition: (path) => `${path}.backup_days >= 7 && ${path}.backup_days <= 35`,
    message: 'Automatic backups are kept for 7 to 35 days.',
  },
  zones: {
    condition: (path) => `${path}.zones >= 1 && ${path}.zones <= 3`,
    message: 'A region has at most three zones.',
  },
  throughput_max: {
    condition: (path) => `${path}.throughput_max >= 1000 && ${path}.throughput_max % 1000 == 0`,
    message: 'throughput_max goes in steps of 1,000 request units a second.',
  },
  redundancy: {
    condition: (path) => `contains(["LRS", "ZRS"], ${path}.redundancy)`,
    message: 'LRS keeps the copies in one zone, ZRS in three; copies in the paired region are not part of this design.',
  },
}
