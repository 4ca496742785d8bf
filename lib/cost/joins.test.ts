import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import type { Design, Resource } from '@/lib/design/model'
import { bill } from './bill'
import { sampleDesign, samples } from './samples'

const REGIONS = { aws: 'us-east-1', gcp: 'us-central1', azure: 'eastus2' } as const
type Provider = keyof typeof REGIONS

const billed = (provider: Provider, resource: Resource) => {
  const region = REGIONS[provider]
  const design: Design = sampleDesign([{ ...resource, region }], {
    provider,
    regions: [{ id: region, name: region, role: 'primary' }],
  })
  const { lines, unpriced } = bill([design], catalog)
  return {
    lines: Object.fromEntries(lines.map(({ name, monthlyUsd }) => [name, monthlyUsd])),
    unpriced: unpriced.map(({ name }) => name),
  }
}

const quiet = { ...samples.network, publicIpv4Addresses: 0, internetEgressGibPerMonth: 0, crossZoneGibPerMonth: 0 }
const hub = { ...quiet, connectivity: 'transit-hub', joinsSite: true, joinedGibPerMonth: 200 } as const
const peered = { ...quiet, connectivity: 'peering', joinsSite: false, joinedGibPerMonth: 200 } as const

test('AWS: a hub is billed for two attachments, what goes through it and the line to the site', () => {
  expect(billed('aws', hub)).toEqual({
    lines: {
      // 2 × 730 h × $0.05
      'Transit gateway attachments': 73,
      // 200 GB × $0.02
      'Transit gateway data processed': 4,
      // 730 h × $0.05
      'VPN connection': 36.5,
    },
    unpriced: [],
  })
})

test('AWS: a direct join costs what goes over it, out and in', () => {
  // 200 GB × 2 × $0.01
  expect(billed('aws', peered).lines).toEqual({ 'Data over the peering (between zones, out and in)': 4 })
})

test('Google Cloud: two tunnels have a price, the hub is named without one', () => {
  // 2 × 730 h × $0.05
  expect(billed('gcp', hub)).toEqual({ lines: { 'VPN tunnels': 73 }, unpriced: ['Network Connectivity Center'] })
})

test('Azure: what joins networks is named without a price, never free', () => {
  expect(billed('azure', hub)).toEqual({ lines: {}, unpriced: ['Virtual WAN hub', 'VPN gateway in the hub'] })
  expect(billed('azure', peered)).toEqual({ lines: {}, unpriced: ['Virtual network peering'] })
})

const plain = { ...samples.monitoring, customMetrics: 0, alarms: 0, dashboards: 0 }

test('a million traces: $5 a million beyond the first 100,000 on AWS, log ingestion on Azure, without a price on Google Cloud', () => {
  const traced = { ...plain, tracesPerMonth: 1_000_000 }
  expect(billed('aws', traced).lines).toEqual({ 'Traces recorded (X-Ray)': 4.5 })
  expect(Object.keys(billed('azure', traced).lines)).toEqual(['Trace ingestion (Application Insights)'])
  expect(billed('gcp', traced).unpriced).toEqual(['Cloud Trace'])
})

test.each(['aws', 'gcp', 'azure'] as const)(
  '%s: Datadog is on the bill by name, and replaces what the provider takes',
  (provider) => {
    const elsewhere = {
      ...plain,
      customMetrics: 10,
      metricsBy: 'datadog',
      tracesBy: 'datadog',
      tracesPerMonth: 1_000_000,
    } as const
    expect(billed(provider, elsewhere)).toEqual({ lines: {}, unpriced: ['Datadog infrastructure', 'Datadog APM'] })
    const logs = {
      ...samples['log-store'],
      by: 'datadog',
      ingestGibPerMonth: 0,
      storedGib: 0,
      elsewhereGibPerMonth: 50,
    } as const
    expect(billed(provider, logs).unpriced).toEqual(['Datadog logs'])
  },
)

test('managed Prometheus: $0.90 for ten million samples and one editor on AWS, named on Google Cloud', () => {
  const prometheus = { ...plain, metricsBy: 'prometheus', customMetrics: 10, samplesPerMonth: 100_000_000 } as const
  expect(billed('aws', prometheus).lines).toEqual({
    'Managed Prometheus samples': 9,
    'Managed Grafana (one editor)': 9,
  })
  expect(billed('gcp', prometheus).unpriced).toEqual(['Managed Service for Prometheus'])
  expect(billed('azure', prometheus).unpriced).toEqual(['Managed Grafana'])
})
