import { isFollowed } from '../terraform/aws/access'
import { ENGINES } from '../terraform/aws/database-instance'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind, networkOf } from '../terraform/entries'
import { distributed } from './distributed'
import { encryptedBy, keyArn } from './keys'
import { subnets } from './network'
import {
  countWhere,
  derived,
  type Home,
  homeOf,
  idOf,
  most,
  NAME,
  named,
  type Piece,
  pascal,
  type Resource,
  regionAt,
  resource,
  size,
  slotOf,
  type Told,
  tags,
  whereOf,
  why,
} from './plan'
import { groupsOf } from './security-groups'
import { OWNER, passwordFrom, secret } from './sign-in'
import { att, onceKnown, type Properties, ref, text, type Value, type Where, when } from './value'

export type Database = EntryOf<'relational-database'>

const DATABASE = 'app'

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return distributed(plan, entry)
  const origin = originOf(plan, entry)
  const home = homeOf(plan, entry, ...(origin ? [origin] : []))
  const isHigh = entry.resource.class === 'high'
  const network = networkOf(plan, entry.resource.region)
  const told: Told = {
    ...home,
    output: `${pascal(entry.label)}Address`,
    description: `Address of ${entry.resource.label}.`,
    value: att(idOf(entry.label, isHigh ? 'Cluster' : 'Instance'), 'Endpoint.Address'),
  }
  return [
    ...(!origin && isFollowed(plan, entry) ? [signIn(plan, entry)] : []),
    ...(network
      ? [
          resource(home, 'data', subnetGroup(entry), 'AWS::RDS::DBSubnetGroup', {
            DBSubnetGroupName: named(entry.id),
            DBSubnetGroupDescription: `Subnets of ${entry.id}`,
            SubnetIds: subnets(network, 'data'),
          }),
        ]
      : []),
    ...(isHigh ? cluster(plan, entry, home, origin) : instance(plan, entry, home, origin)),
    told,
  ]
}

const subnetGroup = ({ label }: Database) => idOf(label, 'SubnetGroup')

/** What a copy follows. */
const originOf = (plan: Plan, { resource: database }: Database): Database | undefined =>
  database.replicaOf === null
    ? undefined
    : findEntries(plan, database.replicaOf).find(
        (other): other is Database => isKind(other, 'relational-database') && other.resource.class === database.class,
      )

const followersOf = (plan: Plan, entry: Database) =>
  entriesOf(plan, 'relational-database').filter(({ resource: { replicaOf } }) => replicaOf === entry.id)

export const signInId = (label: string) => idOf(label, 'SignIn')

/** The other region reads the same secret from its own copy. */
function signIn(plan: Plan, entry: Database): Resource {
  const copies = followersOf(plan, entry)
    .filter(({ regionVariable }) => regionVariable !== null)
    .map((follower): Value => {
      const slot = slotOf(plan, follower)
      const key = keyArn(plan, slot)
      const copy = { Region: regionAt(slot), ...(key === null ? {} : { KmsKeyId: key }) }
      const made: Value = key === null ? copy : onceKnown(key, copy)
      return when(whereOf(follower), made)
    })
  return secret(
    plan,
    entry,
    signInId(entry.label),
    entry.id,
    copies,
    'RDS can’t keep the password of a database that copies follow, so it’s kept here.',
  )
}

/** RDS keeps the password itself where it can: not for a database that copies follow. */
function owner(plan: Plan, entry: Database): Properties {
  if (isFollowed(plan, entry)) return passwordFrom(signInId(entry.label))
  const key = encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId')
  return {
    MasterUsername: OWNER,
    ManageMasterUserPassword: true,
    ...(Object.keys(key).length > 0 ? { MasterUserSecret: key } : {}),
  }
}

/** A copy in another region has to name a key there; AWS's own key has the same alias everywhere. */
function keyOf(plan: Plan, entry: Database, origin: Database | undefined): Properties {
  const own = encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId')
  if (Object.keys(own).length > 0 || !origin || !entry.regionVariable) return own
  return { KmsKeyId: 'alias/aws/rds' }
}

function instance(plan: Plan, entry: Database, home: Home, origin: Database | undefined): Resource[] {
  const { label, resource: database } = entry
  const engine = ENGINES[database.engine]
  const id = idOf(label, 'Instance')
  const placement: Properties = {
    VPCSecurityGroups: groupsOf(plan, entry.id),
    PubliclyAccessible: false,
    StorageType: 'gp3',
    StorageEncrypted: true,
  }
  const identity: Properties = origin
    ? { SourceDBInstanceIdentifier: att(idOf(origin.label, 'Instance'), 'DBInstanceArn') }
    : {
        Engine: engine.instance,
        EngineVersion: engine.version,
        ...(database.engine === 'sqlserver' || database.engine === 'oracle'
          ? { LicenseModel: 'license-included' }
          : { DBName: DATABASE }),
        ...owner(plan, entry),
        AllocatedStorage: size(plan, entry, 'storage_gib'),
        MaxAllocatedStorage: derived(plan, entry, 'storage_gib_max', ({ storage_gib }) => Number(storage_gib) * 4),
        MultiAZ: size(plan, entry, 'multi_az'),
      }
  const main = resource(
    home,
    'data',
    id,
    'AWS::RDS::DBInstance',
    {
      DBInstanceIdentifier: named(entry.id),
      ...identity,
      DBInstanceClass: size(plan, entry, 'instance_class'),
      Port: String(database.port),
      // A volume brings 3,000 operations a second; more can be asked for from 400 GiB.
      Iops: when(fastWhere(entry), size(plan, entry, 'iops')),
      DBSubnetGroupName: ref(subnetGroup(entry)),
      ...placement,
      ...keyOf(plan, entry, origin),
      BackupRetentionPeriod: size(plan, entry, 'backup_days'),
      PreferredBackupWindow: '02:00-03:00',
      PreferredMaintenanceWindow: 'sun:03:30-sun:04:30',
      CopyTagsToSnapshot: true,
      AutoMinorVersionUpgrade: true,
      ...(database.engine === 'postgresql' || database.engine === 'mysql'
        ? { EnableIAMDatabaseAuthentication: true }
        : {}),
      EnablePerformanceInsights: true,
      ...encryptedBy(plan, slotOf(plan, entry), 'PerformanceInsightsKMSKeyId'),
      EnableCloudwatchLogsExports: engine.logs,
      DeletionProtection: size(plan, entry, 'deletion_protection'),
      Tags: tags(entry),
    },
    { comment: why(plan, entry), keep: 'Snapshot' },
  )
  if (origin) return [{ ...main, keep: null }]
  const readers = Array.from({ length: most(entry, 'read_replicas') }, (_, index) => index)
  return [
    main,
    ...readers.map((index) =>
      resource(
        { ...home, where: countWhere(entry, 'read_replicas', index + 1) },
        'data',
        `${pascal(label)}Reader${index + 1}`,
        'AWS::RDS::DBInstance',
        {
          DBInstanceIdentifier: text`${NAME}-${entry.id}-reader-${String(index)}`,
          SourceDBInstanceIdentifier: ref(id),
          DBInstanceClass: size(plan, entry, 'instance_class'),
          ...placement,
          ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
          EnablePerformanceInsights: true,
          Tags: tags(entry, text`${NAME}-${entry.id}-reader-${String(index)}`),
        },
      ),
    ),
  ]
}

const fastWhere = (entry: Database): Where =>
  entry.bySize.reduce(
    (mask, { sizes }, index) =>
      Number(sizes?.iops ?? 0) > 3000 && Number(sizes?.storage_gib ?? 0) >= 400 ? mask | (1 << index) : mask,
    0,
  )

function cluster(plan: Plan, entry: Database, home: Home, origin: Database | undefined): Resource[] {
  const { label, resource: database } = entry
  const engine = ENGINES[database.engine]
  const id = idOf(label, 'Cluster')
  const followers = followersOf(plan, entry)
  const serverless = entry.bySize.some(({ sizes }) => String(sizes?.instance_class ?? '').includes('serverless'))
  const globalHome: Home = { ...home, where: followers.reduce((mask, other) => mask | whereOf(other), 0) & home.where }
  const globalId = `${pascal(label)}Global`
  const counts = entry.bySize.map(({ sizes }) => {
    if (sizes === null) return 0
    return origin ? 1 : 1 + (sizes.multi_az === true ? 1 : 0) + Number(sizes.read_replicas ?? 0)
  })
  const whereAtLeast = (count: number): Where =>
    counts.reduce((mask, own, index) => (own >= count ? mask | (1 << index) : mask), 0)
  return [
    ...(followers.length > 0
      ? [
          resource(
            globalHome,
            'data',
            globalId,
            'AWS::RDS::GlobalCluster',
            {
              GlobalClusterIdentifier: named(entry.id),
              Engine: engine.cluster,
              EngineVersion: engine.clusterVersion,
              StorageEncrypted: true,
              DeletionProtection: size(plan, entry, 'deletion_protection'),
            },
            {
              comment: 'The pair of clusters: the second follows the first over the storage, about a second behind.',
              keep: 'Retain',
            },
          ),
        ]
      : []),
    resource(
      home,
      'data',
      id,
      'AWS::RDS::DBCluster',
      {
        DBClusterIdentifier: named(entry.id),
        Engine: engine.cluster,
        EngineVersion: engine.clusterVersion,
        ...(origin
          ? { GlobalClusterIdentifier: ref(`${pascal(origin.label)}Global`) }
          : {
              ...(followers.length > 0 ? { GlobalClusterIdentifier: when(globalHome.where, ref(globalId)) } : {}),
              DatabaseName: DATABASE,
              ...owner(plan, entry),
            }),
        Port: database.port,
        DBSubnetGroupName: ref(subnetGroup(entry)),
        VpcSecurityGroupIds: groupsOf(plan, entry.id),
        StorageEncrypted: true,
        ...keyOf(plan, entry, origin),
        BackupRetentionPeriod: derived(plan, entry, 'backup_days', ({ backup_days }) =>
          Math.max(1, Number(backup_days)),
        ),
        PreferredBackupWindow: '02:00-03:00',
        PreferredMaintenanceWindow: 'sun:03:30-sun:04:30',
        CopyTagsToSnapshot: true,
        EnableIAMDatabaseAuthentication: true,
        EnableCloudwatchLogsExports: engine.clusterLogs,
        DeletionProtection: size(plan, entry, 'deletion_protection'),
        ...(serverless
          ? {
              ServerlessV2ScalingConfiguration: {
                MinCapacity: size(plan, entry, 'capacity_min'),
                MaxCapacity: size(plan, entry, 'capacity_max'),
              },
            }
          : {}),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), keep: origin ? null : 'Snapshot' },
    ),
    ...Array.from({ length: Math.max(0, ...counts) }, (_, index) =>
      resource(
        { ...home, where: home.where & whereAtLeast(index + 1) },
        'data',
        `${pascal(label)}Instance${index + 1}`,
        'AWS::RDS::DBInstance',
        {
          DBInstanceIdentifier: text`${NAME}-${entry.id}-${String(index)}`,
          DBClusterIdentifier: ref(id),
          Engine: engine.cluster,
          DBInstanceClass: size(plan, entry, 'instance_class'),
          PubliclyAccessible: false,
          EnablePerformanceInsights: true,
          ...encryptedBy(plan, slotOf(plan, entry), 'PerformanceInsightsKMSKeyId'),
          PromotionTier: index,
          Tags: tags(entry, text`${NAME}-${entry.id}-${String(index)}`),
        },
      ),
    ),
  ]
}
