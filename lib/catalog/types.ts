/** `from` is where the slice starts, in plain units (requests, not millions of them); `usd` is for `per` units within the slice. */
export type PriceTier = { from: number; usd: number }

/**
 * verified: read from the source for this region. derived: worked out from another region's price. unverified: no source could be
 * read, so the figure is shown with a warning.
 */
export type Confidence = 'verified' | 'derived' | 'unverified'

/** What an account gets for nothing every month, over all its regions and environments together. It is the first tier, at 0. */
export type FreeTier = { upTo: number; confidence: 'verified' | 'unverified' }

export type Price = {
  sku: string
  /** One unit in words, singular: `hour`, `GB-month`, `request`. */
  unit: string
  /** The vendor's pack: a price of 0.20 per 1,000,000 requests has `per` 1,000,000. */
  per: number
  /** Ascending, the first from 0; graduated, so each slice is charged at its own price. */
  tiers: readonly PriceTier[]
  /** A URL, or a description where what was read has none. */
  source: string
  /** ISO date the source stood at, as precisely as it is known: `2026-09-30`, `2026-08`. */
  readOn: string
  confidence: Confidence
  freeTier?: FreeTier
  note?: string
}

export type Unpriced = { unpriced: string }

export type Arch = 'x86_64' | 'arm64'

export type MachineType = {
  type: string
  vcpu: number
  memoryGib: number
  arch: Arch
}

export type MachinePrice = {
  hourlyUsd: number
  spotHourlyUsd?: number
  /** Where this price was read, if not where the others of the region were. */
  own?: { source: string; readOn: string; confidence: Confidence; note?: string }
}

/** The machines of one region share their source, but for those that name their own. */
export type RegionMachines = {
  source: string
  readOn: string
  spotSource: string
  spotReadOn: string
  /** The vendor lists these spot prices; elsewhere they are worked out from an average saving. */
  spotIsListed: boolean
  prices: Readonly<Record<string, MachinePrice>>
}

/** A discount that comes by itself to a machine that runs the whole month. */
export type SustainedUse = { percent: number; source: string; readOn: string }

/** A discount on the on-demand price for a promise to stay, paid monthly without money up front. */
export type Commitment = {
  /** `ec2.m7g`, `rds.postgresql.multi-az.m7g`, `fargate`, `compute.n2`, `cloud_sql`, `virtual_machines/Virtual Machines Dsv5 Series`. */
  scope: string
  /** `all` where the discount is the same everywhere. */
  region: string
  /** reserved: of machines, resources or nodes. spend: of dollars an hour, whatever they buy within the scope. */
  kind: 'standard' | 'convertible' | 'reserved' | 'spend'
  years: 1 | 3
  percent: number
  source: string
  readOn: string
  /** secondary: somebody else's account was read. unverified: from general knowledge. */
  confidence: 'verified' | 'secondary' | 'unverified'
}

export type ProviderCatalog = {
  provider: string
  readOn: string
  hash: string
  baseRegion: string
  /** Regions that can be priced, base region first. */
  regions: readonly string[]
  /** Median price of a region against the base region, by basket of SKUs. */
  ratios: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** SKU → region → price. */
  prices: Readonly<Record<string, Readonly<Record<string, Price>>>>
  machineTypes: Readonly<Record<string, MachineType>>
  machines: Readonly<Record<string, RegionMachines>>
  commitments: readonly Commitment[]
  /** By machine family: `n2`. */
  sustainedUse: Readonly<Record<string, SustainedUse>>
}

export type Catalog = {
  /** The newest date on any row. */
  readOn: string
  hash: string
  providers: Readonly<Record<string, ProviderCatalog>>
}
