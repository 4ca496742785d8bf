import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Cost } from '@/lib/plan-document'
import { formatUsdExact } from '@/lib/units/format-money'
import { formatShare } from '@/lib/units/percent'

type UnpricedProps = Pick<Cost, 'unpriced'> & { labelOf: (resource: string) => string }

/** What the total leaves out because it has no price. */
export function Unpriced({ unpriced, labelOf }: UnpricedProps) {
  if (unpriced.length === 0) return null
  return (
    <Callout tone="warn">
      <p className="font-medium text-ink">Left out of the total, which is therefore low</p>
      <ul className="mt-1 space-y-1">
        {unpriced.map(({ resource, environment, name, because }) => (
          <li key={`${environment} ${resource} ${name}`}>
            {name} ({labelOf(resource)}, {environment}): {because}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

/** What costs nothing by itself, and why. */
export function NoCharge({ noCharge }: Pick<Cost, 'noCharge'>) {
  const reasons = [...new Set(noCharge.map(({ because }) => because))]
  if (reasons.length === 0) return <p className="text-ink-2">Everything in this design has a price.</p>
  return (
    <Card as="ul" padding="none" className="divide-y divide-line">
      {reasons.map((because) => (
        <li key={because} className="px-4 py-3 sm:px-5">
          <span className="font-medium">
            {[...new Set(noCharge.filter((item) => item.because === because).map(({ resource }) => resource))].join(
              ', ',
            )}
          </span>
          <span className="block text-ink-2 text-small">{because}</span>
        </li>
      ))}
    </Card>
  )
}

type Row = { environment: string; monthlyUsd: number; share: string }

const columns: readonly Column<Row>[] = [
  { key: 'environment', header: 'Environment', isRowHeader: true, cell: ({ environment }) => environment },
  { key: 'share', header: 'Share', align: 'end', cell: ({ share }) => share },
  { key: 'amount', header: 'A month', align: 'end', cell: ({ monthlyUsd }) => formatUsdExact(monthlyUsd) },
]

export function ByEnvironment({ cost: { byEnvironment, monthlyUsd } }: { cost: Cost }) {
  const share = (usd: number) => (monthlyUsd.expected > 0 ? formatShare(usd / monthlyUsd.expected) : '0%')
  return (
    <DataTable
      caption="Cost by environment"
      columns={columns}
      rows={byEnvironment.map((row) => ({ ...row, share: share(row.monthlyUsd) }))}
      rowKey={({ environment }) => environment}
      footer={{ environment: 'All environments', share: share(monthlyUsd.expected), monthlyUsd: monthlyUsd.expected }}
    />
  )
}
