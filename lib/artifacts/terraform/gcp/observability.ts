import type { Entry, EntryOf, Plan } from '../entries'

import type { Piece } from '../expressions'
import { conditionOf, counted, implies, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import { type Alarm, alarmsOf } from './alarms'
import { burnAlerts } from './burn-rates'
import { globalFronts, zoneOf } from './fronts'
import { labels, regionOf } from './placing'

/** What is left to Google's own store: everything but the audit log, which it keeps by itself for longer. */
const REST = 'NOT log_id("cloudaudit.googleapis.com/activity") AND NOT log_id("cloudaudit.googleapis.com/system_event")'

/** Logs stay in the design's region for the design's time; Google's own place for them is somewhere in the world. */
export function logStore(plan: Plan, entry: EntryOf<'log-store'>): Piece[] {
  const { label } = entry
  return pieces(
    'observability.tf',
    resource(
      'google_logging_project_bucket_config',
      label,
      {
        ...counted(entry),
        project: ref('var.project_id'),
        location: ref(regionOf(entry)),
        bucket_id: named(entry.id),
        description: entry.resource.purpose,
        retention_days: ref(`var.${label}.retention_days`),
        locked: false,
      },
      why(plan, entry),
    ),
    resource('google_logging_project_sink', label, {
      ...counted(entry),
      name: named(entry.id),
      destination: text`logging.googleapis.com/${own(entry, 'google_logging_project_bucket_config', label, 'id')}`,
      filter: REST,
      unique_writer_identity: true,
    }),
    resource(
      'google_logging_project_exclusion',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        filter: REST,
        description: 'Kept in the bucket of the region instead',
      },
      'Kept once and paid for once.',
    ),
  )
}

export function monitoring(plan: Plan, entry: EntryOf<'monitoring'>): Piece[] {
  const alarms = plan.entries.flatMap((other) => alarmsOf(plan, other).map((alarm) => ({ alarm, other })))
  return [
    placeholder({
      name: 'alert_email',
      type: 'string',
      description: 'Address that gets the alarms.',
      validation: {
        condition: 'can(regex("^[^@\\\\s]+@[^@\\\\s]+\\\\.[^@\\\\s]+$", var.alert_email))',
        message: 'Give an e-mail address.',
      },
      example: '"ops@example.com"',
    }),
    ...pieces(
      'observability.tf',
      resource(
        'google_monitoring_notification_channel',
        entry.label,
        {
          ...counted(entry),
          display_name: named('alerts'),
          type: 'email',
          labels: { email_address: ref('var.alert_email') },
          ...labels(entry, 'user_labels'),
        },
        why(plan, entry),
      ),
      ...alarms.map(({ alarm, other }) => policy(plan, entry, alarm, other)),
      ...burnAlerts(plan, entry, channel(entry)),
      ...uptime(plan, entry),
      ...(entry.resource.dashboards > 0 ? [dashboard(entry, alarms)] : []),
    ),
  ]
}

const channel = (entry: EntryOf<'monitoring'>): Value[] => [
  own(entry, 'google_monitoring_notification_channel', entry.label, 'id'),
]

function policy(plan: Plan, entry: EntryOf<'monitoring'>, alarm: Alarm, other: Entry): Block {
  const { resource } = other
  return alert(entry, {
    label: labelOf(`${other.label}-${alarm.name}`),
    condition: conditionOf(entry, other),
    title: named(`${other.id}-${alarm.name}`),
    severity: alarm.name === 'errors' || alarm.name === 'failed' ? 'CRITICAL' : 'WARNING',
    component: other.id,
    says: `${resource.label}: ${alarm.says}`,
    threshold: {
      filter: alarm.filter,
      comparison: alarm.above ? 'COMPARISON_GT' : 'COMPARISON_LT',
      threshold_value: alarm.threshold,
      duration: `${alarm.minutes * 60}s`,
      aggregations: nested({
        alignment_period: '60s',
        per_series_aligner: alarm.aligner,
        cross_series_reducer: alarm.reducer,
      }),
      trigger: nested({ count: 1 }),
    },
    plan,
  })
}

type Alert = {
  label: string
  condition: string | null
  title: Value
  severity: 'CRITICAL' | 'WARNING'
  component: string
  says: string
  threshold: Block['body']
  plan: Plan
}

function alert(
  entry: EntryOf<'monitoring'>,
  { label, condition, title, severity, component, says, threshold }: Alert,
): Block {
  return resource('google_monitoring_alert_policy', label, {
    ...counted({ condition }),
    display_name: title,
    combiner: 'OR',
    severity,
    notification_channels: channel(entry),
    conditions: nested({ display_name: says.slice(0, 100), condition_threshold: nested(threshold) }),
    alert_strategy: nested({ auto_close: '3600s' }),
    documentation: nested({ content: says, mime_type: 'text/markdown' }),
    user_labels: { component },
  })
}

/** Whether the public name answers, asked from three places in the world. */
function uptime(plan: Plan, entry: EntryOf<'monitoring'>): Block[] {
  const zone = zoneOf(plan)
  if (!zone || zone.resource.healthChecks === 0 || globalFronts(plan).length === 0) return []
  const condition = conditionOf(entry, zone)
  const path = (attribute: string) => own({ condition }, 'google_monitoring_uptime_check_config', 'site', attribute)
  return [
    resource(
      'google_monitoring_uptime_check_config',
      'site',
      {
        ...counted({ condition }),
        display_name: named('site'),
        timeout: '10s',
        period: '60s',
        http_check: nested({
          path: ref('var.health_check_path'),
          port: 443,
          use_ssl: true,
          validate_ssl: true,
        }),
        monitored_resource: nested({
          type: 'uptime_url',
          labels: { project_id: ref('var.project_id'), host: ref('var.domain_name') },
        }),
        user_labels: { component: zone.id },
      },
      'Asks from several places in the world whether the public name answers.',
    ),
    alert(entry, {
      label: 'site_down',
      condition,
      title: named('site-down'),
      severity: 'CRITICAL',
      component: zone.id,
      says: 'The public name does not answer.',
      threshold: {
        filter: text`resource.type = "uptime_url" AND metric.type = "monitoring.googleapis.com/uptime_check/check_passed" AND metric.label.check_id = "${path('uptime_check_id')}"`,
        comparison: 'COMPARISON_GT',
        threshold_value: 1,
        duration: '60s',
        aggregations: nested({
          alignment_period: '1200s',
          per_series_aligner: 'ALIGN_NEXT_OLDER',
          cross_series_reducer: 'REDUCE_COUNT_FALSE',
          group_by_fields: ['resource.label.host'],
        }),
        trigger: nested({ count: 1 }),
      },
      plan,
    }),
  ]
}

/** One graph an alarm, three to a row, in the order of the design. */
function dashboard(entry: EntryOf<'monitoring'>, alarms: readonly { alarm: Alarm; other: Entry }[]): Block {
  const shown = alarms.filter(({ other }) => implies(entry, other) || other.condition === null)
  const tiles = shown.map(({ alarm, other }, index) => ({
    xPos: (index % 3) * 16,
    yPos: Math.floor(index / 3) * 12,
    width: 16,
    height: 12,
    widget: {
      title: `${other.resource.label}: ${alarm.name}`,
      xyChart: {
        dataSets: [
          {
            plotType: 'LINE',
            timeSeriesQuery: {
              timeSeriesFilter: {
                filter: alarm.filter,
                aggregation: {
                  alignmentPeriod: '60s',
                  perSeriesAligner: alarm.aligner,
                  crossSeriesReducer: alarm.reducer,
                },
              },
            },
          },
        ],
        thresholds: [{ value: alarm.threshold }],
      },
    },
  }))
  const shows = `var.${entry.label}.dashboards > 0 ? 1 : 0`
  return resource('google_monitoring_dashboard', entry.label, {
    count: code(entry.condition ? `${entry.condition} ? (${shows}) : 0` : shows),
    dashboard_json: json({
      displayName: ref('var.name'),
      labels: { component: entry.id },
      mosaicLayout: { columns: 48, tiles },
    }),
  })
}

export function featureFlagStore(plan: Plan, entry: EntryOf<'feature-flag-store'>): Piece[] {
  const { label } = entry
  const names = entry.condition ? `toset(${entry.condition} ? var.switch_names : [])` : 'var.switch_names'
  return [
    placeholder({
      name: 'switch_names',
      type: 'set(string)',
      description: 'Names of the release switches. Each starts off; people turn them on outside Terraform.',
      validation: {
        condition: 'alltrue([for name in var.switch_names : can(regex("^[a-z][a-z0-9-]{0,40}$", name))])',
        message: 'Use lower-case letters, digits and hyphens.',
      },
      example: '["new-checkout"]',
      fallback: ['example'],
    }),
    ...pieces(
      'observability.tf',
      resource(
        'google_parameter_manager_regional_parameter',
        label,
        {
          for_each: code(names),
          location: ref(regionOf(entry)),
          parameter_id: text`${ref('var.name')}-${ref('each.key')}`,
          format: 'UNFORMATTED',
          ...labels(entry),
        },
        why(plan, entry),
      ),
      resource('google_parameter_manager_regional_parameter_version', label, {
        for_each: code(
          `{ for name, parameter in google_parameter_manager_regional_parameter.${label} : name => parameter.id }`,
        ),
        parameter: ref('each.value'),
        parameter_version_id: 'v1',
        parameter_data: 'off',
        lifecycle: nested({ ignore_changes: [ref('parameter_data')] }),
      }),
    ),
  ]
}
