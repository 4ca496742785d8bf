import { findPrice, isPriced } from '@/lib/catalog/find-price'
import type { Catalog, Price } from '@/lib/catalog/types'
import { type Design, project, type Resource } from '@/lib/design/model'
import { sumUsd } from '@/lib/units/money'
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
  const result: Bill = { lines: [], unpriced: [], noCharge: [] }
  for (const charge of charges(designs, catalog)) {
    const { resource, environment } = charge
    if ('noCharge' in charge) result.noCharge.push({ resource, environment, because: charge.noCharge })
    else if ('unpriced' in charge)
      result.unpriced.push({ resource, environment, name: charge.name, because: charge.unpriced })
    else
      result.lines.push({
        resource,
        environment,
        group: charge.group,
        ...printed(charge.cost, charge.price, charge.slices),
      })
  }
  return result
}

/** What the same bill comes to, without its lines: rounded once a line, like the printed one. */
export const billTotal = (designs: readonly Design[], catalog: Catalog): number =>
  sumUsd(charges(designs, catalog).map((charge) => ('slices' in charge ? lineUsd(charge.slices) : 0)))

type Owner = { resource: string; environment: Design['environment'] }
type Charge = Owner &
  (
    | { noCharge: string }
    | { name: string; unpriced: string }
    | { group: CostLine['group']; cost: CostComponent; price: Price; slices: Slice[] }
  )

const charges = (designs: readonly Design[], catalog: Catalog): Charge[] => {
  const account = newAccount()
  return designs.flatMap((design) =>
    design.resources.flatMap((resource) => chargesOf(design, resource, catalog, account)),
  )
}

const chargesOf = (design: Design, resource: Resource, catalog: Catalog, account: Account): Charge[] => {
  const { environment, provider } = design
  const of = { resource: resource.id, environment }
  const table = costsByProvider[provider]
  if (!table) return [{ ...of, name: resource.service, unpriced: `no prices of ${provider} yet` }]
  const costs = project(table.costs, resource, { design })
  if ('noCharge' in costs) return [{ ...of, noCharge: costs.noCharge }]
  const used = costs.filter((cost) => isUncounted(cost) || cost.quantity > 0)
  if (used.length === 0) return [{ ...of, noCharge: 'Nothing of it is used in a month' }]

  const region = pricedRegion(design, resource)
  return used.map((cost): Charge => {
    if (isUncounted(cost)) return { ...of, name: cost.name, unpriced: cost.unpriced }
    const price = findPrice(catalog, provider, region, cost.sku)
    if (!isPriced(price)) return { ...of, name: cost.name, unpriced: price.unpriced }
    const slices = account.charge(price, table.allowanceOf(cost.sku), region, cost.quantity)
    return { ...of, group: table.groups[resource.kind], cost, price, slices }
  })
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
