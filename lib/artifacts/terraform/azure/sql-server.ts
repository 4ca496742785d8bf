import type { Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, size, why } from '../expressions'
import type { Body } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import type { Database } from './databases'
import { guarded, originOf } from './databases'
import { lock } from './locks'
import { placed, tags, uniqueName } from './placing'
import { privateEndpoint } from './private-links'
import { keyFor, lockedBy, TENANT } from './vaults'

export function sqlServer(plan: Plan, entry: Database): Piece[] {
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
      lock(entry, 'azurerm_mssql_database', guarded(entry)),
    ),
    ...pieces(
      'network.tf',
      ...privateEndpoint(plan, entry, { id: server('id'), part: 'sqlServer', zones: ['sqlserver'] }),
    ),
  ]
}
