import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, named, own, pieces, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { json, nested, ref, resource, text } from '../hcl'
import { asksForWork } from './activities'
import { encryptionKeyArn } from './encryption'
import { logGroup } from './logs'
import { placed, tags } from './placing'
import { inlinePolicy, serviceRole } from './roles'

export function workflow(plan: Plan, entry: EntryOf<'workflow'>): Piece[] {
  const { label, resource: design } = entry
  const steps = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) =>
      findEntries(plan, to)
        .slice(0, 1)
        .flatMap((target) => stepFor(entry, target)),
    )
  const key = encryptionKeyArn(plan, design.region)
  return [
    ...pieces(
      'messaging.tf',
      resource(
        'aws_sfn_state_machine',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          type: design.style === 'express' ? 'EXPRESS' : 'STANDARD',
          role_arn: own(entry, 'aws_iam_role', label, 'arn'),
          definition: json(definition(steps)),
          logging_configuration: nested({
            level: 'ERROR',
            include_execution_data: false,
            log_destination: text`${own(entry, 'aws_cloudwatch_log_group', label, 'arn')}:*`,
          }),
          tracing_configuration: nested({ enabled: true }),
          ...(key
            ? { encryption_configuration: nested({ type: 'CUSTOMER_MANAGED_KMS_KEY', kms_key_id: ref(key) }) }
            : {}),
          ...tags(entry),
        },
        why(plan, entry),
      ),
    ),
    ...pieces(
      'messaging.tf',
      ...steps
        .filter(({ entry: target }) => asksForWork(entry, target))
        .map(({ entry: target }) =>
          resource('aws_sfn_activity', `${label}_${target.label}`, {
            ...placed(entry, target),
            name: named(`${entry.id}-${target.id}`),
          }),
        ),
    ),
    ...pieces(
      'observability.tf',
      logGroup(plan, entry, label, text`/aws/vendedlogs/states/${ref('var.name')}-${entry.id}`),
    ),
    ...pieces('iam.tf', ...workflowRole(entry, steps, key)),
  ]
}

type Step = { name: string; entry: Entry; state: Value; actions: readonly string[]; resources: readonly Value[] }

const RETRY: Value = [
  {
    ErrorEquals: ['States.TaskFailed', 'States.Timeout'],
    IntervalSeconds: 2,
    MaxAttempts: 4,
    BackoffRate: 2,
    JitterStrategy: 'FULL',
  },
]

function stepFor(entry: EntryOf<'workflow'>, target: Entry): Step[] {
  const arn = (service: string) => `arn:aws:states:::${service}`
  if (isKind(target, 'function')) {
    const alias = own(target, 'aws_lambda_alias', target.label, 'arn')
    return [
      {
        name: target.id,
        entry: target,
        state: {
          Type: 'Task',
          Resource: arn('lambda:invoke'),
          Parameters: { FunctionName: alias, 'Payload.$': '$' },
          Retry: RETRY,
        },
        actions: ['lambda:InvokeFunction'],
        resources: [alias],
      },
    ]
  }
  if (isKind(target, 'queue')) {
    const queueArn = own(target, 'aws_sqs_queue', target.label, 'arn')
    return [
      {
        name: target.id,
        entry: target,
        state: {
          Type: 'Task',
          Resource: arn('sqs:sendMessage'),
          Parameters: { QueueUrl: own(target, 'aws_sqs_queue', target.label, 'url'), 'MessageBody.$': '$' },
          Retry: RETRY,
        },
        actions: ['sqs:SendMessage'],
        resources: [queueArn],
      },
    ]
  }
  if (isKind(target, 'topic')) {
    const topicArn = own(target, 'aws_sns_topic', target.label, 'arn')
    return [
      {
        name: target.id,
        entry: target,
        state: {
          Type: 'Task',
          Resource: arn('sns:publish'),
          Parameters: { TopicArn: topicArn, 'Message.$': '$' },
          Retry: RETRY,
        },
        actions: ['sns:Publish'],
        resources: [topicArn],
      },
    ]
  }
  if (isKind(target, 'batch-environment') && entry.resource.style === 'standard') {
    const jobQueue = own(target, 'aws_batch_job_queue', target.label, 'arn')
    const job = own(target, 'aws_batch_job_definition', target.label, 'arn')
    return [
      {
        name: target.id,
        entry: target,
        state: {
          Type: 'Task',
          Resource: arn('batch:submitJob'),
          Parameters: { JobName: target.id, JobQueue: jobQueue, JobDefinition: job },
          Retry: RETRY,
        },
        actions: ['batch:SubmitJob'],
        resources: [jobQueue, job],
      },
    ]
  }
  if (asksForWork(entry, target)) {
    const activity = own(
      { condition: conditionOf(entry, target) },
      'aws_sfn_activity',
      `${entry.label}_${target.label}`,
      'id',
    )
    return [
      {
        name: target.id,
        entry: target,
        state: { Type: 'Task', Resource: activity, TimeoutSeconds: 3600, Retry: RETRY },
        actions: [],
        resources: [],
      },
    ]
  }
  return []
}

/** The steps one after another. Anything finer is the application's, and replaces this definition. */
function definition(steps: readonly Step[]): Value {
  if (steps.length === 0) return { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }
  const states = steps.map(({ name, state }, index) => {
    const next = steps[index + 1]
    return [name, { ...(state as { [key: string]: Value }), ...(next ? { Next: next.name } : { End: true }) }] as const
  })
  return { StartAt: steps[0]?.name ?? 'Done', States: Object.fromEntries(states) }
}

function workflowRole(entry: EntryOf<'workflow'>, steps: readonly Step[], key: string | null): Block[] {
  const { label } = entry
  const owner = { label, owner: entry }
  const deliver = [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ]
  return [
    serviceRole(
      entry,
      label,
      named(entry.id),
      'states.amazonaws.com',
      `What ${entry.id} may start: the steps it is connected to.`,
    ),
    ...steps
      .filter(({ actions }) => actions.length > 0)
      .map(({ entry: target, actions, resources }) =>
        inlinePolicy([entry, target], owner, `${label}_starts_${target.label}`, `start-${target.id}`, [
          { actions, resources },
        ]),
      ),
    inlinePolicy([entry], owner, `${label}_logs`, 'write-logs', [
      { actions: deliver, resources: ['*'] },
      { actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] },
    ]),
    ...(key
      ? [
          inlinePolicy([entry], owner, `${label}_key`, 'use-key', [
            { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [ref(key)] },
          ]),
        ]
      : []),
  ]
}
