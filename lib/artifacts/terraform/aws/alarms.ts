import type { ByKind } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Entry, EntryOf, Plan } from '../entries'
import { isKind } from '../entries'
import { own } from '../expressions'
import type { Value } from '../hcl'
import { code, ref, text } from '../hcl'
import { isRestApi } from './api'
import { RUNNING_COPIES } from './scaling'
import { clusterPath, servicesOf } from './services'

/** What a person is called for, a kind at a time: symptoms that users feel first, then what runs out. */
export type Alarm = {
  name: string
  says: string
  metric: string
  namespace: string
  dimensions: { readonly [name: string]: Value }
  statistic: string
  above: boolean
  threshold: number | Value
  /** Minutes in a row. */
  minutes: number
  /** One alarm an item of this map or set. */
  each?: { readonly for_each?: Value } | undefined
  /** Metrics of CloudFront and Route 53 exist in us-east-1 only. */
  atEdge?: boolean
}

export const alarmsOf = (plan: Plan, entry: Entry): readonly Alarm[] => project(table, entry.resource, { plan, entry })

type Context = { plan: Plan; entry: Entry }

const over = (
  name: string,
  says: string,
  namespace: string,
  metric: string,
  dimensions: Alarm['dimensions'],
  threshold: Alarm['threshold'],
  minutes = 5,
  statistic = 'Average',
): Alarm => ({
  name,
  says,
  metric,
  namespace,
  dimensions,
  statistic,
  above: true,
  threshold,
  minutes,
})
const under = (...args: Parameters<typeof over>): Alarm => ({ ...over(...args), above: false })

const none = () => []

const table: ByKind<readonly Alarm[], Context> = {
  'dns-zone': ({ healthChecks }, { entry }) =>
    healthChecks > 0
      ? [
          {
            ...under(
              'site-down',
              'The public name does not answer.',
              'AWS/Route53',
              'HealthCheckStatus',
              { HealthCheckId: own(entry, 'aws_route53_health_check', entry.label, 'id') },
              1,
              1,
              'Minimum',
            ),
            atEdge: true,
          },
        ]
      : [],
  'content-delivery': (_, { entry }) => [
    {
      ...over(
        'errors',
        'Users get errors from CloudFront.',
        'AWS/CloudFront',
        '5xxErrorRate',
        { DistributionId: own(entry, 'aws_cloudfront_distribution', entry.label, 'id'), Region: 'Global' },
        1,
      ),
      atEdge: true,
    },
  ],
  'web-firewall': none,
  network: none,
  'nat-gateway': (_, { entry }) => [
    {
      ...over(
        'ports',
        'A NAT gateway runs out of ports for outgoing calls.',
        'AWS/NATGateway',
        'ErrorPortAllocation',
        { NatGatewayId: ref('each.value.id') },
        0,
        5,
        'Sum',
      ),
      each: { for_each: ref(`aws_nat_gateway.${entry.label}`) },
    },
  ],
  'network-endpoint': none,
  'load-balancer': ({ layer }, { entry }) => {
    const balancer = { LoadBalancer: own(entry, 'aws_lb', entry.label, 'arn_suffix') }
    if (layer === 'network')
      return [
        over(
          'resets',
          'The load balancer resets connections: its targets do not answer.',
          'AWS/NetworkELB',
          'TCP_Target_Reset_Count',
          balancer,
          100,
          5,
          'Sum',
        ),
      ]
    return [
      over(
        'errors',
        'Requests fail in the application.',
        'AWS/ApplicationELB',
        'HTTPCode_Target_5XX_Count',
        balancer,
        10,
        5,
        'Sum',
      ),
      over(
        'refused',
        'Requests fail before they reach the application.',
        'AWS/ApplicationELB',
        'HTTPCode_ELB_5XX_Count',
        balancer,
        10,
        5,
        'Sum',
      ),
      over(
        'slow',
        '1 in 20 responses takes longer than a second.',
        'AWS/ApplicationELB',
        'TargetResponseTime',
        balancer,
        1,
        10,
        'p95',
      ),
    ]
  },
  'api-gateway': ({ style }, { plan, entry }) => {
    if (style === 'websocket')
      return [
        over(
          'errors',
          'Messages fail in the application.',
          'AWS/ApiGateway',
          'IntegrationError',
          { ApiId: own(entry, 'aws_apigatewayv2_api', entry.label, 'id') },
          10,
          5,
          'Sum',
        ),
      ]
    const isRest = isKind(entry, 'api-gateway') && isRestApi(plan, entry)
    const dimensions: Alarm['dimensions'] = isRest
      ? { ApiName: own(entry, 'aws_api_gateway_rest_api', entry.label, 'name') }
      : { ApiId: own(entry, 'aws_apigatewayv2_api', entry.label, 'id') }
    return [
      over(
        'errors',
        'Requests fail in the application.',
        'AWS/ApiGateway',
        isRest ? '5XXError' : '5xx',
        dimensions,
        10,
        5,
        'Sum',
      ),
      over(
        'slow',
        '1 in 20 responses takes longer than a second.',
        'AWS/ApiGateway',
        'Latency',
        dimensions,
        1000,
        10,
        'p95',
      ),
    ]
  },
  'container-service': (_, { plan, entry }) => {
    if (!isKind(entry, 'container-service')) return []
    const { each } = servicesOf(plan, entry)
    const dimensions = {
      ClusterName: clusterPath(plan, entry, 'name'),
      ServiceName: ref(`aws_ecs_service.${entry.label}[each.key].name`),
    }
    const forEach = { for_each: each.for_each as Value }
    return [
      {
        ...over(
          'cpu',
          'The copies are at the end of their processors although more were added.',
          'AWS/ECS',
          'CPUUtilization',
          dimensions,
          90,
          15,
        ),
        each: forEach,
      },
      {
        ...over(
          'memory',
          'The copies are about to run out of memory.',
          'AWS/ECS',
          'MemoryUtilization',
          dimensions,
          90,
          10,
        ),
        each: forEach,
      },
      {
        ...under(
          'stopped',
          'Fewer copies run than the design asks for.',
          'AWS/ECS',
          'CPUUtilization',
          dimensions,
          code(`max(1, var.${entry.label}.min)`),
          5,
          RUNNING_COPIES,
        ),
        each: forEach,
      },
    ]
  },
  'container-cluster': none,
  'machine-group': ({ role }, { entry }) =>
    role === 'nodes' || !isGrouped(entry)
      ? []
      : [
          over(
            'cpu',
            'The machines are at the end of their processors although more were added.',
            'AWS/EC2',
            'CPUUtilization',
            { AutoScalingGroupName: own(entry, 'aws_autoscaling_group', entry.label, 'name') },
            90,
            15,
          ),
        ],
  'app-platform': (_, { entry }) => [
    over(
      'health',
      'Elastic Beanstalk calls the application degraded or severe.',
      'AWS/ElasticBeanstalk',
      'EnvironmentHealth',
      { EnvironmentName: own(entry, 'aws_elastic_beanstalk_environment', entry.label, 'name') },
      15,
      5,
      'Maximum',
    ),
  ],
  function: (_, { entry }) => {
    const dimensions = { FunctionName: own(entry, 'aws_lambda_function', entry.label, 'function_name') }
    return [
      over('errors', 'The function fails.', 'AWS/Lambda', 'Errors', dimensions, 5, 5, 'Sum'),
      over(
        'throttled',
        'Calls are turned away: the limit on concurrent runs is reached.',
        'AWS/Lambda',
        'Throttles',
        dimensions,
        0,
        5,
        'Sum',
      ),
      over(
        'slow',
        'The function comes near its time limit.',
        'AWS/Lambda',
        'Duration',
        dimensions,
        code(`var.${entry.label}.timeout_seconds * 800`),
        5,
        'Maximum',
      ),
    ]
  },
  'batch-environment': none,
  'relational-database': ({ class: tier }, { entry }) => relational(tier, entry),
  'key-value-store': (_, { entry }) => [
    over(
      'throttled',
      'Reads or writes are turned away.',
      'AWS/DynamoDB',
      'ThrottledRequests',
      { TableName: own(entry, 'aws_dynamodb_table', entry.label, 'name') },
      10,
      5,
      'Sum',
    ),
  ],
  'document-database': (_, { entry }) => {
    const dimensions = { DBClusterIdentifier: own(entry, 'aws_docdb_cluster', entry.label, 'cluster_identifier') }
    return [
      over(
        'cpu',
        'The document database is at the end of its processors.',
        'AWS/DocDB',
        'CPUUtilization',
        dimensions,
        85,
        15,
      ),
      under(
        'memory',
        'The document database runs out of memory.',
        'AWS/DocDB',
        'FreeableMemory',
        dimensions,
        268_435_456,
        10,
      ),
    ]
  },
  'time-series-database': none,
  'data-warehouse': (_, { entry }) => [
    over(
      'queued',
      'Queries wait for capacity.',
      'AWS/Redshift-Serverless',
      'QueriesQueued',
      { Workgroup: own(entry, 'aws_redshiftserverless_workgroup', entry.label, 'workgroup_name') },
      10,
      15,
    ),
  ],
  'search-engine': (_, { entry }) => {
    const dimensions = {
      DomainName: own(entry, 'aws_opensearch_domain', entry.label, 'domain_name'),
      ClientId: ref('data.aws_caller_identity.current.account_id'),
    }
    return [
      over('red', 'Part of the index is missing.', 'AWS/ES', 'ClusterStatus.red', dimensions, 0, 5, 'Maximum'),
      under(
        'disk',
        'The search cluster has less than 2 GiB of disk free.',
        'AWS/ES',
        'FreeStorageSpace',
        dimensions,
        2048,
        5,
        'Minimum',
      ),
    ]
  },
  cache: ({ engine }, { entry }) => {
    const id =
      engine === 'redis'
        ? text`${own(entry, 'aws_elasticache_replication_group', entry.label, 'replication_group_id')}-001`
        : own(entry, 'aws_elasticache_cluster', entry.label, 'cluster_id')
    const metric = engine === 'redis' ? 'EngineCPUUtilization' : 'CPUUtilization'
    return [
      over(
        'cpu',
        'The cache is at the end of its processor.',
        'AWS/ElastiCache',
        metric,
        { CacheClusterId: id },
        85,
        10,
      ),
      over(
        'evictions',
        'The cache throws out entries to make room.',
        'AWS/ElastiCache',
        'Evictions',
        { CacheClusterId: id },
        1000,
        15,
        'Sum',
      ),
    ]
  },
  'object-store': none,
  'file-system': (_, { entry }) => [
    over(
      'io',
      'The file system is at the limit of what it can read and write.',
      'AWS/EFS',
      'PercentIOLimit',
      { FileSystemId: own(entry, 'aws_efs_file_system', entry.label, 'id') },
      90,
      15,
    ),
  ],
  'connection-pooler': (_, { entry }) => [
    over(
      'waiting',
      'Callers wait long for a database connection.',
      'AWS/RDS',
      'DatabaseConnectionsBorrowLatency',
      { ProxyName: own(entry, 'aws_db_proxy', entry.label, 'name') },
      500_000,
      10,
    ),
  ],
  queue: ({ deadLetter }, { entry }) => [
    over(
      'old',
      'The oldest message has waited for 15 minutes.',
      'AWS/SQS',
      'ApproximateAgeOfOldestMessage',
      { QueueName: own(entry, 'aws_sqs_queue', entry.label, 'name') },
      900,
      5,
      'Maximum',
    ),
    ...(deadLetter
      ? [
          over(
            'failed',
            'Messages have failed for good and wait for a person.',
            'AWS/SQS',
            'ApproximateNumberOfMessagesVisible',
            { QueueName: own(entry, 'aws_sqs_queue', `${entry.label}_failed`, 'name') },
            0,
            5,
            'Maximum',
          ),
        ]
      : []),
  ],
  topic: (_, { entry }) => [
    over(
      'undelivered',
      'Events were not delivered.',
      'AWS/SNS',
      'NumberOfNotificationsFailed',
      { TopicName: own(entry, 'aws_sns_topic', entry.label, 'name') },
      0,
      5,
      'Sum',
    ),
  ],
  stream: (_, { entry }) => {
    const dimensions = { StreamName: own(entry, 'aws_kinesis_stream', entry.label, 'name') }
    return [
      over(
        'behind',
        'Readers are more than five minutes behind.',
        'AWS/Kinesis',
        'GetRecords.IteratorAgeMilliseconds',
        dimensions,
        300_000,
        5,
        'Maximum',
      ),
      over(
        'full',
        'Writers are turned away: the stream needs more shards.',
        'AWS/Kinesis',
        'WriteProvisionedThroughputExceeded',
        dimensions,
        0,
        5,
        'Sum',
      ),
    ]
  },
  workflow: (_, { entry }) => [
    over(
      'failed',
      'Workflows fail.',
      'AWS/States',
      'ExecutionsFailed',
      { StateMachineArn: own(entry, 'aws_sfn_state_machine', entry.label, 'arn') },
      0,
      5,
      'Sum',
    ),
  ],
  'encryption-key': none,
  'secret-store': none,
  'audit-trail': none,
  'threat-detection': none,
  'log-store': none,
  monitoring: none,
  'backup-vault': (_, { entry }) => [
    over(
      'failed',
      'A backup failed.',
      'AWS/Backup',
      'NumberOfBackupJobsFailed',
      {
        BackupVaultName: own(
          entry,
          'aws_backup_vault',
          entry.regionVariable ? `${entry.label}_source` : entry.label,
          'name',
        ),
      },
      0,
      60,
      'Sum',
    ),
  ],
  'container-registry': none,
  'feature-flag-store': none,
}

function relational(tier: EntryOf<'relational-database'>['resource']['class'], entry: Entry): Alarm[] {
  if (tier === 'distributed') return []
  const dimensions: Alarm['dimensions'] =
    tier === 'high'
      ? { DBClusterIdentifier: own(entry, 'aws_rds_cluster', entry.label, 'cluster_identifier') }
      : { DBInstanceIdentifier: own(entry, 'aws_db_instance', entry.label, 'identifier') }
  const cpu = over(
    'cpu',
    'The database is at the end of its processors.',
    'AWS/RDS',
    'CPUUtilization',
    dimensions,
    85,
    15,
  )
  if (tier === 'high') return [cpu]
  return [
    cpu,
    under(
      'disk',
      'The database has less than 5 GiB of disk free.',
      'AWS/RDS',
      'FreeStorageSpace',
      dimensions,
      5_368_709_120,
      5,
      'Minimum',
    ),
    under('memory', 'The database runs out of memory.', 'AWS/RDS', 'FreeableMemory', dimensions, 134_217_728, 10),
  ]
}

const isGrouped = (entry: Entry) => isKind(entry, 'machine-group') && entry.resource.scaling.on !== 'fixed'
