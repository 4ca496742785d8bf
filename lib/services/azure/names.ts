import type { Kind } from '@/lib/design/model'

/**
 * What a kind is called at Azure; a variant that is not listed has the kind's own name. Where Azure has no like for like service the name
 * says what stands in. Services that are retired or closed to new customers (Cache for Redis, Azure CDN, Cosmos DB for PostgreSQL, the
 * basic load balancer, single servers) are not among them.
 */
export const azureServiceName = (kind: Kind, variant?: string): string => {
  const [name, variants] = NAMES[kind]
  return (variant === undefined ? undefined : variants?.[variant]) ?? name
}

type Variants = Readonly<Record<string, string>>

const NAMES: Readonly<Record<Kind, readonly [string, Variants?]>> = {
  'dns-zone': [
    'Azure DNS',
    {
      'health-checked': 'Azure DNS with an availability test',
      failover: 'Azure DNS with Traffic Manager',
      'latency-routed': 'Azure DNS with Traffic Manager',
    },
  ],
  'content-delivery': ['Azure Front Door'],
  'web-firewall': ['Azure Web Application Firewall'],
  network: ['Azure Virtual Network'],
  'nat-gateway': ['Azure NAT Gateway'],
  'network-endpoint': [
    'Azure Private Link endpoint',
    { gateway: 'Virtual network service endpoint', interface: 'Azure Private Link endpoint' },
  ],
  'load-balancer': [
    'Azure Application Gateway',
    {
      application: 'Azure Application Gateway',
      network: 'Azure Load Balancer',
      included: 'Ingress of the platform',
      global: 'Azure Load Balancer, global tier',
    },
  ],
  'api-gateway': ['Azure API Management'],
  'container-service': [
    'Azure Container Apps',
    {
      serverless: 'Azure Container Apps',
      // Azure has no scheduler between Container Apps and AKS: an agent on each machine starts the containers.
      machines: 'Containers on Azure Virtual Machine Scale Sets',
      kubernetes: 'Workloads on Azure Kubernetes Service',
      'containers-managed': 'Azure Container Apps',
      'containers-on-vms': 'Containers on Azure Virtual Machine Scale Sets',
    },
  ],
  'container-cluster': ['Azure Kubernetes Service'],
  'machine-group': [
    'Azure Virtual Machine Scale Sets',
    {
      nodes: 'Azure Kubernetes Service node pool',
      single: 'Azure Virtual Machines',
      postgresql: 'PostgreSQL on Azure Virtual Machines',
      mysql: 'MySQL on Azure Virtual Machines',
      sqlserver: 'SQL Server on Azure Virtual Machines',
      oracle: 'Oracle on Azure Virtual Machines',
    },
  ],
  'app-platform': ['Azure App Service'],
  function: ['Azure Functions'],
  'batch-environment': ['Azure Container Apps jobs', { machines: 'Azure Batch' }],
  'relational-database': [
    'Azure Database flexible server',
    {
      postgresql: 'Azure Database for PostgreSQL',
      mysql: 'Azure Database for MySQL',
      sqlserver: 'Azure SQL Database',
      oracle: 'Oracle Database@Azure',
      // PostgreSQL and MySQL have no engine of shared storage here; a server with a standby in another zone is promised the same.
      high: 'Azure Database for PostgreSQL, zone-redundant',
      'high-postgresql': 'Azure Database for PostgreSQL, zone-redundant',
      'high-mysql': 'Azure Database for MySQL, zone-redundant',
      'high-sqlserver': 'Azure SQL Database Business Critical',
      'high-oracle': 'Oracle Database@Azure',
      // No relational service of Azure confirms a write in two regions; Cosmos DB does, but it is not relational.
      distributed: 'Azure Cosmos DB with strong consistency (not relational)',
      'distributed-postgresql': 'Azure Cosmos DB with strong consistency (not relational)',
    },
  ],
  'key-value-store': ['Azure Cosmos DB for NoSQL', { global: 'Azure Cosmos DB for NoSQL, several write regions' }],
  'document-database': ['Azure DocumentDB'],
  'time-series-database': ['Azure Data Explorer'],
  'data-warehouse': ['Microsoft Fabric Data Warehouse'],
  'search-engine': ['Azure AI Search'],
  cache: [
    'Azure Managed Redis',
    { redis: 'Azure Managed Redis', memcached: 'Azure Managed Redis (in place of Memcached)' },
  ],
  'object-store': ['Azure Blob Storage'],
  'file-system': ['Azure Files'],
  'connection-pooler': [
    'Connection pooler (for PostgreSQL built-in PgBouncer)',
    {
      postgresql: 'Built-in PgBouncer of Azure Database for PostgreSQL',
      mysql: 'ProxySQL beside Azure Database for MySQL',
    },
  ],
  queue: ['Azure Service Bus queue', { ordered: 'Azure Service Bus queue with sessions' }],
  topic: ['Azure Service Bus topic'],
  stream: ['Azure Event Hubs'],
  workflow: ['Azure Logic Apps', { express: 'Azure Durable Functions' }],
  'encryption-key': ['Azure Key Vault', { hardware: 'Azure Key Vault Managed HSM' }],
  'secret-store': ['Azure Key Vault'],
  'audit-trail': ['Azure Activity Log'],
  'threat-detection': ['Microsoft Defender for Cloud'],
  'log-store': ['Azure Monitor Logs (Log Analytics)'],
  monitoring: ['Azure Monitor'],
  'backup-vault': ['Azure Backup'],
  'container-registry': ['Azure Container Registry'],
  'feature-flag-store': ['Azure App Configuration'],
}
