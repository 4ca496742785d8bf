import { addonsOf } from '../terraform/aws/cluster'
import { toolRoles } from '../terraform/aws/tool-roles'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, networkOf } from '../terraform/entries'
import { encryptedBy, keyArn, keysOf, keyWhere } from './keys'
import { targetGroupId } from './load-balancing'
import { logGroup, logGroupId } from './logs'
import { subnets } from './network'
import {
  byProduction,
  CIDR_PATTERN,
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  pascal,
  type Resource,
  resource,
  size,
  slotOf,
  tagMap,
  tags,
  toSet,
  why,
} from './plan'
import { allow } from './policy'
import { connectionPolicies, granted, inline, role, roleArn } from './roles'
import { att, ref, text, type Value, when } from './value'

type Cluster = EntryOf<'container-cluster'>
type Nodes = EntryOf<'machine-group'>

const clusterId = (entry: Cluster) => idOf(entry.label, 'Cluster')

export function containerCluster(plan: Plan, entry: Cluster): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry)
  const id = clusterId(entry)
  const control = idOf(entry.label, 'ControlRole')
  const key = keyArn(plan, home.slot)
  const nodes = entriesOf(plan, 'machine-group').filter((group) => group.id === entry.resource.nodeGroup)
  return [
    role(home, 'compute', control, `${entry.id}-control`, 'eks.amazonaws.com', ['AmazonEKSClusterPolicy']),
    logGroup(plan, entry, 'compute', text`/aws/eks/${NAME}-${entry.id}/cluster`),
    resource(
      home,
      'compute',
      id,
      'AWS::EKS::Cluster',
      {
        Name: named(entry.id),
        Version: entry.resource.version,
        RoleArn: roleArn(control),
        DeletionProtection: byProduction(plan, true, false),
        Logging: {
          ClusterLogging: { EnabledTypes: [{ Type: 'api' }, { Type: 'audit' }, { Type: 'authenticator' }] },
        },
        BootstrapSelfManagedAddons: false,
        AccessConfig: { AuthenticationMode: 'API' },
        ResourcesVpcConfig: {
          SubnetIds: subnets(network, 'app'),
          EndpointPrivateAccess: true,
          EndpointPublicAccess: true,
          PublicAccessCidrs: adminRanges(plan),
        },
        ...(key === null
          ? {}
          : {
              EncryptionConfig: when(keyWhere(plan, home.slot), [
                { Resources: ['secrets'], Provider: { KeyArn: key } },
              ]),
            }),
        UpgradePolicy: { SupportType: 'STANDARD' },
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: [logGroupId(entry.label)] },
    ),
    ...addonsOf(plan).map((addon) =>
      resource(home, 'compute', `${pascal(entry.label)}${pascal(addon)}Addon`, 'AWS::EKS::Addon', {
        ClusterName: ref(id),
        AddonName: addon,
        ...(addon === 'vpc-cni' ? { ConfigurationValues: '{"enableNetworkPolicy":"true"}' } : {}),
        ResolveConflicts: 'PRESERVE',
      }),
    ),
    ...nodes.flatMap((group) => [...nodeGroup(plan, entry, group), ...nodeRoles(plan, entry, group)]),
  ]
}

const adminRanges = (plan: Plan): Value =>
  toSet(
    plan,
    null,
    'ClusterAdminCidrs',
    'Address ranges from which kubectl may reach the cluster: your office, VPN or build runners, separated by commas.',
    {
      type: 'CommaDelimitedList',
      pattern: `^(?!0\\.0\\.0\\.0/0)${CIDR_PATTERN.slice(1)}`,
      constraint: 'Address ranges, and not the whole internet.',
      example: '203.0.113.0/24',
    },
  )

function nodeGroup(plan: Plan, cluster: Cluster, group: Nodes): Resource[] {
  const { label, resource: machine } = group
  const home = homeOf(plan, group, cluster)
  const network = networkOf(plan, machine.region)
  const template = idOf(label, 'LaunchTemplate')
  return [
    resource(home, 'compute', template, 'AWS::EC2::LaunchTemplate', {
      LaunchTemplateName: named(group.id),
      LaunchTemplateData: {
        MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: {
              VolumeType: 'gp3',
              VolumeSize: size(plan, group, 'disk_gib'),
              Encrypted: true,
              DeleteOnTermination: true,
              ...encryptedBy(plan, slotOf(plan, group), 'KmsKeyId'),
            },
          },
        ],
        TagSpecifications: [{ ResourceType: 'instance', Tags: tags(group) }],
      },
    }),
    resource(
      home,
      'compute',
      idOf(label, 'NodeGroup'),
      'AWS::EKS::Nodegroup',
      {
        ClusterName: ref(clusterId(cluster)),
        NodegroupName: named(group.id),
        NodeRole: roleArn(idOf(label, 'MachinesRole')),
        Subnets: network ? subnets(network, 'app') : [],
        AmiType: amiType(machine),
        InstanceTypes: [size(plan, group, 'instance_type')],
        CapacityType: machine.spotShare > 0.5 ? 'SPOT' : 'ON_DEMAND',
        ScalingConfig: {
          MinSize: size(plan, group, 'min'),
          DesiredSize: size(plan, group, 'start'),
          MaxSize: size(plan, group, 'max'),
        },
        UpdateConfig: { MaxUnavailablePercentage: 25 },
        NodeRepairConfig: { Enabled: true },
        LaunchTemplate: { Id: ref(template), Version: att(template, 'LatestVersionNumber') },
        Tags: tagMap(group),
      },
      { comment: why(plan, group) },
    ),
  ]
}

function amiType({ arch, os, gpus }: Nodes['resource']): string {
  if (os === 'windows') return 'WINDOWS_CORE_2022_x86_64'
  if (gpus > 0) return 'AL2023_x86_64_NVIDIA'
  return arch === 'arm64' ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD'
}

/** One role for the machines themselves, one for the workload's pods, and one for each tool that runs beside them. */
function nodeRoles(plan: Plan, cluster: Cluster, group: Nodes): Resource[] {
  const home = homeOf(plan, group, cluster)
  const { label } = group
  const pods = (
    suffix: string,
    name: string,
    managed: readonly string[],
    namespace: string,
    account: string,
    comment: string,
  ): Resource[] => {
    const id = idOf(label, `${suffix}Role`)
    return [
      role(home, 'compute', id, name, 'pods.eks.amazonaws.com', managed, comment),
      resource(home, 'compute', `${id}Association`, 'AWS::EKS::PodIdentityAssociation', {
        ClusterName: ref(clusterId(cluster)),
        Namespace: namespace,
        ServiceAccount: account,
        RoleArn: roleArn(id),
      }),
    ]
  }
  const id = (suffix: string) => idOf(label, `${suffix}Role`)
  const balancer = entriesOf(plan, 'load-balancer').find(({ resource: { target } }) => target === group.id)
  return [
    role(home, 'compute', id('Machines'), `${group.id}-machines`, 'ec2.amazonaws.com', [
      'AmazonEKSWorkerNodePolicy',
      'AmazonEKS_CNI_Policy',
      'AmazonEC2ContainerRegistryPullOnly',
    ]),
    ...pods(
      '',
      group.id,
      [],
      'default',
      'app',
      'What the workload’s pods may do: no more than its connections in the design.',
    ),
    ...connectionPolicies(plan, group, id('')),
    ...pods(
      'Volumes',
      `${group.id}-volumes`,
      ['service-role/AmazonEBSCSIDriverPolicy'],
      'kube-system',
      'ebs-csi-controller-sa',
      '',
    ),
    ...(balancer
      ? [
          ...pods(
            'Targets',
            `${group.id}-targets`,
            [],
            'kube-system',
            'aws-load-balancer-controller',
            'The load balancer controller puts pods into the target group and takes them out; it may change nothing else.',
          ),
          inline(
            homeOf(plan, group, cluster, balancer),
            'compute',
            `${id('Targets')}Policy`,
            id('Targets'),
            'register-targets',
            [
              allow(
                ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
                [ref(targetGroupId(group))],
              ),
              allow(LOOK, ['*']),
            ],
          ),
        ]
      : []),
    ...toolRoles(plan, cluster, group).flatMap((tool): Resource[] => {
      const { store } = tool
      const suffix = pascal(tool.id)
      const slot = slotOf(plan, group)
      const keys = tool.isKeyed ? keysOf(plan, slot) : []
      const name = store ? `use-${store.id}` : tool.id
      const placed = homeOf(plan, group, cluster, ...(store ? [store] : []))
      return [
        ...pods(suffix, `${group.id}-${tool.id}`, [], tool.namespace, tool.account, tool.says),
        inline(placed, 'compute', `${id(suffix)}Policy`, id(suffix), name, [
          ...tool.statements.map(({ actions, resources }) => granted(plan, actions, resources)),
          ...(keys.length > 0 ? [when(keyWhere(plan, slot), allow(['kms:Decrypt', 'kms:GenerateDataKey'], keys))] : []),
        ]),
      ]
    }),
  ]
}

/** What the load balancer controller looks at; AWS knows no narrower way to list. */
const LOOK = [
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeInstances',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
]
