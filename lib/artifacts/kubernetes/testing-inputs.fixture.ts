// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { ArtifactInput } from '../input'
import { inputOf } from '../testing-input.fixture'

export const HOSTILE = 'Kube ${x} "Shop" %{if true}🧯\n# x: on 0755 end\u2028---'

const on = (provider: string, document: Record<string, unknown>) => ({
  ...document,
  platform: { provider, region: null, regionSecond: null },
})

const shop = {
  name: HOSTILE,
  workload: { kind: 'web', serviceCount: 3, background: 'short', shape: 'many' },
  traffic: { averageRps: 100, peakRps: 500 },
  data: {
    stores: ['sql', 'nosql', 'object', 'queue', 'pubsub', 'stream', 'workflow', 'cache', 'files', 'search', 'vector'],
    filesGb: 100,
  },
  delivery: { environments: ['production', 'staging', 'development'] },
}

/** Designs with a cluster, which no scenario has by itself: the three clouds, and what changes the files most. */
const DOCUMENTS: { [name: string]: object } = {
  'shop on AWS': on('aws', { ...shop, insistOn: { compute: 'kubernetes', logs: 'loki', metrics: 'prometheus' } }),
  'shop on Google Cloud': on('gcp', { ...shop, insistOn: { compute: 'kubernetes' } }),
  'shop on Azure': on('azure', { ...shop, insistOn: { compute: 'kubernetes' } }),
  'mesh and vault': on('aws', {
    ...shop,
    insistOn: {
      compute: 'kubernetes',
      'service-mesh': 'istio',
      secrets: 'vault',
      traces: 'jaeger-or-tempo',
      deployment: 'blue-green',
      metrics: 'prometheus',
    },
  }),
  'mesh on Google Cloud': on('gcp', {
    ...shop,
    insistOn: { compute: 'kubernetes', 'service-mesh': 'istio', deployment: 'canary' },
  }),
  'linkerd on Azure': on('azure', {
    ...shop,
    insistOn: { compute: 'kubernetes', 'service-mesh': 'linkerd', deployment: 'canary' },
  }),
  canary: on('aws', {
    name: 'Canary',
    workload: { kind: 'api', serviceCount: 1 },
    traffic: { averageRps: 300, peakRps: 900 },
    data: { stores: ['sql'] },
    insistOn: { compute: 'kubernetes', deployment: 'canary', metrics: 'prometheus' },
  }),
  'one service on Google Cloud': on('gcp', {
    name: 'Single',
    workload: { kind: 'api', serviceCount: 1 },
    data: { stores: ['sql'] },
    security: { exposure: 'internal' },
    insistOn: { compute: 'kubernetes', scaling: 'fixed' },
  }),
  fleet: on('aws', {
    name: 'Fleet',
    workload: { kind: 'api', serviceCount: 40, shape: 'fleet' },
    traffic: { averageRps: 4000, peakRps: 12_000 },
    data: { stores: ['sql', 'cache'] },
    insistOn: { compute: 'kubernetes' },
  }),
  'two regions': on('aws', {
    name: 'Two regions',
    workload: { kind: 'web', serviceCount: 2, background: 'short' },
    availability: { slaPercent: 99.95, rtoMinutes: 15, rpoMinutes: 1, scope: 'region', regionMode: 'warm' },
    data: { stores: ['sql', 'queue', 'object'] },
    insistOn: { compute: 'kubernetes', 'region-topology': 'multi-region', 'disaster-recovery': 'warm-standby' },
  }),
  stream: on('gcp', {
    name: 'Stream',
    workload: { kind: 'stream', serviceCount: 2 },
    data: { stores: ['stream', 'nosql'] },
    insistOn: { compute: 'kubernetes' },
  }),
  jobs: on('azure', {
    name: 'Jobs',
    workload: { kind: 'batch', serviceCount: 1, unitSeconds: 3000 },
    data: { stores: ['object', 'queue'] },
    insistOn: { compute: 'kubernetes' },
  }),
  'GPU and raw TCP': on('aws', {
    name: 'GPU',
    workload: { kind: 'ml', special: ['gpu', 'rawTcpUdp'], serviceCount: 1 },
    data: { stores: ['vector'] },
    insistOn: { compute: 'kubernetes' },
  }),
  windows: on('azure', {
    name: 'Windows',
    workload: { kind: 'web', special: ['windows'], packaging: 'container' },
    data: { stores: ['sql'], sqlEngine: 'sqlserver' },
    insistOn: { compute: 'kubernetes' },
  }),
  'private endpoints': on('azure', {
    name: 'No way out',
    workload: { kind: 'api', background: 'short' },
    data: { stores: ['sql', 'queue', 'object'] },
    insistOn: { compute: 'kubernetes', 'network-layout': 'private-endpoints-only', 'load-balancing': 'api-gateway' },
  }),
}

export const CLUSTER_INPUTS: readonly (readonly [string, ArtifactInput])[] = Object.entries(DOCUMENTS).map(
  ([name, document]) => [name, inputOf(document)],
)

export const SCENARIO_INPUTS: readonly (readonly [string, ArtifactInput])[] = SCENARIOS.map(({ slug, document }) => [
  slug,
  inputOf(document),
])
