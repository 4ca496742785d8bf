import type { RelationalDatabase } from '@/lib/design/model'
import { assumed, heard, type Limit, page, read } from '../limit'
import type { ProviderLimits } from '../limits'

/** The day on which copies without a date of their own were read. */
const READ = '2026-11-23'

/** Tables of limits that Microsoft keeps in its documentation's repository, each with the day it stood at. */
const TABLE = (path: string, readOn: string) => page(`github.com/MicrosoftDocs/azure-docs/blob/main/${path}`, readOn)
const LEARN = (path: string, readOn = READ) => page(`learn.microsoft.com/azure/${path}`, readOn)

const FUNCTIONS = TABLE('includes/functions-limits.md', '2023-05-23')
const FUNCTIONS_TIMEOUT = TABLE('includes/functions-timeout-duration.md', '2024-06-27')
const FLEX = TABLE('articles/azure-functions/flex-consumption-plan.md', '2024-05-24')
const PLANS = page(
  'github.com/microsoft/azure-skills/blob/main/skills/azure-prepare/references/services/functions/hosting-plans.md',
  READ,
)
const APP_SERVICE = TABLE('includes/azure-websites-limits.md', '2020-03-17')
const CONTAINER_APPS = TABLE('articles/container-apps/quotas.md', '2022-09-26')
const AKS = TABLE('includes/container-service-limits.md', '2024-01-12')
const AKS_ADDRESSES = LEARN('aks/concepts-network-ip-address-planning', '2026-08-21')
const GATEWAY = TABLE('includes/application-gateway-limits.md', '2024-06-19')
const FRONT_DOOR = TABLE('includes/front-door-limits.md', '2021-09-09')
const API_MANAGEMENT = TABLE('includes/api-management-service-limits.md', '2020-04-14')
const SERVICE_BUS = TABLE('includes/service-bus-quotas-table.md', '2022-07-19')
const EVENT_HUBS = TABLE('includes/event-hubs-limits.md', '2020-09-10')
const POSTGRESQL = TABLE('articles/postgresql/flexible-server/concepts-limits.md', '2023-12-16')
const POSTGRESQL_HA = TABLE('articles/reliability/reliability-postgresql-flexible-server.md', '2024-11-05')
const SQL_VCORES = LEARN('azure-sql/database/resource-limits-vcore-single-databases')
const COSMOS_HA = TABLE('articles/cosmos-db/high-availability.md', '2022-02-24')
const COSMOS_LEVELS = LEARN('cosmos-db/consistency-levels')
const COSMOS_LIMITS = LEARN('cosmos-db/concepts-limits')
const REDIS = TABLE('articles/azure-cache-for-redis/cache-high-availability.md', '2024-08-05')

export const azureLimits = {
  functions: {
    consumptionDuration: read(FUNCTIONS, 600, 's', { adjustable: true, note: '300 s unless it is raised.' }),
    flexDuration: read(FUNCTIONS_TIMEOUT, 1_800, 's', {
      adjustable: true,
      note: 'Flex Consumption, unless it is raised; no upper end is enforced.',
    }),
    scaleIn: read(PLANS, 3_600, 's', {
      note: 'Flex Consumption: the time that running work is given when instances are taken away.',
    }),
    response: read(FUNCTIONS_TIMEOUT, 230, 's', { note: 'An HTTP call, whatever the plan’s own limit.' }),
    consumptionMemory: read(FUNCTIONS, 1_536, 'MB'),
    flexMemory: read(FLEX, 4_096, 'MB', { note: 'Sizes of 2,048 and 4,096 MB; 512 came later.' }),
    consumptionInstances: read(FUNCTIONS, 200, 'instances', { note: '100 on Linux.' }),
    flexInstances: read(FLEX, 1_000, 'instances'),
    flexRegionMemory: read(FLEX, 512_000, 'MB', {
      adjustable: true,
      note: 'Over all apps of a subscription in a region: 250 instances of 2,048 MB.',
    }),
    concurrency: assumed(LEARN('azure-functions/functions-concurrency'), 4_000, 'calls at once', {
      adjustable: true,
      note: '250 instances of 2,048 MB, each with 16 HTTP calls at once, its usual setting.',
    }),
    coldStart: assumed(LEARN('azure-functions/event-driven-scaling'), 1, 's', {
      upTo: 10,
      note: 'Always-ready instances of Flex Consumption have none.',
    }),
    requestSize: read(FUNCTIONS, 100, 'MB'),
    connections: read(FUNCTIONS, 600, 'connections per instance'),
  },
  appService: {
    instances: read(APP_SERVICE, 30, 'instances', { note: 'Premium v3; 3 on Basic and 10 on Standard.' }),
    slots: read(APP_SERVICE, 20, 'slots', { note: 'Premium; 5 on Standard and none on Basic.' }),
    connections: read(APP_SERVICE, 1_920, 'connections per instance', { note: 'P1v3; 3,968 on P2v3.' }),
    response: heard(LEARN('app-service/faq-availability-performance-application-issues'), 230, 's'),
    zoneInstances: heard(LEARN('reliability/reliability-app-service', '2025'), 2, 'instances', {
      note: 'The fewest that a plan over several zones may have.',
    }),
  },
  containerApps: {
    vcpu: assumed(LEARN('container-apps/containers'), 4, 'vCPU', {
      note: 'The quotas page of 2022-09-26 said 2; newer text says 4 with 8 GiB.',
    }),
    memory: assumed(LEARN('container-apps/containers'), 8, 'GiB'),
    replicas: read(CONTAINER_APPS, 30, 'replicas per revision', { adjustable: true, note: '1,000 in newer text.' }),
    environments: read(CONTAINER_APPS, 5, 'environments per region', { adjustable: true }),
    response: assumed(LEARN('container-apps/ingress-overview'), 240, 's'),
    scaleInterval: assumed(LEARN('container-apps/scale-app'), 30, 's', {
      adjustable: true,
      note: 'Scaling in waits for 300 s.',
    }),
    start: assumed(LEARN('container-apps/cold-start'), 5, 's', { upTo: 60, note: 'Ours; the image decides.' }),
  },
  aks: {
    nodes: read(AKS, 5_000, 'nodes', { adjustable: true, note: 'Standard tier.' }),
    nodesPerPool: read(AKS, 1_000, 'nodes'),
    pools: read(AKS, 100, 'node pools'),
    podsPerNode: read(AKS_ADDRESSES, 250, 'pods'),
    services: read(AKS, 300, 'load-balanced services'),
    systemNodes: read(LEARN('architecture/guide/technology-choices/compute-decision-tree', '2026'), 3, 'nodes', {
      adjustable: true,
      note: 'Advised for the system pool in production.',
    }),
    podReadiness: read(LEARN('aks/free-standard-pricing-tiers', '2026-08-21'), 300, 's'),
    podScaling: assumed(page('kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', READ), 15, 's', {
      adjustable: true,
    }),
  },
  network: {
    reservedAddresses: read(LEARN('aks/concepts-network-azure-cni-overlay', '2026-08-21'), 5, 'addresses per subnet'),
    zoneRoundTrip: heard(page('www.simonpainter.com/azure-latency-1/', '2025'), 0.9, 'ms', { upTo: 1.6 }),
    natPorts: assumed(LEARN('nat-gateway/nat-gateway-resource'), 64_512, 'ports per address'),
    recordSets: assumed(
      LEARN('azure-resource-manager/management/azure-subscription-service-limits'),
      10_000,
      'record sets per zone',
      { adjustable: true },
    ),
  },
  virtualMachines: {
    spotNotice: read(LEARN('virtual-machines/spot-vms', '2020-10-05'), 30, 's'),
    scaleOut: assumed(LEARN('virtual-machine-scale-sets/virtual-machine-scale-sets-autoscale-overview'), 90, 's', {
      upTo: 300,
    }),
  },
  applicationGateway: {
    instances: read(GATEWAY, 125, 'instances'),
    targets: read(GATEWAY, 1_200, 'targets per pool'),
    listeners: read(GATEWAY, 200, 'listeners', { note: '100 of them active.' }),
    upload: read(GATEWAY, 4, 'GB', { adjustable: true, note: 'Through the firewall, which inspects 2 MB of a body.' }),
    scaleOut: assumed(LEARN('application-gateway/application-gateway-autoscaling-zone-redundant'), 180, 's', {
      upTo: 300,
    }),
  },
  loadBalancer: {
    idleTimeout: assumed(LEARN('load-balancer/load-balancer-tcp-reset'), 240, 's', { adjustable: true }),
  },
  frontDoor: {
    originTimeout: read(FRONT_DOOR, 30, 's', { adjustable: true, note: 'Up to 240 s in newer text.' }),
    upload: read(FRONT_DOOR, 2, 'GB'),
    origins: read(FRONT_DOOR, 50, 'origins per group'),
    inspectedBody: read(FRONT_DOOR, 128, 'KB'),
    endpoints: read(FRONT_DOOR, 10, 'endpoints', { note: 'Standard tier; 25 on Premium.' }),
  },
  trafficManager: {
    probe: assumed(LEARN('traffic-manager/traffic-manager-monitoring'), 30, 's', {
      adjustable: true,
      note: '10 s at an extra charge; clients keep the old answer for its time to live.',
    }),
  },
  apiManagement: {
    consumptionTimeout: read(API_MANAGEMENT, 30, 's', { note: 'Consumption tier; the other tiers have no limit.' }),
    units: read(API_MANAGEMENT, 10, 'units per region', { adjustable: true }),
    connections: read(API_MANAGEMENT, 2_048, 'connections per unit and backend'),
    payload: read(API_MANAGEMENT, 2, 'MiB', { note: 'Buffered, Consumption tier.' }),
    requestsPerSecond: assumed(page('azure.microsoft.com/pricing/details/api-management/', READ), 1_000, 'requests/s', {
      adjustable: true,
      note: 'What one Basic unit is estimated to carry; units are added.',
    }),
  },
  serviceBus: {
    message: read(SERVICE_BUS, 256, 'KB', { note: 'Standard tier; 100 MB on Premium.' }),
    queueSize: read(SERVICE_BUS, 80, 'GB', { note: 'Premium, or Standard with partitions; else 5 GB.' }),
    connections: read(SERVICE_BUS, 5_000, 'connections per namespace'),
    subscriptions: read(SERVICE_BUS, 2_000, 'subscriptions per topic'),
    transaction: read(SERVICE_BUS, 100, 'messages'),
    ordered: assumed(LEARN('service-bus-messaging/service-bus-throttling'), 1_000, 'messages/s', {
      note: 'Credits of a namespace of the Standard tier; Premium has units of its own.',
    }),
  },
  queueStorage: { message: assumed(LEARN('storage/queues/scalability-targets'), 64, 'KB') },
  eventGrid: { event: assumed(LEARN('event-grid/quotas-limits'), 1, 'MB') },
  eventHubs: {
    event: read(EVENT_HUBS, 1, 'MB'),
    units: read(EVENT_HUBS, 20, 'throughput units', { adjustable: true, note: 'Standard tier; 40 in newer text.' }),
    unitIn: assumed(LEARN('event-hubs/event-hubs-scalability'), 1, 'MB/s', { note: 'Or 1,000 events; 2 MB/s out.' }),
    partitions: read(EVENT_HUBS, 32, 'partitions'),
    retention: read(EVENT_HUBS, 7, 'days', { note: '90 on Premium.' }),
    consumers: read(EVENT_HUBS, 20, 'consumer groups'),
  },
  postgresql: {
    failover: heard(POSTGRESQL_HA, 60, 's', { upTo: 120, note: 'Longer under heavy load.' }),
    storage: assumed(LEARN('postgresql/flexible-server/concepts-storage'), 32, 'TiB', {
      note: '64 TiB on Premium SSD v2.',
    }),
    backupRetention: assumed(LEARN('postgresql/flexible-server/concepts-backup-restore'), 35, 'days', {
      adjustable: true,
      note: '7 unless it is raised.',
    }),
    restorePoint: assumed(LEARN('postgresql/flexible-server/concepts-backup-restore'), 300, 's'),
    replicaLag: assumed(LEARN('postgresql/flexible-server/concepts-read-replicas'), 1, 's', {
      upTo: 60,
      note: 'To another region.',
    }),
    readOnlyAt: read(POSTGRESQL, 95, '% of the disk', { note: 'A full disk stops writes.' }),
    reservedConnections: read(POSTGRESQL, 15, 'connections'),
  },
  sqlDatabase: {
    failover: assumed(LEARN('azure-sql/database/high-availability-sla-local-zone-redundancy'), 30, 's', { upTo: 60 }),
    geoLag: assumed(
      LEARN('azure-sql/database/business-continuity-high-availability-disaster-recover-hadr-overview'),
      5,
      's',
    ),
    size: assumed(SQL_VCORES, 4, 'TB', { note: 'General Purpose; 128 TB on Hyperscale.' }),
    workers: assumed(SQL_VCORES, 100, 'workers per vCore'),
    sessions: assumed(SQL_VCORES, 30_000, 'connections'),
    restoreRetention: assumed(LEARN('azure-sql/database/automated-backups-overview'), 35, 'days', { adjustable: true }),
  },
  cosmos: {
    weakLag: read(COSMOS_HA, 900, 's', { note: 'Less than this, when a region is lost.' }),
    boundedLag: read(COSMOS_HA, 300, 's', { adjustable: true }),
    restorePoint: read(COSMOS_HA, 100, 's', { note: 'Continuous backup; periodic backup at least an hour.' }),
    latency: read(COSMOS_LEVELS, 10, 'ms', { note: '99 in 100, without strong consistency over regions.' }),
    strongDistance: read(COSMOS_LEVELS, 8_000, 'km', {
      adjustable: true,
      note: 'Strong consistency over more is blocked unless asked for, and goes with one write region only.',
    }),
    item: assumed(COSMOS_LIMITS, 2, 'MB'),
    partition: assumed(COSMOS_LIMITS, 20, 'GB', { note: 'One logical partition; 10,000 request units a second.' }),
    throughput: assumed(COSMOS_LIMITS, 100_000, 'operations/s', {
      adjustable: true,
      note: '1,000,000 request units a second, of which a small write takes about ten.',
    }),
    regionFailover: assumed(COSMOS_HA, 3_600, 's', { note: 'By the service, where one region writes; or longer.' }),
    zoneFailover: assumed(LEARN('reliability/reliability-cosmos-db-nosql'), 1, 's', {
      note: 'Replicas in other zones answer without a failover.',
    }),
  },
  redis: { replicas: read(REDIS, 3, 'replicas', { note: 'Premium tier of the service before Managed Redis.' }) },
  blob: {
    copyLag: read(LEARN('architecture/web-apps/guides/multi-region-app-service/multi-region-app-service'), 900, 's', {
      note: 'Typical; nothing is promised.',
    }),
    ingress: assumed(LEARN('storage/common/scalability-targets-standard-account'), 60, 'Gbps', { adjustable: true }),
    requests: assumed(LEARN('storage/common/scalability-targets-standard-account'), 20_000, 'requests/s', {
      adjustable: true,
      note: '40,000 in the largest regions.',
    }),
  },
  keyVault: { secrets: assumed(LEARN('key-vault/general/service-limits'), 400, 'reads/s', { note: '4,000 in 10 s.' }) },
  search: { replicasForWrites: assumed(LEARN('search/search-reliability'), 3, 'replicas', { note: '2 for queries.' }) },
} as const satisfies Record<string, Record<string, Limit>>

/**
 * Connections a database takes by default. PostgreSQL: the table of its limits, which is 107.42 for each GiB from 4 GiB on; the service
 * keeps 15 of them. The other engines by heart.
 */
export const azureConnections = (engine: RelationalDatabase['engine'], memoryGib: number): Limit => {
  if (engine === 'postgresql') {
    const most = memoryGib < 4 ? 50 : Math.min(5_000, Math.floor(memoryGib * 107.42))
    return read(POSTGRESQL, most, 'connections', { adjustable: true, note: 'The service keeps 15 of them.' })
  }
  if (engine === 'sqlserver') return azureLimits.sqlDatabase.sessions
  return engine === 'mysql'
    ? assumed(
        LEARN('mysql/flexible-server/concepts-server-parameters'),
        Math.max(1, Math.floor(memoryGib * 85.3)),
        'connections',
        { adjustable: true },
      )
    : assumed(
        page('docs.oracle.com/en/database/oracle/oracle-database/19/refrn/SESSIONS.html', READ),
        Math.max(1, Math.floor(memoryGib * 75)),
        'connections',
        { adjustable: true },
      )
}

const { functions, apiManagement, containerApps, virtualMachines, serviceBus, eventHubs, postgresql, cosmos } =
  azureLimits

export const azureProviderLimits: ProviderLimits = {
  // The Flex plan enforces no end, but longer work is lost when its instance is taken away.
  functionSeconds: functions.scaleIn,
  functionMemoryMb: functions.flexMemory,
  functionConcurrency: functions.concurrency,
  functionColdStart: functions.coldStart,
  gatewayRequestsPerSecond: apiManagement.requestsPerSecond,
  gatewaySeconds: apiManagement.consumptionTimeout,
  // The gateway passes WebSockets on without a limit of its own that was found.
  websocketHours: null,
  websocketIdleMinutes: null,
  containerStart: containerApps.start,
  machineStart: virtualMachines.scaleOut,
  orderedMessagesPerSecond: serviceBus.ordered,
  streamShardMbPerSecond: eventHubs.unitIn,
  streamShards: eventHubs.units,
  keyValueOpsPerSecond: cosmos.throughput,
  spotNotice: virtualMachines.spotNotice,
  databaseFailover: { standard: postgresql.failover, high: postgresql.failover, distributed: cosmos.zoneFailover },
  restorePoint: postgresql.restorePoint,
  crossRegionLag: postgresql.replicaLag,
  connections: azureConnections,
}
