import type { Replicas, Scaling } from '@/lib/design/model'

/**
 * What may differ between environments: these become the fields of one object variable a resource, with a value for each environment.
 * Everything else is the same in all environments, so that what is rehearsed is what runs.
 */
export type Size = string | number | boolean | readonly string[]
export type Sizes = { readonly [field: string]: Size }

/** A condition over the path of the variable, and the sentence shown when it fails. */
export type SizeLimit = { condition: (path: string) => string; message: string }

export const noSizes = (): Sizes => ({})

/** Copies of one service: the design counts over all services together. */
export const replicaSizes = ({ min, typical, max }: Replicas, services: number) => {
  const each = (copies: number) => Math.max(0, Math.ceil(copies / Math.max(1, services)))
  return {
    min: each(min),
    start: Math.max(each(min), each(typical)),
    max: Math.max(each(min), each(typical), each(max)),
  }
}

/** The first number in a scaling target ("60 % CPU"), or the usual one for what moves the count. */
export function scalingTarget({ on, target }: Scaling): number {
  const found = /\d+(?:[.,]\d+)?/.exec(target.replaceAll(',', ''))?.[0]
  if (found !== undefined && Number(found) > 0) return Number(found)
  return on === 'requests' ? 1000 : 60
}

/** Limits that hold on every cloud. */
export const COMMON_SIZE_LIMITS: Readonly<Record<string, SizeLimit>> = {
  max: {
    condition: (path) => `${path}.min <= ${path}.start && ${path}.start <= ${path}.max`,
    message: 'min, start and max must be in rising order.',
  },
  spot_percent: {
    condition: (path) => `${path}.spot_percent >= 0 && ${path}.spot_percent <= 100`,
    message: 'spot_percent is a share between 0 and 100.',
  },
  cidr: {
    condition: (path) => `can(cidrhost(${path}.cidr, 0))`,
    message: 'cidr must be an address range such as 10.0.0.0/16.',
  },
  retention_days: { condition: (path) => `${path}.retention_days >= 1`, message: 'retention_days must be at least 1.' },
  gateways: { condition: (path) => `${path}.gateways >= 0`, message: 'gateways must not be negative.' },
}
