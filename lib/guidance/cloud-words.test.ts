import { expect, test } from 'vitest'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { migration } from './migration'
import { observability } from './observability'
import { operations } from './operations'
import { pipeline } from './pipeline'
import { securityChecklist } from './security'
import { everyPlanOn } from './testing'

/** Words that belong to another cloud. "Bucket" is Google's word as well as Amazon's. */
const FOREIGN: { readonly [P in Provider]: RegExp } = {
  aws: /\b(Google|gcloud|Azure|Cloud Run|Cloud SQL|BigQuery|GKE|AKS|Entra|Key Vault|Cosmos|super administrator)\b/,
  gcp: /\b(AWS|Amazon|CloudWatch|CloudTrail|CloudFront|S3|EC2|ECS|EKS|RDS|IAM role|Lambda|Route 53|DynamoDB|Aurora|Fargate|SQS|SNS|GuardDuty|ARN|security groups?|root user|shards?|Azure|AKS|Entra|Key Vault|Cosmos)\b/i,
  azure:
    /\b(AWS|Amazon|CloudWatch|CloudTrail|CloudFront|S3|EC2|ECS|EKS|RDS|IAM role|Lambda|Route 53|DynamoDB|Aurora|Fargate|SQS|SNS|GuardDuty|ARN|(?<!network )security groups?|root user|shards?|bucket|Google|gcloud|Cloud Run|Cloud SQL|BigQuery|GKE)\b/i,
}

test.each(
  PROVIDERS.flatMap((provider) => everyPlanOn(provider).map(([name, plan]) => [provider, name, plan] as const)),
)('%s: what is said about %s names no service of another cloud', (provider, _, { requirements, decisions, design }) => {
  const said = [
    securityChecklist(requirements, design),
    observability(requirements, decisions, design),
    pipeline(requirements, decisions, design),
    operations(requirements, decisions, design),
    migration(requirements, decisions, design),
  ].flatMap(texts)
  expect(said.filter((text) => FOREIGN[provider].test(text))).toEqual([])
})

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('https://') ? [] : [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}
