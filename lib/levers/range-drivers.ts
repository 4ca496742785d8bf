import { bill } from '@/lib/cost/bill'
import { trafficRange } from '@/lib/cost/range'
import type { CostLine } from '@/lib/cost/types'
import { compose } from '@/lib/design/compose'
import { scale, sumUsd } from '@/lib/units/money'
import type { LeverInput } from './input'

/** One resource whose amount moves between a quiet and a busy month, over all environments. */
export type RangeDriver = { resource: string; lowUsd: number; expectedUsd: number; highUsd: number }
export type RangeDrivers = {
  /** Widest first; the largest few. */
  drivers: RangeDriver[]
  /** What the likely month pays for resources that cost the same in all three. */
  unmovedUsd: number
}

const SHOWN = 5

/** What the width of the range comes from: the same choices composed for a quiet and for a busy month, resource by resource. */
export function rangeDrivers({ requirements, catalog, now }: LeverInput): RangeDrivers {
  const { lowFactor, highFactor } = trafficRange(requirements)
  const at = (factor: number) =>
    byResource(
      bill(compose(requirements, now.chosen, now.profile, factor), catalog, requirements.budget.discounts).lines,
    )
  const [low, expected, high] = [at(lowFactor), byResource(now.lines), at(highFactor)]
  const ids = [...new Set([...expected.keys(), ...low.keys(), ...high.keys()])]
  const all = ids.map((resource): RangeDriver => {
    const [lowUsd, expectedUsd, highUsd] = [low, expected, high].map((month) => month.get(resource) ?? 0)
    return { resource, lowUsd: lowUsd ?? 0, expectedUsd: expectedUsd ?? 0, highUsd: highUsd ?? 0 }
  })
  const moved = all.filter((driver) => widthOf(driver) > 0)
  return {
    drivers: [...moved].sort((a, b) => widthOf(b) - widthOf(a)).slice(0, SHOWN),
    unmovedUsd: sumUsd(all.filter((driver) => widthOf(driver) === 0).map(({ expectedUsd }) => expectedUsd)),
  }
}

/** Sizes come in steps, so a quiet month may cost more than a busy one somewhere: the width is what it moves by, either way. */
const widthOf = ({ lowUsd, expectedUsd, highUsd }: RangeDriver): number => {
  const amounts = [lowUsd, expectedUsd, highUsd]
  return scale(sumUsd([Math.max(...amounts), -Math.min(...amounts)]), 1, 2)
}

function byResource(lines: readonly CostLine[]): Map<string, number> {
  const amounts = new Map<string, number[]>()
  for (const { resource, monthlyUsd } of lines) amounts.set(resource, [...(amounts.get(resource) ?? []), monthlyUsd])
  return new Map([...amounts].map(([resource, usd]) => [resource, sumUsd(usd)]))
}
