import type { Kind } from '@/lib/design/model'

/** What a kind is called at AWS; a variant that is not listed has the kind's own name. */
export const awsServiceName = (kind: Kind, variant?: string): string => {
  const [name, variants] = NAMES[kind]
  return (variant === undefined ? undefined : variants?.[variant]) ?? name
}

type Variants = Readonly<Record<string, string>>

const NAMES: Readonly<Record<Kind, readonly [string, Variants?]>> = {
  'dns-zone': ['Amazon Route 53'],
  'content-delivery': ['Amazon CloudFront'],
  'web-firewall': ['AWS WAF'],
  network: ['Amazon VPC'],
  'nat-gateway': ['NAT gateway'],
  'network-endpoint': [
    'VPC interface endpoint',
    { gateway: 'VPC gateway endpoint', interface: 'VPC interface endpoint' },
  ],
  'load-balancer': [
    'Application Load Balancer',
    { application: 'Application Load Balancer', network: 'Network Load Balancer' },
  ],
  'api-gateway': [
    'Amazon API Gateway',
    {
      http: 'Amazon API Gateway (HTTP API)',
      rest: 'Amazon API Gateway (REST API)',
      websocket: 'Amazon API Gateway (WebSocket API)',
    },
  ],
  'container-service': [
    'Amazon ECS on AWS Fargate',
    {
      serverless: 'Amazon ECS on AWS Fargate',
      machines: 'Amazon ECS on Amazon EC2',
      kubernetes: 'Workloads on Amazon EKS',
      'containers-managed': 'Amazon ECS on AWS Fargate',
      'containers-on-vms': 'Amazon ECS on Amazon EC2',
    },
  ],
  'container-cluster': ['Amazon EKS'],
  'machine-group': [
    'Amazon EC2 Auto Scaling',
    {
      nodes: 'Amazon EKS managed node group',
      capacity: 'Amazon ECS capacity provider (EC2)',
      single: 'Amazon EC2',
      postgresql: 'PostgreSQL on Amazon EC2',
      mysql: 'MySQL on Amazon EC2',
      sqlserver: 'SQL Server on Amazon EC2',
      oracle: 'Oracle on Amazon EC2',
    },
  ],
  'app-platform': ['AWS Elastic Beanstalk'],
  function: ['AWS Lambda'],
  'batch-environment': ['AWS Batch on AWS Fargate', { machines: 'AWS Batch on Amazon EC2' }],
  'relational-database': [
    'Amazon RDS',
    {
      postgresql: 'Amazon RDS for PostgreSQL',
      mysql: 'Amazon RDS for MySQL',
      sqlserver: 'Amazon RDS for SQL Server',
      oracle: 'Amazon RDS for Oracle',
      high: 'Amazon Aurora',
      'high-postgresql': 'Amazon Aurora PostgreSQL',
      'high-mysql': 'Amazon Aurora MySQL',
      distributed: 'Amazon Aurora DSQL',
      'distributed-postgresql': 'Amazon Aurora DSQL',
    },
  ],
  'key-value-store': ['Amazon DynamoDB', { global: 'Amazon DynamoDB global tables' }],
  'document-database': ['Amazon DocumentDB'],
  'time-series-database': ['Amazon Timestream for InfluxDB'],
  'data-warehouse': ['Amazon Redshift Serverless'],
  'search-engine': ['Amazon OpenSearch Service'],
  cache: [
    'Amazon ElastiCache for Valkey',
    { redis: 'Amazon ElastiCache for Valkey', memcached: 'Amazon ElastiCache for Memcached' },
  ],
  'object-store': ['Amazon S3'],
  'file-system': ['Amazon EFS'],
  'connection-pooler': ['Amazon RDS Proxy'],
  queue: ['Amazon SQS', { ordered: 'Amazon SQS FIFO' }],
  topic: ['Amazon SNS'],
  stream: ['Amazon Kinesis Data Streams'],
  workflow: ['AWS Step Functions', { express: 'AWS Step Functions Express' }],
  'encryption-key': ['AWS KMS', { hardware: 'AWS KMS with AWS CloudHSM' }],
  'secret-store': ['AWS Secrets Manager'],
  'audit-trail': ['AWS CloudTrail'],
  'threat-detection': ['Amazon GuardDuty'],
  'log-store': ['Amazon CloudWatch Logs'],
  monitoring: ['Amazon CloudWatch'],
  'backup-vault': ['AWS Backup'],
  'container-registry': ['Amazon ECR'],
  'feature-flag-store': ['AWS Systems Manager Parameter Store'],
}
