import { type Design, ofKind } from '@/lib/design/model'
import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatAvailability } from '@/lib/units/percent'
import { formatGib } from '@/lib/units/sizes'
import { downMinutesPer30Days, formatMinutes, formatSeconds } from '@/lib/units/time'
import { failuresOf } from './failures'
import type { Decided } from './failures/failure'
import { ofKinds, STORE_KINDS } from './kinds'
import { nounOf, watchedPercent } from './objective'
import { budgetPolicy } from './observe/budget-policy'
import { logFormat } from './observe/log-format'
import { metricsOf } from './observe/metrics'
import { onCall } from './observe/on-call'
import { tool } from './observe/tools'
import { tracesOf } from './observe/traces'
import { capital, list } from './words'

/** What is aimed for, what is alerted on and whom it reaches, and how long logs are kept. Every alert names a runbook of `operations`. */
export function observability(
  requirements: Requirements,
  decisions: readonly Decided[],
  design: Design,
): Observability {
  const failures = failuresOf({ requirements, decisions, design })
  const alerts = failures.flatMap(({ id, resource, alerts: alarms }) =>
    alarms.map(({ name, condition, severity }) => ({
      name,
      condition,
      severity,
      resource,
      runbook: id,
      notify: notified(requirements, severity),
    })),
  )
  const format = logFormat(requirements, design)
  const traces = tracesOf(requirements, design)
  return {
    approach: approach(requirements, decisions),
    objectives: objectives(requirements, design),
    alerts,
    logs: logs(requirements, decisions, design),
    metrics: metricsOf(requirements, design),
    ...(format ? { logFormat: format } : {}),
    ...(traces ? { traces } : {}),
    tools: toolsOf(decisions),
    budgetPolicy: budgetPolicy(requirements),
    onCall: onCall(requirements, alerts.filter(({ severity }) => severity === 'page').length),
  }
}

/** The tool of each signal with the reason of its decision. */
const toolsOf = (decisions: readonly Decided[]): NonNullable<Observability['tools']> =>
  SIGNALS.map((signal) => ({
    topic: signal,
    tool: tool(decisions, signal),
    because: decisions.find(({ topic }) => topic === signal)?.because ?? '',
  }))

const SIGNALS = ['metrics', 'logs', 'traces'] as const

function approach(requirements: Requirements, decisions: readonly Decided[]): string {
  const tools = SIGNALS.map((signal) => tool(decisions, signal))
  const same = tools.every((name) => name === tools[0])
  const where = same
    ? `${list(SIGNALS)} are all in ${tools[0]}`
    : list(SIGNALS.map((signal, index) => `${signal} in ${tools[index]}`))
  const pager = requirements.team.pagingAlerts
  const now =
    pager === null
      ? ''
      : ` Today ${pager} alerts page somebody in a week; everything here but the alerts on the error budget and on intruders can wait for the morning.`
  return `Watch what users feel first: errors, time to answer, traffic, and how full things are. ${capital(where)}.${now}`
}

function objectives(requirements: Requirements, design: Design): Observability['objectives'] {
  const { slaPercent, rtoMinutes, rpoMinutes } = requirements.availability
  const { latencyMs } = requirements.traffic
  const noun = nounOf(requirements)
  const watched = watchedPercent(slaPercent)
  const budget = formatMinutes(downMinutesPer30Days(watched))
  const hasWork = ofKind(design, 'queue').length > 0
  const late = Math.max(300, Math.ceil(requirements.workload.unitSeconds * 10))
  return [
    {
      name: `${noun} that succeed`,
      target: `${formatAvailability(watched)} over 30 days`,
      because:
        slaPercent >= 100
          ? `You asked for 100%, which nobody can keep; this leaves ${budget} in 30 days.`
          : `The target of this plan; it leaves ${budget} in 30 days.`,
    },
    ...(latencyMs !== null && noun === 'requests'
      ? [
          {
            name: 'time to answer',
            target: `95% within ${latencyMs} ms`,
            because: 'The target of this plan, for the users who are farthest away.',
          },
        ]
      : []),
    ...(hasWork
      ? [
          {
            name: 'time until background work starts',
            target: `99% within ${formatSeconds(late)}`,
            because: `Ten times as long as the longest unit of work (${formatSeconds(requirements.workload.unitSeconds)}), at least five minutes: our assumption.`,
          },
        ]
      : []),
    {
      name: 'time to recover',
      target: `within ${formatMinutes(rtoMinutes)}`,
      because: 'The target of this plan, measured in every rehearsal and every incident.',
    },
    ...(ofKinds(design, STORE_KINDS).length > 0
      ? [
          {
            name: 'data that may be lost',
            target: rpoMinutes === 0 ? 'none' : `at most ${formatMinutes(rpoMinutes)}`,
            because: 'The target of this plan, measured as the age of the newest recovery point.',
          },
        ]
      : []),
  ]
}

const PAGERS: readonly string[] = ['pagerduty', 'incidentio']

/** A page goes to the pager where there is one; what can wait goes to a channel. E-mail is what is left when nothing was named. */
function notified({ team }: Requirements, severity: 'page' | 'ticket' | 'info'): string[] {
  const channels: string[] = team.paging.length > 0 ? [...team.paging] : ['email']
  const pagers = channels.filter((channel) => PAGERS.includes(channel))
  const others = channels.filter((channel) => !PAGERS.includes(channel))
  if (severity === 'page') return pagers.length > 0 ? pagers : channels
  if (severity === 'ticket') return others.length > 0 ? others : channels
  return others.includes('email')
    ? ['email']
    : others.slice(0, 1).concat(others.length === 0 ? channels.slice(0, 1) : [])
}

function logs(requirements: Requirements, decisions: readonly Decided[], design: Design): Observability['logs'] {
  const [store] = ofKind(design, 'log-store')
  if (!store)
    return {
      ingestGibPerMonth: 0,
      retentionDays: 0,
      because: 'No code of yours writes logs here; the edge and the audit trail keep their own.',
    }
  const { auditDays } = requirements.security
  const written = store.ingestGibPerMonth + store.elsewhereGibPerMonth
  return {
    ingestGibPerMonth: written,
    retentionDays: store.retentionDays,
    because: `Structured logs to ${tool(decisions, 'logs')}: about ${formatGib(written)} a month, kept ${store.retentionDays} days to search in; the audit trail, which is small, for ${auditDays} days. Warnings and errors in full, one in a hundred of the rest where it grows.`,
  }
}
