import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, implies, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import type { Alarm } from './alarms'
import { alarmsOf } from './alarms'
import { burnAlerts } from './burn-rates'
import { typesWithLogs } from './diagnostics'
import { allOf, groupName, placed, sited, tags } from './placing'

const WORKSPACE = 'azurerm_log_analytics_workspace'

export function logStore(plan: Plan, entry: EntryOf<'log-store'>): Piece[] {
  const { label } = entry
  const workspace = own(entry, WORKSPACE, label, 'id')
  const settings = (others: readonly Entry[]): Block[] =>
    others.flatMap((other) =>
      typesWithLogs(plan, other).map(({ id, name, categories }) =>
        resource('azurerm_monitor_diagnostic_setting', name, {
          ...counted({ condition: allOf(entry, other) }),
          name: 'to-logs',
          target_resource_id: id,
          log_analytics_workspace_id: workspace,
          enabled_log: nested(...categories),
        }),
      ),
    )
  const main = pieces(
    'observability.tf',
    resource(
      WORKSPACE,
      label,
      {
        ...placed(plan, entry),
        sku: 'PerGB2018',
        retention_in_days: size(entry, 'retention_days'),
        local_authentication_enabled: false,
        internet_ingestion_enabled: !isPrivate(plan, entry),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    ...settings(plan.entries.filter((other) => !isKind(other, 'encryption-key'))),
  )
  // Who used a key is said beside the keys.
  const ofKeys = pieces('security.tf', ...settings(entriesOf(plan, 'encryption-key')))
  return [...main, ...ofKeys]
}

/** Where the network has a private way to the workspace, the public one is shut. */
const isPrivate = (plan: Plan, entry: EntryOf<'log-store'>) =>
  entriesOf(plan, 'network-endpoint').some(
    ({ resource, condition }) =>
      resource.style === 'interface' &&
      resource.region === entry.resource.region &&
      resource.reaches.includes('logs') &&
      condition === null,
  )

const ALERT_EMAIL = placeholder({
  name: 'alert_email',
  type: 'string',
  description: 'Address that gets the alarms.',
  validation: {
    condition: 'can(regex("^[^@\\\\s]+@[^@\\\\s]+\\\\.[^@\\\\s]+$", var.alert_email))',
    message: 'Give an e-mail address.',
  },
  example: '"ops@example.com"',
})

const GROUP = 'azurerm_monitor_action_group'
export const actionGroup = (entry: EntryOf<'monitoring'>) => own(entry, GROUP, entry.label, 'id')

export function monitoring(plan: Plan, entry: EntryOf<'monitoring'>): Piece[] {
  const { label } = entry
  const alarms = plan.entries.flatMap((other) => alarmsOf(plan, other).map((alarm) => ({ alarm, other })))
  return [
    ALERT_EMAIL,
    ...pieces(
      'observability.tf',
      resource(
        GROUP,
        label,
        {
          ...counted(entry),
          name: named('alerts'),
          resource_group_name: groupName(plan, entry),
          short_name: 'alerts',
          email_receiver: nested({
            name: 'operators',
            email_address: ref('var.alert_email'),
            use_common_alert_schema: true,
          }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      ...insights(plan, entry),
      ...prometheus(plan, entry),
      ...burnAlerts(plan, entry, actionGroup(entry)),
      ...availabilityTest(plan, entry),
      ...healthAlert(plan, entry),
      ...alarms.map(({ alarm, other }) => alarmBlock(plan, entry, alarm, other)),
      ...(entry.resource.dashboards > 0
        ? [
            dashboard(
              plan,
              entry,
              alarms.filter(
                ({ alarm, other }) => alarm.each === undefined && (implies(entry, other) || other.condition === null),
              ),
            ),
          ]
        : []),
    ),
  ]
}

/** Traces lie in the workspace of the logs; a sample of the requests is followed. */
function insights(plan: Plan, entry: EntryOf<'monitoring'>): Block[] {
  const [log] = entriesOf(plan, 'log-store')
  if (entry.resource.tracesBy !== 'cloud-native' && !needsTest(plan)) return []
  return [
    resource('azurerm_application_insights', entry.label, {
      ...placed(plan, entry),
      application_type: 'web',
      ...(log
        ? {
            workspace_id: log.condition
              ? code(`one(${WORKSPACE}.${log.label}[*].id)`)
              : own(log, WORKSPACE, log.label, 'id'),
          }
        : {}),
      sampling_percentage: 10,
      ...tags(entry),
    }),
  ]
}

function prometheus(plan: Plan, entry: EntryOf<'monitoring'>): Block[] {
  if (entry.resource.metricsBy !== 'prometheus') return []
  const workspace = own(entry, 'azurerm_monitor_workspace', entry.label, 'id')
  return [
    resource('azurerm_monitor_workspace', entry.label, { ...placed(plan, entry), ...tags(entry) }),
    resource('azurerm_dashboard_grafana', entry.label, {
      ...placed(plan, entry, text`${ref('local.stem')}-grafana-${ref('local.unique')}`),
      grafana_major_version: '12',
      sku: 'Standard',
      api_key_enabled: false,
      identity: nested({ type: 'SystemAssigned' }),
      azure_monitor_workspace_integrations: nested({ resource_id: workspace }),
      ...tags(entry),
    }),
    resource('azurerm_role_assignment', `${entry.label}_reads_metrics`, {
      ...counted(entry),
      scope: workspace,
      role_definition_name: 'Monitoring Data Reader',
      principal_id: own(entry, 'azurerm_dashboard_grafana', entry.label, 'identity[0].principal_id'),
      principal_type: 'ServicePrincipal',
    }),
  ]
}

const needsTest = (plan: Plan) =>
  entriesOf(plan, 'dns-zone').some(({ resource }) => resource.routing === 'health-checked')

/** Azure DNS makes no checks: a test calls the public name from several continents. */
function availabilityTest(plan: Plan, entry: EntryOf<'monitoring'>): Block[] {
  const zone = entriesOf(plan, 'dns-zone').find(({ resource }) => resource.routing === 'health-checked')
  if (!zone) return []
  const both = { condition: conditionOf(entry, zone) }
  const test = own(both, 'azurerm_application_insights_standard_web_test', zone.label, 'id')
  const component = own(entry, 'azurerm_application_insights', entry.label, 'id')
  return [
    resource(
      'azurerm_application_insights_standard_web_test',
      zone.label,
      {
        ...counted(both),
        name: named('availability'),
        ...sited(plan, entry),
        application_insights_id: component,
        geo_locations: ['emea-nl-ams-azr', 'us-va-ash-azr', 'apac-sg-sin-azr'],
        frequency: 300,
        timeout: 30,
        enabled: true,
        retry_enabled: true,
        request: nested({ url: text`https://${ref('var.domain_name')}${ref('var.health_check_path')}` }),
        validation_rules: nested({
          expected_status_code: 200,
          ssl_check_enabled: true,
          ssl_cert_remaining_lifetime: 14,
        }),
        ...tags(zone),
      },
      'Azure DNS makes no checks; this test calls the public name from outside.',
    ),
    resource('azurerm_monitor_metric_alert', `${zone.label}_availability`, {
      ...counted(both),
      name: named('site-down'),
      resource_group_name: groupName(plan, entry),
      scopes: [component, test],
      description: 'The public name does not answer.',
      severity: 1,
      application_insights_web_test_location_availability_criteria: nested({
        web_test_id: test,
        component_id: component,
        failed_location_count: 2,
      }),
      action: nested({ action_group_id: actionGroup(entry) }),
      ...tags(zone),
    }),
  ]
}

/** Azure tells of its own failures in the design's regions. */
function healthAlert(plan: Plan, entry: EntryOf<'monitoring'>): Block[] {
  const regions: Value[] = [
    ref('var.region'),
    ...plan.otherRegions.map(({ variable }) => ref(`var.${variable}`)),
    'global',
  ]
  return [
    resource(
      'azurerm_monitor_activity_log_alert',
      entry.label,
      {
        ...counted(entry),
        name: named('azure-health'),
        resource_group_name: groupName(plan, entry),
        location: 'global',
        scopes: [text`/subscriptions/${ref('var.subscription_id')}`],
        description: 'Azure reports a failure in a region of this design.',
        criteria: nested({
          category: 'ServiceHealth',
          service_health: nested({ events: ['Incident'], locations: regions }),
        }),
        action: nested({ action_group_id: actionGroup(entry) }),
        ...tags(entry),
      },
      'Azure tells of its own failures first here.',
    ),
  ]
}

function alarmBlock(plan: Plan, entry: EntryOf<'monitoring'>, alarm: Alarm, other: Entry): Block {
  const condition = conditionOf(entry, other)
  const repeat: Body = alarm.each
    ? { for_each: guarded(alarm.each, entry.condition) }
    : condition
      ? { count: code(`${condition} ? 1 : 0`) }
      : {}
  return resource('azurerm_monitor_metric_alert', labelOf(`${other.label}-${alarm.name}`), {
    ...repeat,
    name: alarm.each
      ? text`${ref('var.name')}-${other.id}-${ref('each.key')}-${alarm.name}`
      : named(`${other.id}-${alarm.name}`),
    resource_group_name: groupName(plan, entry),
    scopes: [alarm.scope],
    description: alarm.says,
    severity: alarm.severity,
    frequency: alarm.window === 'PT5M' ? 'PT1M' : 'PT5M',
    window_size: alarm.window,
    criteria: nested({
      metric_namespace: alarm.namespace,
      metric_name: alarm.metric,
      aggregation: alarm.aggregation,
      operator: alarm.above ? 'GreaterThan' : 'LessThan',
      threshold: alarm.threshold,
      ...(alarm.dimension
        ? {
            dimension: nested({ name: alarm.dimension.name, operator: 'Include', values: [...alarm.dimension.values] }),
          }
        : {}),
    }),
    action: nested({ action_group_id: actionGroup(entry) }),
    ...tags(other),
  })
}

/** A collection that is empty where nobody is called. */
const guarded = (each: Value, condition: string | null): Value => {
  if (condition === null || typeof each !== 'object' || each === null) return each
  const expression = 'ref' in each ? String(each.ref) : 'code' in each ? String(each.code) : null
  return expression === null ? each : code(`{ for key, value in ${expression} : key => value if ${condition} }`)
}

/** One graph an alarm, three to a row, in the order of the design. */
function dashboard(plan: Plan, entry: EntryOf<'monitoring'>, alarms: readonly { alarm: Alarm; other: Entry }[]): Block {
  const isOn = `var.${entry.label}.dashboards > 0 ? 1 : 0`
  const parts = alarms.map(({ alarm, other }, index) => ({
    position: { x: (index % 3) * 6, y: Math.floor(index / 3) * 4, colSpan: 6, rowSpan: 4 },
    metadata: {
      type: 'Extension/HubsExtension/PartType/MonitorChartPart',
      inputs: [
        {
          name: 'options',
          value: {
            chart: {
              title: `${other.resource.label}: ${alarm.metric}`,
              metrics: [
                {
                  resourceMetadata: { id: alarm.scope },
                  name: alarm.metric,
                  namespace: alarm.namespace,
                  aggregationType: AGGREGATIONS[alarm.aggregation],
                },
              ],
            },
          },
        },
      ],
    },
  }))
  return resource('azurerm_portal_dashboard', entry.label, {
    count: code(entry.condition ? `${entry.condition} ? (${isOn}) : 0` : isOn),
    name: named('dashboard'),
    ...sited(plan, entry),
    dashboard_properties: json({
      lenses: { '0': { order: 0, parts: Object.fromEntries(parts.map((part, index) => [String(index), part])) } },
      metadata: { model: {} },
    }),
    tags: code(`merge(local.tags, { Component = "${entry.id}", hidden-title = var.name })`),
  })
}

/** The portal's own numbers. */
const AGGREGATIONS: Readonly<Record<Alarm['aggregation'], number>> = {
  Total: 1,
  Minimum: 2,
  Maximum: 3,
  Average: 4,
  Count: 7,
}
