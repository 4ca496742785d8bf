import type { Design } from '@/lib/design/model'
import type { Migration } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { decimal } from '@/lib/units/counts'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { isCopy, ofKinds, STORE_KINDS } from '../kinds'
import { fitsDowntime, moveMinutes } from '../move'

/** With a copy that follows, writes stop only until it has caught up and counts are compared: our planning figure. */
const CATCH_UP_MINUTES = 15
const MEGABITS_PER_GB = 8000

/** The copy and the cut-over against the time without service that was allowed. Null where no data moves. */
export function dataMoveOf(requirements: Requirements, design: Design): Migration['dataMove'] {
  const { dataGb, downtimeMinutes } = requirements.migration
  if (dataGb <= 0 || ofKinds(design, STORE_KINDS).every(isCopy)) return null
  const { minutes, megabits } = moveMinutes(requirements)
  const copyMinutes = Math.max(1, Math.ceil(minutes))
  const isOnline = !fitsDowntime(requirements)
  const cutOverMinutes = isOnline ? CATCH_UP_MINUTES : copyMinutes * 2
  const fits = cutOverMinutes <= downtimeMinutes
  const megabitsNeeded = downtimeMinutes > 0 ? Math.ceil((dataGb * MEGABITS_PER_GB * 2) / (downtimeMinutes * 60)) : null
  const sum = `${formatGb(dataGb)} × 8 at ${megabits} Mbit/s (assumed) is ${formatMinutes(copyMinutes)} for one copy, and as much again to compare.`
  return {
    gb: dataGb,
    megabitsPerSecond: megabits,
    copyMinutes,
    compareMinutes: copyMinutes,
    cutOverMinutes,
    allowedMinutes: downtimeMinutes,
    isOnline,
    fits,
    megabitsNeeded,
    because: `${sum} ${verdict(isOnline, fits, cutOverMinutes, downtimeMinutes, megabitsNeeded)}`,
  }
}

function verdict(isOnline: boolean, fits: boolean, cutOver: number, allowed: number, needed: number | null): string {
  if (!isOnline) return `Both fit into the ${formatMinutes(allowed)} that are allowed: copy with the service stopped.`
  const line = needed === null ? '' : ` A line of ${decimal(needed, 0)} Mbit/s would do it in one go.`
  if (fits)
    return `That is longer than the ${formatMinutes(allowed)} allowed, so the copy follows the old stores while they serve, and writes stop for about ${formatMinutes(cutOver)} at the end.${line}`
  return `That is longer than the ${allowed === 0 ? 'nothing' : formatMinutes(allowed)} allowed, and even a copy that follows stops writes for about ${formatMinutes(cutOver)}: allow that much, or have both sides take writes for a while, which the code must be changed for.${line}`
}
