import type { Json, Tree } from '../parsed'
import { list, tree } from '../parsed'
import type { ProviderSchema } from '../provider-schema'
import { blockIn, type Planned, type PlannedResource } from './planned'
import { ALL_PORTS, type Exit, type Facts, type Finding, type Opening } from './policy'
import { type Check, type Checks, each, isGiven } from './reading'

/** What a plan for AWS opens, encrypts, keeps and allows. */
export function awsFacts(planned: Planned, schema: ProviderSchema): Facts {
  const { resources } = planned
  const groups = groupsOf(resources)
  return {
    guarded: new Set(groups.values()),
    callers: new Set(groups.values()),
    served: new Set(),
    openings: openingsOf(resources, groups),
    exits: exitsOf(resources, groups),
    exposed: [
      ...each(resources, EXPOSED, componentOf),
      ...bucketsWithout(resources, 'aws_s3_bucket_public_access_block'),
    ],
    unencrypted: [
      ...each(resources, UNENCRYPTED, componentOf),
      ...bucketsWithout(resources, 'aws_s3_bucket_server_side_encryption_configuration'),
    ],
    notBackedUp: each(resources, notBackedUp(resources), componentOf),
    unlimited: resources.flatMap(unlimited),
    malformed: resources.flatMap(malformed),
    untagged: untagged(planned, schema),
  }
}

const componentOf = ({ values }: PlannedResource): string | null => {
  const { Component } = tree(values.tags)
  return typeof Component === 'string' ? Component : null
}

/** The component that each security group belongs to, by block. */
const groupsOf = (resources: readonly PlannedResource[]) =>
  new Map(
    resources
      .filter(({ type }) => type === 'aws_security_group')
      .map(({ block, values }) => [block, String(tree(values.tags).Component)] as const),
  )

const groupIn = (rule: PlannedResource, argument: string, groups: ReadonlyMap<string, string>) =>
  rule.references(argument).flatMap((reference) => groups.get(reference) ?? [])[0]

const portsOf = ({ values }: PlannedResource) =>
  values.ip_protocol === '-1' ? ALL_PORTS : { fromPort: Number(values.from_port), toPort: Number(values.to_port) }

function openingsOf(resources: readonly PlannedResource[], groups: ReadonlyMap<string, string>): Opening[] {
  return resources
    .filter(({ type }) => type === 'aws_vpc_security_group_ingress_rule')
    .flatMap((rule): Opening[] => {
      const to = groupIn(rule, 'security_group_id', groups)
      // A group that another service makes (EKS for its nodes) has no block of ours.
      if (to === undefined) return []
      const from = sourceOf(rule, groupIn(rule, 'referenced_security_group_id', groups))
      return from ? [{ address: rule.address, to: [to], from, ...portsOf(rule) }] : []
    })
}

function sourceOf(rule: PlannedResource, group: string | undefined): Opening['from'] | null {
  if (group !== undefined) return { components: [group] }
  if (rule.references('prefix_list_id').length > 0) return { outside: 'edge' }
  const { cidr_ipv4, cidr_ipv6 } = rule.values
  if (cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0') return { outside: 'internet' }
  return cidr_ipv4 ? { outside: 'private' } : null
}

function exitsOf(resources: readonly PlannedResource[], groups: ReadonlyMap<string, string>): Exit[] {
  return resources
    .filter(({ type }) => type === 'aws_vpc_security_group_egress_rule')
    .flatMap((rule): Exit[] => {
      const from = groupIn(rule, 'security_group_id', groups)
      if (from === undefined) return []
      const group = groupIn(rule, 'referenced_security_group_id', groups)
      return [{ address: rule.address, from: [from], to: exitTo(rule, group), ...portsOf(rule) }]
    })
}

function exitTo(rule: PlannedResource, group: string | undefined): Exit['to'] {
  if (group !== undefined) return { components: [group] }
  if (rule.references('prefix_list_id').length > 0) return { outside: 'cloud' }
  const { cidr_ipv4, cidr_ipv6 } = rule.values
  return { outside: cidr_ipv4 === '0.0.0.0/0' || cidr_ipv6 === '::/0' ? 'internet' : 'network' }
}

const isPubliclyAccessible: Check = ({ publicly_accessible }) =>
  publicly_accessible === true ? 'has an address on the internet' : null

const EXPOSED: Checks = {
  aws_db_instance: isPubliclyAccessible,
  aws_rds_cluster_instance: isPubliclyAccessible,
  aws_redshiftserverless_workgroup: isPubliclyAccessible,
  aws_opensearch_domain: ({ vpc_options }) => (list(vpc_options).length === 0 ? 'stands outside the network' : null),
  aws_s3_bucket_public_access_block: (values) => {
    const open = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].filter(
      (name) => values[name] !== true,
    )
    return open.length === 0 ? null : `leaves ${open.join(', ')} off`
  },
  aws_s3_bucket_acl: ({ acl }) => (String(acl).startsWith('public') ? 'lets everybody read the bucket' : null),
  aws_eks_cluster: ({ vpc_config }) => {
    const { endpoint_public_access, public_access_cidrs } = blockIn(vpc_config)
    return endpoint_public_access === true && list(public_access_cidrs).some((cidr) => cidr === '0.0.0.0/0')
      ? 'answers the whole internet'
      : null
  },
  aws_lambda_function_url: ({ authorization_type }) =>
    authorization_type === 'NONE' ? 'can be called without signing in' : null,
}

/** What a bucket needs stands beside it, in a block of its own. */
function bucketsWithout(resources: readonly PlannedResource[], wanted: string): Finding[] {
  const having = new Set(
    resources.filter(({ type }) => type === wanted).flatMap((beside) => beside.references('bucket')),
  )
  return resources
    .filter(({ type, block }) => type === 'aws_s3_bucket' && !having.has(block))
    .map(({ address }) => ({ address, says: `has no ${wanted}` }))
}

const isOn =
  (name: string): Check =>
  (values) =>
    values[name] === true ? null : `has ${name} off`

const NOT_AT_REST = 'is not encrypted at rest'

const UNENCRYPTED: Checks = {
  aws_db_instance: (values, resource) =>
    // A copy is encrypted as its source is; one in another region names the key there.
    values.storage_encrypted === true || isGiven(resource, 'replicate_source_db') ? null : NOT_AT_REST,
  aws_rds_cluster: isOn('storage_encrypted'),
  aws_docdb_cluster: isOn('storage_encrypted'),
  aws_rds_global_cluster: isOn('storage_encrypted'),
  aws_efs_file_system: isOn('encrypted'),
  aws_elasticache_replication_group: (values) =>
    values.at_rest_encryption_enabled === true || String(values.at_rest_encryption_enabled) === 'true'
      ? isOn('transit_encryption_enabled')(values, {} as PlannedResource)
      : NOT_AT_REST,
  aws_elasticache_cluster: isOn('transit_encryption_enabled'),
  aws_opensearch_domain: ({ encrypt_at_rest, node_to_node_encryption }) =>
    blockIn(encrypt_at_rest).enabled === true && blockIn(node_to_node_encryption).enabled === true ? null : NOT_AT_REST,
  aws_sqs_queue: (values, resource) =>
    values.sqs_managed_sse_enabled === true || isGiven(resource, 'kms_master_key_id') ? null : NOT_AT_REST,
  aws_kinesis_stream: ({ encryption_type }) => (encryption_type === 'KMS' ? null : NOT_AT_REST),
  aws_instance: ({ root_block_device }) => (blockIn(root_block_device).encrypted === true ? null : 'has a plain disk'),
  aws_launch_template: ({ block_device_mappings }) => {
    const disks = list(block_device_mappings).map((mapping) => blockIn(tree(mapping).ebs))
    return disks.length > 0 && disks.every(({ encrypted }) => String(encrypted) === 'true') ? null : 'has a plain disk'
  },
  aws_lb_listener: ({ protocol, default_action }) =>
    protocol === 'HTTP' && blockIn(default_action).type !== 'redirect' ? 'answers without TLS' : null,
  aws_cloudfront_distribution: ({ default_cache_behavior, ordered_cache_behavior }) =>
    [blockIn(default_cache_behavior), ...list(ordered_cache_behavior).map(tree)].every(
      ({ viewer_protocol_policy }) => viewer_protocol_policy !== 'allow-all',
    )
      ? null
      : 'answers without TLS',
}

/** Databases keep backups of their own, buckets and tables old versions; the rest is in a plan of the backup vault. */
function notBackedUp(resources: readonly PlannedResource[]): Checks {
  const selected = new Set(
    resources
      .filter(({ type }) => type === 'aws_backup_selection')
      .flatMap((selection) => selection.references('resources')),
  )
  const enabledBeside = (type: string, configuration: string, argument: string) =>
    new Set(
      resources
        .filter(
          (other) => other.type === type && /^enabled$/i.test(String(blockIn(other.values[configuration]).status)),
        )
        .flatMap((other) => other.references(argument)),
    )
  const versioned = enabledBeside('aws_s3_bucket_versioning', 'versioning_configuration', 'bucket')
  const keptByPolicy = enabledBeside('aws_efs_backup_policy', 'backup_policy', 'file_system_id')
  const isSelected = ({ block, name, type }: PlannedResource) =>
    selected.has(block) || [...selected].some((reference) => reference.startsWith(`var.${name}_${type.slice(4)}`))
  const keeps: Check = (values, resource) =>
    Number(values.backup_retention_period ?? 0) > 0 || isSelected(resource) || isGiven(resource, 'replicate_source_db')
      ? null
      : 'keeps no backup'
  const inVault: Check = (_, resource) => (isSelected(resource) ? null : 'is in no backup plan')
  return {
    aws_db_instance: keeps,
    aws_rds_cluster: keeps,
    aws_docdb_cluster: keeps,
    // Clusters that are peers hold the same data, so that one of them is enough.
    aws_dsql_cluster: (values, resource) =>
      resources.some((other) => other.type === 'aws_dsql_cluster' && isSelected(other))
        ? null
        : inVault(values, resource),
    aws_dynamodb_table: (values) =>
      blockIn(values.point_in_time_recovery).enabled === true ? null : 'cannot be set back to a point in time',
    aws_efs_file_system: (values, resource) => (keptByPolicy.has(resource.block) ? null : inVault(values, resource)),
    aws_s3_bucket: (_, { block }) => (versioned.has(block) ? null : 'keeps no old versions'),
  }
}

/** A key's own policy names the account with a star: without that nobody could manage the key. */
const HAS_POLICY = new Set([
  'aws_iam_policy',
  'aws_iam_role_policy',
  'aws_s3_bucket_policy',
  'aws_sqs_queue_policy',
  'aws_sns_topic_policy',
])

/** Statements of the policies whose text is known: what the apply decides stays unknown in a plan. */
function statements({ type, address, values }: PlannedResource): { address: string; statement: Tree }[] {
  if (!HAS_POLICY.has(type) || typeof values.policy !== 'string') return []
  const { Statement } = tree(JSON.parse(values.policy) as Json)
  return list(Statement).map((statement) => ({ address, statement: tree(statement) }))
}

const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [value ?? ''])

function unlimited(resource: PlannedResource): Finding[] {
  return statements(resource)
    .filter(({ statement: { Effect, Action, Resource } }) => {
      const anything = asList(Action).some((action) => /^([\w-]+:)?\*$/.test(String(action)))
      return Effect === 'Allow' && anything && asList(Resource).includes('*')
    })
    .map(({ address, statement: { Action } }) => ({
      address,
      says: `allows ${asList(Action).join(', ')} on everything`,
    }))
}

/** IAM refuses a list within a list only when it is asked, half way through an apply. */
function malformed(resource: PlannedResource): Finding[] {
  return statements(resource)
    .filter(({ statement: { Action, Resource } }) =>
      [...asList(Action), ...asList(Resource)].some((item) => typeof item !== 'string'),
    )
    .map(({ address }) => ({ address, says: 'has a statement with something other than texts' }))
}

/** The provider puts its own tags on all that takes them; a group of machines takes them in another form. */
function untagged({ resources, provider }: Planned, schema: ProviderSchema): Finding[] {
  const common = JSON.stringify(provider.default_tags ?? '')
  if (!common.includes('local.tags')) return [{ address: 'provider.aws', says: 'has no default tags' }]
  return resources
    .filter(({ type, values }) => {
      if (type === 'aws_autoscaling_group') return list(values.tag).length === 0
      const takes = schema.resources[type]?.attributes.tags !== undefined
      return takes && isAComponent(type) && tree(values.tags).Component === undefined
    })
    .map(({ address }) => ({ address, says: 'has no tag that names its component' }))
}

/** What is billed as a component of the design, so that its cost can be told apart. */
const isAComponent = (type: string) => COMPONENTS.has(type)
const COMPONENTS = new Set([
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_dsql_cluster',
  'aws_dynamodb_table',
  'aws_ecs_service',
  'aws_eks_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_cluster',
  'aws_efs_file_system',
  'aws_instance',
  'aws_kinesis_stream',
  'aws_kms_key',
  'aws_lambda_function',
  'aws_lb',
  'aws_nat_gateway',
  'aws_opensearch_domain',
  'aws_s3_bucket',
  'aws_secretsmanager_secret',
  'aws_sns_topic',
  'aws_sqs_queue',
])
