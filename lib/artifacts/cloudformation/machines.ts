import { hostsContainers, isFixed } from '../terraform/aws/machines'
import { balancerOf } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'
import { networkOf } from '../terraform/entries'
import { encryptedBy } from './keys'
import { targetGroupId } from './load-balancing'
import { logGroup } from './logs'
import { subnetAt, subnets, type Tier, tierFor, zonesOf } from './network'
import {
  byProduction,
  countWhere,
  derived,
  homeOf,
  idOf,
  most,
  NAME,
  named,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  size,
  slotOf,
  tags,
  toSet,
  why,
} from './plan'
import { programRole } from './roles'
import { groupScaling } from './scaling'
import { groupsOf } from './security-groups'
import { att, call, type Properties, ref, text, type Value } from './value'

export type Group = EntryOf<'machine-group'>

export function machineGroup(plan: Plan, entry: Group): Piece[] {
  if (entry.resource.role === 'nodes') return []
  const hosts = hostsContainers(plan, entry)
  return [
    ...programRole(plan, entry, 'ec2.amazonaws.com', [
      'AmazonSSMManagedInstanceCore',
      'CloudWatchAgentServerPolicy',
      ...(hosts ? ['service-role/AmazonEC2ContainerServiceforEC2Role'] : []),
    ]),
    resource(homeOf(plan, entry), 'compute', profileId(entry), 'AWS::IAM::InstanceProfile', {
      InstanceProfileName: named(entry.id),
      Roles: [ref(idOf(entry.label, 'Role'))],
    }),
    logGroup(plan, entry, 'compute'),
    ...(isFixed(plan, entry) ? instances(plan, entry) : group(plan, entry, hosts)),
  ]
}

const profileId = (entry: Group) => idOf(entry.label, 'Profile')

const image = (plan: Plan, entry: Group): Value =>
  toSet(
    plan,
    homeOf(plan, entry),
    `${pascal(entry.label)}Image`,
    `Machine image of ${entry.resource.label} in its region, with the software built in.`,
    {
      pattern: '^ami-[0-9a-f]{8,17}$',
      constraint: 'The id of an image.',
      example: 'ami-0123456789abcdef0',
    },
  )

/** AWS's own images for ECS hosts, looked up when a machine starts: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html (not re-read: an assumption). */
function hostImage({ arch, os, gpus }: Group['resource']): string {
  if (os === 'windows')
    return 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id'
  const plain = arch === 'arm64' ? 'amazon-linux-2023/arm64' : 'amazon-linux-2023'
  return `resolve:ssm:/aws/service/ecs/optimized-ami/${gpus > 0 ? 'amazon-linux-2023/gpu' : plain}/recommended/image_id`
}

const TOKENS = { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 1 }

function placement(plan: Plan, { resource: machine }: Group) {
  const network = networkOf(plan, machine.region)
  const isOpen = machine.tier === 'public' || network?.resource.layout === 'public-only'
  const tier: Tier = isOpen ? 'public' : machine.tier === 'data' ? 'data' : 'app'
  return { network, isOpen, tier }
}

const disk = (plan: Plan, entry: Group): Properties => ({
  DeviceName: entry.resource.os === 'windows' ? '/dev/sda1' : '/dev/xvda',
  Ebs: {
    VolumeType: 'gp3',
    VolumeSize: size(plan, entry, 'disk_gib'),
    Encrypted: true,
    DeleteOnTermination: true,
    ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId'),
  },
})

function instances(plan: Plan, entry: Group): Resource[] {
  const { network, isOpen, tier } = placement(plan, entry)
  const zones = network ? zonesOf(network, tierFor(network, tier)) : 0
  return Array.from({ length: most(entry, 'min') }, (_, index) => index).flatMap((index): Resource[] => {
    const home = { ...homeOf(plan, entry), where: countWhere(entry, 'min', index + 1) }
    const id = `${pascal(entry.label)}${index + 1}Instance`
    const name = text`${NAME}-${entry.id}-${String(index)}`
    return [
      resource(
        home,
        'compute',
        id,
        'AWS::EC2::Instance',
        {
          ImageId: image(plan, entry),
          InstanceType: size(plan, entry, 'instance_type'),
          NetworkInterfaces: [
            {
              DeviceIndex: '0',
              AssociatePublicIpAddress: isOpen,
              DeleteOnTermination: true,
              ...(network && zones > 0 ? { SubnetId: ref(subnetAt(network, tier, index % zones)) } : {}),
              GroupSet: groupsOf(plan, entry.id),
            },
          ],
          IamInstanceProfile: ref(profileId(entry)),
          DisableApiTermination: byProduction(plan, true, false),
          EbsOptimized: true,
          Monitoring: true,
          MetadataOptions: TOKENS,
          BlockDeviceMappings: [disk(plan, entry)],
          Tags: tags(entry, name),
        },
        { comment: index === 0 ? why(plan, entry) : '' },
      ),
      ...(isOpen
        ? [
            resource(
              home,
              'compute',
              `${pascal(entry.label)}${index + 1}Address`,
              'AWS::EC2::EIP',
              { Domain: 'vpc', InstanceId: ref(id), Tags: nameTag(name) },
              { comment: 'An address that stays when the machine is replaced.' },
            ),
          ]
        : []),
    ]
  })
}

function group(plan: Plan, entry: Group, hosts: boolean): Resource[] {
  const { resource: machine } = entry
  const { network, isOpen, tier } = placement(plan, entry)
  const home = homeOf(plan, entry)
  const template = idOf(entry.label, 'LaunchTemplate')
  const id = idOf(entry.label, 'Group')
  const launch = { LaunchTemplateId: ref(template), Version: att(template, 'LatestVersionNumber') }
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  const balancer = balancerOf(plan, entry.id)
  const named = tags(entry)
  return [
    resource(home, 'compute', template, 'AWS::EC2::LaunchTemplate', {
      LaunchTemplateName: text`${NAME}-${entry.id}`,
      LaunchTemplateData: {
        ImageId: hosts ? hostImage(machine) : image(plan, entry),
        InstanceType: size(plan, entry, 'instance_type'),
        EbsOptimized: true,
        ...(hosts ? { UserData: hostUserData(machine.os) } : {}),
        IamInstanceProfile: { Arn: att(profileId(entry), 'Arn') },
        MetadataOptions: hosts ? { ...TOKENS, HttpPutResponseHopLimit: 2 } : TOKENS,
        Monitoring: { Enabled: true },
        NetworkInterfaces: [
          {
            DeviceIndex: 0,
            AssociatePublicIpAddress: isOpen,
            Groups: groupsOf(plan, entry.id),
            DeleteOnTermination: true,
          },
        ],
        BlockDeviceMappings: [disk(plan, entry)],
        TagSpecifications: [
          { ResourceType: 'instance', Tags: named },
          { ResourceType: 'volume', Tags: named },
        ],
      },
    }),
    resource(
      home,
      'compute',
      id,
      'AWS::AutoScaling::AutoScalingGroup',
      {
        AutoScalingGroupName: text`${NAME}-${entry.id}`,
        MinSize: size(plan, entry, 'min'),
        MaxSize: size(plan, entry, 'max'),
        VPCZoneIdentifier: network ? subnets(network, tier) : [],
        HealthCheckType: balancer ? 'ELB' : 'EC2',
        HealthCheckGracePeriod: 180,
        ...(balancer && machine.role !== 'nodes' ? { TargetGroupARNs: [ref(targetGroupId(entry))] } : {}),
        ...(hosts ? { NewInstancesProtectedFromScaleIn: true } : {}),
        MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupDesiredCapacity', 'GroupInServiceInstances'] }],
        ...(usesSpot
          ? {
              CapacityRebalance: true,
              MixedInstancesPolicy: {
                InstancesDistribution: {
                  OnDemandBaseCapacity: 1,
                  OnDemandPercentageAboveBaseCapacity: derived(
                    plan,
                    entry,
                    'on_demand_percent',
                    ({ spot_percent }) => 100 - Number(spot_percent),
                  ),
                  SpotAllocationStrategy: 'price-capacity-optimized',
                },
                LaunchTemplate: { LaunchTemplateSpecification: launch },
              },
            }
          : { LaunchTemplate: launch }),
        Tags: [
          { Key: 'Component', Value: entry.id, PropagateAtLaunch: false },
          ...(hosts ? [{ Key: 'AmazonECSManaged', Value: '', PropagateAtLaunch: true }] : []),
        ],
      },
      {
        comment: why(plan, entry),
        updatePolicy: hosts ? null : replacing(plan, entry),
        dependsOn: balancer?.resource.layer === 'application' ? [`${pascal(entry.label)}ListenerRule`] : [],
      },
    ),
    ...(hosts ? [capacityProvider(plan, entry, id)] : groupScaling(plan, entry)),
  ]
}

/** A new image replaces the machines in parts, and never all of those that have to stand. */
function replacing(plan: Plan, entry: Group): Properties {
  const isGap = entry.resource.deployment === 'recreate'
  return {
    AutoScalingRollingUpdate: {
      MinInstancesInService: isGap ? 0 : size(plan, entry, 'min'),
      MaxBatchSize: 1,
      PauseTime: 'PT3M',
      SuspendProcesses: ['AZRebalance', 'AlarmNotification', 'HealthCheck', 'ReplaceUnhealthy', 'ScheduledActions'],
    },
  }
}

const capacityProvider = (plan: Plan, entry: Group, id: string): Resource =>
  resource(
    homeOf(plan, entry),
    'compute',
    idOf(entry.label, 'CapacityProvider'),
    'AWS::ECS::CapacityProvider',
    {
      Name: named(entry.id),
      AutoScalingGroupProvider: {
        AutoScalingGroupArn: ref(id),
        ManagedTerminationProtection: 'ENABLED',
        ManagedDraining: 'ENABLED',
        ManagedScaling: { Status: 'ENABLED', TargetCapacity: 90 },
      },
    },
    { comment: 'ECS adds machines when containers wait for room, and drains them before they go.' },
  )

const hostUserData = (os: 'linux' | 'windows'): Value =>
  call(
    'Base64',
    os === 'linux'
      ? text`#!/bin/bash\necho ECS_CLUSTER=${NAME} >> /etc/ecs/ecs.config\n`
      : text`<powershell>\nImport-Module ECSTools\nInitialize-ECSAgent -Cluster ${NAME} -EnableTaskIAMRole\n</powershell>\n`,
  )
