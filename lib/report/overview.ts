import { formatCount, plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { decisions } from './decisions'
import { type Block, heading, paragraph, table } from './document'
import type { Reportable } from './report'
import { PROVIDERS } from './title'

const SEVERITY = { blocker: 'Fix', warning: 'Consider', note: 'Note' } as const

/** What it is, what is wrong with it, what was chosen and what was assumed. */
export function overview(plan: Reportable): Block[] {
  return [
    paragraph(summary(plan)),
    ...findings(plan),
    heading(4, 'Decisions'),
    ...decisions(plan.decisions),
    ...assumptions(plan),
  ]
}

/** The design in three sentences. */
export function summary({ design, availability, cost, decisions: made }: Reportable): string {
  const [region] = design.regions
  const compute = made.find(({ topic }) => topic === 'compute')
  const what = compute ? `It runs on ${compute.service}` : 'It runs'
  const where = `${what}, in the region ${region?.name ?? 'that was asked for'} of ${PROVIDERS[design.provider] ?? design.provider}: ${plural(design.resources.length, 'resource')} and ${plural(design.connections.length, 'permitted connection')}.`
  const promise =
    availability.committedPercent === null
      ? ''
      : ` The provider commits to ${formatAvailability(availability.committedPercent, availability.objectivePercent)} for the weakest path, against ${formatAvailability(availability.objectivePercent)} asked.`
  const bill = cost ? ` A likely month costs ${formatUsd(cost.monthlyUsd.expected)}${budget(cost.budget)}.` : ''
  return `${where}${promise}${bill}`
}

function budget(budget: NonNullable<Reportable['cost']>['budget']): string {
  if (!budget) return ''
  return budget.fits
    ? `, inside the ${formatUsd(budget.monthlyUsd)} of the budget`
    : `, ${formatUsd(budget.overBy)} over the ${formatUsd(budget.monthlyUsd)} of the budget`
}

function findings(plan: Reportable): Block[] {
  if (plan.findings.length === 0) return []
  return [heading(4, 'Findings'), findingsTable(plan.findings)]
}

export const findingsTable = (findings: Reportable['findings']): Block =>
  table(
    ['', 'Finding', 'Why', 'What to do'],
    findings.map(({ severity, title, message, remedy, code }) => [
      [{ strong: SEVERITY[severity] }],
      [title, ' ', { code }],
      message,
      remedy,
    ]),
  )

function assumptions(plan: Reportable): Block[] {
  if (plan.assumptions.length === 0)
    return [heading(4, 'Assumptions'), paragraph('None: every question that matters here was answered.')]
  return [
    heading(4, 'Assumptions'),
    paragraph(
      `${plural(plan.assumptions.length, 'question')} had no answer. Each took the value below; change the ones that are wrong first.`,
    ),
    table(
      ['Field', 'Value', 'Because'],
      plan.assumptions.map(({ field, value, because }) => [[{ code: field }], valueWords(value), because]),
    ),
  ]
}

function valueWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ')
  if (typeof value === 'number') return Math.abs(value) >= 10_000 ? formatCount(value) : `${value}`
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? 'none'
}
