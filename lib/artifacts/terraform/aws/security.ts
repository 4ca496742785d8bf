import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { inRegion, placed, tags } from './placing'
import { managedPolicy, serviceRole } from './roles'
import { auditBucketBlocks } from './storage'

export function secretStore(plan: Plan, entry: EntryOf<'secret-store'>): Piece[] {
  const names = entry.condition ? `toset(${entry.condition} ? var.secret_names : [])` : 'var.secret_names'
  return [
    placeholder({
      name: 'secret_names',
      type: 'set(string)',
      description:
        'Secrets of the application itself: their values are set outside Terraform, so that no state file holds them.',
      validation: {
        condition: 'alltrue([for name in var.secret_names : can(regex("^[A-Za-z0-9/_-]{1,100}$", name))])',
        message: 'Use letters, digits, slashes, hyphens and underscores.',
      },
      example: '["application"]',
      fallback: ['application'],
    }),
    ...pieces(
      'security.tf',
      resource(
        'aws_secretsmanager_secret',
        entry.label,
        {
          for_each: code(names),
          ...inRegion(entry),
          name: text`${ref('var.name')}/${ref('each.key')}`,
          recovery_window_in_days: code('local.is_production ? 30 : 0'),
          ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
          tags: { Name: text`${ref('var.name')}/${ref('each.key')}`, Component: entry.id },
        },
        why(plan, entry),
      ),
    ),
  ]
}

export function auditTrail(plan: Plan, entry: EntryOf<'audit-trail'>): Piece[] {
  const { label } = entry
  const bucket = own(entry, 'aws_s3_bucket', label, 'arn')
  const trail = text`arn:${ref('data.aws_partition.current.partition')}:cloudtrail:${ref(entry.regionVariable ?? 'var.region')}:${ref('data.aws_caller_identity.current.account_id')}:trail/${ref('var.name')}-${entry.id}`
  const condition = { StringEquals: { 'aws:SourceArn': trail } }
  const principal = { Service: 'cloudtrail.amazonaws.com' }
  const statements = [
    {
      Sid: 'TrailChecks',
      Effect: 'Allow',
      Principal: principal,
      Action: 's3:GetBucketAcl',
      Resource: bucket,
      Condition: condition,
    },
    {
      Sid: 'TrailWrites',
      Effect: 'Allow',
      Principal: principal,
      Action: 's3:PutObject',
      Resource: text`${bucket}/AWSLogs/${ref('data.aws_caller_identity.current.account_id')}/*`,
      Condition: condition,
    },
  ]
  return pieces(
    'security.tf',
    ...auditBucketBlocks(plan, entry, label, entry.id, statements, size(entry, 'retention_days')),
    resource(
      'aws_cloudtrail',
      label,
      {
        ...placed(entry),
        name: named(entry.id),
        s3_bucket_name: own(entry, 'aws_s3_bucket', label, 'id'),
        is_multi_region_trail: true,
        include_global_service_events: true,
        enable_log_file_validation: true,
        ...encryptedBy(plan, entry.resource.region, 'kms_key_id', 'logs'),
        ...tags(entry),
        depends_on: [ref(`aws_s3_bucket_policy.${label}`)],
      },
      why(plan, entry),
    ),
  )
}

export function threatDetection(plan: Plan, entry: EntryOf<'threat-detection'>): Piece[] {
  const { label } = entry
  const isEnabled = entry.condition
    ? `toset(${entry.condition} ? ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"] : [])`
    : 'toset(["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"])'
  return pieces(
    'security.tf',
    resource(
      'aws_guardduty_detector',
      label,
      {
        ...placed(entry),
        enable: true,
        finding_publishing_frequency: noted(
          'FIFTEEN_MINUTES',
          'An account has one detector a region: import it first if yours has one already.',
        ),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('aws_guardduty_detector_feature', label, {
      for_each: code(isEnabled),
      ...inRegion(entry),
      detector_id: own(entry, 'aws_guardduty_detector', label, 'id'),
      name: ref('each.key'),
      status: 'ENABLED',
    }),
  )
}

export function backupVault(plan: Plan, entry: EntryOf<'backup-vault'>): Piece[] {
  const { label, resource: vault } = entry
  // A vault in another region receives copies; the backups themselves are made beside the data.
  const isRemote = entry.regionVariable !== null
  const source = isRemote ? `${label}_source` : label
  const role = own(entry, 'aws_iam_role', label, 'arn')
  const local = { condition: entry.condition, regionVariable: null }
  const count = counted(entry)
  const arns = vault.protects.flatMap((id) => protectedArn(plan, entry, id))
  const list = arns.some(({ mayBeNull }) => mayBeNull)
    ? code(`compact([${arns.map(({ path }) => path).join(', ')}])`)
    : arns.map(({ path }) => ref(path))
  const vaultBlock = (name: string, region: string, where: object, comment = '') =>
    resource(
      'aws_backup_vault',
      name,
      {
        ...count,
        ...where,
        name: named(name === label ? entry.id : `${entry.id}-source`),
        ...encryptedBy(plan, region, 'kms_key_arn'),
        ...(name === label ? tags(entry) : {}),
      },
      comment,
    )
  return [
    ...pieces(
      'backup.tf',
      vaultBlock(label, vault.region, inRegion(entry), why(plan, entry)),
      ...(isRemote
        ? [
            vaultBlock(
              source,
              plan.first.regions[0]?.id ?? vault.region,
              {},
              'Backups are made beside the data and copied from here.',
            ),
          ]
        : []),
      resource(
        'aws_backup_vault_lock_configuration',
        label,
        {
          ...count,
          ...inRegion(entry),
          backup_vault_name: own(entry, 'aws_backup_vault', label, 'name'),
          min_retention_days: 7,
        },
        'Nobody deletes a backup in its first week: not by mistake and not with stolen keys.',
      ),
      resource('aws_backup_plan', label, {
        ...count,
        name: named(entry.id),
        rule: nested({
          rule_name: 'daily',
          target_vault_name: own(entry, 'aws_backup_vault', source, 'name'),
          schedule: 'cron(0 3 * * ? *)',
          start_window: 60,
          completion_window: 300,
          lifecycle: nested({
            delete_after: isRemote ? 35 : size(entry, 'retention_days'),
            opt_in_to_archive_for_supported_resources: false,
          }),
          ...(isRemote
            ? {
                copy_action: nested({
                  destination_vault_arn: own(entry, 'aws_backup_vault', label, 'arn'),
                  lifecycle: nested({
                    delete_after: size(entry, 'retention_days'),
                    opt_in_to_archive_for_supported_resources: false,
                  }),
                }),
              }
            : {}),
        }),
      }),
      resource('aws_backup_selection', label, {
        ...count,
        name: named(entry.id),
        plan_id: own(local, 'aws_backup_plan', label, 'id'),
        iam_role_arn: role,
        resources: list,
      }),
    ),
    ...pieces(
      'iam.tf',
      serviceRole(entry, label, named(entry.id), 'backup.amazonaws.com'),
      managedPolicy(entry, label, `${label}_backup`, 'service-role/AWSBackupServiceRolePolicyForBackup'),
      managedPolicy(entry, label, `${label}_restore`, 'service-role/AWSBackupServiceRolePolicyForRestores'),
    ),
  ]
}

/** The ARN of something the vault protects. */
function protectedArn(plan: Plan, reader: EntryOf<'backup-vault'>, id: string): { path: string; mayBeNull: boolean }[] {
  return plan.entries
    .filter((entry) => entry.id === id)
    .flatMap((entry) => {
      const type = arnType(entry.resource)
      if (type === null) return []
      const condition = entry.condition === null || entry.condition === reader.condition
      const path =
        entry.condition === null
          ? `${type}.${entry.label}.arn`
          : condition
            ? `${type}.${entry.label}[0].arn`
            : `one(${type}.${entry.label}[*].arn)`
      return [{ path, mayBeNull: !condition }]
    })
}

function arnType(resource: Plan['entries'][number]['resource']): string | null {
  switch (resource.kind) {
    case 'relational-database':
      return resource.class === 'distributed'
        ? 'aws_dsql_cluster'
        : resource.class === 'high'
          ? 'aws_rds_cluster'
          : 'aws_db_instance'
    case 'key-value-store':
      return 'aws_dynamodb_table'
    case 'document-database':
      return 'aws_docdb_cluster'
    case 'file-system':
      return 'aws_efs_file_system'
    case 'object-store':
      return 'aws_s3_bucket'
    default:
      return null
  }
}
