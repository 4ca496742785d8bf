import { aws } from '@/lib/catalog/skus/aws'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { datadogLogs, datadogSignals } from '../elsewhere'

/** Two modules, so that one may fail; AWS asks for no fewer in production. */
const HARDWARE_MODULES = 2
/** One person keeps the dashboards: an assumption. */
const GRAFANA_EDITORS = 1

export const operationsCosts = {
  'encryption-key': ({ keys, requestsPerMonth, hardware }): Costs => [
    fixed('Customer managed keys', aws.kms.keyMonth, keys, 'key-month'),
    usage('Key requests', aws.kms.requests, requestsPerMonth, 'request'),
    fixed('Hardware security modules', aws.cloudhsm.hour, hardware ? HARDWARE_MODULES * HOURS_PER_MONTH : 0, 'hour'),
  ],

  'secret-store': ({ secrets, readsPerMonth }): Costs => [
    fixed('Secrets', aws.secretsManager.secretMonth, secrets, 'secret-month'),
    usage('Secret reads', aws.secretsManager.calls, readsPerMonth, 'call'),
  ],

  'audit-trail': ({ managementEventsPerMonth, storageGib }): Costs => [
    // The first copy of management events in a region is free; it is on the bill so that nobody has to look for it.
    usage('Management events (first copy)', aws.cloudtrail.managementEvents, managementEventsPerMonth, 'event'),
    fixed('Trail storage (S3 Standard)', aws.s3.standardGbMonth, storageGib, 'GB-month'),
  ],

  'threat-detection': ({ eventsPerMonth, flowLogGibPerMonth }): Costs => [
    usage('GuardDuty events analysed', aws.guardduty.events, eventsPerMonth, 'event'),
    usage('GuardDuty flow and DNS logs analysed', aws.guardduty.logsGb, flowLogGibPerMonth, 'GB'),
  ],

  'log-store': ({ ingestGibPerMonth, storedGib, by, elsewhereGibPerMonth }): Costs => [
    usage('Log ingestion', aws.cloudwatch.logsIngestGb, ingestGibPerMonth, 'GB'),
    usage('Log storage', aws.cloudwatch.logsArchiveGbMonth, storedGib, 'GB-month'),
    ...datadogLogs(by, elsewhereGibPerMonth),
  ],

  monitoring: ({ metricsBy, tracesBy, customMetrics, samplesPerMonth, tracesPerMonth, alarms, dashboards }): Costs => [
    // Metrics of one's own go where the others are looked at.
    fixed(
      'Custom metrics',
      aws.cloudwatch.metricMonth,
      metricsBy === 'cloud-native' ? customMetrics : 0,
      'metric-month',
    ),
    fixed('Alarms', aws.cloudwatch.alarmMonth, alarms, 'alarm-metric-month'),
    fixed('Dashboards', aws.cloudwatch.dashboardMonth, dashboards, 'dashboard-month'),
    usage('Managed Prometheus samples', aws.managedPrometheus.samples, samplesPerMonth, 'sample'),
    fixed(
      'Managed Grafana (one editor)',
      aws.managedGrafana.editorMonth,
      metricsBy === 'prometheus' ? GRAFANA_EDITORS : 0,
      'user-month',
    ),
    usage(
      'Traces recorded (X-Ray)',
      aws.xray.tracesRecorded,
      tracesBy === 'cloud-native' ? tracesPerMonth : 0,
      'trace',
    ),
    ...datadogSignals(metricsBy, tracesBy),
  ],

  // Flags are standard parameters, which are free with standard throughput.
  'feature-flag-store': ({ flags }): Costs => [
    fixed('Standard parameters', aws.parameterStore.standardMonth, flags, 'parameter-month'),
  ],
} satisfies Partial<CostTable>
