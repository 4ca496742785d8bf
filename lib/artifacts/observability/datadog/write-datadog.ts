import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { SEVERITIES } from '../alert'
import { burnRates, watchedPercent } from '../burn-rates'
import { headerOf, jsonFile } from '../print'
import { alertRules, type Rule } from '../prometheus/alerts'
import { RUNBOOKS_URL } from '../prometheus/rules'
import { eventsMeasured } from '../prometheus/service-level'
import type { Source } from '../signals/signal'

/** Datadog answers the id when the objective is made; it replaces this in the monitors. */
const SLO_ID = 'SLO_ID'
/** A burn-rate monitor of Datadog looks back at most 48 hours (assumption), so the row of three days is left to its budget alert. */
const MOST_MINUTES = 48 * 60

/** Monitors and the objective, for Datadog's API: each in the shape that `POST /api/v1/monitor` and `/api/v1/slo` take. */
export function writeDatadog(input: ArtifactInput, design: Design): Artifact[] {
  const { rules } = alertRules(input, design)
  return [
    jsonFile(
      'observability/datadog/slo.json',
      'The objective that the burn-rate monitors watch.',
      objective(input, design),
    ),
    jsonFile('observability/datadog/monitors.json', 'Monitors: how fast the error budget burns, and what runs full.', [
      ...burnMonitors(input, rules),
      ...rules.flatMap((rule) => limitMonitor(design, rule)),
    ]),
  ]
}

function objective(input: ArtifactInput, design: Design) {
  const { noun } = eventsMeasured(input)
  const scope = `env:${design.environment},service.namespace:${design.slug}`
  const [metric, failed] =
    noun === 'requests'
      ? ['http.server.request.duration', 'http.response.status_code:5*']
      : ['work.duration', 'outcome:failure']
  return {
    name: `${design.slug}: ${noun} that succeed`,
    description: headerOf(input),
    type: 'metric',
    query: {
      numerator: `count:${metric}{${scope},!${failed}}.as_count()`,
      denominator: `count:${metric}{${scope}}.as_count()`,
    },
    thresholds: [{ timeframe: '30d', target: watchedPercent(input.requirements.availability.slaPercent) }],
    tags: [`design:${design.slug}`],
  }
}

function burnMonitors(input: ArtifactInput, rules: readonly Rule[]) {
  const { availability, traffic } = input.requirements
  return burnRates(availability.slaPercent, traffic.averageRps)
    .filter(({ long }) => long.minutes <= MOST_MINUTES)
    .flatMap(({ rate, long, short }) => {
      const rule = rules.find(({ alert }) => alert.name === `Error budget burns ${rate}×`)
      if (!rule) return []
      const hours = long.minutes / 60
      return [
        {
          ...monitor(rule),
          type: 'slo alert',
          query: `burn_rate("${SLO_ID}").over("30d").long_window("${hours}h").short_window("${short.minutes < 60 ? `${short.minutes}m` : `${short.minutes / 60}h`}") > ${rate}`,
          options: { thresholds: { critical: rate } },
        },
      ]
    })
}

function limitMonitor(design: Design, rule: Rule) {
  if (!rule.compared) return []
  const { signal, when, limit } = rule.compared
  const minutes = Math.max(5, rule.minutes)
  const function_ = when === 'under' ? 'max' : 'min'
  const operator = { over: '>', under: '<', reaches: '>=' }[when]
  // In the vendor's own unit: Datadog passes the cloud's figures on as they are.
  const critical = Number((limit / signal.scale).toPrecision(10))
  return [
    {
      ...monitor(rule),
      type: 'metric alert',
      query: `${function_}(last_${minutes}m):${aggregatorOf(signal.source)}:${metricOf(signal.source)}{${scopeOf(signal.source, design)}} ${operator} ${critical}`,
      options: { thresholds: { critical }, notify_no_data: false, require_full_window: false, include_tags: true },
    },
  ]
}

const HANDLES: Record<string, string> = {
  slack: '@slack-alerts',
  teams: '@teams-alerts',
  email: '@team@example.com',
  pagerduty: '@pagerduty',
  incidentio: '@webhook-incidentio',
}
const PRIORITIES = { critical: 1, warning: 3, info: 5 } as const

function monitor({ alert }: Rule) {
  const severity = SEVERITIES[alert.severity]
  const handles = alert.notify.map((channel) => HANDLES[channel] ?? `@${channel}`).join(' ')
  return {
    name: alert.name,
    message: `${alert.condition}\nRunbook: ${RUNBOOKS_URL}#${alert.runbook}\n${handles}`,
    priority: PRIORITIES[severity],
    tags: [`severity:${severity}`, `resource:${alert.resource}`, `runbook:${alert.runbook}`],
  }
}

const snake = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()

/** Names as Datadog's integrations give them: https://docs.datadoghq.com/integrations/ (assumption: by their rule, not each looked up). */
function metricOf(source: Source): string {
  if (source.cloud === 'aws')
    return `aws.${source.namespace.replace('AWS/', '').replaceAll(/\W/g, '').toLowerCase()}.${snake(source.metric)}`
  if (source.cloud === 'gcp') return `gcp.${source.type.replace('.googleapis.com/', '.').replaceAll('/', '.')}`
  return `azure.${source.type.replace('Microsoft.', '').replaceAll('/', '_').toLowerCase()}.${snake(source.metric)}`
}

const aggregatorOf = (source: Source): string => {
  if (source.cloud === 'gcp') return source.kind === 'delta' ? 'sum' : 'max'
  const how = source.cloud === 'aws' ? source.statistic : source.aggregation
  return {
    Sum: 'sum',
    total: 'sum',
    Minimum: 'min',
    minimum: 'min',
    Maximum: 'max',
    maximum: 'max',
    Average: 'avg',
    average: 'avg',
  }[how]
}

/** A pattern becomes Datadog's wildcard. */
function scopeOf(source: Source, design: Design): string {
  const value = source.matches
    .replaceAll(/\([^()]*\)\?|\.[*+]/g, '*')
    .replaceAll(/\*+/g, '*')
    .replaceAll('\\', '')
  const tag =
    source.cloud === 'azure' ? 'name' : source.cloud === 'gcp' ? source.label : source.dimensions[0].toLowerCase()
  return value === '*' ? `design:${design.slug}` : `${tag}:${value.toLowerCase()}`
}
