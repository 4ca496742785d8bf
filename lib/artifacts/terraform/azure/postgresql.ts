import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import type { Database } from './databases'
import { inNetwork, locked, originOf, readers, SUNDAY_NIGHT, standby, waits } from './databases'
import { placed, sited, tags, uniqueName } from './placing'
import { TENANT } from './vaults'

export function postgresql(plan: Plan, entry: Database): Block[] {
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

const ENTRA_ONLY: Body = {
  authentication: nested({
    active_directory_auth_enabled: true,
    password_auth_enabled: false,
    tenant_id: TENANT,
  }),
}
/** Terraform must not undo a failover, nor shrink what has grown. */
const AFTER_FAILOVER: Body = {
  lifecycle: nested({
    ignore_changes: [ref('zone'), ref('high_availability[0].standby_availability_zone'), ref('storage_mb')],
  }),
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
