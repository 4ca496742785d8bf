import type { Kind } from '@/lib/design/model'

/** What a kind is called at Google Cloud; a variant that is not listed has the kind's own name. */
export const gcpServiceName = (kind: Kind, variant?: string): string => {
  const [name, variants] = NAMES[kind]
  return (variant === undefined ? undefined : variants?.[variant]) ?? name
}

type Variants = Readonly<Record<string, string>>

/** Google Cloud manages no Oracle database of ordinary machine sizes, so one is run on machines of one's own. */
const ORACLE = 'Oracle on Compute Engine'

const NAMES: Readonly<Record<Kind, readonly [string, Variants?]>> = {
  'dns-zone': ['Cloud DNS'],
  'content-delivery': ['Cloud CDN'],
  'web-firewall': ['Cloud Armor'],
  network: ['VPC network'],
  'nat-gateway': ['Cloud NAT'],
  'network-endpoint': [
    'Private Service Connect',
    { gateway: 'Private Google Access', interface: 'Private Service Connect' },
  ],
  'load-balancer': [
    'Application Load Balancer',
    { application: 'Application Load Balancer', network: 'Network Load Balancer' },
  ],
  // API Gateway passes no WebSockets on (https://docs.cloud.google.com/api-gateway/docs/quotas, read 2026-11-23: "Streaming is not
  // supported"); the load balancer does.
  'api-gateway': ['API Gateway', { websocket: 'Application Load Balancer (WebSocket)' }],
  'container-service': [
    'Cloud Run',
    {
      serverless: 'Cloud Run',
      machines: 'Containers on Compute Engine',
      kubernetes: 'Workloads on Google Kubernetes Engine',
      'containers-managed': 'Cloud Run',
      'containers-on-vms': 'Containers on Compute Engine',
    },
  ],
  'container-cluster': ['Google Kubernetes Engine (Standard)'],
  'machine-group': [
    'Managed instance group',
    {
      nodes: 'Google Kubernetes Engine node pool',
      capacity: 'Managed instance group (Container-Optimized OS)',
      single: 'Compute Engine',
      postgresql: 'PostgreSQL on Compute Engine',
      mysql: 'MySQL on Compute Engine',
      sqlserver: 'SQL Server on Compute Engine',
      oracle: ORACLE,
    },
  ],
  'app-platform': ['Cloud Run from source'],
  function: ['Cloud Run functions'],
  'batch-environment': ['Cloud Run jobs', { machines: 'Batch', spot: 'Batch' }],
  'relational-database': [
    'Cloud SQL',
    {
      postgresql: 'Cloud SQL for PostgreSQL',
      mysql: 'Cloud SQL for MySQL',
      sqlserver: 'Cloud SQL for SQL Server',
      oracle: ORACLE,
      high: 'Cloud SQL Enterprise Plus',
      'high-postgresql': 'Cloud SQL Enterprise Plus for PostgreSQL',
      'high-mysql': 'Cloud SQL Enterprise Plus for MySQL',
      'high-sqlserver': 'Cloud SQL Enterprise Plus for SQL Server',
      'high-oracle': ORACLE,
      distributed: 'Spanner',
      'distributed-postgresql': 'Spanner (PostgreSQL interface)',
    },
  ],
  'key-value-store': ['Firestore', { global: 'Firestore, multi-region' }],
  'document-database': ['Firestore with MongoDB compatibility'],
  'time-series-database': ['Bigtable'],
  'data-warehouse': ['BigQuery'],
  'search-engine': ['OpenSearch on Compute Engine'],
  // Memorystore for Memcached takes no new projects from 2027-02-01 and shuts down on 2029-01-31, so it is not proposed:
  // https://docs.cloud.google.com/memorystore/docs/memcached/deprecation/migrate-to-valkey, read 2026-11-23.
  cache: ['Memorystore for Valkey', { redis: 'Memorystore for Valkey', memcached: 'Memcached on Compute Engine' }],
  'object-store': ['Cloud Storage'],
  'file-system': ['Filestore'],
  // Managed with Enterprise Plus; with Enterprise it is PgBouncer beside the application:
  // https://docs.cloud.google.com/sql/docs/postgres/managed-connection-pooling, read 2026-11-23.
  'connection-pooler': [
    'PgBouncer on Cloud Run',
    {
      'high-postgresql': 'Cloud SQL managed connection pooling',
      'high-mysql': 'Cloud SQL managed connection pooling',
      mysql: 'ProxySQL on Compute Engine',
    },
  ],
  queue: ['Pub/Sub', { ordered: 'Pub/Sub with ordering keys' }],
  topic: ['Pub/Sub'],
  stream: ['Pub/Sub with ordering keys'],
  workflow: ['Workflows'],
  'encryption-key': ['Cloud KMS', { hardware: 'Cloud KMS with Cloud HSM' }],
  'secret-store': ['Secret Manager'],
  'audit-trail': ['Cloud Audit Logs'],
  'threat-detection': ['Security Command Center'],
  'log-store': ['Cloud Logging'],
  monitoring: ['Cloud Monitoring'],
  'backup-vault': ['Backup and DR Service'],
  'container-registry': ['Artifact Registry'],
  'feature-flag-store': ['Parameter Manager'],
}
