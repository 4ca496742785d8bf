import type { ByKind, Design, RelationalDatabase, Resource } from '@/lib/design/model'
import { type Measured, nameOf, over, reaches, type SignalAlert, type Source, under } from './signal'

type CloudMonitoring = Extract<Source, { cloud: 'gcp' }>

/**
 * Metrics as in https://docs.cloud.google.com/monitoring/api/metrics_gcp; those of Cloud SQL, Cloud Run, Memorystore, Pub/Sub and the
 * load balancer were also seen in use in public repositories on 2026-11-23 (secondary), the rest is an assumption.
 */
export const gcpSignals: ByKind<readonly Measured[], Design> = {
  'dns-zone': () => [],
  'content-delivery': (cdn, design) => balanced(cdn, design, [{ ...over('Errors at the edge'), shareOf: 'requests' }]),
  'web-firewall': (firewall, design) => [
    signal(
      'blocked',
      'Blocked requests',
      'errors',
      'count',
      {
        ...from(
          'networksecurity.googleapis.com/https/request_count',
          'network_security_policy',
          'policy_name',
          nameOf(design, firewall.id),
          'delta',
        ),
        also: { blocked: 'true' },
      },
      [{ ...over('Blocked requests surge'), timesWeek: true }],
    ),
  ],
  network: () => [],
  'nat-gateway': (nat, design) => [
    signal(
      'ports_refused',
      'Outbound packets dropped for want of a port',
      'saturation',
      'count',
      {
        ...from(
          'router.googleapis.com/nat/dropped_sent_packets_count',
          'nat_gateway',
          'gateway_name',
          nameOf(design, nat.id),
          'delta',
        ),
        also: { reason: 'OUT_OF_RESOURCES' },
      },
      [over('No free ports for outbound calls')],
    ),
  ],
  'network-endpoint': () => [],
  'load-balancer': (balancer, design) =>
    balancer.layer === 'network' || balancer.included ? [] : balanced(balancer, design, []),
  'api-gateway': () => [],
  'container-service': (service, design) =>
    service.capacity === 'serverless'
      ? cloudRun(service, design, `${nameOf(design, service.id)}(-.+)?`, [
          under(`Copies missing in ${service.id}`),
          ...(service.scaling.on === 'fixed' ? [] : [reaches(`Largest size of ${service.id}`, service.replicas.max)]),
        ])
      : [],
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
            from(
              'compute.googleapis.com/instance/cpu/utilization',
              'gce_instance',
              'instance_name',
              `${nameOf(design, group.id)}-.+`,
              'gauge',
            ),
            [],
            100,
          ),
        ],
  'app-platform': (platform, design) => cloudRun(platform, design, nameOf(design, platform.id), []),
  function: (fn, design) => [
    ...cloudRun(fn, design, nameOf(design, fn.id), []).filter(({ id }) => id !== 'errors' && id !== 'copies'),
    signal(
      'errors',
      'Calls that fail',
      'errors',
      'count',
      {
        ...from(
          'run.googleapis.com/request_count',
          'cloud_run_revision',
          'service_name',
          nameOf(design, fn.id),
          'delta',
        ),
        also: { response_code_class: '5xx' },
      },
      [{ ...over(`Errors of ${fn.id}`), shareOf: 'requests' }],
    ),
    // No free copy: the platform answers 429.
    signal(
      'throttled',
      'Calls turned away',
      'saturation',
      'count',
      {
        ...from(
          'run.googleapis.com/request_count',
          'cloud_run_revision',
          'service_name',
          nameOf(design, fn.id),
          'delta',
        ),
        also: { response_code: '429' },
      },
      [over(`Throttles of ${fn.id}`)],
    ),
  ],
  'batch-environment': () => [],
  'relational-database': relational,
  'key-value-store': () => [],
  'document-database': () => [],
  'time-series-database': (database, design) => [
    signal(
      'cpu_percent',
      'Processor',
      'utilisation',
      'percent',
      from(
        'bigtable.googleapis.com/cluster/cpu_load',
        'bigtable_cluster',
        'instance',
        nameOf(design, database.id),
        'gauge',
      ),
      [],
      100,
    ),
    signal(
      'disk_percent',
      'Disk used',
      'saturation',
      'percent',
      from(
        'bigtable.googleapis.com/cluster/storage_utilization',
        'bigtable_cluster',
        'instance',
        nameOf(design, database.id),
        'gauge',
      ),
      [over(`Disk of ${database.id}`, 80)],
      100,
    ),
  ],
  'data-warehouse': () => [],
  'search-engine': () => [],
  cache: (cache, design) => {
    if (cache.engine !== 'redis') return []
    const valkey = (name: string) =>
      from(
        `memorystore.googleapis.com/instance/${name}`,
        'memorystore.googleapis.com/Instance',
        'instance_id',
        nameOf(design, cache.id),
        'gauge',
      )
    return [
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', valkey('cpu/maximum_utilization'), [], 100),
      signal(
        'memory_percent',
        'Memory',
        'utilisation',
        'percent',
        valkey('memory/maximum_utilization'),
        [over(`Memory of ${cache.id}`)],
        100,
      ),
    ]
  },
  'object-store': () => [],
  'file-system': (files, design) => [
    signal(
      'disk_percent',
      'Disk used',
      'saturation',
      'percent',
      from(
        'file.googleapis.com/nfs/server/used_bytes_percent',
        'filestore_instance',
        'instance_name',
        nameOf(design, files.id),
        'gauge',
      ),
    ),
  ],
  'connection-pooler': () => [],
  queue: (queue, design) => {
    const name = nameOf(design, queue.id)
    const subscription = (metric: string, matches: string) =>
      from(`pubsub.googleapis.com/subscription/${metric}`, 'pubsub_subscription', 'subscription_id', matches, 'gauge')
    return [
      signal('waiting', 'Messages that wait', 'utilisation', 'count', subscription('num_undelivered_messages', name)),
      signal(
        'oldest_seconds',
        'Age of the oldest message',
        'saturation',
        'seconds',
        subscription('oldest_unacked_message_age', name),
        [over(`Oldest job in ${queue.id}`)],
      ),
      ...(queue.deadLetter
        ? [
            signal(
              'given_up',
              'Messages given up',
              'errors',
              'count',
              subscription('num_undelivered_messages', `${name}-failed`),
              [over(`Given-up jobs of ${queue.id}`)],
            ),
          ]
        : []),
    ]
  },
  topic: (topic, design) => [
    signal(
      'published',
      'Events published',
      'rate',
      'count',
      from(
        'pubsub.googleapis.com/topic/send_request_count',
        'pubsub_topic',
        'topic_id',
        nameOf(design, topic.id),
        'delta',
      ),
    ),
  ],
  stream: (stream, design) => [
    signal(
      'records',
      'Requests to publish',
      'rate',
      'count',
      from(
        'pubsub.googleapis.com/topic/send_request_count',
        'pubsub_topic',
        'topic_id',
        nameOf(design, stream.id),
        'delta',
      ),
    ),
    signal(
      'behind_seconds',
      'How far readers are behind',
      'saturation',
      'seconds',
      from(
        'pubsub.googleapis.com/subscription/oldest_unacked_message_age',
        'pubsub_subscription',
        'subscription_id',
        `${nameOf(design, stream.id)}(-.+)?`,
        'gauge',
      ),
      [over(`Readers behind in ${stream.id}`)],
    ),
  ],
  workflow: (workflow, design) => [
    signal(
      'failed',
      'Runs that failed',
      'errors',
      'count',
      {
        ...from(
          'workflows.googleapis.com/finished_execution_count',
          'workflows.googleapis.com/Workflow',
          'workflow_id',
          nameOf(design, workflow.id),
          'delta',
        ),
        also: { status: 'FAILED' },
      },
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

function balanced(resource: Resource, design: Design, onErrors: readonly SignalAlert[]): Measured[] {
  const https = (metric: string, kind: CloudMonitoring['kind']) =>
    from(
      `loadbalancing.googleapis.com/https/${metric}`,
      'https_lb_rule',
      'url_map_name',
      `${nameOf(design, resource.id)}.*`,
      kind,
    )
  return [
    signal('requests', 'Requests', 'rate', 'count', https('request_count', 'delta')),
    signal(
      'errors',
      'Requests that fail',
      'errors',
      'count',
      { ...https('request_count', 'delta'), also: { response_code_class: '500' } },
      onErrors,
    ),
    signal(
      'answer_seconds',
      'Time to answer',
      'duration',
      'seconds',
      https('total_latencies', 'distribution'),
      [],
      0.001,
    ),
  ]
}

function cloudRun(resource: Resource, _design: Design, matches: string, onCopies: readonly SignalAlert[]): Measured[] {
  const run = (metric: string, kind: CloudMonitoring['kind']) =>
    from(`run.googleapis.com/${metric}`, 'cloud_run_revision', 'service_name', matches, kind)
  return [
    signal('requests', 'Requests', 'rate', 'count', run('request_count', 'delta')),
    signal('errors', 'Requests that fail', 'errors', 'count', {
      ...run('request_count', 'delta'),
      also: { response_code_class: '5xx' },
    }),
    signal(
      'answer_seconds',
      'Time to answer',
      'duration',
      'seconds',
      run('request_latencies', 'distribution'),
      resource.kind === 'function' ? [over(`Duration of ${resource.id}`)] : [],
      0.001,
    ),
    signal('copies', 'Copies that run', 'saturation', 'count', run('container/instance_count', 'gauge'), onCopies),
  ]
}

function relational(database: RelationalDatabase, design: Design): Measured[] {
  const name = nameOf(design, database.id)
  if (database.class === 'distributed')
    return [
      signal(
        'cpu_percent',
        'Processor',
        'utilisation',
        'percent',
        from('spanner.googleapis.com/instance/cpu/utilization', 'spanner_instance', 'instance_id', name, 'gauge'),
        [],
        100,
      ),
    ]
  if (database.engine === 'oracle') return []
  const sql = (metric: string, matches = name) =>
    from(`cloudsql.googleapis.com/database/${metric}`, 'cloudsql_database', 'database_id', `.+:${matches}`, 'gauge')
  return [
    signal(
      'cpu_percent',
      'Processor',
      'utilisation',
      'percent',
      sql('cpu/utilization'),
      [over(`Processor of ${database.id}`)],
      100,
    ),
    signal(
      'disk_percent',
      'Disk used',
      'saturation',
      'percent',
      sql('disk/utilization'),
      [over(`Free disk of ${database.id}`, 80)],
      100,
    ),
    signal(
      'connections',
      'Connections',
      'saturation',
      'count',
      sql(database.engine === 'postgresql' ? 'postgresql/num_backends' : 'network/connections'),
      [over(`Connections of ${database.id}`)],
    ),
    ...(database.readReplicas > 0 || database.role === 'standby'
      ? [
          signal(
            'lag_seconds',
            'Copies are behind by',
            'saturation',
            'seconds',
            sql('replication/replica_lag', `${name}(-.+)?`),
            [over(`Lag of ${database.id}`)],
          ),
        ]
      : []),
  ]
}

const from = (
  type: string,
  monitoredResource: string,
  label: string,
  matches: string,
  kind: CloudMonitoring['kind'],
): CloudMonitoring => ({ cloud: 'gcp', type, monitoredResource, label, matches, kind })

function signal(
  id: string,
  title: string,
  panel: Measured['panel'],
  unit: Measured['unit'],
  source: CloudMonitoring,
  alerts: readonly SignalAlert[] = [],
  scale = 1,
): Measured {
  return { id, title, panel, unit, scale, source, alerts }
}
