import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { distanceKm } from '../distance'
import { estimateRoundTripMs } from '../latency'
import { isOffered } from '../regions'
import { awsRoundTrip } from './latency'
import { awsRegions } from './regions'

const ids = (regions: readonly { id: string }[]) => regions.map(({ id }) => id)

test('exactly the regions that the catalogue prices are offered, at its price level', () => {
  const aws = catalog.providers.aws
  expect(ids(awsRegions.all.filter(isOffered)).sort()).toEqual([...(aws?.regions ?? [])].sort())
  for (const { id, priceLevel } of awsRegions.all.filter(isOffered)) {
    expect(aws?.ratios.vm_on_demand?.[id], id).toBe(priceLevel)
  }
})

test.each([
  ['any', ['na'], 'us-east-1'],
  ['any', ['eu'], 'eu-west-1'],
  ['any', ['oc'], 'ap-southeast-2'],
  ['any', ['me'], 'ap-south-1'],
  ['any', [], 'us-east-1'],
  ['eu', ['na'], 'eu-west-1'],
  ['uk', ['eu'], 'eu-west-2'],
  ['jp', ['na'], 'ap-northeast-1'],
  ['br', ['eu'], 'sa-east-1'],
] as const)('data in %s for users in %j goes to %s', (residency, audience, id) => {
  expect(awsRegions.permitted(residency, audience)[0]?.id).toBe(id)
})

test('every jurisdiction that is asked about has a region on offer', () => {
  for (const residency of ['eu', 'uk', 'us', 'ca', 'au', 'in', 'jp', 'sg', 'br'] as const) {
    const regions = awsRegions.permitted(residency, ['na'])
    expect(regions.length, residency).toBeGreaterThan(0)
    expect(regions.every((region) => region.residency === residency)).toBe(true)
  }
})

test('London and Zurich do not hold data that must stay in the EU', () => {
  expect(ids(awsRegions.permitted('eu', ['eu']))).not.toContain('eu-west-2')
  expect(awsRegions.find('eu-central-2')?.residency).toBeNull()
})

test.each([
  ['us-east-1', 'any', 'us-east-2'],
  ['eu-west-1', 'eu', 'eu-central-1'],
  ['eu-west-1', 'any', 'eu-central-1'],
  ['eu-west-2', 'any', 'eu-west-1'],
  ['eu-west-2', 'uk', undefined],
  ['ap-south-1', 'in', undefined],
  ['sa-east-1', 'any', 'us-east-1'],
] as const)('%s with data in %s is paired with %s', (first, residency, second) => {
  expect(awsRegions.partners(first, residency).find(isOffered)?.id).toBe(second)
})

test('a partner that cannot be priced can still be proposed', () => {
  expect(ids(awsRegions.partners('ap-southeast-2', 'au'))).toEqual(['ap-southeast-4'])
  expect(awsRegions.partners('nowhere-1', 'any')).toEqual([])
})

test('round trips are the measured ones in both directions, else estimated and said to be', () => {
  expect(awsRoundTrip('us-east-1', 'eu-west-1').milliseconds).toBe(70)
  expect(awsRoundTrip('eu-west-1', 'us-east-1').milliseconds).toBe(70)
  expect(awsRoundTrip('eu-north-1', 'sa-east-1').confidence).toBe('assumption')
  expect(awsRoundTrip('eu-north-1', 'eu-north-1').milliseconds).toBe(0)
})

test('distances are great circles', () => {
  const [virginia, ireland] = [awsRegions.find('us-east-1'), awsRegions.find('eu-west-1')]
  expect(virginia && ireland && distanceKm(virginia, ireland)).toBeGreaterThan(5300)
  expect(virginia && ireland && distanceKm(virginia, ireland)).toBeLessThan(5600)
  expect(estimateRoundTripMs(1000)).toBe(20)
})
