import { expect, test } from 'vitest'
import { catalog } from '../catalog'
import { findPrice, isPriced } from '../find-price'
import { aws, CLOUDFRONT_AREAS, WITHOUT_PRICE } from './aws'

/** One example for each builder, so that the whole list is walked. */
const EXAMPLES: Record<string, readonly string[]> = {
  'ec2.hour': ['m7g.large'],
  'ec2.spotHour': ['m7g.large'],
  'fargate.vcpuHour': ['arm64'],
  'fargate.gbHour': ['arm64'],
  'fargate.spotVcpuHour': ['x86_64'],
  'fargate.spotGbHour': ['x86_64'],
  'lambda.gbSecond': ['arm64'],
  'cloudfront.internetOutGb': ['europe-israel'],
  'cloudfront.httpsRequests': ['europe-israel'],
  'cloudfront.originOutGb': ['europe-israel'],
  'rds.hour': ['mysql', 'db.t4g.micro'],
  'rds.multiAzHour': ['mysql', 'db.t4g.micro'],
  'aurora.hour': ['db.t3.medium'],
  'documentdb.hour': ['db.t3.medium'],
  'elasticache.hour': ['valkey', 'cache.t4g.micro'],
  'elasticache.serverlessGbHour': ['valkey'],
  'elasticache.serverlessEcpu': ['valkey'],
  'elasticache.memcachedHour': ['cache.t4g.micro'],
  'opensearch.hour': ['t3.small.search'],
  'msk.hour': ['kafka.t3.small'],
  'mq.rabbitHour': ['mq.m5.large'],
  'mq.rabbitClusterHour': ['mq.m5.large'],
}
/** Builders of sizes that no price file lists. */
const UNLISTED = ['timestream.influxHour', 'redshift.hour']

const skus = Object.entries(aws).flatMap(([service, items]) =>
  Object.entries(items).flatMap(([item, value]: [string, string | ((...args: never[]) => string)]) => {
    const name = `${service}.${item}`
    if (typeof value === 'string') return [[name, value] as const]
    if (UNLISTED.includes(name)) return []
    return [[name, value(...((EXAMPLES[name] ?? []) as never[]))] as const]
  }),
)

test('every SKU has a price in every region, or is on the list of those without', () => {
  const missing = skus.filter(([, sku]) =>
    (catalog.providers.aws?.regions ?? []).some((region) => !isPriced(findPrice(catalog, 'aws', region, sku))),
  )
  const bySize = missing.filter(([name]) => !(name in EXAMPLES))
  expect(bySize.map(([, sku]) => sku).sort()).toEqual([...WITHOUT_PRICE].sort())
  expect(
    skus.filter(([, sku]) => !isPriced(findPrice(catalog, 'aws', 'us-east-1', sku)) && !WITHOUT_PRICE.includes(sku)),
  ).toEqual([])
})

test('every CloudFront area has prices', () => {
  for (const area of Object.values(CLOUDFRONT_AREAS)) {
    for (const sku of [
      aws.cloudfront.internetOutGb(area),
      aws.cloudfront.httpsRequests(area),
      aws.cloudfront.originOutGb(area),
    ]) {
      expect(isPriced(findPrice(catalog, 'aws', 'us-east-1', sku)), sku).toBe(true)
    }
  }
})
