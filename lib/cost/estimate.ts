import type { Catalog } from '@/lib/catalog/types'
import type { Design } from '@/lib/design/model'
import type { Discount } from '@/lib/requirements/schema'
import { sumUsd } from '@/lib/units/money'
import { bill, billTotal } from './bill'
import { COST_GROUPS, type CostLine, type Estimate, type Range } from './types'

type EstimateInput = {
  /** One design an environment, production first: the bill's lines are those of this, the likely month. */
  designs: readonly Design[]
  /** The same designs composed for a quiet and for a busy month; only their totals are used. */
  low: readonly Design[]
  high: readonly Design[]
  catalog: Catalog
  /** Negotiated, off list prices. */
  discounts?: readonly Discount[]
  budget: { monthlyUsd: number; hardness: 'soft' | 'hard' } | null
  /** What a quiet and a busy month mean here, in factors of the traffic and in words. */
  range: Estimate['range']
}

/** A month's bill for designs that share one account. */
export const estimate = ({ designs, low, high, catalog, discounts = [], budget, range }: EstimateInput): Estimate => {
  const { lines, unpriced, noCharge } = bill(designs, catalog, discounts)
  const expected = total(lines)
  const monthlyUsd = around(expected, billTotal(low, catalog, discounts), billTotal(high, catalog, discounts))
  return {
    monthlyUsd,
    range,
    byEnvironment: designs.map(({ environment }) => ({
      environment,
      monthlyUsd: total(lines.filter((line) => line.environment === environment)),
    })),
    byGroup: COST_GROUPS.map((group) => ({ group, monthlyUsd: total(lines.filter((line) => line.group === group)) })),
    lines,
    unpriced,
    noCharge,
    budget: budget && against(budget, monthlyUsd),
  }
}

/** Lines are rounded to cents already, so that the printed table adds up to the printed total. */
const total = (lines: readonly CostLine[]): number => sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))

/** Sizes come in steps, so a busier month can land on a cheaper step; the range still spans what is shown as likely. */
const around = (expected: number, low: number, high: number): Range => ({
  low: Math.min(low, expected),
  expected,
  high: Math.max(high, expected),
})

const against = (
  { monthlyUsd, hardness }: NonNullable<EstimateInput['budget']>,
  { expected, high }: Range,
): Estimate['budget'] => ({
  monthlyUsd,
  hardness,
  fits: expected <= monthlyUsd,
  overBy: Math.max(0, sumUsd([expected, -monthlyUsd])),
  highIsOver: high > monthlyUsd,
})
