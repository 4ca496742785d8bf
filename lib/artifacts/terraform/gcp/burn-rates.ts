import { inProduction, keyOf, ratesOf, saysOf, whyTwoWindows } from '../burn-rates'
import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import { own } from '../expressions'
import type { Block, Value } from '../hcl'
import { block, nested, ref, resource, text } from '../hcl'
import { globalFronts, regionalFronts, targetsOf } from './fronts'

/** Where a front counts its requests, in PromQL: the metric, what tells this front apart, and the label of those that failed. */
type Counted = { entry: Entry; metric: string; selector: Value; failed: string }

/** Fronts whose failures use up the error budget: the address maps that people's requests come through, else the gateway itself. */
function countedFronts(plan: Plan): Counted[] {
  const fronts = [...globalFronts(plan), ...regionalFronts(plan)].filter(
    (front) =>
      targetsOf(plan, front).length > 0 &&
      !(isKind(front, 'load-balancer') && front.resource.layer === 'network') &&
      !(isKind(front, 'api-gateway') && front.resource.style === 'websocket'),
  )
  const gateways = entriesOf(plan, 'api-gateway').filter(
    ({ label, resource }) => resource.style !== 'websocket' && !fronts.some((front) => front.label === label),
  )
  return [
    ...fronts.map((entry): Counted => {
      const isInternal = isKind(entry, 'load-balancer') && !entry.resource.isPublic
      const type = isInternal ? 'google_compute_region_url_map' : 'google_compute_url_map'
      return {
        entry,
        metric: `loadbalancing_googleapis_com:https_${isInternal ? 'internal_' : ''}request_count`,
        selector: text`monitored_resource="${isInternal ? 'internal_http_lb_rule' : 'https_lb_rule'}",url_map_name="${own(entry, type, entry.label, 'name')}"`,
        failed: 'response_code_class="500"',
      }
    }),
    ...gateways.map(
      (entry): Counted => ({
        entry,
        metric: 'serviceruntime_googleapis_com:api_request_count',
        selector: text`monitored_resource="api",service="${own(entry, 'google_api_gateway_api', entry.label, 'managed_service')}"`,
        failed: 'response_code_class="5xx"',
      }),
    ),
  ]
}

/**
 * Alerts on the error budget, two windows each, in PromQL, which joins them in one condition. A metric of Google's is named there as in
 * https://docs.cloud.google.com/monitoring/promql/promql-mapping (assumption); a day is as far back as such a condition may look
 * (https://docs.cloud.google.com/monitoring/alerts/using-promql, read 2026-11-23).
 */
export function burnAlerts(plan: Plan, monitoring: EntryOf<'monitoring'>, channels: Value): Block[] {
  const rates = ratesOf(plan)
  const fronts = countedFronts(plan)
  if (rates.length === 0 || fronts.length === 0) return []
  const items = rates.map((rate): [string, Value] => [
    keyOf(rate, rate.long),
    {
      long: rate.long.promql,
      short: rate.short.promql,
      failed_percent: rate.thresholdPercent,
      // One failure among few requests proves nothing.
      least_requests: rate.leastEvents ?? 1,
      severity: rate.severity === 'page' ? 'CRITICAL' : 'WARNING',
      says: saysOf(plan, rate),
    },
  ])
  return [
    block('locals', [], { burn_rates: Object.fromEntries(items) }, whyTwoWindows(plan)),
    ...fronts.map((front) => budgetAlert(front, monitoring, channels)),
  ]
}

function budgetAlert(
  { entry, metric, selector, failed }: Counted,
  monitoring: EntryOf<'monitoring'>,
  channels: Value,
): Block {
  const [long, short] = [ref('each.value.long'), ref('each.value.short')]
  const limit = ref('each.value.failed_percent')
  const all = (window: Value) => text`sum(increase(${metric}{${selector}}[${window}]))`
  const share = (window: Value) =>
    text`100 * sum(increase(${metric}{${selector},${failed}}[${window}])) / ${all(window)} > ${limit}`
  return resource('google_monitoring_alert_policy', `${entry.label}_budget`, {
    for_each: inProduction('burn_rates', [monitoring.condition, entry.condition]),
    display_name: text`${ref('var.name')}-${entry.id}-budget-${ref('each.key')}`,
    combiner: 'OR',
    severity: ref('each.value.severity'),
    notification_channels: channels,
    conditions: nested({
      display_name: text`Error budget, ${long} and ${short}`,
      condition_prometheus_query_language: nested({
        query: text`(${share(long)}) and (${share(short)}) and (${all(short)} >= ${ref('each.value.least_requests')})`,
        duration: '0s',
        evaluation_interval: '60s',
      }),
    }),
    alert_strategy: nested({ auto_close: '3600s' }),
    documentation: nested({ content: ref('each.value.says'), mime_type: 'text/markdown' }),
    user_labels: { component: entry.id },
  })
}
