import type { ProviderColumn } from '@/lib/compare/compare-providers'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability, formatShare } from '@/lib/units/percent'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import { optionWords } from '../facts/fact-words'

export type ProviderRow = { name: string; cells: string[]; isLarge?: boolean }

/** The comparison in words, one row a question; a row of services is left out where no cloud has any. */
export function providerRows(columns: readonly ProviderColumn[]): ProviderRow[] {
  const row = (name: string, cell: (column: ProviderColumn) => string): ProviderRow => ({
    name,
    cells: columns.map(cell),
  })
  const budget = columns.find((column) => column.budget)?.budget
  return [
    {
      ...row('Likely a month', ({ monthlyUsd, unpriced }) => atLeast(unpriced) + formatUsd(monthlyUsd.expected)),
      isLarge: true,
    },
    row('Quiet to busy month', ({ monthlyUsd }) => `${formatUsd(monthlyUsd.low)} to ${formatUsd(monthlyUsd.high)}`),
    row('Without a price', ({ unpriced }) =>
      unpriced.length === 0 ? 'Nothing' : [...new Set(unpriced.map(({ name }) => name))].join('; '),
    ),
    row('On prices not verified', ({ unverifiedUsd, monthlyUsd }) =>
      unverifiedUsd > 0 ? `${formatUsd(unverifiedUsd)}, ${formatShare(unverifiedUsd / monthlyUsd.expected)}` : 'None',
    ),
    ...(budget ? [row(`Against ${formatUsd(budget.monthlyUsd)}`, budgetWords)] : []),
    row('Committed availability', ({ committedPercent, meetsObjective }) =>
      committedPercent === null
        ? 'Some part is promised nothing'
        : `${formatAvailability(committedPercent)}, ${formatMinutes(downMinutesPer30Days(committedPercent))} in 30 days${meetsObjective ? '' : '; below what you asked'}`,
    ),
    row(
      'Recovery',
      ({ recovery }) =>
        `${optionWords(recovery.strategy)}: ${formatMinutes(recovery.rtoMinutes)}, losing ${recovery.rpoMinutes === 0 ? 'nothing' : formatMinutes(recovery.rpoMinutes)}${recovery.meetsObjectives ? '' : '; longer than you asked'}`,
    ),
    row('Work to run it', ({ engineerHoursPerMonth }) => `${engineerHoursPerMonth} h a month`),
    row('Team has run it', ({ hasRun }) => (hasRun ? 'Yes' : 'Not named')),
    ...serviceRows(columns),
    ...(columns.some(({ blockers }) => blockers.length > 0)
      ? [row('Cannot be had as asked', ({ blockers }) => (blockers.length === 0 ? 'Nothing' : blockers.join(' ')))]
      : []),
  ]
}

const atLeast = (unpriced: readonly unknown[]) => (unpriced.length > 0 ? 'at least ' : '')

/** What has no price makes the month dearer, so the room under a budget is a most and the excess a least. */
function budgetWords({ budget, monthlyUsd, unpriced }: ProviderColumn): string {
  if (!budget) return ''
  return budget.fits
    ? `${unpriced.length > 0 ? 'at most ' : ''}${formatUsd(budget.monthlyUsd - monthlyUsd.expected)} under`
    : `${atLeast(unpriced)}${formatUsd(budget.overBy)} over`
}

function serviceRows(columns: readonly ProviderColumn[]): ProviderRow[] {
  const topics = [...new Map(columns.flatMap(({ services }) => services.map((each) => [each.topic, each.topic])))]
  return topics.flatMap(([topic]) => {
    const cells = columns.map(({ services }) => services.find((each) => each.topic === topic)?.service ?? '')
    return cells.every((cell) => cell === '' || /^(not needed|none|no )/i.test(cell))
      ? []
      : [{ name: capital(topic.replaceAll('-', ' ')), cells }]
  })
}

const capital = (words: string) => (words === 'cdn' ? 'CDN' : words.slice(0, 1).toUpperCase() + words.slice(1))
