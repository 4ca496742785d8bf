import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { allOf, groupId, groupName, placed, plainName, sited, tags, uniqueName } from './placing'
import { accountBody } from './storage'
import { keyFor } from './vaults'

const SUBSCRIPTION = text`/subscriptions/${ref('var.subscription_id')}`

/** The activity log is Azure's own; what is kept longer than its 90 days lies in an account that nobody can change. */
export function auditTrail(plan: Plan, entry: EntryOf<'audit-trail'>): Piece[] {
  const { label } = entry
  const account = own(entry, 'azurerm_storage_account', label, 'id')
  return pieces(
    'security.tf',
    resource(
      'azurerm_storage_account',
      label,
      {
        ...accountBody(plan, entry, entry.id, {
          redundancy: 'LRS',
          kind: {
            account_tier: 'Standard',
            account_kind: 'StorageV2',
            blob_properties: nested({
              versioning_enabled: true,
              delete_retention_policy: nested({ days: 30 }),
              container_delete_retention_policy: nested({ days: 30 }),
            }),
            immutability_policy: nested({
              allow_protected_append_writes: true,
              period_since_creation_in_days: size(entry, 'retention_days'),
              state: noted('Unlocked', 'Locked can never be undone: lock it once the period is settled.'),
            }),
          },
          key: keyFor(plan, entry, 'storage'),
          rules: { default_action: 'Deny', bypass: ['AzureServices'] },
        }),
      },
      why(plan, entry),
    ),
    resource('azurerm_storage_management_policy', label, {
      ...counted(entry),
      storage_account_id: account,
      rule: nested({
        name: 'end-of-life',
        enabled: true,
        filters: nested({ blob_types: ['appendBlob', 'blockBlob'] }),
        actions: nested({
          base_blob: nested({
            delete_after_days_since_modification_greater_than: code(`var.${label}.retention_days + 1`),
          }),
        }),
      }),
    }),
    resource('azurerm_monitor_diagnostic_setting', label, {
      ...counted(entry),
      name: named(entry.id),
      target_resource_id: SUBSCRIPTION,
      storage_account_id: account,
      enabled_log: nested(...['Administrative', 'Security', 'Policy', 'Alert'].map((category): Body => ({ category }))),
    }),
  )
}

/** Defender guards the whole subscription, a plan a kind of resource: those of this design, as on the bill. */
export function threatDetection(plan: Plan, entry: EntryOf<'threat-detection'>): Piece[] {
  const plans = defenderPlans(plan, entry)
  return pieces(
    'security.tf',
    resource(
      'azurerm_security_center_subscription_pricing',
      entry.label,
      {
        for_each: code(
          entry.condition
            ? `{ for name, subplan in ${mapOf(plans)} : name => subplan if ${entry.condition} }`
            : mapOf(plans),
        ),
        tier: 'Standard',
        resource_type: ref('each.key'),
        subplan: ref('each.value'),
      },
      `${entry.id}, ${why(plan, entry)} It holds for the whole subscription.`,
    ),
    entriesOf(plan, 'monitoring').length > 0
      ? resource('azurerm_security_center_contact', entry.label, {
          ...counted(entry),
          name: 'default',
          email: ref('var.alert_email'),
          alert_notifications: true,
          alerts_to_admins: true,
        })
      : null,
  )
}

const mapOf = (plans: readonly (readonly [string, string | null])[]) =>
  `{ ${plans.map(([name, subplan]) => `${name} = ${subplan === null ? 'null' : `"${subplan}"`}`).join(', ')} }`

/** Names of the plans are known by heart, but for those that Terraform's documentation lists. */
function defenderPlans(plan: Plan, { resource: { region } }: Entry): (readonly [string, string | null])[] {
  const guarded = plan.entries.filter((entry) => entry.resource.region === region)
  const has = (test: (entry: Entry) => boolean) => guarded.some(test)
  const isDatabase = (entry: Entry, engines: readonly string[]) =>
    isKind(entry, 'relational-database') &&
    entry.resource.class !== 'distributed' &&
    engines.includes(entry.resource.engine)
  const all: [string, string | null, boolean][] = [
    ['AppServices', null, has((entry) => isKind(entry, 'app-platform'))],
    ['Arm', 'PerSubscription', true],
    ['Containers', null, has((entry) => isKind(entry, 'machine-group') && entry.resource.role === 'nodes')],
    ['KeyVaults', 'PerKeyVault', has((entry) => isKind(entry, 'secret-store'))],
    ['OpenSourceRelationalDatabases', null, has((entry) => isDatabase(entry, ['postgresql', 'mysql']))],
    ['SqlServers', null, has((entry) => isDatabase(entry, ['sqlserver']))],
    ['StorageAccounts', 'DefenderForStorageV2', has((entry) => isKind(entry, 'object-store'))],
    ['VirtualMachines', 'P1', has((entry) => isKind(entry, 'machine-group') && entry.resource.role !== 'nodes')],
  ]
  return all.flatMap(([name, subplan, isThere]) => (isThere ? [[name, subplan] as const] : []))
}

/**
 * Azure Backup keeps what it holds beside what it guards, never in a region of one's own choice: a vault that the design draws in another
 * region becomes one that copies to the paired region.
 */
export function backupVault(plan: Plan, entry: EntryOf<'backup-vault'>): Piece[] {
  const held = entry.resource.protects.flatMap((id) => findEntries(plan, id))
  const servers = held.filter(
    (target): target is EntryOf<'relational-database'> =>
      isKind(target, 'relational-database') &&
      target.resource.class !== 'distributed' &&
      ['postgresql', 'mysql'].includes(target.resource.engine),
  )
  const machines = held.filter((target) => isKind(target, 'machine-group'))
  const isElsewhere = held.length > 0 && held.every(({ resource }) => resource.region !== entry.resource.region)
  const site: Entry = isElsewhere ? { ...entry, regionVariable: held[0]?.regionVariable ?? null } : entry
  return pieces(
    'backup.tf',
    ...(servers.length > 0 ? serverBackups(plan, entry, site, servers, isElsewhere) : []),
    ...(machines.length > 0 || servers.length === 0 ? machineBackups(plan, entry, site, isElsewhere) : []),
  )
}

const elsewhere = (isElsewhere: boolean) =>
  isElsewhere
    ? ' Azure Backup keeps its vault beside the data and copies it to the region that Azure has paired with this one: the design’s own other region can’t be named.'
    : ''

const BACKUP_TYPES = {
  postgresql: {
    server: 'azurerm_postgresql_flexible_server',
    policy: 'azurerm_data_protection_backup_policy_postgresql_flexible_server',
    instance: 'azurerm_data_protection_backup_instance_postgresql_flexible_server',
  },
  mysql: {
    server: 'azurerm_mysql_flexible_server',
    policy: 'azurerm_data_protection_backup_policy_mysql_flexible_server',
    instance: 'azurerm_data_protection_backup_instance_mysql_flexible_server',
  },
} as const

function serverBackups(
  plan: Plan,
  entry: EntryOf<'backup-vault'>,
  site: Entry,
  servers: readonly EntryOf<'relational-database'>[],
  isElsewhere: boolean,
): Block[] {
  const { label } = entry
  const vault = (attribute: string) => own(entry, 'azurerm_data_protection_backup_vault', label, attribute)
  const engines = [...new Set(servers.map(({ resource: { engine } }) => engine))]
  const policyLabel = (engine: string) => (engines.length > 1 ? `${label}_${engine}` : label)
  return [
    resource(
      'azurerm_data_protection_backup_vault',
      label,
      {
        ...placed(plan, site),
        datastore_type: 'VaultStore',
        redundancy: isElsewhere ? 'GeoRedundant' : 'ZoneRedundant',
        ...(isElsewhere ? { cross_region_restore_enabled: true } : {}),
        immutability: noted('Unlocked', 'Nobody shortens what is kept; Locked can never be undone.'),
        soft_delete: 'On',
        retention_duration_in_days: 14,
        identity: nested({ type: 'SystemAssigned' }),
        ...tags(entry),
      },
      `${why(plan, entry)}${elsewhere(isElsewhere)}`,
    ),
    ...engines.map((engine) =>
      resource(BACKUP_TYPES[engine === 'mysql' ? 'mysql' : 'postgresql'].policy, policyLabel(engine), {
        ...counted(entry),
        name: `weekly-${engine}`,
        vault_id: vault('id'),
        // Azure takes a full backup of a server at most once a week; the server's own backups reach any second of its last days.
        backup_repeating_time_intervals: ['R/2026-01-04T03:00:00+00:00/P1W'],
        default_retention_rule: nested({
          life_cycle: nested({
            data_store_type: 'VaultStore',
            duration: text`P${size(entry, 'retention_days')}D`,
          }),
        }),
      }),
    ),
    ...servers.flatMap((server): Block[] => {
      const condition = allOf(entry, server)
      const when: Body = condition ? { count: code(`${condition} ? 1 : 0`) } : {}
      const { engine } = server.resource
      const types = BACKUP_TYPES[engine === 'mysql' ? 'mysql' : 'postgresql']
      const right = (suffix: string, scope: Value, role: string) =>
        resource('azurerm_role_assignment', `${label}_${server.label}${suffix}`, {
          ...when,
          scope,
          role_definition_name: role,
          principal_id: vault('identity[0].principal_id'),
          principal_type: 'ServicePrincipal',
        })
      return [
        right(
          '',
          own(server, types.server, server.label, 'id'),
          engine === 'mysql'
            ? 'MySQL Backup And Export Operator'
            : 'PostgreSQL Flexible Server Long Term Retention Backup Role',
        ),
        right('_reader', ref(groupId(plan, server)), 'Reader'),
        resource(types.instance, `${label}_${server.label}`, {
          ...when,
          name: server.id,
          location: sited(plan, site).location,
          vault_id: vault('id'),
          server_id: own(server, types.server, server.label, 'id'),
          backup_policy_id: own(entry, types.policy, policyLabel(engine), 'id'),
          depends_on: [
            ref(`azurerm_role_assignment.${label}_${server.label}`),
            ref(`azurerm_role_assignment.${label}_${server.label}_reader`),
          ],
        }),
      ]
    }),
  ]
}

function machineBackups(plan: Plan, entry: EntryOf<'backup-vault'>, site: Entry, isElsewhere: boolean): Block[] {
  const { label } = entry
  const vault = (attribute: string) => own(entry, 'azurerm_recovery_services_vault', label, attribute)
  const machines = entry.resource.protects
    .flatMap((id) => findEntries(plan, id))
    .filter(
      (target): target is EntryOf<'machine-group'> =>
        isKind(target, 'machine-group') && target.resource.scaling.on === 'fixed',
    )
  return [
    resource(
      'azurerm_recovery_services_vault',
      label,
      {
        ...placed(plan, site),
        sku: 'Standard',
        storage_mode_type: isElsewhere ? 'GeoRedundant' : 'ZoneRedundant',
        ...(isElsewhere ? { cross_region_restore_enabled: true } : {}),
        soft_delete_enabled: true,
        immutability: 'Unlocked',
        ...tags(entry),
      },
      `${why(plan, entry)}${elsewhere(isElsewhere)}`,
    ),
    resource('azurerm_backup_policy_vm', label, {
      ...counted(entry),
      name: 'daily',
      resource_group_name: groupName(plan, site),
      recovery_vault_name: vault('name'),
      policy_type: 'V2',
      backup: nested({ frequency: 'Daily', time: '03:00' }),
      retention_daily: nested({ count: size(entry, 'retention_days') }),
    }),
    ...machines.map((machine) => {
      const condition = allOf(entry, machine)
      const number = `var.${machine.label}.start`
      const type =
        machine.resource.os === 'windows' ? 'azurerm_windows_virtual_machine' : 'azurerm_linux_virtual_machine'
      return resource('azurerm_backup_protected_vm', `${label}_${machine.label}`, {
        count: code(condition ? `${condition} ? ${number} : 0` : number),
        resource_group_name: groupName(plan, site),
        recovery_vault_name: vault('name'),
        source_vm_id: ref(`${type}.${machine.label}[count.index].id`),
        backup_policy_id: own(entry, 'azurerm_backup_policy_vm', label, 'id'),
      })
    }),
  ]
}

export function containerRegistry(plan: Plan, entry: EntryOf<'container-registry'>): Piece[] {
  return pieces(
    'compute.tf',
    resource(
      'azurerm_container_registry',
      entry.label,
      {
        ...placed(plan, entry, plainName(entry.id)),
        sku: 'Standard',
        admin_enabled: noted(false, 'Who pulls or pushes signs in with an identity.'),
        anonymous_pull_enabled: false,
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}

/** The switches themselves are made and turned by people, outside Terraform. */
export function featureFlagStore(plan: Plan, entry: EntryOf<'feature-flag-store'>): Piece[] {
  return pieces(
    'observability.tf',
    resource(
      'azurerm_app_configuration',
      entry.label,
      {
        ...placed(plan, entry, uniqueName(entry.id)),
        sku: 'standard',
        local_auth_enabled: false,
        purge_protection_enabled: ref('local.is_production'),
        soft_delete_retention_days: 7,
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}
