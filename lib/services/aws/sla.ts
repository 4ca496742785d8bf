import type { Sla } from '../sla'

const COMPUTE = {
  source: 'https://aws.amazon.com/compute/sla/historical/',
  readOn: '2022-05-05',
  confidence: 'verified',
} as const
const EC2_SINGLE = {
  source: 'https://www.javadeveloper.io/blog/aws/2022/aws-service-level-agreement.html',
  readOn: '2022',
  confidence: 'secondary',
} as const
/** A collection of the percentages on AWS's pages; the pages themselves were not read. */
const COLLECTION = {
  source: 'https://github.com/mikaelvesavuori/cloud-sla',
  readOn: '2023-01-08',
  confidence: 'secondary',
} as const
const BALANCERS = {
  source: 'https://aws.amazon.com/elasticloadbalancing/sla/',
  readOn: '2022-07-25',
  confidence: 'verified',
} as const
const RDS = { source: 'https://aws.amazon.com/rds/sla/', readOn: '2024-01-22', confidence: 'verified' } as const
const AURORA = {
  source: 'https://aws.amazon.com/rds/aurora/sla/',
  readOn: '2022-05-19',
  confidence: 'verified',
} as const
const DSQL = {
  source: 'https://aws.amazon.com/rds/aurora/dsql/sla',
  readOn: '2025-05-27',
  confidence: 'verified',
} as const
const DYNAMODB = {
  source: 'https://dynobase.dev/dynamodb-sla/',
  readOn: '2022-03-10',
  confidence: 'secondary',
} as const
const ELASTICACHE = {
  source:
    'https://aws.amazon.com/blogs/database/introducing-99-99-availability-with-amazon-elasticache-for-redis-and-amazon-memorydb-for-redis/',
  readOn: '2023',
  confidence: 'secondary',
} as const
const OPENSEARCH = {
  source:
    'https://aws.amazon.com/blogs/big-data/amazon-opensearch-service-now-supports-99-99-availability-using-multi-az-with-standby/',
  readOn: '2023',
  confidence: 'verified',
} as const
const S3 = { source: 'https://aws.amazon.com/s3/sla/', readOn: '2023-11-28', confidence: 'verified' } as const
const EFS = { source: 'https://aws.amazon.com/efs/sla/', readOn: '2022-05-04', confidence: 'verified' } as const
const REDSHIFT = {
  source: 'https://aws.amazon.com/redshift/sla/',
  readOn: '2023-11-01',
  confidence: 'verified',
} as const

const unread = (source: string) => ({ source, readOn: '2026-11-23', confidence: 'assumption' }) as const

const RE_READ = 'Taken from a collection of SLA pages; read the page before promising on it.'

const collected = (percent: number, configuration: string, scope: Sla['scope'], note = RE_READ): Sla => ({
  percent,
  configuration,
  scope,
  ...COLLECTION,
  note,
})

export const awsSlas = {
  ec2MultiZone: {
    percent: 99.99,
    configuration: 'machines in two or more zones',
    scope: 'uptime',
    ...COMPUTE,
    note: 'Counts only when machines run in two or more zones at once. An earlier text; its successor gives the same figure.',
  },
  ec2Single: {
    percent: 99.5,
    configuration: 'one machine, or one zone',
    scope: 'uptime',
    ...EC2_SINGLE,
    note: 'For a single machine.',
  },
  spot: {
    percent: null,
    configuration: 'spot capacity',
    scope: 'none',
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-interruptions.html',
    readOn: '2023-06-15',
    confidence: 'assumption',
    note: 'May be taken away at two minutes’ notice, so nothing is promised.',
  },
  fargateMultiZone: {
    percent: 99.99,
    configuration: 'tasks in two or more zones',
    scope: 'uptime',
    ...COMPUTE,
    note: 'Counts only when tasks run in two or more zones at once. An earlier text.',
  },
  fargateSingle: {
    percent: null,
    configuration: 'tasks in one zone',
    scope: 'none',
    ...COMPUTE,
    note: 'The text commits to Fargate over two or more zones only.',
  },
  eksControlPlane: {
    percent: 99.95,
    configuration: 'standard control plane',
    scope: 'control-plane',
    source: 'https://aws.amazon.com/eks/sla/',
    readOn: '2022-05-04',
    confidence: 'verified',
    note: 'The Kubernetes endpoint only; nodes and pods are covered as machines.',
  },
  lambda: {
    percent: 99.95,
    configuration: 'functions in one region',
    scope: 'requests',
    source: 'https://www.amazonaws.cn/en/lambda/sla/historical/ningxia',
    readOn: '2021-06-21',
    confidence: 'secondary',
    note: 'The text for a Chinese region; a collection gives the same figure for the rest.',
  },
  batch: {
    percent: null,
    configuration: 'job scheduling',
    scope: 'none',
    ...COLLECTION,
    note: 'No agreement of its own was found; the machines underneath have theirs.',
  },
  balancerMultiZone: {
    percent: 99.99,
    configuration: 'load balancer over two or more zones',
    scope: 'uptime',
    ...BALANCERS,
    note: 'Covers the balancer and not its targets.',
  },
  balancerSingle: {
    percent: 99.9,
    configuration: 'load balancer in one zone',
    scope: 'uptime',
    ...BALANCERS,
    note: 'Covers the balancer and not its targets.',
  },
  apiGateway: collected(99.95, 'API in one region', 'requests'),
  cloudfront: collected(99.9, 'distribution', 'requests', `${RE_READ} Covers delivery and not the origin.`),
  route53: collected(
    100,
    'hosted zone',
    'requests',
    `${RE_READ} Answers to queries; changes to records are not covered.`,
  ),
  waf: collected(99.95, 'web ACL', 'requests'),
  natGateway: collected(99.9, 'one gateway', 'uptime', `${RE_READ} A gateway lives in one zone.`),
  privateLink: collected(99.9, 'endpoints in two or more zones', 'uptime'),
  gatewayEndpoint: {
    percent: null,
    configuration: 'gateway endpoint',
    scope: 'none',
    ...unread('https://aws.amazon.com/vpc/'),
    note: 'A route in the network, without an agreement of its own.',
  },
  rdsMultiZone: {
    percent: 99.95,
    configuration: 'Multi-AZ',
    scope: 'uptime',
    ...RDS,
    note: 'Failing over counts as downtime; a region lost does not.',
  },
  rdsSingle: { percent: 99.5, configuration: 'one instance', scope: 'uptime', ...RDS, note: 'No standby.' },
  rdsProxy: collected(99.99, 'proxy over two or more zones', 'uptime'),
  auroraMultiZone: {
    percent: 99.99,
    configuration: 'writer and replica in two zones',
    scope: 'uptime',
    ...AURORA,
    note: 'Needs at least one replica in another zone. Serverless is taken to be covered alike.',
  },
  auroraSingle: {
    percent: 99.9,
    configuration: 'one zone',
    scope: 'uptime',
    ...AURORA,
    note: 'No replica to fail over to.',
  },
  dsqlSingleRegion: { percent: 99.99, configuration: 'one region', scope: 'uptime', ...DSQL, note: '' },
  dsqlMultiRegion: { percent: 99.999, configuration: 'several regions', scope: 'uptime', ...DSQL, note: '' },
  dynamodb: {
    percent: 99.99,
    configuration: 'table in one region',
    scope: 'requests',
    ...DYNAMODB,
    note: 'A copy of the terms; a second collection agrees.',
  },
  dynamodbGlobal: {
    percent: 99.999,
    configuration: 'global table',
    scope: 'requests',
    ...DYNAMODB,
    note: 'A later guide asks for three replicas and an attempted failover: read the terms before relying on it with two.',
  },
  documentdb: collected(99.9, 'nodes in two or more zones', 'uptime'),
  documentdbSingle: {
    percent: null,
    configuration: 'one node',
    scope: 'none',
    ...unread('https://aws.amazon.com/documentdb/sla/'),
    note: 'No commitment was found for a single node.',
  },
  timestreamInflux: {
    percent: null,
    configuration: 'Timestream for InfluxDB',
    scope: 'none',
    ...unread('https://aws.amazon.com/timestream/sla/'),
    note: 'No figure was found, so none is counted on.',
  },
  redshiftServerless: { percent: 99.9, configuration: 'serverless', scope: 'uptime', ...REDSHIFT, note: '' },
  opensearchMultiZone: {
    percent: 99.9,
    configuration: 'data nodes in two or more zones',
    scope: 'uptime',
    ...OPENSEARCH,
    note: '99.99 needs three zones, data nodes in threes and three dedicated managers.',
  },
  opensearchStandby: {
    percent: 99.99,
    configuration: 'Multi-AZ with standby',
    scope: 'uptime',
    ...OPENSEARCH,
    note: 'Three zones, data nodes in threes and three dedicated managers.',
  },
  opensearchSingle: {
    percent: null,
    configuration: 'one zone',
    scope: 'none',
    ...unread('https://aws.amazon.com/opensearch-service/sla/'),
    note: 'No commitment was found for one zone.',
  },
  cacheMultiZone: {
    percent: 99.99,
    configuration: 'replicas in two or more zones, automatic failover',
    scope: 'uptime',
    ...ELASTICACHE,
    note: 'Read as a copy.',
  },
  cacheSingle: { percent: 99.5, configuration: 'one zone', scope: 'uptime', ...ELASTICACHE, note: 'Read as a copy.' },
  memcachedMultiZone: collected(99.9, 'Memcached nodes in two or more zones', 'uptime'),
  s3Standard: {
    percent: 99.9,
    configuration: 'standard class',
    scope: 'requests',
    ...S3,
    note: 'Durability is another figure.',
  },
  s3Infrequent: {
    percent: 99,
    configuration: 'infrequent access or tiered class',
    scope: 'requests',
    ...S3,
    note: 'Durability is another figure.',
  },
  efsRegional: { percent: 99.99, configuration: 'several zones', scope: 'uptime', ...EFS, note: '' },
  efsOneZone: { percent: 99.9, configuration: 'one zone', scope: 'uptime', ...EFS, note: '' },
  sqs: collected(99.9, 'queue', 'requests'),
  sns: collected(99.9, 'topic', 'requests'),
  kinesis: collected(99.9, 'stream', 'requests'),
  stepFunctions: collected(99.9, 'state machine', 'requests'),
  kms: collected(99.999, 'keys', 'requests'),
  cloudhsm: collected(99.95, 'modules in two or more zones', 'uptime'),
  secretsManager: collected(99.9, 'secrets', 'requests'),
  parameterStore: collected(99.9, 'parameters', 'requests'),
  cloudtrail: collected(99.9, 'trail', 'requests'),
  guardduty: collected(99.9, 'detector', 'uptime'),
  cloudwatch: collected(99.9, 'metrics, logs and alarms', 'requests'),
  backup: collected(99.9, 'backup jobs', 'requests'),
  ecr: collected(99.9, 'registry', 'requests'),
} as const satisfies Record<string, Sla>
