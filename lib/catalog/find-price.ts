import { scale } from '@/lib/units/money'
import { fallbackFor } from './fallback'
import type { Catalog, Price, ProviderCatalog, Unpriced } from './types'

/**
 * The price of a SKU in a region: the region's own row, else another region's row carried over and labelled `derived`, else the fact
 * that there is none. Never 0 for want of a row.
 */
export const findPrice = (catalog: Catalog, provider: string, region: string, sku: string): Price | Unpriced => {
  const prices = catalog.providers[provider]
  if (!prices) return { unpriced: `no price for ${sku}: the catalogue has no prices of ${provider}` }
  if (!prices.regions.includes(region))
    return { unpriced: `no price for ${sku}: the catalogue has no prices in ${region}` }
  if (isMachineSku(provider, sku)) return machinePrice(prices, region, sku)
  const rows = prices.prices[sku]
  if (!rows) return { unpriced: `no price for ${sku}` }
  return rows[region] ?? rows.global ?? derived(prices, region, sku, rows)
}

export const isPriced = (price: Price | Unpriced): price is Price => !('unpriced' in price)

/** What a machine by the hour is called: AWS has its own name for it. */
export const machineServiceOf = (provider: string): string => (provider === 'aws' ? 'ec2' : 'vm')

const isMachineSku = (provider: string, sku: string) => sku.startsWith(`${provider}/${machineServiceOf(provider)}/`)

/** `aws/ec2/m7g.large/hour`, `gcp/vm/n2-standard-2/sustained-hour` and `…/spot-hour` come from the machine table. */
const machinePrice = (prices: ProviderCatalog, region: string, sku: string): Price | Unpriced => {
  const [, , type = '', unit] = sku.split('/')
  const machines = prices.machines[region]
  const machine = machines?.prices[type]
  if (!machines || !machine) return { unpriced: `no price for ${sku}: ${type} is not listed in ${region}` }
  const { source, readOn, confidence, note } = machine.own ?? {
    ...machines,
    confidence: 'verified' as const,
    note: undefined,
  }
  const onDemand: Price = {
    sku,
    unit: 'hour',
    per: 1,
    tiers: [{ from: 0, usd: machine.hourlyUsd }],
    source,
    readOn,
    confidence,
    ...(note === undefined ? {} : { note }),
  }
  if (unit === 'hour') return onDemand
  if (unit === 'sustained-hour') return sustained(prices, type, onDemand)
  if (unit !== 'spot-hour' || machine.spotHourlyUsd === undefined) return { unpriced: `no price for ${sku}` }
  return {
    sku,
    unit: 'hour',
    per: 1,
    tiers: [{ from: 0, usd: machine.spotHourlyUsd }],
    source: machines.spotSource,
    readOn: machines.spotReadOn,
    confidence: machines.spotIsListed ? 'verified' : 'derived',
    note: machines.spotIsListed
      ? 'The listed spot price of that day; it moves.'
      : 'On-demand price less the average saving of the Spot Advisor; the market price moves.',
  }
}

/** What an hour comes to for a machine that runs the whole month: the on-demand price where its family has no such discount. */
const sustained = (prices: ProviderCatalog, type: string, onDemand: Price): Price => {
  const discount = prices.sustainedUse[type.split('-')[0] ?? type]
  if (!discount) return onDemand
  const words = `On-demand price less the sustained-use discount of ${discount.percent}% for a full month.`
  return {
    ...onDemand,
    tiers: onDemand.tiers.map(({ from, usd }) => ({ from, usd: scale(usd, 1 - discount.percent / 100) })),
    note: onDemand.note === undefined ? words : `${words} ${onDemand.note}`,
  }
}

const derived = (
  prices: ProviderCatalog,
  region: string,
  sku: string,
  rows: Readonly<Record<string, Price>>,
): Price | Unpriced => {
  const from = rows[prices.baseRegion] ? prices.baseRegion : Object.keys(rows)[0]
  const row = from === undefined ? undefined : rows[from]
  if (from === undefined || !row) return { unpriced: `no price for ${sku}` }
  const fallback = fallbackFor(sku)
  if (fallback.how === 'none') return { unpriced: `no price for ${sku}: not listed in ${region}` }
  if (fallback.how === 'same') return carryOver(row, 1, `The price of ${from}; taken to be the same in ${region}.`)
  const ratios = prices.ratios[fallback.basket]
  const to = ratios?.[region]
  if (to === undefined) return { unpriced: `no price for ${sku} in ${region}` }
  const base = ratios?.[from]
  // A row read for a region outside the index is carried over at the base region's level.
  const ratio = base === undefined ? to : to / base
  const basis = base === undefined ? `${from}, taken as the level of ${prices.baseRegion},` : from
  const words = `The price of ${basis} × ${scale(ratio, 1, 4)}, the median ratio of ${region} for ${BASKET_NAMES[fallback.basket] ?? 'comparable prices'}.`
  return carryOver(row, ratio, words)
}

const BASKET_NAMES: Readonly<Record<string, string>> = {
  vm_on_demand: 'virtual machines',
  rds_postgres: 'databases',
  elasticache: 'cache nodes',
  opensearch: 'search nodes',
  ebs: 'storage volumes',
}

const carryOver = (row: Price, ratio: number, words: string): Price => ({
  ...row,
  tiers: row.tiers.map(({ from, usd }) => ({ from, usd: scale(usd, ratio) })),
  // What could not be checked does not become better by multiplication.
  confidence: row.confidence === 'unverified' ? 'unverified' : 'derived',
  note: row.note === undefined ? words : `${words} ${row.note}`,
})
