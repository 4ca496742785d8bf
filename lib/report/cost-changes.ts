import type { Cost } from '@/lib/plan-document'
import { decimal, formatCount } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { type Block, bullets, heading, paragraph, type Text, table } from './document'

/** What would change the bill: cuts where a budget is passed, levers, and the month against the traffic. Older plans have none of it. */
export function whatChangesCost(cost: Cost): Block[] {
  return [...cuts(cost), ...levers(cost), ...notApplicable(cost), ...curve(cost)]
}

function cuts({ budget }: Cost): Block[] {
  const rows = budget?.cuts ?? []
  if (rows.length === 0) return []
  return [
    heading(4, 'What to cut first'),
    paragraph('Each was planned and priced again by itself, so two together may save less than their sum.'),
    table(
      ['Cut', 'A month', 'What it costs', 'Committed then', 'Hours a month'],
      rows.map(({ name, monthlyUsd, costs, committedPercent, addsHoursPerMonth }) => [
        name,
        formatUsd(monthlyUsd),
        costs,
        committedPercent === null ? 'no figure' : formatAvailability(committedPercent),
        addsHoursPerMonth > 0 ? `+${addsHoursPerMonth}` : `${addsHoursPerMonth}`.replace('-', '−'),
      ]),
      [1, 3, 4],
    ),
  ]
}

function levers({ levers: found = [], combinedLevers }: Cost): Block[] {
  if (found.length === 0) return []
  const names = new Map(found.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('; ')
  const together =
    combinedLevers && combinedLevers.levers.length > 0
      ? ` Without measuring, and without counting a dollar twice, they come to ${formatUsd(combinedLevers.monthlyUsd)} a month: ${named(combinedLevers.levers)}.`
      : ''
  return [
    heading(4, 'Ways to save'),
    paragraph(`None of these is in the amounts above.${together}`),
    table(
      ['What to do', 'A month', 'Holds if', 'Risk', 'Effort', 'Not on top of'],
      found.map(({ name, monthlyUsd, condition, needs, risk, effort, excludes }) => [
        name,
        formatUsd(monthlyUsd),
        needs === 'measurement' ? `${condition} Measure first.` : condition,
        risk,
        effort,
        named(excludes),
      ]),
      [1],
    ),
  ]
}

function notApplicable({ notApplicable: none = [] }: Cost): Block[] {
  if (none.length === 0) return []
  return [
    paragraph('Not recommended here:'),
    bullets(none.map(({ strategy, because }): Text => [{ strong: strategy.replaceAll('-', ' ') }, `: ${because}`])),
  ]
}

function curve({ curve: points = [], computeChanges = [], budget }: Cost): Block[] {
  if (points.length === 0) return []
  const reach = budget?.fitsUpTo
  return [
    heading(4, 'Cost against traffic'),
    paragraph(
      `Decided and priced again at each point; what is stored stays as answered.${typeof reach === 'number' ? ` The budget pays for ${decimal(reach, 2)} times this traffic.` : ''}`,
    ),
    table(
      ['Times the traffic', 'Requests a second', 'Quiet month', 'Likely month', 'Busy month', 'Runs on'],
      points.map(({ trafficFactor, averageRps, low, expected, high, compute }) => [
        decimal(trafficFactor, 2),
        formatCount(averageRps),
        low === undefined ? '' : formatUsd(low),
        formatUsd(expected),
        high === undefined ? '' : formatUsd(high),
        compute.replaceAll('-', ' '),
      ]),
      [0, 1, 2, 3, 4],
    ),
    ...(computeChanges.length === 0
      ? []
      : [
          bullets(
            computeChanges.map(
              ({ averageRps, trafficFactor, fromService, toService }) =>
                `From about ${formatCount(averageRps)} requests a second (${decimal(trafficFactor, 2)} times this traffic), ${toService} is chosen instead of ${fromService}.`,
            ),
          ),
        ]),
  ]
}
