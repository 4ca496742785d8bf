import type { Environment } from '@/lib/requirements/schema'

/** What and how much; the catalogue knows at what price. Quantities are monthly and in plain units, never in packs. */
export type CostComponent = {
  /** Reads like the vendor's bill: "Database instance (on-demand, db.m7g.large)". */
  name: string
  sku: string
  quantity: number
  unit: string
  /** `fixed` is paid with no traffic at all, `usage` grows with it. */
  basis: 'fixed' | 'usage'
}

export type PriceSource = {
  url: string
  readOn: string
  confidence: 'verified' | 'derived' | 'unverified'
  note: string | null
}

/** One priced line. `unitUsd` is the effective price of one unit; a graduated price lists its tiers. */
export type CostLine = {
  resource: string
  environment: Environment
  group: CostGroup
  name: string
  sku: string
  quantity: number
  unit: string
  unitUsd: number
  /** Graduated slices that were charged: "first 10 TB", in order; empty where one price holds. */
  tiers: { quantity: number; unitUsd: number }[]
  monthlyUsd: number
  /** A discount that was negotiated, in percent of the list price; `monthlyUsd` is after it, `listMonthlyUsd` before. */
  discountPercent?: number
  listMonthlyUsd?: number
  basis: 'fixed' | 'usage'
  source: PriceSource
}

export const COST_GROUPS = ['compute', 'data', 'network', 'storage', 'operations'] as const
/** Compute · database and cache · network and edge · storage and backup · logs, keys and other. */
export type CostGroup = (typeof COST_GROUPS)[number]

export type Unpriced = { resource: string; environment: Environment; name: string; because: string }
/** A resource that costs nothing by itself, and why: "No charge for the VPC itself". */
export type NoCharge = { resource: string; environment: Environment; because: string }

export type Range = { low: number; expected: number; high: number }

export type Estimate = {
  monthlyUsd: Range
  /** What the range assumes, in words, widest first. */
  range: { lowFactor: number; highFactor: number; because: string }
  byEnvironment: { environment: Environment; monthlyUsd: number }[]
  byGroup: { group: CostGroup; monthlyUsd: number }[]
  lines: CostLine[]
  unpriced: Unpriced[]
  noCharge: NoCharge[]
  budget: { monthlyUsd: number; hardness: 'soft' | 'hard'; fits: boolean; overBy: number; highIsOver: boolean } | null
}
