import type { EntryOf, Plan } from '../entries'
import { networkOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, size, why } from '../expressions'
import type { Body } from '../hcl'
import { code, dynamic, json, nested, ref, resource, text } from '../hcl'
import { shortId } from '../names'
import { encryptedBy } from './encryption'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { placed, tags } from './placing'

export function searchEngine(plan: Plan, entry: EntryOf<'search-engine'>): Piece[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  const account = ref('data.aws_caller_identity.current.account_id')
  const partition = ref('data.aws_partition.current.partition')
  const name = text`${ref('var.name')}-${shortId(entry.id, 7)}`
  return [
    ...pieces(
      'data.tf',
      resource(
        'aws_opensearch_domain',
        label,
        {
          ...placed(entry),
          domain_name: name,
          engine_version: 'OpenSearch_2.19',
          access_policies: json({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: text`arn:${partition}:iam::${account}:root` },
                Action: 'es:ESHttp*',
                Resource: text`arn:${partition}:es:${ref(entry.regionVariable ?? 'var.region')}:${account}:domain/${name}/*`,
              },
            ],
          }),
          cluster_config: nested({
            instance_type: size(entry, 'instance_type'),
            instance_count: size(entry, 'nodes'),
            zone_awareness_enabled: code(`var.${label}.zones > 1`),
            zone_awareness_config: dynamic(code(`var.${label}.zones > 1 ? [1] : []`), {
              availability_zone_count: size(entry, 'zones'),
            }),
          }),
          ebs_options: nested({ ebs_enabled: true, volume_type: 'gp3', volume_size: size(entry, 'storage_gib') }),
          encrypt_at_rest: nested({ enabled: true, ...encryptedBy(plan, entry.resource.region, 'kms_key_id') }),
          node_to_node_encryption: nested({ enabled: true }),
          domain_endpoint_options: nested({
            enforce_https: true,
            tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
          }),
          software_update_options: nested({ auto_software_update_enabled: true }),
          log_publishing_options: nested({
            cloudwatch_log_group_arn: own(entry, 'aws_cloudwatch_log_group', label, 'arn'),
            log_type: 'ES_APPLICATION_LOGS',
          }),
          ...(home && group
            ? {
                vpc_options: nested({
                  subnet_ids: code(`slice(${subnetIds(home, 'data')}, 0, var.${label}.zones)`),
                  security_group_ids: [ref(group.path)],
                }),
              }
            : {}),
          ...tags(entry),
          depends_on: [ref(`aws_cloudwatch_log_resource_policy.${label}`)],
        },
        why(plan, entry),
      ),
    ),
    ...pieces(
      'observability.tf',
      logGroup(plan, entry),
      resource('aws_cloudwatch_log_resource_policy', label, {
        ...placed(entry),
        policy_name: named(entry.id),
        policy_document: json({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'es.amazonaws.com' },
              Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
              Resource: text`${own(entry, 'aws_cloudwatch_log_group', label, 'arn')}:*`,
              Condition: { StringEquals: { 'aws:SourceAccount': account } },
            },
          ],
        }),
      }),
    ),
  ]
}

export function cache(plan: Plan, entry: EntryOf<'cache'>): Piece[] {
  const { label, resource: store } = entry
  const home = networkOf(plan, store.region)
  const group = groupOf(plan, entry.id)
  if (!home) return []
  const shared: Body = {
    node_type: size(entry, 'node_type'),
    port: store.port,
    subnet_group_name: own(entry, 'aws_elasticache_subnet_group', label, 'name'),
    security_group_ids: group ? [ref(group.path)] : [],
    maintenance_window: 'sun:04:30-sun:05:30',
    transit_encryption_enabled: true,
  }
  const subnets = resource('aws_elasticache_subnet_group', label, {
    ...placed(entry),
    name: named(entry.id),
    subnet_ids: code(subnetIds(home, 'data')),
  })
  if (store.engine === 'memcached') {
    return pieces(
      'data.tf',
      subnets,
      resource(
        'aws_elasticache_cluster',
        label,
        {
          ...placed(entry),
          cluster_id: named(entry.id),
          engine: 'memcached',
          num_cache_nodes: size(entry, 'nodes'),
          az_mode: code(`var.${label}.nodes > 1 ? "cross-az" : "single-az"`),
          ...shared,
          ...tags(entry),
        },
        why(plan, entry),
      ),
    )
  }
  return pieces(
    'data.tf',
    subnets,
    resource(
      'aws_elasticache_replication_group',
      label,
      {
        ...placed(entry),
        replication_group_id: named(entry.id),
        description: store.purpose.slice(0, 250),
        engine: 'valkey',
        engine_version: '8.0',
        num_cache_clusters: size(entry, 'nodes'),
        automatic_failover_enabled: size(entry, 'multi_az'),
        multi_az_enabled: size(entry, 'multi_az'),
        ...shared,
        at_rest_encryption_enabled: 'true',
        ...encryptedBy(plan, store.region, 'kms_key_id'),
        snapshot_retention_limit: code('local.is_production ? 1 : 0'),
        auto_minor_version_upgrade: 'true',
        ...tags(entry),
      },
      why(plan, entry),
    ),
  )
}
