import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, size, why } from '../expressions'
import type { Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { encryptedBy, encryptionKeyArn } from './encryption'
import { placed, tags } from './placing'

export function queue(plan: Plan, entry: EntryOf<'queue'>): Piece[] {
  const { label, resource: design } = entry
  const failed = `${label}_failed`
  const fifo = design.ordered ? { fifo_queue: true } : {}
  const name = (id: string): Value => (design.ordered ? text`${ref('var.name')}-${id}.fifo` : named(id))
  const key = encryptedBy(plan, design.region, 'kms_master_key_id', 'messages')
  const safety: Body = Object.keys(key).length > 0 ? key : { sqs_managed_sse_enabled: true }
  const topics = entriesOf(plan, 'topic').filter(
    ({ resource: { subscriberIds, region } }) => region === design.region && subscriberIds.includes(entry.id),
  )
  const longest = slowestReader(plan, entry)
  return pieces(
    'messaging.tf',
    resource(
      'aws_sqs_queue',
      label,
      {
        ...placed(entry),
        name: name(entry.id),
        ...fifo,
        ...(design.ordered
          ? {
              content_based_deduplication: true,
              deduplication_scope: 'messageGroup',
              fifo_throughput_limit: 'perMessageGroupId',
            }
          : {}),
        visibility_timeout_seconds: longest,
        message_retention_seconds: 1_209_600,
        receive_wait_time_seconds: 20,
        ...safety,
        ...(design.deadLetter
          ? {
              redrive_policy: json({
                deadLetterTargetArn: own(entry, 'aws_sqs_queue', failed, 'arn'),
                maxReceiveCount: 5,
              }),
            }
          : {}),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    design.deadLetter
      ? resource(
          'aws_sqs_queue',
          failed,
          {
            ...placed(entry),
            name: name(`${entry.id}-failed`),
            ...fifo,
            message_retention_seconds: 1_209_600,
            ...safety,
            tags: { Name: named(`${entry.id}-failed`), Component: entry.id },
          },
          'Messages that failed five times wait here for a person, for 14 days.',
        )
      : null,
    resource('aws_sqs_queue_policy', label, {
      ...placed(entry),
      queue_url: own(entry, 'aws_sqs_queue', label, 'url'),
      policy: json({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: own(entry, 'aws_sqs_queue', label, 'arn'),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
          ...topics.map((topic) => ({
            Sid: 'Topic',
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: own(entry, 'aws_sqs_queue', label, 'arn'),
            Condition: { ArnEquals: { 'aws:SourceArn': own(topic, 'aws_sns_topic', topic.label, 'arn') } },
          })),
        ],
      }),
    }),
  )
}

/** Six times the function's time limit, as Lambda asks of a queue that feeds it; else long enough for a slow job. */
function slowestReader(plan: Plan, entry: EntryOf<'queue'>): Value {
  const near = plan.connections.flatMap(({ from, to }) => (to === entry.id ? [from] : from === entry.id ? [to] : []))
  const readers = near
    .flatMap((id) => findEntries(plan, id))
    .filter((other): other is EntryOf<'function'> => isKind(other, 'function') && other.resource.role === 'worker')
  const [reader] = readers
  if (!reader) return 300
  const limit = `var.${reader.label}.timeout_seconds * 6`
  return code(reader.condition ? `${reader.condition} ? ${limit} : 300` : limit)
}

export function topic(plan: Plan, entry: EntryOf<'topic'>): Piece[] {
  const { label, resource: design } = entry
  const subscribers = design.subscriberIds
    .flatMap((id) => findEntries(plan, id))
    .filter((target): target is EntryOf<'queue'> => isKind(target, 'queue') && target.resource.region === design.region)
  const arn = own(entry, 'aws_sns_topic', label, 'arn')
  return pieces(
    'messaging.tf',
    resource(
      'aws_sns_topic',
      label,
      { ...placed(entry), name: named(entry.id), kms_master_key_id: snsKey(plan, design.region), ...tags(entry) },
      why(plan, entry),
    ),
    ...subscribers.map((target) =>
      resource('aws_sns_topic_subscription', `${label}_to_${target.label}`, {
        ...placed(entry, target),
        topic_arn: arn,
        protocol: 'sqs',
        endpoint: own(target, 'aws_sqs_queue', target.label, 'arn'),
        raw_message_delivery: true,
      }),
    ),
  )
}

/** SNS's own key where there is no other. */
export function snsKey(plan: Plan, region: string): Value {
  const key = encryptionKeyArn(plan, region, 'messages')
  return key ? ref(key) : 'alias/aws/sns'
}

export function stream(plan: Plan, entry: EntryOf<'stream'>): Piece[] {
  const key = encryptionKeyArn(plan, entry.resource.region, 'messages')
  return pieces(
    'messaging.tf',
    resource(
      'aws_kinesis_stream',
      entry.label,
      {
        ...placed(entry),
        name: named(entry.id),
        shard_count: size(entry, 'shards'),
        retention_period: size(entry, 'retention_hours'),
        encryption_type: 'KMS',
        kms_key_id: key ? ref(key) : 'alias/aws/kinesis',
        shard_level_metrics: ['IteratorAgeMilliseconds', 'WriteProvisionedThroughputExceeded'],
        stream_mode_details: nested({ stream_mode: 'PROVISIONED' }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}
