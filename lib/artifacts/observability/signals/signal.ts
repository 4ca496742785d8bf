import type { Design, Resource } from '@/lib/design/model'
import { namePrefix } from '../../terraform/names'

/** One measurement that the cloud takes of a resource: rules, dashboards and exporters are all made from these. */
export type Signal = Measured & { resource: Resource }

/** What a cloud's table says about a resource of some kind. */
export type Measured = {
  /** Unique within the resource; ends a recorded series: `disk_free_bytes`. */
  id: string
  title: string
  /** Its place on a dashboard: rate, errors and duration of requests; utilisation, saturation and errors of what serves them. */
  panel: 'rate' | 'errors' | 'duration' | 'utilisation' | 'saturation'
  unit: 'bytes' | 'percent' | 'seconds' | 'count'
  /** Turns the cloud's figure into `unit`. */
  scale: number
  source: Source
  /** The plan's alerts that this measurement answers, by name. */
  alerts: readonly SignalAlert[]
}

export type SignalAlert = {
  name: string
  when: 'over' | 'under' | 'reaches'
  /** In the signal's unit; left out, the number that the plan's condition names is the limit. */
  limit?: number
  /** Compared as a percentage of this other signal of the same resource. */
  shareOf?: string
  /** The last hour is compared with so many times the average hour of the week. */
  timesWeek?: boolean
}

export type Source =
  | {
      cloud: 'aws'
      namespace: string
      metric: string
      statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum'
      /** All dimensions of the metric; the first one says whose it is. */
      dimensions: readonly [string, ...string[]]
      /** A regular expression for the first dimension's value. */
      matches: string
      /** Metrics of CloudFront exist in us-east-1 only. */
      region: string
      also?: Readonly<Record<string, string>>
    }
  | {
      cloud: 'gcp'
      type: string
      monitoredResource: string
      label: string
      matches: string
      kind: 'gauge' | 'delta' | 'distribution'
      also?: Readonly<Record<string, string>>
    }
  | {
      cloud: 'azure'
      type: string
      metric: string
      aggregation: 'average' | 'maximum' | 'minimum' | 'total'
      /** A regular expression for the resource's name. */
      matches: string
    }

/** The name that the Terraform gives a resource. */
export const nameOf = ({ slug, environment }: Pick<Design, 'slug' | 'environment'>, id: string): string =>
  `${namePrefix(slug, environment)}-${id}`

export const over = (name: string, limit?: number): SignalAlert => ({
  name,
  when: 'over',
  ...(limit === undefined ? {} : { limit }),
})
export const under = (name: string, limit?: number): SignalAlert => ({ ...over(name, limit), when: 'under' })
export const reaches = (name: string, limit: number): SignalAlert => ({ ...over(name, limit), when: 'reaches' })
