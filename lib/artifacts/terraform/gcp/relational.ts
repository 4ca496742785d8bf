import type { Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { type Database, originOf, passwordBlocks, passwordPlaceholder, users, usesPassword } from './database-sign-in'
import { encryptedBy } from './encryption'
import { managesPool } from './managed-pool'
import { homeOf, inRegion, labels, regionOf, vpcId, vpcOwner } from './placing'
import { isSelfRun } from './reach'
import { selfRun } from './self-run'
import { spanner } from './spanner'

const VERSIONS = {
  postgresql: 'POSTGRES_17',
  mysql: 'MYSQL_8_4',
  sqlserver: 'SQLSERVER_2022_STANDARD',
  oracle: '',
} as const

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return spanner(plan, entry)
  if (isSelfRun(entry.resource)) return selfRun(plan, entry)
  const origin = originOf(plan, entry)
  if (origin !== entry) return pieces('data.tf', copy(plan, entry, origin))
  const secret = usesPassword(plan, entry) ? passwordBlocks(plan, entry) : []
  return [
    ...(secret.length > 0 ? [placeholder(passwordPlaceholder(plan, entry))] : []),
    ...(entry.resource.engine === 'sqlserver' ? [placeholder(rootPassword(entry))] : []),
    ...pieces(
      'data.tf',
      instance(plan, entry),
      resource('google_sql_database', entry.label, {
        ...counted(entry),
        name: ref('local.database_name'),
        instance: own(entry, 'google_sql_database_instance', entry.label, 'name'),
        ...(entry.resource.engine === 'postgresql' ? { deletion_policy: 'ABANDON' } : {}),
      }),
      ...users(plan, entry),
      ...readers(plan, entry),
    ),
    ...pieces('security.tf', ...secret),
  ]
}

const rootPassword = ({ label, resource }: Database) => ({
  name: `${label}_root_password`,
  type: 'string',
  description: `Password of the administrator of ${resource.label}, which SQL Server insists on. Give it by environment variable; the state holds it, so the bucket of the state is closed.`,
  validation: { condition: `length(var.${label}_root_password) >= 12`, message: 'At least 12 characters.' },
  example: '"set by TF_VAR"',
})

function instance(plan: Plan, entry: Database): Block {
  const { label, resource: database } = entry
  const home = homeOf(plan, entry)
  const owner = home ? vpcOwner(plan, home) : undefined
  return resource(
    'google_sql_database_instance',
    label,
    {
      ...counted(entry),
      name: named(entry.id),
      database_version: VERSIONS[database.engine],
      ...inRegion(entry),
      ...encryptedBy(plan, database.region, 'encryption_key_name'),
      ...(database.engine === 'sqlserver' ? { root_password: ref(`var.${label}_root_password`) } : {}),
      deletion_protection: size(entry, 'deletion_protection'),
      settings: nested({
        ...machine(entry),
        availability_type: code(`var.${label}.multi_zone ? "REGIONAL" : "ZONAL"`),
        ...pool(plan, entry),
        backup_configuration: nested({
          enabled: true,
          start_time: '02:00',
          location: ref(regionOf(entry)),
          ...(database.engine === 'mysql' ? { binary_log_enabled: true } : { point_in_time_recovery_enabled: true }),
          transaction_log_retention_days: code(`min(var.${label}.backup_days, ${database.class === 'high' ? 35 : 7})`),
          backup_retention_settings: nested({ retained_backups: size(entry, 'backup_days'), retention_unit: 'COUNT' }),
        }),
        ip_configuration: nested(network(plan, entry)),
        maintenance_window: nested({ day: 7, hour: 3, update_track: 'stable' }),
        insights_config: nested({ query_insights_enabled: true, record_application_tags: true }),
        ...flags(entry),
      }),
      ...(owner ? { depends_on: [ref(`google_service_networking_connection.${owner.label}`)] } : {}),
    },
    why(plan, entry),
  )
}

/** Reached inside the network only, and over TLS only. */
const network = (plan: Plan, entry: Database): Body => {
  const home = homeOf(plan, entry)
  const owner = home ? vpcOwner(plan, home) : undefined
  return {
    ipv4_enabled: false,
    ...(home ? { private_network: vpcId(plan, home) } : {}),
    ...(owner
      ? { allocated_ip_range: own(owner, 'google_compute_global_address', `${owner.label}_services`, 'name') }
      : {}),
    ssl_mode: 'ENCRYPTED_ONLY',
    enable_private_path_for_google_cloud_services: true,
  }
}

const machine = (entry: Database): Body => ({
  tier: size(entry, 'tier'),
  edition: entry.resource.class === 'high' ? 'ENTERPRISE_PLUS' : 'ENTERPRISE',
  disk_type: 'PD_SSD',
  disk_size: size(entry, 'storage_gib'),
  disk_autoresize: true,
  disk_autoresize_limit: code(`var.${entry.label}.storage_gib * 4`),
  deletion_protection_enabled: size(entry, 'deletion_protection'),
  ...labels(entry, 'user_labels'),
})

function pool(plan: Plan, entry: Database): Body {
  const pooler = plan.entries.find(
    (other) => other.resource.kind === 'connection-pooler' && other.resource.fronts === entry.id,
  )
  if (!pooler || !managesPool(plan, pooler)) return {}
  return { connection_pool_config: nested({ connection_pooling_enabled: true }) }
}

/** Programs sign in with their own accounts where the engine knows them. */
function flags({ resource: { engine } }: Database): Body {
  const list: Record<Database['resource']['engine'], readonly [string, string][]> = {
    postgresql: [
      ['cloudsql.iam_authentication', 'on'],
      ['log_min_duration_statement', '1000'],
    ],
    mysql: [
      ['cloudsql_iam_authentication', 'on'],
      ['slow_query_log', 'on'],
      ['long_query_time', '1'],
    ],
    sqlserver: [],
    oracle: [],
  }
  const given = list[engine]
  return given.length === 0 ? {} : { database_flags: nested(...given.map(([name, value]) => ({ name, value }))) }
}

function follower(
  plan: Plan,
  entry: Database,
  origin: Database,
  more: Body,
  comment: string,
  name: string,
  title: Value,
): Block {
  return resource(
    'google_sql_database_instance',
    name,
    {
      ...more,
      name: title,
      database_version: VERSIONS[origin.resource.engine],
      ...inRegion(entry),
      master_instance_name: own(origin, 'google_sql_database_instance', origin.label, 'name'),
      instance_type: 'READ_REPLICA_INSTANCE',
      ...encryptedBy(plan, entry.resource.region, 'encryption_key_name'),
      deletion_protection: size(entry, 'deletion_protection'),
      settings: nested({
        ...machine(entry),
        availability_type: 'ZONAL',
        ip_configuration: nested(network(plan, entry)),
        insights_config: nested({ query_insights_enabled: true, record_application_tags: true }),
        ...flags(origin),
      }),
    },
    comment,
  )
}

/** A copy in the second region: `gcloud sql instances promote-replica` makes it the writer. */
const copy = (plan: Plan, entry: Database, origin: Database): Block =>
  follower(plan, entry, origin, counted(entry), why(plan, entry), entry.label, named(entry.id))

function readers(plan: Plan, entry: Database): Block[] {
  if (!entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0)) return []
  const { label } = entry
  const number = entry.condition ? `${entry.condition} ? var.${label}.read_replicas : 0` : `var.${label}.read_replicas`
  return [
    follower(
      plan,
      entry,
      entry,
      { count: code(number) },
      'Copies that answer reads.',
      `${label}_reader`,
      text`${ref('var.name')}-${entry.id}-reader-${ref('count.index')}`,
    ),
  ]
}
