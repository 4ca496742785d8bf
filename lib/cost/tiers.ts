import type { Price } from '@/lib/catalog/types'
import { multiplyUsd, roundCents, roundedIfClear, scale, sumUsd } from '@/lib/units/money'

/**
 * What an account has used already this month: `allowance` units of the free allowance, wherever it was, and `meter` units of this
 * price in this region, free or not.
 */
type Used = { allowance: number; meter: number }

export type Slice = { quantity: number; usd: number; per: number }

type Tiers = Pick<Price, 'tiers' | 'per'>

/**
 * The slices that a further `quantity` falls into: first what is left of the free allowance, then the graduated prices from where the
 * earlier use ended. Free units count towards the first paid slice, as the catalogue has it.
 */
export const slicesAfter = (price: Tiers, used: Used, quantity: number): Slice[] => {
  const wanted = Math.max(0, quantity)
  const free = Math.min(wanted, Math.max(0, freeAllowance(price) - used.allowance))
  const start = used.meter + free
  return [
    ...(free > 0 ? [{ quantity: free, usd: 0, per: 1 }] : []),
    ...paidSlices(price, start, start + (wanted - free)),
  ]
}

/** The allowance is the leading slice at price 0; a price that is 0 throughout is an allowance without end. */
export const freeAllowance = ({ tiers }: Pick<Price, 'tiers'>): number =>
  tiers[0]?.usd === 0 ? (tiers[1]?.from ?? Number.POSITIVE_INFINITY) : 0

/** A line is rounded here, once, to cents. */
export const lineUsd = (slices: readonly Slice[]): number => {
  let usd = 0
  for (const slice of slices) usd += (slice.usd * slice.quantity) / slice.per
  return roundedIfClear(usd, 2) ?? roundCents(exactUsd(slices))
}

const exactUsd = (slices: readonly Slice[]): number =>
  sumUsd(slices.map(({ usd, quantity, per }) => multiplyUsd(usd, quantity, per)))

/** The price one unit came to, over all slices. */
export const effectiveUnitUsd = ({ per }: Pick<Price, 'per'>, slices: readonly Slice[], quantity: number): number => {
  const [only, ...others] = slices
  if (only && others.length === 0) return multiplyUsd(only.usd, 1, per)
  const total = exactUsd(slices)
  return quantity > 0 ? scale(multiplyUsd(total, 1, quantity), 1) : 0
}

const paidSlices = ({ tiers, per }: Tiers, start: number, end: number): Slice[] => {
  const paid = tiers[0]?.usd === 0 ? tiers.slice(1) : tiers
  return paid.flatMap(({ from, usd }, index) => {
    const starts = index === 0 ? 0 : from
    const ends = paid[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const quantity = Math.min(end, ends) - Math.max(start, starts)
    return quantity > 0 ? [{ quantity, usd, per }] : []
  })
}
