import { findPrice, isPriced } from '@/lib/catalog/find-price'
import type { Catalog, Price } from '@/lib/catalog/types'
import { type Design, project, type Resource } from '@/lib/design/model'
import { costsByProvider } from './by-provider'
import { isUncounted } from './component'
import { effectiveUnitUsd, lineUsd, type Slice, slicesAfter } from './tiers'
import type { CostComponent, CostLine, NoCharge, Unpriced } from './types'

type Bill = { lines: CostLine[]; unpriced: Unpriced[]; noCharge: NoCharge[] }

/**
 * Prices designs that share one account, in the order given: a free allowance or a cheaper tier that the first environment has used up
 * is not there for the second.
 */
export const bill = (designs: readonly Design[], catalog: Catalog): Bill => {
  const account = newAccount()
  const parts = designs.flatMap((design) =>
    design.resources.map((resource) => billResource(design, resource, catalog, account)),
  )
  return {
    lines: parts.flatMap(({ lines }) => lines),
    unpriced: parts.flatMap(({ unpriced }) => unpriced),
    noCharge: parts.flatMap(({ noCharge }) => noCharge),
  }
}

const billResource = (design: Design, resource: Resource, catalog: Catalog, account: Account): Bill => {
  const { environment, provider } = design
  const of = { resource: resource.id, environment }
  const table = costsByProvider[provider]
  if (!table) {
    return {
      lines: [],
      unpriced: [{ ...of, name: resource.service, because: `no prices of ${provider} yet` }],
      noCharge: [],
    }
  }
  const costs = project(table.costs, resource, { design })
  if ('noCharge' in costs) return { lines: [], unpriced: [], noCharge: [{ ...of, because: costs.noCharge }] }
  const used = costs.filter((cost) => isUncounted(cost) || cost.quantity > 0)
  if (used.length === 0)
    return { lines: [], unpriced: [], noCharge: [{ ...of, because: 'Nothing of it is used in a month' }] }

  const region = pricedRegion(design, resource)
  const priced = used.map((cost): CostLine | Unpriced => {
    if (isUncounted(cost)) return { ...of, name: cost.name, because: cost.unpriced }
    const price = findPrice(catalog, provider, region, cost.sku)
    if (!isPriced(price)) return { ...of, name: cost.name, because: price.unpriced }
    const slices = account.charge(price, table.allowanceOf(cost.sku), region, cost.quantity)
    return { ...of, group: table.groups[resource.kind], ...printed(cost, price, slices) }
  })
  return {
    lines: priced.filter((part): part is CostLine => 'monthlyUsd' in part),
    unpriced: priced.filter((part): part is Unpriced => 'because' in part),
    noCharge: [],
  }
}

const printed = (
  cost: CostComponent,
  price: Price,
  slices: Slice[],
): Omit<CostLine, 'resource' | 'environment' | 'group'> => ({
  name: cost.name,
  sku: cost.sku,
  quantity: cost.quantity,
  unit: cost.unit,
  unitUsd: effectiveUnitUsd(price, slices, cost.quantity),
  tiers: isGraduated(price, slices)
    ? slices.map(({ quantity, usd }) => ({
        quantity,
        unitUsd: effectiveUnitUsd(price, [{ quantity, usd, chargeUsd: 0 }], quantity),
      }))
    : [],
  monthlyUsd: lineUsd(slices),
  basis: cost.basis,
  source: { url: price.source, readOn: price.readOn, confidence: price.confidence, note: price.note ?? null },
})

/** A quantity that lies wholly in the free slice shows it, so that a line of $0.00 says why. */
const isGraduated = ({ tiers }: Price, slices: readonly Slice[]) =>
  slices.length > 1 || (tiers.length > 1 && slices[0]?.usd === 0)

/** What stands outside any region (DNS, CDN) is priced from the primary region, whose prices of global services are the global ones. */
const pricedRegion = ({ regions }: Design, { region }: Resource): string => {
  if (regions.some(({ id }) => id === region)) return region
  const home = regions.find(({ role }) => role === 'primary') ?? regions[0]
  return home?.id ?? region
}

type Account = { charge(price: Price, allowance: string, region: string, quantity: number): Slice[] }

/** The month's meters: an allowance is counted over the whole account, the graduated prices in each region by themselves. */
const newAccount = (): Account => {
  const allowances = new Map<string, number>()
  const meters = new Map<string, number>()
  return {
    charge: (price, allowance, region, quantity) => {
      const meter = `${region} ${price.sku}`
      const used = { allowance: allowances.get(allowance) ?? 0, meter: meters.get(meter) ?? 0 }
      const slices = slicesAfter(price, used, quantity)
      const free = slices.filter(({ usd }) => usd === 0).reduce((sum, slice) => sum + slice.quantity, 0)
      allowances.set(allowance, used.allowance + free)
      meters.set(meter, used.meter + quantity)
      return slices
    },
  }
}
