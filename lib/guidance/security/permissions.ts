import { type ByKind, type Design, project } from '@/lib/design/model'
import type { ThreatModel } from '@/lib/plan-document'
import type { Provider } from '@/lib/requirements/schema'
import { COMPUTE_KINDS } from '../kinds'

type Permission = ThreatModel['permissions'][number]
/** What a program may do with what it is connected to; `takes` where it works off what others send. */
type Grants = ByKind<readonly string[], { takes: boolean }>

/**
 * For each connection of a program, the least that it may do there, in the provider's words. The Terraform grants the same
 * (lib/artifacts/terraform/{aws,gcp,azure}/access.ts); a test holds AWS's actions against it. What is reached with a name and a password, or by the
 * network alone, has no grant but that of reading its secret.
 */
export function permissionsOf(design: Design): Permission[] {
  const byId = new Map(design.resources.map((resource) => [resource.id, resource]))
  const compute: readonly string[] = COMPUTE_KINDS
  return design.connections.flatMap(({ from, to, protocol, port }) => {
    const reader = byId.get(from)
    const target = byId.get(to)
    if (!reader || !target || !compute.includes(reader.kind)) return []
    const takes = 'role' in reader && (reader.role === 'worker' || reader.role === 'nodes')
    const grants = [...project(GRANTS[design.provider], target, { takes })]
    return [
      {
        from,
        to,
        may: project(MAY, target, { takes }),
        grants,
        on: grants.length > 0 ? `${to} alone` : `no grant: ${protocol} on port ${port}, by the network rule`,
      },
    ]
  })
}

const reach = () => 'open a connection'
const MAY: ByKind<string, { takes: boolean }> = {
  'dns-zone': reach,
  'content-delivery': reach,
  'web-firewall': reach,
  network: reach,
  'nat-gateway': () => 'call out through it',
  'network-endpoint': () => 'reach the provider’s services through it',
  'load-balancer': reach,
  'api-gateway': reach,
  'container-service': () => 'call it',
  'container-cluster': () => 'call it',
  'machine-group': () => 'call it',
  'app-platform': () => 'call it',
  function: () => 'call it',
  'batch-environment': () => 'start a job of its one definition',
  'relational-database': () => 'sign in as a user of its own tables, not as administrator',
  'key-value-store': () => 'read and write items; not change or delete the table',
  'document-database': () => 'sign in as a user of its own collections',
  'time-series-database': () => 'write and ask for measurements',
  'data-warehouse': () => 'run statements in its own data set',
  'search-engine': () => 'read and write documents; not change the cluster',
  cache: () => 'read and write keys',
  'object-store': () => 'list, read, write and delete files; not change versions or the rules of the store',
  'file-system': () => 'mount, read and write',
  'connection-pooler': () => 'sign in as a user of its own tables, not as administrator',
  queue: (_, { takes }) => (takes ? 'take jobs and send them' : 'send jobs; not read them'),
  topic: () => 'publish; not subscribe',
  stream: (_, { takes }) => (takes ? 'read and write records' : 'write records; not read them'),
  workflow: () => 'start runs; not change the workflow',
  'encryption-key': () => 'encrypt and decrypt through the stores; not manage the key',
  'secret-store': () => 'read the values of its own secrets; not list or change them',
  'audit-trail': reach,
  'threat-detection': reach,
  'log-store': () => 'write lines; not read or delete them',
  monitoring: () => 'write figures and traces',
  'backup-vault': reach,
  'container-registry': () => 'pull images',
  'feature-flag-store': () => 'read flags',
}

const none = (): readonly string[] => []
const NONE: Grants = {
  'dns-zone': none,
  'content-delivery': none,
  'web-firewall': none,
  network: none,
  'nat-gateway': none,
  'network-endpoint': none,
  'load-balancer': none,
  'api-gateway': none,
  'container-service': none,
  'container-cluster': none,
  'machine-group': none,
  'app-platform': none,
  function: none,
  'batch-environment': none,
  'relational-database': none,
  'key-value-store': none,
  'document-database': none,
  'time-series-database': none,
  'data-warehouse': none,
  'search-engine': none,
  cache: none,
  'object-store': none,
  'file-system': none,
  'connection-pooler': none,
  queue: none,
  topic: none,
  stream: none,
  workflow: none,
  'encryption-key': none,
  'secret-store': none,
  'audit-trail': none,
  'threat-detection': none,
  'log-store': none,
  monitoring: none,
  'backup-vault': none,
  'container-registry': none,
  'feature-flag-store': none,
}

const AWS_SECRET = () => ['secretsmanager:GetSecretValue']
const GCP_SECRET = () => ['roles/secretmanager.secretAccessor']

const GRANTS: { readonly [P in Provider]: Grants } = {
  aws: {
    ...NONE,
    function: () => ['lambda:InvokeFunction'],
    'batch-environment': () => ['batch:SubmitJob'],
    'relational-database': ({ class: tier }) => (tier === 'distributed' ? ['dsql:DbConnectAdmin'] : AWS_SECRET()),
    'key-value-store': () => [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    'document-database': AWS_SECRET,
    'time-series-database': AWS_SECRET,
    'data-warehouse': () => [
      'redshift-serverless:GetCredentials',
      'redshift-serverless:GetWorkgroup',
      'redshift-data:ExecuteStatement',
      'redshift-data:BatchExecuteStatement',
    ],
    'search-engine': () => ['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost', 'es:ESHttpPut'],
    'object-store': () => [
      's3:ListBucket',
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetObject',
      's3:PutObject',
    ],
    'file-system': () => ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
    'connection-pooler': AWS_SECRET,
    queue: (_, { takes }) => [
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
      ...(takes ? ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:ReceiveMessage'] : []),
    ],
    topic: () => ['sns:Publish'],
    stream: (_, { takes }) => [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      'kinesis:PutRecord',
      'kinesis:PutRecords',
      ...(takes
        ? ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'kinesis:SubscribeToShard']
        : []),
    ],
    workflow: () => ['states:StartExecution'],
    'secret-store': AWS_SECRET,
    'feature-flag-store': () => ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
  },
  gcp: {
    ...NONE,
    'container-service': () => ['roles/run.invoker'],
    'app-platform': () => ['roles/run.invoker'],
    function: () => ['roles/run.invoker'],
    'batch-environment': () => ['roles/run.invoker'],
    'relational-database': ({ class: tier, engine }) => {
      if (tier === 'distributed') return ['roles/spanner.databaseUser']
      return engine === 'sqlserver' || engine === 'oracle' ? GCP_SECRET() : ['roles/cloudsql.instanceUser']
    },
    'key-value-store': () => ['roles/datastore.user'],
    'document-database': () => ['roles/datastore.user'],
    'time-series-database': () => ['roles/bigtable.user'],
    'data-warehouse': () => ['roles/bigquery.dataEditor', 'roles/bigquery.jobUser'],
    'search-engine': GCP_SECRET,
    cache: ({ engine }) => (engine === 'redis' ? ['roles/memorystore.dbConnectionUser'] : []),
    'object-store': () => ['roles/storage.objectUser'],
    'connection-pooler': () => ['roles/cloudsql.instanceUser'],
    queue: (_, { takes }) => [takes ? 'roles/pubsub.subscriber' : 'roles/pubsub.publisher'],
    topic: () => ['roles/pubsub.publisher'],
    stream: (_, { takes }) => [takes ? 'roles/pubsub.subscriber' : 'roles/pubsub.publisher'],
    workflow: () => ['roles/workflows.invoker'],
    'secret-store': GCP_SECRET,
    'log-store': () => ['roles/logging.logWriter'],
    monitoring: () => ['roles/monitoring.metricWriter', 'roles/cloudtrace.agent'],
    'container-registry': () => ['roles/artifactregistry.reader'],
    'feature-flag-store': () => ['roles/parametermanager.parameterAccessor'],
  },
  azure: {
    ...NONE,
    'relational-database': ({ class: tier }) => (tier === 'distributed' ? ['Cosmos DB Built-in Data Contributor'] : []),
    'key-value-store': () => ['Cosmos DB Built-in Data Contributor'],
    'time-series-database': () => ['database role User', 'database role Ingestor'],
    'search-engine': () => ['Search Index Data Contributor'],
    'object-store': () => ['Storage Blob Data Contributor'],
    queue: (_, { takes }) => ['Azure Service Bus Data Sender', ...(takes ? ['Azure Service Bus Data Receiver'] : [])],
    topic: () => ['Azure Service Bus Data Sender'],
    stream: (_, { takes }) => ['Azure Event Hubs Data Sender', ...(takes ? ['Azure Event Hubs Data Receiver'] : [])],
    workflow: () => ['Logic App Operator'],
    'secret-store': () => ['Key Vault Secrets User'],
    'container-registry': () => ['AcrPull'],
    'feature-flag-store': () => ['App Configuration Data Reader'],
  },
}
