import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Connection, Design, Resource } from '@/lib/design/model'
import { bill } from '../bill'
import { sampleDesign, samples } from '../samples'

/**
 * Line by line, what AWS's own arithmetic gives at the list prices of us-east-1 in a month of 730 hours. Pages are those of
 * https://aws.amazon.com/.
 */
type Case = [what: string, page: string, resource: Resource, lines: Record<string, number>]

const balancer = samples['load-balancer']
const network = { ...samples.network, publicIpv4Addresses: 0, internetEgressGibPerMonth: 0, crossZoneGibPerMonth: 0 }
const service = samples['container-service']
const machines = samples['machine-group']
const fn = samples.function
const database = samples['relational-database']
const table = samples['key-value-store']
const edge = samples['content-delivery']
const gateway = samples['api-gateway']
const stream = samples.stream

const cases: Case[] = [
  // 730 × 0.0225; 50 connections a second are 2 LCU: 2 × 730 × 0.008
  [
    'ALB, connections need most',
    'elasticloadbalancing/pricing',
    balancer,
    { 'Application load balancer': 16.43, 'Load balancer capacity units': 11.68 },
  ],
  // 5 LCU
  [
    'ALB, bytes need most',
    'elasticloadbalancing/pricing',
    { ...balancer, processedGibPerHour: 5 },
    { 'Application load balancer': 16.43, 'Load balancer capacity units': 29.2 },
  ],
  // 800 new connections a second are 1 NLCU: 730 × 0.006
  [
    'NLB',
    'elasticloadbalancing/pricing',
    { ...balancer, layer: 'network', newConnectionsPerSecond: 800 },
    { 'Network load balancer': 16.43, 'Load balancer capacity units': 4.38 },
  ],
  // 2 × 730 × 0.045; 100 × 0.045
  ['two NAT gateways', 'vpc/pricing', samples['nat-gateway'], { 'NAT gateways': 65.7, 'NAT data processed': 4.5 }],
  // 3 × 730 × 0.005
  ['public IPv4 addresses', 'vpc/pricing', { ...network, publicIpv4Addresses: 3 }, { 'Public IPv4 addresses': 10.95 }],
  [
    'egress inside the free 100 GB',
    'ec2/pricing/on-demand',
    { ...network, internetEgressGibPerMonth: 100 },
    { 'Data transfer out to the internet': 0 },
  ],
  // 10,140 × 0.09 + 4,760 × 0.085
  [
    'egress across 10 TB',
    'ec2/pricing/on-demand',
    { ...network, internetEgressGibPerMonth: 15_000 },
    { 'Data transfer out to the internet': 1_317.2 },
  ],
  // 500 out and 500 in, at 0.01
  [
    'traffic between zones',
    'ec2/pricing/on-demand',
    { ...network, crossZoneGibPerMonth: 500 },
    { 'Data transfer between zones (out and in)': 10 },
  ],
  // 3 services × 2 zones × 730 × 0.01; 50 × 0.01
  [
    'interface endpoints',
    'privatelink/pricing',
    samples['network-endpoint'],
    { 'Interface endpoints': 43.8, 'Endpoint data processed': 0.5 },
  ],
  // 2 × 0.25 × 730 × 0.03238; 2 × 0.5 × 730 × 0.00356
  [
    'Fargate on ARM, two quarter-vCPU tasks',
    'fargate/pricing',
    service,
    { 'Fargate vCPU (ARM)': 11.82, 'Fargate memory (ARM)': 2.6 },
  ],
  // 365 × 0.04048; 730 × 0.004445
  [
    'Fargate on x86, two quarter-vCPU tasks',
    'fargate/pricing',
    { ...service, task: { ...service.task, arch: 'x86_64' } },
    { 'Fargate vCPU (x86)': 14.78, 'Fargate memory (x86)': 3.24 },
  ],
  [
    'Fargate, two more in the average hour',
    'fargate/pricing',
    { ...service, replicas: { min: 2, typical: 4, max: 8 } },
    {
      'Fargate vCPU (ARM)': 11.82,
      'Fargate memory (ARM)': 2.6,
      'Fargate vCPU above the minimum (ARM)': 11.82,
      'Fargate memory above the minimum (ARM)': 2.6,
    },
  ],
  ['EKS', 'eks/pricing', samples['container-cluster'], { 'EKS cluster': 73 }],
  // 2 × 730 × 0.0816; 2 × 30 × 0.08
  [
    'EC2',
    'ec2/pricing/on-demand',
    machines,
    { 'Instance usage (Linux, on-demand, m7g.large)': 119.14, 'Machine disks (gp3)': 4.8 },
  ],
  // 2 × 10 × 0.08
  [
    'Beanstalk is its machines',
    'elasticbeanstalk/pricing',
    samples['app-platform'],
    { 'Instance usage (Linux, on-demand, m7g.large)': 119.14, 'Machine disks (gp3)': 1.6 },
  ],
  // 19 M × 0.20; 4 M − 0.4 M GB-seconds × 0.0000166667
  ['Lambda beyond its free tier', 'lambda/pricing', fn, { Requests: 3.8, 'Duration (x86)': 60 }],
  // 2 M × 0.20; 150,000 GB-seconds are free
  [
    'Lambda partly inside its free tier',
    'lambda/pricing',
    { ...fn, invocationsPerMonth: 3_000_000, averageSeconds: 0.1, memoryMb: 512 },
    { Requests: 0.4, 'Duration (x86)': 0 },
  ],
  // 1,000 × 0.04048; 2,000 × 0.004445
  [
    'Batch on Fargate',
    'fargate/pricing',
    samples['batch-environment'],
    { 'Fargate vCPU of jobs (x86)': 40.48, 'Fargate memory of jobs (x86)': 8.89 },
  ],
  // 60 hours × 8 units × 0.375; 100 × 0.024
  [
    'Redshift Serverless',
    'redshift/pricing',
    samples['data-warehouse'],
    { 'Redshift Serverless compute': 180, 'Redshift managed storage': 2.4 },
  ],
  // 300 M × 1.00 + 100 M × 0.90
  ['HTTP API across 300 million', 'api-gateway/pricing', gateway, { 'HTTP API requests': 390 }],
  // 333 M × 3.50 + 67 M × 2.80
  [
    'REST API across 333 million',
    'api-gateway/pricing',
    { ...gateway, style: 'rest' },
    { 'REST API requests': 1_353.1 },
  ],
  // 730 × 0.337; 200 × 0.23; (300 − 200) × 0.095
  [
    'RDS in two zones',
    'rds/postgresql/pricing',
    database,
    {
      'Database instance (Multi-AZ, on-demand, db.m7g.large)': 246.01,
      'Storage (Multi-AZ, gp3)': 46,
      'Backup storage': 9.5,
    },
  ],
  // 730 × 0.168, the same again for the replica; 500 × 0.115 twice; (16,000 − 12,000) × 0.02; backups fit
  [
    'RDS in one zone with a replica and IOPS',
    'rds/postgresql/pricing',
    { ...database, multiZone: false, readReplicas: 1, storageGib: 500, iops: 16_000 },
    {
      'Database instance (on-demand, db.m7g.large)': 122.64,
      'Read replicas (on-demand, db.m7g.large)': 122.64,
      'Storage (gp3)': 57.5,
      'Storage of read replicas (gp3)': 57.5,
      'Provisioned IOPS (gp3)': 80,
    },
  ],
  // 2 × 4 ACU × 730 × 0.12; 200 × 0.10; 500 M × 0.20; (300 − 200) × 0.021
  [
    'Aurora Serverless v2 with a reader',
    'rds/aurora/pricing',
    { ...database, class: 'high', instanceType: 'db.serverless' },
    { 'Aurora Serverless v2 capacity': 700.8, 'Aurora storage': 20, 'Aurora I/O': 100, 'Backup storage': 2.1 },
  ],
  // 400 M reads × 0.0095 and 100 M writes × 0.10575 units, less 100,000, × 8 a million; (200 − 1) × 0.33
  [
    'Aurora DSQL',
    'rds/aurora/dsql/pricing',
    { ...database, class: 'distributed' },
    { 'Distributed processing units': 114.2, 'Aurora DSQL storage': 65.67 },
  ],
  // 100 M × 0.125; 20 M × 0.625; (125 − 25) × 0.25; 125 × 0.20
  [
    'DynamoDB',
    'dynamodb/pricing/on-demand',
    table,
    {
      'On-demand read request units': 12.5,
      'On-demand write request units': 12.5,
      'Data storage': 25,
      'Point-in-time recovery': 25,
    },
  ],
  // 3 × 730 × 0.078; 50 × 0.10; 10 M × 0.20; 50 × 0.021
  [
    'DocumentDB',
    'documentdb/pricing',
    samples['document-database'],
    {
      'Database instances (on-demand, db.t3.medium)': 170.82,
      'Database storage': 5,
      'Database I/O': 2,
      'Backup storage': 1.05,
    },
  ],
  // 2 × 730 × 0.036; 2 × 20 × 0.122
  [
    'OpenSearch',
    'opensearch-service/pricing',
    samples['search-engine'],
    { 'Search nodes (on-demand, t3.small.search)': 52.56, 'Search storage (gp3)': 4.88 },
  ],
  // 2 × 730 × 0.032
  ['ElastiCache', 'elasticache/pricing', samples.cache, { 'Cache nodes (on-demand, cache.t4g.small)': 46.72 }],
  // 51,200 × 0.023 + 10,240 × 0.022; 100 × 0.0125; 1,000 × 0.0036; 1,000 × 0.005; 10,000 × 0.0004; 1,000 × 0.01
  [
    'S3 across 50 TB',
    's3/pricing',
    samples['object-store'],
    {
      'Storage (S3 Standard)': 1_402.88,
      'Storage (S3 Standard-IA)': 1.25,
      'Storage (S3 Glacier Flexible Retrieval)': 3.6,
      'PUT, COPY, POST and LIST requests': 5,
      'GET and other requests': 4,
      'Lifecycle moves to Standard-IA': 10,
    },
  ],
  // 3 requests a message, 1 M of them free: 29 M × 0.40
  ['SQS', 'sqs/pricing', samples.queue, { 'Requests (standard queue)': 11.6 }],
  ['SQS FIFO', 'sqs/pricing', { ...samples.queue, ordered: true }, { 'Requests (FIFO queue)': 15 }],
  // 4 M × 0.50
  ['SNS', 'sns/pricing', samples.topic, { 'Published messages': 2 }],
  // 2 × 730 × 0.015; 100 M × 0.014
  ['Kinesis for a day', 'kinesis/data-streams/pricing', stream, { Shards: 21.9, 'Put payload units': 1.4 }],
  // and 2 × 730 × 0.02
  [
    'Kinesis for two days',
    'kinesis/data-streams/pricing',
    { ...stream, retentionHours: 48 },
    { Shards: 21.9, 'Put payload units': 1.4, 'Retention up to 7 days': 29.2 },
  ],
  // (1,004,000 − 4,000) × 0.025 a thousand
  ['Step Functions', 'step-functions/pricing', samples.workflow, { 'State transitions': 25 }],
  // 2 × 1.00; (1,020,000 − 20,000) × 0.03 for ten thousand
  ['KMS', 'kms/pricing', samples['encryption-key'], { 'Customer managed keys': 2, 'Key requests': 3 }],
  // 5 × 0.40; 10 × 0.05
  ['Secrets Manager', 'secrets-manager/pricing', samples['secret-store'], { Secrets: 2, 'Secret reads': 0.5 }],
  // 2 M × 4.00; 500 × 1.00 + 100 × 0.50
  [
    'GuardDuty',
    'guardduty/pricing',
    samples['threat-detection'],
    { 'GuardDuty events analysed': 8, 'GuardDuty flow and DNS logs analysed': 550 },
  ],
  // (105 − 5) × 0.50; 100 × 0.03
  ['CloudWatch logs', 'cloudwatch/pricing', samples['log-store'], { 'Log ingestion': 50, 'Log storage': 3 }],
  // (60 − 10) × 0.30; (20 − 10) × 0.10; (5 − 3) × 3.00
  ['CloudWatch metrics', 'cloudwatch/pricing', samples.monitoring, { 'Custom metrics': 15, Alarms: 1, Dashboards: 6 }],
  // (5,120 − 1,024) × 0.085; (30 M − 10 M) × 0.01 for ten thousand
  [
    'CloudFront beyond its free terabyte',
    'cloudfront/pricing',
    edge,
    { 'Data transfer out (US, Mexico, Canada)': 348.16, 'HTTPS requests (US, Mexico, Canada)': 20 },
  ],
  // the terabyte is free once: (2,560 − 1,024) × 0.085 and 2,560 × 0.085; (15 M − 10 M) × 0.01 and 15 M × 0.012 for ten thousand
  [
    'CloudFront over two price areas',
    'cloudfront/pricing',
    { ...edge, audience: { na: 0.5, eu: 0.5 } },
    {
      'Data transfer out (Europe, Israel)': 130.56,
      'HTTPS requests (Europe, Israel)': 6,
      'Data transfer out (US, Mexico, Canada)': 217.6,
      'HTTPS requests (US, Mexico, Canada)': 15,
    },
  ],
  // 5.00; 4 × 1.00; 10 M × 0.60
  [
    'WAF',
    'waf/pricing',
    samples['web-firewall'],
    { 'Web ACL': 5, 'Rules and managed rule groups': 4, 'Requests inspected': 6 },
  ],
  // 0.50; 2 × 0.50; 2 × 1.00; 1 M × 0.60
  [
    'Route 53 by latency',
    'route53/pricing',
    { ...samples['dns-zone'], routing: 'latency-routed', healthChecks: 2 },
    {
      'Hosted zone': 0.5,
      'Health checks (AWS endpoint)': 1,
      'Health checks, HTTPS': 2,
      'DNS queries (latency-routed)': 0.6,
    },
  ],
  ['ECR', 'ecr/pricing', samples['container-registry'], { 'Image storage': 1 }],
]

const linesOf = (design: Design) =>
  Object.fromEntries(bill([design], catalog).lines.map(({ name, monthlyUsd }) => [name, monthlyUsd]))

test.each(cases)('%s (%s)', (_, _page, resource, lines) => {
  expect(linesOf(sampleDesign([resource]))).toEqual(lines)
})

test('at least fifteen bills name the page that their arithmetic comes from', () => {
  const pages = cases.map(([, page]) => `https://aws.amazon.com/${page}/`)
  expect(cases.length).toBeGreaterThanOrEqual(15)
  for (const page of pages) expect(URL.canParse(page)).toBe(true)
  expect(new Set(pages).size).toBeGreaterThanOrEqual(15)
})

test('a load balancer in front of a function fits 0.4 GB an hour into a capacity unit', () => {
  const toFunction = { ...balancer, target: fn.id, newConnectionsPerSecond: 0, processedGibPerHour: 2 }
  expect(linesOf(sampleDesign([fn, toFunction]))['Load balancer capacity units']).toBe(29.2)
})

test('DNS queries answered by an alias record are free, those that point at a machine are not', () => {
  const dns = samples['dns-zone']
  const to = (target: Resource): Connection => ({
    from: dns.id,
    to: target.id,
    protocol: 'dns',
    port: 53,
    label: 'names',
    serial: true,
  })
  expect(linesOf(sampleDesign([dns, balancer], { connections: [to(balancer)] }))).not.toHaveProperty(
    'DNS queries (simple)',
  )
  expect(linesOf(sampleDesign([dns, machines], { connections: [to(machines)] }))['DNS queries (simple)']).toBe(0.4)
})

test('traffic between the two regions of the US east coast has its own price', () => {
  const busy = { ...network, interRegionGibPerMonth: 200 }
  const regions = (second: string): Design['regions'] => [
    { id: 'us-east-1', name: 'N. Virginia', role: 'primary' },
    { id: second, name: second, role: 'standby' },
  ]
  expect(linesOf(sampleDesign([busy], { regions: regions('us-west-2') }))['Data transfer to another region']).toBe(4)
  expect(linesOf(sampleDesign([busy], { regions: regions('us-east-2') }))['Data transfer to another region']).toBe(2)
})

test('the copy of a database in another region pays for the writes that reach it and not for requests again', () => {
  const regions: Design['regions'] = [
    { id: 'us-east-1', name: 'N. Virginia', role: 'primary' },
    { id: 'us-west-2', name: 'Oregon', role: 'standby' },
  ]
  const names = (rank: 'high' | 'distributed') => {
    const source = { ...database, class: rank, instanceType: 'db.serverless' }
    const copy = { ...source, id: 'copy', region: 'us-west-2', replicaOf: database.id, backupGib: 0, readsPerMonth: 0 }
    const { lines } = bill([sampleDesign([source, copy], { regions })], catalog)
    return lines.filter(({ resource }) => resource === 'copy').map(({ name }) => name)
  }
  expect(names('high')).toEqual(['Aurora Serverless v2 capacity', 'Aurora storage', 'Replicated write I/O'])
  expect(names('distributed')).toEqual(['Processing units of replicated writes', 'Aurora DSQL storage'])
})

test('half of the machines on spot cost the spot price', () => {
  const { lines } = bill([sampleDesign([{ ...machines, spotShare: 0.5 }])], catalog)
  const [onDemand, spot] = lines
  expect(onDemand).toMatchObject({ quantity: 730, monthlyUsd: 59.57 })
  expect(spot).toMatchObject({ quantity: 730, sku: 'aws/ec2/m7g.large/spot-hour' })
  expect(spot?.monthlyUsd).toBeLessThan(59.57)
})

test('a copy of a key-value table in another region is billed once, wherever it is drawn', () => {
  const global = { ...table, storageGib: 25, replicaRegions: ['us-west-2'] }
  expect(linesOf(sampleDesign([global]))['Replicated write request units']).toBe(12.5)
  const drawn: Resource = { ...table, id: 'table-standby', region: 'us-west-2' }
  const regions: Design['regions'] = [
    { id: 'us-east-1', name: 'N. Virginia', role: 'primary' },
    { id: 'us-west-2', name: 'Oregon', role: 'standby' },
  ]
  const names = bill([sampleDesign([global, drawn], { regions })], catalog).lines.filter(
    ({ resource }) => resource === global.id,
  )
  expect(names.map(({ name }) => name)).not.toContain('Replicated write request units')
})

test('containers on machines, gateway endpoints and an idle network cost nothing themselves, and say why', () => {
  const onMachines: Resource = { ...service, capacity: 'machines', runsOn: 'machines' }
  const endpoint: Resource = { ...samples['network-endpoint'], style: 'gateway' }
  const { lines, noCharge } = bill([sampleDesign([onMachines, endpoint, network])], catalog)
  expect(lines).toEqual([])
  expect(noCharge.map(({ because }) => because)).toEqual([
    'Runs on the machines of machines, which are priced there',
    'No charge for gateway endpoints',
    'No charge for the VPC, its subnets, routes and security groups',
  ])
})

test('what the catalogue has no price for is named as missing', () => {
  const missing: Resource[] = [
    samples['time-series-database'],
    { ...database, instanceType: 'db.unheard-of' },
    { ...machines, os: 'windows' },
    { ...service, spotShare: 0.7 },
    { ...gateway, style: 'websocket' },
  ]
  const { unpriced } = bill([sampleDesign(missing)], catalog)
  expect(unpriced.map(({ name }) => name)).toEqual([
    'Database instance (on-demand, db.influx.large)',
    'Database storage',
    'Database instance (Multi-AZ, on-demand, db.unheard-of)',
    'Windows licence',
    'Fargate Spot discount',
    'WebSocket connection minutes',
  ])
})

test('a backup vault is shared out by the size of what it protects', () => {
  const files = { ...samples['file-system'], storageGib: 300 }
  const vault = { ...samples['backup-vault'], storedGib: 500, protects: [database.id, files.id] }
  const { lines } = bill([sampleDesign([vault, database, files])], catalog)
  const quantities = lines.filter(({ resource }) => resource === vault.id).map(({ name, quantity }) => [name, quantity])
  expect(quantities).toEqual([
    ['Backup storage (RDS)', 200],
    ['Backup storage (EFS)', 300],
  ])
})
