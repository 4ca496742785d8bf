import { practicesIn } from '@/lib/artifacts/pipelines/practices'
import type { PlanDocument } from '@/lib/plan-document'
import { pipelineReport } from '@/lib/report/pipeline'
import { report } from '@/lib/report/report'
import { formatUnitUsd, formatUsdExact } from '@/lib/units/format-money'

export type ExpectedFile = { path: string; content: string }

/** What a scenario keeps on disk for people to read and tests to compare: the drawing, the bill, both reports and the code. */
export function expectedFiles(plan: PlanDocument): ExpectedFile[] {
  const architecture = plan.diagrams.find(({ id }) => id === 'architecture')
  return [
    ...(architecture ? [{ path: 'diagram.mmd', content: architecture.mermaid }] : []),
    { path: 'bill.txt', content: billText(plan) },
    { path: 'report.md', content: report(plan) },
    { path: 'pipeline.md', content: pipelineReport(plan, practicesIn(plan.artifacts)) },
    ...plan.artifacts.map(({ path, content }) => ({ path: `repository/${path}`, content })),
  ]
}

/** The bill as a person would print it: lines by environment, then what is free, what has no price, and the totals. */
function billText({ cost, catalog }: PlanDocument): string {
  const environments = cost.byEnvironment.map(({ environment, monthlyUsd }) => {
    const lines = cost.lines.filter((line) => line.environment === environment)
    const rows = lines.map((line) => [
      line.resource,
      line.name,
      `${amount(line.quantity)} ${line.unit}`,
      formatUnitUsd(line.unitUsd),
      formatUsdExact(line.monthlyUsd),
      mark(line.source.confidence),
    ])
    return [`${environment}: ${formatUsdExact(monthlyUsd)}`, ...columns(rows)].join('\n')
  })
  const { low, expected, high } = cost.monthlyUsd
  return [
    `Prices of ${catalog.readOn}; on-demand, before tax.`,
    ...environments,
    list(
      'No price, so left out',
      cost.unpriced.map(
        (missing) => `${missing.environment} ${missing.resource}: ${missing.name} (${missing.because})`,
      ),
    ),
    list(
      'No charge',
      cost.noCharge.map((free) => `${free.environment} ${free.resource}: ${free.because}`),
    ),
    `A month: ${cost.unpriced.length > 0 ? 'at least ' : ''}${formatUsdExact(expected)}, between ${formatUsdExact(low)} and ${formatUsdExact(high)}.\n${cost.range.because}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** Prices that were not read for this region, or not at all, are marked as on the page. */
const mark = (confidence: string) => (confidence === 'verified' ? '' : confidence)

const amount = (quantity: number) => (Number.isInteger(quantity) ? quantity.toString() : quantity.toFixed(2))

const list = (title: string, items: string[]) =>
  items.length === 0 ? '' : [`${title}:`, ...items.map((item) => `  ${item}`)].join('\n')

/** Columns padded to their widest cell; the numbers at the end stand right. */
function columns(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, cell.length)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, index) =>
        index >= 2 && index <= 4 ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .replace(/^/, '  ')
      .trimEnd(),
  )
}
