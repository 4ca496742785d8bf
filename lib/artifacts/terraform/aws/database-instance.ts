import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import { named, own, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, noted, ref, resource, text } from '../hcl'
import { OWNER, password } from './database-sign-in'
import { encryptedBy, encryptionKeyArn } from './encryption'
import { groupOf } from './groups'
import { inRegion, placed, regionOf, tags } from './placing'
import type { Database } from './relational'

export const ENGINES = {
  postgresql: {
    instance: 'postgres',
    cluster: 'aurora-postgresql',
    version: '17',
    clusterVersion: '17.4',
    logs: ['postgresql', 'upgrade'],
    clusterLogs: ['postgresql'],
  },
  mysql: {
    instance: 'mysql',
    cluster: 'aurora-mysql',
    version: '8.4',
    clusterVersion: '8.0.mysql_aurora.3.08.2',
    logs: ['error', 'slowquery'],
    clusterLogs: ['error', 'slowquery'],
  },
  sqlserver: {
    instance: 'sqlserver-se',
    cluster: 'aurora-postgresql',
    version: '16.00',
    clusterVersion: '17.4',
    logs: ['error'],
    clusterLogs: ['postgresql'],
  },
  oracle: {
    instance: 'oracle-se2',
    cluster: 'aurora-postgresql',
    version: '19',
    clusterVersion: '17.4',
    logs: ['alert', 'listener'],
    clusterLogs: ['postgresql'],
  },
} as const

export const groups = (plan: Plan, entry: Database): Value => {
  const group = groupOf(plan, entry.id)
  return group ? [ref(group.path)] : []
}

export const snapshots = (entry: Database): Body => ({
  deletion_protection: size(entry, 'deletion_protection'),
  skip_final_snapshot: code('!local.is_production'),
  final_snapshot_identifier: text`${ref('var.name')}-${entry.id}-final`,
})

export function instance(plan: Plan, entry: Database, origin: Database | undefined): Block[] {
  const { label, resource: database } = entry
  const engine = ENGINES[database.engine]
  const placement: Body = {
    db_subnet_group_name: own(entry, 'aws_db_subnet_group', label, 'name'),
    vpc_security_group_ids: groups(plan, entry),
    publicly_accessible: false,
    storage_type: 'gp3',
    storage_encrypted: true,
  }
  const identity: Body = origin
    ? { replicate_source_db: own(origin, 'aws_db_instance', origin.label, 'arn') }
    : {
        engine: engine.instance,
        engine_version: engine.version,
        ...(database.engine === 'sqlserver' || database.engine === 'oracle'
          ? { license_model: 'license-included' }
          : { db_name: ref('local.database_name') }),
        username: OWNER,
        ...password(plan, entry, false),
        allocated_storage: size(entry, 'storage_gib'),
        max_allocated_storage: code(`var.${label}.storage_gib * 4`),
      }
  const watching: Body = {
    performance_insights_enabled: true,
    ...encryptedBy(plan, database.region, 'performance_insights_kms_key_id'),
    enabled_cloudwatch_logs_exports: [...engine.logs],
  }
  const main = resource(
    'aws_db_instance',
    label,
    {
      ...placed(entry),
      identifier: named(entry.id),
      ...identity,
      instance_class: size(entry, 'instance_class'),
      port: database.port,
      ...(origin ? {} : { multi_az: size(entry, 'multi_az') }),
      iops: noted(
        code(`var.${label}.iops > 3000 && var.${label}.storage_gib >= 400 ? var.${label}.iops : null`),
        'A volume brings 3,000 operations a second; more can be asked for from 400 GiB.',
      ),
      ...placement,
      ...kmsFor(plan, entry, origin),
      backup_retention_period: size(entry, 'backup_days'),
      backup_window: '02:00-03:00',
      maintenance_window: 'sun:03:30-sun:04:30',
      copy_tags_to_snapshot: true,
      auto_minor_version_upgrade: true,
      ...(database.engine === 'postgresql' || database.engine === 'mysql'
        ? { iam_database_authentication_enabled: true }
        : {}),
      ...watching,
      ...snapshots(entry),
      ...tags(entry),
    },
    why(plan, entry),
  )
  if (origin) return [main]
  const hasReaders = entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0)
  if (!hasReaders) return [main]
  const number = entry.condition ? `${entry.condition} ? var.${label}.read_replicas : 0` : `var.${label}.read_replicas`
  return [
    main,
    resource('aws_db_instance', `${label}_reader`, {
      count: code(number),
      ...inRegion(entry),
      identifier: text`${ref('var.name')}-${entry.id}-reader-${ref('count.index')}`,
      replicate_source_db: own(entry, 'aws_db_instance', label, 'identifier'),
      instance_class: size(entry, 'instance_class'),
      vpc_security_group_ids: groups(plan, entry),
      publicly_accessible: false,
      storage_encrypted: true,
      ...encryptedBy(plan, database.region, 'kms_key_id'),
      performance_insights_enabled: true,
      skip_final_snapshot: true,
      tags: { Name: text`${ref('var.name')}-${entry.id}-reader-${ref('count.index')}`, Component: entry.id },
    }),
  ]
}

/** A copy in another region has to name a key there; AWS's own key has the same alias everywhere. */
export function kmsFor(plan: Plan, entry: Database, origin: Database | undefined): Body {
  const own = encryptedBy(plan, entry.resource.region, 'kms_key_id')
  if (Object.keys(own).length > 0 || !origin || !entry.regionVariable) return own
  return { kms_key_id: ref(`data.aws_kms_alias.${entry.label}${entry.condition ? '[0]' : ''}.target_key_arn`) }
}

/** The alias above, looked up where it is needed. */
export function defaultKeys(plan: Plan): { label: string; region: Value; condition: string | null }[] {
  return entriesOf(plan, 'relational-database')
    .filter(
      (entry) =>
        entry.resource.class !== 'distributed' &&
        entry.regionVariable !== null &&
        entry.resource.replicaOf !== null &&
        encryptionKeyArn(plan, entry.resource.region) === null,
    )
    .map((entry) => ({ label: entry.label, region: ref(regionOf(entry)), condition: entry.condition }))
}
