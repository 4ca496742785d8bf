import type { NetworkConnectivity } from '@/lib/decisions/connect'
import type { Logs, Metrics, Secrets, Traces } from '@/lib/decisions/operate'
import type { Environment, Provider } from '@/lib/requirements/schema'

/**
 * The architecture model. A design is a plain list of resources and connections; the diagram, the bill, the Terraform and the report
 * are functions of it and never of each other. It knows no provider: sizes are physical, and the two words a provider puts on a
 * resource (`service`, `instanceType`) arrive as data through `ProviderProfile` (provider.ts).
 */
export type Design = {
  environment: Environment
  provider: Provider
  /** A short slug of the design's name, safe as a prefix for names in files: letters, digits and hyphens, 3–24 characters. */
  slug: string
  name: string
  regions: Region[]
  resources: Resource[]
  connections: Connection[]
  /** People and systems outside the design that appear in the diagram. */
  actors: Actor[]
}

export type RegionRole = 'primary' | 'standby' | 'active' | 'backup'
export type Region = { id: string; name: string; role: RegionRole }

export type Actor = { id: string; label: string; detail: string; kind: 'people' | 'system' }

/**
 * Where a resource stands inside its region: `global` is outside any region, `edge` in front of the network, `public`, `app` and `data`
 * are subnet tiers, `regional` is a managed service outside the network.
 */
export const TIERS = ['global', 'edge', 'public', 'app', 'data', 'regional'] as const
export type Tier = (typeof TIERS)[number]

export type Protocol =
  | 'https'
  | 'http'
  | 'postgres'
  | 'mysql'
  | 'sqlserver'
  | 'oracle'
  | 'redis'
  | 'memcached'
  | 'nfs'
  | 'mongodb'
  | 'tcp'
  | 'dns'
  | 'replication'

/** A flow that is allowed: security groups, the diagram's edges and the data-flow text are all made from these. */
export type Connection = {
  from: string
  to: string
  protocol: Protocol
  port: number
  /** What flows, in at most 22 characters: "SQL", "jobs", "static files". */
  label: string
  /** A request cannot be answered without it: counted in series when availability is computed. */
  serial: boolean
}

type Placed = {
  /** A slug of what the thing is: `database`, `web`, `jobs-queue`; standby copies end in `-standby`. Unique in the design. */
  id: string
  /** What a person calls it: "PostgreSQL database". */
  label: string
  /** What it is called at the provider: "Amazon RDS for PostgreSQL". */
  service: string
  region: string
  /** Zones it spans; 1 = one zone. */
  zones: number
  tier: Tier
  /** The rule that put it there. */
  because: string
  /** One sentence: what it does in this design. */
  purpose: string
}

/** A machine size chosen by the provider's profile from physical needs. */
type Machine = { instanceType: string; vcpu: number; memoryGib: number; arch: 'arm64' | 'x86_64' }

/** How many copies run: `typical` is what the average hour needs, `max` what the autoscaler may reach. */
export type Replicas = { min: number; typical: number; max: number }

/** `on` says what makes the count move; `fixed` never moves. */
export type Scaling = { on: 'fixed' | 'cpu' | 'requests' | 'queue-depth' | 'schedule' | 'predictive'; target: string }

export type DnsZone = Placed & {
  kind: 'dns-zone'
  routing: 'simple' | 'health-checked' | 'failover' | 'latency-routed'
  healthChecks: number
  queriesPerMonth: number
}
export type ContentDelivery = Placed & {
  kind: 'content-delivery'
  requestsPerMonth: number
  egressGibPerMonth: number
  /** Share of the traffic by audience continent; sums to 1. */
  audience: { [continent: string]: number }
}
export type WebFirewall = Placed & { kind: 'web-firewall'; rules: number; requestsPerMonth: number; protects: string }

export type Network = Placed & {
  kind: 'network'
  cidr: string
  layout: 'public-only' | 'private-single-nat' | 'private-nat-per-zone' | 'private-endpoints-only'
  /** Subnets, one an entry: tier × zone index (0 = first zone). */
  subnets: { tier: 'public' | 'app' | 'data'; zone: number; cidr: string }[]
  publicIpv4Addresses: number
  /** To the internet from the origin, after the CDN. */
  internetEgressGibPerMonth: number
  crossZoneGibPerMonth: number
  interRegionGibPerMonth: number
  /** How it is joined to other networks: directly to one of them, or through a hub of its region. */
  connectivity: NetworkConnectivity
  /** The hub also leads to a site of your own outside the cloud. */
  joinsSite: boolean
  /** Goes over the join in a month, both directions together. */
  joinedGibPerMonth: number
}
export type NatGateway = Placed & { kind: 'nat-gateway'; count: number; processedGibPerMonth: number }
export type NetworkEndpoint = Placed & {
  kind: 'network-endpoint'
  style: 'gateway' | 'interface'
  reaches: string[]
  processedGibPerMonth: number
}
export type LoadBalancer = Placed & {
  kind: 'load-balancer'
  layer: 'application' | 'network'
  isPublic: boolean
  newConnectionsPerSecond: number
  activeConnections: number
  processedGibPerHour: number
  ruleEvaluationsPerSecond: number
  targetPort: number
  target: string
  /** The platform behind it brings it along at no charge of its own. */
  included: boolean
}
export type ApiGateway = Placed & {
  kind: 'api-gateway'
  style: 'http' | 'rest' | 'websocket'
  requestsPerMonth: number
  responseKib: number
  target: string
}

export type ContainerService = Placed & {
  kind: 'container-service'
  role: 'web' | 'worker'
  /** `serverless`: no machines to run; `machines`: tasks are placed on the machine group named in `runsOn`. */
  capacity: 'serverless' | 'machines'
  runsOn: string | null
  /** Deployable services of this shape. */
  services: number
  task: { vcpu: number; memoryGib: number; arch: 'arm64' | 'x86_64' }
  /** Copies over all services together. */
  replicas: Replicas
  scaling: Scaling
  port: number
  spotShare: number
  /** Requests, or pieces of work, a month. */
  requestsPerMonth: number
  /** Share of the time in which a typical copy has at least one request in hand, 0–1: some platforms bill the rest at a lower price. */
  activeShare: number
  deployment: 'recreate' | 'rolling' | 'blue-green' | 'canary'
}
export type ContainerCluster = Placed & {
  kind: 'container-cluster'
  nodeGroup: string
  version: string
  services: number
  /** What runs in the cluster besides the services: the node group is sized for it too. */
  addons: ClusterAddon[]
}
/** Tools of ours for what a decision asks to be run on the cluster. */
export const CLUSTER_ADDONS = ['linkerd', 'istio', 'loki', 'tempo', 'vault'] as const
export type ClusterAddon = (typeof CLUSTER_ADDONS)[number]
export type MachineGroup = Placed &
  Machine & {
    kind: 'machine-group'
    role: 'web' | 'worker' | 'nodes' | 'capacity'
    os: 'linux' | 'windows'
    replicas: Replicas
    scaling: Scaling
    diskGib: number
    gpus: number
    spotShare: number
    port: number
    deployment: 'recreate' | 'rolling' | 'blue-green' | 'canary'
  }
export type AppPlatform = Placed &
  Machine & {
    kind: 'app-platform'
    replicas: Replicas
    scaling: Scaling
    port: number
    /** As for a container service; 1 where work goes on after the response. */
    requestsPerMonth: number
    activeShare: number
    deployment: 'recreate' | 'rolling' | 'blue-green' | 'canary'
  }
export type FunctionService = Placed & {
  kind: 'function'
  role: 'web' | 'worker'
  memoryMb: number
  timeoutSeconds: number
  averageSeconds: number
  invocationsPerMonth: number
  peakConcurrency: number
  arch: 'arm64' | 'x86_64'
  inNetwork: boolean
  deployment: 'recreate' | 'rolling' | 'blue-green' | 'canary'
}
export type BatchEnvironment = Placed & {
  kind: 'batch-environment'
  task: { vcpu: number; memoryGib: number; arch: 'arm64' | 'x86_64' }
  /** Processor hours actually run in a month. */
  vcpuHoursPerMonth: number
  memoryGibHoursPerMonth: number
  maxVcpu: number
  spotShare: number
}

export type RelationalDatabase = Placed &
  Machine & {
    kind: 'relational-database'
    engine: 'postgresql' | 'mysql' | 'sqlserver' | 'oracle'
    /** `standard`: instance with its own disk; `high`: shared storage over zones; `distributed`: several regions write. */
    class: 'standard' | 'high' | 'distributed'
    role: 'primary' | 'replica' | 'standby'
    /** Synchronous standby in a second zone, billed like the primary. */
    multiZone: boolean
    readReplicas: number
    storageGib: number
    iops: number
    backupDays: number
    backupGib: number
    /** Reads and writes a month, for engines billed by request. */
    readsPerMonth: number
    writesPerMonth: number
    port: number
    /** Set on a copy: the resource it follows. */
    replicaOf: string | null
    deletionProtection: boolean
  }
export type KeyValueStore = Placed & {
  kind: 'key-value-store'
  storageGib: number
  readsPerMonth: number
  writesPerMonth: number
  pointInTimeRecovery: boolean
  replicaRegions: string[]
}
export type DocumentDatabase = Placed &
  Machine & {
    kind: 'document-database'
    nodes: number
    storageGib: number
    requestsPerMonth: number
    backupDays: number
  }
export type TimeSeriesDatabase = Placed &
  Machine & { kind: 'time-series-database'; multiZone: boolean; storageGib: number; writesPerSecond: number }
export type DataWarehouse = Placed & {
  kind: 'data-warehouse'
  storageGib: number
  computeHoursPerMonth: number
  baseCapacityUnits: number
}
export type SearchEngine = Placed &
  Machine & { kind: 'search-engine'; holds: 'text' | 'vectors'; nodes: number; storageGibPerNode: number }
export type Cache = Placed &
  Machine & { kind: 'cache'; engine: 'redis' | 'memcached'; nodes: number; multiZone: boolean; port: number }
export type ObjectStore = Placed & {
  kind: 'object-store'
  use: 'files' | 'site' | 'logs' | 'telemetry' | 'replica' | 'lake'
  /** Held in each class at the end of the month. */
  storageGib: { standard: number; infrequent: number; archive: number }
  writesPerMonth: number
  readsPerMonth: number
  versioned: boolean
  lifecycle: { toInfrequentAfterDays: number | null; toArchiveAfterDays: number | null }
  replicatesTo: string | null
}
export type FileSystem = Placed & {
  kind: 'file-system'
  storageGib: number
  throughputMibPerSecond: number
  backupDays: number
}
export type ConnectionPooler = Placed & {
  kind: 'connection-pooler'
  databaseVcpu: number
  fronts: string
  port: number
}

export type Queue = Placed & { kind: 'queue'; messagesPerMonth: number; ordered: boolean; deadLetter: boolean }
export type Topic = Placed & { kind: 'topic'; messagesPerMonth: number; subscriberIds: string[] }
export type Stream = Placed & {
  kind: 'stream'
  shards: number
  inGibPerMonth: number
  recordsPerMonth: number
  retentionHours: number
}
export type Workflow = Placed & { kind: 'workflow'; style: 'standard' | 'express'; transitionsPerMonth: number }

export type EncryptionKey = Placed & {
  kind: 'encryption-key'
  keys: number
  requestsPerMonth: number
  hardware: boolean
}
export type SecretStore = Placed & {
  kind: 'secret-store'
  /** Where the workload's secrets are; with `vault` this store keeps only what opens the vault. */
  by: Secrets
  secrets: number
  readsPerMonth: number
}
export type AuditTrail = Placed & {
  kind: 'audit-trail'
  managementEventsPerMonth: number
  retentionDays: number
  storageGib: number
}
export type ThreatDetection = Placed & { kind: 'threat-detection'; eventsPerMonth: number; flowLogGibPerMonth: number }

export type LogStore = Placed & {
  kind: 'log-store'
  /** Where the workload's logs go; elsewhere than to the provider, this store keeps only the platform's own. */
  by: Logs
  /** Taken in by the provider's store. */
  ingestGibPerMonth: number
  /** Sent to Loki or Datadog instead. */
  elsewhereGibPerMonth: number
  retentionDays: number
  storedGib: number
}
export type Monitoring = Placed & {
  kind: 'monitoring'
  metricsBy: Metrics
  tracesBy: Traces
  customMetrics: number
  /** Measurements that programs expose for Prometheus; 0 where it is not used. */
  samplesPerMonth: number
  /** Requests that are followed from end to end: a sample. */
  tracesPerMonth: number
  alarms: number
  dashboards: number
}
export type BackupVault = Placed & {
  kind: 'backup-vault'
  storedGib: number
  retentionDays: number
  protects: string[]
}
export type ContainerRegistry = Placed & { kind: 'container-registry'; storedGib: number }
export type FeatureFlagStore = Placed & { kind: 'feature-flag-store'; flags: number; readsPerMonth: number }

export type Resource =
  | DnsZone
  | ContentDelivery
  | WebFirewall
  | Network
  | NatGateway
  | NetworkEndpoint
  | LoadBalancer
  | ApiGateway
  | ContainerService
  | ContainerCluster
  | MachineGroup
  | AppPlatform
  | FunctionService
  | BatchEnvironment
  | RelationalDatabase
  | KeyValueStore
  | DocumentDatabase
  | TimeSeriesDatabase
  | DataWarehouse
  | SearchEngine
  | Cache
  | ObjectStore
  | FileSystem
  | ConnectionPooler
  | Queue
  | Topic
  | Stream
  | Workflow
  | EncryptionKey
  | SecretStore
  | AuditTrail
  | ThreatDetection
  | LogStore
  | Monitoring
  | BackupVault
  | ContainerRegistry
  | FeatureFlagStore

export type Kind = Resource['kind']
export type ResourceOf<K extends Kind> = Extract<Resource, { kind: K }>

/** One entry a kind: a new kind does not compile until every projection handles it. */
export type ByKind<Out, Context = void> = { readonly [K in Kind]: (resource: ResourceOf<K>, context: Context) => Out }

/** Applies a `ByKind` table to one resource. */
export function project<Out, Context>(table: ByKind<Out, Context>, resource: Resource, context: Context): Out {
  const entry = table[resource.kind] as (resource: Resource, context: Context) => Out
  return entry(resource, context)
}

/** The design's resources of one kind, in the design's order. */
export function ofKind<K extends Kind>({ resources }: Pick<Design, 'resources'>, kind: K): ResourceOf<K>[] {
  return resources.filter((resource): resource is ResourceOf<K> => resource.kind === kind)
}
