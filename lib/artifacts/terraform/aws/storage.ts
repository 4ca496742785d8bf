import type { Block, Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { encryptedBy, encryptionKeyArn } from './encryption'
import type { Entry, EntryOf, Plan } from './entries'
import { entriesOf, findEntries, isKind, networkOf } from './entries'
import type { Piece } from './expressions'
import { conditionOf, counted, inRegion, named, own, ownPath, pieces, placed, tags, why } from './expressions'
import { groupOf } from './groups'
import { serviceRole } from './roles'

type Bucket = EntryOf<'object-store'>

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
    ...(use === 'logs'
      ? [{ id: 'end-of-life', status: 'Enabled', filter: nested({}), expiration: nested({ days: ACCESS_LOG_DAYS }) }]
      : []),
  ]
}

const targetOf = (plan: Plan, { resource: { replicatesTo } }: Bucket): Bucket | undefined =>
  replicatesTo === null
    ? undefined
    : findEntries(plan, replicatesTo).find((other): other is Bucket => isKind(other, 'object-store'))

function replication(plan: Plan, entry: Bucket): Block[] {
  const target = targetOf(plan, entry)
  if (!target) return []
  const { label } = entry
  const sourceKey = encryptionKeyArn(plan, entry.resource.region)
  const targetKey = encryptionKeyArn(plan, target.resource.region)
  const destination: Body = {
    bucket: own(target, 'aws_s3_bucket', target.label, 'arn'),
    storage_class: 'STANDARD_IA',
    ...(targetKey ? { encryption_configuration: nested({ replica_kms_key_id: ref(targetKey) }) } : {}),
    metrics: nested({ status: 'Enabled', event_threshold: nested({ minutes: 15 }) }),
    replication_time: nested({ status: 'Enabled', time: nested({ minutes: 15 }) }),
  }
  return [
    resource(
      'aws_s3_bucket_replication_configuration',
      label,
      {
        ...placed(entry, target),
        bucket: own(entry, 'aws_s3_bucket', label, 'id'),
        role: own({ condition: conditionOf(entry, target) }, 'aws_iam_role', `${label}_replication`, 'arn'),
        rule: nested({
          id: 'everything',
          status: 'Enabled',
          priority: 0,
          filter: nested({}),
          delete_marker_replication: nested({ status: 'Enabled' }),
          ...(sourceKey
            ? { source_selection_criteria: nested({ sse_kms_encrypted_objects: nested({ status: 'Enabled' }) }) }
            : {}),
          destination: nested(destination),
        }),
        depends_on: [ref(`aws_s3_bucket_versioning.${label}`), ref(`aws_s3_bucket_versioning.${target.label}`)],
      },
      'Copies arrive in the other region within 15 minutes, which S3 commits to.',
    ),
  ]
}

function replicationRole(plan: Plan, entry: Bucket): Piece[] {
  const target = targetOf(plan, entry)
  if (!target) return []
  const owner = { condition: conditionOf(entry, target) }
  const role = `${entry.label}_replication`
  const source = own(entry, 'aws_s3_bucket', entry.label, 'arn')
  const keys = [encryptionKeyArn(plan, entry.resource.region), encryptionKeyArn(plan, target.resource.region)]
  return pieces(
    'iam.tf',
    serviceRole(owner, role, named(`${entry.id}-replication`), 's3.amazonaws.com'),
    resource('aws_iam_role_policy', role, {
      ...counted(owner),
      name: 'replicate',
      role: own(owner, 'aws_iam_role', role, 'id'),
      policy: json({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: [source] },
          {
            Effect: 'Allow',
            Action: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
            Resource: [text`${source}/*`],
          },
          {
            Effect: 'Allow',
            Action: ['s3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
            Resource: [text`${own(target, 'aws_s3_bucket', target.label, 'arn')}/*`],
          },
          ...(keys[0] ? [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: [ref(keys[0])] }] : []),
          ...(keys[1]
            ? [{ Effect: 'Allow', Action: ['kms:Encrypt', 'kms:GenerateDataKey'], Resource: [ref(keys[1])] }]
            : []),
        ],
      }),
    }),
  )
}

export function fileSystem(plan: Plan, entry: EntryOf<'file-system'>): Piece[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  if (!home) return []
  const id = own(entry, 'aws_efs_file_system', label, 'id')
  const tier = home.resource.subnets.some((subnet) => subnet.tier === 'data') ? 'data' : 'app'
  const subnets = `aws_subnet.${home.label}_${tier}`
  return pieces(
    'data.tf',
    resource(
      'aws_efs_file_system',
      label,
      {
        ...placed(entry),
        encrypted: true,
        ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
        throughput_mode: code(`var.${label}.throughput_mibps > 0 ? "provisioned" : "elastic"`),
        provisioned_throughput_in_mibps: code(
          `var.${label}.throughput_mibps > 0 ? var.${label}.throughput_mibps : null`,
        ),
        lifecycle_policy: nested(
          { transition_to_ia: 'AFTER_30_DAYS' },
          { transition_to_primary_storage_class: 'AFTER_1_ACCESS' },
        ),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('aws_efs_mount_target', label, {
      for_each: code(
        entry.condition ? `{ for zone, subnet in ${subnets} : zone => subnet if ${entry.condition} }` : subnets,
      ),
      ...inRegion(entry),
      file_system_id: id,
      subnet_id: ref('each.value.id'),
      security_groups: group ? [ref(group.path)] : [],
    }),
    resource('aws_efs_access_point', label, {
      ...placed(entry),
      file_system_id: id,
      posix_user: nested({ uid: 1000, gid: 1000 }),
      root_directory: nested({
        path: '/app',
        creation_info: nested({ owner_uid: 1000, owner_gid: 1000, permissions: '0750' }),
      }),
    }),
    resource('aws_efs_file_system_policy', label, {
      ...placed(entry),
      file_system_id: id,
      policy: json({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'MountTargetsOnly',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
            Resource: own(entry, 'aws_efs_file_system', label, 'arn'),
            Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: '*',
            Resource: own(entry, 'aws_efs_file_system', label, 'arn'),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      }),
    }),
    resource('aws_efs_backup_policy', label, {
      ...placed(entry),
      file_system_id: id,
      backup_policy: nested({ status: code(`var.${label}.backups ? "ENABLED" : "DISABLED"`) }),
    }),
  )
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
    ...closedBucket(entry, label, bucketName(id, null), { tags: { Name: named(id) } }),
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
