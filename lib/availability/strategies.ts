import type { Decisions } from '@/lib/decisions/decide-all'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Recovery } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatMinutes } from '@/lib/units/time'
import { total } from './planning'
import { regionLoss, regionSteps } from './region-recovery'
import { isKeptInZones, keepsRecords, writersOf } from './stores'
import { survivesZone, zoneLoss, zoneSteps } from './zone-recovery'

type Strategy = Decisions['disaster-recovery']['choice']
type Row = NonNullable<Recovery['strategies']>[number]

/** Lightest first, with what each adds to the bill of the first region in percent: estimates of ours, AWS publishes the order only. */
const ADDS_PERCENT: Readonly<Record<Strategy, Row['addsPercent']>> = {
  none: { low: 0, high: 0 },
  'backup-and-restore': { low: 5, high: 10 },
  'pilot-light': { low: 15, high: 30 },
  'warm-standby': { low: 40, high: 60 },
  'hot-standby': { low: 90, high: 100 },
  'active-active': { low: 100, high: 130 },
}
const STRATEGIES = Object.keys(ADDS_PERCENT) as Strategy[]

/** All strategies for the failure that was named, with why each is or is not enough. */
export function strategiesFor(
  requirements: Requirements,
  chosen: Strategy,
  design: Design,
  profile: ProviderProfile,
): Row[] {
  const rows = STRATEGIES.map((strategy) => rowOf(strategy, requirements, design, profile))
  const cheapest = rows.find(({ isEnough }) => isEnough)?.strategy
  return rows.map((row) => ({ ...row, isCheapest: row.strategy === cheapest, isChosen: row.strategy === chosen }))
}

type Rated = Omit<Row, 'isCheapest' | 'isChosen'>

function rowOf(strategy: Strategy, requirements: Requirements, design: Design, profile: ProviderProfile): Rated {
  const addsPercent = ADDS_PERCENT[strategy]
  const { rtoMinutes, rpoMinutes } = timesOf(strategy, requirements, design, profile)
  const { rtoMinutes: askedTime, rpoMinutes: askedLoss } = requirements.availability
  const obstacle = obstacleOf(strategy, requirements, design, profile)
  const isSlow = rtoMinutes > askedTime
  const isLossy = rpoMinutes === null || rpoMinutes > askedLoss
  return {
    strategy,
    rtoMinutes,
    rpoMinutes,
    addsPercent,
    isEnough: obstacle === null && !isSlow && !isLossy,
    because:
      obstacle ?? because({ rtoMinutes, rpoMinutes, askedTime, askedLoss, scope: requirements.availability.scope }),
  }
}

/** A second region adds nothing to the loss of a zone that copies in other zones already carry; where there are none, it stands in. */
function timesOf(strategy: Strategy, requirements: Requirements, design: Design, profile: ProviderProfile) {
  const loses = strategy === 'none' && keepsRecords(requirements, design)
  const region = {
    rtoMinutes: total(regionSteps(strategy, requirements, design, profile)),
    rpoMinutes: loses ? null : regionLoss(strategy, requirements, design, profile).minutes,
  }
  if (requirements.availability.scope === 'region') return region
  const zone = {
    rtoMinutes: total(zoneSteps(requirements, design, profile)),
    rpoMinutes: loses && !writersOf(design).every(isKeptInZones) ? null : zoneLoss(design, profile).minutes,
  }
  return HAS_STANDBY.has(strategy) && !survivesZone(design) ? region : zone
}

const HAS_STANDBY: ReadonlySet<Strategy> = new Set(['pilot-light', 'warm-standby', 'hot-standby', 'active-active'])

function obstacleOf(
  strategy: Strategy,
  requirements: Requirements,
  design: Design,
  profile: ProviderProfile,
): string | null {
  const { data, availability } = requirements
  const isRegion = availability.scope === 'region'
  if (strategy === 'none' && keepsRecords(requirements, design))
    return 'Data is kept, and nothing but a backup brings back what was deleted or damaged.'
  if (strategy === 'none') return isRegion ? 'Nothing is prepared for the loss of a region.' : null
  const [first, second] = design.regions
  if (!isRegion && strategy === 'backup-and-restore') return null
  if (second || !first || profile.secondRegion(first.id, data.residency)) return null
  return `No second region of ${profile.name} may hold the data.`
}

function because(row: {
  rtoMinutes: number
  rpoMinutes: number | null
  askedTime: number
  askedLoss: number
  scope: string
}): string {
  const { rtoMinutes, rpoMinutes, askedTime, askedLoss, scope } = row
  const failures = [
    ...(rtoMinutes > askedTime
      ? [`takes ${formatMinutes(rtoMinutes)}, and you allow ${formatMinutes(askedTime)}`]
      : []),
    ...(rpoMinutes !== null && rpoMinutes > askedLoss
      ? [
          `loses up to ${formatMinutes(rpoMinutes)} of data, and you allow ${askedLoss === 0 ? 'none' : formatMinutes(askedLoss)}`,
        ]
      : []),
  ]
  if (failures.length > 0) return `Not enough: after the loss of a ${scope} it ${failures.join('; it ')}.`
  const loss =
    rpoMinutes === 0 || rpoMinutes === null ? 'nothing is lost' : `at most ${formatMinutes(rpoMinutes)} of data is lost`
  return `Enough: back ${formatMinutes(rtoMinutes)} after the loss of a ${scope}, and ${loss}.`
}
