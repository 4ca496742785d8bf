import type { ByKind, Design, RelationalDatabase, Resource } from '@/lib/design/model'
import { shortId } from '../../terraform/names'
import { type Measured, nameOf, over, reaches, type SignalAlert, type Source, under } from './signal'

type AzureMonitor = Extract<Source, { cloud: 'azure' }>

/**
 * Metrics as in https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/metrics-index; those of the PostgreSQL server were
 * seen on its page (verified 2026-11-23), the rest is an assumption.
 */
export const azureSignals: ByKind<readonly Measured[], Design> = {
  'dns-zone': () => [],
  'content-delivery': (cdn, design) => {
    const at = on('Microsoft.Cdn/profiles', nameOf(design, cdn.id))
    return [
      signal('requests', 'Requests', 'rate', 'count', at('RequestCount', 'total')),
      signal('errors_percent', 'Requests that fail', 'errors', 'percent', at('Percentage5XX', 'average'), [
        over('Errors at the edge'),
      ]),
      signal(
        'answer_seconds',
        'Time to answer, average',
        'duration',
        'seconds',
        at('TotalLatency', 'average'),
        [],
        0.001,
      ),
    ]
  },
  'web-firewall': () => [],
  network: () => [],
  'nat-gateway': (nat, design) => {
    const at = on('Microsoft.Network/natGateways', nameOf(design, nat.id))
    return [
      signal('connections', 'Open outbound connections', 'utilisation', 'count', at('TotalConnectionCount', 'total')),
      signal('dropped', 'Packets dropped', 'errors', 'count', at('PacketDropCount', 'total')),
    ]
  },
  'network-endpoint': () => [],
  'load-balancer': (balancer, design) => {
    if (balancer.included) return []
    if (balancer.layer === 'network') {
      const at = on('Microsoft.Network/loadBalancers', nameOf(design, balancer.id))
      return [
        signal('healthy_percent', 'Targets that answer', 'saturation', 'percent', at('DipAvailability', 'average'), [
          under('Unhealthy targets', 100),
        ]),
      ]
    }
    const at = on('Microsoft.Network/applicationGateways', nameOf(design, balancer.id))
    return [
      signal('requests', 'Requests', 'rate', 'count', at('TotalRequests', 'total')),
      signal('errors', 'Requests that fail', 'errors', 'count', at('FailedRequests', 'total')),
      signal(
        'answer_seconds',
        'Time to answer, average',
        'duration',
        'seconds',
        at('ApplicationGatewayTotalTime', 'average'),
        [],
        0.001,
      ),
      signal('unhealthy', 'Unhealthy targets', 'saturation', 'count', at('UnhealthyHostCount', 'maximum'), [
        over('Unhealthy targets'),
      ]),
    ]
  },
  'api-gateway': (gateway, design) => {
    const at = on('Microsoft.ApiManagement/service', uniqueOf(design, gateway.id))
    return [
      signal('requests', 'Requests', 'rate', 'count', at('Requests', 'total')),
      signal('answer_seconds', 'Time to answer, average', 'duration', 'seconds', at('Duration', 'average'), [], 0.001),
      signal('capacity_percent', 'Capacity used', 'utilisation', 'percent', at('Capacity', 'average')),
    ]
  },
  'container-service': (service) => {
    if (service.capacity !== 'serverless') return []
    const at = on('Microsoft.App/containerApps', `${service.id}(-.+)?`)
    return [
      signal('requests', 'Requests', 'rate', 'count', at('Requests', 'total')),
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', at('CpuPercentage', 'average')),
      signal('memory_percent', 'Memory', 'utilisation', 'percent', at('MemoryPercentage', 'average')),
      signal('copies', 'Copies that run', 'saturation', 'count', at('Replicas', 'minimum'), [
        under(`Copies missing in ${service.id}`),
        ...(service.scaling.on === 'fixed' ? [] : [reaches(`Largest size of ${service.id}`, service.replicas.max)]),
      ]),
    ]
  },
  'container-cluster': () => [],
  'machine-group': (group, design) =>
    group.role === 'nodes'
      ? []
      : [
          signal(
            'cpu_percent',
            'Processor',
            'utilisation',
            'percent',
            on('Microsoft.Compute/virtualMachineScaleSets', nameOf(design, group.id))('Percentage CPU', 'average'),
          ),
        ],
  'app-platform': (platform, design) =>
    site(platform, design, [
      signal(
        'healthy_percent',
        'Copies that answer',
        'saturation',
        'percent',
        on('Microsoft.Web/sites', uniqueOf(design, platform.id))('HealthCheckStatus', 'minimum'),
        [under(`Health of ${platform.id}`, 100)],
      ),
    ]),
  function: (fn, design) => site(fn, design, [], [{ ...over(`Errors of ${fn.id}`), shareOf: 'requests' }]),
  'batch-environment': () => [],
  'relational-database': relational,
  'key-value-store': (store, design) => {
    const at = on('Microsoft.DocumentDB/databaseAccounts', uniqueOf(design, store.id, 15))
    return [
      signal('requests', 'Requests', 'rate', 'count', at('TotalRequests', 'total')),
      // Requests are turned away once a partition has used all of its units.
      signal(
        'units_percent',
        'Request units, of the limit',
        'saturation',
        'percent',
        at('NormalizedRUConsumption', 'maximum'),
        [reaches(`Throttled requests of ${store.id}`, 100)],
      ),
    ]
  },
  'document-database': (database, design) => {
    const at = on('Microsoft.DocumentDB/mongoClusters', uniqueOf(design, database.id))
    return [
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', at('CpuPercent', 'average'), [
        over(`Processor of ${database.id}`),
      ]),
      signal('disk_percent', 'Disk used', 'saturation', 'percent', at('StoragePercent', 'average')),
    ]
  },
  'time-series-database': () => [
    signal(
      'cpu_percent',
      'Processor',
      'utilisation',
      'percent',
      on('Microsoft.Kusto/clusters', '.+')('CPU', 'average'),
    ),
  ],
  'data-warehouse': () => [],
  'search-engine': (search, design) => [
    signal(
      'refused_percent',
      'Queries refused',
      'saturation',
      'percent',
      on('Microsoft.Search/searchServices', uniqueOf(design, search.id))('ThrottledSearchQueriesPercentage', 'average'),
    ),
    signal(
      'answer_seconds',
      'Time to answer, average',
      'duration',
      'seconds',
      on('Microsoft.Search/searchServices', uniqueOf(design, search.id))('SearchLatency', 'average'),
    ),
  ],
  cache: (cache, design) => {
    const at = on('Microsoft.Cache/redisEnterprise', uniqueOf(design, cache.id))
    return [
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', at('percentProcessorTime', 'maximum')),
      signal('memory_percent', 'Memory', 'utilisation', 'percent', at('usedmemorypercentage', 'maximum'), [
        over(`Memory of ${cache.id}`),
      ]),
      signal('evictions', 'Entries thrown out', 'saturation', 'count', at('evictedkeys', 'total'), [
        over(`Evictions in ${cache.id}`),
      ]),
    ]
  },
  'object-store': () => [],
  'file-system': () => [],
  'connection-pooler': () => [],
  queue: (queue, design) => {
    const at = on('Microsoft.ServiceBus/namespaces', uniqueOf(design, 'messages'))
    return [
      signal('waiting', 'Messages that wait', 'utilisation', 'count', at('ActiveMessages', 'maximum')),
      ...(queue.deadLetter
        ? [
            signal('given_up', 'Messages given up', 'errors', 'count', at('DeadletteredMessages', 'maximum'), [
              over(`Given-up jobs of ${queue.id}`),
            ]),
          ]
        : []),
    ]
  },
  topic: (_, design) => [
    signal(
      'published',
      'Events published',
      'rate',
      'count',
      on('Microsoft.ServiceBus/namespaces', uniqueOf(design, 'messages'))('IncomingMessages', 'total'),
    ),
  ],
  stream: (stream, design) => {
    const at = on('Microsoft.EventHub/namespaces', uniqueOf(design, stream.id))
    return [
      signal('records', 'Records that arrive', 'rate', 'count', at('IncomingMessages', 'total')),
      signal('refused', 'Writes refused', 'errors', 'count', at('ThrottledRequests', 'total'), [
        over(`Writers refused by ${stream.id}`),
      ]),
    ]
  },
  workflow: (workflow, design) => [
    signal(
      'failed',
      'Runs that failed',
      'errors',
      'count',
      on('Microsoft.Logic/workflows', uniqueOf(design, workflow.id))('RunsFailed', 'total'),
      [over(`Failed runs of ${workflow.id}`)],
    ),
  ],
  'encryption-key': () => [],
  'secret-store': () => [],
  'audit-trail': () => [],
  'threat-detection': () => [],
  'log-store': () => [],
  monitoring: () => [],
  'backup-vault': () => [],
  'container-registry': () => [],
  'feature-flag-store': () => [],
}

function site(
  resource: Resource,
  design: Design,
  more: readonly Measured[],
  onErrors: readonly SignalAlert[] = [],
): Measured[] {
  const at = on('Microsoft.Web/sites', uniqueOf(design, resource.id))
  return [
    signal('requests', 'Requests', 'rate', 'count', at('Requests', 'total')),
    signal('errors', 'Requests that fail', 'errors', 'count', at('Http5xx', 'total'), onErrors),
    signal(
      'answer_seconds',
      'Time to answer, average',
      'duration',
      'seconds',
      at('HttpResponseTime', 'average'),
      resource.kind === 'function' ? [over(`Duration of ${resource.id}`)] : [],
    ),
    ...more,
  ]
}

const SERVERS = {
  postgresql: 'Microsoft.DBforPostgreSQL/flexibleServers',
  mysql: 'Microsoft.DBforMySQL/flexibleServers',
  sqlserver: 'Microsoft.Sql/servers/databases',
} as const

function relational(database: RelationalDatabase, design: Design): Measured[] {
  const name = uniqueOf(design, database.id, database.class === 'distributed' ? 15 : 22)
  if (database.class === 'distributed')
    return [
      signal(
        'units_percent',
        'Request units, of the limit',
        'saturation',
        'percent',
        on('Microsoft.DocumentDB/databaseAccounts', name)('NormalizedRUConsumption', 'maximum'),
      ),
    ]
  if (database.engine === 'oracle') return []
  const at = on(SERVERS[database.engine], `${name}(/databases/.+)?`)
  const lag = database.engine === 'mysql' ? 'replication_lag' : 'physical_replication_delay_in_seconds'
  return [
    signal('cpu_percent', 'Processor', 'utilisation', 'percent', at('cpu_percent', 'average'), [
      over(`Processor of ${database.id}`),
    ]),
    signal('disk_percent', 'Disk used', 'saturation', 'percent', at('storage_percent', 'maximum'), [
      over(`Free disk of ${database.id}`, 80),
    ]),
    ...(database.engine === 'sqlserver'
      ? [
          signal(
            'sessions_percent',
            'Sessions, of the limit',
            'saturation',
            'percent',
            at('sessions_percent', 'maximum'),
            [over(`Connections of ${database.id}`, 80)],
          ),
        ]
      : [
          signal('connections', 'Connections', 'saturation', 'count', at('active_connections', 'maximum'), [
            over(`Connections of ${database.id}`),
          ]),
        ]),
    ...(database.engine !== 'sqlserver' && (database.readReplicas > 0 || database.role === 'standby')
      ? [
          signal(
            'lag_seconds',
            'Copies are behind by',
            'saturation',
            'seconds',
            { ...at(lag, 'maximum'), matches: name },
            [over(`Lag of ${database.id}`)],
          ),
        ]
      : []),
  ]
}

/** Names that all of Azure shares end in six characters of their own; long ids are shortened as the Terraform does. */
const uniqueOf = (design: Design, id: string, width = 22): string => `${nameOf(design, shortId(id, width))}-.+`

const on =
  (type: string, matches: string) =>
  (metric: string, aggregation: AzureMonitor['aggregation']): AzureMonitor => ({
    cloud: 'azure',
    type,
    metric,
    aggregation,
    matches,
  })

function signal(
  id: string,
  title: string,
  panel: Measured['panel'],
  unit: Measured['unit'],
  source: AzureMonitor,
  alerts: readonly SignalAlert[] = [],
  scale = 1,
): Measured {
  return { id, title, panel, unit, scale, source, alerts }
}
