import type { Cost } from '@/lib/plan-document'
import { formatCount } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'

export const WIDTH = 720
export const HEIGHT = 300
const LEFT = 64
const RIGHT = 132
const TOP = 24
const BOTTOM = 44

type Point = { x: number; y: number }
type Mark = Point & { text: string }

export type CurveDrawing = {
  line: string
  band: string
  xTicks: { x: number; text: string }[]
  yTicks: { y: number; text: string }[]
  /** The traffic that was answered. */
  you: Mark & { isBelow: boolean }
  end: Point
  budget: { y: number; text: string } | null
  changes: (Point & { text: string; isLeft: boolean })[]
  plot: { left: number; right: number; top: number; bottom: number }
}

type Curve = NonNullable<Cost['curve']>

/**
 * The curve as a drawing. Both scales are logarithmic: over a thousandfold of traffic a linear one would press today's month and its budget
 * onto the axis. Undefined where there is no curve to draw.
 */
export function drawCurve({ curve, computeChanges = [], budget }: Cost): CurveDrawing | undefined {
  const [first, last] = [curve?.[0], curve?.at(-1)]
  const you = curve?.find(({ trafficFactor }) => trafficFactor === 1)
  if (!curve || !first || !last || !you) return undefined
  const amounts = curve.flatMap(({ low, expected, high }) => [low ?? expected, expected, high ?? expected])
  const ticks = usdTicks(Math.max(1, Math.min(...amounts)), Math.max(1, ...amounts))
  const [bottom, top] = [ticks[0] ?? 1, ticks.at(-1) ?? 10]
  const [from, to] = [Math.log10(first.averageRps), Math.log10(last.averageRps)]
  const x = (rps: number) =>
    round(LEFT + ((Math.log10(rps) - from) / Math.max(to - from, 1e-9)) * (WIDTH - LEFT - RIGHT))
  const y = (usd: number) => {
    const share = Math.log(Math.max(usd, bottom) / bottom) / Math.log(top / bottom)
    return round(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP))
  }
  const path = (points: readonly Point[]) => points.map((point) => `${point.x} ${point.y}`).join(' L')
  const likely = curve.map(({ averageRps, expected }) => ({ x: x(averageRps), y: y(expected) }))
  const banded = curve.filter(({ low, high }) => low !== undefined && high !== undefined)
  const upper = banded.map(({ averageRps, high = 0 }) => ({ x: x(averageRps), y: y(high) }))
  const lower = banded.map(({ averageRps, low = 0 }) => ({ x: x(averageRps), y: y(low) }))
  return {
    line: `M${path(likely)}`,
    band: banded.length > 1 ? `M${path([...upper, ...lower.reverse()])}Z` : '',
    xTicks: xTicks(curve).map(({ averageRps }) => ({ x: x(averageRps), text: rpsWords(averageRps) })),
    yTicks: ticks.map((usd) => ({ y: y(usd), text: axisUsd(usd) })),
    you: {
      x: x(you.averageRps),
      y: y(you.expected),
      text: `You: ${formatUsd(you.expected)}`,
      // Its words stand above the point, unless the budget's line runs through there.
      isBelow: budget !== null && isBetween(y(you.expected) - y(Math.max(budget.monthlyUsd, bottom)), 0, 30),
    },
    end: { x: x(last.averageRps), y: y(last.expected) },
    budget:
      budget && budget.monthlyUsd <= top && budget.monthlyUsd >= bottom
        ? { y: y(budget.monthlyUsd), text: `Budget ${formatUsd(budget.monthlyUsd)}` }
        : null,
    changes: computeChanges.map(({ averageRps, toService, trafficFactor }) => ({
      x: x(averageRps),
      y: y(between(curve, trafficFactor)),
      text: toService,
      isLeft: x(averageRps) > (WIDTH - RIGHT + LEFT) / 2,
    })),
    plot: { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: HEIGHT - BOTTOM },
  }
}

const isBetween = (value: number, from: number, to: number) => value >= from && value <= to

/** Where the drawn line is at a traffic between two of its points. */
function between(curve: Curve, factor: number): number {
  const after = curve.findIndex(({ trafficFactor }) => trafficFactor >= factor)
  const [a, b] = [curve[Math.max(0, after - 1)], curve[Math.max(0, after)]]
  if (!a || !b || a === b) return b?.expected ?? 0
  const share = Math.log(factor / a.trafficFactor) / Math.log(b.trafficFactor / a.trafficFactor)
  return a.expected + (b.expected - a.expected) * share
}

/** One tick a decade. */
const xTicks = (curve: Curve) => curve.filter((_, index) => index % 4 === 0)

/** "45", "0.5", "4,500", "1.2 million". */
export const rpsWords = (rps: number): string => formatCount(Number(rps.toPrecision(2)))

/** Whole thousands are short on an axis. */
function axisUsd(usd: number): string {
  if (usd >= 1_000_000) return `$${Number((usd / 1_000_000).toPrecision(3))}m`
  if (usd >= 1000) return `$${Number((usd / 1000).toPrecision(3))}k`
  return `$${Number(usd.toPrecision(3))}`
}

/** Powers of ten around all amounts; within one or two of them also their halves, so that there are lines to read by. */
function usdTicks(least: number, most: number): number[] {
  const [from, to] = [
    Math.floor(Math.log10(least)),
    Math.max(Math.ceil(Math.log10(most)), Math.floor(Math.log10(least)) + 1),
  ]
  const steps = to - from <= 2 ? [1, 2, 5] : [1]
  const all = Array.from({ length: to - from }, (_, index) => steps.map((step) => step * 10 ** (from + index)))
  return [...all.flat(), 10 ** to]
}

const round = (value: number) => Math.round(value * 10) / 10
