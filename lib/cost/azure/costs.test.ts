import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { findPrice, isPriced } from '@/lib/catalog/find-price'
import { AZURE_WITHOUT_PRICE, azure, azureSkus } from '@/lib/catalog/skus/azure'
import type { Design, Kind, Resource } from '@/lib/design/model'
import { bill } from '../bill'
import { azureDesign, azureSamples as samples } from './samples.fixture'

const gateway = samples['load-balancer']
const database = samples['relational-database']
const table = samples['key-value-store']
const ofMySql = { ...database, engine: 'mysql' } as const
const network = { ...samples.network, publicIpv4Addresses: 0, internetEgressGibPerMonth: 0 }

const of = (resources: Resource[], change: Partial<Design> = {}) => bill([azureDesign(resources, change)], catalog)
const linesOf = (resources: Resource[], change: Partial<Design> = {}): Record<string, number> =>
  Object.fromEntries(of(resources, change).lines.map(({ name, monthlyUsd }) => [name, monthlyUsd]))
const missingOf = (resources: Resource[], change: Partial<Design> = {}) =>
  of(resources, change).unpriced.map(({ name }) => name)

const pair = (role: 'standby' | 'active', second = 'centralus'): Pick<Design, 'regions'> => ({
  regions: [
    { id: 'eastus2', name: 'East US 2', role: 'primary' },
    { id: second, name: second, role },
  ],
})

test('every kind is priced, costs nothing for a reason, or is missing by name', () => {
  for (const resource of Object.values(samples)) {
    const { lines, unpriced, noCharge } = of([resource])
    expect(lines.length + unpriced.length + noCharge.length, resource.kind).toBeGreaterThan(0)
  }
})

test('what is missing of the samples is known, and nothing else is', () => {
  const missing = Object.values(samples).flatMap((resource): [Kind, string][] =>
    of([resource]).unpriced.map(({ name }) => [resource.kind, name]),
  )
  expect(missing).toEqual([
    ['time-series-database', 'Data Explorer data management machines'],
    ['backup-vault', 'Backup storage'],
    ['feature-flag-store', 'App Configuration (Standard)'],
  ])
})

test('every SKU that is named has a price in every region on offer, except those listed as without one', () => {
  const regions = catalog.providers.azure?.regions ?? []
  expect(regions.length).toBeGreaterThan(10)
  const without = azureSkus.filter(
    (sku) => !regions.every((region) => isPriced(findPrice(catalog, 'azure', region, sku))),
  )
  expect(without).toEqual([])
  for (const sku of AZURE_WITHOUT_PRICE) expect(isPriced(findPrice(catalog, 'azure', 'eastus2', sku))).toBe(false)
})

test('Front Door is Premium where a firewall guards it, and the firewall is in its price', () => {
  const edge = { ...samples['content-delivery'], egressGibPerMonth: 100, requestsPerMonth: 1_000_000 }
  const firewall = { ...samples['web-firewall'], region: 'global', protects: edge.id }
  // 330; 100 × 0.0825; 100 × 0.015
  expect(linesOf([edge, firewall])).toEqual({
    'Front Door Premium base fee': 330,
    'Data transfer out (North America)': 8.25,
    'Requests (North America)': 1.5,
  })
  expect(of([edge, firewall]).noCharge.map(({ because }) => because)).toEqual([
    'Custom and managed rules come with Front Door Premium',
  ])
})

test('an application gateway that a firewall guards is of the WAF tier', () => {
  const firewall = { ...samples['web-firewall'], protects: gateway.id }
  // 730 × 0.36; 50 connections a second at 10 to a unit: 5 × 730 × 0.0144
  expect(linesOf([gateway, firewall])).toEqual({
    'Application gateway (WAF v2)': 262.8,
    'Capacity units (WAF v2)': 52.56,
  })
})

test('a firewall before API Management is an application gateway of its own', () => {
  const api = { ...samples['api-gateway'], requestsPerMonth: 26_280_000 }
  const firewall = { ...samples['web-firewall'], requestsPerMonth: 26_280_000, protects: api.id }
  // 10 requests a second are one unit: 730 × 0.0144
  expect(linesOf([api, firewall])).toMatchObject({
    'Application gateway (WAF v2)': 262.8,
    'Capacity units (WAF v2)': 10.51,
  })
})

test('workers take no requests, and all their copies are active', () => {
  const worker = { ...samples['container-service'], role: 'worker', activeShare: 1 } as const
  // 1,314,000 less 180,000, × 0.000024; 2,628,000 less 360,000, × 0.000003
  expect(linesOf([worker])).toEqual({ 'Container Apps vCPU (active)': 27.22, 'Container Apps memory (active)': 6.8 })
})

test('services and jobs on dedicated machines of a region share the fee of the plan', () => {
  const busy = { ...samples['container-service'], activeShare: 1, requestsPerMonth: 2_000_000_000 }
  const jobs = { ...samples['batch-environment'], task: { vcpu: 8, memoryGib: 32, arch: 'x86_64' } } as const
  const fees = (resources: Resource[]) =>
    of(resources)
      .lines.filter(({ name }) => name === 'Container Apps dedicated plan')
      .map(({ resource }) => resource)
  expect(fees([busy, { ...busy, id: 'web-two' }, jobs])).toEqual([busy.id])
  expect(fees([samples['container-service'], jobs])).toEqual([jobs.id])
})

test('a queue and a topic in one region share the base charge of Service Bus and its tiers', () => {
  const { lines } = of([samples.queue, samples.topic])
  expect(lines.filter(({ name }) => name.startsWith('Service Bus base')).map(({ resource }) => resource)).toEqual([
    samples.queue.id,
  ])
  // 30 million less 13 free, then 15 million more, all × 0.80
  expect(lines.filter(({ name }) => name.startsWith('Messaging')).map(({ monthlyUsd }) => monthlyUsd)).toEqual([
    13.6, 12,
  ])
})

test('the grants of Container Apps are given once, however many environments there are', () => {
  const production = azureDesign([samples['container-service']])
  const staging = azureDesign([samples['container-service']], { environment: 'staging' })
  const vcpu = bill([production, staging], catalog).lines.filter(({ name }) => name === 'Container Apps vCPU (active)')
  // 657,000 × 0.000024, the first time without 180,000 seconds
  expect(vcpu.map(({ monthlyUsd }) => monthlyUsd)).toEqual([11.45, 15.77])
})

test('a public balancer has one address over all zones', () => {
  // Two zones of the balancer and a NAT gateway: two addresses, 2 × 730 × 0.005
  expect(linesOf([gateway, { ...network, publicIpv4Addresses: 3 }])['Public IPv4 addresses (static)']).toBe(7.3)
  expect(
    linesOf([
      { ...gateway, isPublic: false },
      { ...network, publicIpv4Addresses: 1 },
    ]),
  ).toMatchObject({
    'Public IPv4 addresses (static)': 3.65,
  })
})

test('traffic to another region is priced on the continent and missing beyond it', () => {
  const busy = { ...network, region: 'eastus', interRegionGibPerMonth: 200 }
  const regions = (second: string): Pick<Design, 'regions'> => ({
    regions: [
      { id: 'eastus', name: 'East US', role: 'primary' },
      { id: second, name: second, role: 'standby' },
    ],
  })
  // 200 × 0.02
  expect(linesOf([busy], regions('centralus'))).toEqual({ 'Data transfer to another region': 4 })
  const beyond = ['Data transfer to a region of another continent']
  expect(missingOf([busy], regions('westeurope'))).toEqual(beyond)
  expect(missingOf([busy], regions('atlantiscentral'))).toEqual(beyond)
  expect(missingOf([{ ...busy, region: 'eastus2' }], pair('standby'))).toEqual([])
})

test('traffic between zones, service endpoints and built-in poolers cost nothing, and say why', () => {
  const endpoint: Resource = { ...samples['network-endpoint'], style: 'gateway' }
  const onNodes: Resource = { ...samples['container-service'], capacity: 'machines', runsOn: 'machines' }
  const { noCharge } = of([
    { ...network, crossZoneGibPerMonth: 900 },
    endpoint,
    onNodes,
    samples['connection-pooler'],
    database,
  ])
  expect(noCharge.map(({ because }) => because)).toEqual([
    'No charge for the virtual network, its subnets, security groups and traffic between zones',
    'No charge for service endpoints',
    'Runs on the machines of machines, which are priced there',
    'PgBouncer is built into the flexible server',
  ])
})

test('a key-value table in two regions pays for its throughput in both, once, wherever the copy is drawn', () => {
  const global = { ...table, storageGib: 20, replicaRegions: ['centralus'] }
  // 200 million units ÷ 2,628,000 s = 76.1 a second, twice that at the busiest: 2 hundreds × 2 regions × 730 × 0.012
  expect(linesOf([global], pair('standby'))).toEqual({
    'Request units a second (autoscale)': 35.04,
    'Cosmos DB storage': 10,
  })
  // Where both regions write, 100 RU/s cost 0.016.
  expect(linesOf([global], pair('active'))).toEqual({
    'Request units a second (autoscale, several write regions)': 46.72,
    'Cosmos DB storage': 10,
  })
  const drawn: Resource = { ...global, id: 'table-standby', region: 'centralus', replicaRegions: [] }
  const { lines } = of([global, drawn], pair('standby'))
  expect(lines.filter(({ name }) => name.startsWith('Request')).map(({ quantity }) => quantity)).toEqual([1_460, 1_460])
})

test('two tables of one region are serverless, each by itself', () => {
  const { lines } = of([table, { ...table, id: 'sessions' }])
  expect(lines.filter(({ name }) => name === 'Serverless request units')).toHaveLength(2)
})

test('a database that every region writes pays for the whole throughput in each', () => {
  const source = { ...database, class: 'distributed', instanceType: 'serverless', storageGib: 50 } as const
  const copy: Resource = { ...source, id: 'copy', region: 'centralus', replicaOf: source.id, readsPerMonth: 0 }
  const { lines } = of([source, copy], pair('active'))
  // 400 million × 1 + 100 million × 5 = 900 million units: 342.5 a second, 7 hundreds at the busiest: 7 × 730
  const throughput = lines.filter(({ name }) => name.startsWith('Request'))
  expect(throughput.map(({ quantity }) => quantity)).toEqual([5_110, 5_110])
})

test('a backup vault is billed for the instances it guards and for what it holds', () => {
  const machines = { ...samples['machine-group'], diskGib: 600 }
  const files = { ...samples['file-system'], backupDays: 35 }
  const vault = { ...samples['backup-vault'], protects: [database.id, files.id, machines.id, table.id] }
  const { lines, unpriced } = of([vault, database, files, machines, table])
  const own = lines.filter(({ resource }) => resource === vault.id)
  // PostgreSQL 200 GB once; the share once; two machines of 600 GB twice each; 500 × 0.028
  expect(own.map(({ name, monthlyUsd }) => [name, monthlyUsd])).toEqual([
    ['Backup, PostgreSQL', 7.5],
    ['Backup, file share', 5],
    ['Backup, virtual machines', 40],
    ['Backup storage', 14],
  ])
  expect(unpriced.map(({ name }) => name)).toEqual([`Backup, ${table.service}`])
})

test('threat detection is billed by what stands in its region', () => {
  const nodes = { ...samples['machine-group'], id: 'nodes', role: 'nodes' } as const
  const far = { ...samples['object-store'], id: 'far', region: 'centralus' }
  const detector = samples['threat-detection']
  const { lines } = of(
    [detector, samples['machine-group'], nodes, database, samples['object-store'], samples['secret-store'], far],
    pair('standby'),
  )
  // 730 × 0.0069; 2 × 730 × 0.02; 2 × 2 × 730 × 0.00941; 15 a month; 730 × 0.0134; 730 × 0.00034
  const own = lines.filter(({ resource }) => resource === detector.id)
  expect(own.map(({ monthlyUsd }) => monthlyUsd)).toEqual([5.04, 29.2, 27.48, 15, 9.78, 0.25])
})

test('sizes, licences and services without a price are named and never cost 0', () => {
  const missing: Resource[] = [
    { ...database, instanceType: 'Standard_Unheard_of', storageGib: 32, backupGib: 0 },
    { ...database, id: 'oracle', engine: 'oracle' },
    { ...samples['document-database'], instanceType: 'M30' },
    { ...samples.cache, instanceType: 'cache.t4g.small' },
    { ...samples['machine-group'], os: 'windows', spotShare: 0.7 },
    { ...samples['dns-zone'], routing: 'failover', healthChecks: 2 },
    { ...samples.workflow, style: 'express' },
    { ...samples['time-series-database'], multiZone: true },
  ]
  expect(missing.flatMap((resource) => missingOf([resource]))).toEqual([
    'Database server (zone-redundant, Standard_Unheard_of)',
    'Oracle Database@Azure',
    'Document database nodes (M30)',
    'Document database storage',
    'Cache nodes (cache.t4g.small)',
    'Spot discount',
    'Windows licence',
    'Traffic Manager queries (failover)',
    'Traffic Manager health checks',
    'Execution time (Durable Functions)',
    'Data Explorer markup',
    'Data Explorer data management machines',
  ])
})

test('a pooler for MySQL runs on a machine of its own and is missing', () => {
  expect(missingOf([samples['connection-pooler'], ofMySql])).toEqual(['ProxySQL'])
})

test('machines are known by the names of the machine table', () => {
  expect(isPriced(findPrice(catalog, 'azure', 'westeurope', azure.vm.hour('Standard_D2s_v5')))).toBe(true)
})
