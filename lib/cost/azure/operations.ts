import { azure } from '@/lib/catalog/skus/azure'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { datadogLogs, datadogSignals } from '../elsewhere'
import { defenderCosts } from './defender'

/** A sample a minute for each metric over a month of 730 hours: the rhythm is an assumption. */
const SAMPLES_PER_METRIC = HOURS_PER_MONTH * 60
/**
 * Kept without a charge beyond the ingestion: https://docs.azure.cn/azure-monitor/logs/data-retention-configure and
 * https://azure.microsoft.com/pricing/details/monitor/ as quoted in public notes, read 2026-11-23.
 */
const DAYS_INCLUDED = 31
const DAYS_PER_MONTH = 30
/** About ten spans of 1 KiB: an assumption. */
const TRACE_KIB = 10

export const operationsCosts = {
  'encryption-key': ({ requestsPerMonth, hardware }): Costs =>
    hardware
      ? [
          // A pool is three partitions in one, so that one may fail; keys and operations are in its price.
          fixed('Managed HSM pool (Standard B1)', azure.keyVault.managedHsmHour, HOURS_PER_MONTH, 'hour'),
        ]
      : // A software-protected key has no price by the month, only by the operation.
        [usage('Key operations (Key Vault Standard)', azure.keyVault.operations, requestsPerMonth, 'operation')],

  // Secrets are billed when they are read, not for being kept.
  'secret-store': ({ readsPerMonth }): Costs => [
    usage('Secret operations (Key Vault Standard)', azure.keyVault.operations, readsPerMonth, 'operation'),
  ],

  // The activity log itself costs nothing and is kept for 90 days; what is kept longer lies in Blob storage.
  'audit-trail': ({ storageGib }): Costs => [
    fixed('Activity log storage (Blob hot, one zone)', azure.blob.hotGbMonth('lrs'), storageGib, 'GB-month'),
  ],

  'threat-detection': ({ region }, { design }): Costs => defenderCosts(region, design),

  'log-store': ({ ingestGibPerMonth, retentionDays, storedGib, by, elsewhereGibPerMonth }): Costs => [
    usage('Log ingestion (Analytics logs)', azure.logAnalytics.ingestGb, ingestGibPerMonth, 'GB'),
    // The youngest 31 days of what is stored are included.
    usage(
      'Log retention beyond 31 days',
      azure.logAnalytics.retentionGbMonth,
      retentionDays > DAYS_INCLUDED ? Math.max(0, storedGib - (ingestGibPerMonth * DAYS_INCLUDED) / DAYS_PER_MONTH) : 0,
      'GB-month',
    ),
    ...datadogLogs(by, elsewhereGibPerMonth),
  ],

  // Dashboards and workbooks have no price.
  monitoring: ({ metricsBy, tracesBy, customMetrics, samplesPerMonth, tracesPerMonth, alarms }): Costs => [
    // Metrics of one's own go where the others are looked at.
    fixed(
      'Custom metric samples',
      azure.monitor.metricSamples,
      metricsBy === 'cloud-native' ? customMetrics * SAMPLES_PER_METRIC : 0,
      'sample',
    ),
    // Managed Prometheus is billed on the same meter; that it is the same one is an assumption.
    usage('Managed Prometheus samples', azure.monitor.metricSamples, samplesPerMonth, 'sample'),
    fixed('Metric alerts', azure.monitor.alertMonth, alarms, 'time series-month'),
    // Application Insights keeps traces in the log workspace and is billed for what is taken in there.
    usage(
      'Trace ingestion (Application Insights)',
      azure.logAnalytics.ingestGb,
      tracesBy === 'cloud-native' ? (tracesPerMonth * TRACE_KIB) / 1024 ** 2 : 0,
      'GB',
    ),
    ...(metricsBy === 'prometheus'
      ? [{ name: 'Managed Grafana', unpriced: 'no price for its instance hours and active users' }]
      : []),
    ...datadogSignals(metricsBy, tracesBy),
  ],

  'feature-flag-store': (): Costs => [
    fixed('App Configuration (Standard)', azure.appConfiguration.standardDay, DAYS_PER_MONTH, 'day'),
  ],
} satisfies Partial<CostTable>
