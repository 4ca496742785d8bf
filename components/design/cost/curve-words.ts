import type { Cost } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { rpsWords } from './curve-drawing'

/** What the curve shows, as its title. */
export function curveTitle({ curve = [], budget, computeChanges = [] }: Cost): string {
  const you = curve.find(({ trafficFactor }) => trafficFactor === 1)
  const reach = budget?.fitsUpTo
  if (budget && you && typeof reach === 'number') {
    if (reach < 1)
      return `Your budget pays for ${decimal(reach, 2)} times this traffic: ${rpsWords(you.averageRps * reach)} requests a second`
    return `Your budget is reached at ${decimal(reach, 2)} times this traffic: ${rpsWords(you.averageRps * reach)} requests a second`
  }
  const [change] = computeChanges
  if (change) return `From ${rpsWords(change.averageRps)} requests a second on, ${change.toService} takes over`
  const ten = curve.find(({ trafficFactor }) => trafficFactor === 10)
  if (!you || !ten || you.expected <= 0) return 'Cost against traffic'
  return `Ten times the traffic costs ${decimal(ten.expected / you.expected, 1)} times as much: ${formatUsd(ten.expected)} a month`
}

/** The points where another way to run the code is chosen, in words. */
export const changeWords = ({ computeChanges = [] }: Cost): string[] =>
  computeChanges.map(
    ({ averageRps, trafficFactor, fromService, toService }) =>
      `At ${rpsWords(averageRps)} requests a second, ${decimal(trafficFactor, 2)} times today’s, ${toService} is chosen instead of ${fromService}.`,
  )
