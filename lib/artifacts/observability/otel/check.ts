import { z } from 'zod'
import type { Collector } from './collector'

const duration = z.string().regex(/^\d+(ms|s|m|h)$/)
const address = z.string().regex(/^[\w.-]+:\d+$/)
const share = z.number().min(0).max(100)
const reference = z.string().regex(/^\$\{env:\w+\}$|^[\w.-]+$/)
const DATADOG = z.strictObject({ api: z.strictObject({ site: reference, key: reference }) })

const policy = z.discriminatedUnion('type', [
  z.strictObject({
    name: z.string(),
    type: z.literal('status_code'),
    status_code: z.strictObject({ status_codes: z.array(z.enum(['OK', 'ERROR', 'UNSET'])) }),
  }),
  z.strictObject({
    name: z.string(),
    type: z.literal('latency'),
    latency: z.strictObject({ threshold_ms: z.number().positive() }),
  }),
  z.strictObject({
    name: z.string(),
    type: z.literal('probabilistic'),
    probabilistic: z.strictObject({ sampling_percentage: share }),
  }),
])

/**
 * The components of the contrib distribution that are written here, with the fields used of each; from the README of each component in
 * https://github.com/open-telemetry/opentelemetry-collector-contrib (assumption: no collector was run).
 */
const COMPONENTS = {
  extensions: { health_check: z.strictObject({ endpoint: address }) },
  receivers: {
    otlp: z.strictObject({
      protocols: z.strictObject({
        grpc: z.strictObject({ endpoint: address }),
        http: z.strictObject({ endpoint: address }),
      }),
    }),
  },
  processors: {
    memory_limiter: z.strictObject({
      check_interval: duration,
      limit_percentage: share,
      spike_limit_percentage: share,
    }),
    resource: z.strictObject({
      attributes: z.array(
        z.strictObject({ key: z.string(), value: z.string(), action: z.enum(['insert', 'update', 'upsert']) }),
      ),
    }),
    attributes: z.strictObject({ actions: z.array(z.strictObject({ key: z.string(), action: z.literal('delete') })) }),
    probabilistic_sampler: z.strictObject({ sampling_percentage: share }),
    tail_sampling: z.strictObject({
      decision_wait: duration,
      num_traces: z.int().positive(),
      policies: z.array(policy).min(1),
    }),
    batch: z.strictObject({ send_batch_size: z.int().positive(), timeout: duration }),
  },
  exporters: {
    prometheus: z.strictObject({ endpoint: address, metric_expiration: duration }),
    otlp: z.strictObject({ endpoint: address, tls: z.strictObject({ insecure: z.boolean() }) }),
    otlphttp: z.strictObject({ endpoint: z.url() }),
    awsemf: z.strictObject({
      region: z.string().min(1),
      namespace: z.string(),
      log_group_name: z.string(),
      dimension_rollup_option: z.enum([
        'NoDimensionRollup',
        'ZeroAndSingleDimensionRollup',
        'SingleDimensionRollupOnly',
      ]),
    }),
    awsxray: z.strictObject({ region: z.string().min(1) }),
    googlecloud: z.strictObject({}),
    azuremonitor: z.strictObject({ connection_string: reference }),
    datadog: DATADOG,
  },
} as const

/** What is wrong with a collector's configuration: unknown components or fields, pipelines of parts that are not there, parts nobody uses. */
export function checkCollector(config: Collector): string[] {
  const sections = Object.keys(COMPONENTS) as (keyof typeof COMPONENTS)[]
  const wrong = sections.flatMap((section) =>
    Object.entries(config[section]).flatMap(([id, value]) => {
      const schemas: Record<string, z.ZodType> = COMPONENTS[section]
      const schema = schemas[id.split('/')[0] ?? '']
      if (!schema) return [`${section}: ${id} is not known`]
      const { error } = schema.safeParse(value)
      return error ? error.issues.map(({ path, message }) => `${section}.${id}.${path.join('.')}: ${message}`) : []
    }),
  )
  const pipelines = Object.entries(config.service.pipelines)
  const used = (section: 'receivers' | 'processors' | 'exporters') =>
    pipelines.flatMap(([, pipeline]) => pipeline[section])
  const joined = (['receivers', 'processors', 'exporters'] as const).flatMap((section) => [
    ...used(section)
      .filter((id) => !(id in config[section]))
      .map((id) => `pipelines: ${section} has no ${id}`),
    ...Object.keys(config[section])
      .filter((id) => !used(section).includes(id))
      .map((id) => `${section}: nobody uses ${id}`),
  ])
  const shape = pipelines.flatMap(([name, { receivers, processors, exporters }]) => [
    ...(/^(traces|metrics|logs)(\/\w+)?$/.test(name) ? [] : [`pipelines: ${name} is no signal`]),
    ...(receivers.length > 0 && exporters.length > 0 ? [] : [`pipelines: ${name} leads nowhere`]),
    ...(processors[0] === 'memory_limiter' ? [] : [`pipelines: ${name} does not limit memory first`]),
    ...(processors.at(-1) === 'batch' ? [] : [`pipelines: ${name} does not batch last`]),
  ])
  const extensions = config.service.extensions
    .filter((id) => !(id in config.extensions))
    .map((id) => `service: no extension ${id}`)
  return [...wrong, ...joined, ...shape, ...extensions]
}
