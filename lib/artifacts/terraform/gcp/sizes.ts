import type { ByKind, FunctionService, MachineGroup, RelationalDatabase, Replicas } from '@/lib/design/model'
import { COMMON_SIZE_LIMITS, noSizes, replicaSizes, type SizeLimit, type Sizes } from '../sizes'
import { bigtableNodes, billsByRequest, functionVcpu, spannerUnits, warehouseSlots } from './billed-sizes'

/** Sizes in Google Cloud's own words and units. */
export const gcpSizes: ByKind<Sizes> = {
  'dns-zone': noSizes,
  'content-delivery': noSizes,
  'web-firewall': noSizes,
  network: ({ cidr, subnets }) => {
    const ranges = (tier: string) =>
      subnets
        .filter((subnet) => subnet.tier === tier)
        .sort((a, b) => a.zone - b.zone)
        .map((subnet) => subnet.cidr)
    const [publicRange = cidr, proxies = publicRange] = ranges('public')
    return {
      cidr,
      public_range: publicRange,
      proxy_range: proxies,
      app_range: ranges('app')[0] ?? cidr,
      data_range: ranges('data')[0] ?? cidr,
    }
  },
  'nat-gateway': ({ count }) => ({ gateways: count }),
  'network-endpoint': noSizes,
  'load-balancer': noSizes,
  'api-gateway': noSizes,
  'container-service': (service) =>
    service.capacity === 'machines'
      ? { cpu: service.task.vcpu, memory_mib: Math.round(service.task.memoryGib * 1024) }
      : {
          cpu: service.task.vcpu,
          memory_mib: Math.round(service.task.memoryGib * 1024),
          ...copies(service.replicas, service.services),
          billed_by_request: service.role === 'web' && billsByRequest({ ...service, size: service.task }),
        },
  'container-cluster': ({ zones }) => ({ zones }),
  'machine-group': machineSizes,
  'app-platform': (app) => ({
    cpu: app.vcpu,
    memory_mib: Math.round(app.memoryGib * 1024),
    ...copies(app.replicas, 1),
    billed_by_request: app.activeShare < 1 && billsByRequest({ ...app, size: app }),
  }),
  function: functionSizes,
  'batch-environment': ({ task, maxVcpu }) => ({
    cpu: task.vcpu,
    memory_mib: Math.round(task.memoryGib * 1024),
    tasks_max: Math.max(1, Math.floor(maxVcpu / task.vcpu)),
  }),
  'relational-database': relationalSizes,
  'key-value-store': ({ region, replicaRegions, pointInTimeRecovery }) => ({
    location: replicaRegions.length > 0 ? multiRegionOf(region) : region,
    point_in_time_recovery: pointInTimeRecovery,
  }),
  'document-database': ({ backupDays }) => ({ backup_days: backupDays }),
  'time-series-database': (database) => ({
    clusters: database.multiZone ? 2 : 1,
    nodes: bigtableNodes(database),
  }),
  'data-warehouse': (warehouse) => ({ slots_max: warehouseSlots(warehouse) }),
  'search-engine': ({ instanceType, nodes, zones, storageGibPerNode, memoryGib }) => ({
    machine_type: instanceType,
    disk_type: diskTypeOf(instanceType),
    nodes,
    zones,
    storage_gib: Math.max(10, Math.ceil(storageGibPerNode)),
    heap_mib: Math.floor((memoryGib * 1024) / 2),
  }),
  cache: ({ engine, instanceType, nodes, multiZone, memoryGib }) =>
    engine === 'memcached'
      ? {
          machine_type: instanceType,
          disk_type: diskTypeOf(instanceType),
          nodes,
          // A tenth is left to the machine itself.
          memory_mib: Math.floor(memoryGib * 1024 * 0.9),
        }
      : {
          node_type: instanceType.toUpperCase().replaceAll('-', '_'),
          shards: Math.max(1, multiZone ? Math.floor(nodes / 2) : nodes),
          replicas: multiZone && nodes > 1 ? 1 : 0,
        },
  'object-store': noSizes,
  'file-system': ({ storageGib, zones, backupDays }) => ({
    // The least that an instance of these tiers can have.
    capacity_gib: Math.max(1024, Math.ceil(storageGib / 256) * 256),
    regional: zones > 1,
    backup_days: backupDays,
  }),
  'connection-pooler': noSizes,
  queue: noSizes,
  topic: noSizes,
  stream: ({ retentionHours }) => ({ retention_hours: Math.max(1, Math.ceil(retentionHours)) }),
  workflow: noSizes,
  'encryption-key': ({ hardware }) => ({ protection_level: hardware ? 'HSM' : 'SOFTWARE' }),
  'secret-store': noSizes,
  'audit-trail': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  'threat-detection': noSizes,
  'log-store': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  monitoring: ({ dashboards }) => ({ dashboards }),
  'backup-vault': ({ retentionDays }) => ({ retention_days: Math.max(1, Math.ceil(retentionDays)) }),
  'container-registry': noSizes,
  'feature-flag-store': noSizes,
}

/** Cloud Run counts from the least to the most by itself; where it starts is not asked. */
const copies = (replicas: Replicas, services: number) => {
  const { min, max } = replicaSizes(replicas, services)
  return { copies_min: min, copies_max: max }
}

function machineSizes({ instanceType, replicas, diskGib, spotShare, zones, role }: MachineGroup): Sizes {
  return {
    machine_type: instanceType,
    disk_type: diskTypeOf(instanceType),
    ...replicaSizes(replicas, 1),
    disk_gib: Math.max(role === 'nodes' ? 20 : 10, Math.ceil(diskGib)),
    zones,
    spot_percent: Math.round(spotShare * 100),
  }
}

function functionSizes({ memoryMb, timeoutSeconds, peakConcurrency }: FunctionService): Sizes {
  const memory = Math.min(32_768, Math.max(128, Math.ceil(memoryMb)))
  return {
    cpu: functionVcpu(memory),
    memory_mib: memory,
    timeout_seconds: Math.min(3600, Math.max(1, Math.ceil(timeoutSeconds))),
    copies_max: Math.max(1, Math.ceil(peakConcurrency)),
  }
}

function relationalSizes(database: RelationalDatabase): Sizes {
  const { deletionProtection: deletion_protection, instanceType, multiZone, readReplicas } = database
  const backup_days = Math.max(1, database.backupDays)
  if (database.class === 'distributed')
    return { processing_units: spannerUnits(database), backup_days, deletion_protection }
  const storage_gib = Math.max(10, Math.ceil(database.storageGib))
  // Google manages no Oracle database of ordinary sizes: it runs on machines of one's own.
  if (database.engine === 'oracle') {
    const copies = (multiZone ? 2 : 1) + readReplicas
    const machine = { machine_type: instanceType, disk_type: diskTypeOf(instanceType, 'pd-ssd') }
    return { ...machine, copies, storage_gib, backup_days, deletion_protection }
  }
  if (database.role !== 'primary') return { tier: instanceType, storage_gib, deletion_protection }
  return {
    tier: instanceType,
    multi_zone: multiZone,
    read_replicas: readReplicas,
    storage_gib,
    backup_days,
    deletion_protection,
  }
}

/** Firestore's two multi-regions: https://cloud.google.com/firestore/docs/locations (not re-read: an assumption). */
const multiRegionOf = (region: string) => {
  if (region.startsWith('us-')) return 'nam5'
  return region.startsWith('europe-') ? 'eur3' : region
}

/**
 * The fourth generation of machines takes Hyperdisk only, the others a balanced persistent disk:
 * https://cloud.google.com/compute/docs/disks (not re-read: an assumption).
 */
const diskTypeOf = (machine: string, otherwise = 'pd-balanced') =>
  /^(?:n4|n4a|n4d|c4|c4a|c4d|a4)-/.test(machine) ? 'hyperdisk-balanced' : otherwise

/** Limits that Google Cloud would refuse only half way through an apply. */
export const GCP_SIZE_LIMITS: Readonly<Record<string, SizeLimit>> = {
  ...COMMON_SIZE_LIMITS,
  copies_min: {
    condition: (path) => `${path}.copies_min >= 0 && ${path}.copies_min <= ${path}.copies_max`,
    message: 'copies_min must not be above copies_max.',
  },
  backup_days: {
    condition: (path) => `${path}.backup_days >= 1 && ${path}.backup_days <= 366`,
    message: 'Backups are kept for 1 to 366 days.',
  },
  timeout_seconds: {
    condition: (path) => `${path}.timeout_seconds >= 1 && ${path}.timeout_seconds <= 3600`,
    message: 'A request may run for at most 3,600 seconds.',
  },
  capacity_gib: {
    condition: (path) => `${path}.capacity_gib >= 1024`,
    message: 'A Filestore instance has at least 1,024 GiB.',
  },
}
