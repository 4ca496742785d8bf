import { gcp } from '@/lib/catalog/skus/gcp'
import { decimal } from '@/lib/units/counts'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { datadogLogs, datadogSignals } from '../elsewhere'

const DAYS_PER_MONTH = HOURS_PER_MONTH / 24
/** Kept in the price of taking a log in: https://cloud.google.com/stackdriver/pricing, read 2026-11-23 as a copy. */
const LOG_DAYS_INCLUDED = 30
/** A point of eight bytes every minute: https://cloud.google.com/stackdriver/pricing (bytes of a number), read 2026-11-23 as a copy. */
const METRIC_MIB = (HOURS_PER_MONTH * 60 * 8) / 1024 ** 2
/** A condition is looked at every 30 seconds and returns one time series each time; the latter is an assumption. */
const SERIES_PER_CONDITION = HOURS_PER_MONTH * 120

export const operationsCosts = {
  // One version of each key is in use; a rotated one that is kept costs as much again.
  'encryption-key': ({ keys, requestsPerMonth, hardware }): Costs => [
    hardware
      ? fixed('Key versions (HSM)', gcp.kms.hsmKeyMonth, keys, 'version-month')
      : fixed('Key versions (software)', gcp.kms.softwareKeyMonth, keys, 'version-month'),
    usage('Key operations', gcp.kms.operations, requestsPerMonth, 'operation'),
  ],

  'secret-store': ({ secrets, readsPerMonth }): Costs => [
    fixed('Secret versions', gcp.secretManager.versionMonth, secrets, 'version-location-month'),
    usage('Secret reads', gcp.secretManager.access, readsPerMonth, 'operation'),
  ],

  // What changes the configuration is logged and kept for 400 days without charge; what is kept longer or elsewhere is in a bucket.
  // https://cloud.google.com/stackdriver/pricing, read 2026-11-23 as a copy.
  'audit-trail': ({ storageGib }): Costs =>
    storageGib > 0
      ? [fixed('Audit log storage (Cloud Storage Standard)', gcp.gcs.standardGibMonth, storageGib, 'GiB-month')]
      : { noCharge: 'No charge for the audit logs that Google Cloud keeps for 400 days' },

  'threat-detection': (): Costs => [
    {
      name: 'Security Command Center Premium',
      unpriced: `no price for ${gcp.securityCommandCenter.premiumVcpuHour}: threat detection is billed by the resources it watches`,
    },
  ],

  'log-store': ({ ingestGibPerMonth, retentionDays, by, elsewhereGibPerMonth }): Costs => [
    usage('Log ingestion (with 30 days of storage)', gcp.logging.ingestGib, ingestGibPerMonth, 'GiB'),
    usage(
      'Log retention beyond 30 days',
      gcp.logging.retentionGibMonth,
      (ingestGibPerMonth * Math.max(0, retentionDays - LOG_DAYS_INCLUDED)) / DAYS_PER_MONTH,
      'GiB-month',
    ),
    ...datadogLogs(by, elsewhereGibPerMonth),
  ],

  // Dashboards cost nothing.
  monitoring: ({ metricsBy, tracesBy, customMetrics, samplesPerMonth, tracesPerMonth, alarms }): Costs => [
    // Metrics of one's own go where the others are looked at.
    fixed(
      'Custom metrics',
      gcp.monitoring.metricsMib,
      metricsBy === 'cloud-native' ? customMetrics * METRIC_MIB : 0,
      'MiB',
    ),
    fixed('Alert conditions', gcp.monitoring.conditionMonth, alarms, 'condition-month'),
    fixed('Time series that alerts read', gcp.monitoring.alertTimeSeries, alarms * SERIES_PER_CONDITION, 'time series'),
    ...(metricsBy === 'prometheus'
      ? [
          {
            name: 'Managed Service for Prometheus',
            unpriced: `no price for its samples, ${Math.round(samplesPerMonth / 1e6)} million a month`,
          },
        ]
      : []),
    ...(tracesBy === 'cloud-native' && tracesPerMonth > 0
      ? [
          {
            name: 'Cloud Trace',
            unpriced: `no price for its spans: ${decimal(tracesPerMonth / 1e6, 2)} million requests a month are followed`,
          },
        ]
      : []),
    ...datadogSignals(metricsBy, tracesBy),
  ],

  'feature-flag-store': ({ flags }): Costs => [
    fixed('Parameter versions', gcp.parameterManager.versionMonth, flags, 'version-month'),
  ],
} satisfies Partial<CostTable>
