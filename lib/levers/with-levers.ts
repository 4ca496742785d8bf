import type { Estimate } from '@/lib/cost/types'
import { type Credits, creditsOf } from './credits'
import { budgetReach, type Curve, costCurve } from './curve'
import { type Cut, findCuts } from './cuts'
import type { LeverInput } from './input'
import { findLevers } from './levers'
import { type RangeDrivers, rangeDrivers } from './range-drivers'
import { type CostReview, costReview } from './review'
import type { Combined, Lever, NotApplicable } from './types'

type Bill = Pick<Estimate, 'budget' | 'range'>

export type WithLevers<Cost extends Bill> = Omit<Cost, 'budget' | 'range'> &
  Curve & {
    range: Cost['range'] & RangeDrivers
    levers: Lever[]
    notApplicable: NotApplicable[]
    combinedLevers: Combined
    credits: Credits | null
    review: CostReview
    budget: (NonNullable<Cost['budget']> & { cuts: Cut[]; fitsUpTo: number | null }) | null
  }

/** A bill with all that would change it: levers, the curve against traffic, credits, and what to cut where it does not fit; and how to review it. */
export function withLevers<Cost extends Bill>({ budget, range, ...cost }: Cost, input: LeverInput): WithLevers<Cost> {
  const { levers, notApplicable, combined } = findLevers(input)
  const curve = costCurve(input)
  const credits = creditsOf(input)
  return {
    ...cost,
    range: { ...range, ...rangeDrivers(input) },
    budget: budget && {
      ...budget,
      cuts: budget.fits ? [] : findCuts(input),
      fitsUpTo: budgetReach(budget.monthlyUsd, curve, input.ask),
    },
    levers,
    notApplicable,
    combinedLevers: combined,
    ...curve,
    credits,
    review: costReview(input, levers, credits),
  }
}
