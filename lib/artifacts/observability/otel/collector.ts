import { type Design, ofKind } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { yamlFile } from '../print'
import { onCluster, runsCode } from '../runs-code'

/** Read from the environment of the collector when it starts. */
const env = (name: string) => `\${env:${name}}`

type Component = Record<string, unknown> | null
export type Collector = {
  extensions: Record<string, Component>
  receivers: Record<string, Component>
  processors: Record<string, Component>
  exporters: Record<string, Component>
  service: {
    extensions: string[]
    telemetry: Record<string, unknown>
    pipelines: Record<string, { receivers: string[]; processors: string[]; exporters: string[] }>
  }
}

/** Where the team's code sends what it measures, wherever such code runs. */
export function collectorFile(input: ArtifactInput, design: Design): Artifact[] {
  if (!runsCode(design)) return []
  const sampling = samplingOf(input, design)
  return [
    yamlFile(input, {
      path: 'observability/otel/collector.yaml',
      why: 'Takes measurements and traces from the code, removes what is personal, keeps a sample and passes it on.',
      about: [
        'For the contrib distribution of the OpenTelemetry collector. Code sends OTLP to port 4317 (gRPC) or 4318 (HTTP).',
        sampling.because,
      ],
      value: collectorOf(input, design),
    }),
  ]
}

export function collectorOf(input: ArtifactInput, design: Design): Collector {
  const sampling = samplingOf(input, design)
  const exporters = exportersOf(input, design)
  const always = ['memory_limiter', 'resource', 'attributes/personal']
  const pipeline = (chosen: readonly string[], more: readonly string[] = []) => ({
    receivers: ['otlp'],
    // The limiter comes first, so that nothing is taken in that can't be held; batches come last.
    processors: [...always, ...more, 'batch'],
    exporters: [...chosen],
  })
  return {
    extensions: { health_check: { endpoint: '0.0.0.0:13133' } },
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 },
      resource: {
        attributes: [
          { key: 'service.namespace', value: design.slug, action: 'upsert' },
          { key: 'deployment.environment.name', value: env('ENVIRONMENT'), action: 'upsert' },
        ],
      },
      'attributes/personal': { actions: PERSONAL.map((key) => ({ key, action: 'delete' })) },
      ...sampling.processor,
      batch: { send_batch_size: 8192, timeout: '5s' },
    },
    exporters: exporters.components,
    service: {
      extensions: ['health_check'],
      telemetry: { logs: { level: 'warn' } },
      pipelines: {
        metrics: pipeline(exporters.metrics),
        traces: pipeline(exporters.traces, Object.keys(sampling.processor)),
        ...(exporters.logs.length > 0 ? { logs: pipeline(exporters.logs) } : {}),
      },
    },
  }
}

/** Attributes that may tell who somebody is, or let somebody in: never needed to find a fault. */
const PERSONAL = [
  'client.address',
  'enduser.id',
  'http.request.header.authorization',
  'http.request.header.cookie',
  'http.response.header.set-cookie',
  'network.peer.address',
  'url.query',
  'user.email',
  'user.full_name',
  'user.id',
  'user.name',
]

const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600
/** Traces that one collector can hold until they are whole; beyond it several would have to share them by trace. Our assumption. */
const MOST_WHOLE_RPS = 500
const WAIT_SECONDS = 10

/** The share is the one that the bill was worked out with. */
function samplingOf(
  { requirements }: ArtifactInput,
  design: Design,
): { processor: Record<string, Component>; because: string } {
  const { averageRps, peakRps, latencyMs } = requirements.traffic
  const [monitoring] = ofKind(design, 'monitoring')
  const traces = monitoring?.tracesPerMonth ?? 0
  const share = Math.min(100, Number(((traces * 100) / (averageRps * SECONDS_PER_MONTH)).toPrecision(3)))
  if (peakRps > MOST_WHOLE_RPS)
    return {
      processor: { probabilistic_sampler: { sampling_percentage: share } },
      because: `${share}% of the traces are kept, as planned: at ${peakRps} requests a second at the peak they are chosen by chance, since one collector could not hold them until they are whole.`,
    }
  return {
    processor: {
      tail_sampling: {
        decision_wait: `${WAIT_SECONDS}s`,
        num_traces: Math.max(1000, Math.ceil(peakRps * WAIT_SECONDS * 2)),
        policies: [
          { name: 'failed', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
          ...(latencyMs === null ? [] : [{ name: 'slow', type: 'latency', latency: { threshold_ms: latencyMs } }]),
          { name: 'share', type: 'probabilistic', probabilistic: { sampling_percentage: share } },
        ],
      },
    },
    because: `Every failed${latencyMs === null ? '' : ' or slow'} trace is kept and ${share}% of the rest, as planned. Run one collector: all parts of a trace have to arrive at the same one.`,
  }
}

type Exporters = { components: Record<string, Component>; metrics: string[]; traces: string[]; logs: string[] }

function exportersOf({ choices, requirements }: ArtifactInput, design: Design): Exporters {
  const region = design.regions[0]?.id ?? ''
  const cloud = CLOUD[design.provider](region, design.slug)
  const datadog = { datadog: { api: { site: siteOf(requirements.data.residency), key: env('DD_API_KEY') } } }
  const metrics =
    choices.metrics === 'prometheus'
      ? // Read by Prometheus; measurements of a copy that is gone are dropped after five minutes.
        { prometheus: { endpoint: '0.0.0.0:8889', metric_expiration: '5m' } }
      : choices.metrics === 'datadog'
        ? datadog
        : cloud.metrics
  const traces =
    choices.traces === 'jaeger-or-tempo'
      ? {
          'otlp/tempo': {
            endpoint: onCluster(design) ? 'tempo.tempo.svc:4317' : 'tempo.internal:4317',
            tls: { insecure: true },
          },
        }
      : choices.traces === 'datadog'
        ? datadog
        : cloud.traces
  // The platform takes the provider's logs from standard output; nothing has to be sent.
  const logs: Record<string, Component> =
    choices.logs === 'loki'
      ? { 'otlphttp/loki': { endpoint: 'http://loki.loki.svc:3100/otlp' } }
      : choices.logs === 'datadog'
        ? datadog
        : {}
  return {
    components: { ...metrics, ...traces, ...logs },
    metrics: Object.keys(metrics),
    traces: Object.keys(traces),
    logs: Object.keys(logs),
  }
}

/** The data stay where they have to; elsewhere the site is a value to set. */
const siteOf = (residency: string): string =>
  residency === 'eu' || residency === 'uk' ? 'datadoghq.eu' : env('DD_SITE')

type Cloud = { metrics: Record<string, Component>; traces: Record<string, Component> }
const CLOUD: Readonly<Record<Design['provider'], (region: string, slug: string) => Cloud>> = {
  aws: (region, slug) => ({
    metrics: {
      awsemf: {
        region,
        namespace: slug,
        log_group_name: `/${slug}/metrics`,
        dimension_rollup_option: 'NoDimensionRollup',
      },
    },
    traces: { awsxray: { region } },
  }),
  gcp: () => ({ metrics: { googlecloud: {} }, traces: { googlecloud: {} } }),
  azure: () => {
    const azuremonitor = { azuremonitor: { connection_string: env('APPLICATIONINSIGHTS_CONNECTION_STRING') } }
    return { metrics: azuremonitor, traces: azuremonitor }
  },
}

/** What the collector reads from its environment. */
export const collectorVariables = (collector: Artifact): string[] =>
  [...new Set([...collector.content.matchAll(/\$\{env:(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
