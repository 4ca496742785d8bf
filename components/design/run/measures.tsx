import { type Column, DataTable } from '@/components/ui/data-table'
import { type DeliveryMeasures, deliveryMeasures, MEASURED } from '@/lib/report/delivery-measures'
import { withCode } from '@/lib/report/document'
import type { Reportable } from '@/lib/report/report'
import { InlineText } from '../inline-text'
import { SubHeading } from '../sub-heading'

/** The four measures of delivery, and how they are taken from what this pipeline writes down. */
export function Measures({ plan }: { plan: Reportable }) {
  const { record, measures } = deliveryMeasures(plan)
  return (
    <section className="space-y-3">
      <SubHeading title="Measures of delivery" id="measures">
        {MEASURED}
      </SubHeading>
      <p className="max-w-[84ch] text-ink-2">
        <InlineText text={withCode(record)} />
      </p>
      <DataTable caption="Measures of delivery" columns={columns} rows={measures} rowKey={({ name }) => name} />
    </section>
  )
}

const columns: readonly Column<DeliveryMeasures['measures'][number]>[] = [
  { key: 'name', header: 'Measure', isRowHeader: true, cell: ({ name }) => name },
  { key: 'says', header: 'What it says', cell: ({ says }) => says },
  { key: 'how', header: 'How to take it here', cell: ({ how }) => <InlineText text={withCode(how)} /> },
]
