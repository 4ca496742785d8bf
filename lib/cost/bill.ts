import { findPrice, isPriced } from '@/lib/catalog/find-price'
import type { Catalog, Unpriced as MissingPrice, Price } from '@/lib/catalog/types'
import { type Design, project, type Resource } from '@/lib/design/model'
import type { Discount, Provider } from '@/lib/requirements/schema'
import { multiplyUsd, roundCents } from '@/lib/units/money'
import { costsByProvider } from './by-provider'
import { isUncounted, type ProviderCosts, type UncountedCost } from './component'
import { discountOn } from './discount'
import { effectiveUnitUsd, lineUsd, type Slice, slicesAfter } from './tiers'
import type { CostComponent, CostLine, NoCharge, Unpriced } from './types'

type Bill = { lines: CostLine[]; unpriced: Unpriced[]; noCharge: NoCharge[] }

/**
 * Prices designs that share one account, in the order given: a free allowance or a cheaper tier that the first environment has used up
 * is not there for the second. A negotiated discount comes off each line after that.
 */
export const bill = (designs: readonly Design[], catalog: Catalog, discounts: readonly Discount[] = []): Bill => {
  const result: Bill = { lines: [], unpriced: [], noCharge: [] }
  eachCharge(designs, catalog, {
    line: ({ kind, id: resource }, environment, table, cost, price, slices) =>
      result.lines.push({
        resource,
        environment,
        group: table.groups[kind],
        ...printed(cost, price, slices, discounts),
      }),
    unpriced: ({ id: resource }, environment, name, because) =>
      result.unpriced.push({ resource, environment, name, because }),
    noCharge: ({ id: resource }, environment, because) => result.noCharge.push({ resource, environment, because }),
  })
  return result
}

/** What the same bill comes to, without its lines: rounded once a line, like the printed one. */
export const billTotal = (designs: readonly Design[], catalog: Catalog, discounts: readonly Discount[] = []): number =>
  billSum(designs, catalog, discounts).usd

/** The same, and whether every part has a price: where one has none, the month costs more than that. */
export const billSum = (
  designs: readonly Design[],
  catalog: Catalog,
  discounts: readonly Discount[] = [],
): { usd: number; isWhole: boolean } => {
  let cents = 0
  let isWhole = true
  eachCharge(designs, catalog, {
    line: (_resource, _environment, _table, { sku }, _price, slices) => {
      cents += Math.round(less(lineUsd(slices), discountOn(sku, discounts)) * 100)
    },
    unpriced: () => {
      isWhole = false
    },
    noCharge: () => undefined,
  })
  return { usd: cents / 100, isWhole }
}

type Environment = Design['environment']
type Visitor = {
  line(
    resource: Resource,
    environment: Environment,
    table: ProviderCosts,
    cost: CostComponent,
    price: Price,
    slices: Slice[],
  ): void
  unpriced(resource: Resource, environment: Environment, name: string, because: string): void
  noCharge(resource: Resource, environment: Environment, because: string): void
}

const eachCharge = (designs: readonly Design[], catalog: Catalog, visit: Visitor): void => {
  const account = newAccount()
  for (const design of designs) {
    const table = costsByProvider[design.provider]
    const context = { design }
    for (const resource of design.resources) {
      const costs = project(table.costs, resource, context)
      if ('noCharge' in costs) visit.noCharge(resource, design.environment, costs.noCharge)
      else if (!costs.some(isCharged)) visit.noCharge(resource, design.environment, 'Nothing of it is used in a month')
      else charge(design, resource, costs, catalog, account, visit)
    }
  }
}

const isCharged = (cost: CostComponent | UncountedCost) => isUncounted(cost) || cost.quantity > 0

const charge = (
  design: Design,
  resource: Resource,
  costs: readonly (CostComponent | UncountedCost)[],
  catalog: Catalog,
  account: Account,
  visit: Visitor,
): void => {
  const { environment, provider } = design
  const table = costsByProvider[provider]
  const region = pricedRegion(design, resource)
  const prices = pricesIn(catalog, provider, region)
  for (const cost of costs) {
    if (!isCharged(cost)) continue
    if (isUncounted(cost)) {
      visit.unpriced(resource, environment, cost.name, cost.unpriced)
      continue
    }
    const price = prices(cost.sku)
    if ('unpriced' in price) visit.unpriced(resource, environment, cost.name, price.unpriced)
    else visit.line(resource, environment, table, cost, price, account(price, region, cost.quantity))
  }
}

/** A price with the free allowance that it draws on. */
type Metered = Price & { allowance: string }

/** Prices of a region, each looked for once: carrying one over from another region is long arithmetic. */
const pricesIn = (catalog: Catalog, provider: Provider, region: string): ((sku: string) => Metered | MissingPrice) => {
  const places = remembered.get(catalog) ?? new Map<string, Map<string, Metered | MissingPrice>>()
  remembered.set(catalog, places)
  const place = `${provider} ${region}`
  const known = places.get(place) ?? new Map<string, Metered | MissingPrice>()
  places.set(place, known)
  return (sku) => {
    const before = known.get(sku)
    if (before) return before
    const price = findPrice(catalog, provider, region, sku)
    const found = isPriced(price) ? { ...price, allowance: costsByProvider[provider].allowanceOf(sku) } : price
    known.set(sku, found)
    return found
  }
}

const remembered = new WeakMap<Catalog, Map<string, Map<string, Metered | MissingPrice>>>()

const printed = (
  cost: CostComponent,
  price: Price,
  slices: Slice[],
  discounts: readonly Discount[],
): Omit<CostLine, 'resource' | 'environment' | 'group'> => ({
  name: cost.name,
  sku: cost.sku,
  quantity: cost.quantity,
  unit: cost.unit,
  unitUsd: effectiveUnitUsd(price, slices, cost.quantity),
  tiers: isGraduated(price, slices)
    ? slices.map(({ quantity, usd }) => ({
        quantity,
        unitUsd: effectiveUnitUsd(price, [{ quantity, usd, per: price.per }], quantity),
      }))
    : [],
  ...amounts(lineUsd(slices), discountOn(cost.sku, discounts)),
  basis: cost.basis,
  source: { url: price.source, readOn: price.readOn, confidence: price.confidence, note: price.note ?? null },
})

/** Less a discount, in cents again. */
const less = (usd: number, percent: number) => (percent === 0 ? usd : roundCents(multiplyUsd(usd, 100 - percent, 100)))

const amounts = (listUsd: number, percent: number) =>
  percent === 0
    ? { monthlyUsd: listUsd }
    : { monthlyUsd: less(listUsd, percent), discountPercent: percent, listMonthlyUsd: listUsd }

/** A quantity that lies wholly in the free slice shows it, so that a line of $0.00 says why. */
const isGraduated = ({ tiers }: Price, slices: readonly Slice[]) =>
  slices.length > 1 || (tiers.length > 1 && slices[0]?.usd === 0)

/** What stands outside any region (DNS, CDN) is priced from the primary region, whose prices of global services are the global ones. */
const pricedRegion = ({ regions }: Design, { region }: Resource): string => {
  if (regions.some(({ id }) => id === region)) return region
  const home = regions.find(({ role }) => role === 'primary') ?? regions[0]
  return home?.id ?? region
}

type Account = (price: Metered, region: string, quantity: number) => Slice[]

/** The month's meters: an allowance is counted over the whole account, the graduated prices in each region by themselves. */
const newAccount = (): Account => {
  const allowances = new Map<string, number>()
  const meters = new Map<string, Map<string, number>>()
  return (price, region, quantity) => {
    const [first, ...others] = price.tiers
    // One price for any quantity has no meter to keep.
    if (first && first.usd !== 0 && others.length === 0) return [{ quantity, usd: first.usd, per: price.per }]
    const here = meters.get(region) ?? new Map<string, number>()
    meters.set(region, here)
    const used = { allowance: allowances.get(price.allowance) ?? 0, meter: here.get(price.sku) ?? 0 }
    const slices = slicesAfter(price, used, quantity)
    const free = slices.filter(({ usd }) => usd === 0).reduce((sum, slice) => sum + slice.quantity, 0)
    allowances.set(price.allowance, used.allowance + free)
    here.set(price.sku, used.meter + quantity)
    return slices
  }
}
