/**
 * Every Google Cloud SKU that a cost component may name. A component uses these and writes no SKU out, so a misspelt one does not
 * compile. What has no price in the catalogue (see `GCP_WITHOUT_PRICE`) is still named here, so that it is billed as missing.
 */

/** Price areas of Cloud CDN. */
export type CdnArea = 'north-america' | 'europe' | 'asia-pacific' | 'south-america' | 'oceania'
type Standby = 'zonal' | 'regional-ha'
type DiskSpread = '' | '-regional'

export const gcp = {
  vm: {
    hour: (type: string) => `gcp/vm/${type}/hour`,
    /** An hour of a machine that runs the whole month, less the sustained-use discount where its family has one. */
    sustainedHour: (type: string) => `gcp/vm/${type}/sustained-hour`,
    spotHour: (type: string) => `gcp/vm/${type}/spot-hour`,
  },
  windowsServer: { vcpuHour: 'gcp/windows-server/vcpu-hour' },
  disk: {
    balancedGibMonth: (spread: DiskSpread = '') => `gcp/persistent-disk/pd-balanced${spread}-gib-month`,
    ssdGibMonth: (spread: DiskSpread = '') => `gcp/persistent-disk/pd-ssd${spread}-gib-month`,
    snapshotGibMonth: 'gcp/persistent-disk/snapshot-gib-month',
  },
  cloudRun: {
    /** Processor and memory for as long as a request is answered. */
    requestVcpuSecond: 'gcp/cloud-run/vcpu-second-request-based',
    requestGibSecond: 'gcp/cloud-run/gib-second-request-based',
    requests: 'gcp/cloud-run/requests',
    /** An instance of the minimum that waits for a request. */
    idleVcpuSecond: 'gcp/cloud-run/vcpu-second-min-instance-idle',
    idleGibSecond: 'gcp/cloud-run/gib-second-min-instance-idle',
    /** Processor and memory for as long as an instance or a job's task lives; requests cost nothing then. */
    instanceVcpuSecond: 'gcp/cloud-run/vcpu-second-instance-based',
    instanceGibSecond: 'gcp/cloud-run/gib-second-instance-based',
  },
  gke: {
    regionalClusterHour: 'gcp/gke/cluster-management-hour',
    /** A credit covers the first cluster of an account that stands in a single zone. */
    zonalClusterHour: 'gcp/gke/zonal-cluster-hour',
  },
  loadBalancing: {
    /** Flat for the first five forwarding rules of a project and region. */
    firstRulesHour: 'gcp/cloud-load-balancing/forwarding-rule-first5-hour',
    furtherRuleHour: 'gcp/cloud-load-balancing/forwarding-rule-additional-hour',
    /** Bytes in and bytes out have the same price. */
    dataGib: 'gcp/cloud-load-balancing/data-processed-out-gib',
  },
  apiGateway: { calls: 'gcp/api-gateway/calls' },
  cdn: {
    egressGib: (area: CdnArea) => `gcp/cloud-cdn/${area}/egress-gib`,
    lookups: 'gcp/cloud-cdn/lookup-requests',
    /** Within North America and Europe; up to four times as much between continents. */
    fillGib: 'gcp/cloud-cdn/cache-fill-gib',
  },
  armor: {
    policyMonth: 'gcp/cloud-armor/standard-policy-month',
    ruleMonth: 'gcp/cloud-armor/standard-rule-month',
    requests: 'gcp/cloud-armor/standard-requests',
  },
  dns: {
    zoneMonth: 'gcp/cloud-dns/zone-month',
    queries: 'gcp/cloud-dns/queries',
    /** Answers that depend on a routing policy. */
    policyQueries: 'gcp/cloud-dns/routing-policy-queries',
    healthCheckMonth: 'gcp/cloud-dns/health-check-month',
  },
  network: {
    ipHour: 'gcp/external-ip/in-use-vm-hour',
    internetOutGib: 'gcp/network/internet-out-premium-worldwide-gib',
    internetOutToAustraliaGib: 'gcp/network/internet-out-premium-to-australia-gib',
    crossZoneGib: 'gcp/network/cross-zone-gib',
    interRegionNorthAmericaGb: 'gcp/network/us-canada-inter-region-gb',
    interRegionEuropeGb: 'gcp/network/europe-inter-region-gb',
    interRegionAsiaGb: 'gcp/network/asia-inter-region-gb',
    intercontinentalGb: 'gcp/network/intercontinental-gb',
  },
  nat: {
    vmHour: 'gcp/cloud-nat/vm-hour',
    /** What a gateway costs at most, which is that of 32 machines. */
    gatewayHourMax: 'gcp/cloud-nat/gateway-hour-max',
    gib: 'gcp/cloud-nat/gb-processed',
  },
  privateServiceConnect: {
    endpointHour: 'gcp/private-service-connect/endpoint-hour',
    gib: 'gcp/private-service-connect/data-gib',
  },
  vpn: { tunnelHour: 'gcp/vpn/tunnel-hour' },
  cloudSql: {
    vcpuHour: (standby: Standby) => `gcp/cloud-sql/enterprise-vcpu-hour-${standby}`,
    gibHour: (standby: Standby) => `gcp/cloud-sql/enterprise-memory-gb-hour-${standby}`,
    plusVcpuHour: (standby: Standby) => `gcp/cloud-sql/enterprise-plus-vcpu-hour-${standby}`,
    plusGibHour: (standby: Standby) => `gcp/cloud-sql/enterprise-plus-memory-gb-hour-${standby}`,
    /** The two sizes that share a core. */
    sharedCoreHour: (type: string, standby: Standby) => `gcp/cloud-sql/${type}-hour-${standby}`,
    ssdGbMonth: (standby: Standby) => `gcp/cloud-sql/ssd-gb-month-${standby}`,
    backupGbMonth: 'gcp/cloud-sql/backup-gb-month',
    sqlServerCoreHour: 'gcp/cloud-sql/sqlserver-standard-core-hour',
  },
  spanner: {
    nodeHour: 'gcp/spanner/node-hour-standard',
    ssdGibMonth: 'gcp/spanner/ssd-gib-month',
    backupGibMonth: 'gcp/spanner/backup-gib-month',
  },
  firestore: {
    reads: 'gcp/firestore/document-reads',
    writes: 'gcp/firestore/document-writes',
    gibMonth: 'gcp/firestore/storage-gib-month',
    backupGibMonth: 'gcp/firestore/backup-gib-month',
    multiRegionReads: 'gcp/firestore/multi-region-document-reads',
    multiRegionWrites: 'gcp/firestore/multi-region-document-writes',
    multiRegionGibMonth: 'gcp/firestore/multi-region-storage-gib-month',
    /** Old versions kept for recovery to a point in time. */
    recoveryGibMonth: 'gcp/firestore/point-in-time-recovery-gib-month',
  },
  firestoreEnterprise: {
    readUnits: 'gcp/firestore-enterprise/read-units',
    writeUnits: 'gcp/firestore-enterprise/write-units',
    gibMonth: 'gcp/firestore-enterprise/storage-gib-month',
    backupGibMonth: 'gcp/firestore-enterprise/backup-gib-month',
  },
  bigtable: {
    nodeHour: 'gcp/bigtable/node-hour',
    ssdGibMonth: 'gcp/bigtable/ssd-gib-month',
    backupGibMonth: 'gcp/bigtable/backup-gib-month',
  },
  bigquery: {
    slotHour: 'gcp/bigquery/standard-slot-hour',
    activeGibMonth: 'gcp/bigquery/active-gib-month',
    queryTib: 'gcp/bigquery/query-tib',
  },
  valkey: { hour: (size: string) => `gcp/memorystore-valkey/${size}-hour` },
  redis: {
    basicGbHour: (capacity: 1 | 2 | 3 | 4 | 5) => `gcp/memorystore-redis/basic-m${capacity}-gb-hour`,
    standardGbHour: (capacity: 1 | 2 | 3 | 4 | 5) => `gcp/memorystore-redis/standard-m${capacity}-gb-hour`,
  },
  gcs: {
    standardGibMonth: 'gcp/gcs/standard-gib-month',
    nearlineGibMonth: 'gcp/gcs/nearline-gib-month',
    archiveGibMonth: 'gcp/gcs/archive-gib-month',
    /** Writes and listings, class A; reads, class B. */
    classA: 'gcp/gcs/class-a-standard-regional',
    classB: 'gcp/gcs/class-b-standard-regional',
    nearlineClassA: 'gcp/gcs/class-a-nearline',
    archiveClassA: 'gcp/gcs/class-a-archive',
  },
  filestore: {
    zonalGibMonth: 'gcp/filestore/zonal-gib-month',
    regionalGibMonth: 'gcp/filestore/regional-gib-month',
    backupGibMonth: 'gcp/filestore/backup-gib-month',
  },
  pubsub: {
    publishTib: 'gcp/pubsub/ingest-tib',
    deliverTib: 'gcp/pubsub/deliver-tib',
    retainedGibMonth: 'gcp/pubsub/retained-gib-month',
  },
  tasks: { operations: 'gcp/cloud-tasks/operations' },
  workflows: { internalSteps: 'gcp/workflows/internal-steps', externalSteps: 'gcp/workflows/external-steps' },
  kms: {
    softwareKeyMonth: 'gcp/cloud-kms/software-key-version-month',
    hsmKeyMonth: 'gcp/cloud-kms/hsm-symmetric-key-version-month',
    operations: 'gcp/cloud-kms/operations',
  },
  secretManager: { versionMonth: 'gcp/secret-manager/version-month', access: 'gcp/secret-manager/access' },
  parameterManager: { versionMonth: 'gcp/parameter-manager/version-month' },
  logging: { ingestGib: 'gcp/cloud-logging/ingest-gib', retentionGibMonth: 'gcp/cloud-logging/retention-gib-month' },
  monitoring: {
    metricsMib: 'gcp/cloud-monitoring/metrics-mib',
    conditionMonth: 'gcp/cloud-monitoring/alert-condition-month',
    alertTimeSeries: 'gcp/cloud-monitoring/alert-time-series',
  },
  securityCommandCenter: { premiumVcpuHour: 'gcp/security-command-center/premium-vcpu-hour' },
  artifactRegistry: { gbMonth: 'gcp/artifact-registry/storage-gb-month' },
  cloudBuild: { minute: 'gcp/cloud-build/e2-standard-2-minute' },
} as const

/** Named above, but in none of the price files read (2026-11-23): they are billed as missing until a refresh brings them. */
export const GCP_WITHOUT_PRICE: readonly string[] = [
  gcp.dns.healthCheckMonth,
  gcp.firestore.recoveryGibMonth,
  gcp.firestoreEnterprise.backupGibMonth,
  gcp.parameterManager.versionMonth,
  gcp.securityCommandCenter.premiumVcpuHour,
]

/** A size that is sold by name. */
export type GcpSize = { type: string; vcpu: number; memoryGib: number; sku: string }

/**
 * Nodes of Memorystore for Valkey and Redis Cluster that have a price. `memoryGib` is what may be written by default, four fifths of what a
 * node holds: https://cloud.google.com/memorystore/docs/valkey/instance-node-specification, read 2026-11-23. The vCPUs are from general
 * knowledge.
 */
export const gcpCacheSizes: readonly GcpSize[] = (
  [
    ['shared-core-nano', 0.5, 1.12],
    ['standard-small', 2, 5.2],
    ['highmem-medium', 2, 10.4],
    ['highmem-xlarge', 8, 46.4],
  ] as const
).map(([type, vcpu, memoryGib]) => ({ type, vcpu, memoryGib, sku: gcp.valkey.hour(type) }))

/** The Cloud CDN price area of an audience. No price of its own was read for the Middle East and Africa, so Asia's is taken. */
export const CDN_AREAS: Readonly<Record<'eu' | 'na' | 'sa' | 'as' | 'oc' | 'me' | 'af', CdnArea>> = {
  eu: 'europe',
  na: 'north-america',
  sa: 'south-america',
  as: 'asia-pacific',
  oc: 'oceania',
  me: 'asia-pacific',
  af: 'asia-pacific',
}
