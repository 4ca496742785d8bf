import { type Design, ofKind } from '@/lib/design/model'
import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount } from '@/lib/units/counts'
import { figure } from '../words'

const SECONDS_PER_MONTH = 730 * 3600

/** How many requests are followed from end to end. Undefined where nothing of the team's runs. */
export function tracesOf({ traffic }: Requirements, design: Design): Observability['traces'] {
  const [monitoring] = ofKind(design, 'monitoring')
  if (!monitoring || monitoring.tracesPerMonth === 0) return undefined
  const requests = Math.max(1, traffic.averageRps * SECONDS_PER_MONTH)
  const samplePercent = Math.min(100, Number(((monitoring.tracesPerMonth / requests) * 100).toPrecision(2)))
  return {
    samplePercent,
    tracesPerMonth: monitoring.tracesPerMonth,
    propagation:
      'W3C traceparent in every call; in messages as an attribute, so that a job belongs to the request that sent it.',
    because: `About ${formatCount(Math.round(monitoring.tracesPerMonth))} traces a month, ${figure(samplePercent)}% of requests. Keep every trace with an error or over the time that was promised, and this share of the others.`,
  }
}
