// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import { decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import { complete } from '@/lib/requirements/defaults'
import { type Provider, RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

/** The designs of a requirements document on one cloud, wherever it asked to be. */
export function designsOn(provider: Provider, document: object | undefined): Design[] {
  const here = { ...document, platform: { provider, region: null, regionSecond: null } }
  const { requirements } = complete(RequirementsDocument.parse(here))
  return compose(requirements, decideAll(requirements, PROFILES).decisions, profileOf(provider))
}

export const designsOf = (document: object | undefined): Design[] => designsOn('aws', document)

/** Workloads that together make every kind of resource, in one region and in two, with one environment and with three. */
export const DOCUMENTS: Readonly<Record<string, object>> = {
  kubernetes: {
    name: 'Kube ${x} "Shop" %{if true}🧯\n# x',
    workload: { kind: 'web', serviceCount: 12, background: 'short', shape: 'many' },
    traffic: { averageRps: 100, peakRps: 500 },
    team: { kubernetes: 'required', ops: 3, experience: ['kubernetes'], engineers: 20 },
    security: { keys: 'cmk', exposure: 'public' },
    data: {
      stores: ['sql', 'object', 'queue', 'pubsub', 'stream', 'workflow', 'cache', 'files', 'search', 'vector'],
      filesGb: 100,
    },
    insistOn: {
      compute: 'kubernetes',
      logs: 'loki',
      traces: 'jaeger-or-tempo',
      secrets: 'vault',
      'service-mesh': 'istio',
    },
  },
  'windows machines': {
    name: 'Legacy',
    workload: { kind: 'web', packaging: 'vm', special: ['windows', 'hostLicence'] },
    data: { stores: ['sql', 'files', 'warehouse', 'timeseries'], sqlEngine: 'sqlserver', filesGb: 10 },
    insistOn: { compute: 'vm-group', database: 'self-managed' },
  },
  'joined to a data centre': {
    name: 'Intranet',
    workload: { kind: 'web', existing: 'onprem' },
    security: { exposure: 'internal' },
    data: { stores: ['sql'] },
    delivery: { environments: ['staging', 'production'] },
    insistOn: { 'network-connectivity': 'transit-hub', compute: 'containers-managed' },
  },
  'joined to a network': {
    name: 'Beside',
    workload: { kind: 'api' },
    data: { stores: ['sql'] },
    insistOn: { 'network-connectivity': 'peering', compute: 'containers-managed' },
  },
  'two regions joined': {
    name: 'Copies',
    workload: { kind: 'api', packaging: 'vm' },
    availability: { scope: 'region', regionMode: 'warm', rtoMinutes: 15, rpoMinutes: 5 },
    data: { stores: ['sql'], sqlEngine: 'oracle' },
    delivery: { environments: ['staging', 'production'] },
    insistOn: {
      'network-connectivity': 'peering',
      'region-topology': 'multi-region',
      'disaster-recovery': 'warm-standby',
      compute: 'vm-group',
    },
  },
  'one machine': {
    name: 'Single',
    workload: { kind: 'web', packaging: 'vm' },
    traffic: { averageRps: 1, peakRps: 5 },
    availability: { slaPercent: 99, scope: 'node' },
    delivery: { environments: ['poc'] },
    data: { stores: ['sql'], sqlEngine: 'mysql' },
    insistOn: { compute: 'vm-single', cdn: 'none', 'network-layout': 'public-only' },
  },
  platform: {
    name: 'Paas',
    workload: { kind: 'web', background: 'short' },
    data: { stores: ['sql', 'object', 'cache'] },
    insistOn: { compute: 'paas-web', cache: 'memcached' },
  },
  batch: {
    name: 'Batch',
    workload: { kind: 'batch', background: 'long', unitSeconds: 3000, special: ['checkpointed'] },
    data: { stores: ['object', 'queue'] },
    budget: { spot: 'most' },
    insistOn: { compute: 'batch' },
  },
  'containers on machines': {
    name: 'GPU',
    workload: { kind: 'api', special: ['gpu'], serviceCount: 3, background: 'short' },
    data: { stores: ['sql', 'queue', 'vector', 'search'] },
    insistOn: { compute: 'containers-on-vms', deployment: 'blue-green', search: 'managed', vector: 'managed' },
  },
  'three environments': {
    name: 'Canary',
    workload: { kind: 'api', serviceCount: 2, background: 'short' },
    traffic: { averageRps: 300, peakRps: 900, pattern: 'predictable' },
    data: { stores: ['sql', 'workflow', 'pubsub'] },
    delivery: { strategy: 'canary', environments: ['production', 'staging', 'development'] },
    insistOn: {
      compute: 'containers-managed',
      deployment: 'canary',
      scaling: 'predictive',
      database: 'relational-high-tier',
      'feature-flags': 'release-toggles',
    },
  },
  functions: {
    name: 'Functions',
    workload: { kind: 'api', shape: 'functions', background: 'short', special: ['partnerApi'] },
    data: { stores: ['sql', 'nosql', 'queue', 'pubsub', 'stream', 'workflow', 'object'] },
    security: { dataClasses: ['financial'], keys: 'cmk' },
    compliance: { regimes: ['pci'] },
    insistOn: { compute: 'functions', 'database-scaling': 'pooler', deployment: 'canary' },
  },
  sockets: {
    name: 'Sockets',
    workload: { kind: 'api', shape: 'functions', special: ['websocket'] },
    traffic: { averageRps: 10, peakRps: 120 },
    data: { stores: ['nosql'] },
    insistOn: { compute: 'functions', 'load-balancing': 'api-gateway' },
  },
  'warm standby': {
    name: 'Warm standby',
    workload: { kind: 'web', serviceCount: 3, background: 'short' },
    availability: { slaPercent: 99.95, rtoMinutes: 15, rpoMinutes: 1, scope: 'region', regionMode: 'warm' },
    data: { stores: ['sql', 'object', 'cache', 'queue'] },
    security: { keys: 'cmk' },
    insistOn: {
      'region-topology': 'multi-region',
      'disaster-recovery': 'warm-standby',
      'object-storage': 'tiered-replicated',
      dns: 'failover',
    },
  },
  'read replicas in two regions': {
    name: 'Hot standby',
    workload: { kind: 'web' },
    availability: { slaPercent: 99.95, rtoMinutes: 5, rpoMinutes: 1, scope: 'region', regionMode: 'active' },
    data: { stores: ['sql', 'nosql', 'object', 'cache'], sqlWriteSharePercent: 5 },
    traffic: { averageRps: 800, peakRps: 2500 },
    insistOn: {
      'region-topology': 'multi-region',
      'disaster-recovery': 'hot-standby',
      database: 'relational-multi-zone',
      'database-scaling': 'read-replicas',
      'database-nosql': 'key-value-global',
      scaling: 'schedule',
    },
  },
  'copies in another region': {
    name: 'Backups elsewhere',
    workload: { kind: 'api' },
    availability: { scope: 'region', rtoMinutes: 1440, rpoMinutes: 1440 },
    compliance: { regimes: ['dora'] },
    data: { stores: ['sql', 'object', 'nosql'], backupDays: 400 },
  },
  'hardware keys': {
    name: 'Hardware keys',
    workload: { kind: 'api' },
    security: { keys: 'hsm', dataClasses: ['financial'] },
    data: { stores: ['sql', 'object', 'queue'] },
  },
  'no way out': {
    name: 'No way out',
    workload: { kind: 'api', background: 'short' },
    data: { stores: ['sql', 'queue', 'object'] },
    insistOn: { 'network-layout': 'private-endpoints-only', compute: 'containers-managed' },
  },
  'staff only': {
    name: 'Internal',
    workload: { kind: 'web' },
    security: { exposure: 'internal' },
    data: { stores: ['sql'] },
  },
  'raw TCP': { name: 'Raw TCP', workload: { kind: 'api', special: ['rawTcpUdp'] }, data: { stores: ['sql'] } },
  documents: {
    name: 'Documents',
    workload: { kind: 'api' },
    data: { stores: ['nosql', 'timeseries', 'warehouse'] },
    insistOn: { database: 'document', 'database-timeseries': 'time-series', 'database-warehouse': 'analytics' },
  },
  'spot machines': {
    name: 'Spot group',
    workload: { kind: 'stream', state: 'stateless', special: ['checkpointed'] },
    data: { stores: ['stream', 'object'] },
    budget: { spot: 'most' },
    insistOn: { compute: 'spot-vm-group' },
  },
}
