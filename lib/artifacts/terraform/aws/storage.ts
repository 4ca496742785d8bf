import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, ownPath, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { encryptionKeyArn } from './encryption'
import { placed, tags } from './placing'
import { replication, replicationRole } from './replication'

export type Bucket = EntryOf<'object-store'>

const account = ref('data.aws_caller_identity.current.account_id')

/** Bucket names are shared by all of AWS, so the account's number is part of them. */
const bucketName = (id: string, region: Value | null): Value =>
  region ? text`${ref('var.name')}-${id}-${account}-${region}` : text`${ref('var.name')}-${id}-${account}`

export function objectStore(plan: Plan, entry: Bucket): Piece[] {
  const { label, resource: store } = entry
  const bucket = own(entry, 'aws_s3_bucket', label, 'id')
  const isLogs = store.use === 'logs'
  return [
    ...pieces(
      'data.tf',
      ...closedBucket(
        entry,
        label,
        bucketName(entry.id, entry.regionVariable ? ref(entry.regionVariable) : null),
        { ...tags(entry) },
        why(plan, entry),
      ),
      // Load balancers write their logs only with S3's own key.
      encryption(plan, entry, label, isLogs),
      resource('aws_s3_bucket_versioning', label, {
        ...placed(entry),
        bucket,
        versioning_configuration: nested({ status: store.versioned || store.replicatesTo ? 'Enabled' : 'Suspended' }),
      }),
      resource('aws_s3_bucket_lifecycle_configuration', label, {
        ...placed(entry),
        bucket,
        rule: nested(...lifecycle(entry)),
      }),
      resource('aws_s3_bucket_policy', label, {
        ...placed(entry),
        bucket,
        policy: json({
          Version: '2012-10-17',
          Statement: [...secureTransport(entry, label), ...readers(plan, entry), ...(isLogs ? logWriters(entry) : [])],
        }),
      }),
      ...replication(plan, entry),
    ),
    ...replicationRole(plan, entry),
  ]
}

function closedBucket(entry: Entry, label: string, name: Value, tagged: Body, comment = ''): Block[] {
  const bucket = own(entry, 'aws_s3_bucket', label, 'id')
  return [
    resource(
      'aws_s3_bucket',
      label,
      { ...placed(entry), bucket: name, force_destroy: code('!local.is_production'), ...tagged },
      comment,
    ),
    resource('aws_s3_bucket_public_access_block', label, {
      ...placed(entry),
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_s3_bucket_ownership_controls', label, {
      ...placed(entry),
      bucket,
      rule: nested({ object_ownership: 'BucketOwnerEnforced' }),
    }),
  ]
}

function encryption(plan: Plan, entry: Entry, label: string, plain: boolean): Block {
  const key = plain ? null : encryptionKeyArn(plan, entry.resource.region)
  const rule: Body = key
    ? {
        bucket_key_enabled: true,
        apply_server_side_encryption_by_default: nested({ sse_algorithm: 'aws:kms', kms_master_key_id: ref(key) }),
      }
    : { apply_server_side_encryption_by_default: nested({ sse_algorithm: 'AES256' }) }
  return resource('aws_s3_bucket_server_side_encryption_configuration', label, {
    ...placed(entry),
    bucket: own(entry, 'aws_s3_bucket', label, 'id'),
    rule: nested(rule),
  })
}

const secureTransport = (entry: Entry, label: string): Value[] => [
  {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [own(entry, 'aws_s3_bucket', label, 'arn'), text`${own(entry, 'aws_s3_bucket', label, 'arn')}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
]

/** CloudFront reads on behalf of this distribution and no other. */
function readers(plan: Plan, entry: Bucket): Value[] {
  return entriesOf(plan, 'content-delivery')
    .filter(({ id }) => plan.connections.some(({ from, to }) => from === id && to === entry.id))
    .map((delivery) => ({
      Sid: 'ContentDelivery',
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: text`${own(entry, 'aws_s3_bucket', entry.label, 'arn')}/*`,
      Condition: {
        StringEquals: { 'aws:SourceArn': ref(ownPath(delivery, 'aws_cloudfront_distribution', delivery.label, 'arn')) },
      },
    }))
}

const logWriters = (entry: Bucket): Value[] =>
  ['logdelivery.elasticloadbalancing.amazonaws.com', 'delivery.logs.amazonaws.com'].map((service) => ({
    Sid: service.startsWith('logdelivery') ? 'LoadBalancerLogs' : 'DeliveredLogs',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: service.startsWith('logdelivery') ? 's3:PutObject' : ['s3:GetBucketAcl', 's3:PutObject'],
    Resource: [
      own(entry, 'aws_s3_bucket', entry.label, 'arn'),
      text`${own(entry, 'aws_s3_bucket', entry.label, 'arn')}/*`,
    ],
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  }))

/** Days an overwritten or deleted file can be brought back. */
const OLD_VERSION_DAYS = 30

/** Days that access logs are kept where no other period is given. */
const ACCESS_LOG_DAYS = 90

function lifecycle({ resource: { lifecycle: steps, use } }: Bucket): Body[] {
  const transitions: Body[] = [
    ...(steps.toInfrequentAfterDays === null
      ? []
      : [{ days: Math.max(30, steps.toInfrequentAfterDays), storage_class: 'STANDARD_IA' }]),
    ...(steps.toArchiveAfterDays === null
      ? []
      : [{ days: Math.max(30, steps.toArchiveAfterDays), storage_class: 'GLACIER' }]),
  ]
  return [
    {
      id: 'old-versions',
      status: 'Enabled',
      filter: nested({}),
      abort_incomplete_multipart_upload: nested({ days_after_initiation: 7 }),
      noncurrent_version_expiration: nested({ noncurrent_days: OLD_VERSION_DAYS }),
    },
    ...(transitions.length > 0
      ? [{ id: 'cooler-classes', status: 'Enabled', filter: nested({}), transition: nested(...transitions) }]
      : []),
    ...(use === 'logs' || use === 'telemetry'
      ? [{ id: 'end-of-life', status: 'Enabled', filter: nested({}), expiration: nested({ days: ACCESS_LOG_DAYS }) }]
      : []),
  ]
}

export const auditBucketBlocks = (
  plan: Plan,
  entry: Entry,
  label: string,
  id: string,
  statements: Value[],
  days: Value,
): Block[] => {
  const bucket = own(entry, 'aws_s3_bucket', label, 'id')
  return [
    ...closedBucket(entry, label, bucketName(id, null), { tags: { Name: named(id), Component: entry.id } }),
    encryption(plan, entry, label, false),
    resource('aws_s3_bucket_versioning', label, {
      ...placed(entry),
      bucket,
      versioning_configuration: nested({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_lifecycle_configuration', label, {
      ...placed(entry),
      bucket,
      rule: nested({
        id: 'end-of-life',
        status: 'Enabled',
        filter: nested({}),
        expiration: nested({ days }),
        noncurrent_version_expiration: nested({ noncurrent_days: OLD_VERSION_DAYS }),
      }),
    }),
    resource('aws_s3_bucket_policy', label, {
      ...placed(entry),
      bucket,
      policy: json({ Version: '2012-10-17', Statement: [...secureTransport(entry, label), ...statements] }),
    }),
  ]
}
