import { expect, test } from 'vitest'
import {
  AZURE_WITHOUT_PRICE,
  azure,
  azureAppServiceSizes,
  azureCacheSizes,
  azureDatabaseSizes,
  azureDiskSizes,
  azureFreeTiers,
  azureSearchSizes,
  azureSkuPatterns,
  azureSkus,
  azureUnits,
} from './azure'

test('every SKU is azure, a service and a meter, in lower case without underscores', () => {
  for (const sku of azureSkus) expect(sku).toMatch(/^azure\/[a-z0-9-]+(\/front-door-zone-\d)?\/[a-z0-9.-]+$/)
})

test('each SKU is wanted by exactly one pattern, and what has no price by none', () => {
  for (const sku of azureSkus) expect(azureSkuPatterns.filter((pattern) => pattern.test(sku))).toHaveLength(1)
  for (const sku of AZURE_WITHOUT_PRICE) expect(azureSkuPatterns.some((pattern) => pattern.test(sku))).toBe(false)
})

test('allowances and units speak of SKUs that are wanted', () => {
  for (const sku of [...Object.keys(azureFreeTiers), ...Object.keys(azureUnits)]) expect(azureSkus).toContain(sku)
})

test.each([
  ['PostgreSQL', azureDatabaseSizes.postgresql],
  ['MySQL', azureDatabaseSizes.mysql],
  ['SQL Database', azureDatabaseSizes.sqlserver],
  ['caches', azureCacheSizes],
  ['App Service', azureAppServiceSizes],
  ['search', azureSearchSizes],
])('sizes of %s have names of their own and grow in price units with their vCPUs', (_, sizes) => {
  expect(new Set(sizes.map(({ type }) => type)).size).toBe(sizes.length)
  for (const { vcpu, memoryGib, units } of sizes) {
    expect(vcpu).toBeGreaterThan(0)
    expect(memoryGib).toBeGreaterThan(0)
    expect([1, vcpu]).toContain(units)
  }
})

test('disk sizes ascend and are named in the case of the price list', () => {
  expect([...azureDiskSizes].sort((a, b) => a.gib - b.gib)).toEqual(azureDiskSizes)
  expect(azure.disk.premiumSsdMonth('P10')).toBe('azure/managed-disk/premium-ssd-managed-disks.p10-lrs.p10-lrs-disk')
})
