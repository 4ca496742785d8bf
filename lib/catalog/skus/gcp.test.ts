import { expect, test } from 'vitest'
import { catalog } from '../catalog'
import { findPrice, isPriced } from '../find-price'
import { CDN_AREAS, GCP_WITHOUT_PRICE, gcp, gcpCacheSizes } from './gcp'

/** Examples for each builder, so that the whole list is walked. */
const EXAMPLES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'vm.hour': [['e2-standard-2']],
  'vm.sustainedHour': [['e2-standard-2']],
  'vm.spotHour': [['e2-standard-2']],
  'disk.balancedGibMonth': [[], ['-regional']],
  'disk.ssdGibMonth': [[], ['-regional']],
  'cdn.egressGib': Object.values(CDN_AREAS).map((area) => [area]),
  'cloudSql.vcpuHour': [['zonal'], ['regional-ha']],
  'cloudSql.gibHour': [['zonal'], ['regional-ha']],
  'cloudSql.plusVcpuHour': [['zonal'], ['regional-ha']],
  'cloudSql.plusGibHour': [['zonal'], ['regional-ha']],
  'cloudSql.sharedCoreHour': [
    ['db-f1-micro', 'zonal'],
    ['db-g1-small', 'regional-ha'],
  ],
  'cloudSql.ssdGbMonth': [['zonal'], ['regional-ha']],
  'valkey.hour': gcpCacheSizes.map(({ type }) => [type]),
  'redis.basicGbHour': [[1], [5]],
  'redis.standardGbHour': [[1], [5]],
}

type Entry = string | ((...args: never[]) => string)

const skus = Object.entries(gcp).flatMap(([service, items]) =>
  Object.entries(items).flatMap(([item, value]: [string, Entry]) => {
    if (typeof value === 'string') return [value]
    return (EXAMPLES[`${service}.${item}`] ?? [['']]).map((args) => value(...(args as never[])))
  }),
)

test('every SKU has a price in every region, or is on the list of those without', () => {
  const missing = skus.filter((sku) =>
    (catalog.providers.gcp?.regions ?? []).some((region) => !isPriced(findPrice(catalog, 'gcp', region, sku))),
  )
  expect(missing.sort()).toEqual([...GCP_WITHOUT_PRICE].sort())
})
