import type { RelationalDatabase } from '@/lib/design/model'
import { assumed, heard, type Limit, page, read } from '../limit'
import type { ProviderLimits } from '../limits'

/** The day on which copies without a date of their own were read. */
const READ = '2026-11-23'
/** The day at which the AWS documentation repositories stood. */
const DOCS = '2023-06-15'

const LAMBDA = page('docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html', READ)
const API_GATEWAY = page('docs.aws.amazon.com/apigateway/latest/developerguide/limits.html', '2023-06-29')
const ALB = page('docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html', DOCS)
const CLOUDFRONT = page('docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html', DOCS)
const ROUTE_53 = page('docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html', DOCS)
const SQS = page('docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html', READ)
const KINESIS = page('docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html', DOCS)
const STEP_FUNCTIONS = page('docs.aws.amazon.com/step-functions/latest/dg/limits-overview.html', DOCS)
const FARGATE_TASK = page('docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html', DOCS)
const FARGATE_STORAGE = page('docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html', DOCS)
const FARGATE_SPOT = page('docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html', DOCS)
const EC2_SPOT = page('docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html', DOCS)
const AUTO_SCALING = page('docs.aws.amazon.com/autoscaling/ec2/userguide/', READ)
const RDS_USER = (name: string, readOn: string) =>
  page(`docs.aws.amazon.com/AmazonRDS/latest/UserGuide/${name}.html`, readOn)
const AURORA_USER = (name: string, readOn: string) =>
  page(`docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/${name}.html`, readOn)
const DYNAMODB = (name: string, readOn: string) =>
  page(`docs.aws.amazon.com/amazondynamodb/latest/developerguide/${name}.html`, readOn)
const ELASTICACHE = (name: string) => page(`docs.aws.amazon.com/AmazonElastiCache/latest/dg/${name}.html`, DOCS)
const NAT = page('docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html', READ)
const EKS = (readOn: string) => page('github.com/awsdocs/amazon-eks-user-guide', readOn)

export const awsLimits = {
  lambda: {
    maxDuration: read(LAMBDA, 900, 's'),
    maxMemory: read(LAMBDA, 10_240, 'MB'),
    concurrency: read(LAMBDA, 1_000, 'executions', {
      adjustable: true,
      note: 'Tens of thousands on request; less in a new account.',
    }),
    requestPayload: read(LAMBDA, 6, 'MB'),
    scaleRate: assumed(LAMBDA, 1_000, 'executions per 10 s'),
    packageUnzipped: assumed(LAMBDA, 250, 'MB'),
    image: assumed(LAMBDA, 10, 'GB'),
    ephemeralStorage: assumed(LAMBDA, 10_240, 'MB'),
    coldStart: heard(page('awsnegotiations.com/serverless-vs-containers-cost.html', READ), 0.1, 's', { upTo: 10 }),
  },
  apiGateway: {
    restTimeout: read(API_GATEWAY, 29, 's', { adjustable: true, note: 'A longer one costs throughput.' }),
    httpTimeout: read(API_GATEWAY, 30, 's'),
    requestsPerSecond: read(API_GATEWAY, 10_000, 'requests/s', {
      adjustable: true,
      note: 'Over all APIs of an account in a region.',
    }),
    burst: read(API_GATEWAY, 5_000, 'requests'),
    payload: read(API_GATEWAY, 10, 'MB'),
    websocketDuration: read(API_GATEWAY, 2, 'h'),
    websocketIdle: read(API_GATEWAY, 10, 'min'),
    websocketMessage: read(API_GATEWAY, 128, 'KB'),
    websocketNewConnections: read(API_GATEWAY, 500, 'per s', { adjustable: true }),
  },
  loadBalancer: {
    targets: read(ALB, 1_000, 'targets', { adjustable: true }),
    rules: read(ALB, 100, 'rules', { adjustable: true }),
    certificates: read(ALB, 25, 'certificates', { adjustable: true }),
    idleTimeout: read(ALB, 60, 's', { adjustable: true }),
    networkIdleTimeout: read(
      page('docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html', DOCS),
      350,
      's',
      { adjustable: true },
    ),
  },
  cloudfront: {
    requestsPerSecond: read(CLOUDFRONT, 250_000, 'requests/s', { adjustable: true }),
    transfer: read(CLOUDFRONT, 150, 'Gbps', { adjustable: true }),
    originTimeout: read(CLOUDFRONT, 60, 's', { adjustable: true }),
    cacheableFile: read(CLOUDFRONT, 30, 'GB'),
  },
  route53: {
    healthCheckInterval: read(ROUTE_53, 30, 's', { adjustable: true, note: '10 s at an extra charge.' }),
    failureThreshold: assumed(ROUTE_53, 3, 'checks', { adjustable: true }),
    failover: assumed(ROUTE_53, 70, 's', {
      upTo: 190,
      note: 'Ours: three checks and the time for which resolvers keep an answer.',
    }),
  },
  sqs: {
    message: heard(SQS, 1_048_576, 'bytes', { readOn: '2026-07-29' }),
    fifoCalls: read(SQS, 300, 'calls/s', { adjustable: true, note: '3,000 messages a second in batches of ten.' }),
    retention: read(SQS, 14, 'days'),
    inFlight: heard(SQS, 120_000, 'messages', { adjustable: true }),
    visibility: heard(SQS, 12, 'h'),
  },
  sns: { message: assumed(page('docs.aws.amazon.com/general/latest/gr/sns.html', READ), 262_144, 'bytes') },
  kinesis: {
    shardWriteMb: read(KINESIS, 1, 'MB/s'),
    shardWriteRecords: read(KINESIS, 1_000, 'records/s'),
    shardRead: read(KINESIS, 2, 'MB/s'),
    retention: read(KINESIS, 365, 'days'),
    shards: read(KINESIS, 200, 'shards', { adjustable: true, note: '500 in the largest regions.' }),
    delay: read(KINESIS, 200, 'ms'),
  },
  stepFunctions: {
    history: read(STEP_FUNCTIONS, 25_000, 'events'),
    standardDuration: read(STEP_FUNCTIONS, 31_536_000, 's'),
    expressDuration: read(STEP_FUNCTIONS, 300, 's'),
    payload: assumed(STEP_FUNCTIONS, 262_144, 'bytes', { readOn: READ }),
  },
  fargate: {
    vcpu: read(FARGATE_TASK, 16, 'vCPU'),
    memory: read(FARGATE_TASK, 120, 'GB'),
    ephemeralStorage: read(FARGATE_STORAGE, 200, 'GiB', { note: '20 GiB are included.' }),
    spotNotice: read(FARGATE_SPOT, 120, 's'),
    start: heard(page('dezentech.com/blog/lambda-vs-fargate-vs-ec2', READ), 30, 's', { upTo: 60 }),
  },
  ec2: {
    spotNotice: read(EC2_SPOT, 120, 's'),
    scaleOut: assumed(AUTO_SCALING, 60, 's', { upTo: 180 }),
    zoneRoundTrip: heard(page('www.xkyle.com/Measuring-AWS-Region-and-AZ-Latency/', '2020'), 0.25, 'ms', { upTo: 3.4 }),
  },
  eks: {
    subnetAddresses: read(EKS('2024-12-18'), 6, 'addresses per subnet', { note: '16 are advised.' }),
    podsPerNode: assumed(EKS(READ), 110, 'pods', { adjustable: true }),
    podScaling: assumed(page('kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', READ), 15, 's', {
      adjustable: true,
    }),
  },
  natGateway: {
    bandwidth: assumed(NAT, 100, 'Gbps'),
    connections: assumed(NAT, 55_000, 'connections per destination', { adjustable: true }),
  },
  rds: {
    failoverMultiZone: read(RDS_USER('Concepts.MultiAZSingleStandby', DOCS), 60, 's', { upTo: 120 }),
    failoverCluster: read(RDS_USER('multi-az-db-clusters-concepts', DOCS), 35, 's'),
    recoverySingle: assumed(RDS_USER('Concepts.MultiAZSingleStandby', READ), 900, 's', { upTo: 3_600 }),
    restorePoint: read(RDS_USER('USER_PIT', DOCS), 300, 's', { note: 'Logs leave every five minutes.' }),
    backupRetention: read(RDS_USER('USER_WorkingWithAutomatedBackups', DOCS), 35, 'days'),
    storage: read(RDS_USER('CHAP_Storage', DOCS), 64, 'TiB', { note: '16 TiB for SQL Server.' }),
    readReplicas: assumed(RDS_USER('USER_ReadRepl', READ), 15, 'replicas', { note: '5 for Oracle and SQL Server.' }),
    replicaLag: assumed(RDS_USER('USER_ReadRepl', READ), 1, 's', { upTo: 60, note: 'To another region.' }),
    gp3Iops: assumed(RDS_USER('CHAP_Storage', READ), 3_000, 'IOPS', { adjustable: true, note: '12,000 from 400 GiB.' }),
  },
  aurora: {
    failover: read(AURORA_USER('Concepts.AuroraHighAvailability', DOCS), 60, 's', {
      note: 'With at least one replica.',
    }),
    replicaLag: read(AURORA_USER('Aurora.Replication', DOCS), 100, 'ms'),
    replicas: read(AURORA_USER('Aurora.Replication', DOCS), 15, 'replicas'),
    storage: read(AURORA_USER('CHAP_Limits', DOCS), 128, 'TiB'),
    backupRetention: assumed(AURORA_USER('Aurora.Managing.Backups', DOCS), 35, 'days'),
    globalLag: read(AURORA_USER('aurora-global-database', DOCS), 1, 's'),
    globalRegions: read(AURORA_USER('aurora-global-database', DOCS), 5, 'secondary regions'),
    globalFailover: heard(
      page('disaster-recovery.workshop.aws/en/services/databases/aurora/global-database.html', READ),
      60,
      's',
      { upTo: 300 },
    ),
  },
  dynamodb: {
    item: read(DYNAMODB('ServiceQuotas', DOCS), 400, 'KB'),
    partitionWrites: read(DYNAMODB('bp-partition-key-design', DOCS), 1_000, 'write units/s'),
    partitionReads: read(DYNAMODB('bp-partition-key-design', DOCS), 3_000, 'read units/s'),
    tableThroughput: read(DYNAMODB('ServiceQuotas', DOCS), 40_000, 'units/s', { adjustable: true }),
    restoreRetention: read(DYNAMODB('PointInTimeRecovery', DOCS), 35, 'days'),
    restorePoint: read(DYNAMODB('PointInTimeRecovery', DOCS), 300, 's'),
    globalLag: assumed(DYNAMODB('globaltables_HowItWorks', READ), 1, 's'),
  },
  elasticache: {
    connections: read(ELASTICACHE('ParameterGroups.Redis'), 65_000, 'connections per node'),
    shards: read(ELASTICACHE('Clusters'), 500, 'shards', { note: '90 nodes in a cluster by default.' }),
    replicas: read(ELASTICACHE('quota-limits'), 5, 'replicas per shard'),
    failover: heard(ELASTICACHE('AutoFailover'), 10, 's', { upTo: 60 }),
  },
  efs: {
    connections: read(page('docs.aws.amazon.com/efs/latest/ug/limits.html', DOCS), 25_000, 'per file system'),
    readThroughput: read(page('docs.aws.amazon.com/efs/latest/ug/performance.html', DOCS), 3, 'GiB/s', {
      upTo: 5,
      adjustable: true,
    }),
  },
  s3: {
    prefixWrites: assumed(
      page('docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html', READ),
      3_500,
      'requests/s',
    ),
    prefixReads: assumed(
      page('docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html', READ),
      5_500,
      'requests/s',
    ),
    object: assumed(page('docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html', READ), 5, 'TB'),
    replicationTimeControl: read(page('aws.amazon.com/s3/sla-rtc/', '2022-05-04'), 15, 'min', {
      note: 'For 99.9 % of objects.',
    }),
  },
  opensearch: {
    standbyPromotion: read(
      page(
        'aws.amazon.com/blogs/big-data/amazon-opensearch-service-now-supports-99-99-availability-using-multi-az-with-standby/',
        '2023',
      ),
      60,
      's',
    ),
  },
  kms: {
    requests: assumed(
      page('docs.aws.amazon.com/kms/latest/developerguide/throttling.html', READ),
      5_500,
      'requests/s',
      { adjustable: true },
    ),
  },
  secretsManager: {
    requests: assumed(
      page('docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html', READ),
      10_000,
      'requests/s',
      {
        adjustable: true,
      },
    ),
  },
} as const satisfies Record<string, Record<string, Limit>>

/**
 * Connections a database takes by default. PostgreSQL: a share of its memory, at most 5,000; real values are a little lower, since the
 * engine's memory is less than the machine's. Other engines: the formula for MySQL, known by heart.
 */
export const awsConnections = (engine: RelationalDatabase['engine'], memoryGib: number): Limit => {
  const bytes = memoryGib * 1_073_741_824
  return engine === 'postgresql'
    ? read(
        AURORA_USER('AuroraPostgreSQL.Managing', DOCS),
        Math.min(5_000, Math.floor(bytes / 9_531_392)),
        'connections',
      )
    : assumed(RDS_USER('CHAP_Limits', READ), Math.floor(bytes / 12_582_880), 'connections')
}

const { lambda, apiGateway, fargate, ec2, sqs, kinesis, dynamodb, rds, aurora } = awsLimits

export const awsProviderLimits: ProviderLimits = {
  functionSeconds: lambda.maxDuration,
  functionMemoryMb: lambda.maxMemory,
  functionConcurrency: lambda.concurrency,
  functionColdStart: lambda.coldStart,
  gatewayRequestsPerSecond: apiGateway.requestsPerSecond,
  gatewaySeconds: apiGateway.httpTimeout,
  websocketHours: apiGateway.websocketDuration,
  websocketIdleMinutes: apiGateway.websocketIdle,
  containerStart: fargate.start,
  machineStart: ec2.scaleOut,
  orderedMessagesPerSecond: sqs.fifoCalls,
  streamShardMbPerSecond: kinesis.shardWriteMb,
  streamShards: kinesis.shards,
  keyValueOpsPerSecond: dynamodb.tableThroughput,
  spotNotice: ec2.spotNotice,
  databaseFailover: {
    standard: rds.failoverMultiZone,
    high: aurora.failover,
    distributed: assumed(page('docs.aws.amazon.com/aurora-dsql/latest/userguide/resilience.html', READ), 1, 's'),
  },
  restorePoint: rds.restorePoint,
  crossRegionLag: rds.replicaLag,
  connections: awsConnections,
}
