import { azureSameEverywhere } from './skus/azure'

/**
 * What to do where a region has no row of its own. Most services follow the region's general price level, which is measured by a
 * basket of SKUs; these are the exceptions.
 */
type Exceptions = {
  /** Services charged at one price wherever the resource is. */
  same: ReadonlySet<string>
  /** Services whose price feed is complete, so a size that it does not list for a region is not sold there and no price is made up. */
  complete: ReadonlySet<string>
  /** The basket that measures a service's price level, where it is not that of virtual machines. */
  baskets: Readonly<Record<string, string>>
}

/**
 * AWS. Global by design: Route 53, CloudFront, Global Accelerator, WAF, Shield Advanced and public certificates. EKS, public IPv4
 * addresses, Secrets Manager, Lambda, SQS, SNS and ECR cost the same to the last digit in the rows read for us-east-1 and eu-west-1
 * (2024-07 to 2026-10). That they, and KMS, CloudTrail, Config, X-Ray, Parameter Store and the services without a charge of their own
 * (ECS, Batch), cost the same elsewhere is our assumption; the note on the price says so.
 */
const aws: Exceptions = {
  same: new Set([
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
  ]),
  complete: new Set([
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
  ]),
  baskets: {
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
  },
}

/**
 * Google Cloud. Its own rows are global for DNS, CDN, Armor, KMS, Pub/Sub, Secret Manager, Logging, Build and Artifact Registry. The fee
 * of a GKE cluster is the same everywhere; the price of a machine behind Cloud NAT agrees with the ceiling of a gateway (32 × 0.0014),
 * which was read as the same in all 15 regions (2026-07-30).
 */
const gcp: Exceptions = { same: new Set(['gke', 'cloud-nat']), complete: new Set(), baskets: {} }

/**
 * Azure. The fees of AKS, NAT gateways, public addresses and Private Link were read as the same in every region for which there is a
 * row (2026-08-15), or come from a source that calls their meters global; that the regions without a row agree is our assumption.
 */
const azure: Exceptions = {
  same: new Set([...azureSameEverywhere, 'aks', 'public-ip', 'load-balancer', 'dns', 'front-door', 'front-door-waf']),
  complete: new Set(),
  baskets: {},
}

const EXCEPTIONS: Readonly<Record<string, Exceptions>> = { aws, gcp, azure }

export type Fallback = { how: 'same' } | { how: 'none' } | { how: 'ratio'; basket: string }

export const fallbackFor = (sku: string): Fallback => {
  const [provider = '', service = '', item = ''] = sku.split('/')
  const exceptions = EXCEPTIONS[provider]
  if (!exceptions) return { how: 'none' }
  if (exceptions.same.has(service)) return { how: 'same' }
  if (exceptions.complete.has(service) && item.includes('.')) return { how: 'none' }
  return { how: 'ratio', basket: exceptions.baskets[service] ?? 'vm_on_demand' }
}
