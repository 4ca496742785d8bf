import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { shortId } from '../terraform/names'
import { encryptedBy } from './keys'
import { logGroup, logGroupId } from './logs'
import { subnets, subnetsUpTo } from './network'
import { byProduction, countWhere, homeOf, idOf, NAME, named, type Piece, resource, size, tags, why } from './plan'
import { policy } from './policy'
import { groupsOf } from './security-groups'
import { ACCOUNT, att, jsonText, PARTITION, type Properties, REGION, ref, text, when } from './value'

export function searchEngine(plan: Plan, entry: EntryOf<'search-engine'>): Piece[] {
  const { label } = entry
  const network = networkOf(plan, entry.resource.region)
  const home = homeOf(plan, entry)
  const name = text`${NAME}-${shortId(entry.id, 7)}`
  const spread = countWhere(entry, 'zones', 2)
  return [
    logGroup(plan, entry, 'data'),
    resource(home, 'data', idOf(label, 'LogPolicy'), 'AWS::Logs::ResourcePolicy', {
      PolicyName: named(entry.id),
      PolicyDocument: jsonText(
        policy({
          Effect: 'Allow',
          Principal: { Service: 'es.amazonaws.com' },
          Action: ['logs:PutLogEvents', 'logs:CreateLogStream'],
          Resource: att(logGroupId(label), 'Arn'),
          Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
        }),
      ),
    }),
    resource(
      home,
      'data',
      idOf(label, 'Domain'),
      'AWS::OpenSearchService::Domain',
      {
        DomainName: name,
        EngineVersion: 'OpenSearch_2.19',
        AccessPolicies: policy({
          Effect: 'Allow',
          Principal: { AWS: text`arn:${PARTITION}:iam::${ACCOUNT}:root` },
          Action: 'es:ESHttp*',
          Resource: text`arn:${PARTITION}:es:${REGION}:${ACCOUNT}:domain/${name}/*`,
        }),
        ClusterConfig: {
          InstanceType: size(plan, entry, 'instance_type'),
          InstanceCount: size(plan, entry, 'nodes'),
          ZoneAwarenessEnabled: when(spread, true, false),
          ZoneAwarenessConfig: when(spread, { AvailabilityZoneCount: size(plan, entry, 'zones') }),
        },
        EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: size(plan, entry, 'storage_gib') },
        EncryptionAtRestOptions: { Enabled: true, ...encryptedBy(plan, home.slot, 'KmsKeyId') },
        NodeToNodeEncryptionOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
        SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true },
        LogPublishingOptions: {
          ES_APPLICATION_LOGS: { CloudWatchLogsLogGroupArn: att(logGroupId(label), 'Arn'), Enabled: true },
        },
        ...(network
          ? {
              VPCOptions: {
                SubnetIds: subnetsUpTo(network, 'data', entry, 'zones'),
                SecurityGroupIds: groupsOf(plan, entry.id),
              },
            }
          : {}),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: [idOf(label, 'LogPolicy')], keep: 'Retain' },
    ),
  ]
}

export function cache(plan: Plan, entry: EntryOf<'cache'>): Piece[] {
  const { label, resource: store } = entry
  const network = networkOf(plan, store.region)
  if (!network) return []
  const home = homeOf(plan, entry)
  const group = idOf(label, 'SubnetGroup')
  const shared: Properties = {
    CacheNodeType: size(plan, entry, 'node_type'),
    Port: store.port,
    CacheSubnetGroupName: ref(group),
    PreferredMaintenanceWindow: 'sun:04:30-sun:05:30',
    TransitEncryptionEnabled: true,
  }
  const subnetGroup = resource(home, 'data', group, 'AWS::ElastiCache::SubnetGroup', {
    CacheSubnetGroupName: named(entry.id),
    Description: `Subnets of ${entry.id}`,
    SubnetIds: subnets(network, 'data'),
  })
  if (store.engine === 'memcached')
    return [
      subnetGroup,
      resource(
        home,
        'data',
        idOf(label, 'CacheCluster'),
        'AWS::ElastiCache::CacheCluster',
        {
          ClusterName: named(entry.id),
          Engine: 'memcached',
          NumCacheNodes: size(plan, entry, 'nodes'),
          AZMode: when(countWhere(entry, 'nodes', 2), 'cross-az', 'single-az'),
          ...shared,
          VpcSecurityGroupIds: groupsOf(plan, entry.id),
          Tags: tags(entry),
        },
        { comment: why(plan, entry) },
      ),
    ]
  return [
    subnetGroup,
    resource(
      home,
      'data',
      idOf(label, 'ReplicationGroup'),
      'AWS::ElastiCache::ReplicationGroup',
      {
        ReplicationGroupId: named(entry.id),
        ReplicationGroupDescription: store.purpose.slice(0, 250),
        Engine: 'valkey',
        EngineVersion: '8.0',
        NumCacheClusters: size(plan, entry, 'nodes'),
        AutomaticFailoverEnabled: size(plan, entry, 'multi_az'),
        MultiAZEnabled: size(plan, entry, 'multi_az'),
        ...shared,
        SecurityGroupIds: groupsOf(plan, entry.id),
        AtRestEncryptionEnabled: true,
        ...encryptedBy(plan, home.slot, 'KmsKeyId'),
        SnapshotRetentionLimit: byProduction(plan, 1, 0),
        AutoMinorVersionUpgrade: true,
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Snapshot' },
    ),
  ]
}
