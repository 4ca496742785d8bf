import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Design, Resource } from '@/lib/design/model'
import { bill } from '../bill'
import { gcpDesign, gcpSamples } from './samples.fixture'

/** Line by line, what the vendor's own arithmetic gives at the list prices of us-central1 in a month of 730 hours, and where it stands. */
type Case = [what: string, page: string, resource: Resource, lines: Record<string, number>]

const balancer = gcpSamples['load-balancer']
const network = { ...gcpSamples.network, publicIpv4Addresses: 0, internetEgressGibPerMonth: 0, crossZoneGibPerMonth: 0 }
const service = gcpSamples['container-service']
const machines = gcpSamples['machine-group']
const fn = gcpSamples.function
const database = gcpSamples['relational-database']
const table = gcpSamples['key-value-store']
const gateway = gcpSamples['api-gateway']
const stream = gcpSamples.stream
const jobs = gcpSamples['batch-environment']

const RUN = 'https://cloud.google.com/run/pricing'
const SQL = 'https://cloud.google.com/sql/pricing'
const VM = 'https://cloud.google.com/compute/vm-instance-pricing'
const NETWORK = 'https://cloud.google.com/vpc/network-pricing'
const PUBSUB = 'https://cloud.google.com/pubsub/pricing'
const OBSERVABILITY = 'https://cloud.google.com/stackdriver/pricing'
const STORAGE = 'https://cloud.google.com/storage/pricing'

const cases: Case[] = [
  // 2 × 0.25 × 730 × 3,600 = 1,314,000 vCPU-s − 240,000 free, × 0.000018; 2 × 0.5 × 730 × 3,600 = 2,628,000 GiB-s − 450,000, × 0.000002.
  // By the request it would be 26.63: 480,600 × 0.000024; 954,000 × 0.0000025; 1,971,000 × 0.0000025; 8 M × 0.0000004 and more.
  [
    'Cloud Run, two instances that are always there and always answer somebody',
    RUN,
    { ...service, activeShare: 1 },
    { 'Cloud Run instances (instance-based), vCPU': 19.33, 'Cloud Run instances (instance-based), memory': 4.36 },
  ],
  // The free seconds go to the minimum; two more in the average hour: 1,314,000 × 0.000018 and 2,628,000 × 0.000002
  [
    'Cloud Run, a worker with two more instances in the average hour',
    RUN,
    { ...service, role: 'worker', activeShare: 1, replicas: { min: 2, typical: 4, max: 8 } },
    {
      'Cloud Run instances (instance-based), vCPU': 19.33,
      'Cloud Run instances (instance-based), memory': 4.36,
      'Cloud Run instances (instance-based) above the minimum, vCPU': 23.65,
      'Cloud Run instances (instance-based) above the minimum, memory': 5.26,
    },
  ],
  // A tenth of 1,314,000 and of 2,628,000 seconds is free; the rest waits: 1,182,600 and 2,365,200 × 0.0000025; 3 M − 2 M requests × 0.40
  [
    'Cloud Run, two instances that wait for requests nine tenths of the time',
    RUN,
    { ...service, activeShare: 0.1, requestsPerMonth: 3_000_000 },
    {
      'Cloud Run while answering (request-based), vCPU': 0,
      'Cloud Run while answering (request-based), memory': 0,
      'Cloud Run minimum, waiting (request-based), vCPU': 2.96,
      'Cloud Run minimum, waiting (request-based), memory': 5.91,
      'Cloud Run requests (request-based)': 0.4,
    },
  ],
  // A fifth of 4 × 1 vCPU × 2,628,000: 2,102,400 − 180,000, × 0.000024; 4,204,800 − 360,000 GiB-s × 0.0000025. Half of them are the minimum
  // and wait four fifths of the time: 4,204,800 × 0.0000025 and 8,409,600 × 0.0000025; 30 M − 2 M requests × 0.40
  [
    'Cloud Run by the request, two instances above the minimum of two',
    RUN,
    {
      ...service,
      task: { vcpu: 1, memoryGib: 2, arch: 'x86_64' },
      replicas: { min: 2, typical: 4, max: 8 },
      activeShare: 0.2,
      requestsPerMonth: 30_000_000,
    },
    {
      'Cloud Run while answering (request-based), vCPU': 46.14,
      'Cloud Run while answering (request-based), memory': 9.61,
      'Cloud Run minimum, waiting (request-based), vCPU': 10.51,
      'Cloud Run minimum, waiting (request-based), memory': 21.02,
      'Cloud Run requests (request-based)': 11.2,
    },
  ],
  // 10 M requests of 200 ms with 2 GiB and 1 vCPU: (10 − 2) M × 0.40; 2 M − 180,000 vCPU-s × 0.000024; 4 M − 360,000 GiB-s × 0.0000025
  [
    'functions beyond the free tier',
    RUN,
    { ...fn, invocationsPerMonth: 10_000_000, averageSeconds: 0.2, memoryMb: 2_048 },
    { Requests: 3.2, 'vCPU while answering': 43.68, 'Memory while answering': 9.1 },
  ],
  // A call of 120 ms is billed as 200 ms: 2.5 M × 0.2 s × 1 vCPU = 500,000 − 180,000, × 0.000024; 1 M GiB-s − 360,000, × 0.0000025
  [
    'functions, rounded up to the next tenth of a second',
    RUN,
    { ...fn, invocationsPerMonth: 2_500_000, averageSeconds: 0.12, memoryMb: 2_048 },
    { Requests: 0.2, 'vCPU while answering': 7.68, 'Memory while answering': 1.6 },
  ],
  // 1,000 × 3,600 − 240,000 = 3.36 M × 0.000018; 2,000 × 3,600 − 450,000 = 6.75 M × 0.000002
  ['Cloud Run jobs', RUN, jobs, { 'Cloud Run jobs, vCPU': 60.48, 'Cloud Run jobs, memory': 13.5 }],
  // 1,000 / 8 = 125 machine-hours: half × 0.268046, half × 0.160848; 125 / 730 × 30 GiB × 0.10
  [
    'Batch, half of it on spot machines',
    VM,
    { ...jobs, spotShare: 0.5 },
    {
      'Machines of jobs (on-demand, e2-standard-8)': 16.75,
      'Machines of jobs (spot, e2-standard-8)': 10.05,
      'Disks of jobs (balanced)': 0.51,
    },
  ],
  [
    'GKE, a regional cluster',
    'https://cloud.google.com/kubernetes-engine/pricing',
    gcpSamples['container-cluster'],
    {
      'GKE cluster (regional)': 73,
    },
  ],
  // 730 of the 744 hours that the credit of $74.40 pays
  [
    'GKE, the first zonal cluster is covered by the credit',
    'https://cloud.google.com/kubernetes-engine/pricing',
    { ...gcpSamples['container-cluster'], zones: 1 },
    { 'GKE cluster (zonal)': 0 },
  ],
  // 2 × 730 × 0.0670114; 2 × 30 × 0.10: E2 has no sustained-use discount
  [
    'Compute Engine, E2',
    VM,
    machines,
    { 'Instance usage (Linux, whole month, e2-standard-2)': 97.84, 'Machine disks (balanced)': 6 },
  ],
  // 2 × 730 × 0.097118 × 0.8; 2 more at 730 × 0.097118 without a discount; disks 6 and 6
  [
    'Compute Engine, N2 with its sustained-use discount',
    'https://cloud.google.com/compute/docs/sustained-use-discounts',
    { ...machines, instanceType: 'n2-standard-2', replicas: { min: 2, typical: 4, max: 6 } },
    {
      'Instance usage (Linux, whole month, n2-standard-2)': 113.43,
      'Instance usage above the minimum (Linux, on-demand, n2-standard-2)': 141.79,
      'Machine disks (balanced)': 6,
      'Machine disks above the minimum (balanced)': 6,
    },
  ],
  // 730 × 0.0670114 and 730 × 0.040212
  [
    'Compute Engine, half of it on spot',
    'https://cloud.google.com/spot-vms/pricing',
    { ...machines, spotShare: 0.5 },
    {
      'Instance usage (Linux, whole month, e2-standard-2)': 48.92,
      'Instance usage (Linux, spot, e2-standard-2)': 29.35,
      'Machine disks (balanced)': 6,
    },
  ],
  // db-custom-2-7680 with a standby: 2 × 730 × 0.0826; 7.5 × 730 × 0.014; 10 × 0.34; 10 × 0.08. A price tool's record has 120.60 and 76.65.
  [
    'Cloud SQL Enterprise with a standby',
    SQL,
    { ...database, memoryGib: 7.5, storageGib: 10, backupGib: 10 },
    {
      'Database (with standby), vCPU (Enterprise)': 120.6,
      'Database (with standby), memory (Enterprise)': 76.65,
      'Storage (SSD, with standby)': 3.4,
      'Backup storage': 0.8,
    },
  ],
  // db-custom-16-61440 in one zone: 16 × 730 × 0.0413; 60 × 730 × 0.007; 500 × 0.17; and the same again for a replica
  [
    'Cloud SQL Enterprise in one zone with a replica',
    SQL,
    { ...database, vcpu: 16, memoryGib: 60, multiZone: false, readReplicas: 1, storageGib: 500, backupGib: 0 },
    {
      'Database (one zone), vCPU (Enterprise)': 482.38,
      'Database (one zone), memory (Enterprise)': 306.6,
      'Read replicas, vCPU (Enterprise)': 482.38,
      'Read replicas, memory (Enterprise)': 306.6,
      'Storage (SSD, one zone)': 85,
      'Storage of read replicas (SSD)': 85,
    },
  ],
  // 730 × 0.0105; 10 × 0.17
  [
    'Cloud SQL on a shared core',
    SQL,
    { ...database, instanceType: 'db-f1-micro', multiZone: false, storageGib: 10, backupGib: 0 },
    { 'Database (one zone), db-f1-micro': 7.67, 'Storage (SSD, one zone)': 1.7 },
  ],
  // 4 × 730 × 0.1074; 32 × 730 × 0.0182; 100 × 0.34
  [
    'Cloud SQL Enterprise Plus with a standby',
    SQL,
    { ...database, class: 'high', vcpu: 4, memoryGib: 32, storageGib: 100, backupGib: 0 },
    {
      'Database (with standby), vCPU (Enterprise Plus)': 313.61,
      'Database (with standby), memory (Enterprise Plus)': 425.15,
      'Storage (SSD, with standby)': 34,
    },
  ],
  // Two vCPUs pay the licence of four: 4 × 730 × 0.13; 2 × 730 × 0.0413; 8 × 730 × 0.007; 20 × 0.17
  [
    'Cloud SQL for SQL Server',
    SQL,
    { ...database, engine: 'sqlserver', multiZone: false, storageGib: 20, backupGib: 0 },
    {
      'Database (one zone), vCPU (Enterprise)': 60.3,
      'Database (one zone), memory (Enterprise)': 40.88,
      'Storage (SSD, one zone)': 3.4,
      'SQL Server Standard licence': 379.6,
    },
  ],
  // 500 M a month are 190 a second: 3 × (152 / 22,500 + 38 / 3,500) = 0.053 of a node, so a tenth: 73 × 0.9; 200 × 0.3; 300 × 0.1
  [
    'Spanner, a tenth of a node',
    'https://cloud.google.com/spanner/pricing',
    { ...database, class: 'distributed' },
    { 'Spanner compute': 65.7, 'Spanner storage (SSD)': 60, 'Backup storage': 30 },
  ],
  // (100 M − 1,520,833) × 0.03 / 100,000; (20 M − 608,333) × 0.09 / 100,000; (125 − 1) × 0.15
  [
    'Firestore beyond its daily allowance',
    'https://cloud.google.com/firestore/pricing',
    { ...table, pointInTimeRecovery: false },
    { 'Document reads': 29.54, 'Document writes': 17.45, 'Data and index storage': 18.6 },
  ],
  // 100 M × 0.06 / 100,000; 20 M × 0.18 / 100,000; 125 × 0.18, without an allowance
  [
    'Firestore in several regions',
    'https://cloud.google.com/firestore/pricing',
    { ...table, pointInTimeRecovery: false, replicaRegions: ['us-east1'] },
    { 'Document reads': 60, 'Document writes': 36, 'Data and index storage': 22.5 },
  ],
  // Two clusters of one node: 2 × 730 × 0.65; 2 × 100 × 0.17
  [
    'Bigtable in two zones',
    'https://cloud.google.com/bigtable/pricing',
    { ...gcpSamples['time-series-database'], multiZone: true },
    { 'Bigtable nodes': 949, 'Bigtable storage (SSD)': 34 },
  ],
  // 60 hours × 50 slots × 0.04; (100 − 10) × 0.023
  [
    'BigQuery by the slot',
    'https://cloud.google.com/bigquery/pricing',
    gcpSamples['data-warehouse'],
    { 'BigQuery slots (Standard edition)': 120, 'BigQuery storage (active)': 2.07 },
  ],
  // 4 × 730 × 0.1923; a price tool's record has 561.52
  [
    'Memorystore for Valkey, four nodes',
    'https://cloud.google.com/memorystore/docs/valkey/pricing',
    { ...gcpSamples.cache, instanceType: 'highmem-medium', nodes: 4 },
    { 'Cache nodes (highmem-medium)': 561.52 },
  ],
  // 8 GB in the second capacity tier: 8 × 730 × 0.054
  [
    'Memorystore for Redis, with a replica',
    'https://cloud.google.com/memorystore/docs/redis/pricing',
    { ...gcpSamples.cache, instanceType: 'M2', memoryGib: 8, nodes: 2 },
    { 'Cache memory (M2)': 315.36 },
  ],
  // 1,000 × 0.02; 100 × 0.01; (1 M − 5,000) × 0.05 / 10,000; (10 M − 50,000) × 0.004 / 10,000; 1 M × 0.1 / 10,000
  [
    'Cloud Storage in two classes',
    STORAGE,
    { ...gcpSamples['object-store'], storageGib: { standard: 1_000, infrequent: 100, archive: 0 } },
    {
      'Storage (Standard)': 20,
      'Storage (Nearline)': 1,
      'Class A operations (writes and lists)': 4.98,
      'Class B operations (reads)': 3.98,
      'Lifecycle moves to Nearline': 10,
    },
  ],
  // The least is 1 TiB: 1,024 × 0.25; 100 × 0.08
  [
    'Filestore in one zone',
    'https://cloud.google.com/filestore/pricing',
    { ...gcpSamples['file-system'], zones: 1 },
    { 'Capacity (Filestore zonal)': 256, 'Backup storage': 8 },
  ],
  // 730 × 0.025; 730 GiB × 0.008
  [
    'an application load balancer',
    'https://cloud.google.com/load-balancing/pricing',
    balancer,
    { 'Forwarding rules (first five)': 18.25, 'Data processed, in and out': 5.84 },
  ],
  // No machine of the design stands behind it, so one is counted: 730 × 0.0014; 100 × 0.045
  [
    'Cloud NAT',
    'https://cloud.google.com/nat/pricing',
    gcpSamples['nat-gateway'],
    { 'NAT gateway, by the machines behind it': 1.02, 'NAT data processed': 4.5 },
  ],
  // 3 × 730 × 0.005
  ['external addresses', NETWORK, { ...network, publicIpv4Addresses: 3 }, { 'External IPv4 addresses': 10.95 }],
  // 1,024 × 0.12 + 9,216 × 0.11 + 4,760 × 0.08
  [
    'egress across 1 and 10 TiB',
    NETWORK,
    { ...network, internetEgressGibPerMonth: 15_000 },
    { 'Data transfer out to the internet (premium tier)': 1_517.44 },
  ],
  // 500 × 0.01, once
  ['traffic between zones', NETWORK, { ...network, crossZoneGibPerMonth: 500 }, { 'Data transfer between zones': 5 }],
  // 3 × 730 × 0.01; 50 × 0.01
  [
    'Private Service Connect',
    NETWORK,
    gcpSamples['network-endpoint'],
    { Endpoints: 21.9, 'Endpoint data processed': 0.5 },
  ],
  // 10,240 × 0.08 + 1,760 × 0.055 for 12,000 GiB; 30 M × 0.0075 / 10,000; no origin in the design that is known
  [
    'Cloud CDN across 10 TiB',
    'https://cloud.google.com/cdn/pricing',
    { ...gcpSamples['content-delivery'], egressGibPerMonth: 12_000 },
    { 'Cache egress (North America)': 916, 'Cache lookups': 22.5 },
  ],
  // 5 + 4 × 1 + 10 × 0.75
  [
    'Cloud Armor',
    'https://cloud.google.com/armor/pricing',
    gcpSamples['web-firewall'],
    { 'Security policy': 5, Rules: 4, 'Requests inspected': 7.5 },
  ],
  [
    'Cloud DNS',
    'https://cloud.google.com/dns/pricing',
    gcpSamples['dns-zone'],
    {
      'Managed zone': 0.2,
      'DNS queries (simple)': 0.4,
    },
  ],
  // (1,200 − 2 free) M: 998 M × 3 up to a thousand million and 200 M × 1.5
  [
    'API Gateway across a thousand million calls',
    'https://cloud.google.com/api-gateway/docs/pricing',
    { ...gateway, requestsPerMonth: 1_200_000_000 },
    { 'API calls': 3_294 },
  ],
  // The page's table: 1 MiB a second is 2.5 TiB a month, and 2.5 TiB published and read are $200. Its 10 GiB that are free: −0.39.
  [
    'Pub/Sub, the page’s example of 2.5 TiB in and out',
    PUBSUB,
    { ...stream, inGibPerMonth: 2_560, recordsPerMonth: 1_000_000_000 },
    { 'Published records': 99.61, 'Delivered records': 100 },
  ],
  // Records of 107 bytes count as 1,000: 0.909495 TiB − 10 GiB, × 40; 0.909495 × 40; 100 GiB × 168 / 730 × 0.27
  [
    'Pub/Sub with small records, kept for a week',
    PUBSUB,
    { ...stream, recordsPerMonth: 1_000_000_000, retentionHours: 168 },
    { 'Published records': 35.99, 'Delivered records': 36.38, 'Retained records': 6.21 },
  ],
  // 10 M × 2 operations, − 1 M, × 0.40
  [
    'Cloud Tasks',
    'https://cloud.google.com/tasks/pricing',
    { ...gcpSamples.queue, service: 'Cloud Tasks' },
    { 'Task operations': 7.6 },
  ],
  // (1,004,000 − 5,000) × 0.01 / 1,000
  ['Workflows', 'https://cloud.google.com/workflows/pricing', gcpSamples.workflow, { 'Internal steps': 9.99 }],
  // 2 × 0.06; 1,020,000 × 0.03 / 10,000
  [
    'Cloud KMS, software keys',
    'https://cloud.google.com/kms/pricing',
    gcpSamples['encryption-key'],
    { 'Key versions (software)': 0.12, 'Key operations': 3.06 },
  ],
  // (10 − 6) × 0.06; (100,000 − 10,000) × 0.03 / 10,000
  [
    'Secret Manager beyond six versions',
    'https://cloud.google.com/secret-manager/pricing',
    { ...gcpSamples['secret-store'], secrets: 10 },
    { 'Secret versions': 0.24, 'Secret reads': 0.27 },
  ],
  // (105 − 50) × 0.50; 105 × (90 − 30) / 30.4167 × 0.01
  [
    'Cloud Logging, kept for 90 days',
    OBSERVABILITY,
    { ...gcpSamples['log-store'], retentionDays: 90 },
    { 'Log ingestion (with 30 days of storage)': 27.5, 'Log retention beyond 30 days': 2.07 },
  ],
  // The page's second example: 100 conditions are $150, and 8.6 M series in 30 days (8.76 M in 730 hours) × 0.35 / M. 600 metrics are
  // 200.5 MiB, of which 150 are free: × 0.258
  [
    'Cloud Monitoring, the page’s example of 100 conditions',
    'https://cloud.google.com/monitoring/alerts/cost-control',
    { ...gcpSamples.monitoring, customMetrics: 600, alarms: 100 },
    { 'Custom metrics': 13.03, 'Alert conditions': 150, 'Time series that alerts read': 3.07 },
  ],
  // (10 − 0.5) × 0.10
  [
    'Artifact Registry',
    'https://cloud.google.com/artifact-registry/pricing',
    gcpSamples['container-registry'],
    { 'Image storage': 0.95 },
  ],
]

const linesOf = (design: Design) =>
  Object.fromEntries(bill([design], catalog).lines.map(({ name, monthlyUsd }) => [name, monthlyUsd]))

test.each(cases)('%s (%s)', (_, _page, resource, lines) => {
  expect(linesOf(gcpDesign([resource]))).toEqual(lines)
})

test('at least fifteen bills name the page that their arithmetic comes from', () => {
  const pages = cases.map(([, page]) => page)
  expect(cases.length).toBeGreaterThanOrEqual(15)
  for (const page of pages) expect(URL.canParse(page)).toBe(true)
  expect(new Set(pages).size).toBeGreaterThanOrEqual(15)
})

test('a NAT gateway costs more with every machine behind it, up to 32', () => {
  const behind = (typical: number): Design =>
    gcpDesign([
      { ...gcpSamples['nat-gateway'], count: 1 },
      { ...machines, replicas: { min: 1, typical, max: 99 } },
    ])
  // 10 × 730 × 0.0014; 730 × 0.0448
  expect(linesOf(behind(10))['NAT gateway, by the machines behind it']).toBe(10.22)
  expect(linesOf(behind(40))['NAT gateways (32 machines or more)']).toBe(32.7)
})

test('five load balancers share one flat price, and a sixth pays for itself', () => {
  const six = Array.from({ length: 6 }, (_, index) => ({ ...balancer, id: `balancer-${index}` }))
  const { lines } = bill([gcpDesign(six)], catalog)
  const rules = lines.filter(({ name }) => name.startsWith('Forwarding'))
  expect(rules.map(({ resource, monthlyUsd }) => [resource, monthlyUsd])).toEqual([
    ['balancer-0', 18.25],
    ['balancer-5', 7.3],
  ])
})

test('what a topic hands to a subscription is published once', () => {
  const inbox = { ...gcpSamples.queue, messagesPerMonth: 1_000_000_000 }
  const topic = { ...gcpSamples.topic, messagesPerMonth: 1_000_000_000, subscriberIds: [inbox.id] }
  const { lines } = bill([gcpDesign([topic, inbox])], catalog)
  // 1,000 M × 2 KiB are 1.862645 TiB: × 40, less the 10 GiB that the account has free once
  expect(lines.map(({ resource, name, monthlyUsd }) => [resource, name, monthlyUsd])).toEqual([
    ['topic', 'Published messages', 74.12],
    ['queue', 'Delivered messages', 74.51],
  ])
})

test('the cache is filled with what its origin passes', () => {
  const edge = gcpSamples['content-delivery']
  // 1 GiB an hour behind the load balancer: 730 × 0.01
  expect(linesOf(gcpDesign([edge, balancer]))['Cache fill']).toBe(7.3)
  const unknown = bill([gcpDesign([edge])], catalog).unpriced
  expect(unknown.map(({ name }) => name)).toEqual(['Cache fill'])
})

test.each([
  ['northamerica-northeast1', 4],
  ['europe-west1', 16],
])('200 GB from us-central1 to %s cost %d', (second, usd) => {
  const regions: Design['regions'] = [
    { id: 'us-central1', name: 'Iowa', role: 'primary' },
    { id: second, name: second, role: 'standby' },
  ]
  const busy = { ...network, interRegionGibPerMonth: 200 }
  expect(linesOf(gcpDesign([busy], { regions }))['Data transfer to another region']).toBe(usd)
})

test('a copy of a Firestore database in another region is part of the first', () => {
  const regions: Design['regions'] = [
    { id: 'us-central1', name: 'Iowa', role: 'primary' },
    { id: 'us-east1', name: 'South Carolina', role: 'active' },
  ]
  const first: Resource = { ...table, replicaRegions: ['us-east1'] }
  const second: Resource = { ...table, id: 'table-2', region: 'us-east1' }
  const { lines, noCharge } = bill([gcpDesign([first, second], { regions })], catalog)
  expect(lines.every(({ resource }) => resource === first.id)).toBe(true)
  expect(noCharge.map(({ resource }) => resource)).toEqual(['table-2'])
})

test('containers on machines, private access and an idle network cost nothing themselves, and say why', () => {
  const onMachines: Resource = { ...service, capacity: 'machines', runsOn: 'machines' }
  const endpoint: Resource = { ...gcpSamples['network-endpoint'], style: 'gateway' }
  const { lines, noCharge } = bill([gcpDesign([onMachines, endpoint, network])], catalog)
  expect(lines).toEqual([])
  expect(noCharge).toHaveLength(3)
})

test('what has no price is named as missing and never 0', () => {
  const missing: Resource[] = [
    { ...database, engine: 'oracle', instanceType: 'n2-standard-2' },
    table,
    gcpSamples['document-database'],
    gcpSamples['threat-detection'],
    gcpSamples['feature-flag-store'],
    { ...gcpSamples['dns-zone'], healthChecks: 1 },
    { ...machines, instanceType: 'n9-standard-2' },
  ]
  const { unpriced } = bill([gcpDesign(missing)], catalog)
  expect(unpriced.map(({ name }) => name)).toEqual([
    'Oracle licence',
    'Point-in-time recovery',
    'Backup storage',
    'Security Command Center Premium',
    'Parameter versions',
    'Health checks',
    'Instance usage (Linux, whole month, n9-standard-2)',
  ])
})

test('a backup vault is shared out by the size of what it protects', () => {
  const files = { ...gcpSamples['file-system'], storageGib: 300 }
  const vault = { ...gcpSamples['backup-vault'], storedGib: 500, protects: [database.id, files.id] }
  const { lines } = bill([gcpDesign([vault, database, files])], catalog)
  const own = lines.filter(({ resource }) => resource === vault.id)
  // 200 × 0.08; 300 × 0.08
  expect(own.map(({ name, monthlyUsd }) => [name, monthlyUsd])).toEqual([
    ['Backup storage (Cloud SQL)', 16],
    ['Backup storage (Filestore)', 24],
  ])
})
