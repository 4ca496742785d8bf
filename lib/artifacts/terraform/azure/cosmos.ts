import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, noted, ref, resource } from '../hcl'
import { lock } from './locks'
import { subnetList } from './messaging'
import { placed, sited, tags, uniqueName } from './placing'
import { keyFor, OPERATORS, subnetsWith } from './vaults'

type Database = EntryOf<'relational-database'>

/** What every account has: no keys to leak, its own encryption, a backup of any second of the last week. */
function account(plan: Plan, entry: Entry, body: Body, comment: string): Block {
  const key = keyFor(plan, entry, 'databases')
  const isOpen = readersOutside(plan, entry)
  const subnets = subnetsWith(plan, 'Microsoft.AzureCosmosDB', null)
  return resource(
    'azurerm_cosmosdb_account',
    entry.label,
    {
      ...placed(plan, entry, uniqueName(entry.id, 15)),
      offer_type: 'Standard',
      kind: 'GlobalDocumentDB',
      ...body,
      local_authentication_disabled: noted(true, 'Programs sign in with their identity.'),
      access_key_metadata_writes_enabled: false,
      minimal_tls_version: 'Tls12',
      ...(key
        ? {
            ...(key.vaultId === null ? {} : { key_vault_key_id: key.vaultId }),
            ...(key.hardwareId === null ? {} : { managed_hsm_key_id: key.hardwareId }),
            default_identity_type: code(`join("=", ["UserAssignedIdentity", ${pathOf(key.identity)}])`),
            identity: nested({ type: 'UserAssigned', identity_ids: [key.identity] }),
          }
        : {}),
      ...(isOpen || subnets.length === 0
        ? {}
        : {
            is_virtual_network_filter_enabled: true,
            ip_range_filter: ref('var.operator_cidrs'),
            virtual_network_rule: dynamic(code(subnetList(subnets)), { id: ref('virtual_network_rule.value') }),
          }),
      backup: nested({ type: 'Continuous', tier: 'Continuous7Days' }),
      ...tags(entry),
      ...(key ? { depends_on: [...key.ready] } : {}),
    },
    isOpen ? `${comment} Its readers run outside any network, so their identity is the lock.` : comment,
  )
}

const pathOf = (value: Value): string =>
  typeof value === 'object' && value !== null && 'ref' in value
    ? String(value.ref)
    : typeof value === 'object' && value !== null && 'code' in value
      ? String(value.code)
      : 'null'

function readersOutside(plan: Plan, entry: Entry): boolean {
  return plan.connections
    .filter(({ to }) => to === entry.id)
    .flatMap(({ from }) => findEntries(plan, from).slice(0, 1))
    .some((reader) => isKind(reader, 'function') && !reader.resource.inNetwork)
}

const DATA_SHAPE = placeholder({
  name: 'item_containers',
  type: 'map(object({ partition_key = string }))',
  description: 'Containers for items, by name, with the path that spreads them: the field that most questions name.',
  validation: {
    condition:
      'alltrue([for name, container in var.item_containers : can(regex("^[a-z][a-z0-9-]{1,60}$", name)) && startswith(container.partition_key, "/")])',
    message: 'Names in lower case, and a partition key that starts with a slash.',
  },
  example: '{ orders = { partition_key = "/customerId" } }',
  fallback: { items: { partition_key: '/id' } },
})

function contents(plan: Plan, entry: Entry, throughput: Body): Block[] {
  const { label } = entry
  const group = sited(plan, entry).resource_group_name
  const name = (type: string) => own(entry, type, label, 'name')
  return [
    resource('azurerm_cosmosdb_sql_database', label, {
      ...counted(entry),
      name: 'app',
      resource_group_name: group,
      account_name: name('azurerm_cosmosdb_account'),
      ...throughput,
    }),
    resource('azurerm_cosmosdb_sql_container', label, {
      for_each: code(
        entry.condition
          ? `{ for name, container in var.item_containers : name => container if ${entry.condition} }`
          : 'var.item_containers',
      ),
      name: ref('each.key'),
      resource_group_name: group,
      account_name: name('azurerm_cosmosdb_account'),
      database_name: name('azurerm_cosmosdb_sql_database'),
      partition_key_paths: [ref('each.value.partition_key')],
      partition_key_version: 2,
    }),
  ]
}

export function keyValueStore(plan: Plan, entry: EntryOf<'key-value-store'>): Piece[] {
  // A copy that is drawn beside the table is a region of the same account.
  const first = entriesOf(plan, 'key-value-store').find(({ regionVariable }) => regionVariable === null)
  if (entry.regionVariable && first && first.id !== entry.id && entry.id.startsWith(first.id))
    return regionOfAccount(plan, entry, first)
  const { label, resource: table } = entry
  const isReplicated = entry.bySize.some(({ sizes }) => sizes?.replicated === true)
  const allWrite = plan.first.regions.some(({ role }) => role === 'active')
  const others = plan.otherRegions.filter(({ id }) => table.replicaRegions.includes(id))
  const regions: Body = isReplicated
    ? {
        capabilities: dynamic(code(`var.${label}.replicated ? [] : ["EnableServerless"]`), {
          name: ref('capabilities.value'),
        }),
        geo_location: dynamic(
          code(
            `concat([${primaryPath(entry)}], var.${label}.replicated ? [${others.map(({ variable }) => `var.${variable}`).join(', ')}] : [])`,
          ),
          {
            location: ref('geo_location.value'),
            failover_priority: ref('geo_location.key'),
            zone_redundant: table.zones > 1,
          },
        ),
        automatic_failover_enabled: size(entry, 'replicated'),
        ...(allWrite ? { multiple_write_locations_enabled: size(entry, 'replicated') } : {}),
      }
    : {
        capabilities: nested({ name: 'EnableServerless' }),
        geo_location: nested({
          location: ref(primaryPath(entry)),
          failover_priority: 0,
          zone_redundant: table.zones > 1,
        }),
      }
  const throughput: Body = isReplicated
    ? {
        autoscale_settings: dynamic(code(`var.${label}.replicated ? [1] : []`), {
          max_throughput: size(entry, 'throughput_max'),
        }),
      }
    : {}
  return [
    OPERATORS,
    DATA_SHAPE,
    ...pieces(
      'data.tf',
      account(
        plan,
        entry,
        { consistency_policy: nested({ consistency_level: 'Session' }), ...regions },
        why(plan, entry),
      ),
      ...contents(plan, entry, throughput),
      lock(entry, 'azurerm_cosmosdb_account'),
    ),
  ]
}

const primaryPath = ({ regionVariable }: Entry) => regionVariable ?? 'var.region'

export function distributed(plan: Plan, entry: Database): Piece[] {
  const origin = findEntries(plan, entry.resource.replicaOf ?? '')[0]
  if (origin) return regionOfAccount(plan, entry, origin)
  const copies = entriesOf(plan, 'relational-database').filter(({ resource }) => resource.replicaOf === entry.id)
  const locations = [
    primaryPath(entry),
    ...copies.map((copy) => (copy.condition ? `(${copy.condition} ? ${primaryPath(copy)} : null)` : primaryPath(copy))),
  ]
  return [
    OPERATORS,
    DATA_SHAPE,
    ...pieces(
      'data.tf',
      account(
        plan,
        entry,
        {
          consistency_policy: nested({ consistency_level: copies.length > 0 ? 'Strong' : 'Session' }),
          geo_location: dynamic(code(`compact([${locations.join(', ')}])`), {
            location: ref('geo_location.value'),
            failover_priority: ref('geo_location.key'),
            zone_redundant: entry.resource.zones > 1,
          }),
          automatic_failover_enabled: copies.length > 0,
        },
        `${why(plan, entry)} A write is confirmed in every region before it counts; that excludes several regions that write.`,
      ),
      ...contents(plan, entry, { autoscale_settings: nested({ max_throughput: size(entry, 'throughput_max') }) }),
      lock(entry, 'azurerm_cosmosdb_account'),
    ),
  ]
}

/** A further region of an account is a line in it; what it has of its own is the alarm that it lags or is gone. */
function regionOfAccount(plan: Plan, entry: Entry, origin: Entry): Piece[] {
  const [monitoring] = entriesOf(plan, 'monitoring')
  if (!monitoring) return []
  return pieces(
    'observability.tf',
    resource(
      'azurerm_monitor_metric_alert',
      `${entry.label}_region`,
      {
        ...counted(entry, origin, monitoring),
        name: named(`${entry.id}-replication`),
        resource_group_name: sited(plan, origin).resource_group_name,
        scopes: [own(origin, 'azurerm_cosmosdb_account', origin.label, 'id')],
        description: 'The copy in the other region lags behind.',
        severity: 1,
        frequency: 'PT5M',
        window_size: 'PT15M',
        criteria: nested({
          metric_namespace: 'Microsoft.DocumentDB/databaseAccounts',
          metric_name: 'ReplicationLatency',
          aggregation: 'Average',
          operator: 'GreaterThan',
          threshold: 1000,
        }),
        action: nested({ action_group_id: own(monitoring, 'azurerm_monitor_action_group', monitoring.label, 'id') }),
        ...tags(entry),
      },
      `${why(plan, entry)} The region itself is a location of the account ${origin.id}.`,
    ),
  )
}
