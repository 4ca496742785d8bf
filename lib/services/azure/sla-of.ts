import { type ByKind, project, type Resource } from '@/lib/design/model'
import type { Sla } from '../sla'
import { azureSlas } from './sla'

/** What Microsoft promises for a resource as it is configured; undefined for what is not a service that can fail by itself. */
export const azureSlaOf = (resource: Resource): Sla | undefined => project(slas, resource, undefined)

const machines = ({ zones, spotShare }: { zones: number; spotShare: number }): Sla => {
  if (spotShare >= 1) return azureSlas.spot
  return zones >= 2 ? azureSlas.machinesMultiZone : azureSlas.machineSingle
}

const slas: ByKind<Sla | undefined> = {
  // A check only tells people; choosing between regions is done by Traffic Manager behind the zone's name.
  'dns-zone': ({ routing }) =>
    routing === 'simple' || routing === 'health-checked' ? azureSlas.dns : azureSlas.trafficManager,
  'content-delivery': () => azureSlas.frontDoor,
  // A policy inside Front Door or Application Gateway: covered with what it is attached to.
  'web-firewall': () => undefined,
  // Subnets, routes and security groups have no agreement and nothing in them that runs.
  network: () => undefined,
  'nat-gateway': () => azureSlas.natGateway,
  'network-endpoint': ({ style }) => (style === 'gateway' ? azureSlas.serviceEndpoint : azureSlas.privateLink),
  'load-balancer': ({ layer, included }) => {
    if (included) return azureSlas.includedIngress
    return layer === 'network' ? azureSlas.loadBalancer : azureSlas.applicationGateway
  },
  'api-gateway': () => azureSlas.apiManagement,
  'container-service': ({ capacity, zones, spotShare }) => {
    if (capacity === 'machines') return machines({ zones, spotShare })
    return azureSlas.containerApps
  },
  'container-cluster': ({ zones }) => (zones >= 2 ? azureSlas.aksZones : azureSlas.aksSingle),
  'machine-group': machines,
  'app-platform': () => azureSlas.appService,
  function: () => azureSlas.functions,
  'batch-environment': () => azureSlas.containerAppsJobs,
  'relational-database': ({ engine, class: level, multiZone, region, replicaOf, zones }) => {
    if (level === 'distributed')
      return region === 'global' || replicaOf !== null ? azureSlas.cosmosStrong : azureSlas.cosmosSingleRegion
    if (engine === 'oracle') return azureSlas.oracle
    const hasStandby = multiZone && zones >= 2
    if (engine === 'sqlserver')
      return level === 'high' && hasStandby ? azureSlas.sqlBusinessCriticalZones : azureSlas.sqlDatabase
    if (engine === 'mysql') return hasStandby ? azureSlas.mysqlZones : azureSlas.mysqlSingle
    return hasStandby ? azureSlas.postgresqlZones : azureSlas.postgresqlSingle
  },
  'key-value-store': ({ replicaRegions }) =>
    replicaRegions.length > 0 ? azureSlas.cosmosSeveralWriters : azureSlas.cosmosSingleRegion,
  'document-database': ({ nodes }) => (nodes >= 2 ? azureSlas.documentDb : azureSlas.documentDbSingle),
  'time-series-database': ({ multiZone }) => (multiZone ? azureSlas.dataExplorer : azureSlas.dataExplorerSingle),
  'data-warehouse': () => azureSlas.fabric,
  'search-engine': ({ nodes }) => (nodes >= 2 ? azureSlas.searchReplicas : azureSlas.searchSingle),
  cache: ({ multiZone, nodes, zones }) => {
    if (nodes < 2) return azureSlas.redisSingle
    return multiZone && zones >= 2 ? azureSlas.redisZones : azureSlas.redisPair
  },
  // Objects are written to the hot tier; a store without any has only those with the lower promise.
  'object-store': ({ storageGib }) =>
    storageGib.standard === 0 && storageGib.infrequent > 0 ? azureSlas.blobCool : azureSlas.blobHot,
  'file-system': () => azureSlas.files,
  'connection-pooler': () => azureSlas.pgBouncer,
  queue: () => azureSlas.serviceBus,
  topic: () => azureSlas.serviceBus,
  stream: () => azureSlas.eventHubs,
  workflow: ({ style }) => (style === 'express' ? azureSlas.durableFunctions : azureSlas.logicApps),
  'encryption-key': ({ hardware }) => (hardware ? azureSlas.managedHsm : azureSlas.keyVault),
  'secret-store': () => azureSlas.keyVault,
  'audit-trail': () => azureSlas.activityLog,
  'threat-detection': () => azureSlas.defender,
  'log-store': () => azureSlas.logAnalytics,
  monitoring: () => azureSlas.monitor,
  'backup-vault': () => azureSlas.backup,
  'container-registry': () => azureSlas.containerRegistry,
  'feature-flag-store': () => azureSlas.appConfiguration,
}
