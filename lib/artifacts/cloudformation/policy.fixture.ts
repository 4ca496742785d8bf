import { type Json, list, type Tree, tree } from './check.fixture'
import type { Deployed, Made } from './deploy.fixture'

/** What must hold of everything that is made: closed, encrypted, kept, backed up, and no right to do everything to everything. */
export function checkPolicy(deployed: Deployed): string[] {
  const problems = deployed.resources.flatMap((resource) => [
    ...(CLOSED[resource.type]?.(resource.properties) ? [`${resource.id} is open to the public`] : []),
    ...(ENCRYPTED[resource.type]?.(resource.properties) === false ? [`${resource.id} is not encrypted`] : []),
    ...(KEPT.includes(resource.type) && !isFollower(resource) && resource.keep === undefined
      ? [`${resource.id} goes with its stack`]
      : []),
    ...(isBackedUp(deployed, resource) ? [] : [`${resource.id} is not backed up`]),
    ...openPorts(deployed, resource),
    ...rights(resource),
  ])
  return problems.map((problem) => `${deployed.environment}, ${deployed.region}: ${problem}`)
}

const isTrue = (value: Json | undefined) => String(value) === 'true'
const isSet = (value: Json | undefined) => value !== undefined && value !== ''

/** True where the resource is open. */
const CLOSED: Readonly<Record<string, (properties: Tree) => boolean>> = {
  'AWS::RDS::DBInstance': ({ PubliclyAccessible }) => isTrue(PubliclyAccessible ?? true),
  'AWS::Timestream::InfluxDBInstance': ({ PubliclyAccessible }) => isTrue(PubliclyAccessible ?? true),
  'AWS::RedshiftServerless::Workgroup': ({ PubliclyAccessible }) => isTrue(PubliclyAccessible ?? true),
  'AWS::OpenSearchService::Domain': ({ VPCOptions }) => list(tree(VPCOptions).SubnetIds).length === 0,
  'AWS::S3::Bucket': ({ PublicAccessBlockConfiguration: block, AccessControl }) =>
    isSet(AccessControl) || Object.values(tree(block)).filter(isTrue).length < 4,
  'AWS::S3::BucketPolicy': ({ PolicyDocument }) => isAllowedToAll(PolicyDocument),
  'AWS::SQS::QueuePolicy': ({ PolicyDocument }) => isAllowedToAll(PolicyDocument),
  'AWS::EC2::Subnet': ({ MapPublicIpOnLaunch }) => isTrue(MapPublicIpOnLaunch),
  'AWS::ApiGateway::RestApi': ({ DisableExecuteApiEndpoint }) => !isTrue(DisableExecuteApiEndpoint),
  'AWS::EKS::Cluster': ({ ResourcesVpcConfig }) =>
    list(tree(ResourcesVpcConfig).PublicAccessCidrs).includes('0.0.0.0/0') ||
    list(tree(ResourcesVpcConfig).PublicAccessCidrs).length === 0,
}

const isAllowedToAll = (document: Json | undefined) =>
  list(tree(document).Statement).some((statement) => {
    const { Effect, Principal, Condition } = tree(statement)
    return Effect === 'Allow' && (Principal === '*' || tree(Principal).AWS === '*') && Condition === undefined
  })

const volumes = (mappings: Json | undefined) =>
  list(mappings).every((mapping) => isTrue(tree(tree(mapping).Ebs).Encrypted))

const ENCRYPTED: Readonly<Record<string, (properties: Tree) => boolean>> = {
  'AWS::RDS::DBInstance': ({ StorageEncrypted, DBClusterIdentifier }) =>
    isSet(DBClusterIdentifier) || isTrue(StorageEncrypted),
  'AWS::RDS::DBCluster': ({ StorageEncrypted }) => isTrue(StorageEncrypted),
  'AWS::RDS::GlobalCluster': ({ StorageEncrypted }) => isTrue(StorageEncrypted),
  'AWS::DocDB::DBCluster': ({ StorageEncrypted }) => isTrue(StorageEncrypted),
  'AWS::DynamoDB::Table': ({ SSESpecification }) => isTrue(tree(SSESpecification).SSEEnabled),
  'AWS::DynamoDB::GlobalTable': ({ SSESpecification }) => isTrue(tree(SSESpecification).SSEEnabled),
  'AWS::ElastiCache::ReplicationGroup': ({ AtRestEncryptionEnabled, TransitEncryptionEnabled }) =>
    isTrue(AtRestEncryptionEnabled) && isTrue(TransitEncryptionEnabled),
  'AWS::ElastiCache::CacheCluster': ({ TransitEncryptionEnabled }) => isTrue(TransitEncryptionEnabled),
  'AWS::EFS::FileSystem': ({ Encrypted }) => isTrue(Encrypted),
  'AWS::OpenSearchService::Domain': ({ EncryptionAtRestOptions, NodeToNodeEncryptionOptions, DomainEndpointOptions }) =>
    isTrue(tree(EncryptionAtRestOptions).Enabled) &&
    isTrue(tree(NodeToNodeEncryptionOptions).Enabled) &&
    isTrue(tree(DomainEndpointOptions).EnforceHTTPS),
  'AWS::S3::Bucket': ({ BucketEncryption }) =>
    list(tree(BucketEncryption).ServerSideEncryptionConfiguration).length > 0,
  'AWS::SQS::Queue': ({ SqsManagedSseEnabled, KmsMasterKeyId }) =>
    isTrue(SqsManagedSseEnabled) || isSet(KmsMasterKeyId),
  'AWS::Kinesis::Stream': ({ StreamEncryption }) => isSet(tree(StreamEncryption).KeyId),
  'AWS::EC2::Instance': ({ BlockDeviceMappings }) => volumes(BlockDeviceMappings),
  'AWS::EC2::LaunchTemplate': ({ LaunchTemplateData }) => volumes(tree(LaunchTemplateData).BlockDeviceMappings),
  'AWS::ElasticLoadBalancingV2::Listener': ({ Protocol, SslPolicy }) => Protocol !== 'HTTPS' || isSet(SslPolicy),
  'AWS::RDS::DBProxy': ({ RequireTLS }) => isTrue(RequireTLS),
}

const KEPT = [
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::RDS::GlobalCluster',
  'AWS::DocDB::DBCluster',
  'AWS::DSQL::Cluster',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::EFS::FileSystem',
  'AWS::OpenSearchService::Domain',
  'AWS::RedshiftServerless::Namespace',
  'AWS::Timestream::InfluxDBInstance',
  'AWS::S3::Bucket',
  'AWS::Kinesis::Stream',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::SecretsManager::Secret',
  'AWS::Backup::BackupVault',
]

/** What follows another store can be made again from it. */
const isFollower = ({ properties }: Made) =>
  ['SourceDBInstanceIdentifier', 'DBClusterIdentifier', 'GlobalClusterIdentifier'].some(
    (name) =>
      isSet(properties[name]) &&
      (name !== 'DBClusterIdentifier' || properties.Engine !== undefined) &&
      !isOwner(properties),
  )
const isOwner = ({ MasterUsername }: Tree) => MasterUsername !== undefined

function isBackedUp({ environment }: Deployed, { type, properties }: Made): boolean {
  if (environment !== 'production') return true
  const days = Number(properties.BackupRetentionPeriod ?? 0)
  switch (type) {
    case 'AWS::RDS::DBInstance':
      return isSet(properties.SourceDBInstanceIdentifier) || isSet(properties.DBClusterIdentifier) || days > 0
    case 'AWS::RDS::DBCluster':
    case 'AWS::DocDB::DBCluster':
      return days > 0
    case 'AWS::DynamoDB::Table':
      return isTrue(tree(properties.PointInTimeRecoverySpecification).PointInTimeRecoveryEnabled)
    case 'AWS::DynamoDB::GlobalTable':
      return list(properties.Replicas).every((replica) =>
        isTrue(tree(tree(replica).PointInTimeRecoverySpecification).PointInTimeRecoveryEnabled),
      )
    case 'AWS::EFS::FileSystem':
      return tree(properties.BackupPolicy).Status === 'ENABLED'
    default:
      return true
  }
}

/** From anywhere only to what a public load balancer listens on, or to a machine that answers by itself on 80 and 443. */
function openPorts({ resources }: Deployed, { id, type, properties }: Made): string[] {
  if (type === 'AWS::EC2::SecurityGroup' && properties.SecurityGroupIngress !== undefined)
    return [`${id} has rules of its own`]
  if (type !== 'AWS::EC2::SecurityGroupIngress' || properties.CidrIp !== '0.0.0.0/0') return []
  const { FromPort, ToPort, GroupId } = properties
  const isHeard = resources.some(
    (other) =>
      other.type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' &&
      other.properties.Scheme === 'internet-facing' &&
      list(other.properties.SecurityGroups).includes(GroupId ?? '') &&
      resources.some(
        (listener) =>
          listener.type === 'AWS::ElasticLoadBalancingV2::Listener' &&
          String(listener.properties.Port) === String(FromPort),
      ),
  )
  const isWeb = FromPort === 80 || FromPort === 443
  return FromPort === ToPort && (isHeard || isWeb) ? [] : [`${id} opens port ${FromPort} to everybody`]
}

function rights({ id, type, properties }: Made): string[] {
  if (type !== 'AWS::IAM::Policy') return []
  return list(tree(properties.PolicyDocument).Statement).flatMap((statement) => {
    const { Effect, Action, Resource, Condition } = tree(statement)
    const actions = Array.isArray(Action) ? Action : [Action ?? '']
    const resources = Array.isArray(Resource) ? Resource : [Resource ?? '']
    const wide = actions.some((action) => action === '*' || /^\w[\w-]*:\*$/.test(String(action)))
    if (Effect === 'Allow' && wide) return [`${id} may do everything of a service`]
    if (actions.length === 0 || resources.length === 0 || resources.some((one) => !isSet(one) || String(one) === ''))
      return [`${id} names nothing`]
    const reading =
      /:(?:Describe|List|Get|Put(?:Trace|Telemetry|ResourcePolicy)|CreateLogDelivery|UpdateLogDelivery|DeleteLogDelivery)/
    return resources.includes('*') &&
      Condition === undefined &&
      !actions.every((action) => reading.test(String(action)))
      ? [`${id} may change everything`]
      : []
  })
}
