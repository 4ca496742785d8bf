import type { Window } from '../../observability/burn-rates'
import { inProduction, keyOf, ratesOf, saysOf, whyTwoWindows } from '../burn-rates'
import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { own } from '../expressions'
import type { Block, Value } from '../hcl'
import { block, nested, ref, resource, text } from '../hcl'
import { sited, tags } from './placing'

/**
 * Alerts on the error budget, two windows each, asked of the requests that the programs report to Application Insights. Only a query can
 * join two windows, and only a sample is kept: `ItemCount` says how many requests each row stands for. Windows that a rule may have:
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule (two days at most; assumption).
 */
export function burnAlerts(plan: Plan, monitoring: EntryOf<'monitoring'>, group: Value): Block[] {
  const rates = ratesOf(plan)
  const [log] = entriesOf(plan, 'log-store')
  if (rates.length === 0 || !log || monitoring.resource.tracesBy !== 'cloud-native') return []
  const items = rates.map((rate): [string, Value] => {
    const isPage = rate.severity === 'page'
    return [
      keyOf(rate, rate.long),
      {
        window: isoOf(rate.long),
        every: isPage ? 'PT5M' : 'PT30M',
        long: rate.long.promql,
        short: rate.short.promql,
        failed_percent: rate.thresholdPercent,
        // One failure among few requests proves nothing.
        least_requests: rate.leastEvents ?? 1,
        severity: isPage ? 1 : 2,
        says: saysOf(plan, rate),
      },
    ]
  })
  return [
    block('locals', [], { burn_rates: Object.fromEntries(items) }, whyTwoWindows(plan)),
    resource('azurerm_monitor_scheduled_query_rules_alert_v2', `${monitoring.label}_budget`, {
      for_each: inProduction('burn_rates', [monitoring.condition, log.condition]),
      name: text`${ref('var.name')}-budget-${ref('each.key')}`,
      ...sited(plan, monitoring),
      description: ref('each.value.says'),
      scopes: [own(log, 'azurerm_log_analytics_workspace', log.label, 'id')],
      severity: ref('each.value.severity'),
      evaluation_frequency: ref('each.value.every'),
      window_duration: ref('each.value.window'),
      auto_mitigation_enabled: true,
      criteria: nested({
        query: burning(),
        operator: 'GreaterThan',
        threshold: 0,
        time_aggregation_method: 'Count',
        failing_periods: nested({
          minimum_failing_periods_to_trigger_alert: 1,
          number_of_evaluation_periods: 1,
        }),
      }),
      action: nested({ action_groups: [group] }),
      ...tags(monitoring),
    }),
  ]
}

/** One row while the budget burns in both windows, else none. */
function burning(): Value {
  const [long, short] = [ref('each.value.long'), ref('each.value.short')]
  const limit = ref('each.value.failed_percent')
  return text`AppRequests | where TimeGenerated > ago(${long}) | extend Failed = iff(ResultCode startswith "5", ItemCount, 0), IsRecent = TimeGenerated > ago(${short}) | summarize LongFailed = sum(Failed), LongAll = sum(ItemCount), ShortFailed = sumif(Failed, IsRecent), ShortAll = sumif(ItemCount, IsRecent), ShortKept = countif(IsRecent) | where 100.0 * LongFailed / LongAll > ${limit} and 100.0 * ShortFailed / ShortAll > ${limit} and ShortKept >= ${ref('each.value.least_requests')}`
}

const isoOf = ({ minutes }: Window) => (minutes % 1440 === 0 ? `P${minutes / 1440}D` : `PT${minutes / 60}H`)
