import type { Sla } from '../sla'

/** The day on which copies without a date of their own were read. */
const READ = '2026-11-23'

const official = (page: string, readOn = READ) =>
  ({ source: `https://cloud.google.com/${page}`, readOn, confidence: 'verified' }) as const
const unread = (page: string) =>
  ({ source: `https://cloud.google.com/${page}`, readOn: READ, confidence: 'assumption' }) as const

/** A collection of the percentages on Google's pages; the pages themselves were not read. */
const COLLECTION = {
  source: 'https://github.com/mikaelvesavuori/cloud-sla',
  readOn: '2023-01-08',
  confidence: 'secondary',
} as const

const COMPUTE = official('compute/sla')
const GKE = official('archive/kubernetes-engine/sla-20231116', '2023-11-16')
const CLOUD_SQL = official('sql/sla')
const SPANNER = official('spanner/sla')
const BIGTABLE = official('bigtable/sla')
const FIRESTORE = official('firestore/sla-20180724', '2018-07-24')
const STORAGE = official('storage/sla-20210624', '2021-06-24')
const FILESTORE = official('filestore/sla')

const RE_READ = 'Taken from a collection of SLA pages; read the page before promising on it.'
const BY_HEART = 'Known by heart; read the page before promising on it.'
const ARCHIVED = 'An archived text; its successor was not read.'

const collected = (percent: number, configuration: string, scope: Sla['scope'], note = RE_READ): Sla => ({
  percent,
  configuration,
  scope,
  ...COLLECTION,
  note,
})

export const gcpSlas = {
  computeMultiZone: {
    percent: 99.99,
    configuration: 'machines in two or more zones',
    scope: 'uptime',
    ...COMPUTE,
    note: 'With the Premium network tier; 99.95 in Mexico and Stockholm.',
  },
  computeSingle: {
    percent: 99.9,
    configuration: 'one machine, or one zone',
    scope: 'uptime',
    ...COMPUTE,
    note: '99.95 for the memory-optimised families, which are not proposed.',
  },
  spot: {
    percent: null,
    configuration: 'Spot VMs',
    scope: 'none',
    source: 'https://docs.cloud.google.com/compute/docs/instances/create-use-spot',
    readOn: READ,
    confidence: 'verified',
    note: 'Left out of the agreement in so many words.',
  },
  selfRun: {
    percent: null,
    configuration: 'software of your own on Compute Engine',
    scope: 'none',
    ...COMPUTE,
    note: 'Google promises the machines, 99.99 over two zones, and not what you run on them.',
  },
  cloudRun: {
    percent: 99.95,
    configuration: 'service in one region',
    scope: 'requests',
    source: 'https://cloud.google.com/run/sla',
    readOn: READ,
    confidence: 'secondary',
    note: 'Read as copies of the page. A service is spread over the zones of its region by itself.',
  },
  jobs: {
    percent: null,
    configuration: 'jobs',
    scope: 'none',
    source: 'https://cloud.google.com/run/sla',
    readOn: READ,
    confidence: 'secondary',
    note: 'The agreement names services and not jobs.',
  },
  functions: collected(
    99.95,
    'functions in one region',
    'requests',
    `${RE_READ} Texts of 2018 and 2020 said 99.5; functions run on Cloud Run now, which has 99.95.`,
  ),
  gkeRegional: {
    percent: 99.95,
    configuration: 'regional control plane',
    scope: 'control-plane',
    ...GKE,
    note: `${ARCHIVED} Nodes are covered as machines.`,
  },
  gkeZonal: {
    percent: 99.5,
    configuration: 'zonal control plane',
    scope: 'control-plane',
    ...GKE,
    note: `${ARCHIVED} Nodes are covered as machines.`,
  },
  loadBalancing: {
    percent: 99.99,
    configuration: 'load balancer on the Premium network tier',
    scope: 'uptime',
    ...COMPUTE,
    note: '99.9 on the Standard tier. Covers the balancer and not what stands behind it.',
  },
  apiGateway: {
    percent: 99.95,
    configuration: 'gateway in one region',
    scope: 'requests',
    ...unread('api-gateway/sla'),
    note: BY_HEART,
  },
  cloudCdn: collected(99.95, 'content delivery', 'requests', `${RE_READ} Covers delivery and not the origin.`),
  cloudDns: collected(
    100,
    'managed zone',
    'requests',
    `${RE_READ} Answers to queries; changes to records are not covered.`,
  ),
  cloudArmor: {
    percent: 99.99,
    configuration: 'global security policy',
    scope: 'requests',
    ...official('armor/sla'),
    note: '99.9 for a regional policy.',
  },
  cloudNat: {
    percent: 99.9,
    configuration: 'gateway in one region',
    scope: 'uptime',
    ...official('nat/sla/index-20181130', '2018-11-30'),
    note: `${ARCHIVED} Only time in which more than one zone fails is counted.`,
  },
  privateServiceConnect: {
    percent: 99.99,
    configuration: 'endpoint in one region',
    scope: 'uptime',
    ...unread('vpc/sla'),
    note: BY_HEART,
  },
  privateAccess: {
    percent: null,
    configuration: 'Private Google Access',
    scope: 'none',
    ...unread('vpc/sla'),
    note: 'A setting of the subnet, without an agreement of its own.',
  },
  cloudSqlMultiZone: {
    percent: 99.95,
    configuration: 'Enterprise edition, high availability',
    scope: 'uptime',
    ...CLOUD_SQL,
    note: 'A standby in a second zone. A region lost is not covered.',
  },
  cloudSqlSingle: {
    percent: null,
    configuration: 'one zone',
    scope: 'none',
    ...CLOUD_SQL,
    note: 'Instances in one zone are no part of the agreement, in either edition.',
  },
  cloudSqlSharedCore: {
    percent: null,
    configuration: 'shared core',
    scope: 'none',
    ...CLOUD_SQL,
    note: 'The sizes with a shared core are no part of the agreement.',
  },
  enterprisePlus: {
    percent: 99.99,
    configuration: 'Enterprise Plus edition, high availability',
    scope: 'uptime',
    ...CLOUD_SQL,
    note: 'A standby in a second zone. A region lost is not covered.',
  },
  spannerRegional: { percent: 99.99, configuration: 'one region', scope: 'uptime', ...SPANNER, note: '' },
  spannerMultiRegion: {
    percent: 99.999,
    configuration: 'two or more regions',
    scope: 'uptime',
    ...SPANNER,
    note: 'Regions come in the combinations that Google offers.',
  },
  firestore: { percent: 99.99, configuration: 'one region', scope: 'requests', ...FIRESTORE, note: ARCHIVED },
  firestoreMultiRegion: {
    percent: 99.999,
    configuration: 'multi-region',
    scope: 'requests',
    ...FIRESTORE,
    note: `${ARCHIVED} Multi-regions exist in the United States and Europe only (known by heart).`,
  },
  firestoreMongo: {
    percent: 99.99,
    configuration: 'Enterprise edition in one region',
    scope: 'requests',
    ...unread('firestore/sla'),
    note: `Taken to be the same as the other edition. ${BY_HEART}`,
  },
  bigtableReplicated: {
    percent: 99.99,
    configuration: 'clusters in two zones, multi-cluster routing',
    scope: 'uptime',
    ...BIGTABLE,
    note: 'With single-cluster routing it is 99.9.',
  },
  bigtableZonal: { percent: 99.9, configuration: 'one cluster', scope: 'uptime', ...BIGTABLE, note: '' },
  bigQuery: collected(99.99, 'queries on demand', 'requests', `${RE_READ} The Standard edition has 99.9.`),
  cacheMultiZone: {
    percent: 99.99,
    configuration: 'replicas in two or more zones',
    scope: 'uptime',
    ...unread('memorystore/sla'),
    note: 'The copy that was read has this figure for Redis Cluster and does not name Valkey.',
  },
  cacheOneZone: {
    percent: 99.9,
    configuration: 'replicas in one zone',
    scope: 'uptime',
    ...unread('memorystore/sla'),
    note: 'The copy that was read has this figure for Redis Cluster and does not name Valkey.',
  },
  cacheSingle: {
    percent: null,
    configuration: 'no replica',
    scope: 'none',
    ...official('memorystore/docs/valkey/operational-guidelines'),
    note: 'The agreement asks for replicas.',
  },
  cacheSharedCore: {
    percent: null,
    configuration: 'shared core',
    scope: 'none',
    ...official('memorystore/docs/valkey/instance-node-specification'),
    note: 'This node type has no agreement and is not meant for production.',
  },
  storageStandard: {
    percent: 99.9,
    configuration: 'standard class in one region',
    scope: 'requests',
    ...STORAGE,
    note: `${ARCHIVED} 99.95 in a dual-region. Durability is another figure.`,
  },
  storageInfrequent: {
    percent: 99,
    configuration: 'nearline, coldline or archive class in one region',
    scope: 'requests',
    ...STORAGE,
    note: `${ARCHIVED} Durability is another figure.`,
  },
  filestoreRegional: { percent: 99.99, configuration: 'regional tier', scope: 'uptime', ...FILESTORE, note: '' },
  filestoreZonal: { percent: 99.9, configuration: 'zonal or basic tier', scope: 'uptime', ...FILESTORE, note: '' },
  pubSub: {
    percent: 99.95,
    configuration: 'topics',
    scope: 'requests',
    ...official('pubsub/sla'),
    note: 'Covers publishing.',
  },
  workflows: collected(99.9, 'workflows in one region', 'requests'),
  cloudKms: {
    percent: 99.95,
    configuration: 'operations with a key',
    scope: 'requests',
    ...official('kms/sla'),
    note: '99.99 for what services do with the key on your behalf. An older copy of the page says 99.5.',
  },
  cloudHsm: {
    percent: 99.95,
    configuration: 'operations with a key in hardware',
    scope: 'requests',
    ...unread('kms/sla'),
    note: 'Taken to be the same as for keys in software; the copy that was read does not name hardware.',
  },
  secretManager: collected(99.95, 'secrets', 'requests', `${RE_READ} A text of 2020 said 99.5.`),
  parameterManager: {
    percent: null,
    configuration: 'parameters',
    scope: 'none',
    ...unread('secret-manager/sla'),
    note: 'No figure was found, so none is counted on.',
  },
  operations: collected(99.95, 'logs, metrics and alerts', 'requests'),
  securityCommandCenter: collected(99.9, 'threat detection', 'requests'),
  backup: {
    percent: null,
    configuration: 'backups',
    scope: 'none',
    ...unread('backup-disaster-recovery'),
    note: 'No figure was found, so none is counted on.',
  },
  artifactRegistry: {
    percent: 99.95,
    configuration: 'registry in one region',
    scope: 'requests',
    ...unread('artifact-registry/sla'),
    note: BY_HEART,
  },
} as const satisfies Record<string, Sla>
