import type { Cost } from '@/lib/plan-document'
import { formatUsd, formatUsdExact } from '@/lib/units/format-money'
import { formatShare } from '@/lib/units/percent'
import { costEstimate, GROUPS } from './cost'
import { type Block, bullets, heading, paragraph, type Text, table } from './document'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'
import { titleRows } from './title'

/** What the design costs and what would make it cost less, as one Markdown document. */
export const costReport = (plan: Reportable): string => printMarkdown(costBlocks(plan))

function costBlocks(plan: Reportable): Block[] {
  const { cost } = plan
  return [
    heading(1, ['Cost of ', plan.design.name]),
    table(['Design', ''], titleRows(plan)),
    ...(cost
      ? [
          heading(2, 'In Short'),
          ...inShort(cost),
          heading(2, 'Where It Comes From'),
          ...areas(cost),
          ...drivers(cost),
          ...sureness(cost),
          ...credits(cost),
        ]
      : []),
    heading(2, 'The Bill'),
    ...costEstimate(plan),
    ...(cost ? review(cost) : []),
  ]
}

function inShort(cost: Cost): Block[] {
  const { monthlyUsd, unpriced, levers = [], budget, people } = cost
  const [largest] = [...cost.byGroup].sort((a, b) => b.monthlyUsd - a.monthlyUsd)
  const combined = cost.combinedLevers
  return [
    bullets([
      `A likely month costs ${unpriced.length > 0 ? 'at least ' : ''}${formatUsd(monthlyUsd.expected)}, a year ${formatUsd(monthlyUsd.expected * 12)}.`,
      ...(largest && monthlyUsd.expected > 0
        ? [
            `Most of it is ${(GROUPS[largest.group] ?? largest.group).toLowerCase()}: ${formatUsd(largest.monthlyUsd)}, ${formatShare(largest.monthlyUsd / monthlyUsd.expected)}.`,
          ]
        : []),
      ...(budget
        ? [
            budget.fits
              ? `It fits the budget of ${formatUsd(budget.monthlyUsd)}${budget.highIsOver ? ', but a busy month could pass it' : ''}.`
              : `It is ${formatUsd(budget.overBy)} over the budget of ${formatUsd(budget.monthlyUsd)}.`,
          ]
        : []),
      ...(combined && combined.levers.length > 0
        ? [`Without measuring anything first, ${formatUsd(-combined.monthlyUsd)} a month can be saved.`]
        : []),
      ...(levers.length > 0 ? [`${levers.length} ways to pay less are listed with what each asks of you.`] : []),
      `It takes about ${people.engineerHoursPerMonth} hours of engineers a month, which no bill shows.`,
    ]),
  ]
}

const BASIS = { fixed: 'Paid whatever happens', usage: 'Paid by use' } as const

/** Areas against what is paid anyway and what follows the traffic. */
function areas({ lines, byGroup, monthlyUsd }: Cost): Block[] {
  const sum = (group: string, basis: keyof typeof BASIS) =>
    Math.round(
      lines
        .filter((line) => line.group === group && line.basis === basis)
        .reduce((total, line) => total + line.monthlyUsd * 100, 0),
    ) / 100
  return [
    table(
      ['Area', 'A month', 'Share', BASIS.fixed, BASIS.usage],
      byGroup.map(({ group, monthlyUsd: amount }) => [
        GROUPS[group] ?? group,
        formatUsdExact(amount),
        monthlyUsd.expected > 0 ? formatShare(amount / monthlyUsd.expected) : '',
        formatUsdExact(sum(group, 'fixed')),
        formatUsdExact(sum(group, 'usage')),
      ]),
      [1, 2, 3, 4],
    ),
  ]
}

function drivers({ range }: Cost): Block[] {
  const rows = range.drivers ?? []
  if (rows.length === 0) return []
  return [
    heading(3, 'What moves it'),
    paragraph(
      `Between a quiet month and a busy one.${range.unmovedUsd === undefined ? '' : ` ${formatUsd(range.unmovedUsd)} of the likely month stay the same in each.`}`,
    ),
    table(
      ['Resource', 'Quiet month', 'Likely month', 'Busy month'],
      rows.map(({ resource, lowUsd, expectedUsd, highUsd }): Text[] => [
        [{ code: resource }],
        formatUsd(lowUsd),
        formatUsd(expectedUsd),
        formatUsd(highUsd),
      ]),
      [1, 2, 3],
    ),
  ]
}

const SURE: Record<string, string> = {
  verified: 'Read on the provider’s page for this region',
  derived: 'Carried over from another region by a published ratio',
  secondary: 'From a second-hand source',
  unverified: 'Could not be checked',
  assumption: 'Assumed',
}

/** How much of the bill rests on which kind of price. */
function sureness({ lines, monthlyUsd }: Cost): Block[] {
  const kinds = [...new Set(lines.map(({ source }) => source.confidence))]
  if (kinds.length === 0 || monthlyUsd.expected <= 0) return []
  return [
    heading(3, 'How sure the prices are'),
    table(
      ['Price', 'A month', 'Share'],
      kinds
        .map((kind) => ({
          kind,
          usd:
            Math.round(
              lines
                .filter(({ source }) => source.confidence === kind)
                .reduce((total, line) => total + line.monthlyUsd * 100, 0),
            ) / 100,
        }))
        .sort((a, b) => b.usd - a.usd)
        .map(({ kind, usd }) => [SURE[kind] ?? kind, formatUsdExact(usd), formatShare(usd / monthlyUsd.expected)]),
      [1, 2],
    ),
  ]
}

function credits({ credits: given }: Cost): Block[] {
  if (!given) return []
  return [heading(3, 'Credits'), paragraph(given.because)]
}

function review({ review: how }: Cost): Block[] {
  if (!how) return []
  return [
    heading(2, 'Holding the Real Bill Against It'),
    table(
      ['Tool', 'What it is for'],
      how.tools.map(({ name, url, use }): Text[] => [[{ link: name, url }], use]),
    ),
    table(
      ['Tag', 'What it is for'],
      how.tags.map(({ key, use }): Text[] => [[{ code: key }], use]),
    ),
    table(
      ['Every', 'Look at', 'Then'],
      how.rhythm.map(({ every, look, act }) => [every, look, act]),
    ),
  ]
}
