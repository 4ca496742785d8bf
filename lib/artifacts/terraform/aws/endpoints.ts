import type { Kind } from '@/lib/design/model'
import type { EntryOf, Plan } from '../entries'
import { findEntries } from '../entries'

/**
 * AWS PrivateLink service names by what a design can reach: the last part of `com.amazonaws.<region>.<name>`.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html (not re-read: an assumption).
 */
const NAMES: Partial<Record<Kind, readonly string[]>> = {
  'object-store': ['s3'],
  'key-value-store': ['dynamodb'],
  queue: ['sqs'],
  topic: ['sns'],
  stream: ['kinesis-streams'],
  workflow: ['states'],
  'secret-store': ['secretsmanager'],
  'encryption-key': ['kms'],
  'log-store': ['logs'],
  monitoring: ['monitoring'],
  'container-registry': ['ecr.api', 'ecr.dkr'],
  'feature-flag-store': ['ssm'],
}

/** Words a design may use for the service itself. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  secrets: ['secretsmanager'],
  registry: ['ecr.api', 'ecr.dkr'],
  parameters: ['ssm'],
  ecr: ['ecr.api', 'ecr.dkr'],
  cloudwatch: ['logs', 'monitoring'],
  'cloudwatch-logs': ['logs'],
  'secrets-manager': ['secretsmanager'],
  kinesis: ['kinesis-streams'],
  'step-functions': ['states'],
  ecs: ['ecs', 'ecs-agent', 'ecs-telemetry'],
}

export function serviceNamesOf(plan: Plan, { resource }: EntryOf<'network-endpoint'>): string[] {
  const names = resource.reaches.flatMap((reached) => {
    const [target] = findEntries(plan, reached)
    const word = reached
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-')
      .replace(/^(?:amazon|aws)-/, '')
    return (
      (target ? NAMES[target.resource.kind] : undefined) ??
      NAMES[word as Kind] ??
      WORDS[word] ?? [word.replaceAll(/[^a-z0-9.-]/g, '')]
    )
  })
  return [...new Set(names)].filter(Boolean).sort()
}
