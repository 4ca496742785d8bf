import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { WITHOUT_PRICE } from '@/lib/catalog/skus/aws'
import type { Resource } from '@/lib/design/model'
import { sumUsd } from '@/lib/units/money'
import { bill, billTotal } from './bill'
import { sampleDesign, samples } from './samples'

const all: Resource[] = Object.values(samples)

test.each(all.map((resource) => [resource.kind, resource] as const))(
  '%s is priced, excused or named as missing',
  (_, resource) => {
    const { lines, unpriced, noCharge } = bill([sampleDesign([resource])], catalog)
    expect(lines.length + unpriced.length + noCharge.length).toBeGreaterThan(0)
  },
)

test('every SKU a component names is in the catalogue or known to be missing', () => {
  const { unpriced } = bill([sampleDesign(all)], catalog)
  const strangers = unpriced.filter(
    ({ because }) => !WITHOUT_PRICE.some((sku) => because.includes(sku)) && !because.includes('influx'),
  )
  expect(strangers).toEqual([])
})

test('a component speaks of the unit that its price is in', () => {
  const { lines } = bill([sampleDesign(all)], catalog)
  const units = lines.map(({ sku, unit }) => [sku, unit])
  const priced = lines.map(({ sku }) => [
    sku,
    Object.values(catalog.providers.aws?.prices[sku] ?? {})[0]?.unit ?? 'hour',
  ])
  expect(units).toEqual(priced)
})

test('every line has a source, a date and a price of its own', () => {
  for (const line of bill([sampleDesign(all)], catalog).lines) {
    expect(line.source.url).not.toBe('')
    expect(line.source.readOn).toMatch(/^\d{4}-\d{2}/)
    expect(line.quantity).toBeGreaterThan(0)
    expect(Number.isFinite(line.unitUsd)).toBe(true)
  }
})

test('the slices of a graduated line add up to its quantity and its amount', () => {
  for (const line of bill([sampleDesign(all)], catalog).lines.filter(({ tiers }) => tiers.length > 0)) {
    expect(line.tiers.reduce((sum, { quantity }) => sum + quantity, 0)).toBeCloseTo(line.quantity, 5)
    expect(line.tiers.reduce((sum, { quantity, unitUsd }) => sum + quantity * unitUsd, 0)).toBeCloseTo(
      line.monthlyUsd,
      1,
    )
  }
})

test('a free allowance is given once to the account: production takes it, staging pays', () => {
  const requests = { ...samples.function, invocationsPerMonth: 1_000_000, averageSeconds: 0.001 }
  const { lines } = bill([sampleDesign([requests]), sampleDesign([requests], { environment: 'staging' })], catalog)
  const paid = lines
    .filter(({ name }) => name === 'Requests')
    .map(({ environment, monthlyUsd }) => [environment, monthlyUsd])
  expect(paid).toEqual([
    ['production', 0],
    ['staging', 0.2],
  ])
})

test('graduated prices count both environments: two of 8 TB reach the cheaper slice together', () => {
  const network = {
    ...samples.network,
    publicIpv4Addresses: 0,
    crossZoneGibPerMonth: 0,
    internetEgressGibPerMonth: 8_192,
  }
  const { lines } = bill([sampleDesign([network]), sampleDesign([network], { environment: 'staging' })], catalog)
  // (8,192 − 100) × 0.09, then 2,048 × 0.09 + 6,144 × 0.085
  expect(lines.map(({ monthlyUsd }) => monthlyUsd)).toEqual([728.28, 706.56])
})

test('the second region has its own graduated prices but not a second allowance', () => {
  const network = {
    ...samples.network,
    publicIpv4Addresses: 0,
    crossZoneGibPerMonth: 0,
    internetEgressGibPerMonth: 100,
  }
  const regions = ['us-east-1', 'us-west-2'].map((id) => ({ id, name: id, role: 'active' as const }))
  const { lines } = bill(
    [sampleDesign([network, { ...network, id: 'network-2', region: 'us-west-2' }], { regions })],
    catalog,
  )
  expect(lines[0]?.monthlyUsd).toBe(0)
  expect(lines[1]?.monthlyUsd).toBeGreaterThan(8)
})

test('a region without prices is said to have none, charge by charge', () => {
  const { lines, unpriced } = bill([sampleDesign([samples.queue], { provider: 'gcp' })], catalog)
  expect(lines).toEqual([])
  expect(unpriced.map(({ name, because }) => [name, because])).toEqual([
    ['Published messages', 'no price for gcp/pubsub/ingest-tib: the catalogue has no prices in us-east-1'],
    ['Delivered messages', 'no price for gcp/pubsub/deliver-tib: the catalogue has no prices in us-east-1'],
  ])
})

test('a discount of 0% changes no amount, and one of 100% leaves what is excepted', () => {
  const designs = [sampleDesign(all)]
  const list = bill(designs, catalog).lines
  expect(bill(designs, catalog, [{ percent: 0 }]).lines).toEqual(list)
  const excepted = bill(designs, catalog, [{ percent: 100 }, { provider: 'aws', service: 's3', percent: 0 }])
  expect(excepted.lines.filter(({ monthlyUsd }) => monthlyUsd > 0)).toEqual(
    list.filter(({ sku, monthlyUsd }) => sku.startsWith('aws/s3/') && monthlyUsd > 0),
  )
})

test('a discounted line shows its list price, and the total without lines is the same', () => {
  const [designs, discounts] = [[sampleDesign(all)], [{ percent: 12.5 }]]
  const list = bill(designs, catalog).lines
  const { lines } = bill(designs, catalog, discounts)
  expect(lines.map(({ listMonthlyUsd }) => listMonthlyUsd)).toEqual(list.map(({ monthlyUsd }) => monthlyUsd))
  expect(billTotal(designs, catalog, discounts)).toBe(sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd)))
})
