/**
 * Every Azure SKU that a cost component may name: `azure/<service>/<meter>`, the meter being the slug of the Retail Prices API's product,
 * SKU and meter name. What has no price in the catalogue (see `AZURE_WITHOUT_PRICE`) is still named here, so that it is billed as missing.
 */

type FrontDoorTier = 'standard' | 'premium'
/** Front Door's price areas, by the numbers of its price page: North America and Europe are 1, and so on. */
export type FrontDoorZone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
export type BlobCopies = 'lrs' | 'zrs'
export type AzureEngine = 'postgresql' | 'mysql' | 'sqlserver'

/** A size that is sold by name. An hour of it costs `units` times the price of `sku`: some meters count vCores and not machines. */
export type AzureSize = { type: string; vcpu: number; memoryGib: number; sku: string; units: number }

const frontDoor = (zone: FrontDoorZone, item: string) => `azure/front-door/front-door-zone-${zone}/front-door.${item}`

export const azure = {
  vm: {
    hour: (type: string) => `azure/vm/${type}/hour`,
    spotHour: (type: string) => `azure/vm/${type}/spot-hour`,
  },
  disk: {
    /** One disk for a month, whatever part of it is used. */
    premiumSsdMonth: (size: string) =>
      `azure/managed-disk/premium-ssd-managed-disks.${size}-lrs.${size}-lrs-disk`.toLowerCase(),
    snapshotGbMonth: 'azure/managed-disk/standard-hdd-managed-disks.snapshots-lrs.lrs-snapshots',
  },
  containerApps: {
    vcpuActiveSecond: 'azure/container-apps/container-apps.standard.standard-vcpu-active-usage',
    memoryActiveGibSecond: 'azure/container-apps/container-apps.standard.standard-memory-active-usage',
    vcpuIdleSecond: 'azure/container-apps/container-apps.standard.standard-vcpu-idle-usage',
    memoryIdleGibSecond: 'azure/container-apps/container-apps.standard.standard-memory-idle-usage',
    requests: 'azure/container-apps/container-apps.standard.standard-requests',
    dedicatedPlanHour: 'azure/container-apps/container-apps.dedicated.dedicated-plan-management',
    dedicatedVcpuHour: 'azure/container-apps/container-apps.dedicated.dedicated-vcpu-usage',
    dedicatedGibHour: 'azure/container-apps/container-apps.dedicated.dedicated-memory-usage',
  },
  aks: { standardClusterHour: 'azure/aks/kubernetes-service.standard.standard-uptime-sla' },
  functions: {
    executions: 'azure/functions/functions.standard.standard-total-executions',
    gbSecond: 'azure/functions/functions.standard.standard-execution-time',
    flexExecutions: 'azure/functions/flex-consumption.on-demand.on-demand-total-executions',
    flexGbSecond: 'azure/functions/flex-consumption.on-demand.on-demand-execution-time',
  },
  apiManagement: {
    consumptionCalls: 'azure/api-management/api-management.consumption.consumption-calls',
    basicUnitHour: 'azure/api-management/api-management.basic-v2.basic-v2-unit',
    basicCalls: 'azure/api-management/api-management.basic-v2.basic-v2-calls',
    standardUnitHour: 'azure/api-management/api-management.standard-v2.standard-v2-unit',
    standardCalls: 'azure/api-management/api-management.standard-v2.standard-v2-calls',
  },
  applicationGateway: {
    hour: 'azure/application-gateway/application-gateway-standard-v2.standard.standard-fixed-cost',
    capacityUnitHour: 'azure/application-gateway/application-gateway-standard-v2.standard.standard-capacity-units',
    wafHour: 'azure/application-gateway/application-gateway-waf-v2.standard.standard-fixed-cost',
    wafCapacityUnitHour: 'azure/application-gateway/application-gateway-waf-v2.standard.standard-capacity-units',
  },
  loadBalancer: { hour: 'azure/load-balancer/first5-rules-hour', gb: 'azure/load-balancer/gb-processed' },
  natGateway: { hour: 'azure/nat-gateway/hour', gb: 'azure/nat-gateway/gb-processed' },
  publicIpv4: { hour: 'azure/virtual-network/ip-addresses.standard.standard-ipv4-static-public-ip' },
  privateLink: {
    endpointHour: 'azure/private-link/endpoint-hour',
    /** Data is billed in each direction; the two prices are the same. */
    inGb: 'azure/private-link/in-gb',
  },
  bandwidth: {
    internetOutGb: 'azure/bandwidth/internet-out-gb',
    sameContinentGb: 'azure/bandwidth/inter-region-same-continent-gb',
    otherContinentGb: 'azure/bandwidth/inter-region-other-continent-gb',
  },
  frontDoor: {
    month: (tier: FrontDoorTier) => frontDoor(1, `${tier}.${tier}-base-fees`),
    outGb: (tier: FrontDoorTier, zone: FrontDoorZone) => frontDoor(zone, `${tier}.${tier}-data-transfer-out`),
    requests: (tier: FrontDoorTier, zone: FrontDoorZone) => frontDoor(zone, `${tier}.${tier}-requests`),
  },
  dns: { publicZoneMonth: 'azure/dns/public-zone-month', queries: 'azure/dns/queries' },
  trafficManager: {
    queries: 'azure/traffic-manager/dns-queries',
    healthCheckMonth: 'azure/traffic-manager/azure-endpoint-health-check-month',
  },
  postgresql: {
    storageGbMonth:
      'azure/postgresql-flexible/az-db-for-postgresql-flexible-server-storage.storage.storage-data-stored',
    iopsMonth:
      'azure/postgresql-flexible/az-db-for-postgresql-flexible-server-storage.iops-scaling.iops-scaling-provisioned-iops',
    backupGbMonth: 'azure/postgresql-flexible/backup-storage.backup-storage-lrs.backup-storage-lrs-data-stored',
  },
  mysql: {
    storageGbMonth: 'azure/mysql-flexible/storage.storage.storage-data-stored',
    iopsMonth: 'azure/mysql-flexible/storage.additional-iops.additional-iops',
    backupGbMonth: 'azure/mysql-flexible/backup-storage.backup-storage-lrs.backup-storage-lrs-data-stored',
  },
  sqlDatabase: {
    /** On top of each vCore of a general purpose database that has a standby in another zone. */
    zoneRedundantVcoreHour:
      'azure/sql-database/single-elastic-pool-general-purpose-compute-gen5.1-vcore-zone-redundancy.zone-redundancy-vcore',
    storageGbMonth:
      'azure/sql-database/single-elastic-pool-general-purpose-storage.general-purpose.general-purpose-data-stored',
    zoneRedundantStorageGbMonth:
      'azure/sql-database/single-elastic-pool-general-purpose-storage.general-purpose-zone-redundancy.general-purpose-zone-redundancy-data-stored',
    criticalStorageGbMonth:
      'azure/sql-database/single-elastic-pool-business-critical-storage.business-critical.business-critical-data-stored',
    hyperscaleStorageGbMonth: 'azure/sql-database/singledb-hyperscale-storage.hyperscale.hyperscale-data-stored',
    backupGbMonth: 'azure/sql-database/single-elastic-pool-pitr-backup-storage.backup-lrs.lrs-data-stored',
    zoneRedundantBackupGbMonth: 'azure/sql-database/single-elastic-pool-pitr-backup-storage.backup-zrs.zrs-data-stored',
    hyperscaleBackupGbMonth: 'azure/sql-database/singledb-hyperscale-storage.backup-zrs.backup-zrs-data-stored',
  },
  cosmos: {
    serverlessRequestUnits: 'azure/cosmos-db/cosmos-db-serverless.rus.1m-rus',
    /** 100 RU/s for an hour, in a region, where one region writes. */
    autoscaleHour: 'azure/cosmos-db/cosmos-db-autoscale.ap1.ap1-100-rus',
    /** The same where every region writes; autoscale and fixed throughput cost the same there. */
    multiWriteHour: 'azure/cosmos-db/cosmos-db.mrus.100-multi-master-ru-s',
    storageGbMonth: 'azure/cosmos-db/cosmos-db.rus.data-stored',
    mongoVcoreHour: (type: string) => `azure/cosmos-db/mongodb-vcore.${type.toLowerCase()}.hour`,
    mongoStorageGbMonth: 'azure/cosmos-db/mongodb-vcore.storage-gb-month',
  },
  dataExplorer: { markupVcoreHour: 'azure/data-explorer/markup-vcore-hour' },
  fabric: { capacityUnitHour: 'azure/fabric/capacity-unit-hour', storageGbMonth: 'azure/fabric/onelake-gb-month' },
  search: { unitHour: (type: string) => searchSku(type) },
  blob: {
    hotGbMonth: (copies: BlobCopies) =>
      `azure/blob/general-block-blob-v2.hot-${copies}.hot-${copies}-data-stored` as const,
    hotWrites: (copies: BlobCopies) =>
      `azure/blob/general-block-blob-v2.hot-${copies}.hot-${copies}-write-operations` as const,
    /** The meter of a local copy does not say so. */
    hotReads: (copies: BlobCopies) =>
      `azure/blob/general-block-blob-v2.hot-${copies}.hot-${copies === 'lrs' ? '' : 'zrs-'}read-operations` as const,
    coolGbMonth: (copies: BlobCopies) =>
      `azure/blob/general-block-blob-v2.cool-${copies}.cool-${copies}-data-stored` as const,
    coolWrites: (copies: BlobCopies) =>
      `azure/blob/general-block-blob-v2.cool-${copies}.cool-${copies}-write-operations` as const,
    archiveGbMonth: 'azure/blob/general-block-blob-v2.archive-lrs.archive-lrs-data-stored',
    archiveWrites: 'azure/blob/general-block-blob-v2.archive-lrs.archive-lrs-write-operations',
  },
  files: {
    premiumGbMonth: (copies: BlobCopies) =>
      `azure/files/premium-files.premium-${copies}.premium-${copies}-provisioned` as const,
  },
  backup: {
    vmInstanceMonth: 'azure/backup/backup.azure-vm.azure-vm-protected-instance',
    filesInstanceMonth: 'azure/backup/backup.azure-files.azure-files-protected-instance',
    postgresqlInstanceMonth: 'azure/backup/backup.postgresql.postgresql-protected-instance',
    lrsGbMonth: 'azure/backup/backup.standard.standard-lrs-data-stored',
    zrsGbMonth: 'azure/backup/backup.standard.standard-zrs-data-stored',
    blobInstanceMonth: 'azure/backup/backup.azure-blob.azure-blob-protected-instance',
  },
  serviceBus: {
    baseHour: 'azure/service-bus/service-bus.standard.standard-base-unit',
    operations: 'azure/service-bus/service-bus.standard.standard-messaging-operations',
  },
  eventHubs: {
    throughputUnitHour: 'azure/event-hubs/event-hubs.standard.standard-throughput-unit',
    ingressEvents: 'azure/event-hubs/event-hubs.standard.standard-ingress-events',
    processingUnitHour: 'azure/event-hubs/event-hubs.premium.premium-processing-unit',
    extendedRetentionGbMonth: 'azure/event-hubs/event-hubs.premium.premium-extended-retention',
  },
  logicApps: { builtInActions: 'azure/logic-apps/logic-apps.consumption.consumption-built-in-actions' },
  keyVault: {
    operations: 'azure/key-vault/key-vault.standard.operations',
    managedHsmHour: 'azure/key-vault/key-vault-hsm-pool.standard-b1.standard-b1-instance',
  },
  defender: {
    serverHour: 'azure/defender/microsoft-defender-for-servers.standard-p2.standard-p2-node',
    containerVcoreHour: 'azure/defender/microsoft-defender-for-containers.standard-vcore.standard-vcore-vcore-pack',
    appServiceHour: 'azure/defender/microsoft-defender-for-app-service.standard.standard-node',
    sqlHour: 'azure/defender/microsoft-defender-for-sql.standard.standard-instance',
    postgresqlMonth: 'azure/defender/microsoft-defender-for-postgresql.standard.standard-node',
    mysqlMonth: 'azure/defender/microsoft-defender-for-mysql.standard.standard-node',
    storageHour: 'azure/defender/microsoft-defender-for-storage.standard.standard-node',
    keyVaultHour: 'azure/defender/microsoft-defender-for-key-vault.per-node-std.per-node-std-node',
    resourceManagerHour: 'azure/defender/microsoft-defender-for-resource-manager.per-node-std.per-node-std-node',
  },
  logAnalytics: {
    ingestGb: 'azure/log-analytics/log-analytics.analytics-logs.analytics-logs-data-ingestion',
    /** For what is kept beyond the first month. */
    retentionGbMonth: 'azure/log-analytics/log-analytics.analytics-logs.analytics-logs-data-retention',
  },
  monitor: {
    metricSamples: 'azure/monitor/monitor.metrics-ingestion.metrics-ingestion-metric-samples',
    alertMonth: 'azure/monitor/monitor.alerts.alerts-metric-monitored',
  },
  containerRegistry: {
    standardDay: 'azure/container-registry/container-registry.standard.standard-registry-unit',
    gbMonth: 'azure/container-registry/container-registry.standard.data-stored',
  },
  appConfiguration: { standardDay: 'azure/app-configuration/standard-store-day' },
} as const

/** Named above, but in none of the price files read (2026-11-23): they are billed as missing until a refresh brings them. */
export const AZURE_WITHOUT_PRICE: readonly string[] = [
  azure.bandwidth.otherContinentGb,
  azure.trafficManager.queries,
  azure.trafficManager.healthCheckMonth,
  azure.cosmos.mongoStorageGbMonth,
  azure.dataExplorer.markupVcoreHour,
  azure.backup.blobInstanceMonth,
  azure.appConfiguration.standardDay,
]

/** Standard disk sizes: a disk is billed at the smallest that holds what was asked. */
export const azureDiskSizes: readonly { name: string; gib: number }[] = [
  { name: 'P4', gib: 32 },
  { name: 'P6', gib: 64 },
  { name: 'P10', gib: 128 },
  { name: 'P15', gib: 256 },
  { name: 'P20', gib: 512 },
  { name: 'P30', gib: 1024 },
  { name: 'P40', gib: 2048 },
  { name: 'P50', gib: 4096 },
  { name: 'P60', gib: 8192 },
]

/** vCPU and GiB of the burstable database sizes; the price of one that MySQL and PostgreSQL share is the same. */
const BURSTABLE = [
  ['B1ms', 1, 2],
  ['B2s', 2, 4],
  ['B2ms', 2, 8],
  ['B4ms', 4, 16],
  ['B8ms', 8, 32],
  ['B12ms', 12, 48],
  ['B16ms', 16, 64],
  ['B20ms', 20, 80],
] as const
const V5_VCORES = [2, 4, 8, 16, 32, 48, 64, 96] as const

const burstableMeter = (engine: 'postgresql' | 'mysql', size: string): string => {
  const name = size.toLowerCase()
  if (name === 'b1ms' || name === 'b2s') return `${name}.${name}`
  if (engine === 'postgresql') return `${name}.${name}-vcore`
  return `standard-${name === 'b2ms' ? 'b2ms2' : name}.${name}`
}

const burstable = (engine: 'postgresql' | 'mysql'): AzureSize[] =>
  BURSTABLE.map(([size, vcpu, memoryGib]) => ({
    type: `Standard_${size}`,
    vcpu,
    memoryGib,
    sku: `azure/${engine}-flexible/burstable-bs-series-compute.${burstableMeter(engine, size)}`,
    units: 1,
  }))

/** General purpose has 4 GiB to a vCore and memory optimised 8, up to the limit of the largest machines. */
const series = (
  type: (vcores: number) => string,
  gibPerVcore: number,
  sku: (vcores: number) => string,
  isPerVcore: boolean,
) =>
  V5_VCORES.map((vcores) => ({
    type: type(vcores),
    vcpu: vcores,
    memoryGib: Math.min(vcores * gibPerVcore, 672),
    sku: sku(vcores),
    units: isPerVcore ? vcores : 1,
  }))

/** SQL Database by vCore: general purpose, business critical, hyperscale. 5.1 GB to a vCore is an assumption: its page was not read. */
const SQL_VCORES = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80] as const
const SQL_GIB_PER_VCORE = 5.1
const SQL_METERS = {
  GP: 'single-elastic-pool-general-purpose-compute-gen5',
  BC: 'single-elastic-pool-business-critical-compute-gen5',
  HS: 'singledb-elastic-pool-hyperscale-compute-gen5',
} as const
const sqlSizes = (tier: keyof typeof SQL_METERS): AzureSize[] =>
  SQL_VCORES.map((vcores) => ({
    type: `${tier}_Gen5_${vcores}`,
    vcpu: vcores,
    memoryGib: Math.round(vcores * SQL_GIB_PER_VCORE * 10) / 10,
    sku: `azure/sql-database/${SQL_METERS[tier]}.vcore.vcore`,
    units: vcores,
  }))

/** Database sizes that have a price, smallest first within a series. Burstable ones cannot have a standby. */
export const azureDatabaseSizes: Readonly<Record<AzureEngine, readonly AzureSize[]>> = {
  postgresql: [
    ...burstable('postgresql'),
    ...series(
      (n) => `Standard_D${n}ds_v5`,
      4,
      (n) => `azure/postgresql-flexible/general-purpose-ddsv5-series-compute.${n}-vcore.vcore`,
      false,
    ),
    ...series(
      (n) => `Standard_E${n}ds_v5`,
      8,
      (n) => `azure/postgresql-flexible/memory-optimized-edsv5-series-compute.${n}-vcore.vcore`,
      false,
    ),
  ],
  mysql: [
    ...burstable('mysql'),
    ...series(
      (n) => `Standard_D${n}ds_v5`,
      4,
      () => 'azure/mysql-flexible/general-purpose-ddsv5-series-compute.vcore.vcore',
      true,
    ),
    ...series(
      (n) => `Standard_E${n}ads_v5`,
      8,
      () => 'azure/mysql-flexible/memory-optimized-eadsv5-series-compute.vcore.vcore',
      true,
    ),
  ],
  sqlserver: [...sqlSizes('GP'), ...sqlSizes('BC'), ...sqlSizes('HS')],
}

const cacheSku = (family: string, size: string) => `azure/redis/managed-redis-${family}.${size}.${size}-cache-instance`

/**
 * Azure Managed Redis; one with high availability is two of them. Memory and vCPUs as quoted from the price calculator in
 * https://github.com/514-labs/boreal-byoc-examples, read 2026-11-23 (secondary); below B5 and for the M sizes an assumption.
 */
export const azureCacheSizes: readonly AzureSize[] = [
  ...(
    [
      ['B0', 2, 0.5],
      ['B1', 2, 1],
      ['B3', 2, 3],
      ['B5', 2, 6],
      ['B10', 4, 12],
      ['B20', 8, 24],
      ['B50', 16, 60],
      ['B100', 32, 120],
    ] as const
  ).map(([size, vcpu, memoryGib]) => ({
    type: `Balanced_${size}`,
    vcpu,
    memoryGib,
    sku: cacheSku('balanced', size.toLowerCase()),
    units: 1,
  })),
  ...(
    [
      ['M10', 2, 12],
      ['M20', 4, 24],
      ['M50', 8, 60],
      ['M100', 16, 120],
    ] as const
  ).map(([size, vcpu, memoryGib]) => ({
    type: `MemoryOptimized_${size}`,
    vcpu,
    memoryGib,
    sku: cacheSku('memory-optimized', size.toLowerCase()),
    units: 1,
  })),
]

/** App Service on Linux; sizes from the price page's table, an assumption since the page was not read again. */
export const azureAppServiceSizes: readonly AzureSize[] = (
  [
    ['B1', 1, 1.75, 'basic-plan-linux.b1.b1'],
    ['B2', 2, 3.5, 'basic-plan-linux.b2.b2'],
    ['B3', 4, 7, 'basic-plan-linux.b3.b3'],
    ['P0v3', 1, 4, 'premium-v3-plan-linux.p0v3.p0v3-app'],
    ['P1v3', 2, 8, 'premium-v3-plan-linux.p1-v3.p1-v3-app'],
    ['P1mv3', 2, 16, 'premium-v3-plan-linux.p1mv3.p1mv3-app'],
    ['P2v3', 4, 16, 'premium-v3-plan-linux.p2-v3.p2-v3-app'],
    ['P2mv3', 4, 32, 'premium-v3-plan-linux.p2mv3.p2mv3-app'],
    ['P3v3', 8, 32, 'premium-v3-plan-linux.p3-v3.p3-v3-app'],
    ['P3mv3', 8, 64, 'premium-v3-plan-linux.p3mv3.p3mv3-app'],
    ['P4mv3', 16, 128, 'premium-v3-plan-linux.p4mv3.p4mv3-app'],
    ['P5mv3', 32, 256, 'premium-v3-plan-linux.p5mv3.p5mv3-app'],
  ] as const
).map(([type, vcpu, memoryGib, meter]) => ({
  type,
  vcpu,
  memoryGib,
  sku: `azure/app-service/app-service-${meter}`,
  units: 1,
}))

const searchSku = (type: string): string => {
  const tier = type === 'Basic' ? 'basic' : `standard-${type.toLowerCase()}`
  return `azure/ai-search/ai-search.${tier}.${tier}-unit`
}

/**
 * AI Search units. The service publishes no processors and no memory: `memoryGib` is the vector index that a unit's partition may hold
 * and `vcpu` our assumption, so that sizes can be compared; `partitionGib` is the disk. Services made since April 2024; assumption.
 */
export const azureSearchSizes: readonly (AzureSize & { partitionGib: number })[] = (
  [
    ['Basic', 1, 5, 15],
    ['S1', 2, 35, 160],
    ['S2', 4, 150, 512],
    ['S3', 8, 300, 1024],
  ] as const
).map(([type, vcpu, memoryGib, partitionGib]) => ({
  type,
  vcpu,
  memoryGib,
  partitionGib,
  sku: searchSku(type),
  units: 1,
}))

/**
 * Allowances a month that the price rows do not hold as a first tier of 0, in plain units. Container Apps: per subscription, as
 * https://github.com/microsoft/azure-skills quotes the price page, read 2026-11-23.
 */
export const azureFreeTiers: Readonly<Record<string, { upTo: number; verified: boolean }>> = {
  [azure.containerApps.vcpuActiveSecond]: { upTo: 180_000, verified: true },
  [azure.containerApps.memoryActiveGibSecond]: { upTo: 360_000, verified: true },
  [azure.containerApps.requests]: { upTo: 2_000_000, verified: true },
}

/** A SKU whose rows come in two units: only the rows in this unit are its price. */
export const azureUnits: Readonly<Record<string, string>> = { [azure.serviceBus.baseHour]: '1/Hour' }

/** Services that have one price in every region, although only some regions' rows were read. */
export const azureSameEverywhere: readonly string[] = ['nat-gateway', 'private-link']

const ZONES: readonly FrontDoorZone[] = [1, 2, 3, 4, 5, 6, 7, 8]
const TIERS: readonly FrontDoorTier[] = ['standard', 'premium']
const COPIES: readonly BlobCopies[] = ['lrs', 'zrs']

/** Every SKU of services.csv that the catalogue is to hold; virtual machines come from their own file. */
export const azureSkus: readonly string[] = [
  ...new Set([
    ...Object.values(azure).flatMap((service) => Object.values(service).filter((sku) => typeof sku === 'string')),
    ...azureDiskSizes.map(({ name }) => azure.disk.premiumSsdMonth(name)),
    ...TIERS.map(azure.frontDoor.month),
    ...TIERS.flatMap((tier) =>
      ZONES.flatMap((zone) => [azure.frontDoor.outGb(tier, zone), azure.frontDoor.requests(tier, zone)]),
    ),
    ...COPIES.flatMap((copies) => [
      azure.blob.hotGbMonth(copies),
      azure.blob.hotWrites(copies),
      azure.blob.hotReads(copies),
      azure.blob.coolGbMonth(copies),
      azure.blob.coolWrites(copies),
      azure.files.premiumGbMonth(copies),
    ]),
    ...[
      ...azureDatabaseSizes.postgresql,
      ...azureDatabaseSizes.mysql,
      ...azureDatabaseSizes.sqlserver,
      ...azureCacheSizes,
      ...azureAppServiceSizes,
      ...azureSearchSizes,
    ].map(({ sku }) => sku),
  ]),
]
  .filter((sku) => !AZURE_WITHOUT_PRICE.includes(sku))
  .sort()

/** The same as patterns, for a builder that asks of a SKU whether it is wanted. */
export const azureSkuPatterns: readonly RegExp[] = azureSkus.map(
  (sku) => new RegExp(`^${sku.replaceAll('.', String.raw`\.`)}$`),
)
