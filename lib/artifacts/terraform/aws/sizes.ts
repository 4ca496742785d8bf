import type { ByKind, FunctionService, MachineGroup } from '@/lib/design/model'
import { COMMON_SIZE_LIMITS, noSizes, replicaSizes, type SizeLimit, type Sizes } from '../sizes'

/** Sizes in AWS's own words and units. */
export const awsSizes: ByKind<Sizes> = {
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
  'load-balancer': noSizes,
  'api-gateway': noSizes,
  'container-service': ({ task, replicas, services, spotShare }) => ({
    cpu: Math.round(task.vcpu * 1024),
    memory_mib: Math.round(task.memoryGib * 1024),
    ...replicaSizes(replicas, services),
    spot_percent: Math.round(spotShare * 100),
  }),
  'container-cluster': noSizes,
  'machine-group': machineSizes,
  'app-platform': ({ instanceType, replicas }) => ({ instance_type: instanceType, ...replicaSizes(replicas, 1) }),
  function: functionSizes,
  'batch-environment': ({ task, maxVcpu, spotShare }) => ({
    vcpu: task.vcpu,
    memory_mib: Math.round(task.memoryGib * 1024),
    vcpu_max: Math.max(1, Math.ceil(maxVcpu)),
    spot: spotShare > 0,
  }),
  'relational-database': (database) => ({
    ...(database.class === 'distributed' ? {} : { instance_class: database.instanceType }),
    ...(database.class === 'high' ? auroraUnits(database.memoryGib) : {}),
    ...(database.class === 'standard'
      ? { storage_gib: Math.max(20, Math.ceil(database.storageGib)), iops: database.iops }
      : {}),
    ...(database.class === 'distributed' || database.role !== 'primary'
      ? {}
      : { multi_az: database.multiZone || database.zones > 1, read_replicas: database.readReplicas }),
    ...(database.class === 'distributed' ? {} : { backup_days: Math.min(35, database.backupDays) }),
    deletion_protection: database.deletionProtection,
  }),
  'key-value-store': ({ pointInTimeRecovery }) => ({ point_in_time_recovery: pointInTimeRecovery }),
  'document-database': ({ instanceType, nodes, backupDays }) => ({
    instance_class: instanceType,
    nodes,
    backup_days: Math.min(35, Math.max(1, backupDays)),
  }),
  'time-series-database': ({ instanceType, multiZone, storageGib }) => ({
    instance_class: instanceType,
    multi_az: multiZone,
    storage_gib: Math.max(20, Math.ceil(storageGib)),
  }),
  'data-warehouse': ({ baseCapacityUnits }) => ({ capacity_units: baseCapacityUnits }),
  'search-engine': ({ instanceType, nodes, zones, storageGibPerNode }) => ({
    instance_type: instanceType,
    nodes,
    zones: Math.max(1, Math.min(zones, nodes, 3)),
    storage_gib: Math.max(10, Math.ceil(storageGibPerNode)),
  }),
  cache: ({ instanceType, nodes, multiZone }) => ({ node_type: instanceType, nodes, multi_az: multiZone && nodes > 1 }),
  'object-store': noSizes,
  'file-system': ({ throughputMibPerSecond, backupDays }) => ({
    throughput_mibps: throughputMibPerSecond,
    backups: backupDays > 0,
  }),
  'connection-pooler': noSizes,
  queue: noSizes,
  topic: noSizes,
  stream: ({ shards, retentionHours }) => ({ shards, retention_hours: Math.max(24, Math.ceil(retentionHours)) }),
  workflow: noSizes,
  'encryption-key': noSizes,
  'secret-store': noSizes,
  'audit-trail': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  'threat-detection': noSizes,
  'log-store': ({ retentionDays }) => ({ retention_days: logRetention(retentionDays) }),
  monitoring: ({ dashboards }) => ({ dashboards }),
  'backup-vault': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  'container-registry': noSizes,
  'feature-flag-store': noSizes,
}

function machineSizes({ instanceType, replicas, diskGib, spotShare }: MachineGroup): Sizes {
  return {
    instance_type: instanceType,
    ...replicaSizes(replicas, 1),
    disk_gib: Math.max(8, Math.ceil(diskGib)),
    spot_percent: Math.round(spotShare * 100),
  }
}

function functionSizes({ memoryMb, timeoutSeconds, peakConcurrency }: FunctionService): Sizes {
  return {
    memory_mb: Math.min(10_240, Math.max(128, Math.ceil(memoryMb))),
    timeout_seconds: Math.min(900, Math.max(1, Math.ceil(timeoutSeconds))),
    concurrency_max: Math.max(1, Math.ceil(peakConcurrency)),
  }
}

/**
 * Aurora's capacity units for classes named `db.serverless`: a unit is about 2 GiB. The design holds the average hour, so the range goes
 * from half of that to four times; the factors are assumptions.
 */
const auroraUnits = (memoryGib: number) => {
  const units = (wanted: number) => Math.min(256, Math.max(0.5, Math.ceil(wanted * 2) / 2))
  return { capacity_min: units(memoryGib / 4), capacity_max: units(memoryGib * 2) }
}

/** The only periods that CloudWatch Logs accepts, in days (PutRetentionPolicy in the CloudWatch Logs API reference; not re-read, an assumption). */
const LOG_RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]
export const logRetention = (days: number) => LOG_RETENTIONS.find((period) => period >= days) ?? 3653

/** Limits that AWS would refuse only half way through an apply. */
export const AWS_SIZE_LIMITS: Readonly<Record<string, SizeLimit>> = {
  ...COMMON_SIZE_LIMITS,
  backup_days: {
    condition: (path) => `${path}.backup_days >= 0 && ${path}.backup_days <= 35`,
    message: 'Automatic backups are kept for at most 35 days.',
  },
  capacity_max: {
    condition: (path) => `${path}.capacity_min <= ${path}.capacity_max`,
    message: 'capacity_min must not be above capacity_max.',
  },
  timeout_seconds: {
    condition: (path) => `${path}.timeout_seconds >= 1 && ${path}.timeout_seconds <= 900`,
    message: 'A function may run for at most 900 seconds.',
  },
}
