import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { GCP_WITHOUT_PRICE } from '@/lib/catalog/skus/gcp'
import type { Resource } from '@/lib/design/model'
import { bill, billTotal } from '../bill'
import { gcpDesign, gcpSamples } from './samples.fixture'

const all: Resource[] = Object.values(gcpSamples)

test.each(all.map((resource) => [resource.kind, resource] as const))(
  '%s is priced, excused or named as missing in every region',
  (_, resource) => {
    for (const region of catalog.providers.gcp?.regions ?? []) {
      const regions = [{ id: region, name: region, role: 'primary' as const }]
      const { lines, unpriced, noCharge } = bill([gcpDesign([{ ...resource, region }], { regions })], catalog)
      expect(lines.length + unpriced.length + noCharge.length, region).toBeGreaterThan(0)
    }
  },
)

test('only SKUs that are known to have no price are missing', () => {
  const { unpriced } = bill([gcpDesign(all)], catalog)
  const strangers = unpriced.filter(({ because }) => !GCP_WITHOUT_PRICE.some((sku) => because.includes(sku)))
  expect(strangers).toEqual([])
})

test('a component speaks of the unit that its price is in', () => {
  const { lines } = bill([gcpDesign(all)], catalog)
  const priced = lines.map(({ sku }) => [
    sku,
    Object.values(catalog.providers.gcp?.prices[sku] ?? {})[0]?.unit ?? 'hour',
  ])
  expect(lines.map(({ sku, unit }) => [sku, unit])).toEqual(priced)
})

test('every line has a source, a date and a finite price', () => {
  for (const line of bill([gcpDesign(all)], catalog).lines) {
    expect(line.source.url).not.toBe('')
    expect(line.source.readOn).toMatch(/^\d{4}-\d{2}/)
    expect(line.quantity).toBeGreaterThan(0)
    expect(Number.isFinite(line.unitUsd)).toBe(true)
  }
})

test('more of anything never costs less', () => {
  const totalOf = (resource: Resource) => billTotal([gcpDesign([resource])], catalog)
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.double({ min: 1, max: 50, noNaN: true }), (resource, factor) => {
      expect(totalOf(scaled(resource, factor))).toBeGreaterThanOrEqual(totalOf(resource))
    }),
    { numRuns: 200 },
  )
})

/** Every count and size of the resource, times the factor; sizes that are part of a machine's name stay. */
const scaled = (resource: Resource, factor: number): Resource => {
  const keep = new Set(['port', 'targetPort', 'vcpu', 'memoryGib', 'zones'])
  return JSON.parse(
    JSON.stringify(resource, (key, value) =>
      typeof value === 'number' && !keep.has(key) && value > 1 ? value * factor : value,
    ),
  )
}
