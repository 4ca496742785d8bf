import type {
  ApiGateway,
  AppPlatform,
  AuditTrail,
  BackupVault,
  BatchEnvironment,
  Cache,
  ConnectionPooler,
  ContainerCluster,
  ContainerRegistry,
  ContainerService,
  ContentDelivery,
  DataWarehouse,
  DnsZone,
  DocumentDatabase,
  EncryptionKey,
  FileSystem,
  FunctionService,
  KeyValueStore,
  LoadBalancer,
  LogStore,
  MachineGroup,
  NatGateway,
  ObjectStore,
  Queue,
  RelationalDatabase,
  Resource,
  ResourceOf,
  SearchEngine,
  SecretStore,
  Stream,
  ThreatDetection,
  TimeSeriesDatabase,
  Topic,
  WebFirewall,
  Workflow,
} from '@/lib/design/model'
import type { STORE_KINDS } from '@/lib/guidance/kinds'
import type { FailureContext } from '../failure'

/** Steps that only one cloud needs, by the place in the runbook that they are put in: commands, and the prose that belongs to them. */
type Run<Part extends string> = { readonly [P in Part]: readonly string[] }
type For<R, Part extends string> = (resource: R, context: FailureContext) => Run<Part>

export type Store = ResourceOf<(typeof STORE_KINDS)[number]>

export type EdgeCommands = {
  readonly healthCheck: For<DnsZone, 'look' | 'status'>
  readonly edge: For<ContentDelivery, 'look' | 'errors' | 'clear'>
  readonly firewall: For<WebFirewall, 'look'>
  readonly outbound: For<NatGateway, 'look' | 'ports'>
  readonly targets: For<LoadBalancer, 'look' | 'verify'>
  readonly gateway: For<ApiGateway, 'look' | 'refused'>
}

export type ComputeCommands = {
  readonly cluster: For<ContainerCluster, 'signIn'>
  readonly platform: For<AppPlatform, 'look' | 'diagnose' | 'undo' | 'verify'>
  readonly service: For<ContainerService, 'look' | 'diagnose' | 'restart' | 'verify' | 'busy'>
  readonly machines: For<MachineGroup, 'look' | 'diagnose' | 'replace' | 'verify' | 'busy'>
  readonly functions: For<FunctionService, 'look' | 'diagnose' | 'raise' | 'verify'>
  readonly batch: For<BatchEnvironment, 'look' | 'why' | 'again' | 'verify'>
}

export type DataCommands = {
  readonly pooler: For<ConnectionPooler, 'look' | 'pinned' | 'verify'>
  readonly database: For<
    RelationalDatabase,
    'state' | 'processor' | 'disk' | 'connections' | 'grow' | 'events' | 'failover' | 'restore' | 'lag'
  >
}

export type StoreCommands = {
  readonly table: For<KeyValueStore, 'look' | 'throttled' | 'busyKeys'>
  readonly documents: For<DocumentDatabase, 'look' | 'failover' | 'verify'>
  readonly measurements: For<TimeSeriesDatabase, 'look'>
  readonly warehouse: For<DataWarehouse, 'look' | 'slow' | 'cancel'>
  readonly search: (
    engine: SearchEngine,
    context: FailureContext,
  ) => Run<'look' | 'inside'> & { readonly healthy: string }
  readonly cache: For<Cache, 'look' | 'events' | 'failover'>
  readonly objects: For<ObjectStore, 'look' | 'deleted' | 'bringBack' | 'earlier' | 'replication' | 'copyMissing'>
  readonly files: For<FileSystem, 'look' | 'verify'>
}

export type MessagingCommands = {
  readonly queue: For<Queue, 'look' | 'age' | 'given' | 'sendBack' | 'sentBack'>
  readonly topic: For<Topic, 'look' | 'failed'>
  readonly stream: For<Stream, 'look' | 'age' | 'grow'>
  readonly workflow: For<Workflow, 'look' | 'history' | 'goOn'>
}

export type OversightCommands = {
  readonly key: For<EncryptionKey, 'look' | 'who' | 'bringBack' | 'verify'>
  readonly secret: For<SecretStore, 'look' | 'versions' | 'back'>
  readonly trail: For<AuditTrail, 'look' | 'start' | 'verify'>
  readonly threat: For<ThreatDetection, 'look'>
  readonly logs: For<LogStore, 'look' | 'tail'>
  readonly backups: For<BackupVault, 'look' | 'now' | 'verify'>
  readonly images: For<ContainerRegistry, 'look'>
}

/** Commands about the design as a whole. */
export type WholeCommands = {
  readonly alarms: (context: FailureContext) => readonly string[]
  readonly errorLines: (context: FailureContext) => readonly string[]
  readonly certificate: (entry: Resource, context: FailureContext) => readonly string[]
  readonly leaked: (context: FailureContext) => Run<'cut' | 'used' | 'renew'>
  readonly spending: (context: FailureContext) => Run<'grown' | 'tagged'>
  /** Going back to the release before, a kind at a time; empty for what is not released. */
  readonly rollBack: (resource: Resource, context: FailureContext) => readonly string[]
  readonly trailRecords: (region: string, context: FailureContext) => readonly string[]
  readonly restore: (store: Store, context: FailureContext) => readonly string[]
  readonly zone: (region: string, context: FailureContext) => Run<'health' | 'zones'>
  readonly leaveZone: (balancer: LoadBalancer, context: FailureContext) => readonly string[]
  readonly promote: (database: RelationalDatabase, context: FailureContext) => readonly string[]
  readonly scaleUp: (service: ContainerService, context: FailureContext) => readonly string[]
  readonly moveDomain: (context: FailureContext) => readonly string[]
}

/** What a cloud must answer for every way in which a design fails: a cloud that lacks one does not compile. */
export type CloudCommands = EdgeCommands &
  ComputeCommands &
  DataCommands &
  StoreCommands &
  MessagingCommands &
  OversightCommands &
  WholeCommands
