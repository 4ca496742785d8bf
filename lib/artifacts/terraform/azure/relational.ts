import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, noted, ref, resource, text } from '../hcl'
import { distributed } from './cosmos'
import { placeOf, subnetId } from './places'
import { placed, sited, tags, uniqueName } from './placing'
import { privateEndpoint, privateZoneId, zoneLinks } from './private-links'
import { keyFor, lockedBy, TENANT } from './vaults'

export type Database = EntryOf<'relational-database'>

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return distributed(plan, entry)
  switch (entry.resource.engine) {
    case 'postgresql':
      return [
        ADMIN_NAME,
        ADMIN_ID,
        ...pieces('data.tf', ...postgresql(plan, entry), ...lock(entry, 'azurerm_postgresql_flexible_server')),
      ]
    case 'mysql':
      return [
        password('MySQL'),
        ...pieces('data.tf', ...mysql(plan, entry), ...lock(entry, 'azurerm_mysql_flexible_server')),
      ]
    case 'sqlserver':
      return [ADMIN_NAME, ADMIN_ID, ...sqlServer(plan, entry)]
    case 'oracle':
      return [
        password('Oracle'),
        ...pieces('data.tf', ...oracle(plan, entry), ...lock(entry, 'azurerm_oracle_autonomous_database')),
      ]
  }
}

const ADMIN_NAME = placeholder({
  name: 'database_admin_group',
  type: 'string',
  description: 'Name of the Entra ID group whose members look after the databases.',
  validation: { condition: 'length(var.database_admin_group) > 0', message: 'Name a group.' },
  example: '"Database administrators"',
})
const ADMIN_ID = placeholder({
  name: 'database_admin_group_id',
  type: 'string',
  description: 'Object id of that group.',
  validation: {
    condition: 'can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.database_admin_group_id))',
    message: 'Give the id of the group, a UUID in lower case.',
  },
  example: '"00000000-0000-0000-0000-000000000000"',
})
const password = (engine: string) =>
  placeholder({
    name: 'database_password',
    type: 'string',
    description: `Password of the first administrator of ${engine}, which takes one beside Entra ID. It is sent once and kept in no state file.`,
    validation: {
      condition: 'length(var.database_password) >= 16',
      message: 'At least 16 characters.',
    },
    example: '"…"',
  })

/** What a copy follows. */
const originOf = (plan: Plan, { resource: database }: Database): Database | undefined =>
  database.replicaOf === null
    ? undefined
    : findEntries(plan, database.replicaOf).find(
        (other): other is Database => isKind(other, 'relational-database') && other.resource.engine === database.engine,
      )

/** Nobody deletes it by hand or with another tool; Terraform takes the lock away when it is told to destroy. */
function lock(entry: Database, type: string): Block[] {
  const { label } = entry
  const isOn = `var.${label}.deletion_protection ? 1 : 0`
  return [
    resource('azurerm_management_lock', label, {
      count: code(entry.condition ? `${entry.condition} ? (${isOn}) : 0` : isOn),
      name: named(`${entry.id}-keep`),
      scope: own(entry, type, label, 'id'),
      lock_level: 'CanNotDelete',
      notes: 'Holds data of production.',
    }),
  ]
}

function inNetwork(plan: Plan, entry: Database): Body {
  const place = placeOf(plan, entry)
  return place
    ? {
        delegated_subnet_id: subnetId(place),
        private_dns_zone_id: privateZoneId(plan, entry.resource.engine),
      }
    : {}
}

const standby = (entry: Database): Body =>
  entry.resource.role === 'primary'
    ? {
        high_availability: dynamic(code(`var.${entry.label}.multi_zone ? [1] : []`), {
          mode: 'ZoneRedundant',
          standby_availability_zone: '2',
        }),
      }
    : {}

function locked(plan: Plan, entry: Database): Body {
  const key = keyFor(plan, entry, 'databases')
  if (!key) return {}
  const isMysql = entry.resource.engine === 'mysql'
  return {
    identity: lockedBy(key, { type: 'UserAssigned', identity_ids: [key.identity] }),
    customer_managed_key: lockedBy(key, {
      ...(isMysql && key.hardwareId !== null ? { managed_hsm_key_id: key.hardwareId } : {}),
      ...(isMysql ? (key.vaultId === null ? {} : { key_vault_key_id: key.vaultId }) : { key_vault_key_id: key.either }),
      primary_user_assigned_identity_id: key.identity,
    }),
  }
}

const waits = (plan: Plan, entry: Database): Body => {
  const key = keyFor(plan, entry, 'databases')
  const links = networkOf(plan, entry.resource.region) ? zoneLinks(plan, entry.resource.engine, entry) : []
  const all = [...links, ...(key ? key.ready : [])]
  return all.length > 0 ? { depends_on: all } : {}
}

const ENTRA_ONLY: Body = {
  authentication: nested({
    active_directory_auth_enabled: true,
    password_auth_enabled: false,
    tenant_id: TENANT,
  }),
}
const SUNDAY_NIGHT: Body = { maintenance_window: nested({ day_of_week: 0, start_hour: 3, start_minute: 0 }) }
/** Terraform must not undo a failover, nor shrink what has grown. */
const AFTER_FAILOVER: Body = {
  lifecycle: nested({
    ignore_changes: [ref('zone'), ref('high_availability[0].standby_availability_zone'), ref('storage_mb')],
  }),
}

function postgresql(plan: Plan, entry: Database): Block[] {
  const { label } = entry
  const type = 'azurerm_postgresql_flexible_server'
  const origin = originOf(plan, entry)
  const server = (attribute: string) => own(entry, type, label, attribute)
  const shared: Body = {
    version: '17',
    sku_name: size(entry, 'sku'),
    storage_mb: code(`var.${label}.storage_gib * 1024`),
    auto_grow_enabled: true,
  }
  const main = resource(
    type,
    label,
    {
      ...placed(plan, entry, uniqueName(entry.id)),
      ...(origin ? { create_mode: 'Replica', source_server_id: own(origin, type, origin.label, 'id') } : {}),
      ...shared,
      zone: '1',
      ...inNetwork(plan, entry),
      public_network_access_enabled: false,
      backup_retention_days: size(entry, 'backup_days'),
      geo_redundant_backup_enabled: noted(
        false,
        'Backups in the paired region would leave the regions of this design.',
      ),
      ...ENTRA_ONLY,
      ...locked(plan, entry),
      ...standby(entry),
      ...SUNDAY_NIGHT,
      ...tags(entry),
      ...(entry.resource.role === 'primary'
        ? AFTER_FAILOVER
        : { lifecycle: nested({ ignore_changes: [ref('zone'), ref('storage_mb')] }) }),
      ...waits(plan, entry),
    },
    why(plan, entry),
  )
  if (origin) return [main]
  return [
    main,
    resource('azurerm_postgresql_flexible_server_active_directory_administrator', label, {
      ...counted(entry),
      server_name: server('name'),
      resource_group_name: sited(plan, entry).resource_group_name,
      tenant_id: TENANT,
      object_id: ref('var.database_admin_group_id'),
      principal_name: ref('var.database_admin_group'),
      principal_type: 'Group',
    }),
    resource('azurerm_postgresql_flexible_server_database', label, {
      ...counted(entry),
      name: 'app',
      server_id: server('id'),
      charset: 'UTF8',
    }),
    resource('azurerm_postgresql_flexible_server_configuration', `${label}_tls`, {
      ...counted(entry),
      name: 'require_secure_transport',
      server_id: server('id'),
      value: 'on',
    }),
    ...readers(plan, entry, type, {
      ...shared,
      ...inNetwork(plan, entry),
      public_network_access_enabled: false,
      ...ENTRA_ONLY,
      ...locked(plan, entry),
    }),
  ]
}

/** Copies for reading, beside the server. */
function readers(plan: Plan, entry: Database, type: string, body: Body): Block[] {
  const { label } = entry
  if (!entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0)) return []
  const number = entry.condition ? `${entry.condition} ? var.${label}.read_replicas : 0` : `var.${label}.read_replicas`
  return [
    resource(type, `${label}_reader`, {
      count: code(number),
      name: text`${ref('var.name')}-${entry.id}-reader-${ref('count.index')}-${ref('local.unique')}`,
      ...sited(plan, entry),
      create_mode: 'Replica',
      source_server_id: own(entry, type, label, 'id'),
      ...body,
      ...tags(entry),
      lifecycle: nested({ ignore_changes: [ref('zone')] }),
    }),
  ]
}

function mysql(plan: Plan, entry: Database): Block[] {
  const { label } = entry
  const type = 'azurerm_mysql_flexible_server'
  const origin = originOf(plan, entry)
  const storage = nested({
    size_gb: size(entry, 'storage_gib'),
    iops: size(entry, 'iops'),
    auto_grow_enabled: true,
  })
  const main = resource(
    type,
    label,
    {
      ...placed(plan, entry, uniqueName(entry.id)),
      ...(origin
        ? { create_mode: 'Replica', source_server_id: own(origin, type, origin.label, 'id') }
        : {
            version: '8.4',
            administrator_login: 'owner',
            administrator_password_wo: ref('var.database_password'),
            administrator_password_wo_version: noted(1, 'Raise it to send a changed password.'),
          }),
      sku_name: size(entry, 'sku'),
      zone: '1',
      ...inNetwork(plan, entry),
      backup_retention_days: size(entry, 'backup_days'),
      geo_redundant_backup_enabled: noted(
        false,
        'Backups in the paired region would leave the regions of this design.',
      ),
      storage,
      ...locked(plan, entry),
      ...standby(entry),
      ...SUNDAY_NIGHT,
      ...tags(entry),
      lifecycle: nested({
        ignore_changes: [
          ref('zone'),
          ...(entry.resource.role === 'primary' ? [ref('high_availability[0].standby_availability_zone')] : []),
          ref('storage[0].size_gb'),
        ],
      }),
      ...waits(plan, entry),
    },
    why(plan, entry),
  )
  if (origin) return [main]
  return [
    main,
    resource('azurerm_mysql_flexible_database', label, {
      ...counted(entry),
      name: 'app',
      resource_group_name: sited(plan, entry).resource_group_name,
      server_name: own(entry, type, label, 'name'),
      charset: 'utf8mb4',
      collation: 'utf8mb4_0900_ai_ci',
    }),
    resource('azurerm_mysql_flexible_server_configuration', `${label}_tls`, {
      ...counted(entry),
      name: 'require_secure_transport',
      resource_group_name: sited(plan, entry).resource_group_name,
      server_name: own(entry, type, label, 'name'),
      value: 'ON',
    }),
    ...readers(plan, entry, type, { sku_name: size(entry, 'sku'), ...inNetwork(plan, entry), ...locked(plan, entry) }),
  ]
}

function sqlServer(plan: Plan, entry: Database): Piece[] {
  const { label } = entry
  const origin = originOf(plan, entry)
  const server = (attribute: string) => own(entry, 'azurerm_mssql_server', label, attribute)
  const key = keyFor(plan, entry, 'databases')
  const database: Body = {
    sku_name: size(entry, 'sku'),
    max_size_gb: size(entry, 'storage_gib'),
    storage_account_type: entry.resource.multiZone ? 'Zone' : 'Local',
  }
  const copies = entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0)
  const number = entry.condition ? `${entry.condition} ? var.${label}.read_replicas : 0` : `var.${label}.read_replicas`
  return [
    ...pieces(
      'data.tf',
      resource(
        'azurerm_mssql_server',
        label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          version: '12.0',
          minimum_tls_version: '1.2',
          public_network_access_enabled: false,
          outbound_network_restriction_enabled: true,
          ...(key
            ? {
                primary_user_assigned_identity_id: key.identity,
                transparent_data_encryption_key_vault_key_id: key.either,
                identity: lockedBy(key, { type: 'UserAssigned', identity_ids: [key.identity] }),
              }
            : {}),
          azuread_administrator: nested({
            login_username: ref('var.database_admin_group'),
            object_id: ref('var.database_admin_group_id'),
            tenant_id: TENANT,
            azuread_authentication_only: true,
          }),
          ...tags(entry),
          ...(key ? { depends_on: [...key.ready] } : {}),
        },
        why(plan, entry),
      ),
      resource('azurerm_mssql_database', label, {
        ...counted(entry),
        name: 'app',
        server_id: server('id'),
        ...(origin
          ? {
              create_mode: 'OnlineSecondary',
              creation_source_database_id: own(origin, 'azurerm_mssql_database', origin.label, 'id'),
            }
          : {}),
        ...database,
        ...(origin ? {} : { zone_redundant: size(entry, 'multi_zone') }),
        short_term_retention_policy: nested({ retention_days: size(entry, 'backup_days') }),
        ...tags(entry),
      }),
      ...(copies
        ? [
            resource('azurerm_mssql_database', `${label}_reader`, {
              count: code(number),
              name: text`app-reader-${ref('count.index')}`,
              server_id: server('id'),
              create_mode: 'OnlineSecondary',
              creation_source_database_id: own(entry, 'azurerm_mssql_database', label, 'id'),
              secondary_type: 'Named',
              ...database,
              ...tags(entry),
            }),
          ]
        : []),
      ...lock(entry, 'azurerm_mssql_database'),
    ),
    ...pieces(
      'network.tf',
      ...privateEndpoint(plan, entry, { id: server('id'), part: 'sqlServer', zones: ['sqlserver'] }),
    ),
  ]
}

/** The base database that the design names can't be made by this provider; its autonomous sibling can, in the same steps of ECPUs. */
function oracle(plan: Plan, entry: Database): Block[] {
  const place = placeOf(plan, entry)
  const home = networkOf(plan, entry.resource.region)
  const size_ = (field: string): Value => size(entry, field)
  return [
    resource(
      'azurerm_oracle_autonomous_database',
      entry.label,
      {
        ...placed(plan, entry, text`${ref('local.stem')}${entry.id.replaceAll('-', '')}`),
        display_name: named(entry.id),
        admin_password: ref('var.database_password'),
        db_workload: 'OLTP',
        db_version: '19c',
        compute_model: 'ECPU',
        compute_count: size_('ecpus'),
        data_storage_size_in_tbs: size_('storage_tib'),
        auto_scaling_enabled: false,
        auto_scaling_for_storage_enabled: false,
        backup_retention_period_in_days: entry.resource.backupDays > 0 ? Math.min(60, entry.resource.backupDays) : 7,
        character_set: 'AL32UTF8',
        national_character_set: 'AL16UTF16',
        license_model: 'LicenseIncluded',
        mtls_connection_required: false,
        ...(place && home
          ? {
              subnet_id: subnetId(place),
              virtual_network_id: own(home, 'azurerm_virtual_network', home.label, 'id'),
            }
          : {}),
        ...tags(entry),
      },
      `${why(plan, entry)} Terraform’s provider makes no base database; this is the autonomous one, with as many ECPUs.`,
    ),
  ]
}

/** PostgreSQL brings its pool along; elsewhere it is in the program or beside it. */
export function connectionPooler(plan: Plan, entry: EntryOf<'connection-pooler'>): Piece[] {
  const database = findEntries(plan, entry.resource.fronts).find(
    (other): other is Database => isKind(other, 'relational-database') && other.resource.engine === 'postgresql',
  )
  if (!database) return []
  const server = own(database, 'azurerm_postgresql_flexible_server', database.label, 'id')
  const setting = (suffix: string, name: string, value: Value, comment = '') =>
    resource(
      'azurerm_postgresql_flexible_server_configuration',
      `${entry.label}${suffix}`,
      { ...counted(entry, database), name, server_id: server, value },
      comment,
    )
  return pieces(
    'data.tf',
    setting('', 'pgbouncer.enabled', 'true', `${entry.id}, ${why(plan, entry)} It listens on port 6432.`),
    setting('_mode', 'pgbouncer.pool_mode', 'transaction'),
  )
}
