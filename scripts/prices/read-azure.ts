import { z } from 'zod'
import { unitOf } from '../catalog/azure/unit'
import { fetchRetrying } from './fetch-retrying'
import type { Fresh, FreshPrice, Reading } from './fresh'

/** The Azure Retail Prices API, a page of a thousand meters at a time: machines and the services below, region by region. */
export const readAzure = async (reading: Reading): Promise<Fresh> => {
  const fresh: Fresh = { prices: [], machines: [] }
  for (const region of reading.regions) {
    const machines = await itemsOf(reading, `serviceName eq 'Virtual Machines' and armRegionName eq '${region}'`)
    fresh.machines.push(...machinesOf(machines, region, reading))
    reading.step(`Virtual Machines ${region}`)
    for (const [ours, filter] of Object.entries(SERVICES)) {
      const items = await itemsOf(reading, `${filter} and armRegionName eq '${region}'`)
      fresh.prices.push(...pricesOf(items, ours, region, reading))
      reading.step(`${ours} ${region}`)
    }
  }
  return fresh
}

/** What is asked for, by our name of the service. */
const SERVICES: Readonly<Record<string, string>> = {
  'api-management': "serviceName eq 'API Management'",
  'app-service': "serviceName eq 'Azure App Service'",
  'application-gateway': "serviceName eq 'Application Gateway'",
  blob: "serviceName eq 'Storage' and productName eq 'General Block Blob v2'",
  'container-apps': "serviceName eq 'Azure Container Apps'",
  'container-registry': "serviceName eq 'Container Registry'",
  'event-hubs': "serviceName eq 'Event Hubs'",
  functions: "serviceName eq 'Functions'",
  'key-vault': "serviceName eq 'Key Vault'",
  'log-analytics': "serviceName eq 'Log Analytics'",
  'service-bus': "serviceName eq 'Service Bus'",
}

export const AZURE_STEPS = Object.keys(SERVICES).length + 1

const Item = z.object({
  currencyCode: z.literal('USD'),
  tierMinimumUnits: z.number(),
  retailPrice: z.number(),
  armRegionName: z.string(),
  meterName: z.string(),
  productName: z.string(),
  skuName: z.string(),
  unitOfMeasure: z.string(),
  type: z.string(),
  armSkuName: z.string(),
})
const Page = z.object({ Items: z.array(Item), NextPageLink: z.string().nullable() })

const itemsOf = async ({ endpoint, waitMs }: Reading, filter: string): Promise<z.infer<typeof Item>[]> => {
  const items: z.infer<typeof Item>[] = []
  const query = new URLSearchParams({
    'api-version': '2023-01-01-preview',
    $filter: `${filter} and priceType eq 'Consumption'`,
  })
  let next: string | null = `${endpoint}/api/retail/prices?${query}`
  while (next !== null) {
    if (new URL(next).origin !== new URL(endpoint).origin) throw new Error(`a next page elsewhere: ${next}`)
    const page: z.infer<typeof Page> = Page.parse(await (await fetchRetrying(next, waitMs)).json())
    items.push(...page.Items.filter(({ type }) => type === 'Consumption'))
    next = page.NextPageLink
  }
  return items
}

const SOURCE = 'https://prices.azure.com/api/retail/prices'

/** Linux on demand is what is named neither Windows nor a cloud service, nor sold as spare capacity. */
const machinesOf = (items: readonly z.infer<typeof Item>[], region: string, { machineTypes, today }: Reading) =>
  items
    .filter(
      ({ productName, skuName, armSkuName, unitOfMeasure }) =>
        machineTypes.has(armSkuName) &&
        unitOfMeasure === '1 Hour' &&
        !/Windows|Cloud ?Services/.test(productName) &&
        !/Spot|Low Priority/.test(skuName),
    )
    .map(({ armSkuName, retailPrice }) => ({
      region,
      type: armSkuName,
      hourlyUsd: retailPrice,
      source: SOURCE,
      readOn: today,
    }))

/**
 * A SKU of ours is the words of product, SKU and meter, the product's without its first ones ("Azure"). Two meters of the same words and
 * tier leave it open which is meant, so neither is taken.
 */
const pricesOf = (
  items: readonly z.infer<typeof Item>[],
  ours: string,
  region: string,
  { skus, today }: Reading,
): FreshPrice[] => {
  const wanted = [...skus].filter((sku) => sku.startsWith(`azure/${ours}/`))
  return wanted.flatMap((sku) => {
    const [product = '', name = '', meter = ''] = (sku.split('/').at(-1) ?? '').split('.')
    const found = items
      .filter(
        (item) =>
          slug(item.skuName) === name &&
          slug(item.meterName) === meter &&
          `-${slug(item.productName)}`.endsWith(`-${product}`),
      )
      .sort((a, b) => a.tierMinimumUnits - b.tierMinimumUnits)
    const [first] = found
    if (!first || found.some((item, index) => item.tierMinimumUnits === found[index + 1]?.tierMinimumUnits)) return []
    if (found.some(({ unitOfMeasure }) => unitOfMeasure !== first.unitOfMeasure)) return []
    const rows = found.map((item, index) => ({
      usd: String(item.retailPrice),
      start: String(item.tierMinimumUnits),
      end: found[index + 1] ? String(found[index + 1]?.tierMinimumUnits) : '',
    }))
    return [{ sku, region, ...unitOf(first.unitOfMeasure), rows, source: SOURCE, readOn: today }]
  })
}

const slug = (words: string) =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
