import type { Design, Kind, Resource, Tier } from '@/lib/design/model'

/** One resource of every kind, in a design of two regions with what flows between them: for tests. */
export function everyKind(name = 'Orders'): Design {
  const first = KINDS.map(([kind, tier, own]) => resource(kind, tier, 'eu-west-1', '', own))
  const second = KINDS.filter(([kind]) => COPIED.has(kind)).map(([kind, tier, own]) =>
    resource(kind, tier, 'eu-central-1', '-standby', own),
  )
  return {
    environment: 'production',
    provider: 'aws',
    slug: 'orders',
    name,
    regions: [
      { id: 'eu-west-1', name: 'Europe (Ireland)', role: 'primary' },
      { id: 'eu-central-1', name: 'Europe (Frankfurt)', role: 'standby' },
    ],
    resources: [...first, ...second],
    connections: FLOWS.map(([from, to, protocol, port, label, serial]) => ({
      from,
      to,
      protocol,
      port,
      label,
      serial,
    })),
    actors: [{ id: 'users', label: 'Users', detail: 'up to 150 requests/s', kind: 'people' }],
  }
}

/** A site of files behind a CDN: no network, one region. */
export function staticSite(name = 'Site'): Design {
  const all = everyKind(name)
  const kept = new Set(['dns-zone', 'content-delivery', 'object-store', 'monitoring'])
  const resources = all.resources.filter(({ kind, region }) => kept.has(kind) && region !== 'eu-central-1')
  const ids = new Set(['users', ...resources.map(({ id }) => id)])
  return {
    ...all,
    regions: all.regions.slice(0, 1),
    resources,
    connections: [
      ...all.connections.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      { from: 'content-delivery', to: 'object-store', protocol: 'https', port: 443, label: 'files', serial: true },
    ],
  }
}

const replicas = { min: 2, typical: 3, max: 6 }
const machine = { instanceType: 'm7g.large', vcpu: 2, memoryGib: 8, arch: 'arm64' }
const scaling = { on: 'cpu', target: '60% processor use' }
const task = { vcpu: 1, memoryGib: 2, arch: 'arm64' }
const subnets = (['public', 'app', 'data'] as const).flatMap((tier, index) =>
  [0, 1].map((zone) => ({ tier, zone, cidr: `10.0.${index * 16 + zone}.0/24` })),
)

const KINDS: readonly (readonly [Kind, Tier, object])[] = [
  ['dns-zone', 'global', { routing: 'failover', healthChecks: 1 }],
  ['content-delivery', 'edge', {}],
  ['web-firewall', 'edge', { rules: 4, protects: 'content-delivery' }],
  [
    'network',
    'regional',
    { cidr: '10.0.0.0/16', layout: 'private-single-nat', subnets, connectivity: 'transit-hub', joinsSite: true },
  ],
  ['nat-gateway', 'public', { count: 1 }],
  ['network-endpoint', 'app', { style: 'gateway', reaches: ['object-store'] }],
  ['load-balancer', 'public', { layer: 'application', isPublic: true, target: 'container-service' }],
  ['api-gateway', 'edge', { style: 'http', target: 'function' }],
  ['container-service', 'app', { role: 'web', replicas, scaling, task }],
  ['container-cluster', 'app', { nodeGroup: 'machine-group', services: 3, addons: ['istio', 'loki'] }],
  ['machine-group', 'app', { ...machine, role: 'nodes', os: 'linux', replicas, scaling, gpus: 0 }],
  ['app-platform', 'app', { ...machine, replicas, scaling }],
  ['function', 'regional', { role: 'web', memoryMb: 512 }],
  ['batch-environment', 'app', { task, maxVcpu: 64 }],
  ['relational-database', 'data', { ...machine, class: 'standard', multiZone: true, readReplicas: 1 }],
  ['key-value-store', 'regional', { replicaRegions: ['eu-central-1'] }],
  ['document-database', 'data', { ...machine, nodes: 2 }],
  ['time-series-database', 'data', { ...machine, multiZone: true }],
  ['data-warehouse', 'regional', { storageGib: 100 }],
  ['search-engine', 'data', { ...machine, nodes: 2, holds: 'text' }],
  ['cache', 'data', { ...machine, nodes: 2, engine: 'redis' }],
  ['object-store', 'regional', { use: 'files', versioned: true }],
  ['file-system', 'data', { storageGib: 100 }],
  ['connection-pooler', 'data', { fronts: 'relational-database' }],
  ['queue', 'regional', { ordered: false, deadLetter: true }],
  ['topic', 'regional', { subscriberIds: ['queue'] }],
  ['stream', 'regional', { shards: 2 }],
  ['workflow', 'regional', { style: 'standard' }],
  ['encryption-key', 'regional', { keys: 3, hardware: false }],
  ['secret-store', 'regional', { secrets: 4, by: 'cloud-secrets-manager' }],
  ['audit-trail', 'regional', { retentionDays: 365 }],
  ['threat-detection', 'regional', {}],
  ['log-store', 'regional', { retentionDays: 30, by: 'loki' }],
  ['monitoring', 'regional', { alarms: 12, metricsBy: 'prometheus', tracesBy: 'cloud-native' }],
  ['backup-vault', 'regional', { retentionDays: 35, protects: ['relational-database'] }],
  ['container-registry', 'regional', {}],
  ['feature-flag-store', 'regional', { flags: 20 }],
]

const COPIED = new Set<Kind>([
  'network',
  'load-balancer',
  'container-service',
  'relational-database',
  'cache',
  'object-store',
  'queue',
])

const OUTSIDE_REGIONS = new Set<Kind>(['dns-zone', 'content-delivery', 'web-firewall'])

function resource(kind: Kind, tier: Tier, region: string, suffix: string, own: object): Resource {
  const words = kind.replaceAll('-', ' ')
  // Only what a diagram reads is filled in: sizes and volumes are other projections' business.
  return {
    kind,
    id: `${kind}${suffix}`,
    label: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${suffix === '' ? '' : ', second region'}`,
    service: `Amazon ${words}`,
    region: OUTSIDE_REGIONS.has(kind) ? 'global' : region,
    zones: 2,
    tier,
    because: 'T-01',
    purpose: `Does what a ${words} does.`,
    ...own,
  } as unknown as Resource
}

type Row = readonly [string, string, Design['connections'][number]['protocol'], number, string, boolean]
const FLOWS: readonly Row[] = [
  ['users', 'dns-zone', 'dns', 53, 'name', true],
  ['users', 'content-delivery', 'https', 443, 'HTTPS', true],
  ['dns-zone', 'content-delivery', 'dns', 53, 'leads to', false],
  ['content-delivery', 'load-balancer', 'https', 443, 'not cached', true],
  ['content-delivery', 'load-balancer-standby', 'https', 443, 'failover', false],
  ['load-balancer', 'container-service', 'http', 8080, 'requests', true],
  ['container-service', 'connection-pooler', 'postgres', 5432, 'SQL', true],
  ['connection-pooler', 'relational-database', 'postgres', 5432, 'pooled SQL', true],
  ['container-service', 'cache', 'redis', 6379, 'cache', false],
  ['container-service', 'queue', 'https', 443, 'jobs', false],
  ['machine-group', 'queue', 'https', 443, 'takes jobs', false],
  ['machine-group', 'relational-database', 'postgres', 5432, 'SQL', true],
  ['container-service', 'secret-store', 'https', 443, 'secrets', false],
  ['workflow', 'machine-group', 'https', 443, 'steps', false],
  ['load-balancer-standby', 'container-service-standby', 'http', 8080, 'requests', false],
  ['container-service-standby', 'relational-database-standby', 'postgres', 5432, 'SQL', false],
  ['relational-database', 'relational-database-standby', 'replication', 5432, 'replication', false],
]
