import { formatDate } from '@/lib/units/dates'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import type { Text } from './document'
import type { Reportable } from './report'

export const PROVIDERS: Record<string, string> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }

/** The block under the title: where, by which rules, at which prices, and what was asked against what is had. */
export function titleRows(plan: Reportable): Text[][] {
  const { design, availability, recovery, ruleset, catalog, cost } = plan
  const regions = design.regions.map(({ id, name, role }) => `${name} (${id}, ${role})`).join('; ')
  return [
    ['Cloud', PROVIDERS[design.provider] ?? design.provider],
    [design.regions.length === 1 ? 'Region' : 'Regions', regions],
    ['Rule set', [`${ruleset.version}, `, { code: ruleset.hash.slice(0, 12) }]],
    ['Prices of', formatDate(catalog.readOn)],
    ['Availability', `${formatAvailability(availability.objectivePercent)} asked; ${committed(availability)}`],
    [
      'Recovery',
      `${strategyWords(recovery.strategy)}; back in ${formatMinutes(recovery.rtoMinutes.expected)} (${formatMinutes(recovery.rtoMinutes.asked)} asked); ${lossWords(recovery.rpoMinutes.expected)} (${askedLoss(recovery.rpoMinutes.asked)} asked), when a ${recovery.scope} is lost`,
    ],
    ...(cost
      ? [
          [
            'Cost a month',
            `${formatUsd(cost.monthlyUsd.expected)} likely, ${formatUsd(cost.monthlyUsd.low)} to ${formatUsd(cost.monthlyUsd.high)}, all environments`,
          ],
          ['Work a month', `about ${cost.people.engineerHoursPerMonth} hours of engineers`],
        ]
      : []),
  ]
}

function committed({ committedPercent, objectivePercent, meetsObjective }: Reportable['availability']): string {
  if (committedPercent === null) return 'the provider publishes no commitment for a part of the path'
  return `${formatAvailability(committedPercent, objectivePercent)} committed by the provider, ${meetsObjective ? 'which meets it' : 'which is below it'}`
}

export const strategyWords = (strategy: string): string =>
  strategy.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())

export const askedLoss = (minutes: number): string => (minutes <= 0 ? 'none' : `at most ${formatMinutes(minutes)}`)

export const lossWords = (minutes: number): string =>
  minutes <= 0 ? 'no data lost' : `at most ${formatMinutes(minutes)} of data lost`
