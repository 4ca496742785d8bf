import type { Signal, Source } from '../signals/signal'

/** A raw series as an exporter names it, and the matchers that pick the resource's own. */
export type Series = { metric: string; matchers: readonly Matcher[] }
export type Matcher = { label: string; value: string; isPattern: boolean }

/** What exporters make of a cloud's measurement. */
export function seriesOf({ source }: Pick<Signal, 'source'>): Series {
  if (source.cloud === 'aws') return cloudwatch(source)
  if (source.cloud === 'gcp') return stackdriver(source)
  return {
    metric: azureMetric(source.type),
    matchers: [
      pattern('resourceID', `(?i).*/${source.matches}`),
      exact('metric', source.metric),
      exact('aggregation', source.aggregation),
    ],
  }
}

export const print = ({ metric, matchers }: Series): string =>
  `${metric}{${matchers.map(({ label, value, isPattern }) => `${label}${isPattern ? '=~' : '='}${quote(value)}`).join(', ')}}`

/** A string of PromQL: backslashes of a pattern are doubled. */
export const quote = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`

/** The series that a recording rule makes of it, the same on each cloud. */
export const recorded = ({ id }: Pick<Signal, 'id'>): string => `resource:${id}`
export const recordedOf = (signal: Pick<Signal, 'id' | 'resource'>): string =>
  `${recorded(signal)}{resource=${quote(signal.resource.id)}}`

/** The recording rule's expression: one figure for the resource, in the signal's unit. */
export function aggregate(signal: Signal): string {
  const { metric, matchers } = seriesOf(signal)
  const selected = (suffix: string) => print({ metric: `${metric}${suffix}`, matchers })
  const scaled = (expression: string) => (signal.scale === 1 ? expression : `${expression} * ${signal.scale}`)
  if (signal.source.cloud === 'gcp' && signal.source.kind === 'distribution')
    return scaled(`sum(${selected('_sum')}) / sum(${selected('_count')})`)
  return scaled(`${operatorOf(signal)}(${selected('')})`)
}

/** Several series may belong to one resource: a balancer's zones, a service's copies, the nodes of a cache. */
function operatorOf({ id, source }: Signal): 'sum' | 'min' | 'max' | 'avg' {
  if (id === 'copies') return 'sum'
  if (source.cloud === 'gcp') return source.kind === 'delta' ? 'sum' : 'max'
  const how = source.cloud === 'aws' ? source.statistic : source.aggregation
  const OPERATORS = {
    Sum: 'sum',
    total: 'sum',
    Minimum: 'min',
    minimum: 'min',
    Maximum: 'max',
    maximum: 'max',
    Average: 'avg',
    average: 'avg',
  } as const
  return OPERATORS[how]
}

const exact = (label: string, value: string): Matcher => ({ label, value, isPattern: false })
const pattern = (label: string, value: string): Matcher => ({ label, value, isPattern: /[.*+?()[\]\\|]/.test(value) })

/** Names as https://github.com/prometheus/cloudwatch_exporter makes them (CloudWatchCollector.java, read 2026-11-23). */
function cloudwatch(source: Extract<Source, { cloud: 'aws' }>): Series {
  const { namespace, metric, statistic, dimensions, matches, also = {} } = source
  return {
    metric: safe(`${namespace.toLowerCase()}_${snake(metric)}_${statistic.toLowerCase()}`),
    matchers: [
      pattern(safe(snake(dimensions[0])), matches),
      ...Object.entries(also).map(([name, value]) => exact(safe(snake(name)), value)),
    ],
  }
}

const snake = (name: string) => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
const safe = (name: string) => name.replaceAll(/[^a-zA-Z0-9:_]/g, '_').replaceAll(/__+/g, '_')

/** Names as https://github.com/prometheus-community/stackdriver_exporter makes them: the monitored resource, then the metric. */
function stackdriver(source: Extract<Source, { cloud: 'gcp' }>): Series {
  return {
    metric: `stackdriver_${words(source.monitoredResource)}_${words(source.type)}`,
    matchers: [
      pattern(source.label, source.matches),
      ...Object.entries(source.also ?? {}).map(([label, value]) => exact(label, value)),
    ],
  }
}

const words = (name: string) =>
  safe(name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()).replaceAll(/^_+|_+$/g, '')

/** The scrape asks https://github.com/webdevops/azure-metrics-exporter (README read 2026-11-23) for a name of its own per type. */
export const azureMetric = (type: string): string => `azure_${words(type.replace('Microsoft.', '').toLowerCase())}`
