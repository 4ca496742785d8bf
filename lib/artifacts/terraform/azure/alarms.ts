import type { ByKind } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Entry, Plan } from '../entries'
import { isKind } from '../entries'
import { own } from '../expressions'
import type { Value } from '../hcl'
import { code, ref } from '../hcl'
import { behind } from './fronts'
import { functionId } from './functions'
import { busLabel, busOf } from './service-bus'
import { servicesOf } from './services'

/** What a person is called for, a kind at a time: symptoms that users feel first, then what runs out. */
export type Alarm = {
  name: string
  says: string
  namespace: string
  metric: string
  aggregation: 'Average' | 'Total' | 'Maximum' | 'Minimum' | 'Count'
  above: boolean
  threshold: number
  /** Minutes looked back over, in Azure's notation. */
  window: 'PT5M' | 'PT15M'
  severity: 1 | 2
  scope: Value
  /** One alarm an item of this map or set; its scope reads `each`. */
  each?: Value
  dimension?: { name: string; values: readonly string[] }
}

type Context = { plan: Plan; entry: Entry }

export const alarmsOf = (plan: Plan, entry: Entry): readonly Alarm[] => project(table, entry.resource, { plan, entry })

const over = (
  name: string,
  says: string,
  scope: Value,
  [namespace, metric]: readonly [string, string],
  threshold: number,
  more: Partial<Alarm> = {},
): Alarm => ({
  name,
  says,
  namespace,
  metric,
  aggregation: 'Average',
  above: true,
  threshold,
  window: 'PT5M',
  severity: 2,
  scope,
  ...more,
})
const none = () => []
const id = (entry: Entry, type: string) => own(entry, type, entry.label, 'id')

const table: ByKind<readonly Alarm[], Context> = {
  'dns-zone': ({ routing }, { entry }) =>
    routing === 'failover' || routing === 'latency-routed'
      ? [
          over(
            'region-down',
            'A region does not answer.',
            id(entry, 'azurerm_traffic_manager_profile'),
            ['Microsoft.Network/trafficManagerProfiles', 'ProbeAgentCurrentEndpointStateByProfileResourceId'],
            1,
            { above: false, aggregation: 'Minimum', severity: 1 },
          ),
        ]
      : [],
  'content-delivery': (_, { entry }) => [
    over(
      'errors',
      'Users get errors from Front Door.',
      id(entry, 'azurerm_cdn_frontdoor_profile'),
      ['Microsoft.Cdn/profiles', 'Percentage5XX'],
      1,
      { severity: 1 },
    ),
    over(
      'slow',
      'Responses take longer than a second on average.',
      id(entry, 'azurerm_cdn_frontdoor_profile'),
      ['Microsoft.Cdn/profiles', 'TotalLatency'],
      1000,
      { window: 'PT15M' },
    ),
  ],
  'web-firewall': none,
  network: none,
  'nat-gateway': (_, { entry }) => [
    over(
      'ports',
      'A NAT gateway runs out of ports for outgoing calls.',
      ref('each.value.id'),
      ['Microsoft.Network/natGateways', 'SNATConnectionCount'],
      0,
      {
        aggregation: 'Total',
        each: ref(`azurerm_nat_gateway.${entry.label}`),
        dimension: { name: 'ConnectionState', values: ['Failed'] },
      },
    ),
  ],
  'network-endpoint': none,
  'load-balancer': (_, { plan, entry }) => {
    if (!isKind(entry, 'load-balancer')) return []
    const { kind } = behind(plan, entry)
    if (kind === 'network')
      return [
        over(
          'targets',
          'Fewer than all targets answer.',
          id(entry, 'azurerm_lb'),
          ['Microsoft.Network/loadBalancers', 'DipAvailability'],
          90,
          { above: false, severity: 1 },
        ),
      ]
    if (kind !== 'gateway') return []
    const gateway = id(entry, 'azurerm_application_gateway')
    return [
      over('errors', 'Requests fail.', gateway, ['Microsoft.Network/applicationGateways', 'FailedRequests'], 10, {
        aggregation: 'Total',
        severity: 1,
      }),
      over(
        'slow',
        'Responses take longer than a second on average.',
        gateway,
        ['Microsoft.Network/applicationGateways', 'ApplicationGatewayTotalTime'],
        1000,
        { window: 'PT15M' },
      ),
      over(
        'targets',
        'A target does not answer its health check.',
        gateway,
        ['Microsoft.Network/applicationGateways', 'UnhealthyHostCount'],
        0,
        { window: 'PT15M' },
      ),
    ]
  },
  'api-gateway': (_, { entry }) => [
    over(
      'errors',
      'Requests fail in the application.',
      id(entry, 'azurerm_api_management'),
      ['Microsoft.ApiManagement/service', 'Requests'],
      10,
      { aggregation: 'Total', severity: 1, dimension: { name: 'GatewayResponseCodeCategory', values: ['5xx'] } },
    ),
  ],
  'container-service': ({ capacity, role }, { plan, entry }) => {
    if (!isKind(entry, 'container-service') || capacity === 'machines') return []
    const each = servicesOf(plan, entry).each.for_each as Value
    const scope = ref(`azurerm_container_app.${entry.label}[each.key].id`)
    return [
      over(
        'cpu',
        'The copies are at the end of their processors although more were added.',
        scope,
        ['Microsoft.App/containerapps', 'CpuPercentage'],
        90,
        { window: 'PT15M', each },
      ),
      over(
        'memory',
        'The copies are about to run out of memory.',
        scope,
        ['Microsoft.App/containerapps', 'MemoryPercentage'],
        90,
        { window: 'PT15M', each },
      ),
      over('restarts', 'Copies end and are started again.', scope, ['Microsoft.App/containerapps', 'RestartCount'], 3, {
        aggregation: 'Maximum',
        severity: 1,
        each,
      }),
      ...(role === 'web'
        ? [
            over(
              'errors',
              'Requests fail in the application.',
              scope,
              ['Microsoft.App/containerapps', 'Requests'],
              10,
              { aggregation: 'Total', severity: 1, each, dimension: { name: 'statusCodeCategory', values: ['5xx'] } },
            ),
          ]
        : []),
    ]
  },
  'container-cluster': (_, { entry }) => [
    over(
      'pods',
      'Pods can’t be placed: the nodes are full.',
      id(entry, 'azurerm_kubernetes_cluster'),
      ['Microsoft.ContainerService/managedClusters', 'kube_pod_status_phase'],
      0,
      { window: 'PT15M', dimension: { name: 'phase', values: ['Pending'] } },
    ),
    over(
      'cpu',
      'The nodes are at the end of their processors.',
      id(entry, 'azurerm_kubernetes_cluster'),
      ['Microsoft.ContainerService/managedClusters', 'node_cpu_usage_percentage'],
      90,
      { window: 'PT15M' },
    ),
  ],
  'machine-group': ({ role, scaling, os }, { entry }) => {
    if (role === 'nodes') return []
    const says = 'The machines are at the end of their processors.'
    const isSet = scaling.on !== 'fixed'
    if (isSet)
      return [
        over(
          'cpu',
          says,
          id(entry, 'azurerm_orchestrated_virtual_machine_scale_set'),
          ['Microsoft.Compute/virtualMachineScaleSets', 'Percentage CPU'],
          90,
          { window: 'PT15M' },
        ),
      ]
    const machines = `azurerm_${os}_virtual_machine.${entry.label}`
    const each = code(`{ for number, machine in ${machines} : number => machine.id }`)
    return [
      over('cpu', says, ref('each.value'), ['Microsoft.Compute/virtualMachines', 'Percentage CPU'], 90, {
        window: 'PT15M',
        each,
      }),
      over(
        'down',
        'A machine does not run.',
        ref('each.value'),
        ['Microsoft.Compute/virtualMachines', 'VmAvailabilityMetric'],
        1,
        {
          above: false,
          severity: 1,
          each,
        },
      ),
    ]
  },
  'app-platform': (_, { entry }) => [
    over(
      'errors',
      'Requests fail in the application.',
      id(entry, 'azurerm_linux_web_app'),
      ['Microsoft.Web/sites', 'Http5xx'],
      10,
      {
        aggregation: 'Total',
        severity: 1,
      },
    ),
    over(
      'slow',
      'Responses take longer than a second on average.',
      id(entry, 'azurerm_linux_web_app'),
      ['Microsoft.Web/sites', 'HttpResponseTime'],
      1,
      {
        window: 'PT15M',
      },
    ),
    over(
      'cpu',
      'The instances are at the end of their processors.',
      id(entry, 'azurerm_service_plan'),
      ['Microsoft.Web/serverfarms', 'CpuPercentage'],
      90,
      {
        window: 'PT15M',
      },
    ),
  ],
  function: (_, { entry }) =>
    isKind(entry, 'function')
      ? [
          over('errors', 'Executions fail.', functionId(entry), ['Microsoft.Web/sites', 'Http5xx'], 5, {
            aggregation: 'Total',
            severity: 1,
          }),
        ]
      : [],
  'batch-environment': none,
  'relational-database': ({ engine, class: rank }, { entry }) => databaseAlarms(engine, rank, entry),
  'key-value-store': (_, { entry }) => [
    over(
      'throttled',
      'Requests are turned away for want of throughput.',
      id(entry, 'azurerm_cosmosdb_account'),
      ['Microsoft.DocumentDB/databaseAccounts', 'TotalRequests'],
      10,
      { aggregation: 'Count', dimension: { name: 'StatusCode', values: ['429'] } },
    ),
  ],
  'document-database': (_, { entry }) => [
    over(
      'cpu',
      'The database is at the end of its processors.',
      id(entry, 'azurerm_mongo_cluster'),
      ['Microsoft.DocumentDB/mongoClusters', 'CpuPercent'],
      85,
      { window: 'PT15M' },
    ),
    over(
      'disk',
      'The database runs out of disk.',
      id(entry, 'azurerm_mongo_cluster'),
      ['Microsoft.DocumentDB/mongoClusters', 'StoragePercent'],
      85,
      { severity: 1 },
    ),
  ],
  'time-series-database': (_, { entry }) => [
    over(
      'cpu',
      'The cluster is at the end of its processors.',
      id(entry, 'azurerm_kusto_cluster'),
      ['Microsoft.Kusto/clusters', 'CPU'],
      85,
      { window: 'PT15M' },
    ),
  ],
  'data-warehouse': none,
  'search-engine': (_, { entry }) => [
    over(
      'throttled',
      'Searches are turned away.',
      id(entry, 'azurerm_search_service'),
      ['Microsoft.Search/searchServices', 'ThrottledSearchQueriesPercentage'],
      1,
    ),
  ],
  cache: (_, { entry }) => [
    over(
      'memory',
      'The cache is full and throws out what is in use.',
      id(entry, 'azurerm_managed_redis'),
      ['Microsoft.Cache/redisEnterprise', 'usedmemorypercentage'],
      90,
      { aggregation: 'Maximum', window: 'PT15M' },
    ),
    over(
      'cpu',
      'The cache is at the end of its processors.',
      id(entry, 'azurerm_managed_redis'),
      ['Microsoft.Cache/redisEnterprise', 'percentProcessorTime'],
      85,
      { aggregation: 'Maximum', window: 'PT15M' },
    ),
  ],
  'object-store': (_, { entry }) => [
    over(
      'unavailable',
      'Files can’t be read or written.',
      id(entry, 'azurerm_storage_account'),
      ['Microsoft.Storage/storageAccounts', 'Availability'],
      99,
      { above: false, window: 'PT15M' },
    ),
  ],
  'file-system': (_, { entry }) => [
    over(
      'unavailable',
      'Files can’t be read or written.',
      id(entry, 'azurerm_storage_account'),
      ['Microsoft.Storage/storageAccounts', 'Availability'],
      99,
      { above: false, window: 'PT15M' },
    ),
  ],
  'connection-pooler': none,
  queue: ({ deadLetter }, { plan, entry }) => {
    const namespace = own(busOf(plan, entry), 'azurerm_servicebus_namespace', busLabel(entry), 'id')
    const dimension = { name: 'EntityName', values: [entry.id] }
    return [
      over(
        'waiting',
        'Work waits longer than it should.',
        namespace,
        ['Microsoft.ServiceBus/namespaces', 'ActiveMessages'],
        1000,
        { window: 'PT15M', dimension },
      ),
      ...(deadLetter
        ? [
            over(
              'failed',
              'Messages failed five times and wait for a person.',
              namespace,
              ['Microsoft.ServiceBus/namespaces', 'DeadletteredMessages'],
              0,
              { dimension },
            ),
          ]
        : []),
    ]
  },
  topic: none,
  stream: (_, { entry }) => [
    over(
      'throttled',
      'Events are turned away: add throughput units.',
      id(entry, 'azurerm_eventhub_namespace'),
      ['Microsoft.EventHub/namespaces', 'ThrottledRequests'],
      0,
      { aggregation: 'Total' },
    ),
  ],
  workflow: ({ style }, { entry }) =>
    style === 'standard'
      ? [
          over(
            'failed',
            'Workflows fail.',
            id(entry, 'azurerm_logic_app_workflow'),
            ['Microsoft.Logic/workflows', 'RunsFailed'],
            0,
            { aggregation: 'Total' },
          ),
        ]
      : [],
  'encryption-key': none,
  'secret-store': (_, { entry }) => [
    over(
      'unavailable',
      'Secrets can’t be read.',
      id(entry, 'azurerm_key_vault'),
      ['Microsoft.KeyVault/vaults', 'Availability'],
      99,
      { above: false, window: 'PT15M' },
    ),
  ],
  'audit-trail': none,
  'threat-detection': none,
  'log-store': none,
  monitoring: none,
  'backup-vault': none,
  'container-registry': none,
  'feature-flag-store': none,
}

function databaseAlarms(engine: string, rank: string, entry: Entry): Alarm[] {
  if (rank === 'distributed')
    return isKind(entry, 'relational-database') && entry.resource.replicaOf === null
      ? [
          over(
            'throttled',
            'Requests are turned away for want of throughput.',
            id(entry, 'azurerm_cosmosdb_account'),
            ['Microsoft.DocumentDB/databaseAccounts', 'TotalRequests'],
            10,
            {
              aggregation: 'Count',
              dimension: { name: 'StatusCode', values: ['429'] },
            },
          ),
        ]
      : []
  if (engine === 'oracle') return []
  if (engine === 'sqlserver') {
    const database = id(entry, 'azurerm_mssql_database')
    return [
      over(
        'cpu',
        'The database is at the end of its processors.',
        database,
        ['Microsoft.Sql/servers/databases', 'cpu_percent'],
        85,
        { window: 'PT15M' },
      ),
      over(
        'disk',
        'The database runs out of space.',
        database,
        ['Microsoft.Sql/servers/databases', 'storage_percent'],
        85,
        { severity: 1 },
      ),
    ]
  }
  const server = id(entry, `azurerm_${engine}_flexible_server`)
  const namespace =
    engine === 'mysql' ? 'Microsoft.DBforMySQL/flexibleServers' : 'Microsoft.DBforPostgreSQL/flexibleServers'
  return [
    over('cpu', 'The database is at the end of its processors.', server, [namespace, 'cpu_percent'], 85, {
      window: 'PT15M',
    }),
    over('memory', 'The database runs out of memory.', server, [namespace, 'memory_percent'], 90, { window: 'PT15M' }),
    over('disk', 'The database runs out of disk.', server, [namespace, 'storage_percent'], 85, { severity: 1 }),
  ]
}
