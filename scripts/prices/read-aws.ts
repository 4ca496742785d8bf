import { z } from 'zod'
import { fetchRetrying } from './fetch-retrying'
import type { Fresh, FreshPrice, Reading } from './fresh'
import { jsonEntries, textOf } from './json-entries'

/**
 * The AWS Price List Bulk API, a file a service and region. Of AmazonEC2 the machines and what stands in that file besides them; AWSLambda.
 * Usage types carry the region's prefix, and NAT gateways that are regional end like those that are not, so the whole name is compared.
 */
export const readAws = async (reading: Reading): Promise<Fresh> => {
  const fresh: Fresh = { prices: [], machines: [] }
  for (const offer of Object.keys(SKUS)) {
    const index = await fetchRetrying(
      `${reading.endpoint}/offers/v1.0/aws/${offer}/current/region_index.json`,
      reading.waitMs,
    )
    const { regions } = RegionIndex.parse(await index.json())
    for (const region of reading.regions) {
      const path = regions[region]?.currentVersionUrl
      if (path === undefined) throw new Error(`the index of ${offer} does not name ${region}`)
      await readOffer(offer, region, `${reading.endpoint}${path}`, reading, fresh)
      reading.step(`${offer} ${region}`)
    }
  }
  return fresh
}

const RegionIndex = z.object({
  regions: z.record(z.string(), z.object({ currentVersionUrl: z.string().startsWith('/') })),
})
const Product = z.object({ sku: z.string(), attributes: z.record(z.string(), z.string()) })
const Terms = z.record(
  z.string(),
  z.object({
    effectiveDate: z.string(),
    priceDimensions: z.record(
      z.string(),
      z.object({
        beginRange: z.string(),
        endRange: z.string(),
        pricePerUnit: z.object({ USD: z.string() }).partial(),
      }),
    ),
  }),
)

/** Our SKU by offer and usage type without its prefix. */
const SKUS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AmazonEC2: {
    'EBS:VolumeUsage.gp3': 'aws/ebs/gp3-gb-month',
    'NatGateway-Hours': 'aws/nat-gateway/hour',
    'NatGateway-Bytes': 'aws/nat-gateway/gb-processed',
  },
  AWSLambda: {
    'Lambda-GB-Second': 'aws/lambda/gb-second',
    'Lambda-GB-Second-ARM': 'aws/lambda/arm-gb-second',
  },
}

const PREFIX = /^[A-Z]{2,4}\d?-/

/** Linux on demand on shared machines; a capacity block is of the same type and costs nothing by the hour. */
const isLinuxOnDemand = (attributes: Readonly<Record<string, string>>): boolean =>
  Object.entries(LINUX_ON_DEMAND).every(([name, value]) => attributes[name] === value)
const LINUX_ON_DEMAND = {
  operatingSystem: 'Linux',
  tenancy: 'Shared',
  preInstalledSw: 'NA',
  capacitystatus: 'Used',
  marketoption: 'OnDemand',
  operation: 'RunInstances',
}

type Want = { machine: string } | { sku: string }

const readOffer = async (offer: string, region: string, url: string, reading: Reading, fresh: Fresh): Promise<void> => {
  const wants = new Map<string, Want>()
  const readOn = dateOf(url)
  const answer = await fetchRetrying(url, reading.waitMs)
  for await (const { path, key, value } of jsonEntries(textOf(answer), ['products', 'terms.OnDemand'])) {
    if (path === 'products') {
      const want = wantOf(offer, Product.parse(value).attributes, reading)
      if (want) wants.set(key, want)
      continue
    }
    const want = wants.get(key)
    if (want === undefined) continue
    const rows = rowsOf(Terms.parse(value))
    const [first] = rows
    if (!first) throw new Error(`${url} has no price in USD for ${key}`)
    if ('sku' in want) fresh.prices.push({ sku: want.sku, region, per: 1, rows, source: url, readOn })
    else if (Number(first.usd) > 0)
      fresh.machines.push({ region, type: want.machine, hourlyUsd: Number(first.usd), source: url, readOn })
  }
}

const wantOf = (offer: string, attributes: Readonly<Record<string, string>>, reading: Reading): Want | undefined => {
  const { instanceType = '', usagetype = '' } = attributes
  if (offer === 'AmazonEC2' && reading.machineTypes.has(instanceType) && isLinuxOnDemand(attributes))
    return { machine: instanceType }
  const sku = SKUS[offer]?.[usagetype.replace(PREFIX, '')]
  return sku !== undefined && reading.skus.has(sku) ? { sku } : undefined
}

const rowsOf = (terms: z.infer<typeof Terms>): FreshPrice['rows'] => {
  const [term] = Object.values(terms)
  return Object.values(term?.priceDimensions ?? {})
    .flatMap(({ beginRange, endRange, pricePerUnit }) =>
      pricePerUnit.USD === undefined
        ? []
        : [{ usd: pricePerUnit.USD, start: beginRange, end: endRange === 'Inf' ? '' : endRange }],
    )
    .sort((a, b) => Number(a.start) - Number(b.start))
}

/** The version of a file is the second it was published in: `/20260925174521/`. */
const dateOf = (url: string): string => {
  const found = /\/(\d{4})(\d{2})(\d{2})\d{6}\//.exec(url)
  if (!found) throw new Error(`${url} names no version`)
  return `${found[1]}-${found[2]}-${found[3]}`
}
