import { type ByKind, project, type Resource, type ResourceOf } from '@/lib/design/model'
import type { Sla } from '../sla'
import { SHARED_CORE_NODE } from './managed-sizes'
import { gcpSlas } from './sla'

/** What Google promises for a resource as it is configured; undefined for what is not a service that can fail by itself. */
export const gcpSlaOf = (resource: Resource): Sla | undefined => project(slas, resource, undefined)

const machines = ({ zones, spotShare }: { zones: number; spotShare: number }): Sla => {
  if (spotShare >= 1) return gcpSlas.spot
  return zones >= 2 ? gcpSlas.computeMultiZone : gcpSlas.computeSingle
}

const relational = (database: ResourceOf<'relational-database'>): Sla => {
  const { class: level, engine, instanceType, multiZone, region, replicaOf, vcpu } = database
  if (level === 'distributed')
    return region === 'global' || replicaOf !== null ? gcpSlas.spannerMultiRegion : gcpSlas.spannerRegional
  if (engine === 'oracle') return gcpSlas.selfRun
  if (vcpu < 1 || /^db-(f1|g1)-/.test(instanceType)) return gcpSlas.cloudSqlSharedCore
  if (!multiZone) return gcpSlas.cloudSqlSingle
  return level === 'high' ? gcpSlas.enterprisePlus : gcpSlas.cloudSqlMultiZone
}

const cache = ({ engine, instanceType, multiZone, nodes }: ResourceOf<'cache'>): Sla => {
  if (engine === 'memcached') return gcpSlas.selfRun
  if (nodes < 2) return gcpSlas.cacheSingle
  if (instanceType === SHARED_CORE_NODE) return gcpSlas.cacheSharedCore
  return multiZone ? gcpSlas.cacheMultiZone : gcpSlas.cacheOneZone
}

/** Where Firestore has multi-regions. Elsewhere a second region holds a database of its own, with its own promise. */
const isInMultiRegion = (region: string) => /^(us|europe)-/.test(region)

const slas: ByKind<Sla | undefined> = {
  'dns-zone': () => gcpSlas.cloudDns,
  'content-delivery': () => gcpSlas.cloudCdn,
  'web-firewall': () => gcpSlas.cloudArmor,
  // Subnets, routes and firewall rules have no agreement and nothing in them that runs.
  network: () => undefined,
  'nat-gateway': () => gcpSlas.cloudNat,
  'network-endpoint': ({ style }) => (style === 'gateway' ? gcpSlas.privateAccess : gcpSlas.privateServiceConnect),
  // A regional service: it spans the region's zones whatever stands behind it.
  'load-balancer': () => gcpSlas.loadBalancing,
  'api-gateway': ({ style }) => (style === 'websocket' ? gcpSlas.loadBalancing : gcpSlas.apiGateway),
  'container-service': ({ capacity, zones, spotShare }) => {
    if (capacity === 'machines') return machines({ zones, spotShare })
    return gcpSlas.cloudRun
  },
  'container-cluster': ({ zones }) => (zones >= 2 ? gcpSlas.gkeRegional : gcpSlas.gkeZonal),
  'machine-group': machines,
  'app-platform': () => gcpSlas.cloudRun,
  function: () => gcpSlas.functions,
  'batch-environment': () => gcpSlas.jobs,
  'relational-database': relational,
  'key-value-store': ({ region, replicaRegions }) =>
    replicaRegions.length > 0 && [region, ...replicaRegions].every(isInMultiRegion)
      ? gcpSlas.firestoreMultiRegion
      : gcpSlas.firestore,
  'document-database': () => gcpSlas.firestoreMongo,
  'time-series-database': ({ multiZone }) => (multiZone ? gcpSlas.bigtableReplicated : gcpSlas.bigtableZonal),
  'data-warehouse': () => gcpSlas.bigQuery,
  'search-engine': () => gcpSlas.selfRun,
  cache,
  // Objects are written to the standard class; a store without any has only those with the lower promise.
  'object-store': ({ storageGib }) =>
    storageGib.standard === 0 && (storageGib.infrequent > 0 || storageGib.archive > 0)
      ? gcpSlas.storageInfrequent
      : gcpSlas.storageStandard,
  'file-system': ({ zones }) => (zones >= 2 ? gcpSlas.filestoreRegional : gcpSlas.filestoreZonal),
  // Part of the database instance, or of the application's own containers: it fails with them.
  'connection-pooler': () => undefined,
  queue: () => gcpSlas.pubSub,
  topic: () => gcpSlas.pubSub,
  stream: () => gcpSlas.pubSub,
  workflow: () => gcpSlas.workflows,
  'encryption-key': ({ hardware }) => (hardware ? gcpSlas.cloudHsm : gcpSlas.cloudKms),
  'secret-store': () => gcpSlas.secretManager,
  'audit-trail': () => gcpSlas.operations,
  'threat-detection': () => gcpSlas.securityCommandCenter,
  'log-store': () => gcpSlas.operations,
  monitoring: () => gcpSlas.operations,
  'backup-vault': () => gcpSlas.backup,
  'container-registry': () => gcpSlas.artifactRegistry,
  'feature-flag-store': () => gcpSlas.parameterManager,
}
