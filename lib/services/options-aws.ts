import type { Topic } from '@/lib/decisions/decide-all'

/** What an option of a decision is called at AWS; an option that is not a service of its own is named by what it means there. */
const NAMES: { readonly [T in Topic]?: { readonly [option: string]: string } } = {
  provider: { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' },
  compute: {
    'static-hosting': 'Amazon S3 and CloudFront',
    functions: 'AWS Lambda',
    'paas-web': 'AWS Elastic Beanstalk',
    'containers-managed': 'Amazon ECS on AWS Fargate',
    batch: 'AWS Batch on AWS Fargate',
    'containers-on-vms': 'Amazon ECS on Amazon EC2',
    'vm-group': 'Amazon EC2 Auto Scaling',
    'spot-vm-group': 'Amazon EC2 Spot in an Auto Scaling group',
    'vm-single': 'Amazon EC2',
    kubernetes: 'Amazon EKS',
  },
  database: {
    'relational-single': 'Amazon RDS, one zone',
    'relational-multi-zone': 'Amazon RDS Multi-AZ',
    'relational-high-tier': 'Amazon Aurora',
    'relational-global-async': 'Amazon Aurora with a copy in a second region',
    'distributed-sql': 'Amazon Aurora DSQL',
    'self-managed': 'A database on Amazon EC2',
    'key-value': 'Amazon DynamoDB',
    'key-value-global': 'Amazon DynamoDB global tables',
    document: 'Amazon DocumentDB',
    'time-series': 'Amazon Timestream for InfluxDB',
    analytics: 'Amazon Redshift Serverless',
  },
  search: { 'in-database': 'PostgreSQL full-text search', managed: 'Amazon OpenSearch Service' },
  vector: { 'in-database': 'pgvector in PostgreSQL', managed: 'Amazon OpenSearch Service' },
  cache: { redis: 'Amazon ElastiCache for Valkey', memcached: 'Amazon ElastiCache for Memcached' },
  'database-scaling': {
    pooler: 'Amazon RDS Proxy',
    'read-replicas': 'Read replicas',
    'read-replicas-and-pooler': 'Read replicas and Amazon RDS Proxy',
  },
  'object-storage': {
    standard: 'Amazon S3 Standard',
    tiered: 'Amazon S3 with lifecycle rules',
    'tiered-replicated': 'Amazon S3 with lifecycle rules and replication',
  },
  'file-storage': { 'shared-file-system': 'Amazon EFS' },
  messaging: {
    'work-queue': 'Amazon SQS',
    'pub-sub': 'Amazon SNS and SQS',
    'ordered-stream': 'Amazon Kinesis Data Streams',
    workflow: 'AWS Step Functions',
  },
  'load-balancing': {
    'built-in': 'The machine’s own address',
    'api-gateway': 'Amazon API Gateway',
    application: 'Application Load Balancer',
    network: 'Network Load Balancer',
    global: 'AWS Global Accelerator',
  },
  cdn: { edge: 'Amazon CloudFront' },
  dns: {
    simple: 'Amazon Route 53',
    'health-checked': 'Amazon Route 53 with a health check',
    failover: 'Amazon Route 53 failover records',
    'latency-routed': 'Amazon Route 53 latency records',
  },
  'network-layout': {
    'public-only': 'Amazon VPC, public subnets',
    'private-single-nat': 'Amazon VPC with one NAT gateway',
    'private-nat-per-zone': 'Amazon VPC with a NAT gateway in each zone',
    'private-endpoints-only': 'Amazon VPC with endpoints only',
  },
  'zone-topology': { 'single-zone': 'One Availability Zone', 'multi-zone': 'Several Availability Zones' },
  'region-topology': { 'single-region': 'One AWS Region', 'multi-region': 'Two AWS Regions' },
  'disaster-recovery': {
    none: 'Rebuild from code',
    'backup-and-restore': 'Backup and restore',
    'pilot-light': 'Pilot light',
    'warm-standby': 'Warm standby',
    'hot-standby': 'Hot standby',
    'active-active': 'Active/active',
  },
  scaling: {
    fixed: 'A fixed number',
    metric: 'Target tracking',
    schedule: 'Scheduled scaling, then target tracking',
    predictive: 'Predictive scaling',
  },
  deployment: { recreate: 'Recreate', rolling: 'Rolling', 'blue-green': 'Blue/green', canary: 'Canary' },
  'feature-flags': { 'release-toggles': 'AWS Systems Manager Parameter Store' },
}

const SAME_TABLE: { readonly [T in Topic]?: Topic } = {
  'database-nosql': 'database',
  'database-timeseries': 'database',
  'database-warehouse': 'database',
}

export const awsOptionName = (topic: Topic, option: string): string =>
  NAMES[SAME_TABLE[topic] ?? topic]?.[option] ?? 'Not needed'
