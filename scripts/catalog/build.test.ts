import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decodeCatalog } from '@/lib/catalog/decode'
import { awsRules } from './aws/rules'
import { skuOf } from './aws/sku'
import { azureRules } from './azure/rules'
import { unitOf as azureUnitOf } from './azure/unit'
import { buildCatalog } from './build'
import { parseCsv } from './csv'
import { gcpRules } from './gcp/rules'
import { sourceOf } from './source'
import { tiersOf } from './tiers'
import { unitOf } from './unit'

const SERVICES = `provider,region,service,sku_key,unit,usd_per_unit,tier_start,tier_end,source,as_of,notes
aws,us-east-1,lambda,requests,1M requests,0.2,,,github a/b@1 x.json,2024-07-01,
aws,us-east-1,s3,standard_gb_month,GB-month,0.022,51200,,unsourced-knowledge,undated,
aws,us-east-1,s3,standard_gb_month,GB-month,0.023,0,51200,github a/b@1 x.json,2026-07-01,
`
const VMS = `provider,region,instance_type,vcpus,memory_gib,arch,on_demand_usd_per_hour,spot_usd_per_hour,source,as_of
aws,us-east-1,m7g.large,2,8,arm64,0.0816,0.03,"github a/b@1 y.go (API) ; spot = on-demand x (1 - savings), github c/d@2 z.json (2025-06-28)",2026-07-20
`
const inputs = {
  services: parseCsv(SERVICES),
  vms: parseCsv(VMS),
  commitments: [],
  regionIndex: [],
}

test('the same files give the same bytes, and a change of price another hash', () => {
  const file = buildCatalog(inputs, awsRules)
  expect(JSON.stringify(buildCatalog(inputs, awsRules))).toBe(JSON.stringify(file))
  const dearer = { ...inputs, services: parseCsv(SERVICES.replace('0.2,', '0.3,')) }
  expect(buildCatalog(dearer, awsRules).hash).not.toBe(file.hash)
})

test('what is written can be read back', () => {
  const { prices, machines } = decodeCatalog(buildCatalog(inputs, awsRules))
  expect(prices['aws/lambda/requests']?.['us-east-1']).toEqual({
    sku: 'aws/lambda/requests',
    unit: 'request',
    per: 1_000_000,
    tiers: [
      { from: 0, usd: 0 },
      { from: 1_000_000, usd: 0.2 },
    ],
    source: 'https://github.com/a/b/blob/1/x.json',
    readOn: '2024-07-01',
    confidence: 'verified',
    freeTier: { upTo: 1_000_000, confidence: 'verified' },
  })
  expect(prices['aws/s3/standard-gb-month']?.['us-east-1']).toMatchObject({
    tiers: [
      { from: 0, usd: 0.023 },
      { from: 51_200, usd: 0.022 },
    ],
    confidence: 'verified',
    note: 'The last slices were not verified.',
  })
  expect(machines['us-east-1']?.prices['m7g.large']).toEqual({ hourlyUsd: 0.0816, spotHourlyUsd: 0.03 })
  expect(machines['us-east-1']?.spotReadOn).toBe('2025-06-28')
})

test.each(['aws', 'gcp', 'azure'])('the hash of the committed catalogue of %s is that of its content', (provider) => {
  const path = new URL(`../../lib/catalog/data/${provider}.json`, import.meta.url)
  const { hash, ...content } = JSON.parse(readFileSync(path, 'utf8'))
  expect(createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)).toBe(hash)
})

test('tiers that leave a gap are refused', () => {
  const row = { usd: '1' }
  expect(() =>
    tiersOf(
      [
        { ...row, start: '0', end: '10' },
        { ...row, start: '20', end: '' },
      ],
      1,
      { isListed: false },
    ),
  ).toThrow('gap')
})

test('a first tier above 0 is a free allowance', () => {
  expect(tiersOf([{ usd: '0.5', start: '1', end: '' }], 1_000_000, { isListed: false })).toEqual({
    tiers: [
      { from: 0, usd: 0 },
      { from: 1_000_000, usd: 0.5 },
    ],
    freeUpTo: 1_000_000,
  })
})

test('half a gigabyte of allowance stays half a gigabyte', () => {
  expect(tiersOf([{ usd: '0.1', start: '0.5', end: '' }], 1, { isListed: true }).freeUpTo).toBe(0.5)
})

test('a first slice listed at 0 is an allowance where the provider lists them so', () => {
  const rows = [
    { usd: '0', start: '0', end: '5' },
    { usd: '2.3', start: '5', end: '' },
  ]
  expect(tiersOf(rows, 1, { isListed: true }).freeUpTo).toBe(5)
  expect(tiersOf(rows, 1, { isListed: false }).freeUpTo).toBeUndefined()
})

test.each([
  ['1M requests', { unit: 'request', per: 1_000_000 }],
  ['100 msgs', { unit: 'message', per: 100 }],
  ['100k', { unit: 'notification', per: 100_000 }],
  ['GB-month', { unit: 'GB-month', per: 1 }],
])('%s is read as a pack', (text, unit) => {
  expect(unitOf(text)).toEqual(unit)
})

test.each([
  ['1/Hour', { unit: 'hour', per: 1 }],
  ['1 Hour', { unit: 'hour', per: 1 }],
  ['10K', { unit: 'operation', per: 10_000 }],
  ['1 GB/Month', { unit: 'GB-month', per: 1 }],
  ['1M requests', { unit: 'request', per: 1_000_000 }],
  ['1', { unit: 'unit', per: 1 }],
])('Azure measures %s', (text, unit) => {
  expect(azureUnitOf(text)).toEqual(unit)
})

test('SKUs are stable names of ours', () => {
  expect(skuOf('rds_postgres', 'instance_hour_single_az_db.m7g.large', 'us-east-1')?.sku).toBe(
    'aws/rds-postgres/db.m7g.large/hour',
  )
  expect(skuOf('rds_postgres', 'storage_gp3_single_az_gb_month', 'us-east-1')?.sku).toBe('aws/rds/gp3-gb-month')
  expect(skuOf('rds_mysql', 'storage_gp3_single_az_gb_month', 'us-east-1')).toBeUndefined()
  expect(skuOf('cloudfront', 'internet_out_gb', 'south_america')).toEqual({
    sku: 'aws/cloudfront/south-america/internet-out-gb',
    region: 'global',
  })
})

test('price areas and billing zones are names and no regions', () => {
  const cdn = { service: 'cloud_cdn', sku_key: 'egress_gib', region: 'north_america', unit: 'GiB' }
  expect(gcpRules.skuOf(cdn)).toEqual({ sku: 'gcp/cloud-cdn/north-america/egress-gib', region: 'global' })
  const door = {
    service: 'front_door',
    sku_key: 'front_door.standard.standard_requests',
    region: 'front_door_zone_1',
    unit: '10K',
  }
  expect(azureRules.skuOf(door)).toEqual({
    sku: 'azure/front-door/front-door-zone-1/front-door.standard.standard-requests',
    region: 'global',
  })
})

test('a machine whose price was put right says so, and its neighbours keep the source of the region', () => {
  const karpenter = 'github Azure/karpenter-provider-azure@1 pkg/x.go (API) ; specs: names'
  const vms = `provider,region,instance_type,vcpus,memory_gib,arch,on_demand_usd_per_hour,spot_usd_per_hour,source,as_of
azure,eastus2,Standard_D2as_v5,2,8,x86_64,0.086,,"${karpenter} ; corrected: the Windows price",2026-06-18
azure,eastus2,Standard_D2s_v5,2,8,x86_64,0.096,0.02,"${karpenter} ; spot: github a/b@2 vm.json (2026-07-14)",2026-06-18
`
  const { machines } = decodeCatalog(buildCatalog({ ...inputs, services: [], vms: parseCsv(vms) }, azureRules))
  expect(machines.eastus2).toMatchObject({ readOn: '2026-06-18', spotReadOn: '2026-07-14', spotIsListed: true })
  expect(machines.eastus2?.prices.Standard_D2s_v5).toEqual({ hourlyUsd: 0.096, spotHourlyUsd: 0.02 })
  expect(machines.eastus2?.prices.Standard_D2as_v5?.own?.confidence).toBe('derived')
})

test('a source of unknown form stops the build', () => {
  expect(() => sourceOf('heard it somewhere')).toThrow('unknown form')
})
