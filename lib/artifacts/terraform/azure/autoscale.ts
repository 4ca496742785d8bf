import type { EntryOf, Plan } from '../entries'
import { counted, named, own, size } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { nested, ref, resource } from '../hcl'
import { scalingTarget } from '../sizes'
import { sited, tags } from './placing'

type Scaled = EntryOf<'machine-group'> | EntryOf<'app-platform'>

/** Machines and plans follow their processors: out quickly, back slowly; where the day is known, ahead of it. */
export function autoscale(plan: Plan, entry: Scaled, type: string): Block[] {
  const { label, resource: scaled } = entry
  const target = own(entry, type, label, 'id')
  const isPlan = scaled.kind === 'app-platform'
  const metric = isPlan ? 'CpuPercentage' : 'Percentage CPU'
  const high = Math.min(90, scaled.scaling.on === 'cpu' ? scalingTarget(scaled.scaling) : 60)
  const rules = [
    rule(target, metric, 'GreaterThan', high, 'Increase'),
    rule(target, metric, 'LessThan', Math.round(high / 2), 'Decrease'),
  ]
  const range = (least: Value): Body => ({
    capacity: nested({ minimum: least, default: size(entry, 'start'), maximum: size(entry, 'max') }),
  })
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  const recurrence = (hour: Value): Body => ({
    recurrence: nested({ timezone: 'UTC', days, hours: [hour], minutes: [0] }),
  })
  const isScheduled = scaled.scaling.on === 'schedule'
  const profiles: Body[] = isScheduled
    ? [
        {
          name: 'day',
          ...range(size(entry, 'start')),
          rule: nested(...rules),
          ...recurrence(ref('var.day_starts_hour')),
        },
        {
          name: 'night',
          ...range(size(entry, 'min')),
          rule: nested(...rules),
          ...recurrence(ref('var.day_ends_hour')),
        },
      ]
    : [{ name: 'load', ...range(size(entry, 'min')), rule: nested(...rules) }]
  return [
    resource(
      'azurerm_monitor_autoscale_setting',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        ...sited(plan, entry),
        target_resource_id: target,
        ...(scaled.scaling.on === 'predictive' && !isPlan
          ? { predictive: nested({ scale_mode: 'Enabled', look_ahead_time: 'PT10M' }) }
          : {}),
        profile: nested(...profiles),
        ...tags(entry),
      },
      isScheduled ? 'More by day than by night; within that, after the load.' : '',
    ),
  ]
}

const rule = (
  target: Value,
  metric: string,
  operator: string,
  threshold: number,
  direction: 'Increase' | 'Decrease',
): Body => ({
  metric_trigger: nested({
    metric_name: metric,
    metric_resource_id: target,
    operator,
    statistic: 'Average',
    threshold,
    time_aggregation: 'Average',
    time_grain: 'PT1M',
    time_window: direction === 'Increase' ? 'PT5M' : 'PT10M',
  }),
  scale_action: nested({
    direction,
    type: 'ChangeCount',
    value: 1,
    cooldown: direction === 'Increase' ? 'PT1M' : 'PT10M',
  }),
})
