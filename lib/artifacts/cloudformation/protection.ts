import type { EntryOf, Plan } from '../terraform/entries'
import { idFor } from './from-terraform'
import { encryptedBy } from './keys'
import {
  bucketId,
  bucketPolicyId,
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  resource,
  size,
  slotOf,
  tagMap,
  tags,
  whereOf,
  why,
} from './plan'
import { role, roleArn } from './roles'
import { auditName, bucket, bucketPolicy, encryption, endOfLife } from './storage'
import { ACCOUNT, att, onceKnown, PARTITION, type Properties, REGION, ref, text, type Value, when } from './value'

/** Empty until somebody writes it: no template and no parameter file holds a value. */
export function secretStore(plan: Plan, entry: EntryOf<'secret-store'>): Piece[] {
  return [
    resource(
      homeOf(plan, entry),
      'security',
      idOf(entry.label, 'Secret'),
      'AWS::SecretsManager::Secret',
      {
        Name: text`${NAME}/application`,
        Description: 'Secrets of the application itself; their values are written after the first deployment',
        ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
        Tags: tags(entry, text`${NAME}/application`),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
  ]
}

export function auditTrail(plan: Plan, entry: EntryOf<'audit-trail'>): Piece[] {
  const { label } = entry
  const home = homeOf(plan, entry)
  const trail = text`arn:${PARTITION}:cloudtrail:${REGION}:${ACCOUNT}:trail/${NAME}-${entry.id}`
  const allowed = (Sid: string, Action: string, Resource: Value): Properties => ({
    Sid,
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action,
    Resource,
    Condition: { StringEquals: { 'aws:SourceArn': trail } },
  })
  const arn = att(bucketId(label), 'Arn')
  return [
    bucket(
      plan,
      entry,
      'security',
      auditName(entry.id),
      {
        BucketEncryption: encryption(plan, entry, false),
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: endOfLife(size(plan, entry, 'retention_days')),
        Tags: tags(entry),
      },
      '',
    ),
    bucketPolicy(home, 'security', label, [
      allowed('TrailChecks', 's3:GetBucketAcl', arn),
      allowed('TrailWrites', 's3:PutObject', text`${arn}/AWSLogs/${ACCOUNT}/*`),
    ]),
    resource(
      home,
      'security',
      idOf(label, 'Trail'),
      'AWS::CloudTrail::Trail',
      {
        TrailName: named(entry.id),
        S3BucketName: ref(bucketId(label)),
        IsLogging: true,
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        EnableLogFileValidation: true,
        ...encryptedBy(plan, slotOf(plan, entry), 'KMSKeyId', 'logs'),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: [bucketPolicyId(label)] },
    ),
  ]
}

export const threatDetection = (plan: Plan, entry: EntryOf<'threat-detection'>): Piece[] => [
  resource(
    homeOf(plan, entry),
    'security',
    idOf(entry.label, 'Detector'),
    'AWS::GuardDuty::Detector',
    {
      Enable: true,
      FindingPublishingFrequency: 'FIFTEEN_MINUTES',
      Features: ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS'].map((Name) => ({
        Name,
        Status: 'ENABLED',
      })),
      Tags: tags(entry),
    },
    { comment: why(plan, entry) },
  ),
]

export function backupVault(plan: Plan, entry: EntryOf<'backup-vault'>): Piece[] {
  const { label, resource: vault } = entry
  const home = homeOf(plan, entry)
  // A vault in another region receives copies; the backups themselves are made beside the data.
  const isRemote = home.slot !== 0
  const beside = { ...home, slot: 0 }
  const id = idOf(label, 'Vault')
  const source = isRemote ? idOf(`${label}_source`, 'Vault') : id
  const planId = idOf(label, 'BackupPlan')
  const roleId = idOf(label, 'Role')
  const days = size(plan, entry, 'retention_days')
  const kept = vault.protects.flatMap((protectedId) =>
    plan.entries
      .filter((other) => other.id === protectedId)
      .flatMap((other): Value[] => {
        const arn = arnOf(other.resource, other.label)
        return arn === null ? [] : [when(whereOf(other), arn)]
      }),
  )
  const rule: Properties = {
    RuleName: 'daily',
    TargetBackupVault: ref(source),
    ScheduleExpression: 'cron(0 3 * * ? *)',
    StartWindowMinutes: 60,
    CompletionWindowMinutes: 300,
    Lifecycle: { DeleteAfterDays: isRemote ? 35 : days },
    ...(isRemote
      ? {
          CopyActions: [
            onceKnown(att(id, 'BackupVaultArn'), {
              DestinationBackupVaultArn: att(id, 'BackupVaultArn'),
              Lifecycle: { DeleteAfterDays: days },
            }),
          ],
        }
      : {}),
  }
  return [
    resource(
      home,
      'data',
      id,
      'AWS::Backup::BackupVault',
      {
        BackupVaultName: named(entry.id),
        ...encryptedBy(plan, home.slot, 'EncryptionKeyArn'),
        // Nobody deletes a backup in its first week: not by mistake and not with stolen keys.
        LockConfiguration: { MinRetentionDays: 7 },
        BackupVaultTags: tagMap(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    ...(isRemote
      ? [
          resource(
            beside,
            'data',
            source,
            'AWS::Backup::BackupVault',
            { BackupVaultName: named(`${entry.id}-source`), ...encryptedBy(plan, 0, 'EncryptionKeyArn') },
            { comment: 'Backups are made beside the data and copied from here.', keep: 'Retain' },
          ),
        ]
      : []),
    role(beside, 'data', roleId, entry.id, 'backup.amazonaws.com', [
      'service-role/AWSBackupServiceRolePolicyForBackup',
      'service-role/AWSBackupServiceRolePolicyForRestores',
    ]),
    resource(beside, 'data', planId, 'AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanName: named(entry.id), BackupPlanRule: [rule] },
    }),
    resource(beside, 'data', `${planId}Selection`, 'AWS::Backup::BackupSelection', {
      BackupPlanId: ref(planId),
      BackupSelection: { SelectionName: named(entry.id), IamRoleArn: roleArn(roleId), Resources: kept },
    }),
  ]
}

/** The ARN of something that a vault protects. */
function arnOf(design: Plan['entries'][number]['resource'], label: string): Value | null {
  switch (design.kind) {
    case 'relational-database': {
      if (design.class === 'distributed') return att(idFor('aws_dsql_cluster', label), 'ResourceArn')
      return design.class === 'high'
        ? att(idFor('aws_rds_cluster', label), 'DBClusterArn')
        : att(idFor('aws_db_instance', label), 'DBInstanceArn')
    }
    case 'key-value-store':
      return att(idFor('aws_dynamodb_table', label), 'Arn')
    case 'document-database':
      return text`arn:${PARTITION}:rds:${REGION}:${ACCOUNT}:cluster:${ref(idFor('aws_docdb_cluster', label))}`
    case 'file-system':
      return att(idFor('aws_efs_file_system', label), 'Arn')
    case 'object-store':
      return att(bucketId(label), 'Arn')
    default:
      return null
  }
}
