import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind } from '../terraform/entries'
import { encryptedBy, keyOr, keyWhere } from './keys'
import {
  derived,
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  pascal,
  resource,
  size,
  slotOf,
  type Told,
  tags,
  whereOf,
  why,
} from './plan'
import { policy } from './policy'
import { att, ref, text, type Value, when } from './value'

/** SQS keeps a message for at most 14 days. */
const LONGEST_SECONDS = 1_209_600

export const queueId = (label: string) => idOf(label, 'Queue')

export function queue(plan: Plan, entry: EntryOf<'queue'>): Piece[] {
  const { label, resource: design } = entry
  const home = homeOf(plan, entry)
  const id = queueId(label)
  const failed = queueId(`${label}_failed`)
  const name = (of: string): Value => (design.ordered ? text`${NAME}-${of}.fifo` : named(of))
  const fifo = design.ordered ? { FifoQueue: true } : {}
  const key = encryptedBy(plan, home.slot, 'KmsMasterKeyId', 'messages')
  const keyed = keyWhere(plan, home.slot)
  const safety = { ...key, SqsManagedSseEnabled: when(whereOf(entry) & ~keyed, true) }
  const topics = entriesOf(plan, 'topic').filter(
    ({ resource: { subscriberIds, region } }) => region === design.region && subscriberIds.includes(entry.id),
  )
  const told: Told = {
    ...home,
    output: `${pascal(label)}Url`,
    description: `Address of ${design.label}.`,
    value: ref(id),
  }
  return [
    ...(design.deadLetter
      ? [
          resource(
            home,
            'data',
            failed,
            'AWS::SQS::Queue',
            {
              QueueName: name(`${entry.id}-failed`),
              ...fifo,
              MessageRetentionPeriod: LONGEST_SECONDS,
              ...safety,
              Tags: tags(entry, named(`${entry.id}-failed`)),
            },
            { comment: 'Messages that failed five times wait here for a person, for 14 days.' },
          ),
        ]
      : []),
    resource(
      home,
      'data',
      id,
      'AWS::SQS::Queue',
      {
        QueueName: name(entry.id),
        ...fifo,
        ...(design.ordered
          ? {
              ContentBasedDeduplication: true,
              DeduplicationScope: 'messageGroup',
              FifoThroughputLimit: 'perMessageGroupId',
            }
          : {}),
        VisibilityTimeout: slowestReader(plan, entry),
        MessageRetentionPeriod: LONGEST_SECONDS,
        ReceiveMessageWaitTimeSeconds: 20,
        ...safety,
        ...(design.deadLetter
          ? { RedrivePolicy: { deadLetterTargetArn: att(failed, 'Arn'), maxReceiveCount: 5 } }
          : {}),
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
    resource(home, 'data', `${id}Policy`, 'AWS::SQS::QueuePolicy', {
      Queues: [ref(id)],
      PolicyDocument: policy(
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: att(id, 'Arn'),
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        ...topics.map((topic) =>
          when(whereOf(topic), {
            Sid: `From${pascal(topic.label)}`,
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: att(id, 'Arn'),
            Condition: { ArnEquals: { 'aws:SourceArn': ref(topicId(topic.label)) } },
          }),
        ),
      ),
    }),
    told,
  ]
}

/** Six times the function's time limit, as Lambda asks of a queue that feeds it; else long enough for a slow job. */
function slowestReader(plan: Plan, entry: EntryOf<'queue'>): Value {
  const near = plan.connections.flatMap(({ from, to }) => (to === entry.id ? [from] : from === entry.id ? [to] : []))
  const reader = near
    .flatMap((id) => findEntries(plan, id))
    .find((other): other is EntryOf<'function'> => isKind(other, 'function') && other.resource.role === 'worker')
  if (!reader) return 300
  const limit = derived(plan, reader, 'timeout_seconds_times_6', ({ timeout_seconds }) => Number(timeout_seconds) * 6)
  return when(whereOf(reader), limit, 300)
}

export const topicId = (label: string) => idOf(label, 'Topic')

export function topic(plan: Plan, entry: EntryOf<'topic'>): Piece[] {
  const { label, resource: design } = entry
  const id = topicId(label)
  const subscribers = design.subscriberIds
    .flatMap((subscriber) => findEntries(plan, subscriber))
    .filter((target): target is EntryOf<'queue'> => isKind(target, 'queue') && target.resource.region === design.region)
  return [
    resource(
      homeOf(plan, entry),
      'data',
      id,
      'AWS::SNS::Topic',
      { TopicName: named(entry.id), KmsMasterKeyId: snsKey(plan, slotOf(plan, entry)), Tags: tags(entry) },
      { comment: why(plan, entry) },
    ),
    ...subscribers.map((target) =>
      resource(
        homeOf(plan, entry, target),
        'data',
        `${pascal(label)}To${pascal(target.label)}`,
        'AWS::SNS::Subscription',
        {
          TopicArn: ref(id),
          Protocol: 'sqs',
          Endpoint: att(queueId(target.label), 'Arn'),
          RawMessageDelivery: true,
        },
      ),
    ),
  ]
}

/** SNS's own key where there is no other. */
const snsKey = (plan: Plan, slot: number): Value => keyOr(plan, slot, 'alias/aws/sns', 'messages')

export function stream(plan: Plan, entry: EntryOf<'stream'>): Piece[] {
  const home = homeOf(plan, entry)
  const id = idOf(entry.label, 'Stream')
  const told: Told = {
    ...home,
    output: `${pascal(entry.label)}Name`,
    description: `Name of ${entry.resource.label}.`,
    value: ref(id),
  }
  return [
    resource(
      home,
      'data',
      id,
      'AWS::Kinesis::Stream',
      {
        Name: named(entry.id),
        ShardCount: size(plan, entry, 'shards'),
        RetentionPeriodHours: size(plan, entry, 'retention_hours'),
        StreamEncryption: {
          EncryptionType: 'KMS',
          KeyId: keyOr(plan, home.slot, 'alias/aws/kinesis', 'messages'),
        },
        DesiredShardLevelMetrics: ['IteratorAgeMilliseconds', 'WriteProvisionedThroughputExceeded'],
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    told,
  ]
}
