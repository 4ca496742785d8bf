import type { Design, Replicas, Resource, Scaling } from '@/lib/design/model'
import type { Operations } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { backupOf } from './backups'
import { failuresOf } from './failures'
import type { Decided } from './failures/failure'
import { incident } from './incident/incident'
import { incidentResponse } from './incidents'
import { isCopy, ofKinds, STORE_KINDS } from './kinds'
import { observability } from './observability'
import { figure } from './words'

/** How the design is run: what is watched, what is kept, what makes it grow, what happens when it breaks. */
export function operations(requirements: Requirements, decisions: readonly Decided[], design: Design): Operations {
  return {
    monitoring: monitoring(requirements, decisions, design),
    backups: backups(requirements, design),
    scalingTriggers: scalingTriggers(design),
    incidentResponse: incidentResponse(requirements, design),
    runbooks: failuresOf({ requirements, decisions, design }).map(({ resource: _resource, alerts, ...runbook }) => ({
      ...runbook,
      alerts: alerts.map(({ name }) => name),
    })),
    incident: incident({ requirements, decisions, design }),
  }
}

function monitoring(requirements: Requirements, decisions: readonly Decided[], design: Design): string[] {
  const { alerts, approach, logs } = observability(requirements, decisions, design)
  const pages = alerts.filter(({ severity }) => severity === 'page')
  return [
    approach,
    `${pages.length} of ${alerts.length} alerts page a person: ${pages.map(({ name }) => name).join(', ')}. The others are looked at on the next working day.`,
    `One dashboard a workload, top to bottom: the objective and what is left of its budget, traffic, errors, time to answer, then each part with how full it is. A release is a line across all of them.`,
    'One figure of the business beside them (orders, sign-ups, jobs done): it shows what no technical figure does.',
    ...(requirements.traffic.averageRps < 1
      ? [
          'With less than one request a second, send a test request every minute from outside: without it, nobody notices an outage at night.',
        ]
      : ['A test request every minute from outside the cloud tells whether users get in at all.']),
    logs.because,
  ]
}

function backups({ availability }: Requirements, design: Design): Operations['backups'] {
  return ofKinds(design, STORE_KINDS)
    .filter(
      (store) =>
        !isCopy(store) && !(store.kind === 'object-store' && (store.use === 'logs' || store.use === 'telemetry')),
    )
    .map((store) => {
      const { what, keptDays, minutes, how } = backupOf(design, store)
      const time =
        minutes === null
          ? ''
          : ` About ${formatMinutes(minutes)} by our assumption${minutesWhy(store)}${lateBy(minutes, availability.rtoMinutes)}.`
      return { resource: store.id, what, keptDays, restore: `${how}${time} ${testOf(store, keptDays)}` }
    })
}

const minutesWhy = ({ kind }: Resource) =>
  kind === 'object-store' ? ' for one folder' : ' (half an hour for a new instance, then 100 MiB a second)'

function testOf(store: Resource, keptDays: number): string {
  if (keptDays === 0) return 'Tried once a quarter.'
  return store.kind === 'object-store'
    ? 'Tried once a month on one folder, and timed.'
    : 'Tested once a month into an empty environment, and timed.'
}

const lateBy = (minutes: number, rtoMinutes: number) =>
  minutes > rtoMinutes
    ? `: longer than the ${formatMinutes(rtoMinutes)} you asked for, so it is the way back from a mistake, not from a failure`
    : `, against ${formatMinutes(rtoMinutes)} asked for`

function scalingTriggers(design: Design): Operations['scalingTriggers'] {
  return design.resources.filter((resource) => !isCopy(resource)).flatMap(triggersOf)
}

function triggersOf(resource: Resource): Operations['scalingTriggers'] {
  switch (resource.kind) {
    case 'container-service':
    case 'machine-group':
    case 'app-platform':
      return [
        {
          resource: resource.id,
          trigger: triggerText(resource.scaling, resource.replicas),
          min: resource.replicas.min,
          max: resource.replicas.max,
        },
      ]
    case 'function':
      return [
        {
          resource: resource.id,
          trigger: `One run for each call at the same time; plan for ${formatCount(Math.ceil(resource.peakConcurrency))}, ask for a higher account limit before 80% of 1,000.`,
          min: 0,
          max: Math.max(1, Math.ceil(resource.peakConcurrency)),
        },
      ]
    case 'batch-environment':
      return [
        {
          resource: resource.id,
          trigger: `Capacity follows the queue of jobs, up to ${formatCount(resource.maxVcpu)} vCPU, and falls to none.`,
          min: 0,
          max: resource.maxVcpu,
        },
      ]
    case 'stream':
      return [
        {
          resource: resource.id,
          trigger: `Double the capacity when writes pass 80% of ${resource.shards} MB a second for 10 minutes, or readers are behind for 15.`,
          min: resource.shards,
          max: resource.shards * 2,
        },
      ]
    case 'relational-database':
      return resource.class === 'distributed'
        ? []
        : [
            {
              resource: resource.id,
              trigger: `By hand: the next size when the processor is over 60% in the busy hour of three days, a read replica when reads are most of it.`,
              min: 1 + resource.readReplicas,
              max: 1 + resource.readReplicas,
            },
          ]
    default:
      return []
  }
}

function triggerText({ on, target }: Scaling, { min, typical, max }: Replicas): string {
  if (on === 'fixed' || max <= min) return `Fixed at ${min}: change the number in the variables file.`
  const why = {
    cpu: 'processor',
    requests: 'requests a copy',
    'queue-depth': 'jobs waiting',
    schedule: 'the clock, then load',
    predictive: 'the usual day, then load',
  }[on]
  return `Follows ${why} (${target}): ${min} at least, ${figure(typical)} usually, ${max} at most. Adds within minutes, takes away after 15 minutes of calm.`
}
