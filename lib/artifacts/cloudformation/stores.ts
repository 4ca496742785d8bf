import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { encryptedBy, keyArn } from './keys'
import { subnets } from './network'
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
  standing,
  tags,
  toSet,
  whereOfDesigns,
  why,
} from './plan'
import { groupsOf } from './security-groups'
import { passwordFrom, secret } from './sign-in'
import { call, onceKnown, type Properties, REGION, ref, text, type Value, when } from './value'

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
