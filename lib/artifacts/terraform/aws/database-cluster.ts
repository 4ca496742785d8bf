import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import { named, own, size, why } from '../expressions'
import type { Block } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { ENGINES, groups, kmsFor, snapshots } from './database-instance'
import { OWNER, password } from './database-sign-in'
import { encryptedBy } from './encryption'
import { inRegion, placed, tags } from './placing'
import type { Database } from './relational'

export function cluster(plan: Plan, entry: Database, origin: Database | undefined): Block[] {
  const { label, resource: database } = entry
  const engine = ENGINES[database.engine]
  const id = own(entry, 'aws_rds_cluster', label, 'id')
  const followers = entriesOf(plan, 'relational-database').filter(
    ({ resource: { replicaOf } }) => replicaOf === entry.id,
  )
  const world =
    followers.length > 0 ? { global_cluster_identifier: own(entry, 'aws_rds_global_cluster', label, 'id') } : {}
  const serverless = entry.bySize.some(({ sizes }) => String(sizes?.instance_class ?? '').includes('serverless'))
  const globalCluster =
    followers.length > 0
      ? [
          resource(
            'aws_rds_global_cluster',
            label,
            {
              ...placed(entry),
              global_cluster_identifier: named(entry.id),
              engine: engine.cluster,
              engine_version: engine.clusterVersion,
              database_name: ref('local.database_name'),
              storage_encrypted: true,
              deletion_protection: size(entry, 'deletion_protection'),
            },
            'The pair of clusters: the second follows the first over the storage, about a second behind.',
          ),
        ]
      : []
  const number = origin ? '1' : `1 + (var.${label}.multi_az ? 1 : 0) + var.${label}.read_replicas`
  return [
    ...globalCluster,
    resource(
      'aws_rds_cluster',
      label,
      {
        ...placed(entry, ...(origin ? [origin] : [])),
        cluster_identifier: named(entry.id),
        engine: engine.cluster,
        engine_version: engine.clusterVersion,
        ...(origin
          ? { global_cluster_identifier: own(origin, 'aws_rds_global_cluster', origin.label, 'id') }
          : {
              ...world,
              database_name: ref('local.database_name'),
              master_username: OWNER,
              ...password(plan, entry, true),
            }),
        port: database.port,
        db_subnet_group_name: own(entry, 'aws_db_subnet_group', label, 'name'),
        vpc_security_group_ids: groups(plan, entry),
        storage_encrypted: true,
        ...kmsFor(plan, entry, origin),
        backup_retention_period: code(`max(1, var.${label}.backup_days)`),
        preferred_backup_window: '02:00-03:00',
        preferred_maintenance_window: 'sun:03:30-sun:04:30',
        copy_tags_to_snapshot: true,
        iam_database_authentication_enabled: true,
        enabled_cloudwatch_logs_exports: [...engine.clusterLogs],
        ...snapshots(entry),
        ...(serverless
          ? {
              serverlessv2_scaling_configuration: nested({
                min_capacity: size(entry, 'capacity_min'),
                max_capacity: size(entry, 'capacity_max'),
              }),
            }
          : {}),
        ...tags(entry),
        ...(origin
          ? {
              lifecycle: nested({ ignore_changes: [ref('replication_source_identifier')] }),
              depends_on: [ref(`aws_rds_cluster_instance.${origin.label}`)],
            }
          : followers.length > 0
            ? { lifecycle: nested({ ignore_changes: [ref('global_cluster_identifier')] }) }
            : {}),
      },
      why(plan, entry),
    ),
    resource('aws_rds_cluster_instance', label, {
      count: code(entry.condition ? `${entry.condition} ? ${number} : 0` : number),
      ...inRegion(entry),
      identifier: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`,
      cluster_identifier: id,
      engine: own(entry, 'aws_rds_cluster', label, 'engine'),
      engine_version: own(entry, 'aws_rds_cluster', label, 'engine_version'),
      instance_class: size(entry, 'instance_class'),
      publicly_accessible: false,
      performance_insights_enabled: true,
      ...encryptedBy(plan, database.region, 'performance_insights_kms_key_id'),
      promotion_tier: ref('count.index'),
      tags: { Name: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`, Component: entry.id },
    }),
  ]
}
