import type { Plan } from '../entries'
import { counted, own, size, why } from '../expressions'
import type { Block } from '../hcl'
import { nested, noted, ref, resource } from '../hcl'
import type { Database } from './databases'
import { inNetwork, locked, originOf, readers, SUNDAY_NIGHT, standby, waits } from './databases'
import { placed, sited, tags, uniqueName } from './placing'

export function mysql(plan: Plan, entry: Database): Block[] {
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
