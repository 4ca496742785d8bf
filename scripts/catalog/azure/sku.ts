import { azureSkus, azureUnits } from '@/lib/catalog/skus/azure'

/**
 * The SKU of an Azure row: its service and the words of the meter, which are long but the vendor's own. A billing zone of Front Door is
 * part of the name, since it is no region. Only what a bill can name is taken: the price list has many times that.
 */
export const skuOf = (
  service: string,
  key: string,
  region: string,
  unit: string,
): { sku: string; region: string } | undefined => {
  if (NOT_OFFERED.has(region)) return undefined
  const isZone = region.startsWith('front_door_zone_')
  const area = isZone ? `${kebab(region)}/` : ''
  const sku = `azure/${kebab(service)}/${area}${kebab(key)}`
  if (!WANTED.has(sku) || (azureUnits[sku] ?? unit) !== unit) return undefined
  return { sku, region: isZone ? 'global' : region }
}

const WANTED: ReadonlySet<string> = new Set(azureSkus)

const kebab = (text: string) => text.replaceAll('_', '-')

/** Read for its services, but not for its machines, so that nothing can be designed there. */
const NOT_OFFERED = new Set(['swedencentral'])
