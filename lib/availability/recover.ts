import type { Decisions } from '@/lib/decisions/decide-all'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Recovery } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { profileOf } from '@/lib/services/by-provider'
import { corruption } from './corruption'
import { total } from './planning'
import { lossWithRegion, takeover } from './region-recovery'
import { keepsRecords } from './stores'
import { strategiesFor } from './strategies'
import { zoneLoss, zoneSteps } from './zone-recovery'

/**
 * How long recovery takes and what it loses, for the failure that was named (one machine, a zone or a region) and for damaged data.
 * Minutes are planning figures: a managed failover from its documentation, people's time from the on-call answer.
 */
export function recover(
  requirements: Requirements,
  decisions: Decisions,
  design: Design,
  profile: ProviderProfile = profileOf(design.provider),
): Recovery {
  const { scope, rtoMinutes, rpoMinutes } = requirements.availability
  const strategy = decisions['disaster-recovery'].choice
  const isRegion = scope === 'region'
  const steps = isRegion ? takeover(strategy, requirements, design, profile) : zoneSteps(requirements, design, profile)
  const expected = total(steps)
  const loss = isRegion ? lossWithRegion(strategy, requirements, design, profile) : zoneLoss(design, profile)
  return {
    strategy,
    scope,
    rtoMinutes: { asked: rtoMinutes, expected, steps },
    rpoMinutes: { asked: rpoMinutes, expected: loss.minutes, because: loss.because, source: loss.source },
    meetsObjectives: expected <= rtoMinutes && loss.minutes <= rpoMinutes,
    writeLatencyMs: writeLatency(design, profile),
    corruption: keepsRecords(requirements, design) ? corruption(requirements, design, profile) : null,
    strategies: strategiesFor(requirements, strategy, design, profile),
  }
}

/** A write that two regions confirm waits for one round trip between them at least. */
function writeLatency({ regions, resources }: Design, profile: ProviderProfile): number | null {
  const [first, second] = regions
  const isConfirmed = resources.some(
    (resource) =>
      resource.kind === 'relational-database' && resource.class === 'distributed' && resource.replicaOf !== null,
  )
  return first && second && isConfirmed ? profile.roundTripMs(first.id, second.id) : null
}
