import type { Cost } from '@/lib/plan-document'
import { decimal, formatCount } from '@/lib/units/counts'
import { formatDate } from '@/lib/units/dates'
import { formatUnitUsd, formatUsd, formatUsdExact } from '@/lib/units/format-money'
import { whatChangesCost } from './cost-changes'
import { type Block, bullets, heading, paragraph, type Text, table } from './document'
import type { Reportable } from './report'

type Line = Cost['lines'][number]

export const GROUPS: Record<string, string> = {
  compute: 'Compute',
  data: 'Database and cache',
  network: 'Network and edge',
  storage: 'Storage and backup',
  operations: 'Logs, keys and other',
}

/** Each line as quantity times price, with totals that add up to the cent, and what has no price said as loudly as what has. */
export function costEstimate({ cost, catalog }: Reportable): Block[] {
  if (!cost) return [paragraph('The cost was left out of this document by the person who shared it.')]
  const sources = sourcesOf(cost.lines)
  return [
    paragraph(
      `A likely month costs ${formatUsdExact(cost.monthlyUsd.expected)}; a quiet one ${formatUsd(cost.monthlyUsd.low)}, a busy one ${formatUsd(cost.monthlyUsd.high)}. ${cost.range.because} In US dollars at list prices of ${formatDate(catalog.readOn)}${cost.lines.some(({ discountPercent }) => discountPercent !== undefined) ? ' less your discounts' : ''}, without tax and support plans.`,
    ),
    ...budget(cost.budget),
    table(
      ['Environment', 'Likely a month'],
      [
        ...cost.byEnvironment.map(({ environment, monthlyUsd }): Text[] => [environment, formatUsdExact(monthlyUsd)]),
        [[{ strong: 'All' }], [{ strong: formatUsdExact(cost.monthlyUsd.expected) }]],
      ],
      [1],
    ),
    table(
      ['Group', 'Likely a month'],
      cost.byGroup.map(({ group, monthlyUsd }) => [GROUPS[group] ?? group, formatUsdExact(monthlyUsd)]),
      [1],
    ),
    ...cost.byEnvironment.flatMap(({ environment }) =>
      environmentLines(
        cost.lines.filter((line) => line.environment === environment),
        environment,
        sources,
      ),
    ),
    ...unpriced(cost),
    ...noCharge(cost),
    ...whatChangesCost(cost),
    heading(4, 'Work of people'),
    paragraph(
      `About ${cost.people.engineerHoursPerMonth} hours of engineers a month, not in the amounts above: ${cost.people.because}`,
    ),
    ...priceSources(cost.lines, sources),
  ]
}

function budget(budget: Cost['budget']): Block[] {
  if (!budget) return [paragraph('No budget was named.')]
  const firm = budget.hardness === 'hard' ? 'a ceiling' : 'a target'
  const state = budget.fits
    ? `The likely month is inside the budget of ${formatUsd(budget.monthlyUsd)} (${firm})`
    : `The likely month is ${formatUsd(budget.overBy)} over the budget of ${formatUsd(budget.monthlyUsd)} (${firm})`
  return [paragraph(`${state}${budget.fits && budget.highIsOver ? '; a busy one could pass it' : ''}.`)]
}

function environmentLines(lines: readonly Line[], environment: string, sources: readonly string[]): Block[] {
  if (lines.length === 0) return []
  return [
    heading(4, `Lines of ${environment}`),
    table(
      ['Resource', 'Item', 'Quantity', 'Unit price', 'A month', 'Kind', 'Source'],
      lines.map((line) => [
        [{ code: line.resource }],
        line.name,
        `${quantity(line.quantity)} ${units(line)}`,
        unitPrice(line),
        amount(line),
        line.basis,
        `${sources.indexOf(sourceKey(line)) + 1}`,
      ]),
      [2, 3, 4, 6],
    ),
  ]
}

/** A negotiated discount stands beside what is paid after it. */
const amount = ({ monthlyUsd, discountPercent }: Line) =>
  discountPercent === undefined
    ? formatUsdExact(monthlyUsd)
    : `${formatUsdExact(monthlyUsd)} (less ${decimal(discountPercent, 2)}%)`

const quantity = (value: number) =>
  value >= 10_000 ? formatCount(Math.round(value)) : decimal(value, value < 1 ? 4 : 2)

/** `730 hours`, `4 rule-months`; a unit in capitals has no plural. */
const units = ({ quantity: count, unit }: Line) => (count === 1 || !/[a-z]$/.test(unit) ? unit : `${unit}s`)

/** Prices of single requests are read by the million. */
const price = (usd: number) =>
  usd > 0 && usd < 0.0001 ? `${formatUnitUsd(Number((usd * 1_000_000).toPrecision(12)))} a million` : formatUnitUsd(usd)

/** A graduated price has its slices; a single price is a single figure. */
function unitPrice({ tiers, unitUsd }: Line): string {
  if (tiers.length < 2) return price(unitUsd)
  return tiers.map((tier) => `${quantity(tier.quantity)} at ${price(tier.unitUsd)}`).join(', ')
}

function unpriced({ unpriced: missing }: Cost): Block[] {
  if (missing.length === 0) return [paragraph('Every item has a price.')]
  return [
    heading(4, 'Without a price'),
    paragraph('These are not in the total, and they are not free.'),
    bullets(
      missing.map(({ resource, environment, name, because }) => [
        { code: resource },
        ` (${environment}): ${name}, ${because}`,
      ]),
    ),
  ]
}

function noCharge({ noCharge: free }: Cost): Block[] {
  if (free.length === 0) return []
  const seen = new Map(free.map(({ resource, because }) => [resource, because]))
  return [
    heading(4, 'Without a charge'),
    bullets([...seen].map(([resource, because]) => [{ code: resource }, `: ${because}`])),
  ]
}

const sourceKey = ({ source }: Line) => [source.url, source.readOn, source.confidence, source.note ?? ''].join('\u0001')
const sourcesOf = (lines: readonly Line[]) => [...new Set(lines.map(sourceKey))]

function priceSources(lines: readonly Line[], sources: readonly string[]): Block[] {
  if (lines.length === 0) return []
  return [
    heading(4, 'Price sources'),
    table(
      ['No.', 'Page', 'Read', 'How sure', 'Note'],
      sources.map((key, index) => {
        const [url = '', readOn = '', confidence = '', note = ''] = key.split('\u0001')
        return [`${index + 1}`, [{ link: url.replace(/^https?:\/\//, ''), url }], formatDate(readOn), confidence, note]
      }),
      [0],
    ),
  ]
}
