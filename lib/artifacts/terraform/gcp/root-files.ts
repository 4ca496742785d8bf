import type { Entry, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import type { Block, Body, Value } from '../hcl'
import { block, code, data, labelled, nested, ref, resource, text } from '../hcl'
import { encryptingAgents } from './encryption'
import { globalFronts, regionalFronts, zoneOf } from './fronts'
import { hostLocals } from './host-units'
import { settingsLocal } from './identities'
import { zonesName } from './placing'
import { isRunning } from './reach'
import { servicesUsed } from './services-used'

const usesBeta = (plan: Plan) => entriesOf(plan, 'api-gateway').some(({ resource }) => resource.style !== 'websocket')

export function versionBlocks(plan: Plan): Block[] {
  const provider: Body = {
    project: ref('var.project_id'),
    region: ref('var.region'),
    default_labels: ref('local.labels'),
  }
  const beta = usesBeta(plan)
  return [
    block('terraform', [], {
      required_version: '>= 1.11.0',
      required_providers: nested({
        google: { source: 'hashicorp/google', version: '~> 6.50' },
        ...(beta ? { 'google-beta': { source: 'hashicorp/google-beta', version: '~> 6.50' } } : {}),
      }),
      backend: labelled('gcs', {}),
    }),
    block('provider', ['google'], provider),
    ...(beta ? [block('provider', ['google-beta'], provider, 'API Gateway is offered by this provider only.')] : []),
    data('google_project', 'current', {}),
  ]
}

/** Services of Google Cloud that have to be switched on before anything of theirs can be made. */
export const usedServices = (plan: Plan): Block =>
  resource(
    'google_project_service',
    'used',
    {
      for_each: code(
        `toset([\n${servicesUsed(plan)
          .map((name) => `  "${name}.googleapis.com",`)
          .join('\n')}\n])`,
      ),
      service: ref('each.key'),
      disable_on_destroy: false,
    },
    'Services have to be switched on before anything of theirs can be made.',
  )

export function zoneBlocks(plan: Plan): Block[] {
  const regions = [null, ...plan.otherRegions.map(({ variable }) => `var.${variable}`)]
  return regions.map((region) =>
    data('google_compute_zones', zonesName(region), { region: ref(region ?? 'var.region'), status: 'UP' }),
  )
}

export function localBlocks(plan: Plan): Block[] {
  const usesDatabase = entriesOf(plan, 'relational-database').length > 0
  const agents = encryptingAgents(plan)
  const zones = zoneBlocks(plan).map(({ labels: [, name = ''] }): [string, Value] => [
    name,
    code(`sort(data.google_compute_zones.${name}.names)`),
  ])
  const values: [string, Value][] = [
    ['is_production', code('var.environment == "production"')],
    ...(usesDatabase ? ([['database_name', 'app']] as [string, Value][]) : []),
    ...zones,
    ...(agents ? ([['encrypting_agents', agents]] as [string, Value][]) : []),
    [
      'labels',
      {
        design: plan.first.slug,
        environment: ref('var.environment'),
        managed_by: plan.command === 'tofu' ? 'opentofu' : 'terraform',
      },
    ],
  ]
  const settings = plan.entries.filter((entry) => readsSettings(entry)).map((entry) => settingsLocal(plan, entry))
  const units = hostLocals(plan)
  return [
    block('locals', [], Object.fromEntries(values) as Body),
    ...(settings.length > 0
      ? [
          block(
            'locals',
            [],
            Object.fromEntries(settings.map(({ name, value }) => [name, value])) as Body,
            'What each program is told by its environment: where its neighbours are. A null is left out where it is used.',
          ),
        ]
      : []),
    ...(units.length > 0
      ? [
          block(
            'locals',
            [],
            Object.fromEntries(units.map(({ name, value }) => [name, value])) as Body,
            'The containers that each machine runs, and how its system starts them.',
          ),
        ]
      : []),
  ]
}

/** Machines from the reader's own image are told by that image; all other programs read `local.<label>_settings`. */
const readsSettings = (entry: Entry) =>
  isRunning(entry) && (!isKind(entry, 'machine-group') || entry.resource.role === 'nodes')

export function budgetBlocks(plan: Plan): Block[] {
  const [watch] = entriesOf(plan, 'monitoring')
  if (plan.budgetUsd === null || !watch) return []
  const channel = watch.condition
    ? code(`google_monitoring_notification_channel.${watch.label}[*].id`)
    : [ref(`google_monitoring_notification_channel.${watch.label}.id`)]
  return [
    resource(
      'google_billing_budget',
      'design',
      {
        count: code('var.monthly_budget_usd == null ? 0 : 1'),
        billing_account: ref('var.billing_account'),
        display_name: ref('var.name'),
        budget_filter: nested({
          calendar_period: 'MONTH',
          labels: { design: code('local.labels.design') },
          credit_types_treatment: 'INCLUDE_ALL_CREDITS',
        }),
        amount: nested({
          specified_amount: nested({ currency_code: 'USD', units: code('tostring(floor(var.monthly_budget_usd))') }),
        }),
        threshold_rules: nested(
          { threshold_percent: 0.8, spend_basis: 'CURRENT_SPEND' },
          { threshold_percent: 1, spend_basis: 'FORECASTED_SPEND' },
        ),
        all_updates_rule: nested({ monitoring_notification_channels: channel, disable_default_iam_recipients: false }),
      },
      'Counts all environments of the design by their label.',
    ),
  ]
}

export function outputBlocks(plan: Plan): Block[] {
  const zone = zoneOf(plan)
  const fronts = [...globalFronts(plan), ...regionalFronts(plan)]
  return [
    ...(zone || fronts.length > 0
      ? [output('address', 'Where the workload answers.', text`https://${ref('var.domain_name')}`)]
      : []),
    ...(zone
      ? [
          output(
            'name_servers',
            'Enter these at your registrar, or as NS records in the parent zone.',
            code(maybe(zone, 'google_dns_managed_zone', zone.label, 'name_servers')),
          ),
        ]
      : []),
    ...fronts.map((front) =>
      output(
        `${front.label}_address`,
        `Address of ${front.resource.label}.`,
        code(
          maybe(
            front,
            regionalFronts(plan).some(({ label }) => label === front.label)
              ? 'google_compute_address'
              : 'google_compute_global_address',
            front.label,
            'address',
          ),
        ),
      ),
    ),
    ...plan.entries.flatMap((entry) => outputOf(entry)),
  ]
}

const output = (name: string, description: string, value: Value) => block('output', [name], { description, value })

const maybe = (entry: Pick<Entry, 'condition'>, type: string, label: string, attribute: string) =>
  entry.condition ? `one(${type}.${label}[*].${attribute})` : `${type}.${label}.${attribute}`

function outputOf(entry: Entry): Block[] {
  const { label, resource: design } = entry
  const simple = (type: string, attribute: string, description: string, suffix: string) => [
    output(`${label}_${suffix}`, description, code(maybe(entry, type, label, attribute))),
  ]
  switch (design.kind) {
    case 'container-registry':
      return [
        output(
          `${label}_repository`,
          'Where images are pushed to.',
          entry.condition
            ? code(
                `one([for repository in google_artifact_registry_repository.${label} : join("/", ["\${repository.location}-docker.pkg.dev", repository.project, repository.repository_id])])`,
              )
            : text`${ref(`google_artifact_registry_repository.${label}.location`)}-docker.pkg.dev/${ref('var.project_id')}/${ref(`google_artifact_registry_repository.${label}.repository_id`)}`,
        ),
      ]
    case 'container-cluster':
      return simple(
        'google_container_cluster',
        'name',
        'Name to give to `gcloud container clusters get-credentials`.',
        'name',
      )
    case 'relational-database':
      if (design.class === 'distributed')
        return design.replicaOf === null
          ? simple('google_spanner_instance', 'name', `Instance of ${design.label}.`, 'instance')
          : []
      return design.engine === 'oracle'
        ? []
        : simple('google_sql_database_instance', 'connection_name', `Connection name of ${design.label}.`, 'connection')
    case 'object-store':
      return simple('google_storage_bucket', 'name', `Bucket of ${design.label}.`, 'bucket')
    case 'queue':
    case 'stream':
      return simple('google_pubsub_subscription', 'name', `Subscription of ${design.label}.`, 'subscription')
    case 'api-gateway':
      return design.style === 'websocket'
        ? []
        : simple('google_api_gateway_gateway', 'default_hostname', `Host name of ${design.label} itself.`, 'host')
    case 'machine-group':
      return design.role === 'nodes'
        ? [
            output(
              `${label}_settings`,
              'What the pods need to be told, for a ConfigMap.',
              code(`{ for name, value in local.${label}_settings : name => value if value != null }`),
            ),
          ]
        : []
    default:
      return []
  }
}
