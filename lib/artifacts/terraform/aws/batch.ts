import type { EntryOf, Plan } from '../entries'
import { findEntries, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, why } from '../expressions'
import type { Block } from '../hcl'
import { code, json, nested, ref, resource } from '../hcl'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { placed, regionOf, tags } from './placing'
import { connectionPolicies, inlinePolicy, managedPolicy, serviceRole } from './roles'

type Batch = EntryOf<'batch-environment'>

/** The largest container that Fargate runs: 16 vCPU. Larger jobs need machines. */
const FARGATE_VCPU = 16

export function batchEnvironment(plan: Plan, entry: Batch): Piece[] {
  const { label, resource: batch } = entry
  const home = networkOf(plan, batch.region)
  const group = groupOf(plan, entry.id)
  const serverless = batch.task.vcpu <= FARGATE_VCPU
  const type = serverless
    ? code(`var.${label}.spot ? "FARGATE_SPOT" : "FARGATE"`)
    : code(`var.${label}.spot ? "SPOT" : "EC2"`)
  const execution = `${label}_execution`
  const scheduled = plan.connections.some(({ from, to }) => to === entry.id && findEntries(plan, from).length === 0)
  return [
    placeholder({
      name: `${label}_image`,
      type: 'string',
      description: `Container image of ${batch.label}.`,
      validation: {
        condition: `can(regex("^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$", var.${label}_image)) && !endswith(var.${label}_image, ":latest")`,
        message: 'Give the image a tag or digest other than latest.',
      },
      example: `"123456789012.dkr.ecr.${batch.region}.amazonaws.com/${entry.id}:1.0.0"`,
    }),
    ...(scheduled
      ? [
          placeholder({
            name: `${label}_schedule`,
            type: 'string',
            description: `When ${batch.label} starts, in UTC.`,
            validation: {
              condition: `can(regex("^(rate|cron)\\\\(.+\\\\)$", var.${label}_schedule))`,
              message: 'Give a rate(…) or cron(…) expression.',
            },
            example: '"cron(0 2 * * ? *)"',
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      resource(
        'aws_batch_compute_environment',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          type: 'MANAGED',
          compute_resources: nested({
            type,
            max_vcpus: ref(`var.${label}.vcpu_max`),
            ...(serverless
              ? {}
              : {
                  min_vcpus: 0,
                  instance_type: ['optimal'],
                  instance_role: own(entry, 'aws_iam_instance_profile', label, 'arn'),
                  allocation_strategy: code(
                    `var.${label}.spot ? "SPOT_PRICE_CAPACITY_OPTIMIZED" : "BEST_FIT_PROGRESSIVE"`,
                  ),
                }),
            subnets: home ? code(subnetIds(home, 'app')) : [],
            security_group_ids: group ? [ref(group.path)] : [],
          }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource('aws_batch_job_queue', label, {
        ...placed(entry),
        name: named(entry.id),
        state: 'ENABLED',
        priority: 1,
        compute_environment_order: nested({
          order: 1,
          compute_environment: own(entry, 'aws_batch_compute_environment', label, 'arn'),
        }),
        ...tags(entry),
      }),
      definition(plan, entry, serverless),
      ...(scheduled ? schedule(entry) : []),
    ),
    ...pieces('observability.tf', logGroup(plan, entry)),
    ...pieces(
      'iam.tf',
      serviceRole(
        entry,
        label,
        named(entry.id),
        'ecs-tasks.amazonaws.com',
        `What the code of ${entry.id} may do: no more than its connections in the design.`,
      ),
      ...connectionPolicies(plan, entry, label),
      serviceRole(
        entry,
        execution,
        named(`${entry.id}-execution`),
        'ecs-tasks.amazonaws.com',
        'Pulls the image and writes the log before the code starts.',
      ),
      managedPolicy(entry, execution, execution, 'service-role/AmazonECSTaskExecutionRolePolicy'),
      ...(serverless ? [] : machineRole(entry)),
      ...(scheduled
        ? [
            serviceRole(entry, `${label}_schedule`, named(`${entry.id}-schedule`), 'scheduler.amazonaws.com'),
            inlinePolicy([entry], { label: `${label}_schedule`, owner: entry }, `${label}_schedule`, 'submit-job', [
              {
                actions: ['batch:SubmitJob'],
                resources: [
                  own(entry, 'aws_batch_job_queue', label, 'arn'),
                  own(entry, 'aws_batch_job_definition', label, 'arn'),
                ],
              },
            ]),
          ]
        : []),
    ),
  ]
}

function definition(plan: Plan, entry: Batch, serverless: boolean): Block {
  const { label, resource: batch } = entry
  const isOpen = networkOf(plan, batch.region)?.resource.layout === 'public-only'
  return resource('aws_batch_job_definition', label, {
    ...placed(entry),
    name: named(entry.id),
    type: 'container',
    platform_capabilities: [serverless ? 'FARGATE' : 'EC2'],
    retry_strategy: nested({
      attempts: 3,
      evaluate_on_exit: nested({ on_status_reason: 'Host EC2*', action: 'RETRY' }, { on_reason: '*', action: 'EXIT' }),
    }),
    container_properties: json({
      image: ref(`var.${label}_image`),
      resourceRequirements: [
        { type: 'VCPU', value: code(`tostring(var.${label}.vcpu)`) },
        { type: 'MEMORY', value: code(`tostring(var.${label}.memory_mib)`) },
      ],
      jobRoleArn: own(entry, 'aws_iam_role', label, 'arn'),
      executionRoleArn: own(entry, 'aws_iam_role', `${label}_execution`, 'arn'),
      environment: code(
        `[for name, value in local.${label}_settings : { name = name, value = value } if value != null]`,
      ),
      ...(serverless
        ? {
            fargatePlatformConfiguration: { platformVersion: 'LATEST' },
            networkConfiguration: { assignPublicIp: isOpen ? 'ENABLED' : 'DISABLED' },
            runtimePlatform: {
              operatingSystemFamily: 'LINUX',
              cpuArchitecture: batch.task.arch === 'arm64' ? 'ARM64' : 'X86_64',
            },
          }
        : {}),
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': own(entry, 'aws_cloudwatch_log_group', label, 'name'),
          'awslogs-region': ref(regionOf(entry)),
          'awslogs-stream-prefix': entry.id,
        },
      },
    }),
    ...tags(entry),
  })
}

function schedule(entry: Batch): Block[] {
  const { label } = entry
  return [
    resource('aws_scheduler_schedule', label, {
      ...placed(entry),
      name: named(entry.id),
      schedule_expression: ref(`var.${label}_schedule`),
      flexible_time_window: nested({ mode: 'OFF' }),
      target: nested({
        arn: 'arn:aws:scheduler:::aws-sdk:batch:submitJob',
        role_arn: own(entry, 'aws_iam_role', `${label}_schedule`, 'arn'),
        input: json({
          JobName: entry.id,
          JobQueue: own(entry, 'aws_batch_job_queue', label, 'arn'),
          JobDefinition: own(entry, 'aws_batch_job_definition', label, 'arn'),
        }),
        retry_policy: nested({ maximum_retry_attempts: 3 }),
      }),
    }),
  ]
}

function machineRole(entry: Batch): Block[] {
  const role = `${entry.label}_machines`
  return [
    serviceRole(entry, role, named(`${entry.id}-machines`), 'ec2.amazonaws.com'),
    managedPolicy(entry, role, role, 'service-role/AmazonEC2ContainerServiceforEC2Role'),
    resource('aws_iam_instance_profile', entry.label, {
      ...counted(entry),
      name: named(entry.id),
      role: own(entry, 'aws_iam_role', role, 'name'),
    }),
  ]
}
