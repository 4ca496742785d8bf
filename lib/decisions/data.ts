import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const DATABASE = [
  'none',
  'key-value',
  'relational-single',
  'relational-multi-zone',
  'relational-high-tier',
  'document',
  'time-series',
  'analytics',
  'key-value-global',
  'relational-global-async',
  'distributed-sql',
  'self-managed',
] as const
export type Database = (typeof DATABASE)[number]

type Store = Facts['store']
const LABEL: Record<Store, string> = {
  sql: 'relational records',
  nosql: 'key-value records',
  timeseries: 'measurements',
  warehouse: 'analytics',
  none: 'nothing',
}
/** Keeps an option to the store it is for. */
const only = (rule: string, store: Store, others: readonly Store[]) =>
  ({
    rule,
    when: { store: { in: others } },
    because: `It is made for ${LABEL[store]}, which this store is not.`,
    source: source.AWS_COMPUTE,
  }) as const
const NOT_SQL: readonly Store[] = ['none', 'nosql', 'timeseries', 'warehouse']
const NOT_NOSQL: readonly Store[] = ['none', 'sql', 'timeseries', 'warehouse']
const RUNNING_STANDBYS = ['warm-standby', 'hot-standby', 'active-active'] as const
const BROUGHT_LICENCE = { sqlEngine: { in: ['oracle', 'sqlserver'] }, special: { includes: 'hostLicence' } } as const
const NO_LOSS_ANYWHERE = {
  rule: 'DB-04',
  when: { scope: 'region', rpoMinutes: { atMost: 0 } },
  because: 'No data may be lost with a region, which only writes confirmed by several regions give.',
  source: source.DSQL_SLA,
  misses: true,
} as const
const NO_MANAGED_ORACLE = {
  rule: 'DB-55',
  when: [{ provider: { in: ['gcp', 'azure'] }, sqlEngine: 'oracle' }],
  because:
    'Oracle is run there by Oracle itself or on machines of your own; the cloud’s managed databases do not speak it.',
  source: source.CLOUD_SQL_ENGINES,
} as const
const OPEN_ENGINES = {
  rule: 'DB-21',
  when: { sqlEngine: { in: ['sqlserver', 'oracle'] } },
  because: 'The higher tier is planned for PostgreSQL and MySQL only.',
  source: source.ours,
} as const

/** Decides one store; `store` says which. The same table serves `database` and the further stores. */
export const database: DecisionTable<Facts, Database> = {
  topic: 'database',
  question: 'Where do the records live?',
  options: {
    none: {
      summary: 'No database',
      neverWhen: [
        {
          rule: 'DB-22',
          when: { store: { in: ['sql', 'nosql', 'timeseries', 'warehouse'] } },
          because: 'Records are kept.',
          source: source.ours,
        },
      ],
    },
    'relational-single': {
      summary: 'One managed database instance',
      useWhen: [
        {
          rule: 'DB-20',
          when: { store: 'sql', zoneTopology: 'single-zone' },
          weight: 4,
          because: 'One zone is enough for the downtime you accept, so a standby is not paid for.',
          source: source.RDS_SLA,
        },
      ],
      neverWhen: [
        only('DB-23', 'sql', NOT_SQL),
        {
          rule: 'DB-24',
          when: { zoneTopology: 'multi-zone' },
          because: 'One instance stops with its data centre, and little or nothing is promised for it.',
          source: source.RDS_SLA,
          misses: true,
        },
        NO_MANAGED_ORACLE,
      ],
    },
    'relational-multi-zone': {
      summary: 'A managed database with a synchronous standby in a second zone',
      useWhen: [
        {
          rule: 'DB-01',
          when: { store: 'sql', zoneTopology: 'multi-zone' },
          weight: 4,
          because:
            'Relational records with one place to write, kept through the loss of a data centre without losing data.',
          source: source.RDS_SLA,
        },
      ],
      neverWhen: [
        only('DB-25', 'sql', NOT_SQL),
        {
          rule: 'DB-02',
          when: { slaPercent: { atLeast: 99.95 }, sqlEngine: { in: ['postgresql', 'mysql'] } },
          because:
            'The standard tier is promised 99.95% at most clouds, so nothing else in the path could ever fail within the availability you asked for.',
          source: source.RDS_SLA,
          misses: true,
        },
        {
          rule: 'DB-58',
          when: {
            provider: 'gcp',
            compute: { in: ['containers-managed', 'paas-web'] },
            slaPercent: { atLeast: 99.9 },
            sqlEngine: { in: ['postgresql', 'mysql'] },
          },
          because:
            'Cloud Run and Cloud SQL Enterprise are promised 99.95% each, and together with the balancer in front less than the availability you asked for.',
          source: source.CLOUD_SQL_SLA,
          misses: true,
        },
        NO_MANAGED_ORACLE,
        NO_LOSS_ANYWHERE,
      ],
    },
    'relational-high-tier': {
      summary: 'A managed database on storage spread over three zones',
      useWhen: [
        {
          rule: 'DB-26',
          when: { store: 'sql', slaPercent: { atLeast: 99.95 } },
          weight: 5,
          because: 'The higher tier is promised 99.99%, which leaves room for the other parts of the path.',
          source: source.AURORA_SLA,
        },
        {
          rule: 'DB-59',
          when: {
            store: 'sql',
            provider: 'gcp',
            compute: { in: ['containers-managed', 'paas-web'] },
            slaPercent: { atLeast: 99.9, below: 99.95 },
          },
          weight: 5,
          because:
            'Cloud SQL Enterprise Plus is promised 99.99%, which leaves Cloud Run and the balancer room within what you asked.',
          source: source.CLOUD_SQL_SLA,
        },
        {
          rule: 'DB-27',
          when: { store: 'sql', sqlReadsPerSecond: { atLeast: 4000 } },
          weight: 2,
          because: 'Readers share the same storage, so many reads are served without copying the data.',
          source: source.AURORA_SLA,
        },
      ],
      avoidWhen: [
        {
          rule: 'DB-28',
          when: { priority: 'cost', slaPercent: { below: 99.9 } },
          weight: 2,
          because: 'It costs more for the same size, and the lower tier meets what you asked.',
          source: source.ours,
        },
      ],
      neverWhen: [only('DB-29', 'sql', NOT_SQL), OPEN_ENGINES, NO_LOSS_ANYWHERE],
    },
    'relational-global-async': {
      summary: 'The higher tier with a copy in a second region, about a second behind',
      useWhen: [
        {
          rule: 'DB-30',
          when: { store: 'sql', disasterRecovery: { in: RUNNING_STANDBYS }, regionTopology: 'multi-region' },
          weight: 8,
          because: 'The second region has to take over in minutes with at most seconds of loss.',
          source: source.AURORA_GLOBAL,
        },
      ],
      neverWhen: [
        only('DB-31', 'sql', NOT_SQL),
        OPEN_ENGINES,
        {
          rule: 'DB-32',
          when: { regionTopology: 'single-region' },
          because: 'There is no second region to copy to.',
          source: source.ours,
        },
        {
          ...NO_LOSS_ANYWHERE,
          rule: 'DB-33',
          because: 'Its copy follows asynchronously; the last seconds can be lost.',
        },
      ],
    },
    'distributed-sql': {
      summary: 'A relational database that several regions write together',
      useWhen: [
        {
          rule: 'DB-34',
          when: { store: 'sql', scope: 'region', rpoMinutes: { atMost: 0 } },
          weight: 8,
          because: 'Every write is confirmed by more than one region, so losing one loses nothing.',
          source: source.DSQL_SLA,
        },
      ],
      avoidWhen: [
        {
          rule: 'DB-35',
          when: { scope: { in: ['node', 'zone'] } },
          weight: 6,
          because: 'Each write waits for another region, for a failure that you did not ask to survive.',
          source: source.DSQL_SLA,
        },
        {
          rule: 'DB-36',
          when: { writeLatencyMs: { below: 50 } },
          weight: 2,
          because: 'Writes wait for a round trip between regions.',
          source: source.DSQL_SLA,
        },
      ],
      neverWhen: [
        only('DB-37', 'sql', NOT_SQL),
        {
          ...OPEN_ENGINES,
          rule: 'DB-38',
          when: { sqlEngine: { in: ['mysql', 'sqlserver', 'oracle'] } },
          because: 'It is planned for PostgreSQL only.',
        },
        {
          rule: 'DB-57',
          when: { provider: 'azure' },
          because: 'Azure has no relational database that several regions write together without losing a write.',
          source: source.AZURE_SQL_GEO,
        },
      ],
    },
    'self-managed': {
      summary: 'A database on machines of your own',
      useWhen: [
        {
          rule: 'DB-39',
          when: { store: 'sql', ...BROUGHT_LICENCE },
          weight: 6,
          because: 'The licence is tied to a machine, so the managed service cannot carry it.',
          source: source.ours,
        },
        {
          rule: 'DB-56',
          when: { store: 'sql', provider: { in: ['gcp', 'azure'] }, sqlEngine: 'oracle' },
          weight: 6,
          because: 'The cloud’s own managed databases do not speak Oracle, so it runs on machines of your own.',
          source: source.CLOUD_SQL_ENGINES,
        },
      ],
      avoidWhen: [
        {
          rule: 'DB-40',
          when: { ops: { below: 1 } },
          weight: 3,
          because: 'Nobody is there to patch, back up and fail over a database by hand.',
          source: source.ours,
        },
      ],
      neverWhen: [
        only('DB-41', 'sql', NOT_SQL),
        NO_LOSS_ANYWHERE,
        {
          rule: 'DB-42',
          when: [
            { sqlEngine: { in: ['postgresql', 'mysql'] } },
            { sqlEngine: 'sqlserver', special: { excludes: 'hostLicence' } },
            { sqlEngine: 'oracle', provider: 'aws', special: { excludes: 'hostLicence' } },
          ],
          because: 'The managed service runs this engine, with backups and failover included.',
          source: source.RDS_SLA,
        },
      ],
    },
    'key-value': {
      summary: 'A managed key-value store in one region, over three zones',
      useWhen: [
        {
          rule: 'DB-03',
          when: { store: 'nosql' },
          weight: 4,
          because: 'Records found by key, at any scale, with no server to size.',
          source: source.DYNAMODB_SLA,
        },
      ],
      neverWhen: [
        only('DB-43', 'nosql', NOT_NOSQL),
        {
          rule: 'DB-44',
          when: { regionTopology: 'multi-region', disasterRecovery: { in: RUNNING_STANDBYS } },
          because: 'The second region needs its own copy of the records.',
          source: source.DYNAMODB_SLA,
        },
      ],
    },
    'key-value-global': {
      summary: 'A key-value store replicated between regions',
      useWhen: [
        {
          rule: 'DB-45',
          when: { store: 'nosql', regionTopology: 'multi-region' },
          weight: 5,
          because: 'Both regions hold the records, so either can serve.',
          source: source.DYNAMODB_SLA,
        },
      ],
      neverWhen: [
        only('DB-46', 'nosql', NOT_NOSQL),
        {
          rule: 'DB-47',
          when: { regionTopology: 'single-region' },
          because: 'There is no second region to replicate to.',
          source: source.ours,
        },
      ],
    },
    document: {
      summary: 'A managed document database with an open interface',
      useWhen: [
        {
          rule: 'DB-48',
          when: { store: 'nosql', special: { includes: 'portability' } },
          weight: 7,
          because: 'It must move between clouds, and the document interface is spoken by several.',
          source: source.ours,
        },
      ],
      neverWhen: [only('DB-49', 'nosql', NOT_NOSQL)],
    },
    'time-series': {
      summary: 'A database made for measurements over time',
      useWhen: [
        {
          rule: 'DB-06',
          when: { store: 'timeseries' },
          weight: 4,
          because: 'Measurements arrive in time order and are asked for by time.',
          source: source.ours,
        },
      ],
      neverWhen: [only('DB-50', 'timeseries', ['none', 'sql', 'nosql', 'warehouse'])],
    },
    analytics: {
      summary: 'A warehouse apart from the transactions',
      useWhen: [
        {
          rule: 'DB-05',
          when: { store: 'warehouse' },
          weight: 4,
          because: 'Long analytical queries run beside the transactions, not on top of them.',
          source: source.ours,
        },
      ],
      neverWhen: [only('DB-51', 'warehouse', ['none', 'sql', 'nosql', 'timeseries'])],
    },
  },
  lightestFirst: DATABASE,
  otherwise: { rule: 'DB-90', because: 'No records of this kind are kept.', source: source.ours },
}

export const SEARCH = ['none', 'in-database', 'managed'] as const
export type Search = (typeof SEARCH)[number]

const indexTable = (
  topic: 'search' | 'vector',
  prefix: string,
  what: string,
  sizeFact: 'searchGb' | 'vectorMillions',
  small: number,
): DecisionTable<Facts, Search> => ({
  topic,
  question: topic === 'search' ? 'What answers searches?' : 'Where do vectors live?',
  options: {
    none: {
      summary: 'Not needed',
      neverWhen: [
        {
          rule: `${prefix}-02`,
          when: { stores: { includes: topic } },
          because: `${what} was asked for.`,
          source: source.ours,
        },
      ],
    },
    'in-database': {
      summary: 'An index inside the PostgreSQL database',
      useWhen: [
        {
          rule: `${prefix}-01`,
          when: { stores: { includes: topic }, [sizeFact]: { atMost: small } },
          weight: 4,
          because: 'The index is small enough for the database that is already there, with nothing more to run.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: `${prefix}-03`,
          when: [{ store: { in: NOT_SQL } }, { sqlEngine: { notIn: ['postgresql'] } }],
          because: 'There is no PostgreSQL database to hold it.',
          source: source.ours,
        },
        {
          rule: `${prefix}-05`,
          when: { database: { in: ['distributed-sql', 'self-managed'] } },
          because: 'The database that was chosen has no such index.',
          source: source.ours,
        },
        {
          rule: `${prefix}-06`,
          when: { stores: { excludes: topic } },
          because: `${what} was not asked for.`,
          source: source.ours,
        },
      ],
    },
    managed: {
      summary: 'A managed search cluster',
      useWhen: [
        {
          rule: `${prefix}-04`,
          when: { stores: { includes: topic }, [sizeFact]: { above: small } },
          weight: 4,
          because: 'An index of this size wants machines of its own, fed from the system of record.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: `${prefix}-07`,
          when: { stores: { excludes: topic } },
          because: `${what} was not asked for.`,
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: SEARCH,
  otherwise: { rule: `${prefix}-90`, because: `${what} was not asked for.`, source: source.ours },
})

export const search = indexTable('search', 'S', 'Search', 'searchGb', 10)
export const vector = indexTable('vector', 'V', 'A vector index', 'vectorMillions', 5)

export const CACHE = ['none', 'redis', 'memcached'] as const
export type Cache = (typeof CACHE)[number]

export const cache: DecisionTable<Facts, Cache> = {
  topic: 'cache',
  question: 'Is there a cache?',
  options: {
    none: {
      summary: 'No cache',
      useWhen: [
        {
          rule: 'CA-02',
          when: [{ runsCode: false }, { peakRps: { below: 200 } }],
          weight: 2,
          because: 'At this rate the database answers from its own memory; a cache would be one more thing to fail.',
          source: source.AZURE_CACHE,
        },
      ],
    },
    redis: {
      summary: 'A Redis-compatible store (Valkey)',
      useWhen: [
        {
          rule: 'CA-01',
          when: { stores: { includes: 'cache' } },
          weight: 5,
          because: 'You keep a cache or sessions; Valkey keeps structures, replicates and fails over.',
          source: source.AZURE_CACHE,
        },
        {
          rule: 'CA-03',
          when: { state: 'memory', answersRequests: true, zoneTopology: 'multi-zone' },
          weight: 4,
          because: 'Sessions kept in memory move to a shared store, so that copies can come and go.',
          source: source.AZURE_CACHE,
        },
        {
          rule: 'CA-04',
          when: { store: 'sql', peakRps: { atLeast: 500 }, sqlReadShare: { atLeast: 0.8 } },
          weight: 3,
          because: 'Many repeated reads: a cache keeps them off the database.',
          source: source.AZURE_CACHE,
        },
      ],
      neverWhen: [
        {
          rule: 'CA-05',
          when: { runsCode: false },
          because: 'Files behind a CDN are cached there.',
          source: source.ours,
        },
      ],
    },
    memcached: {
      summary: 'A plain in-memory cache (Memcached)',
      useWhen: [
        {
          rule: 'CA-06',
          when: { stores: { includes: 'cache' }, state: 'stateless', priority: 'cost', slaPercent: { below: 99.9 } },
          weight: 6,
          because: 'A volatile cache with no sessions in it needs neither replication nor failover.',
          source: source.AZURE_CACHE,
        },
      ],
      neverWhen: [
        {
          rule: 'CA-07',
          when: { state: 'memory' },
          because: 'Sessions would be lost with a node.',
          source: source.AZURE_CACHE,
        },
        {
          rule: 'CA-09',
          when: { provider: { in: ['gcp', 'azure'] } },
          because:
            'Memcached is being withdrawn at Google Cloud and is not managed at Azure; the Redis-compatible store takes its place.',
          source: source.MEMCACHED_WITHDRAWN,
        },
        {
          rule: 'CA-08',
          when: { runsCode: false },
          because: 'Files behind a CDN are cached there.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: CACHE,
  otherwise: { rule: 'CA-90', because: 'Nothing asks for a cache.', source: source.ours },
}

export const DATABASE_SCALING = ['none', 'pooler', 'read-replicas', 'read-replicas-and-pooler'] as const
export type DatabaseScaling = (typeof DATABASE_SCALING)[number]

const INSTANCES = [
  'relational-single',
  'relational-multi-zone',
  'relational-high-tier',
  'relational-global-async',
] as const
const MANY_READS = {
  sqlReadsPerSecond: { atLeast: 3000 },
  sqlReadShare: { atLeast: 0.8 },
  database: { in: INSTANCES },
} as const
const MANY_CONNECTIONS = { compute: 'functions', database: { in: INSTANCES } } as const
const readsNeedCopies = {
  rule: 'DB-09',
  when: MANY_READS,
  because: 'Most queries read, and more than 3,000 of them a second want copies of their own.',
  source: source.ours,
} as const
const functionsNeedPool = {
  rule: 'DB-10',
  when: MANY_CONNECTIONS,
  because: 'Every running function would open its own connection; a pool keeps the database within its limit.',
  source: source.LAMBDA_LIMITS,
} as const

export const databaseScaling: DecisionTable<Facts, DatabaseScaling> = {
  topic: 'database-scaling',
  question: 'How does the database keep up?',
  options: {
    none: { summary: 'One writer answers everything', neverWhen: [functionsNeedPool, readsNeedCopies] },
    pooler: {
      summary: 'A connection pool in front',
      useWhen: [{ ...functionsNeedPool, weight: 4 }],
      neverWhen: [readsNeedCopies],
    },
    'read-replicas': {
      summary: 'Copies that answer reads',
      useWhen: [{ ...readsNeedCopies, weight: 4 }],
      neverWhen: [
        functionsNeedPool,
        {
          rule: 'DB-52',
          when: { database: { notIn: INSTANCES } },
          because: 'The store scales its own reads.',
          source: source.ours,
        },
      ],
    },
    'read-replicas-and-pooler': {
      summary: 'Copies that answer reads, behind a pool',
      useWhen: [
        {
          rule: 'DB-53',
          when: { ...MANY_READS, compute: 'functions' },
          weight: 8,
          because: 'Many reads and a connection from every function.',
          source: source.LAMBDA_LIMITS,
        },
      ],
      neverWhen: [
        {
          rule: 'DB-54',
          when: { database: { notIn: INSTANCES } },
          because: 'The store scales its own reads.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: DATABASE_SCALING,
  otherwise: {
    rule: 'DB-91',
    because: 'One writer of the size planned answers this many queries.',
    source: source.ours,
  },
}

export const OBJECT_STORAGE = ['none', 'standard', 'tiered', 'tiered-replicated'] as const
export type ObjectStorage = (typeof OBJECT_STORAGE)[number]

const NO_OBJECTS = {
  rule: 'O-03',
  when: { needsObjects: false },
  because: 'No files are kept.',
  source: source.ours,
} as const

export const objectStorage: DecisionTable<Facts, ObjectStorage> = {
  topic: 'object-storage',
  question: 'Where do files live?',
  options: {
    none: {
      summary: 'No files',
      neverWhen: [
        {
          rule: 'O-02',
          when: { needsObjects: true },
          because: 'Files are kept, and never on the disk of a machine that comes and goes.',
          source: source.ours,
        },
      ],
    },
    standard: {
      summary: 'Object storage in one class',
      useWhen: [
        {
          rule: 'O-01',
          when: { needsObjects: true, objectAccess: 'hot' },
          weight: 3,
          because: 'Files are read often, so a colder class would cost more in retrieval than it saves.',
          source: source.S3_SLA,
        },
      ],
      neverWhen: [NO_OBJECTS],
    },
    tiered: {
      summary: 'Object storage that moves old files to colder classes',
      useWhen: [
        {
          rule: 'O-04',
          when: { needsObjects: true, objectAccess: { in: ['cool', 'archive'] } },
          weight: 3,
          because: 'Old files are rarely read, so they move to a cheaper class by age.',
          source: source.S3_SLA,
        },
      ],
      neverWhen: [NO_OBJECTS],
    },
    'tiered-replicated': {
      summary: 'Tiered object storage with a copy in a second region',
      useWhen: [
        {
          rule: 'O-05',
          when: { needsObjects: true, scope: 'region' },
          weight: 6,
          because: 'The files have to survive the loss of a region too.',
          source: source.DISASTER_RECOVERY,
        },
        {
          rule: 'O-07',
          when: { needsObjects: true, regionTopology: 'multi-region' },
          weight: 6,
          because: 'The second region serves the files as well.',
          source: source.DISASTER_RECOVERY,
        },
      ],
      neverWhen: [
        NO_OBJECTS,
        {
          rule: 'O-06',
          when: { permittedRegions: { below: 2 } },
          because: 'Only one region may hold the data.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: OBJECT_STORAGE,
  otherwise: { rule: 'O-90', because: 'No files are kept.', source: source.ours },
}

export const FILE_STORAGE = ['none', 'shared-file-system'] as const
export type FileStorage = (typeof FILE_STORAGE)[number]

export const fileStorage: DecisionTable<Facts, FileStorage> = {
  topic: 'file-storage',
  question: 'Do machines share a file system?',
  options: {
    none: { summary: 'No shared file system' },
    'shared-file-system': {
      summary: 'A managed network file system over all zones',
      useWhen: [
        {
          rule: 'F-01',
          when: { stores: { includes: 'files' } },
          weight: 4,
          because: 'Several machines read and write the same files.',
          source: source.ours,
        },
        {
          rule: 'F-02',
          when: {
            state: 'disk',
            compute: { in: ['containers-managed', 'containers-on-vms', 'vm-group', 'kubernetes', 'paas-web'] },
          },
          weight: 3,
          because: 'Files kept on one machine’s disk move to a shared one, so that copies can be added and replaced.',
          source: source.ours,
        },
      ],
      neverWhen: [{ rule: 'F-03', when: { runsCode: false }, because: 'No machine runs.', source: source.ours }],
    },
  },
  lightestFirst: FILE_STORAGE,
  otherwise: { rule: 'F-90', because: 'No files are shared between machines.', source: source.ours },
}

export const MESSAGING = ['none', 'work-queue', 'pub-sub', 'ordered-stream', 'workflow'] as const
export type Messaging = (typeof MESSAGING)[number]

export const messaging: DecisionTable<Facts, Messaging> = {
  topic: 'messaging',
  question: 'How is work handed on?',
  options: {
    none: {
      summary: 'Nothing is handed on',
      useWhen: [
        {
          rule: 'M-09',
          when: { background: 'none' },
          weight: 1,
          because: 'No work goes on after the response.',
          source: source.ours,
        },
      ],
    },
    'work-queue': {
      summary: 'A queue with a place for failed jobs',
      useWhen: [
        {
          rule: 'M-01',
          when: { stores: { includes: 'queue' } },
          weight: 4,
          because: 'Jobs wait in a queue, are tried again, and failed ones are set aside.',
          source: source.AZURE_MESSAGING,
        },
        {
          rule: 'M-02',
          when: { background: { in: ['short', 'long'] }, answersRequests: true },
          weight: 2,
          because: 'Work after the response waits in a queue, so that a crash loses none of it.',
          source: source.AZURE_MESSAGING,
        },
      ],
      neverWhen: [
        {
          rule: 'M-06',
          when: { runsCode: false },
          because: 'Nothing runs that could take a job.',
          source: source.ours,
        },
      ],
    },
    'pub-sub': {
      summary: 'Events to several listeners, each with its own queue',
      useWhen: [
        {
          rule: 'M-03',
          when: { stores: { includes: 'pubsub' } },
          weight: 5,
          because: 'Several listeners want the same event.',
          source: source.AZURE_MESSAGING,
        },
      ],
      neverWhen: [
        { rule: 'M-07', when: { runsCode: false }, because: 'Nothing runs that could listen.', source: source.ours },
      ],
    },
    'ordered-stream': {
      summary: 'A stream that keeps order and can be read again',
      useWhen: [
        {
          rule: 'M-04',
          when: { stores: { includes: 'stream' } },
          weight: 6,
          because: 'Events arrive as a stream that is read in order and can be read again.',
          source: source.AZURE_MESSAGING,
        },
        {
          rule: 'M-12',
          when: { workloadKind: 'stream' },
          weight: 3,
          because: 'Events need a place to wait in order until they are handled.',
          source: source.AZURE_MESSAGING,
        },
        {
          rule: 'M-08',
          when: { special: { includes: 'orderedEvents' }, stores: { includesAny: ['queue', 'pubsub', 'stream'] } },
          weight: 3,
          because: 'Messages must stay in order.',
          source: source.AZURE_MESSAGING,
        },
      ],
      neverWhen: [
        { rule: 'M-10', when: { runsCode: false }, because: 'Nothing runs that could read it.', source: source.ours },
      ],
    },
    workflow: {
      summary: 'A workflow that remembers each step',
      useWhen: [
        {
          rule: 'M-05',
          when: { stores: { includes: 'workflow' } },
          weight: 7,
          because: 'Long processes of several steps resume where they stopped.',
          source: source.AZURE_MESSAGING,
        },
      ],
      neverWhen: [
        {
          rule: 'M-11',
          when: { runsCode: false },
          because: 'Nothing runs that could take a step.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: MESSAGING,
  otherwise: { rule: 'M-90', because: 'No work is handed on.', source: source.ours },
}
