import { queueOf } from '../terraform/aws/scaling'
import { balancerOf, isTwoColoured } from '../terraform/aws/services'
import type { EntryOf, Plan } from '../terraform/entries'

import { scalingTarget } from '../terraform/sizes'
import { balancerId, serviceGroupId, targetGroupId } from './load-balancing'
import { derived, homeOf, idOf, NAME, pascal, type Resource, resource, size, toSet, whereOf } from './plan'
import { clusterId, serviceId, serviceName } from './services'
import { att, type Properties, ref, text, type Value, when } from './value'

type Service = EntryOf<'container-service'>
type Group = EntryOf<'machine-group'>

const requestsPerCopy = (plan: Plan) =>
  toSet(
    plan,
    null,
    'RequestsPerCopy',
    'Requests a minute that one copy carries at 60 % of its capacity. Measure it in a load test.',
    {
      type: 'Number',
      minimum: 1,
      example: '1000',
      fallback: '1000',
    },
  )

const messagesPerCopy = (plan: Plan) =>
  toSet(plan, null, 'MessagesPerCopy', 'Messages that may wait for each running copy before another one starts.', {
    type: 'Number',
    minimum: 1,
    example: '100',
    fallback: '100',
  })

/** Machine groups read the five-field form of cron, services the six-field form. */
function busyHours(plan: Plan, which: 'Start' | 'End', isGroup: boolean): Value {
  const [group, service] =
    which === 'Start' ? ['30 7 * * 1-5', 'cron(30 7 ? * MON-FRI *)'] : ['0 19 * * 1-5', 'cron(0 19 ? * MON-FRI *)']
  const known = isGroup ? group : service
  return toSet(
    plan,
    null,
    `BusyHours${which}${isGroup ? 'OfMachines' : ''}`,
    `When the known burst ${which === 'Start' ? 'starts' : 'ends'}, in the time zone BusyHoursZone.`,
    { example: known ?? '', fallback: known ?? '' },
  )
}

const busyZone = (plan: Plan) =>
  toSet(plan, null, 'BusyHoursZone', 'Time zone of the busy hours.', { example: 'Etc/UTC', fallback: 'Etc/UTC' })

/** In busy hours at least half of the most that may run stands ready. */
const busyMinimum = (plan: Plan, entry: Service | Group) =>
  derived(plan, entry, 'min_in_busy_hours', ({ start, max }) => Math.max(Number(start), Math.ceil(Number(max) / 2)))

/** How the number of tasks of a service moves. */
export function serviceScaling(plan: Plan, entry: Service, index: number): Resource[] {
  const { scaling } = entry.resource
  if (scaling.on === 'fixed') return []
  const home = homeOf(plan, entry)
  const stem = `${pascal(entry.label)}${index + 1}`
  const name = serviceName(plan, entry, index)
  const action = (which: 'Start' | 'End', minimum: Value): Properties => ({
    ScheduledActionName: text`${NAME}-${name}-${which.toLowerCase()}`,
    Schedule: busyHours(plan, which, false),
    Timezone: busyZone(plan),
    ScalableTargetAction: { MinCapacity: minimum, MaxCapacity: size(plan, entry, 'max') },
  })
  return [
    resource(home, 'compute', `${stem}Scaling`, 'AWS::ApplicationAutoScaling::ScalableTarget', {
      ServiceNamespace: 'ecs',
      ResourceId: text`service/${ref(clusterId(entry))}/${att(serviceId(entry, index), 'Name')}`,
      ScalableDimension: 'ecs:service:DesiredCount',
      MinCapacity: size(plan, entry, 'min'),
      MaxCapacity: size(plan, entry, 'max'),
      ...(scaling.on === 'schedule'
        ? { ScheduledActions: [action('Start', busyMinimum(plan, entry)), action('End', size(plan, entry, 'min'))] }
        : {}),
    }),
    resource(home, 'compute', `${stem}ScalingOnLoad`, 'AWS::ApplicationAutoScaling::ScalingPolicy', {
      PolicyName: text`${NAME}-${name}-load`,
      PolicyType: 'TargetTrackingScaling',
      ScalingTargetId: ref(`${stem}Scaling`),
      TargetTrackingScalingPolicyConfiguration: {
        ...serviceMetric(plan, entry, index),
        ScaleInCooldown: 300,
        ScaleOutCooldown: 60,
      },
    }),
    ...(scaling.on === 'predictive'
      ? [
          resource(home, 'compute', `${stem}ScalingOnForecast`, 'AWS::ApplicationAutoScaling::ScalingPolicy', {
            PolicyName: text`${NAME}-${name}-forecast`,
            PolicyType: 'PredictiveScaling',
            ScalingTargetId: ref(`${stem}Scaling`),
            PredictiveScalingPolicyConfiguration: {
              Mode: 'ForecastAndScale',
              MetricSpecifications: [
                {
                  TargetValue: scalingTarget(scaling),
                  PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' },
                },
              ],
            },
          }),
        ]
      : []),
  ]
}

/**
 * Each running copy reports its processor once a minute, so the number of reports is the number of copies; a count of its own comes only
 * with Container Insights, which is billed (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html, not
 * re-read: an assumption).
 */
const RUNNING_COPIES = 'SampleCount'

function serviceMetric(plan: Plan, entry: Service, index: number): Properties {
  const { scaling } = entry.resource
  const balancer = balancerOf(plan, entry.id)
  const cpu = (target: number): Properties => ({
    TargetValue: target,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
  })
  if (scaling.on === 'requests' && balancer && !isTwoColoured(plan, entry))
    return {
      TargetValue: requestsPerCopy(plan),
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ALBRequestCountPerTarget',
        ResourceLabel: text`${att(balancerId(balancer.label), 'LoadBalancerFullName')}/${att(serviceGroupId(entry, index), 'TargetGroupFullName')}`,
      },
    }
  const queue = scaling.on === 'queue-depth' ? queueOf(plan, entry.id) : undefined
  if (!queue) return cpu(scaling.on === 'cpu' ? scalingTarget(scaling) : 60)
  const metric = (Id: string, MetricName: string, Namespace: string, Dimensions: Value, Stat: string): Properties => ({
    Id,
    MetricStat: { Metric: { MetricName, Namespace, Dimensions }, Stat },
    ReturnData: false,
  })
  return {
    TargetValue: messagesPerCopy(plan),
    // Messages waiting for each running copy: the queue's own count alone would never settle.
    CustomizedMetricSpecification: {
      Metrics: [
        when(
          whereOf(queue),
          metric(
            'waiting',
            'ApproximateNumberOfMessagesVisible',
            'AWS/SQS',
            [{ Name: 'QueueName', Value: att(idOf(queue.label, 'Queue'), 'QueueName') }],
            'Sum',
          ),
        ),
        metric(
          'running',
          'CPUUtilization',
          'AWS/ECS',
          [
            { Name: 'ClusterName', Value: ref(clusterId(entry)) },
            { Name: 'ServiceName', Value: att(serviceId(entry, index), 'Name') },
          ],
          RUNNING_COPIES,
        ),
        {
          Id: 'backlog',
          Expression: 'waiting / IF(FILL(running, 0) > 0, FILL(running, 0), 1)',
          Label: 'Messages waiting per copy',
          ReturnData: true,
        },
      ],
    },
  }
}

/** How the number of machines of a group moves. */
export function groupScaling(plan: Plan, entry: Group): Resource[] {
  const { scaling } = entry.resource
  if (scaling.on === 'fixed') return []
  const home = homeOf(plan, entry)
  const group = ref(idOf(entry.label, 'Group'))
  const balancer = balancerOf(plan, entry.id)
  const byRequests = scaling.on === 'requests' && balancer?.resource.layer === 'application'
  const stem = pascal(entry.label)
  const action = (which: 'Start' | 'End', minimum: Value) =>
    resource(home, 'compute', `${stem}BusyHours${which}`, 'AWS::AutoScaling::ScheduledAction', {
      AutoScalingGroupName: group,
      Recurrence: busyHours(plan, which, true),
      TimeZone: busyZone(plan),
      MinSize: minimum,
      MaxSize: size(plan, entry, 'max'),
      DesiredCapacity: minimum,
    })
  return [
    resource(home, 'compute', `${stem}ScalingOnLoad`, 'AWS::AutoScaling::ScalingPolicy', {
      AutoScalingGroupName: group,
      PolicyType: 'TargetTrackingScaling',
      EstimatedInstanceWarmup: 180,
      TargetTrackingConfiguration: byRequests
        ? {
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'ALBRequestCountPerTarget',
              ResourceLabel: text`${att(balancerId(balancer.label), 'LoadBalancerFullName')}/${att(targetGroupId(entry), 'TargetGroupFullName')}`,
            },
            TargetValue: requestsPerCopy(plan),
          }
        : {
            PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
            TargetValue: scaling.on === 'cpu' ? scalingTarget(scaling) : 60,
          },
    }),
    ...(scaling.on === 'schedule'
      ? [action('Start', busyMinimum(plan, entry)), action('End', size(plan, entry, 'min'))]
      : []),
    ...(scaling.on === 'predictive'
      ? [
          resource(home, 'compute', `${stem}ScalingOnForecast`, 'AWS::AutoScaling::ScalingPolicy', {
            AutoScalingGroupName: group,
            PolicyType: 'PredictiveScaling',
            PredictiveScalingConfiguration: {
              Mode: 'ForecastAndScale',
              MetricSpecifications: [
                { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ASGCPUUtilization' } },
              ],
            },
          }),
        ]
      : []),
  ]
}
