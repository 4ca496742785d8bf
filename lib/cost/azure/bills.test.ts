import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Design, Resource } from '@/lib/design/model'
import { bill } from '../bill'
import { azureDesign, azureSamples as samples } from './samples.fixture'

/**
 * Line by line, what Azure's own arithmetic gives at the list prices of East US 2 in a month of 730 hours. Pages are those of
 * https://azure.microsoft.com/pricing/details/ unless a whole address is given.
 */
type Case = [what: string, page: string, resource: Resource, lines: Record<string, number>]

const gateway = samples['load-balancer']
const network = { ...samples.network, publicIpv4Addresses: 0, internetEgressGibPerMonth: 0, crossZoneGibPerMonth: 0 }
const service = samples['container-service']
const machines = samples['machine-group']
const fn = samples.function
const database = samples['relational-database']
const sqlServer = {
  ...database,
  engine: 'sqlserver',
  instanceType: 'GP_Gen5_2',
  storageGib: 100,
  backupGib: 150,
} as const
const table = samples['key-value-store']
const stream = samples.stream
const files = samples['file-system']
const store = samples['object-store']

const linesOf = (design: Design): Record<string, number> =>
  Object.fromEntries(bill([design], catalog).lines.map(({ name, monthlyUsd }) => [name, monthlyUsd]))

const cases: Case[] = [
  // 730 × 0.20; 4.44 Mbps are 2 units: 2 × 730 × 0.008. 4.44e6 / 8 × 3600 / 1024³ = 1.86079… GiB an hour
  [
    'application gateway, throughput needs most',
    'https://learn.microsoft.com/azure/application-gateway/understanding-pricing',
    { ...gateway, newConnectionsPerSecond: 0, processedGibPerHour: (4_440_000 / 8) * (3600 / 1024 ** 3) },
    { 'Application gateway (Standard v2)': 146, 'Capacity units (Standard v2)': 11.68 },
  ],
  // 7,500 connections are 3 units: 3 × 730 × 0.008 = 17.52
  [
    'application gateway, connections need most',
    'https://learn.microsoft.com/azure/application-gateway/understanding-pricing',
    { ...gateway, activeConnections: 7_500 },
    { 'Application gateway (Standard v2)': 146, 'Capacity units (Standard v2)': 17.52 },
  ],
  // 730 × 0.025 = 18.25; 2 × 730 × 0.005 = 7.30
  [
    'standard load balancer',
    'load-balancer',
    { ...gateway, layer: 'network', processedGibPerHour: 2 },
    { 'Load balancer (Standard, first 5 rules)': 18.25, 'Load balancer data processed': 7.3 },
  ],
  // 2 × 730 × 0.045; 100 × 0.045
  [
    'two NAT gateways',
    'azure-nat-gateway',
    samples['nat-gateway'],
    { 'NAT gateways': 65.7, 'NAT data processed': 4.5 },
  ],
  // 3 × 730 × 0.005
  [
    'static addresses',
    'ip-addresses',
    { ...network, publicIpv4Addresses: 3 },
    { 'Public IPv4 addresses (static)': 10.95 },
  ],
  [
    'egress inside the free 100 GB',
    'bandwidth',
    { ...network, internetEgressGibPerMonth: 100 },
    { 'Data transfer out to the internet': 0 },
  ],
  // 100 free; 10,235 × 0.087 = 890.445; (15,000 − 10,335) × 0.083 = 387.195
  [
    'egress across the second tier',
    'bandwidth',
    { ...network, internetEgressGibPerMonth: 15_000 },
    { 'Data transfer out to the internet': 1_277.64 },
  ],
  // 3 services × 730 × 0.01, whatever the zones; 50 × 0.01
  [
    'private endpoints',
    'private-link',
    samples['network-endpoint'],
    { 'Private endpoints': 21.9, 'Endpoint data processed': 0.5 },
  ],
  // 1 zone 0.50; 1 million × 0.40
  ['DNS zone', 'dns', samples['dns-zone'], { 'DNS zone': 0.5, 'DNS queries': 0.4 }],
  // Half of 24,000 GB in each area: North America 10,000 × 0.0825 + 2,000 × 0.065002, Europe the same
  // Half of 30 million requests in each: 1,500 × 0.009
  [
    'Front Door Standard over two areas',
    'frontdoor',
    { ...samples['content-delivery'], egressGibPerMonth: 24_000, audience: { na: 0.5, eu: 0.5 } },
    {
      'Front Door Standard base fee': 35,
      'Data transfer out (North America)': 955,
      'Requests (North America)': 13.5,
      'Data transfer out (Europe)': 955,
      'Requests (Europe)': 13.5,
    },
  ],
  // (5,000,000 − 1,000,000) ÷ 10,000 × 0.035
  [
    'API Management by the call',
    'api-management',
    { ...samples['api-gateway'], requestsPerMonth: 5_000_000 },
    { 'API Management calls (Consumption)': 14 },
  ],
  // 199 million ÷ 10,000 × 0.035, less than a unit of Basic v2 with 190 million × 3.00
  [
    'API Management by the call, just before a unit is cheaper',
    'api-management',
    { ...samples['api-gateway'], requestsPerMonth: 200_000_000 },
    { 'API Management calls (Consumption)': 696.5 },
  ],
  // 730 × 0.9589 = 699.997; (1,000 − 50) million ÷ 10,000 × 0.025
  [
    'API Management Standard v2',
    'api-management',
    { ...samples['api-gateway'], requestsPerMonth: 1_000_000_000 },
    { 'API Management unit (Standard v2)': 700, 'API Management calls (Standard v2)': 2_375 },
  ],
  // 730 × 0.20548 = 150.00; (400 − 10) million ÷ 10,000 × 0.03
  [
    'API Management Basic v2',
    'api-management',
    samples['api-gateway'],
    { 'API Management unit (Basic v2)': 150, 'API Management calls (Basic v2)': 1_170 },
  ],
  // 2 × 0.25 vCPU × 730 × 3600 = 1,314,000 s, half of them active: 657,000 less 180,000 free, × 0.000024; the others × 0.000003.
  // 2 × 0.5 GiB × 730 × 3600 = 2,628,000 GiB-s: 1,314,000 less 360,000 free, × 0.000003, and as many idle × 0.000003. 8 million × 0.40
  [
    'container app, two copies that are idle half of the time',
    'container-apps',
    service,
    {
      'Container Apps vCPU (active)': 11.45,
      'Container Apps memory (active)': 2.86,
      'Container Apps vCPU (idle)': 1.97,
      'Container Apps memory (idle)': 3.94,
      'Container Apps requests': 3.2,
    },
  ],
  // All copies are active while there are more than the minimum: 1,314,000 less 180,000 free, × 0.000024, and two more without the grant
  [
    'container app, two copies above the minimum of two',
    'container-apps',
    { ...service, replicas: { min: 2, typical: 4, max: 8 } },
    {
      'Container Apps vCPU (active)': 27.22,
      'Container Apps memory (active)': 6.8,
      'Container Apps vCPU (active, above the minimum)': 31.54,
      'Container Apps memory (active, above the minimum)': 7.88,
      'Container Apps requests': 3.2,
    },
  ],
  // By the second and the request it would be about 1,900, of which the requests 400. 20 copies of 1 vCPU and 2 GiB are 20 vCPUs
  // and 40 GiB, 5 machines: 730 × 0.10; 5 × 4 × 730 × 0.057077; 5 × 16 × 730 × 0.004978
  [
    'container app with a billion requests, on dedicated machines',
    'container-apps',
    {
      ...service,
      task: { vcpu: 1, memoryGib: 2, arch: 'x86_64' },
      replicas: { min: 20, typical: 20, max: 40 },
      activeShare: 0.95,
      requestsPerMonth: 1_000_000_000,
    },
    {
      'Container Apps dedicated plan': 73,
      'Dedicated D4 machines, vCPU': 833.32,
      'Dedicated D4 machines, memory': 290.72,
    },
  ],
  // 1,000 h × 3600 − 180,000 = 3,420,000 × 0.000024; 2,000 h × 3600 − 360,000 = 6,840,000 × 0.000003
  [
    'container app jobs',
    'container-apps',
    samples['batch-environment'],
    { 'Container Apps vCPU of jobs': 82.08, 'Container Apps memory of jobs': 20.52 },
  ],
  // Too large for the consumption plan: 730 × 0.10; 1,000 × 0.057077; 4,000 × 0.004978
  [
    'container app jobs on a dedicated plan',
    'container-apps',
    {
      ...samples['batch-environment'],
      task: { vcpu: 8, memoryGib: 32, arch: 'x86_64' },
      memoryGibHoursPerMonth: 4_000,
    },
    {
      'Container Apps dedicated plan': 73,
      'Dedicated vCPU of jobs': 57.08,
      'Dedicated memory of jobs': 19.91,
    },
  ],
  // The page's own example: 1,536 MB, two million executions of a second. 3,000,000 − 400,000 GB-s × 0.000016; 1 million × 0.20
  [
    'functions, the example of the price page',
    'functions',
    { ...fn, memoryMb: 1_536, invocationsPerMonth: 2_000_000, averageSeconds: 1 },
    { 'Executions (Consumption)': 0.2, 'Execution time (Consumption)': 41.6 },
  ],
  // 160 MB are billed as 256, 20 ms as 100: 8,000,000 × 0.1 × 0.25 = 200,000 GB-s, all free; 7 million × 0.20
  [
    'functions round memory and time up',
    'functions',
    { ...fn, memoryMb: 160, invocationsPerMonth: 8_000_000, averageSeconds: 0.02 },
    { 'Executions (Consumption)': 1.4, 'Execution time (Consumption)': 0 },
  ],
  // In a network: 20 million × 0.2 s = 4,000,000 s of 2 GB, less 100,000 GB-s: 7,900,000 × 0.000026; 19.75 million × 0.40
  [
    'functions on the Flex plan',
    'functions',
    { ...fn, inNetwork: true },
    { 'Executions (Flex Consumption)': 7.9, 'Execution time (Flex Consumption, 2048 MB)': 205.4 },
  ],
  // 2 × 730 × 0.096; two disks of 30 GiB are P4: 2 × 4.8001
  [
    'two machines with disks',
    'virtual-machines/linux',
    machines,
    { 'Virtual machines (Linux, Standard_D2s_v5)': 140.16, 'Machine disks (Premium SSD, P4)': 9.6 },
  ],
  // 2 × 730 × 0.155
  ['App Service P1v3', 'app-service/linux', samples['app-platform'], { 'App Service instances (Linux, P1v3)': 226.3 }],
  // 730 × 0.10
  ['AKS cluster', 'kubernetes-service', samples['container-cluster'], { 'AKS cluster (Standard tier)': 73 }],
  // 2 × 730 × 0.178; the next disk above 200 GiB has 256: 2 × 256 × 0.115; (300 − 256) × 0.095
  [
    'PostgreSQL with a standby',
    'postgresql/flexible-server',
    database,
    {
      'Database server (zone-redundant, Standard_D2ds_v5)': 259.88,
      'Storage (zone-redundant, provisioned)': 58.88,
      'Backup storage': 4.18,
    },
  ],
  // Burstable B2s: 730 × 0.068; the smallest disk is 32 GiB: 32 × 0.115
  [
    'PostgreSQL, the smallest disk',
    'postgresql/flexible-server',
    { ...database, instanceType: 'Standard_B2s', multiZone: false, storageGib: 20, backupGib: 20 },
    { 'Database server (Standard_B2s)': 49.64, 'Storage (provisioned)': 3.68 },
  ],
  // By vCore: 4 × 730 × 0.0855, and the same for a replica; 100 × 0.115 twice; 5,000 − (300 + 3 × 100 → the floor of 3,000) IOPS × 0.05
  [
    'MySQL with a replica and more IOPS',
    'mysql',
    {
      ...database,
      engine: 'mysql',
      instanceType: 'Standard_D4ds_v5',
      multiZone: false,
      readReplicas: 1,
      storageGib: 100,
      backupGib: 100,
      iops: 5_000,
    },
    {
      'Database server (Standard_D4ds_v5)': 249.66,
      'Read replicas (Standard_D4ds_v5)': 249.66,
      'Storage (provisioned)': 11.5,
      'Storage of read replicas': 11.5,
      'Additional IOPS': 100,
    },
  ],
  // 2 × 730 × 0.152217 = 222.237; 2 × 730 × 0.09133 = 133.342; 100 × 0.23; 50 × 0.10
  [
    'SQL Database, general purpose over zones',
    'azure-sql-database/single',
    sqlServer,
    {
      'Database (zone-redundant, GP_Gen5_2)': 222.24,
      'Zone redundancy of the database': 133.34,
      'Storage (zone-redundant, general purpose)': 23,
      'Backup storage': 5,
    },
  ],
  // 4 × 730 × 0.304435 = 888.950; 100 × 0.25; 50 × 0.10
  [
    'SQL Database, business critical',
    'azure-sql-database/single',
    { ...sqlServer, class: 'high', instanceType: 'BC_Gen5_4' },
    {
      'Database (zone-redundant, BC_Gen5_4)': 888.95,
      'Storage (zone-redundant, business critical)': 25,
      'Backup storage': 5,
    },
  ],
  // Two databases share the storage: 2 × 2 × 730 × 0.18266; 100 × 0.10; all 150 GB of backups × 0.10
  [
    'SQL Database, Hyperscale with a secondary',
    'azure-sql-database/single',
    { ...sqlServer, class: 'high', instanceType: 'HS_Gen5_2' },
    {
      'Database (zone-redundant, HS_Gen5_2)': 533.37,
      'Storage (zone-redundant, Hyperscale)': 10,
      'Backup storage': 15,
    },
  ],
  // 100 million × 1 + 20 million × 5 = 200 million units × 0.25 a million; 125 × 0.25
  [
    'Cosmos DB serverless',
    'cosmos-db/serverless',
    table,
    { 'Serverless request units': 50, 'Cosmos DB storage': 31.25 },
  ],
  // 1,200 RU/s at the busiest are 12 hundreds: 12 × 730 × 0.012 = 105.12, as https://cloud-horizons.com/blog/
  // cosmos-db-the-rus-vs-storage-tradeoff/ works out; 600 RU/s on average are 600 × 2,628,000 ÷ 1.8 requests of which a fifth write
  [
    'Cosmos DB autoscale',
    'cosmos-db/autoscale-provisioned',
    { ...samples['document-database'], requestsPerMonth: (600 * 2_628_000) / 1.8 },
    { 'Request units a second (autoscale)': 105.12, 'Cosmos DB storage': 12.5 },
  ],
  // 2 × 730 × 0.156
  ['Managed Redis with a copy', 'cache', samples.cache, { 'Cache nodes (Balanced_B5)': 227.76 }],
  // 2 nodes × 2 partitions of 160 GB × 730 × 0.336
  [
    'AI Search, index larger than a partition',
    'search',
    { ...samples['search-engine'], storageGibPerNode: 200 },
    { 'Search units (S1)': 981.12 },
  ],
  // 51,200 × 0.023 + 10,240 × 0.02208 = 1,403.6992; 100 × 0.0125; 1,000 × 0.002; 100 × 0.0625; 1,000 × 0.004; 100 × 0.10
  [
    'Blob storage over zones',
    'storage/blobs',
    store,
    {
      'Storage (Blob hot, three zones)': 1_403.7,
      'Storage (Blob cool, three zones)': 1.25,
      'Storage (Blob archive, one zone)': 2,
      'Write and list operations': 6.25,
      'Read operations': 4,
      'Lifecycle moves to cool': 10,
    },
  ],
  // 150 MiB/s need 500 GiB: 500 × 0.16; a share in the vault 5.00; 100 × 0.028
  [
    'premium file share sized by throughput',
    'storage/files',
    { ...files, zones: 1, throughputMibPerSecond: 150 },
    { 'Provisioned storage (Files premium, one zone)': 80, 'Backup, file share': 5, 'Backup storage': 2.8 },
  ],
  // 730 × 0.013441 = 9.812; 10 million × 3 = 30 million less 13 free, × 0.80
  [
    'Service Bus queue',
    'service-bus',
    samples.queue,
    { 'Service Bus base charge (Standard)': 9.81, 'Messaging operations (Service Bus Standard)': 13.6 },
  ],
  // 40 million × (1 + 2 × 2) = 200 million: 87 × 0.80 + 100 × 0.50
  [
    'Service Bus topic with two subscribers, over 100 million operations',
    'service-bus',
    { ...samples.topic, messagesPerMonth: 40_000_000, subscriberIds: ['a', 'b'] },
    { 'Service Bus base charge (Standard)': 9.81, 'Messaging operations (Service Bus Standard)': 119.6 },
  ],
  // 2 × 730 × 0.03; 100 million × 0.028 a million
  [
    'Event Hubs Standard',
    'event-hubs',
    stream,
    { 'Throughput units (Event Hubs Standard)': 43.8, 'Ingress events': 2.8 },
  ],
  // 6 shards are 2 units: 2 × 730 × 1.027; 30 days of 5,000 GB are 4,931.506… GB, less 2,048, × 0.10
  [
    'Event Hubs Premium for a month of retention',
    'event-hubs',
    { ...stream, shards: 6, inGibPerMonth: 5_000, retentionHours: 720 },
    { 'Processing units (Event Hubs Premium)': 1_499.42, 'Retention above 1 TB a unit': 288.35 },
  ],
  // (1,004,000 − 4,000) × 0.000025
  ['Logic Apps actions', 'logic-apps', samples.workflow, { 'Built-in actions (Logic Apps)': 25 }],
  // 102 × 0.03
  ['Key Vault operations', 'key-vault', samples['encryption-key'], { 'Key operations (Key Vault Standard)': 3.06 }],
  // 730 × 3.20
  [
    'managed HSM',
    'key-vault',
    { ...samples['encryption-key'], hardware: true },
    { 'Managed HSM pool (Standard B1)': 2_336 },
  ],
  // (105 − 5) × 2.76; nothing is kept beyond 31 days
  ['Log Analytics', 'monitor', samples['log-store'], { 'Log ingestion (Analytics logs)': 276 }],
  // 30 days kept 90: 315 GB, less 105 × 31 ÷ 30 = 108.5: 206.5 × 0.12
  [
    'Log Analytics kept for 90 days',
    'monitor',
    { ...samples['log-store'], retentionDays: 90, storedGib: 315 },
    { 'Log ingestion (Analytics logs)': 276, 'Log retention beyond 31 days': 24.78 },
  ],
  // 60 × 43,800 = 2,628,000 samples × 0.16 ÷ 10 million; (20 − 10) × 0.10
  ['metrics and alerts', 'monitor', samples.monitoring, { 'Custom metric samples': 0.04, 'Metric alerts': 1 }],
  // 30 × 0.6666; (150 − 100) × 0.10
  [
    'container registry',
    'container-registry',
    { ...samples['container-registry'], storedGib: 150 },
    { 'Container registry (Standard)': 20, 'Image storage above 100 GB': 5 },
  ],
]

test.each(cases)('%s costs what %s gives', (_what, _page, resource, lines) => {
  expect(linesOf(azureDesign([resource]))).toEqual(lines)
})

test('at least fifteen bills name the page that their arithmetic comes from', () => {
  const pages = cases.map(([, page]) =>
    page.startsWith('https:') ? page : `https://azure.microsoft.com/pricing/details/${page}/`,
  )
  expect(cases.length).toBeGreaterThanOrEqual(15)
  for (const page of pages) expect(URL.canParse(page)).toBe(true)
  expect(new Set(pages).size).toBeGreaterThanOrEqual(15)
})

test('Managed Redis costs in Central US what the price calculator was quoted to say', () => {
  // 2 × 730 × 0.172 = 251.12; "B5 (Balanced, HA) ~$251": https://github.com/514-labs/boreal-byoc-examples, read 2026-11-23.
  const regions: Design['regions'] = [{ id: 'centralus', name: 'Central US', role: 'primary' }]
  const lines = linesOf(azureDesign([{ ...samples.cache, region: 'centralus' }], { regions }))
  expect(Math.floor(lines['Cache nodes (Balanced_B5)'] ?? 0)).toBe(251)
})
