import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { isOffered } from '../regions'
import { gcpRoundTrip } from './latency'
import { gcpRegions } from './regions'

const ids = (regions: readonly { id: string }[]) => regions.map(({ id }) => id)

test('exactly the regions that the catalogue prices are offered, at its price level', () => {
  const gcp = catalog.providers.gcp
  expect(ids(gcpRegions.all.filter(isOffered)).sort()).toEqual([...(gcp?.regions ?? [])].sort())
  for (const { id, priceLevel } of gcpRegions.all.filter(isOffered)) {
    expect(gcp?.ratios.vm_on_demand?.[id], id).toBe(priceLevel)
  }
})

test.each([
  ['any', ['na'], 'us-central1'],
  ['any', ['eu'], 'europe-west4'],
  ['any', ['oc'], 'australia-southeast1'],
  ['any', ['me'], 'asia-south1'],
  ['any', [], 'us-central1'],
  ['eu', ['na'], 'europe-west4'],
  ['uk', ['eu'], 'europe-west2'],
  ['jp', ['na'], 'asia-northeast1'],
  ['br', ['eu'], 'southamerica-east1'],
] as const)('data in %s for users in %j goes to %s', (residency, audience, id) => {
  expect(gcpRegions.permitted(residency, audience)[0]?.id).toBe(id)
})

test('every jurisdiction that is asked about has a region on offer', () => {
  for (const residency of ['eu', 'uk', 'us', 'ca', 'au', 'in', 'jp', 'sg', 'br'] as const) {
    const regions = gcpRegions.permitted(residency, ['na'])
    expect(regions.length, residency).toBeGreaterThan(0)
    expect(regions.every((region) => region.residency === residency)).toBe(true)
  }
})

test('London and Zurich do not hold data that must stay in the EU', () => {
  expect(ids(gcpRegions.permitted('eu', ['eu']))).not.toContain('europe-west2')
  expect(gcpRegions.find('europe-west6')?.residency).toBeNull()
})

test.each([
  ['us-central1', 'us'],
  ['europe-west4', 'eu'],
] as const)('a second region for %s with data in %s stays there', (first, residency) => {
  expect(gcpRegions.partners(first, residency).find(isOffered)?.residency).toBe(residency)
})

// Rule RES-01: some jurisdictions hold one region only.
test.each(['europe-west2 uk', 'asia-southeast1 sg', 'southamerica-east1 br'])(
  '%s has no second region at all',
  (pair) => {
    const [first = '', residency] = pair.split(' ')
    expect(gcpRegions.partners(first, residency as 'uk' | 'sg' | 'br')).toEqual([])
  },
)

test.each([
  ['northamerica-northeast1', 'ca', 'northamerica-northeast2'],
  ['australia-southeast1', 'au', 'australia-southeast2'],
  ['asia-south1', 'in', 'asia-south2'],
  ['asia-northeast1', 'jp', 'asia-northeast2'],
] as const)('%s with data in %s can be told of %s, which has no prices', (first, residency, second) => {
  expect(ids(gcpRegions.partners(first, residency))).toEqual([second])
  expect(gcpRegions.partners(first, residency).some(isOffered)).toBe(false)
})

test('round trips are those of the same places in both directions, else estimated; all are an assumption', () => {
  expect(gcpRoundTrip('us-east4', 'europe-west3')).toMatchObject({ milliseconds: 91, confidence: 'assumption' })
  expect(gcpRoundTrip('europe-west3', 'us-east4').milliseconds).toBe(91)
  expect(gcpRoundTrip('europe-north1', 'southamerica-east1').milliseconds).toBeGreaterThan(100)
  expect(gcpRoundTrip('europe-north1', 'europe-north1').milliseconds).toBe(0)
})
