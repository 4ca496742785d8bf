import { balancerOf, isTwoColoured } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind, networkOf } from '../terraform/entries'
import { listenerId, ruleId, serviceGroupId } from './load-balancing'
import { logGroup, logGroupId } from './logs'
import { subnets } from './network'
import {
  derived,
  homeOf,
  idOf,
  NAME,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  size,
  whereOf,
  why,
} from './plan'
import { allow } from './policy'
import { inline, programRole, role, roleArn, secretsOf, settingsList } from './roles'
import { serviceScaling } from './scaling'
import { groupsOf } from './security-groups'
import { clusterHome, clusterId, imageOf, serviceId, serviceName, servicesOf } from './services'
import { NOTHING, type Properties, REGION, ref, text, type Value, when } from './value'

type Entry = EntryOf<'container-service'>

export function clusters(plan: Plan): Piece[] {
  const byRegion = new Map<string, Entry[]>()
  for (const entry of entriesOf(plan, 'container-service'))
    byRegion.set(entry.resource.region, [...(byRegion.get(entry.resource.region) ?? []), entry])
  return [...byRegion.values()].flatMap((services): Piece[] => {
    const [first] = services
    if (!first) return []
    const home = clusterHome(plan, first)
    const groups = [...new Set(services.flatMap(({ resource: { runsOn } }) => runsOn ?? []))]
    const providers = groups.flatMap((id) =>
      findEntries(plan, id).map(({ label }): Value => ref(idOf(label, 'CapacityProvider'))),
    )
    const isServerless = services.some(({ resource: { capacity } }) => capacity === 'serverless')
    const id = clusterId(first)
    return [
      resource(home, 'compute', id, 'AWS::ECS::Cluster', {
        ClusterName: NAME,
        ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }],
        Tags: nameTag(NAME),
      }),
      resource(home, 'compute', `${id}Capacity`, 'AWS::ECS::ClusterCapacityProviderAssociations', {
        Cluster: ref(id),
        CapacityProviders: isServerless ? ['FARGATE', 'FARGATE_SPOT', ...providers] : providers,
        DefaultCapacityProviderStrategy: [],
      }),
    ]
  })
}

export function containerService(plan: Plan, entry: Entry): Piece[] {
  const home = homeOf(plan, entry)
  const releases = isTwoColoured(plan, entry)
  return [
    ...servicesOf(entry).flatMap((index) => [
      taskDefinition(plan, entry, index),
      service(plan, entry, index),
      ...serviceScaling(plan, entry, index),
    ]),
    logGroup(plan, entry, 'compute'),
    ...programRole(plan, entry, 'ecs-tasks.amazonaws.com', []),
    ...executionRole(plan, entry),
    ...(releases
      ? [
          role(
            home,
            'compute',
            idOf(entry.label, 'DeploymentRole'),
            `${entry.id}-deployment`,
            'ecs.amazonaws.com',
            ['AmazonECSInfrastructureRolePolicyForLoadBalancers'],
            'Moves traffic between the two target groups during a release.',
          ),
        ]
      : []),
  ]
}

/** Pulls the image, opens the log stream and hands secrets to the task before its code starts. */
function executionRole(plan: Plan, entry: Entry): Resource[] {
  const id = idOf(entry.label, 'ExecutionRole')
  const home = homeOf(plan, entry)
  const secrets = secretsOf(plan, entry)
  const where = secrets.reduce((mask, secret) => mask | secret.where, 0) & home.where
  return [
    role(
      home,
      'compute',
      id,
      `${entry.id}-execution`,
      'ecs-tasks.amazonaws.com',
      ['service-role/AmazonECSTaskExecutionRolePolicy'],
      'Pulls the image, writes the log and fetches the secrets before the code starts.',
    ),
    ...(secrets.length > 0
      ? [
          inline({ ...home, where }, 'compute', `${id}Secrets`, id, 'read-secrets', [
            allow(
              ['secretsmanager:GetSecretValue'],
              secrets.map(({ arn }) => arn),
            ),
          ]),
        ]
      : []),
  ]
}

const taskId = (entry: Entry, index: number) => `${pascal(entry.label)}${index + 1}Task`

function taskDefinition(plan: Plan, entry: Entry, index: number): Resource {
  const { resource: design } = entry
  const home = homeOf(plan, entry)
  const name = serviceName(plan, entry, index)
  const mounts = fileSystemsOf(plan, entry)
  const secrets = secretsOf(plan, entry)
  return resource(home, 'compute', taskId(entry, index), 'AWS::ECS::TaskDefinition', {
    Family: text`${NAME}-${name}`,
    RequiresCompatibilities: [design.capacity === 'serverless' ? 'FARGATE' : 'EC2'],
    NetworkMode: 'awsvpc',
    Cpu: size(plan, entry, 'cpu'),
    Memory: size(plan, entry, 'memory_mib'),
    ExecutionRoleArn: roleArn(idOf(entry.label, 'ExecutionRole')),
    TaskRoleArn: roleArn(idOf(entry.label, 'Role')),
    RuntimePlatform: {
      OperatingSystemFamily: 'LINUX',
      CpuArchitecture: design.task.arch === 'arm64' ? 'ARM64' : 'X86_64',
    },
    ContainerDefinitions: [
      {
        Name: name,
        Image: imageOf(plan, entry, index),
        Essential: true,
        ...(design.role === 'web' ? { PortMappings: [{ ContainerPort: design.port, Protocol: 'tcp' }] } : {}),
        Environment: settingsList(plan, entry),
        ...(secrets.length > 0
          ? {
              Secrets: secrets.map((secret) =>
                when(secret.where, { Name: secret.name, ValueFrom: text`${secret.arn}:password::` }, NOTHING),
              ),
            }
          : {}),
        ...(mounts.length > 0
          ? {
              MountPoints: mounts.map((mount) =>
                when(
                  whereOf(mount),
                  { SourceVolume: mount.id, ContainerPath: `/mnt/${mount.id}`, ReadOnly: false },
                  NOTHING,
                ),
              ),
            }
          : {}),
        LinuxParameters: { InitProcessEnabled: true },
        StopTimeout: 60,
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: {
            'awslogs-group': ref(logGroupId(entry.label)),
            'awslogs-region': REGION,
            'awslogs-stream-prefix': name,
          },
        },
      },
    ],
    ...(mounts.length > 0
      ? {
          Volumes: mounts.map((mount) =>
            when(
              whereOf(mount),
              {
                Name: mount.id,
                EFSVolumeConfiguration: {
                  FilesystemId: ref(idOf(mount.label, 'FileSystem')),
                  TransitEncryption: 'ENABLED',
                  AuthorizationConfig: { AccessPointId: ref(idOf(mount.label, 'AccessPoint')), IAM: 'ENABLED' },
                },
              },
              NOTHING,
            ),
          ),
        }
      : {}),
  })
}

const fileSystemsOf = (plan: Plan, entry: Entry): EntryOf<'file-system'>[] =>
  plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to))
    .filter(
      (target): target is EntryOf<'file-system'> =>
        isKind(target, 'file-system') && target.resource.region === entry.resource.region,
    )

function service(plan: Plan, entry: Entry, index: number): Resource {
  const { resource: design } = entry
  const network = networkOf(plan, design.region)
  const balancer = balancerOf(plan, entry.id)
  const releases = isTwoColoured(plan, entry)
  const isPublic = network?.resource.layout === 'public-only'
  const name = serviceName(plan, entry, index)
  return resource(
    homeOf(plan, entry),
    'compute',
    serviceId(entry, index),
    'AWS::ECS::Service',
    {
      ServiceName: name,
      Cluster: ref(clusterId(entry)),
      TaskDefinition: ref(taskId(entry, index)),
      DesiredCount: size(plan, entry, 'start'),
      EnableECSManagedTags: true,
      PropagateTags: 'SERVICE',
      ...(design.capacity === 'serverless' ? { PlatformVersion: 'LATEST' } : {}),
      ...(balancer ? { HealthCheckGracePeriodSeconds: 60 } : {}),
      CapacityProviderStrategy: capacity(plan, entry),
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: network ? subnets(network, isPublic ? 'public' : 'app') : [],
          SecurityGroups: groupsOf(plan, entry.id),
          AssignPublicIp: isPublic ? 'ENABLED' : 'DISABLED',
        },
      },
      ...(balancer ? { LoadBalancers: [attachment(entry, index, name, releases)] } : {}),
      DeploymentConfiguration: deployment(design.deployment, releases),
      Tags: [
        { Key: 'Name', Value: text`${NAME}-${name}` },
        { Key: 'Component', Value: entry.id },
      ],
    },
    {
      comment: index === 0 ? why(plan, entry) : '',
      dependsOn: [
        `${clusterId(entry)}Capacity`,
        // Without its rights the first task can't start, and the stack would wait for it in vain.
        ...(secretsOf(plan, entry).length > 0 ? [`${idOf(entry.label, 'ExecutionRole')}Secrets`] : []),
        // A target group takes tasks only once a listener leads to it.
        ...(balancer
          ? [balancer.resource.layer === 'application' ? ruleId(entry, index) : listenerId(balancer.label)]
          : []),
      ],
    },
  )
}

/** The old version stays up until the new one answers, unless the design accepts a gap. */
function deployment(kind: Entry['resource']['deployment'], releases: boolean): Properties {
  const limits =
    kind === 'recreate'
      ? { MinimumHealthyPercent: 0, MaximumPercent: 100 }
      : { MinimumHealthyPercent: 100, MaximumPercent: 200 }
  if (!releases) return { ...limits, DeploymentCircuitBreaker: { Enable: true, Rollback: true } }
  return kind === 'canary'
    ? {
        ...limits,
        Strategy: 'CANARY',
        BakeTimeInMinutes: 10,
        CanaryConfiguration: { CanaryPercent: 10, CanaryBakeTimeInMinutes: 10 },
      }
    : { ...limits, Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 10 }
}

function capacity(plan: Plan, entry: Entry): Value {
  const { capacity: kind, runsOn } = entry.resource
  if (kind === 'machines' && runsOn) {
    const [group] = findEntries(plan, runsOn)
    return [{ CapacityProvider: group ? ref(idOf(group.label, 'CapacityProvider')) : runsOn, Weight: 100 }]
  }
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  if (!usesSpot) return [{ CapacityProvider: 'FARGATE', Weight: 100 }]
  const onDemand = derived(plan, entry, 'on_demand_percent', ({ spot_percent }) => 100 - Number(spot_percent))
  return [
    { CapacityProvider: 'FARGATE', Base: 1, Weight: onDemand },
    { CapacityProvider: 'FARGATE_SPOT', Weight: size(plan, entry, 'spot_percent') },
  ]
}

function attachment(entry: Entry, index: number, name: Value, releases: boolean): Properties {
  return {
    TargetGroupArn: ref(serviceGroupId(entry, index)),
    ContainerName: name,
    ContainerPort: entry.resource.port,
    ...(releases
      ? {
          AdvancedConfiguration: {
            AlternateTargetGroupArn: ref(serviceGroupId(entry, index, 'Green')),
            ProductionListenerRule: ref(ruleId(entry, index)),
            RoleArn: roleArn(idOf(entry.label, 'DeploymentRole')),
          },
        }
      : {}),
  }
}
