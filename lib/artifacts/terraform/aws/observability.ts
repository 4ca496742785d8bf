import type { Entry, EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, implies, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import type { Alarm } from './alarms'
import { alarmsOf } from './alarms'
import { burnAlarms, burnLocals, isCounted } from './burn-rates'
import { encryptionKeyArn } from './encryption'
import { inRegion, placed, regionOf, tags } from './placing'

/** The group for what has none of its own: a shared place for the application's own messages. */
export function logStore(plan: Plan, entry: EntryOf<'log-store'>): Piece[] {
  const key = encryptionKeyArn(plan, entry.resource.region, 'logs')
  return pieces(
    'observability.tf',
    resource(
      'aws_cloudwatch_log_group',
      entry.label,
      {
        ...placed(entry),
        name: text`/${ref('var.name')}/general`,
        retention_in_days: ref(`var.${entry.label}.retention_days`),
        ...(key ? { kms_key_id: ref(key) } : {}),
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}

export function monitoring(plan: Plan, entry: EntryOf<'monitoring'>): Piece[] {
  const alarms = plan.entries.flatMap((other) => alarmsOf(plan, other).map((alarm) => ({ alarm, other })))
  // The first region's topic comes first and always: the budget uses it too.
  const regions = [...new Set([null, ...alarms.map(({ alarm, other }) => topicRegion(alarm, other))])]
  const fronts = plan.entries.filter((other) => isCounted(plan, other))
  return [
    placeholder({
      name: 'alert_email',
      type: 'string',
      description: 'Address that gets the alarms. AWS sends it a message to confirm first.',
      validation: {
        condition: 'can(regex("^[^@\\\\s]+@[^@\\\\s]+\\\\.[^@\\\\s]+$", var.alert_email))',
        message: 'Give an e-mail address.',
      },
      example: '"ops@example.com"',
    }),
    ...pieces(
      'observability.tf',
      ...regions.flatMap((region) => topic(plan, entry, region)),
      ...alarms.map(({ alarm, other }) => alarmBlock(entry, alarm, other)),
      ...burnLocals(plan, fronts),
      ...fronts.flatMap((front) =>
        burnAlarms(plan, entry, front, own(entry, 'aws_sns_topic', topicLabel(entry, front.regionVariable), 'arn')),
      ),
      ...(entry.resource.dashboards > 0
        ? [
            dashboard(
              entry,
              alarms.filter(
                ({ alarm, other }) =>
                  alarm.each === undefined && !alarm.atEdge && (implies(entry, other) || other.condition === null),
              ),
            ),
          ]
        : []),
    ),
  ]
}

/** Alarms call a topic in their own region; `null` is the first region. */
const topicRegion = (alarm: Alarm, other: Entry): string | null => (alarm.atEdge ? 'edge' : other.regionVariable)

const topicLabel = (entry: Entry, region: string | null) =>
  region === null ? entry.label : `${entry.label}_${labelOf(region.replace('var.', ''))}`

function topic(plan: Plan, entry: EntryOf<'monitoring'>, region: string | null): Block[] {
  const label = topicLabel(entry, region)
  const where: Body = region === null ? inRegion(entry) : { region: region === 'edge' ? 'us-east-1' : ref(region) }
  const other = plan.otherRegions.find(({ variable }) => region === `var.${variable}`)
  const key = region === 'edge' ? null : encryptionKeyArn(plan, other?.id ?? entry.resource.region, 'messages')
  const base: Body = { ...counted(entry), ...where }
  const topicName = region === null ? 'alerts' : `alerts-${region === 'edge' ? 'edge' : 'region'}`
  return [
    resource(
      'aws_sns_topic',
      label,
      {
        ...base,
        name: named(topicName),
        ...(key ? { kms_master_key_id: ref(key) } : {}),
        ...tags(entry, named(topicName)),
      },
      region === null ? why(plan, entry) : 'An alarm can call only a topic in its own region.',
    ),
    resource('aws_sns_topic_subscription', label, {
      ...base,
      topic_arn: own(entry, 'aws_sns_topic', label, 'arn'),
      protocol: 'email',
      endpoint: ref('var.alert_email'),
    }),
  ]
}

function alarmBlock(entry: EntryOf<'monitoring'>, alarm: Alarm, other: Entry): Block {
  const region = topicRegion(alarm, other)
  const condition = conditionOf(entry, other)
  const repeat: Body = alarm.each?.for_each
    ? { for_each: guarded(alarm.each.for_each, entry.condition) }
    : condition
      ? { count: code(`${condition} ? 1 : 0`) }
      : {}
  const where: Body = alarm.atEdge ? { region: 'us-east-1' } : inRegion(other)
  const arn = own(entry, 'aws_sns_topic', topicLabel(entry, region), 'arn')
  const name: Value = alarm.each
    ? text`${ref('var.name')}-${other.id}-${ref('each.key')}-${alarm.name}`
    : named(`${other.id}-${alarm.name}`)
  const percentile = alarm.statistic.startsWith('p')
  return resource('aws_cloudwatch_metric_alarm', labelOf(`${other.label}-${alarm.name}`), {
    ...repeat,
    ...where,
    alarm_name: name,
    alarm_description: alarm.says,
    namespace: alarm.namespace,
    metric_name: alarm.metric,
    dimensions: alarm.dimensions,
    ...(percentile ? { extended_statistic: alarm.statistic } : { statistic: alarm.statistic }),
    comparison_operator: alarm.above ? 'GreaterThanThreshold' : 'LessThanThreshold',
    threshold: alarm.threshold,
    period: 60,
    evaluation_periods: alarm.minutes,
    datapoints_to_alarm: Math.max(1, Math.ceil(alarm.minutes * 0.6)),
    treat_missing_data: alarm.name === 'stopped' || alarm.name === 'site-down' ? 'breaching' : 'notBreaching',
    alarm_actions: [arn],
    ok_actions: [arn],
  })
}

/** A collection that is empty where nobody is called. */
const guarded = (forEach: Value, condition: string | null): Value => {
  if (condition === null || typeof forEach !== 'object' || forEach === null) return forEach
  const expression = 'ref' in forEach ? String(forEach.ref) : 'code' in forEach ? String(forEach.code) : null
  return expression === null ? forEach : code(`{ for key, value in ${expression} : key => value if ${condition} }`)
}

/** One graph an alarm, three to a row, in the order of the design. */
function dashboard(entry: EntryOf<'monitoring'>, alarms: readonly { alarm: Alarm; other: Entry }[]): Block {
  const widgets = alarms.map(({ alarm, other }, index) => ({
    type: 'metric',
    x: (index % 3) * 8,
    y: Math.floor(index / 3) * 6,
    width: 8,
    height: 6,
    properties: {
      title: `${other.resource.label}: ${alarm.metric}`,
      region: ref(regionOf(other)),
      stat: alarm.statistic,
      period: 60,
      metrics: [[alarm.namespace, alarm.metric, ...Object.entries(alarm.dimensions).flat()]],
    },
  }))
  return resource('aws_cloudwatch_dashboard', entry.label, {
    count: code(
      `${entry.condition ? `${entry.condition} ? ` : ''}(var.${entry.label}.dashboards > 0 ? 1 : 0)${entry.condition ? ' : 0' : ''}`,
    ),
    dashboard_name: ref('var.name'),
    dashboard_body: json({ widgets }),
  })
}

export function featureFlagStore(plan: Plan, entry: EntryOf<'feature-flag-store'>): Piece[] {
  const names = entry.condition ? `toset(${entry.condition} ? var.switch_names : [])` : 'var.switch_names'
  return [
    placeholder({
      name: 'switch_names',
      type: 'set(string)',
      description: 'Names of the release switches. Each starts off; people turn them on outside Terraform.',
      validation: {
        condition: 'alltrue([for name in var.switch_names : can(regex("^[a-z][a-z0-9-]{0,60}$", name))])',
        message: 'Use lower-case letters, digits and hyphens.',
      },
      example: '["new-checkout"]',
      fallback: ['example'],
    }),
    ...pieces(
      'observability.tf',
      resource(
        'aws_ssm_parameter',
        entry.label,
        {
          for_each: code(names),
          ...inRegion(entry),
          name: text`/${ref('var.name')}/${entry.id}/${ref('each.key')}`,
          type: 'String',
          value: 'off',
          allowed_pattern: '^(on|off)$',
          tags: { Component: entry.id },
          lifecycle: nested({ ignore_changes: [ref('value')] }),
        },
        why(plan, entry),
      ),
    ),
  ]
}
