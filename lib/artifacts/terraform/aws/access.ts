import type { ByKind } from '@/lib/design/model'
import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import { linkTo } from '../expressions'
import type { Code, Value } from '../hcl'
import { code, ref, text } from '../hcl'
import { constantOf } from '../names'
import { asksForWork } from './activities'
import { regionOf } from './placing'

/** What a program needs in order to use a resource it is connected to: settings, credentials by reference, and permissions. */
export type Access = {
  /** Environment variables; a value is null where this environment lacks the resource. */
  settings: Readonly<Record<string, Value>>
  mayBeNull: boolean
  /** The secret that holds the sign-in, as an ARN. */
  secret: string | null
  statements: readonly Statement[]
}
/** `resources` is a list of ARNs, or an expression that comes to one. */
export type Statement = { actions: readonly string[]; resources: readonly Value[] | Code }

/** `target` is what is used; `variants` holds it as each environment builds it. */
type Use = { plan: Plan; reader: Entry; entry: Entry; consumes: boolean }

export function accessTo(plan: Plan, reader: Entry, targetId: string): Access {
  const [entry] = findEntries(plan, targetId)
  if (!entry) return NOTHING
  const consumes = 'role' in reader.resource && (reader.resource.role === 'worker' || reader.resource.role === 'nodes')
  const grant = table[entry.resource.kind] as (resource: Entry['resource'], use: Use) => Access
  return grant(entry.resource, { plan, reader, entry, consumes })
}

/** A copy in another region goes by the name of what it copies, so that the same program runs in both. */
export const stemOf = (id: string, reader: Entry) =>
  constantOf(reader.regionVariable ? id.replace(/-(?:standby|replica)$/, '') : id)

const NOTHING: Access = { settings: {}, mayBeNull: false, secret: null, statements: [] }

const link = ({ plan, reader, entry }: Use, type: string, attribute: string, suffix = '') =>
  linkTo(findEntries(plan, entry.id), reader, type, attribute, suffix) ?? { path: 'null', mayBeNull: true }

function simple(
  use: Use,
  type: string,
  settings: Record<string, string>,
  actions: readonly string[],
  suffixes: readonly string[] = [''],
): Access {
  const stem = stemOf(use.entry.id, use.reader)
  const links = Object.entries(settings).map(
    ([name, attribute]) => [`${stem}_${name}`, link(use, type, attribute)] as const,
  )
  const arn = link(use, type, 'arn')
  return {
    settings: Object.fromEntries(links.map(([name, { path }]) => [name, ref(path)])),
    mayBeNull: arn.mayBeNull,
    secret: null,
    statements:
      actions.length === 0
        ? []
        : [
            {
              actions,
              resources: suffixes.map((suffix) => (suffix === '' ? ref(arn.path) : text`${ref(arn.path)}${suffix}`)),
            },
          ],
  }
}

/** Host, port and secret of anything people sign in to. */
function signIn(use: Use, type: string, host: string, port: Value, secret: string | null): Access {
  const stem = stemOf(use.entry.id, use.reader)
  const address = link(use, type, host)
  return {
    settings: { [`${stem}_HOST`]: ref(address.path), [`${stem}_PORT`]: port },
    mayBeNull: address.mayBeNull,
    secret,
    statements: secret ? [{ actions: ['secretsmanager:GetSecretValue'], resources: [code(secret)] }] : [],
  }
}

/** True where RDS can't keep the password itself because something follows the database; see relational.ts. */
export function isFollowed(plan: Plan, entry: Entry): boolean {
  if (!isKind(entry, 'relational-database')) return false
  const copies = plan.entries.some(
    (other) =>
      isKind(other, 'relational-database') &&
      other.resource.replicaOf === entry.id &&
      other.resource.class === entry.resource.class,
  )
  return (
    copies ||
    (entry.resource.class === 'standard' && entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0))
  )
}

/** The secret of a database as an expression; followers sign in with the secret of what they follow. */
export function databaseSecret(plan: Plan, reader: Entry | null, entry: EntryOf<'relational-database'>): string | null {
  if (entry.resource.class === 'distributed') return null
  const origin = entry.resource.replicaOf
    ? findEntries(plan, entry.resource.replicaOf).find((other): other is EntryOf<'relational-database'> =>
        isKind(other, 'relational-database'),
      )
    : entry
  if (!origin) return null
  if (isFollowed(plan, origin)) {
    const arn = linkTo([origin], reader, 'aws_secretsmanager_secret', 'arn')?.path ?? null
    // The secret is copied to the other region under the same name, so only the region in its ARN differs.
    return arn && reader?.regionVariable ? `replace(${arn}, var.region, ${reader.regionVariable})` : arn
  }
  const type = origin.resource.class === 'high' ? 'aws_rds_cluster' : 'aws_db_instance'
  return linkTo([origin], reader, type, 'master_user_secret[0].secret_arn')?.path ?? null
}

function relational(use: Use): Access {
  const variants = findEntries(use.plan, use.entry.id).filter((entry): entry is EntryOf<'relational-database'> =>
    isKind(entry, 'relational-database'),
  )
  const [first] = variants
  if (!first) return NOTHING
  const stem = stemOf(use.entry.id, use.reader)
  const parts = variants.map((variant) => relationalAddress(use, variant))
  const hosts = parts.map(({ host }) => host)
  const secrets = variants.flatMap(
    (variant) => databaseSecret(use.plan, variants.length > 1 ? null : use.reader, variant) ?? [],
  )
  const secret = secrets.length > 1 ? `coalesce(${secrets.join(', ')})` : (secrets[0] ?? null)
  const clusters = variants
    .filter(({ resource }) => resource.class === 'distributed')
    .map(({ label, condition }) => `aws_dsql_cluster.${label}${condition ? '[0]' : ''}.arn`)
  return {
    settings: {
      [`${stem}_HOST`]: code(hosts.length > 1 ? `coalesce(${hosts.join(', ')})` : (hosts[0] ?? 'null')),
      [`${stem}_PORT`]: String(first.resource.port),
      [`${stem}_NAME`]: first.resource.class === 'distributed' ? 'postgres' : ref('local.database_name'),
    },
    mayBeNull: parts.every(({ mayBeNull }) => mayBeNull),
    secret,
    statements: [
      ...(secret ? [{ actions: ['secretsmanager:GetSecretValue'], resources: [code(secret)] }] : []),
      ...(clusters.length > 0
        ? [{ actions: ['dsql:DbConnectAdmin'], resources: clusters.map((path) => ref(path)) }]
        : []),
    ],
  }
}

function relationalAddress(use: Use, variant: EntryOf<'relational-database'>): { host: string; mayBeNull: boolean } {
  const { class: tier } = variant.resource
  if (tier === 'distributed') {
    const id = linkTo([variant], use.reader, 'aws_dsql_cluster', 'identifier')
    return {
      host: `"\${${id?.path ?? 'null'}}.dsql.\${${regionOf(variant)}}.on.aws"`,
      mayBeNull: id?.mayBeNull ?? true,
    }
  }
  const address =
    tier === 'high'
      ? linkTo([variant], use.reader, 'aws_rds_cluster', 'endpoint')
      : linkTo([variant], use.reader, 'aws_db_instance', 'address')
  return { host: address?.path ?? 'null', mayBeNull: address?.mayBeNull ?? true }
}

/** A program starts a workflow, or takes its part of the work from it. */
function workflowAccess(use: Use): Access {
  const { plan, reader, entry } = use
  const isStarted = plan.connections.some(({ from, to }) => from === entry.id && to === reader.id)
  if (!isStarted) return simple(use, 'aws_sfn_state_machine', { ARN: 'arn' }, ['states:StartExecution'])
  if (!isKind(entry, 'workflow') || !asksForWork(entry, reader)) return NOTHING
  const activity = link(use, 'aws_sfn_activity', 'id', `_${reader.label}`)
  return {
    settings: { [`${stemOf(entry.id, reader)}_ACTIVITY`]: ref(activity.path) },
    mayBeNull: activity.mayBeNull,
    secret: null,
    statements: [
      {
        actions: [
          'states:GetActivityTask',
          'states:SendTaskFailure',
          'states:SendTaskHeartbeat',
          'states:SendTaskSuccess',
        ],
        resources: [ref(activity.path)],
      },
    ],
  }
}

const nothing = (): Access => NOTHING

const table: ByKind<Access, Use> = {
  'dns-zone': nothing,
  'content-delivery': nothing,
  'web-firewall': nothing,
  network: nothing,
  'nat-gateway': nothing,
  'network-endpoint': nothing,
  'load-balancer': (_, use) => {
    const address = link(use, 'aws_lb', 'dns_name')
    return {
      settings: { [`${stemOf(use.entry.id, use.reader)}_HOST`]: ref(address.path) },
      mayBeNull: address.mayBeNull,
      secret: null,
      statements: [],
    }
  },
  'api-gateway': nothing,
  'container-service': nothing,
  'container-cluster': nothing,
  'machine-group': nothing,
  'app-platform': nothing,
  function: (_, use) =>
    simple(use, 'aws_lambda_function', { FUNCTION: 'function_name' }, ['lambda:InvokeFunction'], ['', ':live']),
  'batch-environment': (_, use) => {
    const queue = link(use, 'aws_batch_job_queue', 'arn')
    const definition = link(use, 'aws_batch_job_definition', 'arn_prefix')
    const stem = stemOf(use.entry.id, use.reader)
    return {
      settings: { [`${stem}_QUEUE`]: ref(queue.path), [`${stem}_DEFINITION`]: ref(definition.path) },
      mayBeNull: queue.mayBeNull,
      secret: null,
      statements: [
        {
          actions: ['batch:SubmitJob'],
          resources: [ref(queue.path), text`${ref(definition.path)}:*`, ref(definition.path)],
        },
      ],
    }
  },
  'relational-database': (_, use) => relational(use),
  'key-value-store': (_, use) =>
    simple(
      use,
      'aws_dynamodb_table',
      { TABLE: 'name' },
      [
        'dynamodb:BatchGetItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      ['', '/index/*'],
    ),
  'document-database': (_, use) =>
    signIn(
      use,
      'aws_docdb_cluster',
      'endpoint',
      '27017',
      link(use, 'aws_docdb_cluster', 'master_user_secret[0].secret_arn').path,
    ),
  'time-series-database': (_, use) =>
    signIn(
      use,
      'aws_timestreaminfluxdb_db_instance',
      'endpoint',
      '8086',
      link(use, 'aws_timestreaminfluxdb_db_instance', 'influx_auth_parameters_secret_arn').path,
    ),
  'data-warehouse': (_, use) => {
    const group = link(use, 'aws_redshiftserverless_workgroup', 'arn')
    return {
      settings: {
        [`${stemOf(use.entry.id, use.reader)}_WORKGROUP`]: ref(
          link(use, 'aws_redshiftserverless_workgroup', 'workgroup_name').path,
        ),
      },
      mayBeNull: group.mayBeNull,
      secret: null,
      statements: [
        {
          actions: [
            'redshift-serverless:GetCredentials',
            'redshift-serverless:GetWorkgroup',
            'redshift-data:ExecuteStatement',
            'redshift-data:BatchExecuteStatement',
          ],
          resources: [ref(group.path)],
        },
      ],
    }
  },
  'search-engine': (_, use) =>
    simple(
      use,
      'aws_opensearch_domain',
      { ENDPOINT: 'endpoint' },
      ['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost', 'es:ESHttpPut'],
      ['/*'],
    ),
  cache: ({ engine, port }, use) =>
    engine === 'redis'
      ? signIn(use, 'aws_elasticache_replication_group', 'primary_endpoint_address', String(port), null)
      : signIn(use, 'aws_elasticache_cluster', 'cluster_address', String(port), null),
  'object-store': (_, use) => {
    const arn = link(use, 'aws_s3_bucket', 'arn')
    return {
      settings: { [`${stemOf(use.entry.id, use.reader)}_BUCKET`]: ref(link(use, 'aws_s3_bucket', 'bucket').path) },
      mayBeNull: arn.mayBeNull,
      secret: null,
      statements: [
        { actions: ['s3:ListBucket'], resources: [ref(arn.path)] },
        {
          actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
          resources: [text`${ref(arn.path)}/*`],
        },
      ],
    }
  },
  'file-system': (_, use) => {
    const arn = link(use, 'aws_efs_file_system', 'arn')
    return {
      settings: {},
      mayBeNull: arn.mayBeNull,
      secret: null,
      statements: [
        { actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'], resources: [ref(arn.path)] },
      ],
    }
  },
  'connection-pooler': ({ fronts, port }, use) => {
    const database = findEntries(use.plan, fronts).find((entry): entry is EntryOf<'relational-database'> =>
      isKind(entry, 'relational-database'),
    )
    const access = signIn(
      use,
      'aws_db_proxy',
      'endpoint',
      String(port),
      database ? databaseSecret(use.plan, use.reader, database) : null,
    )
    return {
      ...access,
      settings: { ...access.settings, [`${stemOf(use.entry.id, use.reader)}_NAME`]: ref('local.database_name') },
    }
  },
  queue: (_, use) =>
    simple(use, 'aws_sqs_queue', { URL: 'url' }, [
      ...(use.consumes ? ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'] : []),
      ...['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
      ...(use.consumes ? ['sqs:ReceiveMessage'] : []),
      'sqs:SendMessage',
    ]),
  topic: (_, use) => simple(use, 'aws_sns_topic', { ARN: 'arn' }, ['sns:Publish']),
  stream: (_, use) =>
    simple(use, 'aws_kinesis_stream', { NAME: 'name' }, [
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
      ...(use.consumes
        ? ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'kinesis:SubscribeToShard']
        : []),
      'kinesis:PutRecord',
      'kinesis:PutRecords',
    ]),
  workflow: (_, use) => workflowAccess(use),
  'encryption-key': nothing,
  'secret-store': (_, { entry }) => ({
    settings: {},
    mayBeNull: entry.condition !== null,
    secret: null,
    statements: [
      {
        actions: ['secretsmanager:GetSecretValue'],
        resources: code(`values(aws_secretsmanager_secret.${entry.label})[*].arn`),
      },
    ],
  }),
  'audit-trail': nothing,
  'threat-detection': nothing,
  'log-store': nothing,
  monitoring: nothing,
  'backup-vault': nothing,
  'container-registry': nothing,
  'feature-flag-store': (_, { entry, reader }) => ({
    settings: { [`${stemOf(entry.id, reader)}_PATH`]: text`/${ref('var.name')}/${entry.id}` },
    mayBeNull: false,
    secret: null,
    statements: [
      {
        actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
        resources: [
          text`arn:${ref('data.aws_partition.current.partition')}:ssm:${ref(regionOf(entry))}:${ref('data.aws_caller_identity.current.account_id')}:parameter/${ref('var.name')}/${entry.id}/*`,
        ],
      },
    ],
  }),
}
