import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, isKind } from '../terraform/entries'
import {
  homeOf,
  idOf,
  NAME,
  type Piece,
  pascal,
  type Resource,
  resource,
  shared,
  slotOf,
  standing,
  tags,
  toSet,
  whereOf,
  why,
} from './plan'
import { policy } from './policy'
import {
  ACCOUNT,
  att,
  type Expression,
  PARTITION,
  type Properties,
  ref,
  text,
  type Value,
  type Where,
  when,
} from './value'

/** What a key is for: with one key it is for everything, with more each purpose has its own. */
export type Purpose = 'data' | 'messages' | 'logs'
const PURPOSES: readonly Purpose[] = ['data', 'messages', 'logs']

function purposesOf(plan: Plan): readonly Purpose[] {
  const most = Math.max(1, ...entriesOf(plan, 'encryption-key').map(({ resource: { keys } }) => keys))
  return PURPOSES.slice(0, Math.min(most, PURPOSES.length))
}

const suffixOf = (plan: Plan, purpose: Purpose) =>
  purpose !== 'data' && purposesOf(plan).includes(purpose) ? pascal(purpose) : ''

type Key = EntryOf<'encryption-key'>

const keyName = (plan: Plan, { label }: Key, purpose: Purpose) => `${idOf(label, 'Key')}${suffixOf(plan, purpose)}`

/** The keys of a region, by environment: the design's own there, else replicas of the first, so that copies of data can be read there. */
function keysIn(plan: Plan, slot: number): readonly { key: Key; replica: number | null }[] {
  if (slot < 0) return []
  const keys = entriesOf(plan, 'encryption-key')
  const local = keys.filter((key) => slotOf(plan, key) === slot)
  if (local.length > 0) return local.map((key) => ({ key, replica: null }))
  // A key in a CloudHSM store can't have replicas in other regions.
  return keys.filter(({ resource: { hardware } }) => !hardware).map((key) => ({ key, replica: slot }))
}

/** Environments that have a key of their own in the region; the others use AWS's. */
export const keyWhere = (plan: Plan, slot: number): Where =>
  keysIn(plan, slot).reduce((mask, { key }) => mask | whereOf(key), 0)

export function keyArn(plan: Plan, slot: number, purpose: Purpose = 'data'): Expression | null {
  const options = keysIn(plan, slot).map(({ key, replica }) => {
    const id = `${keyName(plan, key, purpose)}${replica === null ? '' : `Replica${replica}`}`
    return key.resource.hardware ? ref(id) : att(id, 'Arn')
  })
  const [first] = options
  if (!first) return null
  return options.length === 1 ? first : { fn: 'either', options }
}

/** The region's key where the environment has one, else what AWS uses by itself. */
export function keyOr(plan: Plan, slot: number, otherwise: Value, purpose: Purpose = 'data'): Value {
  const arn = keyArn(plan, slot, purpose)
  return arn === null ? otherwise : when(keyWhere(plan, slot), arn, otherwise)
}

/** `KmsKeyId: …` under whatever name the resource calls it; nothing with AWS-managed keys. */
export function encryptedBy(plan: Plan, slot: number, property: string, purpose: Purpose = 'data'): Properties {
  const arn = keyArn(plan, slot, purpose)
  return arn === null ? {} : { [property]: arn }
}

/** Every key that a program in the region may need. */
export const keysOf = (plan: Plan, slot: number): Value[] =>
  purposesOf(plan).flatMap((purpose) => keyArn(plan, slot, purpose) ?? [])

export function encryptionKey(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const home = homeOf(plan, entry)
  if (entry.resource.hardware) return hardware(plan, entry)
  const slots = plan.otherRegions
    .map((_, index) => index + 1)
    .filter(
      (slot) =>
        standing(plan, slot) !== 0 && !entriesOf(plan, 'encryption-key').some((key) => slotOf(plan, key) === slot),
    )
  const isOrigin = home.slot === 0 && slots.length > 0
  return purposesOf(plan).flatMap((purpose): Resource[] => {
    const id = keyName(plan, entry, purpose)
    const description = text`${purpose === 'data' ? 'Data' : pascal(purpose)} of ${NAME}`
    return [
      resource(
        home,
        'security',
        id,
        'AWS::KMS::Key',
        {
          Description: description,
          EnableKeyRotation: true,
          ...(isOrigin ? { MultiRegion: true } : {}),
          PendingWindowInDays: 30,
          KeyPolicy: keyPolicy(plan),
          Tags: tags(entry),
        },
        { comment: purpose === 'data' ? why(plan, entry) : '', keep: 'Retain' },
      ),
      resource(home, 'security', `${id}Alias`, 'AWS::KMS::Alias', {
        AliasName: text`alias/${NAME}-${purpose}`,
        TargetKeyId: ref(id),
      }),
      ...(isOrigin ? slots : []).map((slot) =>
        resource(
          { slot, where: home.where & standing(plan, slot) },
          'security',
          `${id}Replica${slot}`,
          'AWS::KMS::ReplicaKey',
          {
            Description: description,
            PrimaryKeyArn: att(id, 'Arn'),
            PendingWindowInDays: 30,
            KeyPolicy: keyPolicy(plan),
          },
          {
            comment: 'The same key material in the other region, so that copies made there can be opened there.',
            keep: 'Retain',
          },
        ),
      ),
    ]
  })
}

/** CloudFormation can make neither a CloudHSM cluster nor a key in its key store, so the reader does and gives the key. */
function hardware(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const home = homeOf(plan, entry)
  return purposesOf(plan).map((purpose) => {
    const id = keyName(plan, entry, purpose)
    const parameter = toSet(
      plan,
      home,
      `${id}Arn`,
      `ARN of the key for ${purpose} in the CloudHSM key store; see the README for how it is made.`,
      {
        pattern: '^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[0-9a-f-]+$',
        constraint: 'The ARN of a KMS key.',
        example: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
      },
    )
    return shared(home, 'security', id, parameter, false)
  })
}

/** The account's administrators manage the key through IAM; the services below encrypt with it on this account's behalf. */
function keyPolicy(plan: Plan): Value {
  const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']
  const service = (sid: string, principal: string, actions: readonly string[]): Value => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: actions,
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  })
  const has = (kind: Parameters<typeof isKind>[1]) => plan.entries.some((entry) => isKind(entry, kind))
  return policy(
    {
      Sid: 'Administration',
      Effect: 'Allow',
      Principal: { AWS: text`arn:${PARTITION}:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'LogGroups',
      Effect: 'Allow',
      Principal: { Service: 'logs.amazonaws.com' },
      Action: use,
      Resource: '*',
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': text`arn:${PARTITION}:logs:*:${ACCOUNT}:log-group:*` },
      },
    },
    service('Alarms', 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*']),
    service('Topics', 'sns.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*']),
    ...(has('machine-group')
      ? [
          // Auto Scaling starts machines with a role of its own, which reaches the key only through EC2.
          {
            Sid: 'Volumes',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: [...use, 'kms:CreateGrant'],
            Resource: '*',
            Condition: {
              StringEquals: { 'kms:CallerAccount': ACCOUNT },
              StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' },
            },
          },
        ]
      : []),
    ...(has('audit-trail')
      ? [service('AuditTrail', 'cloudtrail.amazonaws.com', ['kms:DescribeKey', 'kms:GenerateDataKey*'])]
      : []),
    ...(has('content-delivery')
      ? [service('ContentDelivery', 'cloudfront.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'])]
      : []),
  )
}
