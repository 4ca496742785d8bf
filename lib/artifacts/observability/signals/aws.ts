import type {
  ByKind,
  ContainerService,
  Design,
  FunctionService,
  RelationalDatabase,
  Resource,
} from '@/lib/design/model'
import { namePrefix, shortId } from '../../terraform/names'
import { type Measured, nameOf, over, reaches, type SignalAlert, type Source, under } from './signal'

type Cloudwatch = Extract<Source, { cloud: 'aws' }>

/** Metrics and dimensions as in https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html (assumption: by heart, read nowhere today). */
export const awsSignals: ByKind<readonly Measured[], Design> = {
  'dns-zone': () => [],
  'content-delivery': (cdn) => {
    const from = metric(cdn, 'AWS/CloudFront', ['DistributionId', 'Region'], '.+')
    return [
      signal('requests', 'Requests', 'rate', 'count', { ...from, metric: 'Requests', statistic: 'Sum' }),
      signal('errors_percent', 'Requests that fail', 'errors', 'percent', { ...from, metric: '5xxErrorRate' }, [
        over('Errors at the edge'),
      ]),
    ]
  },
  'web-firewall': (firewall, design) => [
    signal(
      'blocked',
      'Blocked requests',
      'errors',
      'count',
      sum(metric(firewall, 'AWS/WAFV2', ['WebACL', 'Region', 'Rule'], nameOf(design, firewall.id)), 'BlockedRequests'),
      [{ ...over('Blocked requests surge'), timesWeek: true }],
    ),
  ],
  network: () => [],
  'nat-gateway': (nat) => {
    const from = metric(nat, 'AWS/NATGateway', ['NatGatewayId'], '.+')
    return [
      signal(
        'ports_refused',
        'Outbound calls without a free port',
        'saturation',
        'count',
        sum(from, 'ErrorPortAllocation'),
        [over('No free ports for outbound calls')],
      ),
      signal('connections', 'Open outbound connections', 'utilisation', 'count', most(from, 'ActiveConnectionCount')),
    ]
  },
  'network-endpoint': () => [],
  'load-balancer': (balancer, design) => {
    const name = nameOf(design, shortId(balancer.id, WIDTH))
    if (balancer.layer === 'network') {
      const from = metric(balancer, 'AWS/NetworkELB', ['LoadBalancer'], `net/${name}/.+`)
      return [
        signal('connections', 'New connections', 'rate', 'count', sum(from, 'NewFlowCount')),
        signal('resets', 'Connections that targets reset', 'errors', 'count', sum(from, 'TCP_Target_Reset_Count')),
        signal('unhealthy', 'Unhealthy targets', 'saturation', 'count', most(byTarget(from), 'UnHealthyHostCount'), [
          over('Unhealthy targets'),
        ]),
      ]
    }
    const from = metric(balancer, 'AWS/ApplicationELB', ['LoadBalancer'], `app/${name}/.+`)
    return [
      signal('requests', 'Requests', 'rate', 'count', sum(from, 'RequestCount')),
      signal(
        'target_errors',
        'Requests that fail in the application',
        'errors',
        'count',
        sum(from, 'HTTPCode_Target_5XX_Count'),
      ),
      signal('own_errors', 'Requests that fail before it', 'errors', 'count', sum(from, 'HTTPCode_ELB_5XX_Count')),
      signal('answer_seconds', 'Time to answer, average', 'duration', 'seconds', {
        ...from,
        metric: 'TargetResponseTime',
      }),
      signal('unhealthy', 'Unhealthy targets', 'saturation', 'count', most(byTarget(from), 'UnHealthyHostCount'), [
        over('Unhealthy targets'),
      ]),
    ]
  },
  'api-gateway': (gateway, design) => {
    const isRest = gateway.style === 'rest'
    const from = isRest
      ? metric(gateway, 'AWS/ApiGateway', ['ApiName'], nameOf(design, gateway.id))
      : metric(gateway, 'AWS/ApiGateway', ['ApiId'], '.+')
    return [
      signal('requests', 'Requests', 'rate', 'count', sum(from, 'Count')),
      signal('errors', 'Requests that fail', 'errors', 'count', sum(from, isRest ? '5XXError' : '5xx')),
      signal('refused', 'Requests that are refused', 'errors', 'count', sum(from, isRest ? '4XXError' : '4xx'), [
        { ...over('Requests refused at the gateway'), shareOf: 'requests' },
      ]),
      signal(
        'answer_seconds',
        'Time to answer, average',
        'duration',
        'seconds',
        { ...from, metric: 'Latency' },
        [],
        0.001,
      ),
    ]
  },
  'container-service': containers,
  'container-cluster': () => [],
  'machine-group': (group, design) =>
    group.role === 'nodes' || group.scaling.on === 'fixed'
      ? []
      : [
          signal('cpu_percent', 'Processor', 'utilisation', 'percent', {
            ...metric(group, 'AWS/EC2', ['AutoScalingGroupName'], nameOf(design, group.id)),
            metric: 'CPUUtilization',
          }),
        ],
  'app-platform': (platform, design) => {
    const from = metric(platform, 'AWS/ElasticBeanstalk', ['EnvironmentName'], nameOf(design, platform.id))
    // 0 is Ok, 15 Warning, 20 Degraded, 25 Severe: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced-cloudwatch.html (assumption).
    return [
      signal('health', 'Health (20 is degraded, 25 severe)', 'saturation', 'count', most(from, 'EnvironmentHealth'), [
        reaches(`Health of ${platform.id}`, 20),
      ]),
      signal('requests', 'Requests', 'rate', 'count', sum(from, 'ApplicationRequestsTotal')),
      signal('errors', 'Requests that fail', 'errors', 'count', sum(from, 'ApplicationRequests5xx')),
      signal('answer_seconds', 'Time to answer, 95th percentile', 'duration', 'seconds', {
        ...from,
        metric: 'ApplicationLatencyP95',
      }),
    ]
  },
  function: functions,
  'batch-environment': () => [],
  'relational-database': relational,
  'key-value-store': (table, design) => {
    const from = metric(table, 'AWS/DynamoDB', ['TableName'], nameOf(design, table.id))
    return [
      signal(
        'throttled',
        'Reads and writes turned away',
        'saturation',
        'count',
        sum({ ...from, dimensions: ['TableName', 'Operation'] }, 'ThrottledRequests'),
        [over(`Throttled requests of ${table.id}`)],
      ),
      signal('reads', 'Read units used', 'utilisation', 'count', sum(from, 'ConsumedReadCapacityUnits')),
      signal('writes', 'Write units used', 'utilisation', 'count', sum(from, 'ConsumedWriteCapacityUnits')),
    ]
  },
  'document-database': (database, design) => {
    const from = metric(database, 'AWS/DocDB', ['DBClusterIdentifier'], nameOf(design, database.id))
    return [
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', { ...from, metric: 'CPUUtilization' }, [
        over(`Processor of ${database.id}`),
      ]),
      signal('connections', 'Connections', 'saturation', 'count', most(from, 'DatabaseConnections')),
    ]
  },
  'time-series-database': () => [],
  'data-warehouse': (warehouse, design) => [
    signal('queued', 'Queries that wait', 'saturation', 'count', {
      ...metric(warehouse, 'AWS/Redshift-Serverless', ['Workgroup'], nameOf(design, warehouse.id)),
      metric: 'QueriesQueued',
    }),
  ],
  'search-engine': (search, design) => {
    const from = metric(search, 'AWS/ES', ['DomainName', 'ClientId'], nameOf(design, search.id))
    return [
      signal('red', 'Part of the index is missing', 'errors', 'count', most(from, 'ClusterStatus.red'), [
        over(`State of ${search.id}`),
      ]),
      signal(
        'disk_free_bytes',
        'Free disk',
        'saturation',
        'bytes',
        least(from, 'FreeStorageSpace'),
        [under(`Disk of ${search.id}`)],
        1024 ** 2,
      ),
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', { ...from, metric: 'CPUUtilization' }),
    ]
  },
  cache: (cache, design) => {
    const from = metric(cache, 'AWS/ElastiCache', ['CacheClusterId'], `${nameOf(design, cache.id)}(-\\d+)?`)
    const isRedis = cache.engine === 'redis'
    return [
      signal('cpu_percent', 'Processor', 'utilisation', 'percent', {
        ...from,
        metric: isRedis ? 'EngineCPUUtilization' : 'CPUUtilization',
      }),
      ...(isRedis
        ? [
            signal('memory_percent', 'Memory', 'utilisation', 'percent', most(from, 'DatabaseMemoryUsagePercentage'), [
              over(`Memory of ${cache.id}`),
            ]),
          ]
        : []),
      signal('evictions', 'Entries thrown out', 'saturation', 'count', sum(from, 'Evictions'), [
        over(`Evictions in ${cache.id}`),
      ]),
    ]
  },
  'object-store': (store) =>
    store.replicatesTo === null
      ? []
      : [
          signal(
            'replication_failures',
            'Copies that failed',
            'errors',
            'count',
            sum(
              metric(store, 'AWS/S3', ['SourceBucket', 'DestinationBucket', 'RuleId'], `.*-${store.id}.*`),
              'OperationsFailedReplication',
            ),
            [over(`Replication of ${store.id}`)],
          ),
        ],
  'file-system': (files) => [
    signal(
      'load_percent',
      'Reads and writes, of the limit',
      'utilisation',
      'percent',
      {
        ...metric(files, 'AWS/EFS', ['FileSystemId'], '.+'),
        metric: 'PercentIOLimit',
      },
      [over(`Load of ${files.id}`)],
    ),
  ],
  'connection-pooler': (pooler, design) => [
    // Measured in microseconds.
    signal(
      'wait_seconds',
      'Wait for a connection',
      'saturation',
      'seconds',
      {
        ...metric(pooler, 'AWS/RDS', ['ProxyName'], nameOf(design, pooler.id)),
        metric: 'DatabaseConnectionsBorrowLatency',
      },
      [over(`Waiting in ${pooler.id}`)],
      1e-6,
    ),
  ],
  queue: (queue, design) => {
    const name = nameOf(design, queue.id)
    const from = metric(queue, 'AWS/SQS', ['QueueName'], `${name}(\\.fifo)?`)
    return [
      signal('sent', 'Messages that arrive', 'rate', 'count', sum(from, 'NumberOfMessagesSent')),
      signal(
        'oldest_seconds',
        'Age of the oldest message',
        'saturation',
        'seconds',
        most(from, 'ApproximateAgeOfOldestMessage'),
        [over(`Oldest job in ${queue.id}`)],
      ),
      ...(queue.deadLetter
        ? [
            signal(
              'given_up',
              'Messages given up',
              'errors',
              'count',
              most({ ...from, matches: `${name}-failed(\\.fifo)?` }, 'ApproximateNumberOfMessagesVisible'),
              [over(`Given-up jobs of ${queue.id}`)],
            ),
          ]
        : []),
    ]
  },
  topic: (topic, design) => {
    const from = metric(topic, 'AWS/SNS', ['TopicName'], `${nameOf(design, topic.id)}(\\.fifo)?`)
    return [
      signal('published', 'Events published', 'rate', 'count', sum(from, 'NumberOfMessagesPublished')),
      signal('undelivered', 'Events not delivered', 'errors', 'count', sum(from, 'NumberOfNotificationsFailed'), [
        over(`Failed deliveries of ${topic.id}`),
      ]),
    ]
  },
  stream: (stream, design) => {
    const from = metric(stream, 'AWS/Kinesis', ['StreamName'], nameOf(design, stream.id))
    return [
      signal('records', 'Records that arrive', 'rate', 'count', sum(from, 'IncomingRecords')),
      signal(
        'behind_seconds',
        'How far readers are behind',
        'saturation',
        'seconds',
        most(from, 'GetRecords.IteratorAgeMilliseconds'),
        [over(`Readers behind in ${stream.id}`)],
        0.001,
      ),
      signal('refused', 'Writes refused', 'errors', 'count', sum(from, 'WriteProvisionedThroughputExceeded'), [
        over(`Writers refused by ${stream.id}`),
      ]),
    ]
  },
  workflow: (workflow, design) => {
    const from = metric(workflow, 'AWS/States', ['StateMachineArn'], `.+:${nameOf(design, workflow.id)}`)
    return [
      signal('started', 'Runs started', 'rate', 'count', sum(from, 'ExecutionsStarted')),
      signal('failed', 'Runs that failed', 'errors', 'count', sum(from, 'ExecutionsFailed'), [
        over(`Failed runs of ${workflow.id}`),
      ]),
    ]
  },
  'encryption-key': () => [],
  'secret-store': () => [],
  'audit-trail': () => [],
  'threat-detection': () => [],
  'log-store': () => [],
  monitoring: () => [],
  'backup-vault': (vault, design) => {
    const from = metric(vault, 'AWS/Backup', ['BackupVaultName'], nameOf(design, vault.id))
    return [
      signal('failed', 'Backups that failed', 'errors', 'count', sum(from, 'NumberOfBackupJobsFailed'), [
        over('Backup failed', 0),
      ]),
      signal('backups_completed', 'Backups made', 'rate', 'count', sum(from, 'NumberOfBackupJobsCompleted')),
    ]
  },
  'container-registry': () => [],
  'feature-flag-store': () => [],
}

/** Names of load balancers have 32 characters, of which the prefix takes up to 20 and a hyphen. */
const WIDTH = 11

function containers(service: ContainerService, design: Design): Measured[] {
  if (service.capacity !== 'serverless' && service.runsOn === null) return []
  // Services carry the names of the variables file, which begin with the id.
  const from = {
    ...metric(service, 'AWS/ECS', ['ServiceName', 'ClusterName'], `${service.id}(-.+)?`),
    also: { ClusterName: namePrefix(design.slug, design.environment) },
  }
  const alerts: SignalAlert[] = [
    under(`Copies missing in ${service.id}`),
    ...(service.scaling.on === 'fixed' ? [] : [reaches(`Largest size of ${service.id}`, service.replicas.max)]),
  ]
  return [
    signal('cpu_percent', 'Processor', 'utilisation', 'percent', { ...from, metric: 'CPUUtilization' }),
    signal('memory_percent', 'Memory', 'utilisation', 'percent', { ...from, metric: 'MemoryUtilization' }),
    signal(
      'copies',
      'Copies that run',
      'saturation',
      'count',
      least({ ...from, namespace: 'ECS/ContainerInsights' }, 'RunningTaskCount'),
      alerts,
    ),
  ]
}

function functions(fn: FunctionService, design: Design): Measured[] {
  const from = metric(fn, 'AWS/Lambda', ['FunctionName'], nameOf(design, fn.id))
  return [
    signal('calls', 'Calls', 'rate', 'count', sum(from, 'Invocations')),
    signal('errors', 'Calls that fail', 'errors', 'count', sum(from, 'Errors'), [
      { ...over(`Errors of ${fn.id}`), shareOf: 'calls' },
    ]),
    signal(
      'longest_seconds',
      'Longest run',
      'duration',
      'seconds',
      most(from, 'Duration'),
      [over(`Duration of ${fn.id}`)],
      0.001,
    ),
    signal('throttled', 'Calls turned away', 'saturation', 'count', sum(from, 'Throttles'), [
      over(`Throttles of ${fn.id}`),
    ]),
    signal('at_a_time', 'Runs at a time', 'utilisation', 'count', most(from, 'ConcurrentExecutions')),
  ]
}

function relational(database: RelationalDatabase, design: Design): Measured[] {
  if (database.class === 'distributed') return []
  const isCluster = database.class === 'high'
  const name = nameOf(design, database.id)
  const from = isCluster
    ? metric(database, 'AWS/RDS', ['DBClusterIdentifier'], name)
    : metric(database, 'AWS/RDS', ['DBInstanceIdentifier'], name)
  const lag = { ...from, matches: `${name}(-.+)?` }
  return [
    signal('cpu_percent', 'Processor', 'utilisation', 'percent', { ...from, metric: 'CPUUtilization' }, [
      over(`Processor of ${database.id}`),
    ]),
    signal('connections', 'Connections', 'saturation', 'count', most(from, 'DatabaseConnections'), [
      over(`Connections of ${database.id}`),
    ]),
    ...(isCluster
      ? []
      : [
          signal('disk_free_bytes', 'Free disk', 'saturation', 'bytes', least(from, 'FreeStorageSpace'), [
            under(`Free disk of ${database.id}`),
          ]),
        ]),
    ...(database.readReplicas > 0 || database.role === 'standby'
      ? [
          isCluster
            ? signal(
                'lag_seconds',
                'Copies are behind by',
                'saturation',
                'seconds',
                most(lag, database.role === 'standby' ? 'AuroraGlobalDBReplicationLag' : 'AuroraReplicaLagMaximum'),
                [over(`Lag of ${database.id}`)],
                0.001,
              )
            : signal('lag_seconds', 'Copies are behind by', 'saturation', 'seconds', most(lag, 'ReplicaLag'), [
                over(`Lag of ${database.id}`),
              ]),
        ]
      : []),
  ]
}

type From = Omit<Cloudwatch, 'metric'>

const metric = (
  { region }: Resource,
  namespace: string,
  dimensions: Cloudwatch['dimensions'],
  matches: string,
): From => ({
  cloud: 'aws',
  namespace,
  dimensions,
  matches,
  // What stands in front of all regions is measured in one.
  region: region === 'global' ? 'us-east-1' : region,
  statistic: 'Average',
})

const sum = (from: From, name: string): Cloudwatch => ({ ...from, metric: name, statistic: 'Sum' })
const most = (from: From, name: string): Cloudwatch => ({ ...from, metric: name, statistic: 'Maximum' })
const least = (from: From, name: string): Cloudwatch => ({ ...from, metric: name, statistic: 'Minimum' })
const byTarget = (from: From): From => ({ ...from, dimensions: ['LoadBalancer', 'TargetGroup'] })

function signal(
  id: string,
  title: string,
  panel: Measured['panel'],
  unit: Measured['unit'],
  source: Cloudwatch,
  alerts: readonly SignalAlert[] = [],
  scale = 1,
): Measured {
  return { id, title, panel, unit, scale, source, alerts }
}
