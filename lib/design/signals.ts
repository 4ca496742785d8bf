import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { tracesPerMonth } from './addons'
import { type Context, make } from './context'
import type { Resource } from './model'
import { LOGGED_RPS } from './usage'

const LOG_RETENTION_DAYS = { production: 30, other: 7 } as const

export function logs(context: Context, runs: Resource[]) {
  if (runs.length === 0) return null
  const { isProduction, usage } = context
  const retentionDays = isProduction ? LOG_RETENTION_DAYS.production : LOG_RETENTION_DAYS.other
  const platformGib = isProduction ? 1 : 0.2
  const { logs: by } = context.choices
  if (by !== 'cloud-native')
    return make(context, 'log-store', {
      id: 'logs',
      label: 'Platform logs',
      purpose: `Keeps what the platform itself writes, about ${platformGib} GiB a month; the workload’s own logs go to ${by === 'loki' ? 'Loki on the cluster' : 'Datadog'}.`,
      tier: 'regional',
      because: context.rule('logs'),
      by,
      ingestGibPerMonth: platformGib,
      elsewhereGibPerMonth: usage.logGibPerMonth,
      retentionDays,
      storedGib: (platformGib * retentionDays) / 30,
    })
  const ingest = Math.max(platformGib, usage.logGibPerMonth)
  return make(context, 'log-store', {
    id: 'logs',
    label: 'Logs',
    purpose:
      usage.originAverageRps > LOGGED_RPS
        ? `Keeps every error and a sample of ${LOGGED_RPS} requests a second; all of them would cost more than they tell.`
        : 'Keeps the logs of everything that runs.',
    tier: 'regional',
    because: 'OPS-01',
    by,
    ingestGibPerMonth: ingest,
    elsewhereGibPerMonth: 0,
    retentionDays,
    storedGib: (ingest * retentionDays) / 30,
  })
}

export function monitoring(context: Context, placed: Resource[], runs: Resource[]) {
  const { isProduction, choices, usage } = context
  const watched = placed.filter(({ tier }) => tier !== 'global').length
  return make(context, 'monitoring', {
    id: 'monitoring',
    label: 'Metrics and alarms',
    purpose: 'Shows how it is doing and calls somebody when users feel it.',
    tier: 'regional',
    because: 'OPS-02',
    metricsBy: choices.metrics,
    tracesBy: choices.traces,
    customMetrics: isProduction ? 10 : 0,
    samplesPerMonth: choices.metrics === 'prometheus' ? copiesOf(runs) * SAMPLES_PER_COPY : 0,
    tracesPerMonth: runs.length > 0 ? tracesPerMonth(usage) : 0,
    alarms: isProduction ? Math.max(4, watched * 2) : 2,
    dashboards: isProduction ? 1 : 0,
  })
}

/** A thousand series from each copy, a sample of each every minute: assumptions. */
const SAMPLES_PER_COPY = 1000 * 60 * HOURS_PER_MONTH
const copiesOf = (runs: Resource[]) =>
  runs.reduce((sum, resource) => sum + ('replicas' in resource ? resource.replicas.typical : 1), 0)

/** Days that traces are kept, and what one takes: about ten spans of 1 KiB. Assumptions. */
const TRACE_DAYS = 7
const TRACE_KIB = 10
/** What is left of logs and traces once they are packed for object storage: an assumption. */
const PACKED = 0.2
/** One object for each 1 MiB that is written: an assumption. */
const OBJECTS_PER_GIB = 1024

/** Loki and Tempo keep their data in object storage. */
export function telemetryStore(context: Context, runs: Resource[]) {
  const { choices, usage, isProduction, rule } = context
  const holdsLogs = choices.logs === 'loki'
  const holdsTraces = choices.traces === 'jaeger-or-tempo'
  if (runs.length === 0 || (!holdsLogs && !holdsTraces)) return null
  const days = isProduction ? LOG_RETENTION_DAYS.production : LOG_RETENTION_DAYS.other
  const logGib = holdsLogs ? usage.logGibPerMonth * PACKED : 0
  const traceGib = holdsTraces ? ((tracesPerMonth(usage) * TRACE_KIB) / 1024 ** 2) * PACKED : 0
  const written = Math.ceil((logGib + traceGib) * OBJECTS_PER_GIB)
  return make(context, 'object-store', {
    id: 'telemetry',
    label: 'Logs and traces',
    purpose: 'Holds what Loki and Tempo have packed; the cluster keeps only the last hours.',
    tier: 'regional',
    because: rule(holdsLogs ? 'logs' : 'traces'),
    use: 'telemetry',
    storageGib: { standard: (logGib * days + traceGib * TRACE_DAYS) / 30, infrequent: 0, archive: 0 },
    writesPerMonth: written,
    readsPerMonth: written,
    versioned: false,
    lifecycle: { toInfrequentAfterDays: null, toArchiveAfterDays: null },
    replicatesTo: null,
  })
}
