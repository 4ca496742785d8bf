import type { Catalog } from '@/lib/catalog/types'
import { billTotal } from '@/lib/cost/bill'
import { trafficRange } from '@/lib/cost/range'
import type { Decisions } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Requirements } from '@/lib/requirements/schema'
import type { AskWhatIf, Change, WhatIf } from '@/lib/what-if/what-if'
import type { LeverInput } from './input'

type Compute = Decisions['compute']['choice']
export type CurvePoint = {
  trafficFactor: number
  averageRps: number
  expected: number
  /** A quiet and a busy month, at every second point: enough to draw a band, at half the work. */
  low?: number
  high?: number
  compute: Compute
}
/** Where on the curve the choice of compute changes, and the names the provider has for both. */
export type ComputeChange = {
  trafficFactor: number
  averageRps: number
  from: Compute
  to: Compute
  fromService: string
  toService: string
}
export type Curve = { curve: CurvePoint[]; computeChanges: ComputeChange[] }

/** A tenth to a hundred times the traffic, four points a decade. */
const FACTORS = Array.from({ length: 13 }, (_, index) => Number((10 ** (-1 + index / 4)).toPrecision(4)))

/**
 * The likely month, between a quiet and a busy one, from a tenth to a hundred times the traffic: decided, composed and priced again at
 * each point. What is stored stays as it was answered.
 */
export function costCurve({ ask, catalog, requirements }: LeverInput): Curve {
  return {
    curve: FACTORS.map((trafficFactor, index) => {
      const there = ask(withTraffic(trafficFactor))
      return {
        trafficFactor,
        averageRps: there.requirements.traffic.averageRps,
        expected: there.monthlyUsd,
        ...(index % 2 === 0 ? band(there, catalog, requirements) : {}),
        compute: computeOf(there),
      }
    }),
    computeChanges: FACTORS.slice(1).flatMap((to, index) => changesBetween(FACTORS[index] ?? to, to, ask)),
  }
}

function band({ requirements, chosen, profile, monthlyUsd }: WhatIf, catalog: Catalog, asked: Requirements) {
  const { lowFactor, highFactor } = trafficRange(asked)
  const at = (factor: number) =>
    billTotal(compose(requirements, chosen, profile, factor), catalog, requirements.budget.discounts)
  return { low: Math.min(monthlyUsd, at(lowFactor)), high: Math.max(monthlyUsd, at(highFactor)) }
}

/** The same workload with its traffic, and the rates that come with it, so many times as large. */
export const withTraffic =
  (factor: number): Change =>
  (requirements) => {
    if (factor === 1) return requirements
    const { traffic, data } = requirements
    const times = (value: number, most: number) => Math.min(most, Number((value * factor).toPrecision(6)))
    return {
      ...requirements,
      traffic: {
        ...traffic,
        averageRps: times(traffic.averageRps, MOST.averageRps),
        peakRps: times(traffic.peakRps, MOST.peakRps),
      },
      data: {
        ...data,
        nosqlOpsPerSecond: times(data.nosqlOpsPerSecond, MOST.operations),
        timeseriesWritesPerSecond: times(data.timeseriesWritesPerSecond, MOST.writes),
        queuePerDay: times(data.queuePerDay, MOST.queued),
        streamMbPerSecond: times(data.streamMbPerSecond, MOST.streamed),
      },
    } satisfies Requirements
  }

/** What requirements.json allows. */
const MOST = {
  averageRps: 1_000_000,
  peakRps: 10_000_000,
  operations: 10_000_000,
  writes: 100_000_000,
  queued: 100_000_000_000,
  streamed: 100_000,
} as const

/** Two digits are known once both ends read the same with them. */
const isClose = (from: number, to: number) =>
  Number(from.toPrecision(2)) === Number(to.toPrecision(2)) || to / from < 1.005

function changesBetween(from: number, to: number, ask: AskWhatIf): ComputeChange[] {
  const [before, after] = [ask(withTraffic(from)), ask(withTraffic(to))]
  if (computeOf(before) === computeOf(after)) return []
  if (isClose(from, to)) return [changed(before, after, Number(to.toPrecision(2)))]
  const middle = Math.sqrt(from * to)
  return [...changesBetween(from, middle, ask), ...changesBetween(middle, to, ask)]
}

const computeOf = ({ chosen }: WhatIf) => chosen.compute.choice

function changed(before: WhatIf, after: WhatIf, trafficFactor: number): ComputeChange {
  const [from, to] = [computeOf(before), computeOf(after)]
  return {
    trafficFactor,
    averageRps: Number(after.requirements.traffic.averageRps.toPrecision(2)),
    from,
    to,
    fromService: before.profile.optionName('compute', from),
    toService: after.profile.optionName('compute', to),
  }
}

/** The largest traffic that the budget pays for, in factors to two digits; null where it pays for none of the curve, or for all of it. */
export function budgetReach(monthlyUsd: number, { curve }: Curve, ask: AskWhatIf): number | null {
  const over = curve.findIndex(({ expected }) => expected > monthlyUsd)
  let [fits, exceeds] = [curve[over - 1]?.trafficFactor, curve[over]?.trafficFactor]
  if (fits === undefined || exceeds === undefined) return null
  while (!isClose(fits, exceeds)) {
    const middle = Math.sqrt(fits * exceeds)
    if (ask(withTraffic(middle)).monthlyUsd > monthlyUsd) exceeds = middle
    else fits = middle
  }
  return roundDown(fits)
}

/** Two digits, never above what is paid for. */
function roundDown(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Number((Math.floor(value / step + 1e-9) * step).toPrecision(2))
}
