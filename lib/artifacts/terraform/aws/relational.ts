import type { Block, Body, Value } from '../hcl'
import { code, dynamic, json, nested, noted, ref, resource, text } from '../hcl'
import { isFollowed } from './access'
import { encryptedBy, encryptionKeyArn } from './encryption'
import type { EntryOf, Plan } from './entries'
import { entriesOf, findEntries, isKind, networkOf } from './entries'
import type { Piece, Placeholder } from './expressions'
import {
  conditionOf,
  counted,
  inRegion,
  named,
  own,
  pieces,
  placed,
  placeholder,
  regionOf,
  size,
  tags,
  why,
} from './expressions'
import { groupOf } from './groups'
import { subnetIds } from './network'

type Database = EntryOf<'relational-database'>

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return distributed(plan, entry)
  const origin = originOf(plan, entry)
  const isOwner = origin === undefined
  const followed = isFollowed(plan, entry)
  const blocks = entry.resource.class === 'high' ? cluster(plan, entry, origin) : instance(plan, entry, origin)
  return [
    ...(isOwner && followed
      ? [placeholder(passwordPlaceholder(entry)), ...pieces('data.tf', ...signIn(plan, entry))]
      : []),
    ...pieces('data.tf', subnetGroup(plan, entry), ...blocks),
  ]
}

/** What a copy follows. */
const originOf = (plan: Plan, { resource: database }: Database): Database | undefined =>
  database.replicaOf === null
    ? undefined
    : findEntries(plan, database.replicaOf).find(
        (other): other is Database => isKind(other, 'relational-database') && other.resource.class === database.class,
      )

/**
 * RDS keeps the password itself where it can. It can't for a database that copies follow
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html, read 2026-11-23), so there the reader gives it once.
 */
const passwordPlaceholder = ({ label, resource: database }: Database): Placeholder => ({
  name: `${label}_password`,
  type: 'string',
  description: `Password of the owner of ${database.label}. Give it by environment variable; it is handed to AWS by write-only arguments, so the state does not hold it.`,
  validation: {
    condition: `length(var.${label}_password) >= 16 && length(regexall("[/@\\" ]", var.${label}_password)) == 0`,
    message: 'At least 16 characters, without slash, at sign, double quote or space.',
  },
  example: '"set by TF_VAR"',
})

/** The first version; a higher number writes the password again. */
const PASSWORD_VERSION = 1

function signIn(plan: Plan, entry: Database): Block[] {
  const { label } = entry
  const followers = entriesOf(plan, 'relational-database').filter(
    ({ resource: { replicaOf } }) => replicaOf === entry.id,
  )
  const regions = [...new Set(followers.flatMap(({ regionVariable }) => regionVariable ?? []))]
  const replicas = regions.map((variable) => ({ region: ref(variable), ...replicaKey(plan, followers, variable) }))
  return [
    resource(
      'aws_secretsmanager_secret',
      label,
      {
        ...placed(entry),
        name: named(`${entry.id}-sign-in`),
        description: 'User name and password of the database owner',
        ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
        recovery_window_in_days: code('local.is_production ? 30 : 0'),
        ...(replicas.length > 0 ? { replica: conditionalReplicas(followers, replicas) } : {}),
      },
      'RDS can’t keep the password of a database that copies follow, so it’s kept here.',
    ),
    resource('aws_secretsmanager_secret_version', label, {
      ...placed(entry),
      secret_id: own(entry, 'aws_secretsmanager_secret', label, 'id'),
      secret_string_wo: json({ username: OWNER, password: ref(`var.${label}_password`) }),
      secret_string_wo_version: PASSWORD_VERSION,
    }),
  ]
}

const replicaKey = (plan: Plan, followers: readonly Database[], variable: string): Body => {
  const follower = followers.find(({ regionVariable }) => regionVariable === variable)
  const key = follower ? encryptionKeyArn(plan, follower.resource.region) : null
  return key ? { kms_key_id: ref(key) } : {}
}

/** Copies of the secret exist where the followers do. */
function conditionalReplicas(followers: readonly Database[], replicas: readonly Body[]): Body[string] {
  const condition = conditionOf(...followers)
  const [first] = replicas
  if (condition === null || !first) return nested(...replicas)
  return dynamic(code(`${condition} ? [1] : []`), first)
}

const OWNER = 'app_owner'

const ENGINES = {
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

function subnetGroup(plan: Plan, entry: Database): Block | null {
  const home = networkOf(plan, entry.resource.region)
  return home
    ? resource('aws_db_subnet_group', entry.label, {
        ...placed(entry),
        name: named(entry.id),
        subnet_ids: code(subnetIds(home, 'data')),
      })
    : null
}

const groups = (plan: Plan, entry: Database): Value => {
  const group = groupOf(plan, entry.id)
  return group ? [ref(group.path)] : []
}

function password(plan: Plan, entry: Database, cluster: boolean): Body {
  if (isFollowed(plan, entry)) {
    const name = cluster ? 'master_password_wo' : 'password_wo'
    return { [name]: ref(`var.${entry.label}_password`), [`${name}_version`]: PASSWORD_VERSION }
  }
  return {
    manage_master_user_password: true,
    ...encryptedBy(plan, entry.resource.region, 'master_user_secret_kms_key_id'),
  }
}

const snapshots = (entry: Database): Body => ({
  deletion_protection: size(entry, 'deletion_protection'),
  skip_final_snapshot: code('!local.is_production'),
  final_snapshot_identifier: text`${ref('var.name')}-${entry.id}-final`,
})

function instance(plan: Plan, entry: Database, origin: Database | undefined): Block[] {
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
function kmsFor(plan: Plan, entry: Database, origin: Database | undefined): Body {
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

function cluster(plan: Plan, entry: Database, origin: Database | undefined): Block[] {
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

/** Aurora DSQL: each region writes, and a third one keeps the casting vote. */
function distributed(plan: Plan, entry: Database): Piece[] {
  const { label } = entry
  const peers = entriesOf(plan, 'relational-database').filter(
    ({ id, resource: { replicaOf } }) => replicaOf === entry.id || entry.resource.replicaOf === id,
  )
  const witness = 'witness_region'
  const isFirst = entry.resource.replicaOf === null
  return [
    ...(peers.length > 0 && isFirst
      ? [
          placeholder({
            name: witness,
            type: 'string',
            description:
              'Third region that keeps the casting vote of the distributed database and holds no data you can read.',
            validation: {
              condition: `can(regex("^[a-z]{2}-[a-z]+-[0-9]$", var.${witness})) && !contains([var.region, var.secondary_region], var.${witness})`,
              message: 'Give a region other than the two that the database runs in.',
            },
            example: '"us-west-2"',
          }),
        ]
      : []),
    ...pieces(
      'data.tf',
      resource(
        'aws_dsql_cluster',
        label,
        {
          ...placed(entry),
          deletion_protection_enabled: size(entry, 'deletion_protection'),
          ...encryptedBy(plan, entry.resource.region, 'kms_encryption_key'),
          ...(peers.length > 0 ? { multi_region_properties: nestedWitness(peers, witness) } : {}),
          ...tags(entry),
          ...(peers.length > 0
            ? { lifecycle: nested({ ignore_changes: [ref('multi_region_properties[0].clusters')] }) }
            : {}),
        },
        why(plan, entry),
      ),
      ...(isFirst && peers[0] ? peering(entry, peers[0], witness) : []),
    ),
  ]
}

/** Only an environment with both regions has a witness. */
function nestedWitness(peers: readonly Database[], witness: string): Body[string] {
  const condition = conditionOf(...peers)
  const content = { witness_region: ref(`var.${witness}`) }
  return condition ? dynamic(code(`${condition} ? [1] : []`), content) : nested(content)
}

function peering(entry: Database, peer: Database, witness: string): Block[] {
  const side = (from: Database, to: Database) =>
    resource('aws_dsql_cluster_peering', from.label, {
      ...counted(entry, peer),
      ...inRegion(from),
      identifier: own(from, 'aws_dsql_cluster', from.label, 'identifier'),
      clusters: [own(to, 'aws_dsql_cluster', to.label, 'arn')],
      witness_region: ref(`var.${witness}`),
    })
  return [side(entry, peer), side(peer, entry)]
}

export function connectionPooler(plan: Plan, entry: EntryOf<'connection-pooler'>): Piece[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  const database = findEntries(plan, entry.resource.fronts).filter((other): other is Database =>
    isKind(other, 'relational-database'),
  )
  const [first] = database
  if (!home || !group || !first) return []
  const secret = database.map((variant) => secretOf(plan, variant))
  const arn = secret.length > 1 ? code(`coalesce(${secret.join(', ')})`) : code(secret[0] ?? 'null')
  const target = (field: 'instance' | 'cluster') => {
    const of = database.filter(({ resource: { class: tier } }) => (tier === 'high') === (field === 'cluster'))
    const type = field === 'cluster' ? 'aws_rds_cluster' : 'aws_db_instance'
    const attribute = field === 'cluster' ? 'cluster_identifier' : 'identifier'
    const [only] = of
    if (!only) return {}
    const path =
      of.length === database.length && only.condition === null
        ? `${type}.${only.label}.${attribute}`
        : `one(${type}.${only.label}[*].${attribute})`
    return { [field === 'cluster' ? 'db_cluster_identifier' : 'db_instance_identifier']: ref(path) }
  }
  return [
    ...pieces(
      'data.tf',
      resource(
        'aws_db_proxy',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          engine_family:
            first.resource.engine === 'mysql'
              ? 'MYSQL'
              : first.resource.engine === 'sqlserver'
                ? 'SQLSERVER'
                : 'POSTGRESQL',
          role_arn: own(entry, 'aws_iam_role', label, 'arn'),
          vpc_subnet_ids: code(subnetIds(home, 'data')),
          vpc_security_group_ids: [ref(group.path)],
          require_tls: true,
          auth: nested({ auth_scheme: 'SECRETS', iam_auth: 'DISABLED', secret_arn: arn }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource('aws_db_proxy_default_target_group', label, {
        ...placed(entry),
        db_proxy_name: own(entry, 'aws_db_proxy', label, 'name'),
        connection_pool_config: nested({ max_connections_percent: 90, connection_borrow_timeout: 30 }),
      }),
      resource('aws_db_proxy_target', label, {
        ...placed(entry),
        db_proxy_name: own(entry, 'aws_db_proxy', label, 'name'),
        target_group_name: own(entry, 'aws_db_proxy_default_target_group', label, 'name'),
        ...target('instance'),
        ...target('cluster'),
      }),
    ),
    ...pieces(
      'iam.tf',
      resource('aws_iam_role', label, {
        ...counted(entry),
        name: named(entry.id),
        assume_role_policy: json({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        }),
      }),
      resource('aws_iam_role_policy', label, {
        ...counted(entry),
        name: 'read-sign-in',
        role: own(entry, 'aws_iam_role', label, 'id'),
        policy: json({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
              Resource: [arn],
            },
            ...keyStatement(plan, entry),
          ],
        }),
      }),
    ),
  ]
}

const keyStatement = (plan: Plan, entry: EntryOf<'connection-pooler'>): Value[] => {
  const key = encryptionKeyArn(plan, entry.resource.region)
  return key ? [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: [ref(key)] }] : []
}

function secretOf(plan: Plan, entry: Database): string {
  const wrap = (path: string) => (entry.condition ? `one(${path})` : path)
  const at = (type: string, attribute: string) =>
    wrap(`${type}.${entry.label}${entry.condition ? '[*]' : ''}.${attribute}`)
  if (isFollowed(plan, entry)) return at('aws_secretsmanager_secret', 'arn')
  return entry.resource.class === 'high'
    ? at('aws_rds_cluster', 'master_user_secret[0].secret_arn')
    : at('aws_db_instance', 'master_user_secret[0].secret_arn')
}
