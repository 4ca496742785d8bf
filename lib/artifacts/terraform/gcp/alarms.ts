import type { ByKind } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Entry, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import { own } from '../expressions'
import type { Value } from '../hcl'
import { code, text } from '../hcl'
import { globalFronts, regionalFronts, targetsOf } from './fronts'
import { isSelfRun } from './reach'

/** What a person is called for, a kind at a time: symptoms that users feel first, then what runs out. */
export type Alarm = {
  name: string
  says: string
  /** `metric.type` and the resource it belongs to, with what tells this one apart. */
  filter: Value
  aligner: string
  reducer: string
  above: boolean
  threshold: number
  minutes: number
}

type Context = { plan: Plan; entry: Entry }

export const alarmsOf = (plan: Plan, entry: Entry): readonly Alarm[] => project(table, entry.resource, { plan, entry })

const over = (
  name: string,
  says: string,
  filter: Value,
  threshold: number,
  { minutes = 5, aligner = 'ALIGN_MEAN', reducer = 'REDUCE_MEAN' } = {},
): Alarm => ({ name, says, filter, aligner, reducer, above: true, threshold, minutes })

const SUM = { aligner: 'ALIGN_RATE', reducer: 'REDUCE_SUM' }
const MOST = { aligner: 'ALIGN_MAX', reducer: 'REDUCE_MAX' }
const SLOW = { aligner: 'ALIGN_PERCENTILE_95', reducer: 'REDUCE_MAX', minutes: 10 }

const of = (resource: string, metric: string, label: string, value: Value, more = ''): Value =>
  text`resource.type = "${resource}" AND metric.type = "${metric}" AND resource.label.${label} = "${value}"${more}`

const none = () => []

const front = (plan: Plan, entry: Entry): readonly Alarm[] => {
  const isFront = [...globalFronts(plan), ...regionalFronts(plan)].find(({ label }) => label === entry.label)
  if (!isFront || targetsOf(plan, isFront).length === 0) return []
  if (isKind(isFront, 'load-balancer') && isFront.resource.layer === 'network') return []
  const internal = isKind(isFront, 'load-balancer') && !isFront.resource.isPublic
  const kind = internal ? 'internal_http_lb_rule' : 'https_lb_rule'
  const metric = (name: string) => `loadbalancing.googleapis.com/https/${internal ? 'internal/' : ''}${name}`
  const map = own(entry, internal ? 'google_compute_region_url_map' : 'google_compute_url_map', entry.label, 'name')
  return [
    over(
      'errors',
      'Requests fail.',
      of(kind, metric('request_count'), 'url_map_name', map, ' AND metric.label.response_code_class = "500"'),
      0.5,
      SUM,
    ),
    over(
      'slow',
      '1 in 20 responses takes longer than a second.',
      of(kind, metric('total_latencies'), 'url_map_name', map),
      1000,
      SLOW,
    ),
  ]
}

const cloudRun = (entry: Entry): readonly Alarm[] => {
  const name = own(entry, 'google_cloud_run_v2_service', entry.label, 'name')
  const filter = (metric: string, more = '') =>
    isKind(entry, 'container-service')
      ? text`resource.type = "cloud_run_revision" AND metric.type = "${metric}" AND resource.label.service_name = monitoring.regex.full_match("${code(`join("|", values(google_cloud_run_v2_service.${entry.label})[*].name)`)}")${more}`
      : of('cloud_run_revision', metric, 'service_name', name, more)
  return [
    over(
      'errors',
      'Requests or messages fail in the program.',
      filter('run.googleapis.com/request_count', ' AND metric.label.response_code_class = "5xx"'),
      0.2,
      SUM,
    ),
    over(
      'memory',
      'The copies are about to run out of memory.',
      filter('run.googleapis.com/container/memory/utilizations'),
      0.9,
      {
        aligner: 'ALIGN_PERCENTILE_99',
        reducer: 'REDUCE_MAX',
        minutes: 10,
      },
    ),
  ]
}

const machines = (entry: Entry): readonly Alarm[] => [
  over(
    'cpu',
    'The machines are at the end of their processors although more were added.',
    text`resource.type = "gce_instance" AND metric.type = "compute.googleapis.com/instance/cpu/utilization" AND metadata.user_labels.component = "${entry.id}"`,
    0.9,
    { minutes: 15 },
  ),
]

const messages = (entry: Entry): readonly Alarm[] => {
  const kind = 'pubsub_subscription'
  return [
    over(
      'old',
      'The oldest message has waited for 15 minutes.',
      of(
        kind,
        'pubsub.googleapis.com/subscription/oldest_unacked_message_age',
        'subscription_id',
        own(entry, 'google_pubsub_subscription', entry.label, 'name'),
      ),
      900,
      MOST,
    ),
    ...(!isKind(entry, 'queue') || entry.resource.deadLetter
      ? [
          over(
            'failed',
            'Messages have failed for good and wait for a person.',
            of(
              kind,
              'pubsub.googleapis.com/subscription/num_undelivered_messages',
              'subscription_id',
              own(entry, 'google_pubsub_subscription', `${entry.label}_failed`, 'name'),
            ),
            0,
            MOST,
          ),
        ]
      : []),
  ]
}

const firestore = (entry: Entry): readonly Alarm[] => [
  over(
    'refused',
    'Reads or writes are refused.',
    text`resource.type = "firestore.googleapis.com/Database" AND metric.type = "firestore.googleapis.com/api/request_count" AND resource.label.database_id = "${own(entry, 'google_firestore_database', entry.label, 'name')}" AND metric.label.response_code = "RESOURCE_EXHAUSTED"`,
    0.1,
    SUM,
  ),
]

const table: ByKind<readonly Alarm[], Context> = {
  'dns-zone': none,
  'content-delivery': (_, { plan, entry }) => front(plan, entry),
  'web-firewall': none,
  network: none,
  'nat-gateway': (_, { entry }) => [
    over(
      'ports',
      'The NAT gateway drops calls: it runs out of ports.',
      of(
        'nat_gateway',
        'router.googleapis.com/nat/dropped_sent_packets_count',
        'gateway_name',
        own(entry, 'google_compute_router_nat', entry.label, 'name'),
      ),
      1,
      SUM,
    ),
  ],
  'network-endpoint': none,
  'load-balancer': (_, { plan, entry }) => front(plan, entry),
  'api-gateway': ({ style }, { plan, entry }) =>
    style === 'websocket'
      ? front(plan, entry)
      : [
          ...front(plan, entry),
          over(
            'errors',
            'Calls fail behind the gateway.',
            text`resource.type = "api" AND metric.type = "serviceruntime.googleapis.com/api/request_count" AND resource.label.service = "${own(entry, 'google_api_gateway_api', entry.label, 'managed_service')}" AND metric.label.response_code_class = "5xx"`,
            0.5,
            SUM,
          ),
        ],
  'container-service': ({ capacity }, { entry }) => (capacity === 'serverless' ? cloudRun(entry) : []),
  'container-cluster': (_, { entry }) => [
    over(
      'restarts',
      'Containers of the cluster are restarted again and again.',
      of(
        'k8s_container',
        'kubernetes.io/container/restart_count',
        'cluster_name',
        own(entry, 'google_container_cluster', entry.label, 'name'),
      ),
      0.05,
      SUM,
    ),
  ],
  'machine-group': ({ role }, { entry }) => (role === 'nodes' ? [] : machines(entry)),
  'app-platform': (_, { entry }) => cloudRun(entry),
  function: (_, { entry }) => cloudRun(entry),
  'batch-environment': none,
  'relational-database': (database, { plan, entry }) => {
    if (database.class === 'distributed') {
      if (database.replicaOf !== null) return []
      return [
        over(
          'cpu',
          'Spanner is above the load that Google recommends for it.',
          of(
            'spanner_instance',
            'spanner.googleapis.com/instance/cpu/utilization',
            'instance_id',
            own(entry, 'google_spanner_instance', entry.label, 'name'),
          ),
          0.65,
          { minutes: 15 },
        ),
      ]
    }
    if (isSelfRun(database)) return machines(entry)
    const id = text`${code('var.project_id')}:${own(entry, 'google_sql_database_instance', entry.label, 'name')}`
    const sql = (metric: string) =>
      of('cloudsql_database', `cloudsql.googleapis.com/database/${metric}`, 'database_id', id)
    return [
      over('cpu', 'The database is at the end of its processors.', sql('cpu/utilization'), 0.85, { minutes: 15 }),
      over('disk', 'The disk of the database is nearly full.', sql('disk/utilization'), 0.9),
      over('memory', 'The database runs out of memory.', sql('memory/utilization'), 0.95, { minutes: 10 }),
      ...(database.replicaOf !== null && findEntries(plan, database.replicaOf).length > 0
        ? [over('behind', 'The copy is more than five minutes behind.', sql('replication/replica_lag'), 300, MOST)]
        : []),
    ]
  },
  'key-value-store': (_, { entry }) => firestore(entry),
  'document-database': (_, { entry }) => firestore(entry),
  'time-series-database': (_, { entry }) => [
    over(
      'cpu',
      'Bigtable is above the load that Google recommends for it.',
      of(
        'bigtable_cluster',
        'bigtable.googleapis.com/cluster/cpu_load',
        'instance',
        own(entry, 'google_bigtable_instance', entry.label, 'name'),
      ),
      0.7,
      { ...MOST, minutes: 15 },
    ),
  ],
  'data-warehouse': none,
  'search-engine': (_, { entry }) => machines(entry),
  cache: ({ engine }, { entry }) =>
    engine === 'memcached'
      ? machines(entry)
      : [
          over(
            'cpu',
            'The cache is at the end of its processor.',
            of(
              'memorystore.googleapis.com/InstanceNode',
              'memorystore.googleapis.com/instance/node/cpu/utilization',
              'instance_id',
              own(entry, 'google_memorystore_instance', entry.label, 'instance_id'),
            ),
            0.85,
            { ...MOST, minutes: 10 },
          ),
          over(
            'memory',
            'The cache throws out entries to make room.',
            of(
              'memorystore.googleapis.com/Instance',
              'memorystore.googleapis.com/instance/memory/maximum_utilization',
              'instance_id',
              own(entry, 'google_memorystore_instance', entry.label, 'instance_id'),
            ),
            0.95,
            { ...MOST, minutes: 15 },
          ),
        ],
  'object-store': none,
  'file-system': (_, { entry }) => [
    over(
      'full',
      'The file system is nearly full.',
      of(
        'filestore_instance',
        'file.googleapis.com/nfs/server/used_bytes_percent',
        'instance_name',
        own(entry, 'google_filestore_instance', entry.label, 'name'),
      ),
      85,
    ),
  ],
  'connection-pooler': none,
  queue: (_, { entry }) => messages(entry),
  topic: none,
  stream: (_, { entry }) => messages(entry),
  workflow: (_, { entry }) => [
    over(
      'failed',
      'Workflows fail.',
      of(
        'workflows.googleapis.com/Workflow',
        'workflows.googleapis.com/finished_execution_count',
        'workflow_id',
        own(entry, 'google_workflows_workflow', entry.label, 'name'),
        ' AND metric.label.status = "FAILED"',
      ),
      0,
      SUM,
    ),
  ],
  'encryption-key': none,
  'secret-store': none,
  'audit-trail': none,
  'threat-detection': none,
  'log-store': none,
  monitoring: none,
  'backup-vault': none,
  'container-registry': none,
  'feature-flag-store': none,
}
