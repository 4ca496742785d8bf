import { asksForWork } from '../terraform/aws/activities'
import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { findEntries, isKind } from '../terraform/entries'
import { aliasId } from './functions'
import { keyArn, keyWhere } from './keys'
import { logGroup, logGroupId } from './logs'
import { queueId, topicId } from './messaging'
import { homeOf, idOf, NAME, named, type Piece, pascal, type Resource, resource, tags, whereOf, why } from './plan'
import { allow } from './policy'
import { inline, role, roleArn } from './roles'
import { att, either, jsonText, type Properties, ref, text, type Value, when } from './value'

type Step = {
  entry: Entry
  state: Properties
  actions: readonly string[]
  resources: readonly Value[]
}

export function workflow(plan: Plan, entry: EntryOf<'workflow'>): Piece[] {
  const { label, resource: design } = entry
  const home = homeOf(plan, entry)
  const steps = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) =>
      findEntries(plan, to)
        .slice(0, 1)
        .flatMap((target) => stepFor(entry, target)),
    )
  const key = keyArn(plan, home.slot)
  const log = logGroup(plan, entry, 'compute', text`/aws/vendedlogs/states/${NAME}-${entry.id}`)
  return [
    log,
    ...workflowRole(plan, entry, steps, key),
    ...steps
      .filter(({ entry: target }) => asksForWork(entry, target))
      .map(({ entry: target }) =>
        resource(homeOf(plan, entry, target), 'data', activityId(entry, target), 'AWS::StepFunctions::Activity', {
          Name: named(`${entry.id}-${target.id}`),
        }),
      ),
    resource(
      home,
      'compute',
      idOf(label, 'StateMachine'),
      'AWS::StepFunctions::StateMachine',
      {
        StateMachineName: named(entry.id),
        StateMachineType: design.style === 'express' ? 'EXPRESS' : 'STANDARD',
        RoleArn: roleArn(idOf(label, 'Role')),
        DefinitionString: definitions(plan, entry, steps),
        LoggingConfiguration: {
          Level: 'ERROR',
          IncludeExecutionData: false,
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: att(logGroupId(label), 'Arn') } }],
        },
        TracingConfiguration: { Enabled: true },
        ...(key === null
          ? {}
          : {
              EncryptionConfiguration: when(keyWhere(plan, home.slot), {
                Type: 'CUSTOMER_MANAGED_KMS_KEY',
                KmsKeyId: key,
              }),
            }),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: [`${pascal(label)}RoleLogs`] },
    ),
  ]
}

const activityId = (entry: Entry, target: Entry) => idOf(`${entry.label}_${target.label}`, 'Activity')

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
  const task = (service: string, parameters: Properties, action: string, resources: readonly Value[]): Step[] => [
    {
      entry: target,
      state: { Type: 'Task', Resource: `arn:aws:states:::${service}`, Parameters: parameters, Retry: RETRY },
      actions: [action],
      resources,
    },
  ]
  if (isKind(target, 'function')) {
    const alias = ref(aliasId(target.label))
    return task('lambda:invoke', { FunctionName: alias, 'Payload.$': '$' }, 'lambda:InvokeFunction', [alias])
  }
  if (isKind(target, 'queue')) {
    const id = queueId(target.label)
    return task('sqs:sendMessage', { QueueUrl: ref(id), 'MessageBody.$': '$' }, 'sqs:SendMessage', [att(id, 'Arn')])
  }
  if (isKind(target, 'topic')) {
    const arn = ref(topicId(target.label))
    return task('sns:publish', { TopicArn: arn, 'Message.$': '$' }, 'sns:Publish', [arn])
  }
  if (isKind(target, 'batch-environment') && entry.resource.style === 'standard') {
    const queue = ref(idOf(target.label, 'JobQueue'))
    const job = ref(idOf(target.label, 'JobDefinition'))
    return task('batch:submitJob', { JobName: target.id, JobQueue: queue, JobDefinition: job }, 'batch:SubmitJob', [
      queue,
      job,
    ])
  }
  if (!asksForWork(entry, target)) return []
  return [
    {
      entry: target,
      state: { Type: 'Task', Resource: ref(activityId(entry, target)), TimeoutSeconds: 3600, Retry: RETRY },
      actions: [],
      resources: [],
    },
  ]
}

/** The steps one after another, as far as the environment has them. Anything finer is the application's, and replaces this definition. */
function definitions(plan: Plan, entry: EntryOf<'workflow'>, steps: readonly Step[]): Value {
  const all = whereOf(entry)
  const masks = [...new Set(steps.map(({ entry: target }) => whereOf(target) & all))]
  // Environments that lack the same steps share a definition.
  const groups = new Map<string, { where: number; own: readonly Step[] }>()
  plan.designs.forEach((_, index) => {
    const bit = 1 << index
    if ((all & bit) === 0) return
    const own = steps.filter(({ entry: target }) => (whereOf(target) & bit) !== 0)
    const name = own.map(({ entry: target }) => target.label).join(' ')
    groups.set(name, { where: (groups.get(name)?.where ?? 0) | bit, own })
  })
  const written = [...groups.values()].map(({ where, own }) => ({ where, value: jsonText(sequence(own)) }))
  return masks.length === 0
    ? jsonText(sequence([]))
    : written.reduceRight<Value>(
        (rest, { where, value }) => when(where, value, rest),
        either(...written.slice(-1).map(({ value }) => value)),
      )
}

function sequence(steps: readonly Step[]): Value {
  const [first] = steps
  if (!first) return { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }
  const states = steps.map(({ entry, state }, index): [string, Value] => {
    const next = steps[index + 1]
    return [entry.id, { ...state, ...(next ? { Next: next.entry.id } : { End: true }) }]
  })
  return { StartAt: first.entry.id, States: Object.fromEntries(states) }
}

/** Log delivery knows no narrower resource: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (not re-read: an assumption). */
const DELIVER = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
]

function workflowRole(plan: Plan, entry: EntryOf<'workflow'>, steps: readonly Step[], key: Value | null): Resource[] {
  const home = homeOf(plan, entry)
  const id = idOf(entry.label, 'Role')
  return [
    role(
      home,
      'compute',
      id,
      entry.id,
      'states.amazonaws.com',
      [],
      `What ${entry.id} may start: the steps it is connected to.`,
    ),
    ...steps
      .filter(({ actions }) => actions.length > 0)
      .map(({ entry: target, actions, resources }) =>
        inline(
          homeOf(plan, entry, target),
          'compute',
          `${pascal(entry.label)}Starts${pascal(target.label)}`,
          id,
          `start-${target.id}`,
          [allow(actions, resources)],
        ),
      ),
    inline(home, 'compute', `${id}Logs`, id, 'write-logs', [
      allow(DELIVER, ['*']),
      allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
    ]),
    ...(key === null
      ? []
      : [
          inline({ ...home, where: home.where & keyWhere(plan, home.slot) }, 'compute', `${id}Key`, id, 'use-key', [
            allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key]),
          ]),
        ]),
  ]
}
