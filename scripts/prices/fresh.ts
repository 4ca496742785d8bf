import type { Row } from '../catalog/tiers'

/** One price as an API gave it. Prices and bounds count packs of `per` units. */
export type FreshPrice = {
  sku: string
  region: string
  per: number
  /** In our words, where the API names it in words that we know. */
  unit?: string
  rows: Row[]
  source: string
  readOn: string
}

export type FreshMachine = { region: string; type: string; hourlyUsd: number; source: string; readOn: string }

export type Fresh = { prices: FreshPrice[]; machines: FreshMachine[] }

/** What a reader may ask for and where it tells how far it is. */
export type Reading = {
  endpoint: string
  regions: readonly string[]
  /** SKUs that the catalogue has, so that nothing else is kept. */
  skus: ReadonlySet<string>
  machineTypes: ReadonlyMap<string, { vcpu: number; memoryGib: number }>
  today: string
  waitMs: number
  step(what: string): void
}
