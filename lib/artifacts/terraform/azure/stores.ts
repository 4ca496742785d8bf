import type { Entry, EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, placeholder, size, why } from '../expressions'
import { code, nested, noted, ref, resource } from '../hcl'
import { lock } from './locks'
import { placed, plainName, sited, tags, uniqueName } from './placing'
import { privateEndpoint } from './private-links'
import { keyFor, lockedBy } from './vaults'

export function cache(plan: Plan, entry: EntryOf<'cache'>): Piece[] {
  const { label } = entry
  const key = keyFor(plan, entry, 'databases')
  const substitute = entry.resource.engine === 'memcached' ? ' Azure runs no Memcached; Redis stands in for it.' : ''
  return [
    ...pieces(
      'data.tf',
      resource(
        'azurerm_managed_redis',
        label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          sku_name: size(entry, 'sku'),
          high_availability_enabled: size(entry, 'high_availability'),
          public_network_access: 'Disabled',
          default_database: nested({
            access_keys_authentication_enabled: noted(false, 'Programs sign in with their identity.'),
            client_protocol: 'Encrypted',
            clustering_policy: 'EnterpriseCluster',
            eviction_policy: 'AllKeysLRU',
          }),
          ...(key
            ? {
                identity: lockedBy(key, { type: 'UserAssigned', identity_ids: [key.identity] }),
                customer_managed_key: lockedBy(key, {
                  key_vault_key_id: key.either,
                  user_assigned_identity_id: key.identity,
                }),
              }
            : {}),
          ...tags(entry),
          ...(key ? { depends_on: [...key.ready] } : {}),
        },
        `${why(plan, entry)}${substitute}`,
      ),
    ),
    ...door(plan, entry, 'azurerm_managed_redis', 'redisEnterprise', 'redis'),
  ]
}

export function searchEngine(plan: Plan, entry: EntryOf<'search-engine'>): Piece[] {
  return [
    ...pieces(
      'data.tf',
      resource(
        'azurerm_search_service',
        entry.label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          sku: size(entry, 'sku'),
          replica_count: size(entry, 'replicas'),
          partition_count: size(entry, 'partitions'),
          local_authentication_enabled: noted(false, 'Programs sign in with their identity.'),
          public_network_access_enabled: false,
          identity: nested({ type: 'SystemAssigned' }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
    ),
    ...door(plan, entry, 'azurerm_search_service', 'searchService', 'search'),
  ]
}

export function documentDatabase(plan: Plan, entry: EntryOf<'document-database'>): Piece[] {
  const key = keyFor(plan, entry, 'databases')
  return [
    placeholder({
      name: 'document_database_password',
      type: 'string',
      description: 'Password of the first administrator of the document database.',
      validation: { condition: 'length(var.document_database_password) >= 16', message: 'At least 16 characters.' },
      example: '"…"',
    }),
    ...pieces(
      'data.tf',
      resource(
        'azurerm_mongo_cluster',
        entry.label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          administrator_username: 'owner',
          administrator_password: ref('var.document_database_password'),
          authentication_methods: ['MicrosoftEntraID', 'NativeAuth'],
          version: '8.0',
          shard_count: 1,
          compute_tier: size(entry, 'tier'),
          storage_size_in_gb: size(entry, 'storage_gib'),
          high_availability_mode: code(`var.${entry.label}.high_availability ? "ZoneRedundantPreferred" : "Disabled"`),
          public_network_access: 'Disabled',
          ...(key
            ? {
                identity: lockedBy(key, { type: 'UserAssigned', identity_ids: [key.identity] }),
                customer_managed_key: lockedBy(key, {
                  key_vault_key_id: key.either,
                  user_assigned_identity_id: key.identity,
                }),
              }
            : {}),
          ...tags(entry),
          ...(key ? { depends_on: [...key.ready] } : {}),
        },
        `${why(plan, entry)} It keeps backups of the last 35 days by itself.`,
      ),
      lock(entry, 'azurerm_mongo_cluster'),
    ),
    ...door(plan, entry, 'azurerm_mongo_cluster', 'MongoCluster', 'documents'),
  ]
}

const door = (plan: Plan, entry: Entry, type: string, part: string, zone: string): Piece[] =>
  networkOf(plan, entry.resource.region)
    ? pieces(
        'network.tf',
        ...privateEndpoint(plan, entry, { id: own(entry, type, entry.label, 'id'), part, zones: [zone] }),
      )
    : []

export function timeSeriesDatabase(plan: Plan, entry: EntryOf<'time-series-database'>): Piece[] {
  const { label } = entry
  const cluster = (attribute: string) => own(entry, 'azurerm_kusto_cluster', label, attribute)
  return [
    ...pieces(
      'data.tf',
      resource(
        'azurerm_kusto_cluster',
        label,
        {
          ...placed(plan, entry, plainName(entry.id)),
          sku: nested({ name: size(entry, 'sku'), capacity: size(entry, 'machines') }),
          zones: code(`slice(["1", "2", "3"], 0, var.${label}.zones)`),
          disk_encryption_enabled: true,
          public_network_access_enabled: false,
          streaming_ingestion_enabled: true,
          auto_stop_enabled: code('!local.is_production'),
          identity: nested({ type: 'SystemAssigned' }),
          ...tags(entry),
        },
        `${why(plan, entry)} What is in it lies in Azure’s own storage, which keeps what was deleted for 14 days.`,
      ),
      resource('azurerm_kusto_database', label, {
        ...counted(entry),
        name: 'app',
        ...sited(plan, entry),
        cluster_name: cluster('name'),
        hot_cache_period: 'P31D',
        soft_delete_period: 'P365D',
      }),
      lock(entry, 'azurerm_kusto_cluster'),
    ),
    ...door(plan, entry, 'azurerm_kusto_cluster', 'cluster', entry.label),
  ]
}

/** The capacity is Azure's; the warehouse in it is made in Fabric, by its own people and rights. */
export function dataWarehouse(plan: Plan, entry: EntryOf<'data-warehouse'>): Piece[] {
  return [
    placeholder({
      name: 'fabric_admins',
      type: 'set(string)',
      description: 'Sign-in names of the people who look after the Fabric capacity.',
      validation: { condition: 'length(var.fabric_admins) > 0', message: 'Name at least one person.' },
      example: '["data@example.com"]',
    }),
    ...pieces(
      'data.tf',
      resource(
        'azurerm_fabric_capacity',
        entry.label,
        {
          ...placed(plan, entry, plainName(entry.id)),
          sku: nested({ name: size(entry, 'sku'), tier: 'Fabric' }),
          administration_members: ref('var.fabric_admins'),
          ...tags(entry),
        },
        `${why(plan, entry)} Pause it between runs, as the bill assumes; the warehouse itself is made in Fabric.`,
      ),
    ),
  ]
}
