import type { RelationalDatabase } from '@/lib/design/model'
import { assumed, heard, type Limit, page, read } from '../limit'
import type { ProviderLimits } from '../limits'

/** The day on which copies without a date of their own were read. */
const READ = '2026-11-23'

const cloud = (path: string) => page(`cloud.google.com/${path}`, READ)
const docs = (path: string, readOn = READ) => page(`docs.cloud.google.com/${path}`, readOn)

const RUN = (name: string, readOn = READ) => docs(`run/docs/${name}`, readOn)
const RUN_QUOTAS = (readOn = READ) => docs('run/quotas', readOn)
const FUNCTIONS = docs('functions/quotas')
const API_GATEWAY = docs('api-gateway/docs/quotas')
const GKE = cloud('kubernetes-engine/quotas')
const BALANCING = (name: string) => cloud(`load-balancing/docs/${name}`)
const SQL_HA = docs('sql/docs/mysql/high-availability')
const SQL_PITR = docs('sql/docs/postgres/backup-recovery/pitr')
const SQL_REPLICAS = docs('sql/docs/postgres/replication/cross-region-replicas')
const SQL_FLAGS = docs('sql/docs/postgres/flags')
const ENTERPRISE_PLUS = page(
  'raw.githubusercontent.com/google/skills/HEAD/skills/cloud/cloud-sql-basics/references/core-concepts.md',
  READ,
)
const FIRESTORE = cloud('firestore/quotas')
const PUBSUB = cloud('pubsub/quotas')
const ORDERING = page('github.com/blockchain-etl/ethereum-etl/issues/451', READ)
const VALKEY_NODES = cloud('memorystore/docs/valkey/instance-node-specification')

export const gcpLimits = {
  cloudRun: {
    requestTimeout: read(RUN('configuring/request-timeout', '2026'), 3_600, 's', {
      adjustable: true,
      note: '300 s unless set, for a WebSocket too; beyond 15 minutes Google advises retries.',
    }),
    concurrency: read(RUN('about-concurrency', '2026'), 1_000, 'requests per instance', {
      adjustable: true,
      note: '80 for each vCPU unless set; 1 below one vCPU.',
    }),
    vcpu: read(RUN('configuring/services/cpu'), 8, 'vCPU', {
      note: '1, 2, 4, 6 or 8; less than one takes one request at a time.',
    }),
    memory: read(cloud('run/docs/configuring/services/memory-limits'), 32, 'GiB'),
    services: read(RUN_QUOTAS('2026'), 1_000, 'services per region', { adjustable: true }),
    maxInstances: read(RUN_QUOTAS(), 100, 'instances', {
      adjustable: true,
      note: 'A setting of each service; the ceiling is the quota of the region.',
    }),
    requestSize: assumed(RUN_QUOTAS(), 32, 'MiB', { note: 'None over HTTP/2.' }),
    networkInstances: read(RUN_QUOTAS('2025'), 100, 'instances per revision', {
      upTo: 200,
      adjustable: true,
      note: 'With direct access to a VPC network.',
    }),
    start: assumed(RUN('tips/general'), 0.3, 's', { upTo: 10 }),
  },
  cloudRunJobs: {
    taskTimeout: read(RUN_QUOTAS('2025'), 168, 'h', { note: 'Shorter with a GPU.' }),
    tasks: read(RUN_QUOTAS('2025'), 10_000, 'tasks per job'),
    retries: read(RUN_QUOTAS('2025'), 10, 'retries per task'),
  },
  functions: {
    eventDuration: assumed(FUNCTIONS, 540, 's', { note: 'For a function that answers an event.' }),
    requestDuration: assumed(FUNCTIONS, 3_600, 's', { note: 'For a function that answers a request.' }),
    maxMemory: read(cloud('functions/docs/configuring/memory'), 32_768, 'MB'),
    functions: read(FUNCTIONS, 1_000, 'functions per region', { note: 'Less the number of Cloud Run services.' }),
    requestPayload: read(FUNCTIONS, 32, 'MB'),
    instances: read(RUN_QUOTAS(), 100, 'instances', {
      adjustable: true,
      note: 'One execution in each unless set otherwise; a setting of each function, within the quota of the region.',
    }),
  },
  appEngine: {
    requestTimeout: assumed(cloud('appengine/docs/standard/how-instances-are-managed'), 600, 's'),
  },
  apiGateway: {
    timeout: assumed(API_GATEWAY, 300, 's', { adjustable: true }),
    payload: read(API_GATEWAY, 32, 'MB'),
    requestsPerSecond: read(API_GATEWAY, 50_000, 'requests/s', {
      adjustable: true,
      note: 'Ten million units in 100 s for a project; a request takes one to be checked and one to be reported.',
    }),
    gateways: read(API_GATEWAY, 50, 'gateways per region', { adjustable: true }),
    headers: read(API_GATEWAY, 60, 'KB'),
  },
  loadBalancer: {
    backendTimeout: assumed(BALANCING('backend-service'), 30, 's', {
      adjustable: true,
      note: 'Fixed at an hour for Cloud Run.',
    }),
    healthCheckInterval: assumed(BALANCING('health-check-concepts'), 5, 's', { adjustable: true }),
    failureThreshold: assumed(BALANCING('health-check-concepts'), 2, 'checks', { adjustable: true }),
  },
  cloudDns: {
    healthCheckInterval: assumed(cloud('dns/docs/routing-policies-overview'), 30, 's', {
      upTo: 300,
      adjustable: true,
    }),
  },
  computeEngine: {
    spotNotice: assumed(docs('compute/docs/instances/spot'), 30, 's', { note: 'Best effort.' }),
    scaleOut: assumed(docs('compute/docs/autoscaler'), 60, 's', {
      upTo: 120,
      adjustable: true,
      note: '60 s to initialise unless set.',
    }),
    zoneRoundTrip: read(
      page('cloud.google.com/solutions/best-practices-compute-engine-region-selection', '2019'),
      1,
      'ms',
      { note: 'Less than this for 95 in 100 within a region.' },
    ),
  },
  gke: {
    spotNotice: read(docs('kubernetes-engine/docs/concepts/spot-vms', '2026'), 30, 's', {
      upTo: 120,
      adjustable: true,
      note: '15 s of 30 for your pods; up to 120 s from 1.35.',
    }),
    nodes: assumed(GKE, 15_000, 'nodes', { adjustable: true, note: '5,000 with some features.' }),
    podsPerNode: assumed(GKE, 110, 'pods', { upTo: 256, adjustable: true }),
    podsPerCluster: assumed(GKE, 200_000, 'pods'),
    podScaling: assumed(page('kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', READ), 15, 's', {
      adjustable: true,
    }),
  },
  network: {
    subnetReserved: assumed(cloud('vpc/docs/subnets'), 4, 'addresses per subnet'),
    natPorts: assumed(cloud('nat/docs/ports-and-addresses'), 64, 'ports per machine', { adjustable: true }),
  },
  cloudSql: {
    failover: heard(SQL_HA, 60, 's', { note: 'At the same address and without loss of data.' }),
    failoverPlus: assumed(SQL_HA, 60, 's', { note: 'Taken to be the same as in the Enterprise edition.' }),
    maintenancePlus: read(ENTERPRISE_PLUS, 1, 's', {
      note: 'Less than this; less than 30 s in the Enterprise edition.',
    }),
    storage: read(docs('sql/docs/quotas', '2026'), 64, 'TB', { note: '3 TB with a shared core.' }),
    vcpu: read(ENTERPRISE_PLUS, 96, 'vCPU', { note: '128 in Enterprise Plus.' }),
    memory: read(ENTERPRISE_PLUS, 624, 'GB', { note: '864 in Enterprise Plus.' }),
    restoreRetention: read(ENTERPRISE_PLUS, 7, 'days', { note: '35 in Enterprise Plus.' }),
    restorePoint: assumed(SQL_PITR, 300, 's', { note: 'Logs leave every five minutes or sooner.' }),
    replicaLag: assumed(SQL_REPLICAS, 1, 's', { upTo: 60, note: 'To another region.' }),
    replicas: assumed(docs('sql/docs/postgres/replication'), 10, 'replicas'),
  },
  alloyDb: {
    failover: assumed(cloud('alloydb/docs/overview'), 60, 's'),
    storage: assumed(cloud('alloydb/quotas'), 128, 'TiB'),
  },
  spanner: {
    nodeStorage: assumed(cloud('spanner/quotas'), 10, 'TiB per node', { adjustable: true }),
    multiRegionWrite: assumed(cloud('spanner/docs/instance-configurations'), 50, 'ms', {
      upTo: 100,
      note: 'A round trip to the quorum; 10 to 40 ms between neighbours.',
    }),
    restoreRetention: assumed(cloud('spanner/docs/pitr'), 7, 'days', { adjustable: true }),
    leaderChange: assumed(cloud('spanner/docs/replication'), 10, 's', {
      note: 'Until another replica leads, with every confirmed write.',
    }),
  },
  firestore: {
    document: assumed(FIRESTORE, 1, 'MiB'),
    documentWrites: assumed(cloud('firestore/docs/best-practices'), 1, 'writes/s per document', {
      note: 'Sustained.',
    }),
    databaseWrites: assumed(FIRESTORE, 10_000, 'operations/s', {
      adjustable: true,
      note: 'An older limit of writes; traffic should grow by half every five minutes.',
    }),
    restoreRetention: assumed(cloud('firestore/docs/pitr'), 7, 'days'),
  },
  bigtable: {
    nodeRows: assumed(cloud('bigtable/docs/performance'), 10_000, 'rows/s per node', {
      note: 'On solid-state storage; 14,000 to 17,000 reads in newer text.',
    }),
  },
  memorystore: {
    smallestNode: read(VALKEY_NODES, 5.2, 'GB', { note: 'Of the node types with an agreement and a price here.' }),
    largestNode: read(VALKEY_NODES, 46.4, 'GB', { note: 'Beyond it the data is split over several shards.' }),
    connections: assumed(cloud('memorystore/docs/redis/supported-redis-configurations'), 65_000, 'connections'),
    failover: assumed(cloud('memorystore/docs/redis/high-availability'), 30, 's'),
  },
  pubSub: {
    message: assumed(PUBSUB, 10, 'MB'),
    publish: assumed(PUBSUB, 4, 'GB/s per region', { adjustable: true, note: 'In large regions; less in small ones.' }),
    retention: assumed(PUBSUB, 31, 'days', { note: 'Seven days for what nobody has acknowledged.' }),
    orderedMb: heard(ORDERING, 1, 'MB/s per ordering key'),
    orderedMessages: heard(ORDERING, 1_000, 'messages/s per ordering key', { note: 'Of 1 KB each.' }),
    orderedKeys: assumed(PUBSUB, 4_000, 'MB/s per region', {
      adjustable: true,
      note: 'There are no shards: as many keys of 1 MB/s as the region publishes.',
    }),
  },
  cloudTasks: {
    dispatch: assumed(cloud('tasks/docs/quotas'), 500, 'tasks/s per queue', { adjustable: true }),
    task: assumed(cloud('tasks/docs/quotas'), 1, 'MB'),
  },
  workflows: { duration: assumed(cloud('workflows/quotas'), 31_536_000, 's') },
  cloudStorage: {
    object: assumed(cloud('storage/quotas'), 5, 'TiB'),
    dualRegionCopy: assumed(cloud('storage/docs/availability-durability'), 1, 'h', {
      upTo: 12,
      note: 'Turbo replication: 15 minutes.',
    }),
  },
  secretManager: {
    accesses: assumed(cloud('secret-manager/quotas'), 90_000, 'accesses per min', { adjustable: true }),
  },
} as const satisfies Record<string, Record<string, Limit>>

/** Connections that PostgreSQL takes by default, by the memory from which the step counts. */
const POSTGRES_STEPS = [
  { fromGib: 120, connections: 1_000 },
  { fromGib: 60, connections: 800 },
  { fromGib: 30, connections: 600 },
  { fromGib: 15, connections: 500 },
  { fromGib: 7.5, connections: 400 },
  { fromGib: 6, connections: 200 },
  { fromGib: 3.75, connections: 100 },
  { fromGib: 1.7, connections: 50 },
  { fromGib: 0, connections: 25 },
] as const

/** Connections a database takes by default. Each is a flag that can be raised, at the price of memory. */
export const gcpConnections = (engine: RelationalDatabase['engine'], memoryGib: number): Limit => {
  const unit = 'connections'
  switch (engine) {
    case 'postgresql': {
      const connections = POSTGRES_STEPS.find(({ fromGib }) => memoryGib >= fromGib)?.connections ?? 25
      // The steps of 25 and 100 were read on a page about them; the others are known by heart.
      return (connections === 25 || connections === 100 ? heard : assumed)(SQL_FLAGS, connections, unit, {
        adjustable: true,
      })
    }
    case 'mysql':
      return assumed(docs('sql/docs/mysql/flags'), memoryGib < 3.75 ? 1_000 : 4_000, unit, { adjustable: true })
    case 'sqlserver':
      return heard(
        page('hub.steampipe.io/mods/turbot/gcp_compliance/controls/control.cis_v130_6_3_3', READ),
        32_767,
        unit,
      )
    case 'oracle':
      return assumed(
        page('docs.oracle.com/en/database/oracle/oracle-database/19/refrn/PROCESSES.html', READ),
        320,
        unit,
        {
          adjustable: true,
          note: 'Set by you: the database is yours to run.',
        },
      )
  }
}

const { apiGateway, cloudRun, cloudSql, computeEngine, firestore, functions, pubSub, spanner } = gcpLimits

export const gcpProviderLimits: ProviderLimits = {
  functionSeconds: functions.eventDuration,
  functionMemoryMb: functions.maxMemory,
  functionConcurrency: functions.instances,
  functionColdStart: cloudRun.start,
  gatewayRequestsPerSecond: apiGateway.requestsPerSecond,
  gatewaySeconds: apiGateway.timeout,
  // API Gateway passes no WebSockets on; what does is the load balancer.
  websocketHours: null,
  websocketIdleMinutes: null,
  containerStart: cloudRun.start,
  machineStart: computeEngine.scaleOut,
  orderedMessagesPerSecond: pubSub.orderedMessages,
  streamShardMbPerSecond: pubSub.orderedMb,
  streamShards: pubSub.orderedKeys,
  keyValueOpsPerSecond: firestore.databaseWrites,
  spotNotice: computeEngine.spotNotice,
  databaseFailover: { standard: cloudSql.failover, high: cloudSql.failoverPlus, distributed: spanner.leaderChange },
  restorePoint: cloudSql.restorePoint,
  crossRegionLag: cloudSql.replicaLag,
  connections: gcpConnections,
}
