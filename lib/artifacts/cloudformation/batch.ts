import type { EntryOf, Plan } from '../terraform/entries'
import { findEntries, networkOf } from '../terraform/entries'
import { logGroup, logGroupId } from './logs'
import { subnets } from './network'
import {
  derived,
  homeOf,
  idOf,
  named,
  type Piece,
  pascal,
  type Resource,
  resource,
  size,
  tagMap,
  toSet,
  why,
} from './plan'
import { allow } from './policy'
import { inline, programRole, role, roleArn, settingsList } from './roles'
import { groupsOf } from './security-groups'
import { att, jsonText, type Properties, REGION, ref, type Value } from './value'

type Batch = EntryOf<'batch-environment'>

/** The largest container that Fargate runs: 16 vCPU. Larger jobs need machines. */
const FARGATE_VCPU = 16

export function batchEnvironment(plan: Plan, entry: Batch): Piece[] {
  const { label, resource: batch } = entry
  const home = homeOf(plan, entry)
  const network = networkOf(plan, batch.region)
  const serverless = batch.task.vcpu <= FARGATE_VCPU
  const scheduled = plan.connections.some(({ from, to }) => to === entry.id && findEntries(plan, from).length === 0)
  const environment = idOf(label, 'ComputeEnvironment')
  return [
    ...programRole(plan, entry, 'ecs-tasks.amazonaws.com', []),
    role(
      home,
      'compute',
      idOf(label, 'ExecutionRole'),
      `${entry.id}-execution`,
      'ecs-tasks.amazonaws.com',
      ['service-role/AmazonECSTaskExecutionRolePolicy'],
      'Pulls the image and writes the log before the code starts.',
    ),
    ...(serverless ? [] : machineRole(plan, entry)),
    logGroup(plan, entry, 'compute'),
    resource(
      home,
      'compute',
      environment,
      'AWS::Batch::ComputeEnvironment',
      {
        ComputeEnvironmentName: named(entry.id),
        Type: 'MANAGED',
        ComputeResources: {
          ...capacity(plan, entry, serverless),
          MaxvCpus: size(plan, entry, 'vcpu_max'),
          Subnets: network ? subnets(network, 'app') : [],
          SecurityGroupIds: groupsOf(plan, entry.id),
        },
        Tags: tagMap(entry),
      },
      { comment: why(plan, entry) },
    ),
    resource(home, 'compute', idOf(label, 'JobQueue'), 'AWS::Batch::JobQueue', {
      JobQueueName: named(entry.id),
      State: 'ENABLED',
      Priority: 1,
      ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: ref(environment) }],
      Tags: tagMap(entry),
    }),
    definition(plan, entry, serverless),
    ...(scheduled ? schedule(plan, entry) : []),
  ]
}

function capacity(plan: Plan, entry: Batch, serverless: boolean): Properties {
  const kind = (spot: string, plain: string, field: string): Value =>
    derived(plan, entry, field, (sizes) => (sizes.spot === true ? spot : plain))
  if (serverless) return { Type: kind('FARGATE_SPOT', 'FARGATE', 'capacity') }
  return {
    Type: kind('SPOT', 'EC2', 'capacity'),
    MinvCpus: 0,
    InstanceTypes: ['optimal'],
    InstanceRole: att(idOf(entry.label, 'Profile'), 'Arn'),
    AllocationStrategy: kind('SPOT_PRICE_CAPACITY_OPTIMIZED', 'BEST_FIT_PROGRESSIVE', 'allocation'),
  }
}

function definition(plan: Plan, entry: Batch, serverless: boolean): Resource {
  const { label, resource: batch } = entry
  const isOpen = networkOf(plan, batch.region)?.resource.layout === 'public-only'
  const image = toSet(plan, homeOf(plan, entry), `${pascal(label)}Image`, `Container image of ${batch.label}.`, {
    pattern: '^[^\\s]+(:(?!latest$)[\\w.-]+|@sha256:[0-9a-f]{64})$',
    constraint: 'An image with a tag or digest other than latest.',
    example: `123456789012.dkr.ecr.${batch.region}.amazonaws.com/${entry.id}:1.0.0`,
  })
  return resource(homeOf(plan, entry), 'compute', idOf(label, 'JobDefinition'), 'AWS::Batch::JobDefinition', {
    JobDefinitionName: named(entry.id),
    Type: 'container',
    PlatformCapabilities: [serverless ? 'FARGATE' : 'EC2'],
    RetryStrategy: {
      Attempts: 3,
      EvaluateOnExit: [
        { OnStatusReason: 'Host EC2*', Action: 'RETRY' },
        { OnReason: '*', Action: 'EXIT' },
      ],
    },
    ContainerProperties: {
      Image: image,
      ResourceRequirements: [
        { Type: 'VCPU', Value: size(plan, entry, 'vcpu') },
        { Type: 'MEMORY', Value: size(plan, entry, 'memory_mib') },
      ],
      JobRoleArn: roleArn(idOf(label, 'Role')),
      ExecutionRoleArn: roleArn(idOf(label, 'ExecutionRole')),
      Environment: settingsList(plan, entry),
      ...(serverless
        ? {
            FargatePlatformConfiguration: { PlatformVersion: 'LATEST' },
            NetworkConfiguration: { AssignPublicIp: isOpen ? 'ENABLED' : 'DISABLED' },
            RuntimePlatform: {
              OperatingSystemFamily: 'LINUX',
              CpuArchitecture: batch.task.arch === 'arm64' ? 'ARM64' : 'X86_64',
            },
          }
        : {}),
      LogConfiguration: {
        LogDriver: 'awslogs',
        Options: {
          'awslogs-group': ref(logGroupId(label)),
          'awslogs-region': REGION,
          'awslogs-stream-prefix': entry.id,
        },
      },
    },
    Tags: tagMap(entry),
  })
}

function schedule(plan: Plan, entry: Batch): Resource[] {
  const { label } = entry
  const home = homeOf(plan, entry)
  const id = idOf(label, 'ScheduleRole')
  const queue = ref(idOf(label, 'JobQueue'))
  const job = ref(idOf(label, 'JobDefinition'))
  return [
    role(home, 'compute', id, `${entry.id}-schedule`, 'scheduler.amazonaws.com', []),
    inline(home, 'compute', `${id}Policy`, id, 'submit-job', [allow(['batch:SubmitJob'], [queue, job])]),
    resource(home, 'compute', idOf(label, 'Schedule'), 'AWS::Scheduler::Schedule', {
      Name: named(entry.id),
      ScheduleExpression: toSet(
        plan,
        home,
        `${pascal(label)}StartsAt`,
        `When ${entry.resource.label} starts, in UTC.`,
        {
          pattern: '^(rate|cron)\\(.+\\)$',
          constraint: 'A rate(…) or cron(…) expression.',
          example: 'cron(0 2 * * ? *)',
        },
      ),
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:batch:submitJob',
        RoleArn: roleArn(id),
        Input: jsonText({ JobName: entry.id, JobQueue: queue, JobDefinition: job }),
        RetryPolicy: { MaximumRetryAttempts: 3 },
      },
    }),
  ]
}

function machineRole(plan: Plan, entry: Batch): Resource[] {
  const home = homeOf(plan, entry)
  const id = idOf(entry.label, 'MachinesRole')
  return [
    role(home, 'compute', id, `${entry.id}-machines`, 'ec2.amazonaws.com', [
      'service-role/AmazonEC2ContainerServiceforEC2Role',
    ]),
    resource(home, 'compute', idOf(entry.label, 'Profile'), 'AWS::IAM::InstanceProfile', {
      InstanceProfileName: named(entry.id),
      Roles: [ref(id)],
    }),
  ]
}
