import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, why } from '../expressions'
import type { Value } from '../hcl'
import { code, json, nested, ref, resource } from '../hcl'
import { isFollowed } from './access'
import { encryptionKeyArn } from './encryption'
import { groupOf } from './groups'
import { subnetIds } from './network'
import { placed, tags } from './placing'
import type { Database } from './relational'

export function connectionPooler(plan: Plan, entry: EntryOf<'connection-pooler'>): Piece[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  const database = findEntries(plan, entry.resource.fronts).filter((other): other is Database =>
    isKind(other, 'relational-database'),
  )
  const [first] = database
  if (!home || !group || !first) return []
  const secret = database.map((variant) => secretOf(plan, variant))
  const arn = secret.length > 1 ? code(`coalesce(${secret.join(', ')})`) : code(secret[0] ?? 'null')
  const target = (field: 'instance' | 'cluster') => {
    const of = database.filter(({ resource: { class: tier } }) => (tier === 'high') === (field === 'cluster'))
    const type = field === 'cluster' ? 'aws_rds_cluster' : 'aws_db_instance'
    const attribute = field === 'cluster' ? 'cluster_identifier' : 'identifier'
    const [only] = of
    if (!only) return {}
    const path =
      of.length === database.length && only.condition === null
        ? `${type}.${only.label}.${attribute}`
        : `one(${type}.${only.label}[*].${attribute})`
    return { [field === 'cluster' ? 'db_cluster_identifier' : 'db_instance_identifier']: ref(path) }
  }
  return [
    ...pieces(
      'data.tf',
      resource(
        'aws_db_proxy',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          engine_family:
            first.resource.engine === 'mysql'
              ? 'MYSQL'
              : first.resource.engine === 'sqlserver'
                ? 'SQLSERVER'
                : 'POSTGRESQL',
          role_arn: own(entry, 'aws_iam_role', label, 'arn'),
          vpc_subnet_ids: code(subnetIds(home, 'data')),
          vpc_security_group_ids: [ref(group.path)],
          require_tls: true,
          auth: nested({ auth_scheme: 'SECRETS', iam_auth: 'DISABLED', secret_arn: arn }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource('aws_db_proxy_default_target_group', label, {
        ...placed(entry),
        db_proxy_name: own(entry, 'aws_db_proxy', label, 'name'),
        connection_pool_config: nested({ max_connections_percent: 90, connection_borrow_timeout: 30 }),
      }),
      resource('aws_db_proxy_target', label, {
        ...placed(entry),
        db_proxy_name: own(entry, 'aws_db_proxy', label, 'name'),
        target_group_name: own(entry, 'aws_db_proxy_default_target_group', label, 'name'),
        ...target('instance'),
        ...target('cluster'),
      }),
    ),
    ...pieces(
      'iam.tf',
      resource('aws_iam_role', label, {
        ...counted(entry),
        name: named(entry.id),
        assume_role_policy: json({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        }),
      }),
      resource('aws_iam_role_policy', label, {
        ...counted(entry),
        name: 'read-sign-in',
        role: own(entry, 'aws_iam_role', label, 'id'),
        policy: json({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
              Resource: [arn],
            },
            ...keyStatement(plan, entry),
          ],
        }),
      }),
    ),
  ]
}

const keyStatement = (plan: Plan, entry: EntryOf<'connection-pooler'>): Value[] => {
  const key = encryptionKeyArn(plan, entry.resource.region)
  return key ? [{ Effect: 'Allow', Action: ['kms:Decrypt'], Resource: [ref(key)] }] : []
}

function secretOf(plan: Plan, entry: Database): string {
  const wrap = (path: string) => (entry.condition ? `one(${path})` : path)
  const at = (type: string, attribute: string) =>
    wrap(`${type}.${entry.label}${entry.condition ? '[*]' : ''}.${attribute}`)
  if (isFollowed(plan, entry)) return at('aws_secretsmanager_secret', 'arn')
  return entry.resource.class === 'high'
    ? at('aws_rds_cluster', 'master_user_secret[0].secret_arn')
    : at('aws_db_instance', 'master_user_secret[0].secret_arn')
}
