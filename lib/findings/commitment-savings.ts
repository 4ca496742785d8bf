import { type Discount, findDiscount } from '@/lib/catalog/discounts'
import type { Catalog } from '@/lib/catalog/types'
import type { CostLine } from '@/lib/cost/types'
import type { Design } from '@/lib/design/model'
import { scale, sumUsd } from '@/lib/units/money'
import { discountScope, gcpFamily } from './commitment-scopes'

export type CommitmentSaving = { line: CostLine; usd: number; discount: Discount }

/** What production pays with no traffic at all: the rest may be gone before a term is, so nothing else is committed to. */
export const standingLines = (lines: readonly CostLine[], { environment }: Design): CostLine[] =>
  lines.filter((line) => line.environment === environment && line.basis === 'fixed')

/** What one line would cost less under a term without money up front; undefined where no discount was read or nothing is saved. */
export function commitmentSaving(
  line: CostLine,
  years: 1 | 3,
  { provider, regions, resources }: Design,
  catalog: Catalog,
): CommitmentSaving | undefined {
  const scope = discountScope(provider, line.sku, catalog)
  const region = resources.find(({ id }) => id === line.resource)?.region ?? regions[0]?.id
  const discount = scope && region && findDiscount(catalog, provider, { ...scope, region, years })
  if (!discount) return undefined
  const listUsd = scale(line.monthlyUsd, 1 / (1 - sustainedShare(line, catalog)))
  const usd = scale(sumUsd([line.monthlyUsd, -scale(listUsd, 1 - discount.percent / 100)]), 1, 2)
  return usd > 0 ? { line, usd, discount } : undefined
}

/**
 * A discount for running all month is on such a line already, and a term's comes off the price before it. Hours of machines that come and go
 * are priced without it.
 */
function sustainedShare({ sku }: CostLine, catalog: Catalog): number {
  const family = sku.endsWith('/sustained-hour') ? gcpFamily(sku) : undefined
  return family === undefined ? 0 : (catalog.providers.gcp?.sustainedUse[family]?.percent ?? 0) / 100
}
