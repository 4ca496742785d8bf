import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { alertName, SEVERITIES } from '../alert'
import { burnRates } from '../burn-rates'
import { yamlFile } from '../print'
import { signalsOf } from '../signals/signals-of'
import type { Rule } from './alerts'
import { aggregate, recorded } from './series'
import { eventsMeasured, perService, REQUESTS, recordings, WORK } from './service-level'

/** Where the runbooks can be read; a value to set. */
export const RUNBOOKS_URL = 'https://git.example.com/team/infrastructure/blob/main/observability/runbooks.md'

export type PrintedRule = {
  alert: string
  expr: string
  for?: string
  labels: Record<string, string>
  annotations: Record<string, string>
}

export function ruleFiles(input: ArtifactInput, design: Design, rules: readonly Rule[]): Artifact[] {
  const of = (group: Rule['group']) => rules.filter((rule) => rule.group === group).map(printed)
  const files = [
    {
      path: 'services.yaml',
      why: 'Rate, errors and duration of each service, for the dashboards.',
      about: ['Rate, errors and duration of each service.'],
      groups: [{ name: 'services', interval: '1m', rules: serviceRecordings(input) }],
    },
    {
      path: 'objective.yaml',
      why: 'What pages: how fast the error budget burns, and whether the site answers at all.',
      about: [
        'Alerts on what users feel. Two windows each, so that an alert ends soon after the trouble does; see README.md for the arithmetic.',
      ],
      groups: [
        // In one group, since groups are worked out side by side: an alert sees the shares of the same moment.
        { name: 'error-budget', interval: '1m', rules: [...objectiveRecordings(input), ...of('objective')] },
        { name: 'from-outside', rules: of('outside') },
      ],
    },
    {
      path: 'resources.yaml',
      why: 'What runs full or falls behind, a resource at a time; nearly all of it waits for the morning.',
      about: [
        'One series a measurement, with the same name on each cloud, and alerts on what runs full or falls behind.',
      ],
      groups: [
        { name: 'resources', interval: '1m', rules: [...resourceRecordings(design), ...of('resources')] },
        { name: 'machines-and-cluster', rules: of('cluster') },
      ],
    },
    {
      path: 'watchdog.yaml',
      why: 'Fires always: when it stops arriving, the alerting itself is broken.',
      about: [
        'A dead man’s switch: Alertmanager passes it on every minute, and the service outside calls when it stops.',
      ],
      groups: [{ name: 'watchdog', rules: [WATCHDOG] }],
    },
  ]
  return files.flatMap(({ path, why, about, groups }) => {
    const filled = groups.filter((group) => group.rules.length > 0)
    if (filled.length === 0) return []
    return [yamlFile(input, { path: `observability/prometheus/rules/${path}`, why, about, value: { groups: filled } })]
  })
}

export const WATCHDOG: PrintedRule = {
  alert: 'Watchdog',
  expr: 'vector(1)',
  labels: { severity: 'none' },
  annotations: {
    summary: 'Alerting works.',
    description: 'Always fires. Silence means that Prometheus or Alertmanager is down.',
  },
}

/** The published template's fields: name, condition, severity, runbook, notification. */
export const printed = ({ alert, expression, minutes }: Rule): PrintedRule => ({
  alert: alertName(alert.name),
  expr: expression,
  ...(minutes === 0 ? {} : { for: `${minutes}m` }),
  labels: { severity: SEVERITIES[alert.severity], resource: alert.resource },
  annotations: {
    summary: alert.name,
    description: alert.condition,
    runbook_url: `${RUNBOOKS_URL}#${alert.runbook}`,
    notification: alert.notify.join(', '),
  },
})

function objectiveRecordings(input: ArtifactInput) {
  const { availability, traffic } = input.requirements
  const rates = burnRates(availability.slaPercent, traffic.averageRps)
  const ranges = [...new Set(rates.flatMap(({ short, long }) => [short, long]))]
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ promql }) => promql)
  const counted = rates.filter(({ leastEvents }) => leastEvents !== null).map(({ short }) => short.promql)
  return recordings(eventsMeasured(input), [...new Set(ranges)], counted)
}

function serviceRecordings(input: ArtifactInput) {
  const isAnswered = eventsMeasured(input).noun === 'requests'
  const hasWorkers =
    !isAnswered ||
    input.designs.some(({ resources }) => resources.some((part) => 'role' in part && part.role === 'worker'))
  return [...(isAnswered ? perService(REQUESTS, 'requests') : []), ...(hasWorkers ? perService(WORK, 'work') : [])]
}

const resourceRecordings = (design: Design) =>
  signalsOf(design).map((signal) => ({
    record: recorded(signal),
    expr: aggregate(signal),
    labels: { resource: signal.resource.id },
  }))
