import type { EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder, size, why } from '../expressions'
import type { Body } from '../hcl'
import { code, dynamic, nested, ref, resource, text } from '../hcl'
import { encryptedBy, encryptionKeyArn } from './encryption'
import { groupOf } from './groups'
import { subnetIds } from './network'
import { inRegion, placed, tags } from './placing'

export function keyValueStore(plan: Plan, entry: EntryOf<'key-value-store'>): Piece[] {
  const { label, resource: store } = entry
  const replicas = store.replicaRegions.map((region) => ({
    region_name: regionName(plan, region),
    point_in_time_recovery: true,
    propagate_tags: true,
    ...replicaKey(plan, region),
  }))
  return pieces(
    'data.tf',
    resource(
      'aws_dynamodb_table',
      label,
      {
        ...placed(entry),
        name: named(entry.id),
        billing_mode: 'PAY_PER_REQUEST',
        hash_key: 'pk',
        range_key: 'sk',
        ...(replicas.length > 0 ? { stream_enabled: true, stream_view_type: 'NEW_AND_OLD_IMAGES' } : {}),
        deletion_protection_enabled: ref('local.is_production'),
        attribute: nested({ name: 'pk', type: 'S' }, { name: 'sk', type: 'S' }),
        point_in_time_recovery: nested({ enabled: size(entry, 'point_in_time_recovery') }),
        server_side_encryption: nested({ enabled: true, ...encryptedBy(plan, store.region, 'kms_key_arn') }),
        ttl: nested({ attribute_name: 'expires_at', enabled: true }),
        ...(replicas.length > 0 ? { replica: replicasOf(entry, replicas) } : {}),
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}

/** Only environments whose design asks for copies have them. */
function replicasOf(entry: EntryOf<'key-value-store'>, replicas: readonly Body[]): Body[string] {
  const production = entry.bySize.length > 1
  const [first] = replicas
  return production && first ? dynamic(code('local.is_production ? [1] : []'), first) : nested(...replicas)
}

const regionName = (plan: Plan, region: string) => {
  const other = plan.otherRegions.find(({ id }) => id === region)
  return other ? ref(`var.${other.variable}`) : region
}

const replicaKey = (plan: Plan, region: string): Body => {
  const key = encryptionKeyArn(plan, region)
  return key ? { kms_key_arn: ref(key) } : {}
}

export function documentDatabase(plan: Plan, entry: EntryOf<'document-database'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  if (!home) return []
  const { label } = entry
  return pieces(
    'data.tf',
    resource('aws_docdb_subnet_group', label, {
      ...placed(entry),
      name: named(entry.id),
      subnet_ids: code(subnetIds(home, 'data')),
    }),
    resource(
      'aws_docdb_cluster',
      label,
      {
        ...placed(entry),
        cluster_identifier: named(entry.id),
        engine: 'docdb',
        master_username: 'app_owner',
        manage_master_user_password: true,
        db_subnet_group_name: own(entry, 'aws_docdb_subnet_group', label, 'name'),
        vpc_security_group_ids: group ? [ref(group.path)] : [],
        storage_encrypted: true,
        ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
        backup_retention_period: size(entry, 'backup_days'),
        preferred_backup_window: '02:00-03:00',
        enabled_cloudwatch_logs_exports: ['audit', 'profiler'],
        deletion_protection: ref('local.is_production'),
        skip_final_snapshot: code('!local.is_production'),
        final_snapshot_identifier: text`${ref('var.name')}-${entry.id}-final`,
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('aws_docdb_cluster_instance', label, {
      count: code(entry.condition ? `${entry.condition} ? var.${label}.nodes : 0` : `var.${label}.nodes`),
      ...inRegion(entry),
      identifier: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`,
      cluster_identifier: own(entry, 'aws_docdb_cluster', label, 'id'),
      instance_class: size(entry, 'instance_class'),
    }),
  )
}

export function timeSeriesDatabase(plan: Plan, entry: EntryOf<'time-series-database'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  if (!home) return []
  const { label } = entry
  const password = `${label}_password`
  return [
    placeholder({
      name: password,
      type: 'string',
      description: `First password of ${entry.resource.label}. Give it by environment variable; the service moves it to Secrets Manager.`,
      validation: {
        condition: `length(var.${password}) >= 16 && can(regex("^[A-Za-z0-9]+$", var.${password}))`,
        message: 'At least 16 letters and digits.',
      },
      example: '"set by TF_VAR"',
    }),
    ...pieces(
      'data.tf',
      resource(
        'aws_timestreaminfluxdb_db_instance',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          organization: ref('var.name'),
          bucket: 'measurements',
          username: 'app-owner',
          password: ref(`var.${password}`),
          db_instance_type: size(entry, 'instance_class'),
          deployment_type: code(`var.${label}.multi_az ? "WITH_MULTIAZ_STANDBY" : "SINGLE_AZ"`),
          allocated_storage: size(entry, 'storage_gib'),
          db_storage_type: 'InfluxIOIncludedT1',
          publicly_accessible: false,
          vpc_subnet_ids: code(
            `var.${label}.multi_az ? ${subnetIds(home, 'data')} : slice(${subnetIds(home, 'data')}, 0, 1)`,
          ),
          vpc_security_group_ids: group ? [ref(group.path)] : [],
          ...tags(entry),
        },
        why(plan, entry),
      ),
    ),
  ]
}

export function dataWarehouse(plan: Plan, entry: EntryOf<'data-warehouse'>): Piece[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  return pieces(
    'data.tf',
    resource('aws_redshiftserverless_namespace', label, {
      ...placed(entry),
      namespace_name: named(entry.id),
      db_name: ref('local.database_name'),
      admin_username: 'app_owner',
      manage_admin_password: true,
      ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
      log_exports: ['connectionlog', 'userlog'],
      ...tags(entry),
    }),
    resource(
      'aws_redshiftserverless_workgroup',
      label,
      {
        ...placed(entry),
        workgroup_name: named(entry.id),
        namespace_name: own(entry, 'aws_redshiftserverless_namespace', label, 'namespace_name'),
        base_capacity: size(entry, 'capacity_units'),
        max_capacity: code(`var.${label}.capacity_units * 4`),
        publicly_accessible: false,
        ...(home && group ? { subnet_ids: code(subnetIds(home, 'data')), security_group_ids: [ref(group.path)] } : {}),
        config_parameter: nested({ parameter_key: 'require_ssl', parameter_value: 'true' }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}
