import { multiplyUsd } from '@/lib/units/money'
import { byMemory, type Family, type Machine } from './families'
import { findPrice, isPriced } from './find-price'
import {
  type AzureSize,
  azureAppServiceSizes,
  azureCacheSizes,
  azureDatabaseSizes,
  azureSearchSizes,
} from './skus/azure'
import type { Catalog } from './types'

/** Azure sells managed services in sizes of their own names, of which some are priced by the vCore. */
const SIZES = {
  'azure-postgresql': azureDatabaseSizes.postgresql,
  'azure-mysql': azureDatabaseSizes.mysql,
  'azure-sqlserver': azureDatabaseSizes.sqlserver,
  'azure-redis': azureCacheSizes,
  'azure-app-service': azureAppServiceSizes,
  'azure-search': azureSearchSizes,
} as const

export type AzureService = keyof typeof SIZES

export const isAzureService = (service: string): service is AzureService => Object.hasOwn(SIZES, service)

export const azureTypeNames = (service: AzureService): string[] => SIZES[service].map(({ type }) => type)

/** `hourlyUsd` is what the whole size costs; `price` is that of its SKU, which may count vCores. */
export const azureMachine = (
  catalog: Catalog,
  region: string,
  service: AzureService,
  name: string,
): Machine | undefined => {
  const sizes: readonly AzureSize[] = SIZES[service]
  const size = sizes.find(({ type }) => type === name)
  if (!size) return undefined
  const { type, vcpu, memoryGib, sku, units } = size
  const price = findPrice(catalog, 'azure', region, sku)
  if (!isPriced(price)) return undefined
  const shape = { type, vcpu, memoryGib, arch: 'x86_64' as const }
  const hourlyUsd = multiplyUsd(price.tiers[0]?.usd ?? 0, units, price.per)
  return { ...shape, family: familyOf(shape), sku, hourlyUsd, price }
}

/** Burstable sizes begin with `B` and a number in each of these services; Managed Redis spells its own out. */
const familyOf = (shape: Omit<Machine, 'family' | 'sku' | 'hourlyUsd' | 'price'>): Family =>
  /^(Standard_)?B\d/.test(shape.type) ? 'burstable' : byMemory(shape)
