import { ChevronRight } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { SeriesMark } from '@/components/ui/stack-bar'
import type { PlanDocument } from '@/lib/plan-document'
import { decimal, plural } from '@/lib/units/counts'
import { formatUsdExact } from '@/lib/units/format-money'
import { type CostGroup, type CostLine, costGroups, quantityWords } from '../cost-groups'
import { SourceNote } from '../source-note'

type CostLinesProps = { plan: Pick<PlanDocument, 'cost' | 'design'>; isOpen?: boolean | undefined }

/** The bill: groups that open into lines, each with its quantity, unit price, SKU and where the price comes from. */
export function CostLines({ plan: { cost, design }, isOpen = false }: CostLinesProps) {
  const labels = new Map(design.resources.map(({ id, label }) => [id, label]))
  const labelOf = (resource: string) => labels.get(resource) ?? resource
  return (
    <Card padding="none" className="break-inside-auto! overflow-hidden">
      {costGroups(cost).map((group, index) => (
        <GroupRow key={group.name} group={group} index={index} labelOf={labelOf} isOpen={isOpen} />
      ))}
      <p className="flex justify-between gap-4 border-ink border-t-2 px-4 py-3.5 font-semibold sm:px-5">
        <span>Likely total a month</span>
        <span>
          {cost.unpriced.length > 0 ? 'at least ' : ''}
          {formatUsdExact(cost.monthlyUsd.expected)}
        </span>
      </p>
    </Card>
  )
}

type GroupRowProps = { group: CostGroup; index: number; labelOf: (resource: string) => string; isOpen: boolean }

function GroupRow({ group: { name, lines, share, monthlyUsd }, index, labelOf, isOpen }: GroupRowProps) {
  return (
    <details open={isOpen} className="group/cost border-line border-b last-of-type:border-b-0">
      <summary className="flex min-h-12 flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-sunken sm:px-5">
        <ChevronRight className="icon text-ink-2 transition-[rotate] duration-[180ms] group-open/cost:rotate-90" />
        <SeriesMark index={index} />
        <span className="min-w-0 flex-1 font-semibold">{name}</span>
        <span className="text-ink-2 text-small max-sm:hidden">{plural(lines.length, 'item')}</span>
        <span className="w-14 text-right text-ink-2 text-small">{share}</span>
        <span className="w-24 text-right font-semibold">{formatUsdExact(monthlyUsd)}</span>
      </summary>
      <div className="border-line border-t">
        <DataTable
          caption={`Line items: ${name}`}
          frame="none"
          columns={columns(labelOf)}
          rows={lines}
          rowKey={({ environment, resource, name: line, sku }) => `${environment} ${resource} ${line} ${sku}`}
        />
      </div>
    </details>
  )
}

const columns = (labelOf: (resource: string) => string): readonly Column<CostLine>[] => [
  {
    key: 'item',
    header: 'Item',
    isRowHeader: true,
    cell: ({ name, resource, sku, basis }) => (
      <span>
        <span className="block">{name}</span>
        <span className="block font-normal text-ink-2 text-small">
          {labelOf(resource)}, {basis === 'fixed' ? 'paid without any traffic' : 'grows with use'}
        </span>
        <span className="wrap-anywhere block font-mono font-normal text-ink-3 text-label">{sku}</span>
      </span>
    ),
  },
  {
    key: 'quantity',
    header: 'Quantity × unit price',
    cell: (line) => <span className="font-mono text-small">{quantityWords(line)}</span>,
  },
  { key: 'source', header: 'Price from', cell: ({ source }) => <SourceNote {...source} /> },
  { key: 'amount', header: 'A month', align: 'end', cell: (line) => <Amount {...line} /> },
]

/** A negotiated discount is shown on its line, beside the list price. */
function Amount({ monthlyUsd, discountPercent, listMonthlyUsd }: CostLine) {
  if (discountPercent === undefined || listMonthlyUsd === undefined) return formatUsdExact(monthlyUsd)
  return (
    <span>
      <span className="block">{formatUsdExact(monthlyUsd)}</span>
      <span className="block whitespace-nowrap text-ink-2 text-small">
        {decimal(discountPercent, 2)}% off {formatUsdExact(listMonthlyUsd)}
      </span>
    </span>
  )
}
