import type { EntryOf, Plan } from '../entries'
import { findEntries } from '../entries'
import type { Placeholder } from '../expressions'
import { counted, linkTo, named, own, size } from '../expressions'
import type { Block, Body } from '../hcl'
import { nested, ref, resource, text } from '../hcl'
import { scalingTarget } from '../sizes'
import { consumes } from './feeds'
import { balancerOf } from './fronts'
import { inRegion } from './placing'

type Group = EntryOf<'machine-group'>

/** What makes the number of machines move. */
export function groupScaling(plan: Plan, entry: Group): Block[] {
  const { scaling } = entry.resource
  if (scaling.on === 'fixed') return []
  return [
    resource(
      'google_compute_region_autoscaler',
      entry.label,
      {
        ...counted(entry),
        name: named(entry.id),
        ...inRegion(entry),
        target: own(entry, 'google_compute_region_instance_group_manager', entry.label, 'id'),
        autoscaling_policy: nested({
          min_replicas: size(entry, 'min'),
          max_replicas: size(entry, 'max'),
          cooldown_period: 120,
          mode: 'ON',
          ...signal(plan, entry),
          scale_in_control: nested({
            time_window_sec: 600,
            max_scaled_in_replicas: nested({ percent: 25 }),
          }),
        }),
      },
      `Moves with ${WORDS[scaling.on]}; a quarter of the machines may go in ten minutes.`,
    ),
  ]
}

const WORDS: Readonly<Record<Group['resource']['scaling']['on'], string>> = {
  fixed: 'nothing',
  cpu: 'the processors',
  requests: 'the requests',
  'queue-depth': 'what waits in the queue',
  schedule: 'a timetable and the processors',
  predictive: 'the daily curve of the processors, ahead of it',
}

function signal(plan: Plan, entry: Group): Body {
  const { scaling } = entry.resource
  const target = Math.min(0.95, scalingTarget(scaling) / 100)
  if (scaling.on === 'requests' && balancerOf(plan, entry.id)?.resource.layer === 'application')
    return { load_balancing_utilization: nested({ target: 0.6 }) }
  const queue = plan.entries.find(
    (other) => (other.resource.kind === 'queue' || other.resource.kind === 'stream') && consumes(plan, entry, other),
  )
  const subscription = queue ? linkTo(findEntries(plan, queue.id), entry, 'google_pubsub_subscription', 'name') : null
  if (scaling.on === 'queue-depth' && subscription)
    return {
      metric: nested({
        name: 'pubsub.googleapis.com/subscription/num_undelivered_messages',
        filter: text`resource.type = "pubsub_subscription" AND resource.label.subscription_id = "${ref(subscription.path)}"`,
        single_instance_assignment: ref('var.messages_per_copy'),
      }),
    }
  const cpu = scaling.on === 'requests' || scaling.on === 'queue-depth' ? 0.6 : target
  return {
    cpu_utilization: nested({
      target: cpu,
      predictive_method: scaling.on === 'predictive' ? 'OPTIMIZE_AVAILABILITY' : 'NONE',
    }),
    ...(scaling.on === 'schedule'
      ? {
          scaling_schedules: nested({
            name: 'busy-hours',
            schedule: ref('var.busy_hours.start'),
            duration_sec: ref('var.busy_hours.seconds'),
            time_zone: ref('var.busy_hours.timezone'),
            min_required_replicas: size(entry, 'start'),
          }),
        }
      : {}),
  }
}

export const scalingVariables: readonly Placeholder[] = [
  {
    name: 'requests_per_copy',
    type: 'number',
    description: 'Requests a second that one machine carries at full load. Measure it in a load test.',
    validation: { condition: 'var.requests_per_copy > 0', message: 'Must be above 0.' },
    example: '25',
    fallback: 25,
  },
  {
    name: 'messages_per_copy',
    type: 'number',
    description: 'Messages that may wait for each running copy before another one starts.',
    validation: { condition: 'var.messages_per_copy > 0', message: 'Must be above 0.' },
    example: '100',
    fallback: 100,
  },
  {
    name: 'busy_hours',
    type: 'object({ start = string, seconds = number, timezone = string })',
    description: 'When the known burst starts, as a cron expression, how long it lasts, and in which time zone.',
    validation: {
      condition: 'length(split(" ", var.busy_hours.start)) == 5 && var.busy_hours.seconds >= 300',
      message: 'Give the start as five fields of cron and at least 300 seconds.',
    },
    example: '{ start = "30 8 * * MON-FRI", seconds = 14400, timezone = "Europe/London" }',
    fallback: { start: '30 8 * * MON-FRI', seconds: 14_400, timezone: 'UTC' },
  },
]
