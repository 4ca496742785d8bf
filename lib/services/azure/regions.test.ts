import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { isOffered } from '../regions'
import { azureRoundTrip } from './latency'
import { azureRegions } from './regions'

const ids = (regions: readonly { id: string }[]) => regions.map(({ id }) => id)

test('exactly the regions that the catalogue prices are offered, at its price level', () => {
  const azure = catalog.providers.azure
  expect(ids(azureRegions.all.filter(isOffered)).sort()).toEqual([...(azure?.regions ?? [])].sort())
  for (const { id, priceLevel } of azureRegions.all.filter(isOffered)) {
    expect(azure?.ratios.vm_on_demand?.[id], id).toBe(priceLevel)
  }
})

test.each([
  ['any', ['na'], 'eastus'],
  ['any', ['eu'], 'northeurope'],
  ['any', ['oc'], 'australiaeast'],
  ['any', ['me'], 'centralindia'],
  ['eu', ['na'], 'northeurope'],
  ['uk', ['eu'], 'uksouth'],
  ['jp', ['na'], 'japaneast'],
  ['br', ['eu'], 'brazilsouth'],
  ['sg', ['na'], 'southeastasia'],
] as const)('data in %s for users in %j goes to %s', (residency, audience, id) => {
  expect(azureRegions.permitted(residency, audience)[0]?.id).toBe(id)
})

test('every jurisdiction that is asked about has a region with zones on offer', () => {
  for (const residency of ['eu', 'uk', 'us', 'ca', 'au', 'in', 'jp', 'sg', 'br'] as const) {
    const regions = azureRegions.permitted(residency, ['na'])
    expect(regions.length, residency).toBeGreaterThan(0)
    expect(regions.every((region) => region.residency === residency && region.zones === 3)).toBe(true)
  }
})

test('London, Zurich and Oslo do not hold data that must stay in the EU', () => {
  expect(ids(azureRegions.permitted('eu', ['eu']))).not.toContain('uksouth')
  expect(azureRegions.find('switzerlandnorth')?.residency).toBeNull()
  expect(azureRegions.find('norwayeast')?.residency).toBeNull()
})

test('no government, partner-run or restricted region is listed', () => {
  const listed = ids(azureRegions.all)
  for (const id of ['usgovvirginia', 'usdodeast', 'brazilsoutheast', 'francesouth', 'uaecentral', 'jioindiawest']) {
    expect(listed).not.toContain(id)
  }
})

test.each([
  ['eastus', 'any', 'centralus'],
  ['northeurope', 'eu', 'westeurope'],
  ['uksouth', 'uk', undefined],
  ['japaneast', 'jp', undefined],
  ['canadacentral', 'ca', undefined],
  ['southeastasia', 'sg', undefined],
  ['brazilsouth', 'br', undefined],
] as const)('%s with data in %s is paired with %s', (first, residency, second) => {
  expect(azureRegions.partners(first, residency).find(isOffered)?.id).toBe(second)
})

test('the pairs that Microsoft makes across borders are not proposed where data must stay', () => {
  expect(ids(azureRegions.partners('brazilsouth', 'br'))).toEqual([])
  expect(ids(azureRegions.partners('southeastasia', 'sg'))).toEqual([])
})

test('a partner that cannot be priced can still be proposed', () => {
  expect(ids(azureRegions.partners('australiaeast', 'au'))).toContain('australiasoutheast')
  expect(azureRegions.find('australiasoutheast')?.zones).toBe(1)
  expect(azureRegions.partners('nowhere', 'any')).toEqual([])
})

test('round trips are the published ones in both directions, else estimated and said to be', () => {
  expect(azureRoundTrip('eastus', 'westeurope')).toMatchObject({ milliseconds: 84, confidence: 'verified' })
  expect(azureRoundTrip('westeurope', 'eastus').milliseconds).toBe(84)
  expect(azureRoundTrip('northeurope', 'brazilsouth').confidence).toBe('assumption')
  expect(azureRoundTrip('northeurope', 'northeurope').milliseconds).toBe(0)
})
