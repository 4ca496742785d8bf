import type { Design } from '@/lib/design/model'
import { COMPUTE_KINDS, ENTRY_KINDS, ofKinds } from '@/lib/guidance/kinds'
import type { Requirements } from '@/lib/requirements/schema'
import type { Alarm } from './failures/failure'
import { figure } from './words'

/**
 * Alerts on how fast the error budget is used, two windows each, so that an alert ends soon after the trouble does. Rates, windows and
 * severities: https://sre.google/workbook/alerting-on-slos/ (rows of 14.4, 6 and 1 as quoted by several readers, the row of 3 by
 * https://staging.andrz.io/docs/one-pagers/multi-window-alerting.html; secondary, read 2026-11-23).
 */
export const BURN_RATES = [
  { rate: 14.4, long: { text: 'hour', hours: 1 }, short: { text: '5 minutes', hours: 5 / 60 }, severity: 'page' },
  { rate: 6, long: { text: '6 hours', hours: 6 }, short: { text: '30 minutes', hours: 0.5 }, severity: 'page' },
  { rate: 3, long: { text: 'day', hours: 24 }, short: { text: '2 hours', hours: 2 }, severity: 'ticket' },
  { rate: 1, long: { text: '3 days', hours: 72 }, short: { text: '6 hours', hours: 6 }, severity: 'ticket' },
] as const

const HOURS_IN_30_DAYS = 720

/** Nothing can be alerted on with no budget at all: an objective of 100% is watched as 99.99%. */
const STRICTEST_WATCHED = 99.99
export const watchedPercent = (asked: number): number => (asked >= 100 ? STRICTEST_WATCHED : asked)

/** The four alerts for an objective; a threshold of 100% or more can never be passed, so its row is left out. */
export function burnAlerts(requirements: Requirements, noun: string): Alarm[] {
  const budget = 100 - watchedPercent(requirements.availability.slaPercent)
  return BURN_RATES.flatMap(({ rate, long, short, severity }) => {
    const threshold = rate * budget
    if (threshold >= 100) return []
    const used = figure((rate * long.hours * 100) / HOURS_IN_30_DAYS)
    const guard = guardFor(threshold, short.hours, requirements.traffic.averageRps)
    return [
      {
        name: `Error budget burns ${rate}×`,
        condition: `failed ${noun} over ${figure(threshold)}% in the last ${long.text} and in the last ${short.text}${guard} (uses ${used}% of 30 days’ budget)`,
        severity,
      },
    ]
  })
}

/** With little traffic a single failure passes the threshold, so the alert also wants enough of it to count. */
function guardFor(thresholdPercent: number, shortHours: number, averageRps: number): string {
  const least = Math.floor(100 / thresholdPercent) + 1
  const expected = averageRps * shortHours * 3600
  return expected < 10 * least ? `, with at least ${least} in the shorter one` : ''
}

/** The part that users meet first, else the first that works: what an objective is measured on. */
export function measuredOn(design: Design): string {
  const entries = [...ofKinds(design, ENTRY_KINDS), ...ofKinds(design, COMPUTE_KINDS)]
  const order = ['load-balancer', 'api-gateway', 'app-platform', 'content-delivery']
  const byOrder = order.map((kind) => entries.find((entry) => entry.kind === kind)).find((entry) => entry !== undefined)
  return (byOrder ?? entries[0] ?? design.resources[0])?.id ?? design.slug
}

/** What succeeds or fails: requests, jobs or records. */
export function nounOf({ workload }: Requirements): string {
  if (workload.kind === 'batch') return 'jobs'
  return workload.kind === 'stream' ? 'records' : 'requests'
}
