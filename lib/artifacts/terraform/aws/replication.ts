import type { Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces } from '../expressions'
import type { Block, Body } from '../hcl'
import { json, nested, ref, resource, text } from '../hcl'
import { encryptionKeyArn } from './encryption'
import { placed } from './placing'
import { serviceRole } from './roles'
import type { Bucket } from './storage'

const targetOf = (plan: Plan, { resource: { replicatesTo } }: Bucket): Bucket | undefined =>
  replicatesTo === null
    ? undefined
    : findEntries(plan, replicatesTo).find((other): other is Bucket => isKind(other, 'object-store'))

export function replication(plan: Plan, entry: Bucket): Block[] {
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

export function replicationRole(plan: Plan, entry: Bucket): Piece[] {
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
