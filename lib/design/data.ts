import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { flow } from './compute'
import { type Context, make, type Part, part } from './context'
import type { Connection, Resource } from './model'

const PORTS = { postgresql: 5432, mysql: 3306, sqlserver: 1433, oracle: 1521 } as const
const PROTOCOLS = { postgresql: 'postgres', mysql: 'mysql', sqlserver: 'sqlserver', oracle: 'oracle' } as const
/** Commercial engines are sold on fewer sizes, with their licence in the price. */
const MACHINE_USE = {
  postgresql: 'relational-standard',
  mysql: 'relational-mysql',
  sqlserver: 'relational-sqlserver',
  oracle: 'relational-oracle',
} as const
const HIGH_USE = { ...MACHINE_USE, postgresql: 'relational-high', mysql: 'relational-high-mysql' } as const
const ENGINE_NAMES = { postgresql: 'PostgreSQL', mysql: 'MySQL', sqlserver: 'SQL Server', oracle: 'Oracle' } as const
/** Simple queries that one vCPU of a managed database answers a second: an assumption, on solid-state storage. */
const QUERIES_PER_VCPU = 500
/** Share of the data that should fit in memory: an assumption. */
const HOT_SHARE = 0.05
const BASE_IOPS = 3000
/** Share of reads that miss the higher tier's memory and are billed as storage reads: an assumption. */
const STORAGE_READ_SHARE = 0.1
/** Days that the managed database itself keeps backups; longer goes to the backup vault. */
export const NATIVE_BACKUP_DAYS = 35
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600

/** Stores of records, indexes, caches and files, and the flows to them from what runs. */
export function composeData(context: Context, readers: string[]): Part {
  const stores = [
    ...records(context, readers),
    ...indexes(context, readers),
    ...caches(context, readers),
    ...files(context, readers),
  ]
  return {
    resources: stores.flatMap(({ resources }) => resources),
    connections: stores.flatMap(({ connections }) => connections),
  }
}

function records(context: Context, readers: string[]): Part[] {
  const topics = ['database', 'database-nosql', 'database-timeseries', 'database-warehouse'] as const
  return topics.map((topic) => store(context, readers, context.choices[topic], context.rule(topic)))
}

function store(context: Context, readers: string[], choice: Context['choices']['database'], because: string): Part {
  switch (choice) {
    case 'none':
      return part([])
    case 'relational-single':
    case 'relational-multi-zone':
      return relational(context, readers, because, 'standard')
    case 'relational-high-tier':
    case 'relational-global-async':
      return relational(context, readers, because, 'high')
    case 'distributed-sql':
      return relational(context, readers, because, 'distributed')
    case 'self-managed':
      return selfManaged(context, readers, because)
    case 'key-value':
    case 'key-value-global':
      return keyValue(context, readers, because)
    case 'document':
      return documents(context, readers, because)
    case 'time-series':
      return timeSeries(context, readers, because)
    case 'analytics':
      return warehouse(context, readers, because)
  }
}

/** What the database machine has to be, from queries a second and the data that should fit in memory. */
function databaseNeed(context: Context) {
  const { requirements, usage, isProduction, choices } = context
  const replicas = readReplicas(context)
  const onWriter = usage.peakQueriesPerSecond * (replicas > 0 ? 0.4 : 1)
  const vcpu = Math.max(2, Math.ceil(onWriter / QUERIES_PER_VCPU))
  const gib = requirements.data.sqlGb * (isProduction ? 1 : 0.1) * HOT_SHARE
  const isSmall = vcpu <= 2 && gib <= 4 && (usage.peakQueriesPerSecond < 300 || !isProduction)
  const isHigh = choices.database === 'relational-high-tier' || choices.database === 'relational-global-async'
  const family =
    isSmall && !isHigh ? ('burstable' as const) : gib / vcpu > 4 ? ('memory' as const) : ('general' as const)
  // A small instance still wants two gigabytes for connections and sorting; a database that people depend on, four.
  const least = isSmall ? (isProduction && requirements.availability.slaPercent > 99.5 ? 4 : 2) : vcpu * 4
  return { vcpu, memoryGib: Math.max(least, gib), family, arch: context.arch, standby: context.zones > 1 }
}

/** The higher tier follows the load by itself, so it is sized for the average hour and not for the peak. */
function averageNeed(context: Context) {
  const need = databaseNeed(context)
  const averageQueries = context.usage.queriesPerMonth / SECONDS_PER_MONTH
  const gib = context.requirements.data.sqlGb * (context.isProduction ? 1 : 0.1) * HOT_SHARE
  return {
    ...need,
    vcpu: Math.max(0.25, averageQueries / QUERIES_PER_VCPU),
    memoryGib: Math.max(context.isProduction ? 4 : 1, gib),
  }
}

function readReplicas({ choices, usage, isProduction }: Context): number {
  if (!isProduction || !choices['database-scaling'].startsWith('read-replicas')) return 0
  return Math.min(5, Math.max(1, Math.ceil((usage.peakQueriesPerSecond * 0.6) / (8 * QUERIES_PER_VCPU))))
}

function relational(
  context: Context,
  readers: string[],
  because: string,
  rank: 'standard' | 'high' | 'distributed',
): Part {
  const { requirements, profile, primary, usage, isProduction, zones, choices, second } = context
  const { data } = requirements
  const distributed = rank === 'distributed'
  const engine = data.sqlEngine
  const machine = distributed
    ? { instanceType: 'serverless', vcpu: 0, memoryGib: 0, arch: context.arch }
    : profile.fitMachine(
        rank === 'high' ? HIGH_USE[engine] : MACHINE_USE[engine],
        rank === 'high' && profile.traits.highTierFollowsLoad ? averageNeed(context) : databaseNeed(context),
        primary.id,
      )
  const storedGib = Math.ceil(data.sqlGb * (isProduction ? 1 : 0.1))
  const backupDays = Math.min(isProduction ? data.backupDays : 7, NATIVE_BACKUP_DAYS)
  const database = make(context, 'relational-database', {
    ...machine,
    id: 'database',
    label: `${ENGINE_NAMES[engine]} database`,
    purpose: 'Keeps the records; the one place that is written.',
    tier: distributed ? 'regional' : 'data',
    because,
    variant: rank === 'standard' ? engine : `${rank}-${engine}`,
    engine,
    class: rank,
    role: 'primary',
    multiZone: zones > 1 || distributed,
    readReplicas: rank === 'standard' ? readReplicas(context) : Math.max(0, readReplicas(context) - 1),
    // Room for growth before storage is added by itself; the higher tiers bill what is stored.
    storageGib: rank === 'standard' ? Math.max(20, Math.ceil(storedGib * 1.3)) : Math.max(10, storedGib),
    iops: Math.max(BASE_IOPS, Math.ceil(usage.peakQueriesPerSecond * 0.5)),
    backupDays,
    // A day's changes over the days kept, beside one full copy.
    backupGib: Math.ceil(storedGib + (storedGib * (data.growthPercentPerMonth / 100) * backupDays) / 30),
    readsPerMonth:
      (usage.queriesPerMonth - Math.min(usage.queriesPerMonth, usage.writesPerMonth)) *
      (rank === 'high' ? STORAGE_READ_SHARE : 1),
    writesPerMonth: usage.writesPerMonth,
    port: PORTS[engine],
    replicaOf: null,
    deletionProtection: isProduction,
  })
  const pooled = choices['database-scaling'] === 'pooler' || choices['database-scaling'] === 'read-replicas-and-pooler'
  const pooler =
    pooled && !distributed
      ? make(context, 'connection-pooler', {
          id: 'database-pool',
          label: 'Connection pool',
          purpose: 'Shares a few database connections between many callers.',
          tier: 'data',
          because: context.rule('database-scaling'),
          variant: rank === 'standard' ? engine : `${rank}-${engine}`,
          databaseVcpu: machine.vcpu,
          fronts: 'database',
          port: PORTS[engine],
        })
      : null
  const door = pooler?.id ?? database.id
  const connections: (Connection | null)[] = [
    ...readers.map((reader) => flow(reader, door, PROTOCOLS[engine], PORTS[engine], 'SQL', true)),
    pooler ? flow(pooler.id, database.id, PROTOCOLS[engine], PORTS[engine], 'pooled SQL', true) : null,
  ]
  if (!second || second.role === 'backup' || !isProduction) return part([database, pooler], connections)
  const copy = distributed
    ? {
        ...database,
        id: 'database-standby',
        label: 'Database, second region',
        purpose: 'The same database, written from the second region.',
        region: second.id,
        role: 'replica' as const,
        replicaOf: database.id,
      }
    : {
        ...database,
        id: 'database-standby',
        label: 'Database copy',
        purpose: 'Follows the database; becomes the writer when the region is lost.',
        region: second.id,
        role: 'standby' as const,
        replicaOf: database.id,
        multiZone: false,
        readReplicas: 0,
        backupGib: 0,
        readsPerMonth: 0,
      }
  return part(
    [database, pooler, copy],
    [
      ...connections,
      flow(database.id, copy.id, 'replication', PORTS[engine], distributed ? 'confirmed writes' : 'replication', false),
    ],
  )
}

function selfManaged(context: Context, readers: string[], because: string): Part {
  const { requirements, profile, primary, zones, isProduction } = context
  const engine = requirements.data.sqlEngine
  const machine = profile.fitMachine('virtual-machine', { ...databaseNeed(context), arch: 'x86_64' }, primary.id)
  const copies = isProduction && zones > 1 ? 2 : 1
  const group = make(context, 'machine-group', {
    ...machine,
    id: 'database',
    role: 'capacity',
    label: `${ENGINE_NAMES[engine]} machines`,
    purpose: 'Runs the database whose licence is tied to a machine.',
    tier: 'data',
    because,
    variant: engine,
    os: engine === 'sqlserver' ? 'windows' : 'linux',
    replicas: { min: copies, typical: copies, max: copies },
    scaling: { on: 'fixed', target: 'one writer and its standby' },
    diskGib: Math.max(50, Math.ceil(requirements.data.sqlGb * 1.5)),
    gpus: 0,
    spotShare: 0,
    port: PORTS[engine],
    deployment: 'rolling',
  })
  return part(
    [group],
    readers.map((reader) => flow(reader, group.id, PROTOCOLS[engine], PORTS[engine], 'SQL', true)),
  )
}

function keyValue(context: Context, readers: string[], because: string): Part {
  const { requirements, second, isProduction, environment, usage } = context
  const { data, traffic } = requirements
  const share = usage.requestsPerMonth / (traffic.averageRps * SECONDS_PER_MONTH)
  // The rate was given for the peak; a month sees the average.
  const operations = data.nosqlOpsPerSecond * (traffic.averageRps / traffic.peakRps) * SECONDS_PER_MONTH * share
  const writes = data.sqlWriteSharePercent / 100
  const table = make(context, 'key-value-store', {
    id: data.stores.includes('sql') ? 'documents' : 'database',
    label: 'Key-value store',
    purpose: 'Keeps records that are found by key.',
    tier: 'regional',
    because,
    ...(second && second.role !== 'backup' && isProduction ? { variant: 'global' } : {}),
    storageGib: Math.max(
      1,
      Math.ceil(data.nosqlGb * (environment === 'production' || environment === 'poc' ? 1 : 0.1)),
    ),
    readsPerMonth: operations * (1 - writes),
    writesPerMonth: operations * writes,
    pointInTimeRecovery: isProduction,
    replicaRegions: second && second.role !== 'backup' && isProduction ? [second.id] : [],
  })
  return part(
    [table],
    readers.map((reader) => flow(reader, table.id, 'https', 443, 'records', true)),
  )
}

function documents(context: Context, readers: string[], because: string): Part {
  const { requirements, profile, primary, zones, isProduction, usage } = context
  const machine = profile.fitMachine(
    'document',
    { vcpu: 2, memoryGib: Math.max(4, requirements.data.nosqlGb * HOT_SHARE), family: 'memory', arch: context.arch },
    primary.id,
  )
  const db = make(context, 'document-database', {
    ...machine,
    id: requirements.data.stores.includes('sql') ? 'documents' : 'database',
    label: 'Document database',
    purpose: 'Keeps documents behind an open interface.',
    tier: 'data',
    because,
    nodes: isProduction && zones > 1 ? 2 : 1,
    storageGib: Math.max(10, requirements.data.nosqlGb),
    requestsPerMonth: usage.queriesPerMonth,
    backupDays: Math.min(isProduction ? requirements.data.backupDays : 7, NATIVE_BACKUP_DAYS),
  })
  return part(
    [db],
    readers.map((reader) => flow(reader, db.id, 'mongodb', 27017, 'documents', true)),
  )
}

function timeSeries(context: Context, readers: string[], because: string): Part {
  const { requirements, profile, primary, zones, isProduction, usage } = context
  const { timeseriesWritesPerSecond } = requirements.data
  const share = isProduction ? 1 : usage.requestsPerMonth / (requirements.traffic.averageRps * SECONDS_PER_MONTH)
  const machine = profile.fitMachine(
    'time-series',
    {
      vcpu: Math.max(2, Math.ceil((timeseriesWritesPerSecond * share) / 10_000)),
      memoryGib: 16,
      family: 'memory',
      arch: context.arch,
    },
    primary.id,
  )
  // 20 bytes a point kept for 90 days: an assumption.
  const db = make(context, 'time-series-database', {
    ...machine,
    id: 'measurements',
    label: 'Time-series database',
    purpose: 'Keeps measurements by time.',
    tier: 'data',
    because,
    multiZone: isProduction && zones > 1,
    storageGib: Math.max(20, Math.ceil((timeseriesWritesPerSecond * share * 86_400 * 90 * 20) / 1024 ** 3)),
    writesPerSecond: timeseriesWritesPerSecond * share,
  })
  return part(
    [db],
    readers.map((reader) => flow(reader, db.id, 'https', 8086, 'measurements', true)),
  )
}

function warehouse(context: Context, readers: string[], because: string): Part {
  const { requirements, isProduction } = context
  // Serverless capacity, used two hours a working day: an assumption.
  const house = make(context, 'data-warehouse', {
    id: 'warehouse',
    label: 'Data warehouse',
    purpose: 'Answers long analytical queries apart from the transactions.',
    tier: 'regional',
    because,
    storageGib: Math.max(10, requirements.data.warehouseGb * (isProduction ? 1 : 0.1)),
    computeHoursPerMonth: isProduction ? 42 : 4,
    baseCapacityUnits: requirements.data.warehouseGb > 1000 ? 32 : 8,
  })
  return part(
    [house],
    readers.slice(-1).map((reader) => flow(reader, house.id, 'https', 443, 'loads', false)),
  )
}

function indexes(context: Context, readers: string[]): Part[] {
  const { requirements, profile, primary, choices, zones, isProduction, rule } = context
  const cluster = (
    topic: 'search' | 'vector',
    gib: number,
    id: string,
    label: string,
    holds: 'text' | 'vectors',
    purpose: string,
  ): Part => {
    if (choices[topic] !== 'managed') return part([])
    const nodes = isProduction ? Math.max(2, zones) : 1
    const sharing = profile.traits.searchNodesHoldAll ? 1 : nodes
    const machine = profile.fitMachine(
      'search',
      {
        vcpu: 2,
        memoryGib: Math.max(isProduction ? 8 : 2, (gib / sharing) * (holds === 'vectors' ? 1.2 : 0.5)),
        family: holds === 'vectors' || gib > 30 ? 'memory' : 'general',
        arch: context.arch,
      },
      primary.id,
    )
    const engine = make(context, 'search-engine', {
      ...machine,
      id,
      label,
      purpose,
      tier: 'data',
      because: rule(topic),
      holds,
      nodes,
      storageGibPerNode: Math.max(10, Math.ceil((gib * 2.5) / sharing)),
    })
    return part(
      [engine],
      readers.map((reader) => flow(reader, engine.id, 'https', 443, holds === 'text' ? 'searches' : 'vectors', false)),
    )
  }
  const share = isProduction ? 1 : 0.1
  // A million vectors of 1,536 numbers of four bytes are about six gigabytes, half as much again with their graph.
  return [
    cluster(
      'search',
      requirements.data.searchGb * share,
      'search',
      'Search cluster',
      'text',
      'Answers full-text searches from a copy of the records.',
    ),
    cluster(
      'vector',
      requirements.data.vectorMillions * 8.6 * share,
      'vectors',
      'Vector index',
      'vectors',
      'Finds the nearest vectors.',
    ),
  ]
}

function caches(context: Context, readers: string[]): Part[] {
  const { requirements, profile, primary, choices, zones, isProduction, rule, second } = context
  const engine = choices.cache
  if (engine === 'none') return []
  const port = engine === 'redis' ? 6379 : 11211
  const protocol = engine === 'redis' ? 'redis' : 'memcached'
  const need = Math.max(0.4, requirements.data.cacheGb * (isProduction ? 1.25 : 0.3))
  const machine = profile.fitMachine(
    'cache',
    {
      vcpu: 2,
      memoryGib: need,
      family: need <= 3 ? 'burstable' : 'memory',
      arch: context.arch,
      // A copy that people depend on is not kept on the smallest shared nodes.
      standby: isProduction,
    },
    primary.id,
  )
  const multiZone = engine === 'redis' && isProduction && zones > 1
  const cache = make(context, 'cache', {
    ...machine,
    id: 'cache',
    label: engine === 'redis' ? 'Valkey cache' : 'Memcached cache',
    purpose:
      requirements.workload.state === 'memory'
        ? 'Holds sessions and repeated reads, so that copies can come and go.'
        : 'Holds repeated reads.',
    tier: 'data',
    because: rule('cache'),
    variant: engine,
    engine,
    // A data set larger than the largest node is spread over several, each with its own copy in another zone.
    nodes: Math.max(1, Math.ceil(need / machine.memoryGib)) * (multiZone ? 2 : 1),
    multiZone,
    port,
  })
  const holdsSessions = requirements.workload.state === 'memory'
  const connections = readers.map((reader) => flow(reader, cache.id, protocol, port, 'cache', holdsSessions))
  if (!second || !isProduction || second.role === 'backup' || choices['disaster-recovery'] === 'pilot-light')
    return [part([cache], connections)]
  const copy = {
    ...cache,
    id: 'cache-standby',
    label: 'Cache, second region',
    purpose: 'Serves the second region; starts empty.',
    region: second.id,
    nodes: choices['disaster-recovery'] === 'warm-standby' ? 1 : cache.nodes,
    multiZone: choices['disaster-recovery'] !== 'warm-standby' && cache.multiZone,
  }
  return [part([cache, copy], connections)]
}

function files(context: Context, readers: string[]): Part[] {
  return [objects(context, readers), sharedFiles(context, readers)]
}

function objects(context: Context, readers: string[]): Part {
  const { requirements, choices, rule, second, isProduction, usage } = context
  const { data, workload } = requirements
  const choice = choices['object-storage']
  if (choice === 'none') return part([])
  const isSite = workload.kind === 'static'
  const gib = Math.max(
    1,
    isProduction
      ? data.stores.includes('object') || isSite
        ? data.objectGb
        : 20
      : Math.min(data.objectGb, Math.max(1, data.objectGb * 0.05)),
  )
  // One request in a hundred brings a file; events are written many to a file.
  const written = workload.kind === 'stream' ? 0.0005 : 0.01
  const split = SPLIT[choice === 'standard' ? 'hot' : data.objectAccess]
  const store = make(context, 'object-store', {
    id: isSite ? 'site' : 'files',
    label: isSite ? 'Site files' : 'Files',
    purpose: isSite
      ? 'Holds the pages; only the CDN may read them.'
      : 'Holds files that users and jobs bring and take.',
    tier: 'regional',
    because: rule('object-storage'),
    use: isSite ? 'site' : 'files',
    storageGib: { standard: gib * split.standard, infrequent: gib * split.infrequent, archive: gib * split.archive },
    // A site is written at each release and read when the CDN has no copy; an application's files by one request in twenty.
    writesPerMonth: isSite ? 20_000 : Math.ceil(usage.originRequestsPerMonth * written),
    readsPerMonth: isSite
      ? Math.ceil(usage.requestsPerMonth * (1 - requirements.traffic.cacheable))
      : Math.ceil(usage.originRequestsPerMonth * written * 5),
    versioned: true,
    lifecycle: {
      toInfrequentAfterDays: choice === 'standard' || data.objectAccess === 'hot' ? null : 30,
      toArchiveAfterDays: choice !== 'standard' && data.objectAccess === 'archive' ? 90 : null,
    },
    replicatesTo: choice === 'tiered-replicated' && second && isProduction ? 'files-replica' : null,
  })
  const connections = isSite ? [] : readers.map((reader) => flow(reader, store.id, 'https', 443, 'files', false))
  if (store.replicatesTo === null || !second) return part([store], connections)
  const copy: Resource = {
    ...store,
    id: 'files-replica',
    label: 'Files, second region',
    purpose: 'A copy of the files in another region, written within minutes.',
    region: second.id,
    use: 'replica',
    readsPerMonth: 0,
    replicatesTo: null,
  }
  return part([store, copy], [...connections, flow(store.id, copy.id, 'replication', 443, 'replication', false)])
}

/** Share of the files in each class once the lifecycle has run for a while: an assumption. */
const SPLIT = {
  hot: { standard: 1, infrequent: 0, archive: 0 },
  cool: { standard: 0.3, infrequent: 0.7, archive: 0 },
  archive: { standard: 0.2, infrequent: 0.2, archive: 0.6 },
} as const

function sharedFiles(context: Context, readers: string[]): Part {
  const { requirements, choices, rule, isProduction } = context
  if (choices['file-storage'] === 'none') return part([])
  const gib = requirements.data.stores.includes('files') ? requirements.data.filesGb : 100
  const system = make(context, 'file-system', {
    id: 'shared-files',
    label: 'Shared file system',
    purpose: 'Files that several machines read and write.',
    tier: 'data',
    because: rule('file-storage'),
    storageGib: Math.max(1, gib * (isProduction ? 1 : 0.1)),
    throughputMibPerSecond: 0,
    backupDays: isProduction ? requirements.data.backupDays : 7,
  })
  return part(
    [system],
    readers.map((reader) => flow(reader, system.id, 'nfs', 2049, 'files', true)),
  )
}
