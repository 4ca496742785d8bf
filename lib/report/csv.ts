import type { Control } from '@/lib/plan-document'
import type { Reportable } from './report'

/** A text is anybody's; a number is ours; null is an empty cell, for what is not known. */
type Cell = string | number | null

/**
 * Every line of the bill with its source, one a row, as RFC 4180 has it. What has no price and what has no charge is there too, and says
 * so in the first column, so that a sum over `monthly_usd` is the plan's total and nothing is missing from it unseen. Only the head where
 * the cost was left out.
 */
export function costsCsv({ cost }: Pick<Reportable, 'cost'>): string {
  const rows = cost
    ? [
        ...cost.lines.map((line): Cell[] => [
          'line',
          line.environment,
          line.resource,
          line.group,
          line.name,
          line.sku,
          line.quantity,
          line.unit,
          line.unitUsd,
          line.monthlyUsd,
          line.discountPercent ?? null,
          line.listMonthlyUsd ?? line.monthlyUsd,
          line.basis,
          line.source.url,
          line.source.readOn,
          line.source.confidence,
          line.source.note,
        ]),
        ...cost.unpriced.map(({ environment, resource, name, because }) =>
          without('unpriced', environment, resource, name, because),
        ),
        ...cost.noCharge.map(({ environment, resource, because }) =>
          without('no charge', environment, resource, '', because),
        ),
      ]
    : []
  return csv(COST_HEAD, rows)
}

/** Every control of the checklist, one a row: what it is, who does it, how often and what shows it. */
export const controlsCsv = ({ security }: { security: readonly Control[] }): string =>
  csv(
    CONTROL_HEAD,
    security.map((control) => [
      control.id,
      control.group,
      control.control,
      control.status,
      control.resources.join('; '),
      control.you,
      control.owner ?? null,
      control.cadence ?? null,
      control.evidence,
      control.frameworks.join('; '),
    ]),
  )

const COST_HEAD = [
  'row',
  'environment',
  'resource',
  'group',
  'item',
  'sku',
  'quantity',
  'unit',
  'unit_usd',
  'monthly_usd',
  'discount_percent',
  'list_monthly_usd',
  'basis',
  'source',
  'read_on',
  'confidence',
  'note',
] as const
const CONTROL_HEAD = [
  'id',
  'group',
  'control',
  'status',
  'resources',
  'to_do_or_why_not',
  'owner',
  'cadence',
  'evidence',
  'asked_by',
] as const

function without(row: string, environment: string, resource: string, item: string, note: string): Cell[] {
  const empty = COST_HEAD.slice(5, -1).map(() => null)
  return [row, environment, resource, null, item, ...empty, note]
}

const csv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** A spreadsheet takes a text that begins like this for a formula and runs it; with a quote before it, it stays text. */
const FORMULA = /^[=+\-@\t\r\n]/

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return `${value}`
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
