import { z } from 'zod'
import { fetchRetrying } from './fetch-retrying'
import type { Fresh, Reading } from './fresh'

/** https://cloud.google.com/billing/docs/how-to/catalog-api: the id of Compute Engine. */
const COMPUTE_ENGINE = '6F81-5844-456A'

/**
 * The Cloud Billing Catalog API, a page of 5,000 SKUs of Compute Engine at a time. A machine is the sum of its cores and its memory, which
 * are found by their descriptions; shared cores and families described in other words keep their dated price.
 */
export const readGcp = async (reading: Reading, key: string): Promise<Fresh> => {
  const rates = new Map<string, { usd: number; readOn: string }>()
  let pageToken = ''
  do {
    const query = new URLSearchParams({
      key,
      currencyCode: 'USD',
      pageSize: '5000',
      ...(pageToken ? { pageToken } : {}),
    })
    const url = `${reading.endpoint}/v1/services/${COMPUTE_ENGINE}/skus?${query}`
    const page = Page.parse(await (await fetchRetrying(url, reading.waitMs)).json())
    for (const sku of page.skus) addRate(sku, rates)
    pageToken = page.nextPageToken ?? ''
    reading.step(`Compute Engine, ${rates.size} rates`)
  } while (pageToken !== '')
  return { prices: [], machines: reading.regions.flatMap((region) => machinesIn(region, rates, reading)) }
}

const Sku = z.object({
  description: z.string(),
  category: z.object({ usageType: z.string() }),
  serviceRegions: z.array(z.string()),
  pricingInfo: z.array(
    z.object({
      effectiveTime: z.string(),
      pricingExpression: z.object({
        usageUnit: z.string(),
        tieredRates: z.array(
          z.object({
            startUsageAmount: z.number(),
            unitPrice: z.object({ currencyCode: z.string(), units: z.string(), nanos: z.number() }),
          }),
        ),
      }),
    }),
  ),
})
const Page = z.object({ skus: z.array(Sku), nextPageToken: z.string().optional() })

/** `E2 Instance Core running in Americas`, `T2D AMD Instance Ram running in Singapore`. */
const PREDEFINED = /^([A-Z]\d[A-Z]?)(?: AMD| Arm)? Instance (Core|Ram) running in /
const UNITS: Readonly<Record<string, string>> = { Core: 'h', Ram: 'GiBy.h' }

const addRate = (sku: z.infer<typeof Sku>, rates: Map<string, { usd: number; readOn: string }>): void => {
  const found = PREDEFINED.exec(sku.description)
  const [info] = sku.pricingInfo
  if (!found || !info || sku.category.usageType !== 'OnDemand') return
  const [, family = '', part = ''] = found
  const { usageUnit, tieredRates } = info.pricingExpression
  const price = tieredRates.at(-1)?.unitPrice
  if (!price || usageUnit !== UNITS[part]) return
  if (price.currencyCode !== 'USD') throw new Error(`${sku.description} came in ${price.currencyCode}, not in USD`)
  const usd = Number((Number(price.units) + price.nanos / 1e9).toFixed(9))
  for (const region of sku.serviceRegions)
    rates.set(`${region} ${family.toLowerCase()} ${part}`, { usd, readOn: info.effectiveTime.slice(0, 10) })
}

const machinesIn = (
  region: string,
  rates: ReadonlyMap<string, { usd: number; readOn: string }>,
  { machineTypes }: Reading,
) =>
  [...machineTypes].flatMap(([type, { vcpu, memoryGib }]) => {
    const family = /^([a-z]\d[a-z]?)-(?:standard|highmem|highcpu)-\d+$/.exec(type)?.[1]
    const core = rates.get(`${region} ${family} Core`)
    const ram = rates.get(`${region} ${family} Ram`)
    if (!core || !ram) return []
    return [
      {
        region,
        type,
        hourlyUsd: Number((core.usd * vcpu + ram.usd * memoryGib).toFixed(6)),
        source: `https://cloudbilling.googleapis.com/v1/services/${COMPUTE_ENGINE}/skus`,
        readOn: core.readOn > ram.readOn ? core.readOn : ram.readOn,
      },
    ]
  })
