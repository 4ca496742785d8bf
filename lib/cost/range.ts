import type { Requirements } from '@/lib/requirements/schema'
import type { Estimate } from './types'

/** How much busier than usual a month gets, by the shape of the week: assumptions of ours. */
const BUSY = { steady: 1.2, predictable: 1.3, spiky: 1.7, idle: 1.7 } as const
const QUIET = { steady: 0.85, predictable: 0.75, spiky: 0.6, idle: 0.5 } as const

/** A quiet and a busy month as factors of the traffic that was answered: the week's shape, and a quarter of the year's growth. */
export function trafficRange({ traffic }: Pick<Requirements, 'traffic'>): Estimate['range'] {
  const growth = 1 + Math.max(0, traffic.growth - 1) / 4
  const lowFactor = QUIET[traffic.pattern]
  const highFactor = Math.round(BUSY[traffic.pattern] * growth * 100) / 100
  return {
    lowFactor,
    highFactor,
    because: `A quiet month has ${Math.round(lowFactor * 100)}% of the traffic and a busy one ${Math.round(highFactor * 100)}%: how the week looks, and a quarter of the growth of ${traffic.growth} times a year.`,
  }
}
