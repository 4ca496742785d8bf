import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { shortId } from '../terraform/names'
import { encryptedBy, keyArn } from './keys'
import { logGroup, logGroupId } from './logs'
import { subnetAt, subnets, subnetsUpTo, tierFor, zonesOf } from './network'
import {
  byProduction,
  countWhere,
  derived,
  homeOf,
  idOf,
  most,
  NAME,
  named,
  type Piece,
  pascal,
  regionAt,
  resource,
  size,
  slotOf,
  standing,
  tags,
  toSet,
  whereOf,
  whereOfDesigns,
  why,
} from './plan'
import { policy } from './policy'
import { passwordFrom, secret } from './relational'
import { groupsOf } from './security-groups'
import {
  ACCOUNT,
  att,
  call,
  jsonText,
  onceKnown,
  PARTITION,
  type Properties,
  REGION,
  ref,
  text,
  type Value,
  when,
} from './value'

export function keyValueStore(plan: Plan, entry: EntryOf<'key-value-store'>): Piece[] {
  const { resource: store } = entry
  const home = homeOf(plan, entry)
  const id = idOf(entry.label, 'Table')
  const shape: Properties = {
    TableName: named(entry.id),
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
  }
  const isProtected = byProduction(plan, true, false)
  const recovery = { PointInTimeRecoveryEnabled: size(plan, entry, 'point_in_time_recovery') }
  const options = { comment: why(plan, entry), keep: 'Retain' as const }
  if (store.replicaRegions.length === 0)
    return [
      resource(
        home,
        'data',
        id,
        'AWS::DynamoDB::Table',
        {
          ...shape,
          DeletionProtectionEnabled: isProtected,
          PointInTimeRecoverySpecification: recovery,
          SSESpecification: {
            SSEEnabled: true,
            ...(keyArn(plan, home.slot) === null ? {} : { SSEType: 'KMS' }),
            ...encryptedBy(plan, home.slot, 'KMSMasterKeyId'),
          },
          Tags: tags(entry),
        },
        options,
      ),
    ]
  const replica = (slot: number): Properties => ({
    Region: slot === home.slot ? REGION : regionAt(slot),
    DeletionProtectionEnabled: isProtected,
    PointInTimeRecoverySpecification: slot === home.slot ? recovery : { PointInTimeRecoveryEnabled: true },
    ...(keyArn(plan, slot) === null ? {} : { SSESpecification: encryptedBy(plan, slot, 'KMSMasterKeyId') }),
    Tags: tags(entry),
  })
  const others = store.replicaRegions.flatMap((region) => {
    const slot = plan.otherRegions.findIndex((other) => other.id === region) + 1
    if (slot === 0) return []
    const key = keyArn(plan, slot)
    const copy: Value = key === null ? replica(slot) : onceKnown(key, replica(slot))
    return [when(replicatedWhere(plan, entry) & standing(plan, slot), copy)]
  })
  return [
    resource(
      home,
      'data',
      id,
      'AWS::DynamoDB::GlobalTable',
      {
        ...shape,
        SSESpecification: { SSEEnabled: true, ...(keyArn(plan, home.slot) === null ? {} : { SSEType: 'KMS' }) },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        Replicas: [replica(home.slot), ...others],
      },
      options,
    ),
  ]
}

/** Environments whose design asks for copies of the table. */
const replicatedWhere = (plan: Plan, { id }: EntryOf<'key-value-store'>) =>
  whereOfDesigns(plan, ({ resources }) =>
    resources.some((other) => other.id === id && other.kind === 'key-value-store' && other.replicaRegions.length > 0),
  )

export function documentDatabase(plan: Plan, entry: EntryOf<'document-database'>): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const { label } = entry
  const home = homeOf(plan, entry)
  const id = idOf(label, 'Cluster')
  const group = idOf(label, 'SubnetGroup')
  const access = idOf(label, 'SignIn')
  return [
    secret(
      plan,
      entry,
      access,
      entry.id,
      [],
      'CloudFormation is not told which secret DocumentDB would make, so the template makes it.',
    ),
    resource(home, 'data', group, 'AWS::DocDB::DBSubnetGroup', {
      DBSubnetGroupName: named(entry.id),
      DBSubnetGroupDescription: `Subnets of ${entry.id}`,
      SubnetIds: subnets(network, 'data'),
    }),
    resource(
      home,
      'data',
      id,
      'AWS::DocDB::DBCluster',
      {
        DBClusterIdentifier: named(entry.id),
        ...passwordFrom(access),
        DBSubnetGroupName: ref(group),
        VpcSecurityGroupIds: groupsOf(plan, entry.id),
        StorageEncrypted: true,
        ...encryptedBy(plan, home.slot, 'KmsKeyId'),
        BackupRetentionPeriod: size(plan, entry, 'backup_days'),
        PreferredBackupWindow: '02:00-03:00',
        EnableCloudwatchLogsExports: ['audit', 'profiler'],
        DeletionProtection: byProduction(plan, true, false),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Snapshot' },
    ),
    ...Array.from({ length: most(entry, 'nodes') }, (_, index) =>
      resource(
        { ...home, where: countWhere(entry, 'nodes', index + 1) },
        'data',
        `${pascal(label)}Instance${index + 1}`,
        'AWS::DocDB::DBInstance',
        {
          DBInstanceIdentifier: text`${NAME}-${entry.id}-${String(index)}`,
          DBClusterIdentifier: ref(id),
          DBInstanceClass: size(plan, entry, 'instance_class'),
        },
      ),
    ),
  ]
}

export function timeSeriesDatabase(plan: Plan, entry: EntryOf<'time-series-database'>): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry)
  const twoZones = entry.bySize.reduce(
    (mask, { sizes }, index) => (sizes?.multi_az === true ? mask | (1 << index) : mask),
    0,
  )
  return [
    resource(
      home,
      'data',
      idOf(entry.label, 'InfluxDb'),
      'AWS::Timestream::InfluxDBInstance',
      {
        Name: named(entry.id),
        Organization: NAME,
        Bucket: 'measurements',
        Username: 'app-owner',
        Password: toSet(
          plan,
          home,
          `${pascal(entry.label)}Password`,
          `Password of the owner of ${entry.resource.label}.`,
          {
            secret: true,
            pattern: '^[A-Za-z0-9]{16,64}$',
            constraint: 'Between 16 and 64 letters and digits.',
            example: '(kept in your password store)',
          },
        ),
        DbInstanceType: size(plan, entry, 'instance_class'),
        DeploymentType: derived(plan, entry, 'deployment', ({ multi_az }) =>
          multi_az === true ? 'WITH_MULTIAZ_STANDBY' : 'SINGLE_AZ',
        ),
        AllocatedStorage: size(plan, entry, 'storage_gib'),
        DbStorageType: 'InfluxIOIncludedT1',
        PubliclyAccessible: false,
        VpcSubnetIds: when(twoZones, subnets(network, 'data'), [call('Select', [0, subnets(network, 'data')])]),
        VpcSecurityGroupIds: groupsOf(plan, entry.id),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
  ]
}

export function dataWarehouse(plan: Plan, entry: EntryOf<'data-warehouse'>): Piece[] {
  const { label } = entry
  const network = networkOf(plan, entry.resource.region)
  const home = homeOf(plan, entry)
  const namespace = idOf(label, 'Namespace')
  return [
    resource(
      home,
      'data',
      namespace,
      'AWS::RedshiftServerless::Namespace',
      {
        NamespaceName: named(entry.id),
        DbName: 'app',
        AdminUsername: 'app_owner',
        ManageAdminPassword: true,
        ...encryptedBy(plan, home.slot, 'KmsKeyId'),
        LogExports: ['connectionlog', 'userlog'],
        Tags: tags(entry),
      },
      { keep: 'Retain' },
    ),
    resource(
      home,
      'data',
      idOf(label, 'Workgroup'),
      'AWS::RedshiftServerless::Workgroup',
      {
        WorkgroupName: named(entry.id),
        NamespaceName: ref(namespace),
        BaseCapacity: size(plan, entry, 'capacity_units'),
        MaxCapacity: derived(plan, entry, 'capacity_units_max', ({ capacity_units }) => Number(capacity_units) * 4),
        PubliclyAccessible: false,
        ...(network ? { SubnetIds: subnets(network, 'data'), SecurityGroupIds: groupsOf(plan, entry.id) } : {}),
        ConfigParameters: [{ ParameterKey: 'require_ssl', ParameterValue: 'true' }],
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
  ]
}

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

export function fileSystem(plan: Plan, entry: EntryOf<'file-system'>): Piece[] {
  const { label } = entry
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry)
  const id = idOf(label, 'FileSystem')
  const provisioned = countWhere(entry, 'throughput_mibps', 1)
  const backups = entry.bySize.reduce(
    (mask, { sizes }, index) => (sizes?.backups === true ? mask | (1 << index) : mask),
    0,
  )
  const tier = tierFor(network, 'data')
  return [
    resource(
      home,
      'data',
      id,
      'AWS::EFS::FileSystem',
      {
        Encrypted: true,
        ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
        ThroughputMode: when(provisioned, 'provisioned', 'elastic'),
        ProvisionedThroughputInMibps: when(provisioned, size(plan, entry, 'throughput_mibps')),
        LifecyclePolicies: [{ TransitionToIA: 'AFTER_30_DAYS' }, { TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' }],
        FileSystemPolicy: policy(
          {
            Sid: 'MountTargetsOnly',
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
            Resource: '*',
            Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
          },
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: '*',
            Resource: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ),
        BackupPolicy: { Status: when(backups, 'ENABLED', 'DISABLED') },
        FileSystemTags: tags(entry),
      },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    ...Array.from({ length: zonesOf(network, tier) }, (_, zone) =>
      resource(
        { ...home, where: whereOf(entry) & countWhere(network, `${tier}_subnets`, zone + 1) },
        'data',
        `${pascal(label)}MountTarget${zone + 1}`,
        'AWS::EFS::MountTarget',
        {
          FileSystemId: ref(id),
          SubnetId: ref(subnetAt(network, 'data', zone)),
          SecurityGroups: groupsOf(plan, entry.id),
        },
      ),
    ),
    resource(home, 'data', idOf(label, 'AccessPoint'), 'AWS::EFS::AccessPoint', {
      FileSystemId: ref(id),
      PosixUser: { Uid: '1000', Gid: '1000' },
      RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: '1000', OwnerGid: '1000', Permissions: '0750' } },
    }),
  ]
}
