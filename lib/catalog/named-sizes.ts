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
import { type GcpSize, gcpCacheSizes } from './skus/gcp'
import type { Catalog } from './types'

/** Managed services that are sold in sizes of their own names, of which Azure prices some by the vCore. */
const SIZES = {
  'azure-postgresql': azureDatabaseSizes.postgresql,
  'azure-mysql': azureDatabaseSizes.mysql,
  'azure-sqlserver': azureDatabaseSizes.sqlserver,
  'azure-redis': azureCacheSizes,
  'azure-app-service': azureAppServiceSizes,
  'azure-search': azureSearchSizes,
  'gcp-valkey': gcpCacheSizes,
} as const

export type SizedService = keyof typeof SIZES

export const isSizedService = (service: string): service is SizedService => Object.hasOwn(SIZES, service)

export const providerOf = (service: SizedService): string => service.split('-')[0] ?? ''

export const sizedTypeNames = (service: SizedService): string[] => SIZES[service].map(({ type }) => type)

/** `hourlyUsd` is what the whole size costs; `price` is that of its SKU, which may count vCores. */
export const sizedMachine = (
  catalog: Catalog,
  region: string,
  service: SizedService,
  name: string,
): Machine | undefined => {
  const sizes: readonly (AzureSize | GcpSize)[] = SIZES[service]
  const size = sizes.find(({ type }) => type === name)
  if (!size) return undefined
  const { type, vcpu, memoryGib, sku } = size
  const price = findPrice(catalog, providerOf(service), region, sku)
  if (!isPriced(price)) return undefined
  const shape = { type, vcpu, memoryGib, arch: 'x86_64' as const }
  const hourlyUsd = multiplyUsd(price.tiers[0]?.usd ?? 0, 'units' in size ? size.units : 1, price.per)
  return { ...shape, family: familyOf(shape), sku, hourlyUsd, price }
}

/** Burstable sizes begin with `B` and a number in each of these services; Managed Redis spells its own out. */
const familyOf = (shape: Omit<Machine, 'family' | 'sku' | 'hourlyUsd' | 'price'>): Family =>
  /^(Standard_)?B\d/.test(shape.type) ? 'burstable' : byMemory(shape)
