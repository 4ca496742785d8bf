import type { ByKind, Design, Kind } from '@/lib/design/model'
import { scale } from '@/lib/units/money'
import type { CostComponent, CostGroup } from './types'

/** A charge that is known to exist but cannot be counted from the design: shown as missing, never as 0. */
export type UncountedCost = { name: string; unpriced: string }

/** What a resource costs in quantities, or why it costs nothing by itself. */
export type Costs = readonly (CostComponent | UncountedCost)[] | { noCharge: string }

/** Some charges depend on the neighbours: a load balancer in front of a function, a backup vault that already pays for a copy. */
export type CostContext = { design: Design }

export type CostTable = ByKind<Costs, CostContext>

/** Everything that pricing asks of one provider. */
export type ProviderCosts = {
  costs: CostTable
  groups: { readonly [K in Kind]: CostGroup }
  /**
   * Names the free allowance that a SKU draws on. SKUs of one name share it: the first terabyte of a CDN is free once, not once in
   * every price area.
   */
  allowanceOf(sku: string): string
}

export const isUncounted = (cost: CostComponent | UncountedCost): cost is UncountedCost => 'unpriced' in cost

/** Paid with no traffic at all. */
export const fixed = (name: string, sku: string, quantity: number, unit: string): CostComponent => ({
  name,
  sku,
  quantity: rounded(quantity),
  unit,
  basis: 'fixed',
})

/** Grows with the traffic. */
export const usage = (name: string, sku: string, quantity: number, unit: string): CostComponent => ({
  name,
  sku,
  quantity: rounded(quantity),
  unit,
  basis: 'usage',
})

/** Six decimals keep a GB-hour exact enough and 0.30000000000000004 off the bill. */
const rounded = (quantity: number) => scale(quantity, 1, 6)
