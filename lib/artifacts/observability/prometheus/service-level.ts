import type { ArtifactInput } from '../../input'

/**
 * What the objective is measured on. Requests: the histogram that OpenTelemetry's HTTP instrumentation makes
 * (https://opentelemetry.io/docs/specs/semconv/http/http-metrics/, `http.server.request.duration`, as Prometheus spells it). Jobs and
 * records have no settled convention, so the code counts them itself: `work.duration` with the attribute `outcome`.
 */
export type Events = { noun: 'requests' | 'jobs' | 'records'; metric: string; failed: string }

export function eventsMeasured({ requirements }: Pick<ArtifactInput, 'requirements'>): Events {
  const { kind } = requirements.workload
  if (kind === 'batch') return { noun: 'jobs', ...WORK }
  if (kind === 'stream') return { noun: 'records', ...WORK }
  return { noun: 'requests', ...REQUESTS }
}

export const REQUESTS = {
  metric: 'http_server_request_duration_seconds',
  failed: 'http_response_status_code=~"5.."',
} as const
export const WORK = { metric: 'work_duration_seconds', failed: 'outcome="failure"' } as const

export const failureRatio = (range: string): string => `slo:failures:ratio_rate${range}`
export const eventsOf = (range: string): string => `slo:events:increase${range}`
export const slowest = 'slo:duration_seconds:p95_5m'

export type Recording = { record: string; expr: string; labels?: Record<string, string> }

/** Shares of failed events over each window that an alert looks at; without any failure the share is 0 and not missing. */
export function recordings(
  { metric, failed }: Events,
  ranges: readonly string[],
  counted: readonly string[],
): Recording[] {
  return [
    ...ranges.map((range) => ({
      record: failureRatio(range),
      expr: `(sum(rate(${metric}_count{${failed}}[${range}])) or vector(0)) / sum(rate(${metric}_count[${range}]))`,
    })),
    ...counted.map((range) => ({ record: eventsOf(range), expr: `sum(increase(${metric}_count[${range}]))` })),
    { record: slowest, expr: `histogram_quantile(0.95, sum by (le) (rate(${metric}_bucket[5m])))` },
  ]
}

/** Rate, errors and duration of each service; `job` is the name that the service gives itself. */
export function perService({ metric, failed }: Pick<Events, 'metric' | 'failed'>, name: string): Recording[] {
  return [
    { record: `job:${name}:rate5m`, expr: `sum by (job) (rate(${metric}_count[5m]))` },
    {
      record: `job:${name}_failures:ratio_rate5m`,
      expr: `(sum by (job) (rate(${metric}_count{${failed}}[5m])) or 0 * sum by (job) (rate(${metric}_count[5m]))) / sum by (job) (rate(${metric}_count[5m]))`,
    },
    {
      record: `job:${name}_duration_seconds:p95_5m`,
      expr: `histogram_quantile(0.95, sum by (job, le) (rate(${metric}_bucket[5m])))`,
    },
  ]
}
