import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { scale, sumUsd } from '@/lib/units/money'
import { withTraffic } from './curve'
import type { LeverInput } from './input'

/** What credits pay of this bill and for how long. Nothing of it is in the bill's own amounts. */
export type Credits = {
  usd: number
  /** After so many months the rest expires; null where no end was named. */
  expireAfterMonths: number | null
  /** Months of the likely bill that they pay, to one digit; null where there is nothing to pay and no end. */
  coverMonths: number | null
  /** What is left when they expire. */
  unusedUsd: number
  /** The likely month once they have ended, at the traffic of today. */
  thenMonthlyUsd: number
  /** The same at the traffic that it has grown to by then, planned again; null where it does not change. */
  thenGrownMonthlyUsd: number | null
  because: string
}

/** Null where there are none. */
export function creditsOf({ requirements, now, ask }: LeverInput): Credits | null {
  const { creditsUsd, creditsMonths } = requirements.budget
  if (creditsUsd <= 0) return null
  const { monthlyUsd } = now
  const expireAfterMonths = creditsMonths > 0 ? creditsMonths : null
  const byMoney = monthlyUsd > 0 ? creditsUsd / monthlyUsd : Number.POSITIVE_INFINITY
  const months = Math.min(byMoney, expireAfterMonths ?? Number.POSITIVE_INFINITY)
  // Rounded down: a month that is only partly paid for is not one that is covered.
  const coverMonths = Number.isFinite(months) ? Math.floor(months * 10 + 1e-9) / 10 : null
  const spent = byMoney > months ? scale(monthlyUsd, months, 2) : creditsUsd
  const grown = growthBy(coverMonths ?? 0, requirements.traffic.growth)
  const then = grown === 1 ? null : ask(withTraffic(grown)).monthlyUsd
  return {
    usd: creditsUsd,
    expireAfterMonths,
    coverMonths,
    unusedUsd: Math.max(0, sumUsd([creditsUsd, -spent])),
    thenMonthlyUsd: monthlyUsd,
    thenGrownMonthlyUsd: then === monthlyUsd ? null : then,
    because: reason(creditsUsd, monthlyUsd, coverMonths, expireAfterMonths, byMoney),
  }
}

/** How many times the traffic there is after so many months, to three digits and no farther than the curve goes. */
const growthBy = (months: number, perYear: number): number =>
  Number(Math.min(100, Math.max(0.1, perYear ** (months / 12))).toPrecision(3))

function reason(
  usd: number,
  monthlyUsd: number,
  coverMonths: number | null,
  expireAfterMonths: number | null,
  byMoney: number,
): string {
  const spends = `${formatUsd(usd)} at ${formatUsd(monthlyUsd)} a month`
  if (coverMonths === null) return 'Nothing on this bill has a price that credits could pay.'
  if (expireAfterMonths !== null && byMoney > expireAfterMonths)
    return `They expire after ${decimal(expireAfterMonths, 1)} months, before ${spends} is spent.`
  return expireAfterMonths === null
    ? `${spends}; no end was named, so only the amount counts.`
    : `${spends} is spent before they expire after ${decimal(expireAfterMonths, 1)} months.`
}
