import { type Column, DataTable } from '@/components/ui/data-table'
import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { SubHeading } from '../sub-heading'

type Driver = NonNullable<Cost['range']['drivers']>[number]

/** What the width between a quiet and a busy month comes from. Nothing in a plan from before it was worked out. */
export function RangeTable({ range, labelOf }: Pick<Cost, 'range'> & { labelOf: (resource: string) => string }) {
  const { drivers, unmovedUsd } = range
  if (!drivers || drivers.length === 0) return null
  return (
    <section className="space-y-3">
      <SubHeading title="What the range comes from">
        The same choices for a quiet and for a busy month; the parts that move most.
        {unmovedUsd ? ` ${formatUsd(unmovedUsd)} is for parts that cost the same in each.` : ''}
      </SubHeading>
      <DataTable
        caption="What moves between a quiet and a busy month"
        columns={columns(labelOf)}
        rows={drivers}
        rowKey={({ resource }) => resource}
      />
    </section>
  )
}

const columns = (labelOf: (resource: string) => string): readonly Column<Driver>[] => [
  { key: 'resource', header: 'Part', isRowHeader: true, cell: ({ resource }) => labelOf(resource) },
  { key: 'low', header: 'Quiet month', align: 'end', cell: ({ lowUsd }) => formatUsd(lowUsd) },
  { key: 'likely', header: 'Likely', align: 'end', cell: ({ expectedUsd }) => formatUsd(expectedUsd) },
  { key: 'high', header: 'Busy month', align: 'end', cell: ({ highUsd }) => formatUsd(highUsd) },
]
