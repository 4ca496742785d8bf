/** The SKU of a Google Cloud row: its service and key in our spelling, without the size of the pack. A price area becomes part of the name. */
export const skuOf = (service: string, key: string, region: string): { sku: string; region: string } => {
  if (service === 'cloud_cdn' && region !== 'global')
    return { sku: `gcp/cloud-cdn/${kebab(region)}/${item(key)}`, region: 'global' }
  return { sku: `gcp/${kebab(service)}/${item(key)}`, region }
}

const kebab = (text: string) => text.replaceAll('_', '-')

/** The size of the pack is in `per`, so it leaves the name: `access_10k` → `access`. */
const item = (key: string) => kebab(key.replace(/_(1m|100k|10k|1k)$/, ''))
