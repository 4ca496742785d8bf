import type { EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { own, pieces, why } from '../expressions'
import { code, json, nested, ref, resource } from '../hcl'
import { encryptedBy } from './encryption'
import { groupOf } from './groups'
import { inRegion, placed, tags } from './placing'

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
