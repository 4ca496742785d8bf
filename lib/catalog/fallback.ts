/**
 * What to do where a region has no row of its own. Most services follow the region's general price level, which is measured by a
 * basket of SKUs; these are the exceptions.
 */

/**
 * Charged at one price wherever the resource is. Global by design: Route 53, CloudFront, Global Accelerator, WAF, Shield Advanced and
 * public certificates. EKS, public IPv4 addresses, Secrets Manager, Lambda, SQS, SNS and ECR cost the same to the last digit in the
 * rows read for us-east-1 and eu-west-1 (2024-07 to 2026-10). That they, and KMS, CloudTrail, Config, X-Ray, Parameter Store and the
 * services without a charge of their own (ECS, Batch), cost the same elsewhere is our assumption; the note on the price says so.
 */
const SAME_EVERYWHERE = new Set([
  'route53',
  'cloudfront',
  'global-accelerator',
  'waf',
  'shield-advanced',
  'acm',
  'eks',
  'ecs',
  'public-ipv4',
  'secrets-manager',
  'kms',
  'lambda',
  'sqs',
  'sns',
  'ecr',
  'cloudtrail',
  'config',
  'xray',
  'ssm-parameter-store',
  'batch',
])

/** A node type that a complete price feed does not list for a region is not sold there, so no price is made up for it. */
const COMPLETE_FEEDS = new Set([
  'rds-postgres',
  'rds-mysql',
  'rds-sqlserver',
  'rds-oracle',
  'elasticache-redis',
  'elasticache-valkey',
  'elasticache-memcached',
  'opensearch',
  'msk',
  'mq-rabbitmq',
  'mq-activemq',
])

const BASKETS: Readonly<Record<string, string>> = {
  rds: 'rds_postgres',
  'rds-proxy': 'rds_postgres',
  'aurora-dsql': 'rds_postgres',
  aurora: 'rds_postgres',
  documentdb: 'rds_postgres',
  elasticache: 'elasticache',
  'elasticache-redis': 'elasticache',
  'elasticache-valkey': 'elasticache',
  'elasticache-memcached': 'elasticache',
  opensearch: 'opensearch',
  ebs: 'ebs',
  efs: 'ebs',
  s3: 'ebs',
  backup: 'ebs',
}

export type Fallback = { how: 'same' } | { how: 'none' } | { how: 'ratio'; basket: string }

export const fallbackFor = (sku: string): Fallback => {
  const [, service = '', item = ''] = sku.split('/')
  if (SAME_EVERYWHERE.has(service)) return { how: 'same' }
  if (COMPLETE_FEEDS.has(service) && item.includes('.')) return { how: 'none' }
  return { how: 'ratio', basket: BASKETS[service] ?? 'vm_on_demand' }
}
