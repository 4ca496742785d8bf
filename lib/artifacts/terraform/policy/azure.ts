import type { Resource } from '@/lib/design/model'
import { list, tree } from '../parsed'
import type { ProviderSchema } from '../provider-schema'
import { azureNetwork, componentOf } from './azure-network'
import { blockIn, type Planned, type PlannedResource } from './planned'
import { ANSWERS_ALL, type Facts, type Finding } from './policy'
import { type Check, type Checks, each, isGiven } from './reading'

/** What a plan for Azure opens, encrypts, keeps and allows. */
export function azureFacts({ resources }: Planned, schema: ProviderSchema): Facts {
  const { exposed: open, ...network } = azureNetwork(resources)
  return {
    ...network,
    // Stores with an address in the network have a subnet of their own, and so rules for both ways.
    served: new Set(),
    portAt,
    exposed: [...open, ...each(resources, exposed(resources), componentOf)],
    unencrypted: each(resources, unencrypted(resources), componentOf),
    notBackedUp: each(resources, NOT_BACKED_UP, componentOf),
    unlimited: each(resources, UNLIMITED, componentOf),
    malformed: [...each(resources, MALFORMED, componentOf), ...sameRank(resources)],
    untagged: untagged(resources, schema),
  }
}

/** Managed Redis, DocumentDB, Data Explorer and the built-in pool listen on ports of their own (known by heart). */
function portAt({ kind }: Resource, port: number): number {
  const own: { readonly [kind: string]: number } = {
    cache: 10_000,
    'document-database': 10_260,
    'time-series-database': 443,
    'connection-pooler': 6432,
  }
  return own[kind] ?? port
}

/** Each check says `null` for what is right; the first that says more is what is said. */
const all =
  (...checks: readonly Check[]): Check =>
  (values, resource) => {
    for (const check of checks) {
      const says = check(values, resource)
      if (says !== null) return says
    }
    return null
  }

const is =
  (name: string, wanted: string | boolean, says: string): Check =>
  (values) =>
    values[name] === wanted ? null : says

const ON_THE_INTERNET = 'has an address on the internet'
const BY_PASSWORD = 'lets in whoever has its key'
const noKeys = (name: string, wanted = false) => is(name, wanted, BY_PASSWORD)

function exposed(resources: readonly PlannedResource[]): Checks {
  // A site is read through Front Door, which reads it as everybody does.
  const sites = new Set(
    resources
      .filter(({ type }) => type === 'azurerm_storage_account_static_website')
      .map(({ values }) => values.storage_account_id),
  )
  const machine: Check = is('disable_password_authentication', true, 'lets people in by password')
  return {
    azurerm_postgresql_flexible_server: is('public_network_access_enabled', false, ON_THE_INTERNET),
    azurerm_mysql_flexible_server: (_, server) => (isGiven(server, 'delegated_subnet_id') ? null : ON_THE_INTERNET),
    azurerm_mssql_server: is('public_network_access_enabled', false, ON_THE_INTERNET),
    azurerm_cosmosdb_account: all(
      ({ public_network_access_enabled, is_virtual_network_filter_enabled }) =>
        public_network_access_enabled === false || is_virtual_network_filter_enabled === true ? null : ANSWERS_ALL,
      noKeys('local_authentication_disabled', true),
    ),
    azurerm_managed_redis: is('public_network_access', 'Disabled', ON_THE_INTERNET),
    azurerm_mongo_cluster: is('public_network_access', 'Disabled', ON_THE_INTERNET),
    azurerm_search_service: is('public_network_access_enabled', false, ON_THE_INTERNET),
    azurerm_kusto_cluster: is('public_network_access_enabled', false, ON_THE_INTERNET),
    azurerm_key_vault: ({ network_acls }) => (blockIn(network_acls).default_action === 'Deny' ? null : ANSWERS_ALL),
    azurerm_storage_account: all(
      is('allow_nested_items_to_be_public', false, 'may be opened to everybody'),
      noKeys('shared_access_key_enabled'),
      ({ network_rules, account_kind }, { id }) =>
        blockIn(network_rules).default_action === 'Deny' || sites.has(id) || account_kind === 'FileStorage'
          ? null
          : ANSWERS_ALL,
    ),
    azurerm_storage_container: is('container_access_type', 'private', 'is read by everybody'),
    azurerm_eventhub_namespace: all(noKeys('local_authentication_enabled'), ({ network_rulesets }) =>
      blockIn(network_rulesets).default_action === 'Deny' ? null : ANSWERS_ALL,
    ),
    // Only the Premium tier of Service Bus can be closed to the internet; in the others nobody comes in without a role.
    azurerm_servicebus_namespace: noKeys('local_auth_enabled'),
    azurerm_app_configuration: noKeys('local_auth_enabled'),
    azurerm_log_analytics_workspace: noKeys('local_authentication_enabled'),
    azurerm_container_registry: all(noKeys('admin_enabled'), ({ anonymous_pull_enabled }) =>
      anonymous_pull_enabled === true ? 'is read by everybody' : null,
    ),
    azurerm_kubernetes_cluster: all(
      ({ private_cluster_enabled, api_server_access_profile }) => {
        const ranges = list(blockIn(api_server_access_profile).authorized_ip_ranges)
        const isNarrow = ranges.length > 0 && !ranges.includes('0.0.0.0/0')
        return private_cluster_enabled === true || isNarrow ? null : ANSWERS_ALL
      },
      noKeys('local_account_disabled', true),
    ),
    azurerm_linux_virtual_machine: machine,
    azurerm_linux_web_app: is('ftp_publish_basic_authentication_enabled', false, BY_PASSWORD),
    azurerm_linux_function_app: is('ftp_publish_basic_authentication_enabled', false, BY_PASSWORD),
  }
}

const KEYS = new Set(['azurerm_key_vault_key', 'azurerm_key_vault_managed_hardware_security_module_key'])
const OWN_KEY = 'is not locked with the own key'
const OLD_TLS = 'takes TLS below 1.2'

/**
 * Azure encrypts everything that rests, always (https://learn.microsoft.com/azure/security/fundamentals/encryption-atrest; assumption). What
 * can be left out is encryption on the way and on the host, and the own key where the design has one.
 */
function unencrypted(resources: readonly PlannedResource[]): Checks {
  // A key locks what is in its own region.
  const vaults = new Set(
    resources.filter(({ type }) => KEYS.has(type)).map(({ values }) => values.key_vault_id ?? values.managed_hsm_id),
  )
  const regions = new Set(
    resources.filter(({ id }) => id !== null && vaults.has(id)).map(({ values }) => values.location),
  )
  const locked: Check = (values, resource) =>
    !regions.has(values.location) ||
    list(values.customer_managed_key).length > 0 ||
    resource.references('customer_managed_key').length > 0 ||
    lockedBeside(resources, resource)
      ? null
      : OWN_KEY
  const host = is('encryption_at_host_enabled', true, 'has a plain disk on its host')
  const https: Check = all(is('https_only', true, 'answers without TLS'), ({ site_config }) =>
    blockIn(site_config).minimum_tls_version === '1.2' || blockIn(site_config).minimum_tls_version === '1.3'
      ? null
      : OLD_TLS,
  )
  return {
    azurerm_storage_account: all(is('min_tls_version', 'TLS1_2', OLD_TLS), locked),
    azurerm_postgresql_flexible_server: locked,
    azurerm_mysql_flexible_server: locked,
    azurerm_managed_redis: all(
      ({ default_database }) =>
        blockIn(default_database).client_protocol === 'Encrypted' ? null : 'takes connections without TLS',
      locked,
    ),
    azurerm_cosmosdb_account: all(is('minimal_tls_version', 'Tls12', OLD_TLS), ({ location }, account) =>
      !regions.has(location) || isGiven(account, 'key_vault_key_id') || isGiven(account, 'managed_hsm_key_id')
        ? null
        : OWN_KEY,
    ),
    azurerm_servicebus_namespace: is('minimum_tls_version', '1.2', OLD_TLS),
    azurerm_eventhub_namespace: is('minimum_tls_version', '1.2', OLD_TLS),
    azurerm_kusto_cluster: is('disk_encryption_enabled', true, 'has plain disks'),
    azurerm_linux_virtual_machine: host,
    azurerm_windows_virtual_machine: host,
    azurerm_orchestrated_virtual_machine_scale_set: host,
    azurerm_kubernetes_cluster: ({ default_node_pool }) =>
      blockIn(default_node_pool).host_encryption_enabled === true ? null : 'has plain disks on its hosts',
    azurerm_linux_web_app: https,
    azurerm_linux_function_app: https,
    azurerm_function_app_flex_consumption: https,
    azurerm_container_app: ({ ingress }) =>
      blockIn(ingress).allow_insecure_connections === true ? 'answers without TLS' : null,
    azurerm_application_gateway: ({ http_listener, request_routing_rule }) => {
      const plain = list(http_listener)
        .map(tree)
        .filter(({ protocol }) => protocol !== 'Https')
        .map(({ name }) => name)
      const serving = list(request_routing_rule)
        .map(tree)
        .filter(
          ({ http_listener_name, redirect_configuration_name }) =>
            plain.includes(http_listener_name ?? null) && (redirect_configuration_name ?? '') === '',
        )
      return serving.length === 0 ? null : 'answers without TLS'
    },
    azurerm_cdn_frontdoor_route: ({ https_redirect_enabled, supported_protocols, forwarding_protocol }) => {
      const isPlain = list(supported_protocols).includes('Http') && https_redirect_enabled !== true
      return isPlain || forwarding_protocol === 'HttpOnly' ? 'answers without TLS' : null
    },
  }
}

/** Some accounts get their key in a block of its own. */
const lockedBeside = (resources: readonly PlannedResource[], { id }: PlannedResource) =>
  resources.some(
    ({ type, values }) => type === 'azurerm_storage_account_customer_managed_key' && values.storage_account_id === id,
  )

const keeps: Check = ({ backup_retention_days, create_mode }) =>
  Number(backup_retention_days ?? 0) >= 1 || create_mode === 'Replica' ? null : 'keeps no backup'

/** DocumentDB keeps backups of its own that cannot be switched off; what a capacity of Fabric holds is kept in its lake. */
const NOT_BACKED_UP: Checks = {
  azurerm_postgresql_flexible_server: keeps,
  azurerm_mysql_flexible_server: keeps,
  azurerm_cosmosdb_account: ({ backup }) => {
    const { type, retention_in_hours } = blockIn(backup)
    return type === 'Continuous' || Number(retention_in_hours ?? 0) > 0 ? null : 'keeps no backup'
  },
  azurerm_mssql_database: ({ short_term_retention_policy }) =>
    Number(blockIn(short_term_retention_policy).retention_days ?? 0) > 0 ? null : 'keeps no backup',
  azurerm_storage_account: ({ blob_properties, share_properties, account_kind }) => {
    const days = Number(blockIn(blockIn(share_properties).retention_policy).days ?? 0)
    if (account_kind === 'FileStorage') return days > 0 ? null : 'forgets a deleted share at once'
    return blockIn(blob_properties).versioning_enabled === true ? null : 'keeps no old versions'
  },
  azurerm_key_vault: is('purge_protection_enabled', true, 'can be emptied for good'),
}

/** Roles that may do everything, or hand out the right to. */
const TOO_MUCH = /^(?:Owner|Contributor|User Access Administrator|Role Based Access Control Administrator)$/
const WHOLE_SUBSCRIPTION = /^\/subscriptions\/[^/]+\/?$/

const UNLIMITED: Checks = {
  azurerm_role_assignment: ({ role_definition_name, scope }) => {
    if (TOO_MUCH.test(String(role_definition_name))) return `gives ${role_definition_name}`
    return WHOLE_SUBSCRIPTION.test(String(scope)) && role_definition_name !== 'Reader'
      ? `gives ${role_definition_name} on the whole subscription`
      : null
  },
  azurerm_role_definition: ({ permissions }) =>
    list(permissions).some((permission) => list(tree(permission).actions).includes('*')) ? 'allows every action' : null,
}

const named =
  (pattern: RegExp): Check =>
  ({ name }) =>
    pattern.test(String(name)) ? null : `has the name ${name}`

/** Names that Azure refuses half way through an apply; limits known by heart. */
const MALFORMED: Checks = {
  azurerm_storage_account: named(/^[a-z0-9]{3,24}$/),
  azurerm_container_registry: named(/^[a-zA-Z0-9]{5,50}$/),
  azurerm_key_vault: named(/^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/),
  azurerm_container_app: named(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/),
  azurerm_network_security_rule: all(named(/^[A-Za-z0-9][\w.-]{0,78}\w$/), ({ description }) =>
    String(description ?? '').length > 140 ? 'has too long a description' : null,
  ),
}

/** Two rules of one group and direction may not have the same rank. */
function sameRank(resources: readonly PlannedResource[]): Finding[] {
  const seen = new Set<string>()
  return resources.flatMap(({ address, type, values }) => {
    if (type !== 'azurerm_network_security_rule') return []
    const key = [
      values.resource_group_name,
      values.network_security_group_name,
      values.direction,
      values.priority,
    ].join(' ')
    if (seen.has(key)) return [{ address, says: `has a rank that is taken (${values.priority})` }]
    seen.add(key)
    return []
  })
}

/** Azure has no default tags, so that each block has all of them. */
function untagged(resources: readonly PlannedResource[], schema: ProviderSchema): Finding[] {
  return resources
    .filter(({ type, values }) => {
      const { Environment, Component } = tree(values.tags)
      const takes = schema.resources[type]?.attributes.tags !== undefined
      return takes && COMPONENTS.has(type) && (Environment === undefined || Component === undefined)
    })
    .map(({ address }) => ({ address, says: 'has no tag that names its component' }))
}

/** What is billed as a component of the design, so that its cost can be told apart. */
const COMPONENTS = new Set([
  'azurerm_app_configuration',
  'azurerm_application_gateway',
  'azurerm_cdn_frontdoor_profile',
  'azurerm_container_app',
  'azurerm_container_registry',
  'azurerm_cosmosdb_account',
  'azurerm_eventhub_namespace',
  'azurerm_function_app_flex_consumption',
  'azurerm_key_vault',
  'azurerm_kubernetes_cluster',
  'azurerm_linux_function_app',
  'azurerm_linux_virtual_machine',
  'azurerm_linux_web_app',
  'azurerm_managed_redis',
  'azurerm_nat_gateway',
  'azurerm_orchestrated_virtual_machine_scale_set',
  'azurerm_postgresql_flexible_server',
  'azurerm_search_service',
  'azurerm_servicebus_namespace',
  'azurerm_storage_account',
])
