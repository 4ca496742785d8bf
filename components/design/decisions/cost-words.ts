import { formatUsd } from '@/lib/units/format-money'

/** Below this the two months read the same, since whole dollars are shown. */
const NOTICEABLE_USD = 0.5

/** "$84 more", "$12 less", "the same": one month beside another. */
export function costDifference(usd: number, insteadOf: number): string {
  const difference = usd - insteadOf
  if (Math.abs(difference) < NOTICEABLE_USD) return 'the same'
  return `${formatUsd(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'}`
}
