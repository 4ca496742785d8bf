import type { BurnRate, Window } from '../../observability/burn-rates'
import { inProduction, keyOf, ratesOf, saysOf, whyTwoWindows } from '../burn-rates'
import type { Entry, EntryOf, Plan } from '../entries'
import { isKind } from '../entries'
import { own } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { block, nested, ref, resource, text } from '../hcl'
import { isRestApi } from './api'
import { inRegion } from './placing'

/** Where a front counts its requests and those that failed. */
type Counted = { namespace: string; requests: string; failed: readonly string[]; dimensions: { [name: string]: Value } }

/** Fronts whose failures use up the error budget; CloudFront in front of them counts the same requests a second time. */
export function isCounted(plan: Plan, entry: Entry): boolean {
  return countedBy(plan, entry) !== null
}

function countedBy(plan: Plan, entry: Entry): Counted | null {
  if (isKind(entry, 'load-balancer') && entry.resource.layer === 'application')
    return {
      namespace: 'AWS/ApplicationELB',
      requests: 'RequestCount',
      failed: ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'],
      dimensions: { LoadBalancer: own(entry, 'aws_lb', entry.label, 'arn_suffix') },
    }
  if (!isKind(entry, 'api-gateway') || entry.resource.style === 'websocket') return null
  const isRest = isRestApi(plan, entry)
  return {
    namespace: 'AWS/ApiGateway',
    requests: 'Count',
    failed: [isRest ? '5XXError' : '5xx'],
    dimensions: isRest
      ? { ApiName: own(entry, 'aws_api_gateway_rest_api', entry.label, 'name') }
      : { ApiId: own(entry, 'aws_apigatewayv2_api', entry.label, 'id') },
  }
}

/** The windows, for all fronts of the design: an alarm each, and one above each pair that calls somebody. */
export function burnLocals(plan: Plan, fronts: readonly Entry[]): Block[] {
  const rates = ratesOf(plan)
  if (rates.length === 0 || fronts.length === 0) return []
  const windows = rates.flatMap((rate) =>
    [rate.long, rate.short].map((window): [string, Value] => [keyOf(rate, window), windowOf(rate, window)]),
  )
  const pairs = rates.map((rate): [string, Value] => [
    keyOf(rate, rate.long),
    {
      long: keyOf(rate, rate.long),
      short: keyOf(rate, rate.short),
      says: saysOf(plan, rate),
    },
  ])
  return [
    block(
      'locals',
      [],
      { burn_windows: Object.fromEntries(windows), burn_pairs: Object.fromEntries(pairs) },
      whyTwoWindows(plan),
    ),
  ]
}

const windowOf = ({ thresholdPercent, leastEvents }: BurnRate, { minutes }: Window): Value => ({
  period: minutes * 60,
  failed_percent: thresholdPercent,
  // One failure among few requests proves nothing.
  least_requests: leastEvents ?? 1,
})

export function burnAlarms(plan: Plan, monitoring: EntryOf<'monitoring'>, front: Entry, topic: Value): Block[] {
  const counted = countedBy(plan, front)
  if (!counted || ratesOf(plan).length === 0) return []
  const label = `${front.label}_burn`
  const { namespace, requests, failed, dimensions } = counted
  const conditions = [...new Set([monitoring.condition, front.condition])]
  const count = (id: string, metric: string): Body => ({
    id,
    metric: nested({ namespace, metric_name: metric, dimensions, period: ref('each.value.period'), stat: 'Sum' }),
  })
  const failures = failed.map((metric, index) => ({ id: `failed${failed.length > 1 ? index + 1 : ''}`, metric }))
  const sum = failures.map(({ id }) => `FILL(${id}, 0)`).join(' + ')
  const nameOf = (window: string) => ref(`aws_cloudwatch_metric_alarm.${label}[each.value.${window}].alarm_name`)
  return [
    resource('aws_cloudwatch_metric_alarm', label, {
      for_each: inProduction('burn_windows', conditions),
      ...inRegion(front),
      alarm_name: text`${ref('var.name')}-${front.id}-burn-${ref('each.key')}`,
      alarm_description: 'A window of the error budget; the alarm above it calls somebody.',
      comparison_operator: 'GreaterThanThreshold',
      threshold: ref('each.value.failed_percent'),
      evaluation_periods: 1,
      treat_missing_data: 'notBreaching',
      metric_query: nested(count('requests', requests), ...failures.map(({ id, metric }) => count(id, metric)), {
        id: 'failed_percent',
        expression: text`IF(requests >= ${ref('each.value.least_requests')}, 100 * (${sum}) / requests, 0)`,
        label: 'Failed requests of 100',
        return_data: true,
      }),
    }),
    resource('aws_cloudwatch_composite_alarm', label, {
      for_each: inProduction('burn_pairs', conditions),
      ...inRegion(front),
      alarm_name: text`${ref('var.name')}-${front.id}-budget-${ref('each.key')}`,
      alarm_description: ref('each.value.says'),
      alarm_rule: text`ALARM("${nameOf('long')}") AND ALARM("${nameOf('short')}")`,
      alarm_actions: [topic],
      ok_actions: [topic],
    }),
  ]
}
