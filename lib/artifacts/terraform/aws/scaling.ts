import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Placeholder } from '../expressions'
import { counted, named, own, size } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { scalingTarget } from '../sizes'
import { inRegion } from './placing'
import { balancerOf, clusterPath, isTwoColoured, servicesOf } from './services'

/** How the number of tasks of each service moves. */
export function serviceScaling(plan: Plan, entry: EntryOf<'container-service'>): Block[] {
  const { label, resource: service } = entry
  if (service.scaling.on === 'fixed') return []
  const { each } = servicesOf(plan, entry)
  const base: Body = { ...each, ...inRegion(entry) }
  const target = (attribute: string) => ref(`aws_appautoscaling_target.${label}[each.key].${attribute}`)
  const shared: Body = {
    resource_id: target('resource_id'),
    scalable_dimension: target('scalable_dimension'),
    service_namespace: target('service_namespace'),
  }
  return [
    resource('aws_appautoscaling_target', label, {
      ...base,
      service_namespace: 'ecs',
      resource_id: text`service/${clusterPath(plan, entry, 'name')}/${ref(`aws_ecs_service.${label}[each.key].name`)}`,
      scalable_dimension: 'ecs:service:DesiredCount',
      min_capacity: size(entry, 'min'),
      max_capacity: size(entry, 'max'),
    }),
    resource('aws_appautoscaling_policy', label, {
      ...base,
      name: text`${ref('var.name')}-${ref('each.key')}-load`,
      policy_type: 'TargetTrackingScaling',
      ...shared,
      target_tracking_scaling_policy_configuration: nested({
        ...serviceMetric(plan, entry),
        scale_in_cooldown: 300,
        scale_out_cooldown: 60,
      }),
    }),
    ...(service.scaling.on === 'schedule' ? busyHours(entry, base, shared) : []),
    ...(service.scaling.on === 'predictive'
      ? [
          resource('aws_appautoscaling_policy', `${label}_forecast`, {
            ...base,
            name: text`${ref('var.name')}-${ref('each.key')}-forecast`,
            policy_type: 'PredictiveScaling',
            ...shared,
            predictive_scaling_policy_configuration: nested({
              mode: 'ForecastAndScale',
              metric_specification: nested({
                target_value: String(scalingTarget(service.scaling)),
                predefined_metric_pair_specification: nested({ predefined_metric_type: 'ECSServiceCPUUtilization' }),
              }),
            }),
          }),
        ]
      : []),
  ]
}

const cpu = (percent: number): Body => ({
  target_value: percent,
  predefined_metric_specification: nested({ predefined_metric_type: 'ECSServiceAverageCPUUtilization' }),
})

function serviceMetric(plan: Plan, entry: EntryOf<'container-service'>): Body {
  const { scaling } = entry.resource
  const balancer = balancerOf(plan, entry.id)
  if (scaling.on === 'requests' && balancer && !isTwoColoured(plan, entry)) {
    const label = text`${own(balancer, 'aws_lb', balancer.label, 'arn_suffix')}/${ref(`aws_lb_target_group.${entry.label}[each.key].arn_suffix`)}`
    return {
      target_value: ref('var.requests_per_copy'),
      predefined_metric_specification: nested({
        predefined_metric_type: 'ALBRequestCountPerTarget',
        resource_label: label,
      }),
    }
  }
  const queue = scaling.on === 'queue-depth' ? queueOf(plan, entry.id) : undefined
  if (!queue) return cpu(scaling.on === 'cpu' ? scalingTarget(scaling) : 60)
  return {
    target_value: ref('var.messages_per_copy'),
    customized_metric_specification: nested({ metrics: nested(...backlog(plan, entry, queue)) }),
  }
}

/**
 * Each running copy reports its processor once a minute, so that the number of reports is the number of copies; a count of its own comes
 * only with Container Insights, which is billed (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html and
 * …/cloudwatch-metrics.html, read 2026-11-23).
 */
export const RUNNING_COPIES = 'SampleCount'

/** Messages waiting for each running copy: the queue's own count alone would never settle. */
function backlog(plan: Plan, entry: EntryOf<'container-service'>, queue: EntryOf<'queue'>): Body[] {
  const stat = (name: string, namespace: string, dimensions: Body[], how: string): Body => ({
    metric_stat: nested({
      stat: how,
      metric: nested({ metric_name: name, namespace, dimensions: nested(...dimensions) }),
    }),
    return_data: false,
  })
  return [
    {
      id: 'waiting',
      ...stat(
        'ApproximateNumberOfMessagesVisible',
        'AWS/SQS',
        [{ name: 'QueueName', value: own(queue, 'aws_sqs_queue', queue.label, 'name') }],
        'Sum',
      ),
    },
    {
      id: 'running',
      ...stat(
        'CPUUtilization',
        'AWS/ECS',
        [
          { name: 'ClusterName', value: clusterPath(plan, entry, 'name') },
          { name: 'ServiceName', value: ref(`aws_ecs_service.${entry.label}[each.key].name`) },
        ],
        RUNNING_COPIES,
      ),
    },
    {
      id: 'backlog',
      expression: 'waiting / IF(FILL(running, 0) > 0, FILL(running, 0), 1)',
      label: 'Messages waiting per copy',
      return_data: true,
    },
  ]
}

/** The queue that feeds a worker, whichever way round the design draws it. */
export function queueOf(plan: Plan, id: string): EntryOf<'queue'> | undefined {
  const near = plan.connections.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
  return near
    .flatMap((other) => findEntries(plan, other))
    .find((entry): entry is EntryOf<'queue'> => isKind(entry, 'queue'))
}

function busyHours(entry: EntryOf<'container-service'>, base: Body, shared: Body): Block[] {
  const action = (name: 'start' | 'end', minimum: Value) =>
    resource('aws_appautoscaling_scheduled_action', `${entry.label}_${name}`, {
      ...base,
      name: text`${ref('var.name')}-${ref('each.key')}-${name}`,
      ...shared,
      schedule: ref(`var.busy_hours.${name}`),
      timezone: ref('var.busy_hours.timezone'),
      scalable_target_action: nested({ min_capacity: minimum, max_capacity: size(entry, 'max') }),
    })
  return [
    action('start', code(`max(var.${entry.label}.start, ceil(var.${entry.label}.max / 2))`)),
    action('end', size(entry, 'min')),
  ]
}

/** How the number of machines of a group moves. */
export function groupScaling(plan: Plan, entry: EntryOf<'machine-group'>): Block[] {
  const { scaling } = entry.resource
  if (scaling.on === 'fixed') return []
  const { label } = entry
  const name = own(entry, 'aws_autoscaling_group', label, 'name')
  const base: Body = { ...counted(entry), ...inRegion(entry) }
  const balancer = balancerOf(plan, entry.id)
  const byRequests = scaling.on === 'requests' && balancer?.resource.layer === 'application'
  const metric: Body = byRequests
    ? {
        predefined_metric_specification: nested({
          predefined_metric_type: 'ALBRequestCountPerTarget',
          resource_label: text`${own(balancer, 'aws_lb', balancer.label, 'arn_suffix')}/${own(entry, 'aws_lb_target_group', label, 'arn_suffix')}`,
        }),
        target_value: ref('var.requests_per_copy'),
      }
    : {
        predefined_metric_specification: nested({ predefined_metric_type: 'ASGAverageCPUUtilization' }),
        target_value: scaling.on === 'cpu' ? scalingTarget(scaling) : 60,
      }
  const action = (when: 'start' | 'end', minimum: Value) =>
    resource('aws_autoscaling_schedule', `${label}_${when}`, {
      ...base,
      scheduled_action_name: named(`${entry.id}-${when}`),
      autoscaling_group_name: name,
      recurrence: code(`regex("^cron\\\\(([^)]*)\\\\)$", var.busy_hours.${when})[0]`),
      time_zone: ref('var.busy_hours.timezone'),
      min_size: minimum,
      max_size: size(entry, 'max'),
      desired_capacity: minimum,
    })
  return [
    resource('aws_autoscaling_policy', label, {
      ...base,
      name: named(`${entry.id}-load`),
      autoscaling_group_name: name,
      policy_type: 'TargetTrackingScaling',
      estimated_instance_warmup: 180,
      target_tracking_configuration: nested(metric),
    }),
    ...(scaling.on === 'schedule'
      ? [
          action('start', code(`max(var.${label}.start, ceil(var.${label}.max / 2))`)),
          action('end', size(entry, 'min')),
        ]
      : []),
    ...(scaling.on === 'predictive'
      ? [
          resource('aws_autoscaling_policy', `${label}_forecast`, {
            ...base,
            name: named(`${entry.id}-forecast`),
            autoscaling_group_name: name,
            policy_type: 'PredictiveScaling',
            predictive_scaling_configuration: nested({
              mode: 'ForecastAndScale',
              metric_specification: nested({
                target_value: 60,
                predefined_metric_pair_specification: nested({ predefined_metric_type: 'ASGCPUUtilization' }),
              }),
            }),
          }),
        ]
      : []),
  ]
}

/** Settings of scaling that no design knows: measured, then set. */
export function scalingVariables(plan: Plan): Placeholder[] {
  const scaled = plan.entries.flatMap(({ resource }) => ('scaling' in resource ? [resource.scaling.on] : []))
  const queues = entriesOf(plan, 'container-service').some(
    (entry) => entry.resource.scaling.on === 'queue-depth' && queueOf(plan, entry.id),
  )
  return [
    ...(scaled.includes('requests')
      ? [
          {
            name: 'requests_per_copy',
            type: 'number',
            description: 'Requests a minute that one copy carries at 60 % of its capacity. Measure it in a load test.',
            validation: { condition: 'var.requests_per_copy > 0', message: 'Must be above 0.' },
            example: '1000',
            fallback: 1000,
          },
        ]
      : []),
    ...(queues
      ? [
          {
            name: 'messages_per_copy',
            type: 'number',
            description: 'Messages that may wait for each running copy before another one starts.',
            validation: { condition: 'var.messages_per_copy > 0', message: 'Must be above 0.' },
            example: '100',
            fallback: 100,
          },
        ]
      : []),
    ...(scaled.includes('schedule')
      ? [
          {
            name: 'busy_hours',
            type: 'object({ start = string, end = string, timezone = string })',
            description: 'When the known burst starts and ends, and in which time zone.',
            validation: {
              condition:
                'can(regex("^cron\\\\(.+\\\\)$", var.busy_hours.start)) && can(regex("^cron\\\\(.+\\\\)$", var.busy_hours.end))',
              message: 'Give both as cron(…) expressions.',
            },
            example: '{ start = "cron(30 7 ? * MON-FRI *)", end = "cron(0 19 ? * MON-FRI *)", timezone = "Etc/UTC" }',
            fallback: scaledByGroup(plan)
              ? { start: 'cron(30 7 * * 1-5)', end: 'cron(0 19 * * 1-5)', timezone: 'Etc/UTC' }
              : { start: 'cron(30 7 ? * MON-FRI *)', end: 'cron(0 19 ? * MON-FRI *)', timezone: 'Etc/UTC' },
          },
        ]
      : []),
  ]
}

/** Machine groups read the five-field form of cron, services the six-field form. */
const scaledByGroup = (plan: Plan) =>
  entriesOf(plan, 'machine-group').some(({ resource }) => resource.scaling.on === 'schedule')
