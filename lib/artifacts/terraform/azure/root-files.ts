import type { Entry, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import type { Block, Body, Value } from '../hcl'
import { block, code, data, labelled, nested, ref, resource, text } from '../hcl'
import { settingsOf } from './access'
import { startScripts } from './container-host'
import { addressOf, behind, frontsOf, hostOf, isDirect, zoneOf } from './fronts'
import { functionPlanOf } from './functions'
import { ingressAddress } from './places'
import { busLabel, busOf } from './service-bus'

export function versionBlocks(plan: Plan): Block[] {
  const kinds = new Set(plan.entries.map(({ resource: { kind } }) => kind))
  const more = [
    ...(kinds.has('container-service') || kinds.has('batch-environment') ? ['Microsoft.App'] : []),
    ...(kinds.has('data-warehouse') ? ['Microsoft.Fabric'] : []),
    ...(kinds.has('document-database') || kinds.has('key-value-store') ? ['Microsoft.DocumentDB'] : []),
    ...(kinds.has('threat-detection') ? ['Microsoft.Security'] : []),
  ]
  return [
    block('terraform', [], {
      required_version: '>= 1.11.0',
      required_providers: nested({ azurerm: { source: 'hashicorp/azurerm', version: '~> 4.0' } }),
      backend: labelled('azurerm', {}),
    }),
    block('provider', ['azurerm'], {
      subscription_id: ref('var.subscription_id'),
      storage_use_azuread: true,
      ...(more.length > 0 ? { resource_providers_to_register: more } : {}),
      features: nested({
        key_vault: nested({
          purge_soft_delete_on_destroy: false,
          recover_soft_deleted_key_vaults: true,
        }),
        resource_group: nested({ prevent_deletion_if_contains_resources: true }),
        storage: nested({ data_plane_available: false }),
      }),
    }),
    data('azurerm_client_config', 'current', {}),
  ]
}

export function localBlocks(plan: Plan): Block[] {
  const programs = plan.entries.filter((entry) => runsCode(plan, entry))
  return [
    block('locals', [], {
      is_production: code('var.environment == "production"'),
      // Names that all of Azure shares end in these.
      unique: code('substr(sha256(join("/", [var.subscription_id, var.name])), 0, 6)'),
      stem: code('substr(replace(var.name, "-", ""), 0, 8)'),
      tags: {
        Design: plan.first.slug,
        Environment: ref('var.environment'),
        ManagedBy: plan.command === 'tofu' ? 'opentofu' : 'terraform',
      },
    }),
    ...(programs.length > 0
      ? [
          block(
            'locals',
            [],
            Object.fromEntries(
              programs.map((entry): [string, Value] => [`${entry.label}_settings`, settingsOf(plan, entry)]),
            ) as Body,
            'What each program is told by its environment: where its neighbours are. A null is left out where it is used.',
          ),
        ]
      : []),
    ...startScripts(plan),
  ]
}

/** Machines from the reader's own image are told by that image; all other programs read `local.<label>_settings`. */
function runsCode(_plan: Plan, entry: Entry): boolean {
  switch (entry.resource.kind) {
    case 'container-service':
    case 'app-platform':
    case 'function':
    case 'batch-environment':
      return true
    case 'machine-group':
      return entry.resource.role === 'nodes'
    default:
      return false
  }
}

export function budgetBlocks(plan: Plan): Block[] {
  if (plan.budgetUsd === null) return []
  const notification = (type: string, threshold: number): Body => ({
    enabled: true,
    threshold,
    threshold_type: type,
    operator: 'GreaterThan',
    contact_emails: [ref('var.alert_email')],
  })
  return [
    resource(
      'azurerm_consumption_budget_subscription',
      'design',
      {
        count: code('var.monthly_budget_usd == null ? 0 : 1'),
        name: ref('var.name'),
        subscription_id: text`/subscriptions/${ref('var.subscription_id')}`,
        amount: ref('var.monthly_budget_usd'),
        time_grain: 'Monthly',
        time_period: nested({ start_date: code('formatdate("YYYY-MM-01\'T\'00:00:00Z", plantimestamp())') }),
        filter: nested({ tag: nested({ name: 'Design', values: [ref('local.tags.Design')] }) }),
        notification: nested(notification('Actual', 80), notification('Forecasted', 100)),
        lifecycle: nested({ ignore_changes: [ref('time_period')] }),
      },
      'Counts all environments of the design by their tag, as far as they are in this subscription; in the subscription’s own currency.',
    ),
  ]
}

const output = (name: string, description: string, value: Value) => block('output', [name], { description, value })

export function outputBlocks(plan: Plan): Block[] {
  const zone = zoneOf(plan)
  const hasName = zone !== undefined || entriesOf(plan, 'content-delivery').length > 0
  return [
    ...(hasName ? [output('address', 'Where the workload answers.', text`https://${ref('var.domain_name')}`)] : []),
    ...(zone
      ? [
          output(
            'name_servers',
            'Enter these at your registrar, or as NS records in the parent zone.',
            code(maybe(zone, 'azurerm_dns_zone', zone.label, 'name_servers')),
          ),
        ]
      : []),
    ...frontsOf(plan)
      .filter((front) => !zone && isDirect(plan, front))
      .flatMap((front) => {
        const address = addressOf(plan, front)
        return [
          output(
            `${front.label}_address`,
            `Address of ${front.resource.label}.`,
            address
              ? code(front.condition ? `try(${address}, null)` : address)
              : behind(plan, front).kind === 'nothing'
                ? null
                : wrapped(front, hostOf(plan, front)),
          ),
        ]
      }),
    ...plan.entries.flatMap((entry) => outputsOf(plan, entry)),
  ]
}

const wrapped = (entry: Entry, value: Value): Value =>
  entry.condition && typeof value === 'object' && value !== null && 'ref' in value
    ? code(`try(${String(value.ref)}, null)`)
    : value

const maybe = (entry: Pick<Entry, 'condition'>, type: string, label: string, attribute: string) =>
  entry.condition ? `one(${type}.${label}[*].${attribute})` : `${type}.${label}.${attribute}`

function outputsOf(plan: Plan, entry: Entry): Block[] {
  const { label, resource: design } = entry
  const simple = (type: string, attribute: string, suffix: string, description: string) => [
    output(`${label}_${suffix}`, description, code(maybe(entry, type, label, attribute))),
  ]
  switch (design.kind) {
    case 'container-registry':
      return simple('azurerm_container_registry', 'login_server', 'address', 'Where images are pushed to.')
    case 'container-cluster':
      return simple('azurerm_kubernetes_cluster', 'name', 'name', 'Name to give to `az aks get-credentials --name`.')
    case 'relational-database':
      if (design.class === 'distributed' || design.engine === 'oracle' || design.role !== 'primary') return []
      return simple(
        SERVERS[design.engine].type,
        SERVERS[design.engine].address,
        'address',
        `Address of ${design.label}.`,
      )
    case 'object-store':
      return simple('azurerm_storage_account', 'name', 'account', `Storage account of ${design.label}.`)
    case 'queue': {
      const path = maybe(busOf(plan, entry), 'azurerm_servicebus_namespace', busLabel(entry), 'name')
      return [output(`${label}_namespace`, `Service Bus namespace of ${design.label}.`, code(path))]
    }
    case 'stream':
      return simple('azurerm_eventhub_namespace', 'name', 'namespace', `Event Hubs namespace of ${design.label}.`)
    case 'secret-store':
      return simple('azurerm_key_vault', 'name', 'vault', 'Vault to write the secrets into.')
    case 'content-delivery':
      return simple(
        'azurerm_cdn_frontdoor_endpoint',
        'id',
        'endpoint',
        'Endpoint to purge after a release of the site.',
      )
    case 'function':
      return isKind(entry, 'function')
        ? simple(functionPlanOf(entry), 'name', 'app', 'Function app that the pipeline uploads to.')
        : []
    case 'machine-group': {
      if (!isKind(entry, 'machine-group') || design.role !== 'nodes') return []
      const address = ingressAddress(plan, entry)
      return [
        output(
          `${label}_settings`,
          'What the pods need to be told, for a ConfigMap.',
          code(`{ for name, value in local.${label}_settings : name => value if value != null }`),
        ),
        ...(address
          ? [
              output(
                `${label}_ingress_address`,
                'Address that the ingress in the cluster takes, for its Service.',
                code(guard(entry, address)),
              ),
            ]
          : []),
      ]
    }
    default:
      return []
  }
}

const guard = (entry: Entry, expression: string) => (entry.condition ? `try(${expression}, null)` : expression)

const SERVERS = {
  postgresql: { type: 'azurerm_postgresql_flexible_server', address: 'fqdn' },
  mysql: { type: 'azurerm_mysql_flexible_server', address: 'fqdn' },
  sqlserver: { type: 'azurerm_mssql_server', address: 'fully_qualified_domain_name' },
} as const
