import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind } from '../terraform/entries'
import { keyArn, keyWhere } from './keys'
import {
  bucketId,
  bucketPolicyId,
  type Home,
  homeOf,
  idOf,
  NAME,
  type Piece,
  pascal,
  type Resource,
  resource,
  type Stack,
  slotOf,
  type Told,
  tags,
  whereOf,
  why,
} from './plan'
import { allow, policy } from './policy'
import { inline, role, roleArn } from './roles'
import {
  ACCOUNT,
  att,
  type Expression,
  onceKnown,
  PARTITION,
  type Properties,
  REGION,
  ref,
  text,
  type Value,
  when,
} from './value'

export type Bucket = EntryOf<'object-store'>

/** Bucket names are shared by all of AWS, so the account's number is part of them. */
const bucketName = (id: string, isElsewhere: boolean): Value =>
  isElsewhere ? text`${NAME}-${id}-${ACCOUNT}-${REGION}` : text`${NAME}-${id}-${ACCOUNT}`

export function objectStore(plan: Plan, entry: Bucket): Piece[] {
  const { label, resource: store } = entry
  const home = homeOf(plan, entry)
  const isLogs = store.use === 'logs'
  const told: Told = {
    ...home,
    output: `${pascal(label)}Bucket`,
    description: `Bucket of ${store.label}.`,
    value: ref(bucketId(label)),
  }
  return [
    bucket(
      plan,
      entry,
      'data',
      bucketName(entry.id, entry.regionVariable !== null),
      {
        // Load balancers write their logs only with S3's own key.
        BucketEncryption: encryption(plan, entry, isLogs),
        VersioningConfiguration: { Status: store.versioned || store.replicatesTo ? 'Enabled' : 'Suspended' },
        LifecycleConfiguration: { Rules: lifecycle(entry) },
        ...replication(plan, entry),
        Tags: tags(entry),
      },
      why(plan, entry),
    ),
    bucketPolicy(home, 'data', label, [...readers(plan, entry), ...(isLogs ? logWriters(label) : [])]),
    ...replicationRole(plan, entry),
    told,
  ]
}

/** Closed to the public in every way that S3 knows. */
export function bucket(
  plan: Plan,
  entry: Entry,
  stack: Stack,
  name: Value,
  properties: Properties,
  comment: string,
): Resource {
  return resource(
    homeOf(plan, entry),
    stack,
    bucketId(entry.label),
    'AWS::S3::Bucket',
    {
      BucketName: name,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      ...properties,
    },
    { comment, keep: 'Retain' },
  )
}

export const bucketPolicy = (home: Home, stack: Stack, label: string, statements: readonly Value[]): Resource =>
  resource(home, stack, bucketPolicyId(label), 'AWS::S3::BucketPolicy', {
    Bucket: ref(bucketId(label)),
    PolicyDocument: policy(
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [att(bucketId(label), 'Arn'), text`${att(bucketId(label), 'Arn')}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      ...statements,
    ),
  })

export function encryption(plan: Plan, entry: Entry, isPlain: boolean): Properties {
  const slot = slotOf(plan, entry)
  const key = isPlain ? null : keyArn(plan, slot)
  const byS3 = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }
  return {
    ServerSideEncryptionConfiguration: [
      key === null
        ? byS3
        : when(
            keyWhere(plan, slot),
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
            byS3,
          ),
    ],
  }
}

/** CloudFront reads on behalf of this distribution and no other. */
const readers = (plan: Plan, entry: Bucket): Value[] =>
  entriesOf(plan, 'content-delivery')
    .filter(({ id }) => plan.connections.some(({ from, to }) => from === id && to === entry.id))
    .map((delivery) =>
      when(whereOf(delivery), {
        Sid: 'ContentDelivery',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: text`${att(bucketId(entry.label), 'Arn')}/*`,
        Condition: {
          StringEquals: {
            'aws:SourceArn': text`arn:${PARTITION}:cloudfront::${ACCOUNT}:distribution/${ref(idOf(delivery.label, 'Distribution'))}`,
          },
        },
      }),
    )

const logWriters = (label: string): Value[] =>
  ['logdelivery.elasticloadbalancing.amazonaws.com', 'delivery.logs.amazonaws.com'].map((service) => ({
    Sid: service.startsWith('logdelivery') ? 'LoadBalancerLogs' : 'DeliveredLogs',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: service.startsWith('logdelivery') ? 's3:PutObject' : ['s3:GetBucketAcl', 's3:PutObject'],
    Resource: [att(bucketId(label), 'Arn'), text`${att(bucketId(label), 'Arn')}/*`],
    Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
  }))

/** Days an overwritten or deleted file can be brought back. */
const OLD_VERSION_DAYS = 30

/** Days that access logs are kept where no other period is given. */
const ACCESS_LOG_DAYS = 90

function lifecycle({ resource: { lifecycle: steps, use } }: Bucket): Properties[] {
  const step = (days: number | null, StorageClass: string): Properties[] =>
    days === null ? [] : [{ TransitionInDays: Math.max(30, days), StorageClass }]
  const transitions = [
    ...step(steps.toInfrequentAfterDays, 'STANDARD_IA'),
    ...step(steps.toArchiveAfterDays, 'GLACIER'),
  ]
  return [
    {
      Id: 'old-versions',
      Status: 'Enabled',
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      NoncurrentVersionExpiration: { NoncurrentDays: OLD_VERSION_DAYS },
    },
    ...(transitions.length > 0 ? [{ Id: 'cooler-classes', Status: 'Enabled', Transitions: transitions }] : []),
    ...(use === 'logs' || use === 'telemetry'
      ? [{ Id: 'end-of-life', Status: 'Enabled', ExpirationInDays: ACCESS_LOG_DAYS }]
      : []),
  ]
}

export const endOfLife = (days: Value): Properties => ({
  Rules: [
    {
      Id: 'end-of-life',
      Status: 'Enabled',
      ExpirationInDays: days,
      NoncurrentVersionExpiration: { NoncurrentDays: OLD_VERSION_DAYS },
    },
  ],
})

const targetOf = (plan: Plan, { resource: { replicatesTo } }: Bucket): Bucket | undefined =>
  replicatesTo === null
    ? undefined
    : findEntries(plan, replicatesTo).find((other): other is Bucket => isKind(other, 'object-store'))

/** Copies arrive in the other region within 15 minutes, which S3 commits to. They start once the bucket there is known. */
function replication(plan: Plan, entry: Bucket): Properties {
  const target = targetOf(plan, entry)
  if (!target) return {}
  const key = keyArn(plan, slotOf(plan, target))
  const arn = att(bucketId(target.label), 'Arn')
  const rules: Properties = {
    Role: roleArn(idOf(entry.label, 'ReplicationRole')),
    Rules: [
      {
        Id: 'everything',
        Status: 'Enabled',
        Priority: 0,
        Filter: { Prefix: '' },
        DeleteMarkerReplication: { Status: 'Enabled' },
        ...(keyArn(plan, slotOf(plan, entry)) === null
          ? {}
          : { SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } } }),
        Destination: {
          Bucket: arn,
          StorageClass: 'STANDARD_IA',
          ...(key === null ? {} : { EncryptionConfiguration: { ReplicaKmsKeyID: key } }),
          Metrics: { Status: 'Enabled', EventThreshold: { Minutes: 15 } },
          ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
        },
      },
    ],
  }
  return { ReplicationConfiguration: when(whereOf(target), bothKnown(arn, key, rules)) }
}

const bothKnown = (arn: Expression, key: Expression | null, inside: Value): Value =>
  onceKnown(arn, key === null ? inside : onceKnown(key, inside))

function replicationRole(plan: Plan, entry: Bucket): Resource[] {
  const target = targetOf(plan, entry)
  if (!target) return []
  const home = homeOf(plan, entry, target)
  const id = idOf(entry.label, 'ReplicationRole')
  // The bucket names its role and the role would name the bucket: the name of the bucket breaks the circle.
  const source = text`arn:${PARTITION}:s3:::${bucketName(entry.id, entry.regionVariable !== null)}`
  const keys = [keyArn(plan, slotOf(plan, entry)), keyArn(plan, slotOf(plan, target))]
  const [from, to] = keys
  return [
    role(home, 'data', id, `${entry.id}-replication`, 's3.amazonaws.com', []),
    inline(home, 'data', `${id}Policy`, id, 'replicate', [
      allow(['s3:GetReplicationConfiguration', 's3:ListBucket'], [source]),
      allow(
        ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
        [text`${source}/*`],
      ),
      allow(
        ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
        [text`${att(bucketId(target.label), 'Arn')}/*`],
      ),
      ...(from ? [when(keyWhere(plan, slotOf(plan, entry)), allow(['kms:Decrypt'], [from]))] : []),
      ...(to ? [when(keyWhere(plan, slotOf(plan, target)), allow(['kms:Encrypt', 'kms:GenerateDataKey'], [to]))] : []),
    ]),
  ]
}

export const auditName = (id: string) => bucketName(id, false)
