import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Price } from '@/lib/catalog/types'
import type { Design, Resource } from '@/lib/design/model'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { azureDesign, azureSamples } from './azure/samples.fixture'
import { billTotal } from './bill'
import { gcpDesign, gcpSamples } from './gcp/samples.fixture'
import { sampleDesign, samples } from './samples'
import { lineUsd, slicesAfter } from './tiers'

const SAMPLES: Readonly<Record<Provider, { resources: Resource[]; design: (resources: Resource[]) => Design }>> = {
  aws: { resources: Object.values(samples), design: sampleDesign },
  gcp: { resources: Object.values(gcpSamples), design: gcpDesign },
  azure: { resources: Object.values(azureSamples), design: azureDesign },
}

const graduated = PROVIDERS.flatMap((provider) =>
  Object.values(catalog.providers[provider]?.prices ?? {})
    .flatMap((regions): Price[] => Object.values(regions))
    .filter(({ tiers }) => tiers.length > 1),
)
const cost = (price: Price, quantity: number) => lineUsd(slicesAfter(price, { allowance: 0, meter: 0 }, quantity))

/** Both sides of a border are rounded to cents. */
const CENT = 0.011

test('every graduated price of the catalogue is continuous at its borders: a pack more costs no more than a pack', () => {
  expect(graduated.length).toBeGreaterThan(100)
  for (const price of graduated) {
    const dearest = Math.max(...price.tiers.map(({ usd }) => usd))
    for (const { from } of price.tiers.slice(1)) {
      const [below, at, above] = [from * (1 - 1e-9), from, from + price.per].map((quantity) => cost(price, quantity))
      expect(Math.abs((at ?? 0) - (below ?? 0)), `${price.sku} up to ${from}`).toBeLessThan(CENT)
      expect((above ?? 0) - (at ?? 0), `${price.sku} from ${from}`).toBeGreaterThanOrEqual(0)
      expect((above ?? 0) - (at ?? 0), `${price.sku} from ${from}`).toBeLessThanOrEqual(dearest + CENT)
    }
  }
})

test('more of a graduated price never costs less, whatever the price', () => {
  const share = fc.double({ min: 0, max: 2, noNaN: true })
  fc.assert(
    fc.property(fc.constantFrom(...graduated), share, share, (price, less, more) => {
      const reach = price.tiers.at(-1)?.from ?? 0
      expect(cost(price, (less + more) * reach)).toBeGreaterThanOrEqual(cost(price, less * reach))
    }),
    { numRuns: 1_000 },
  )
})

test.each(PROVIDERS)('%s: more of anything that a resource counts never costs less', (provider) => {
  const { resources, design } = SAMPLES[provider]
  const totalOf = (resource: Resource) => billTotal([design([resource])], catalog)
  fc.assert(
    fc.property(fc.constantFrom(...resources), fc.integer({ min: 2, max: 50 }), (resource, factor) => {
      expect(totalOf(scaled(resource, factor)), resource.kind).toBeGreaterThanOrEqual(totalOf(resource))
    }),
    { numRuns: 300 },
  )
})

/** Parts of a machine's name and settings stay: they choose another price and not more of the same. */
const KEPT = new Set([
  'port',
  'targetPort',
  'vcpu',
  'memoryGib',
  'zones',
  'retentionHours',
  'averageSeconds',
  'activeShare',
])

/** Every count and size of the resource, so many times. */
const scaled = (resource: Resource, factor: number): Resource =>
  JSON.parse(
    JSON.stringify(resource, (key, value) =>
      typeof value === 'number' && !KEPT.has(key) && value > 1 ? value * factor : value,
    ),
  )
