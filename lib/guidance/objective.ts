import type { Design } from '@/lib/design/model'
import { COMPUTE_KINDS, ENTRY_KINDS, ofKinds } from '@/lib/guidance/kinds'
import type { Requirements } from '@/lib/requirements/schema'
import { BURN_RATES, watchedPercent } from '@/lib/units/error-budget'
import type { Alarm } from './failures/failure'
import { figure } from './words'

export { watchedPercent }

const MINUTES_IN_30_DAYS = 30 * 24 * 60

/** The four alerts for an objective; a threshold of 100% or more can never be passed, so its row is left out. */
export function burnAlerts(requirements: Requirements, noun: string): Alarm[] {
  const budget = 100 - watchedPercent(requirements.availability.slaPercent)
  return BURN_RATES.flatMap(({ rate, long, short, severity }) => {
    const threshold = rate * budget
    if (threshold >= 100) return []
    const used = figure((rate * long.minutes * 100) / MINUTES_IN_30_DAYS)
    const guard = guardFor(threshold, short.minutes, requirements.traffic.averageRps)
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
function guardFor(thresholdPercent: number, shortMinutes: number, averageRps: number): string {
  const least = Math.floor(100 / thresholdPercent) + 1
  const expected = averageRps * shortMinutes * 60
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
