import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, resource } from '../hcl'
import { allOf, placed, plainName, tags } from './placing'
import { eitherId, idList, type Key, keyFor, lockedBy, OPERATORS, subnetsWith } from './vaults'

export type Store = EntryOf<'object-store'>

/** Days an overwritten or deleted file can be brought back, and days that access logs are kept. */
const OLD_VERSION_DAYS = 30
const ACCESS_LOG_DAYS = 90

/** An account closed to keys and to the public; who may read it has a role. */
export function accountBody(
  plan: Plan,
  entry: Entry,
  id: string,
  { redundancy, kind, key, rules }: { redundancy: Value; kind: Body; key: Key | null; rules: Body | null },
): Body {
  return {
    ...placed(plan, entry, plainName(id)),
    account_replication_type: redundancy,
    ...kind,
    min_tls_version: 'TLS1_2',
    shared_access_key_enabled: false,
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    infrastructure_encryption_enabled: true,
    default_to_oauth_authentication: true,
    ...(key ? { identity: nested({ type: 'UserAssigned', identity_ids: [key.identity] }) } : {}),
    ...(key
      ? { customer_managed_key: lockedBy(key, { ...eitherId(key), user_assigned_identity_id: key.identity }) }
      : {}),
    ...(rules ? { network_rules: nested(rules) } : {}),
    ...tags(entry),
    ...(key ? { depends_on: [...key.ready] } : {}),
  }
}

export const closedTo = (plan: Plan, region: string): Body => {
  const subnets = subnetsWith(plan, 'Microsoft.Storage', region)
  return {
    default_action: 'Deny',
    bypass: ['AzureServices', 'Logging', 'Metrics'],
    ip_rules: code('[for cidr in var.operator_cidrs : trimsuffix(cidr, "/32")]'),
    ...(subnets.length > 0 ? { virtual_network_subnet_ids: idList(subnets) } : {}),
  }
}

export function objectStore(plan: Plan, entry: Store): Piece[] {
  const { label, resource: store } = entry
  const isSite = store.use === 'site'
  const isCopied = store.replicatesTo !== null || isCopy(plan, entry)
  const isOpen = isSite || readersOutside(plan, entry)
  const isVersioned = store.versioned || isCopied
  return [
    ...(isOpen ? [] : [OPERATORS]),
    ...pieces(
      'data.tf',
      resource(
        'azurerm_storage_account',
        label,
        accountBody(plan, entry, entry.id, {
          redundancy: size(entry, 'redundancy'),
          kind: {
            account_tier: 'Standard',
            account_kind: 'StorageV2',
            blob_properties: nested({
              versioning_enabled: isVersioned,
              ...(isCopied ? { change_feed_enabled: true } : {}),
              delete_retention_policy: nested({ days: OLD_VERSION_DAYS }),
              container_delete_retention_policy: nested({ days: OLD_VERSION_DAYS }),
            }),
          },
          key: keyFor(plan, entry, 'storage'),
          rules: isOpen ? null : closedTo(plan, store.region),
        }),
        isSite
          ? `${why(plan, entry)} The site itself is public, as a site is; no other container can be.`
          : isOpen
            ? `${why(plan, entry)} Its readers run outside any network, so their identity is the lock.`
            : why(plan, entry),
      ),
      isSite
        ? resource('azurerm_storage_account_static_website', label, {
            ...counted(entry),
            storage_account_id: own(entry, 'azurerm_storage_account', label, 'id'),
            index_document: 'index.html',
            error_404_document: '404.html',
          })
        : resource('azurerm_storage_container', label, {
            ...counted(entry),
            name: entry.id.replace(/-(?:standby|replica)$/, ''),
            storage_account_id: own(entry, 'azurerm_storage_account', label, 'id'),
            container_access_type: 'private',
          }),
      resource('azurerm_storage_management_policy', label, {
        ...counted(entry),
        storage_account_id: own(entry, 'azurerm_storage_account', label, 'id'),
        rule: nested(...lifecycle(entry)),
      }),
      ...archive(plan, entry),
      ...replication(plan, entry),
    ),
  ]
}

const isCopy = (plan: Plan, entry: Store) =>
  entriesOf(plan, 'object-store').some(({ resource }) => resource.replicatesTo === entry.id)

/** True where something that runs outside any network uses it. */
function readersOutside(plan: Plan, entry: Store): boolean {
  const readers = plan.connections
    .filter(({ to }) => to === entry.id)
    .flatMap(({ from }) => findEntries(plan, from).slice(0, 1))
  return readers.some((reader) => isKind(reader, 'function') && !reader.resource.inNetwork)
}

function lifecycle({ resource: { lifecycle: steps, use } }: Store): Body[] {
  const blobs = nested({ blob_types: ['blockBlob'] })
  const old: Body = {
    name: 'old-versions',
    enabled: true,
    filters: blobs,
    actions: nested({ version: nested({ delete_after_days_since_creation: OLD_VERSION_DAYS }) }),
  }
  const cooler: Body[] =
    steps.toInfrequentAfterDays === null
      ? []
      : [
          {
            name: 'cooler-tiers',
            enabled: true,
            filters: blobs,
            actions: nested({
              base_blob: nested({
                tier_to_cool_after_days_since_modification_greater_than: steps.toInfrequentAfterDays,
              }),
            }),
          },
        ]
  const end: Body[] =
    use === 'logs' || use === 'telemetry'
      ? [
          {
            name: 'end-of-life',
            enabled: true,
            filters: blobs,
            actions: nested({
              base_blob: nested({ delete_after_days_since_modification_greater_than: ACCESS_LOG_DAYS }),
            }),
          },
        ]
      : []
  return [old, ...cooler, ...end]
}

/** Copies in three zones and the archive tier exclude each other, so what is archived lies in an account of its own, as on the bill. */
function archive(plan: Plan, entry: Store): Block[] {
  const { label, resource: store } = entry
  const days = store.lifecycle.toArchiveAfterDays
  if (days === null) return []
  const name = `${label}_archive`
  return [
    resource(
      'azurerm_storage_account',
      name,
      accountBody(plan, entry, `archived-${entry.id}`, {
        redundancy: 'LRS',
        kind: {
          account_tier: 'Standard',
          account_kind: 'StorageV2',
          blob_properties: nested({
            versioning_enabled: store.versioned,
            delete_retention_policy: nested({ days: OLD_VERSION_DAYS }),
          }),
        },
        key: keyFor(plan, entry, 'storage'),
        rules: closedTo(plan, store.region),
      }),
      `Copies in three zones can’t be archived: what is ${days} days old is moved here by the application, and rests in the archive tier.`,
    ),
    resource('azurerm_storage_management_policy', name, {
      ...counted(entry),
      storage_account_id: own(entry, 'azurerm_storage_account', name, 'id'),
      rule: nested({
        name: 'archive',
        enabled: true,
        filters: nested({ blob_types: ['blockBlob'] }),
        actions: nested({
          base_blob: nested({ tier_to_archive_after_days_since_modification_greater_than: 0 }),
        }),
      }),
    }),
  ]
}

function replication(plan: Plan, entry: Store): Block[] {
  const target = entriesOf(plan, 'object-store').find(({ id }) => id === entry.resource.replicatesTo)
  if (!target) return []
  const condition = allOf(entry, target)
  return [
    resource(
      'azurerm_storage_object_replication',
      entry.label,
      {
        ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
        source_storage_account_id: own(entry, 'azurerm_storage_account', entry.label, 'id'),
        destination_storage_account_id: own(target, 'azurerm_storage_account', target.label, 'id'),
        rules: nested({
          source_container_name: own(entry, 'azurerm_storage_container', entry.label, 'name'),
          destination_container_name: own(target, 'azurerm_storage_container', target.label, 'name'),
          copy_blobs_created_after: 'Everything',
        }),
      },
      'Every file is copied to the other region.',
    ),
  ]
}

export function fileSystem(plan: Plan, entry: EntryOf<'file-system'>): Piece[] {
  const { label } = entry
  return [
    OPERATORS,
    ...pieces(
      'data.tf',
      resource(
        'azurerm_storage_account',
        label,
        accountBody(plan, entry, entry.id, {
          redundancy: size(entry, 'redundancy'),
          kind: {
            account_tier: 'Premium',
            account_kind: 'FileStorage',
            https_traffic_only_enabled: noted(
              false,
              'A share over NFS is not HTTPS; only the subnets below reach it, by Azure’s own lines.',
            ),
            share_properties: nested({ retention_policy: nested({ days: 30 }) }),
          },
          key: keyFor(plan, entry, 'storage'),
          rules: closedTo(plan, entry.resource.region),
        }),
        `${why(plan, entry)} Azure Backup takes no NFS shares: take snapshots of it on a schedule, as the README says.`,
      ),
      resource('azurerm_storage_share', label, {
        ...counted(entry),
        name: entry.id,
        storage_account_id: own(entry, 'azurerm_storage_account', label, 'id'),
        enabled_protocol: 'NFS',
        quota: size(entry, 'share_gib'),
      }),
    ),
  ]
}
