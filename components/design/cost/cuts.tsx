import { type Column, DataTable } from '@/components/ui/data-table'
import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { SubHeading } from '../sub-heading'
import { availabilityWords, effortWords } from './change-words'

type Cut = NonNullable<NonNullable<Cost['budget']>['cuts']>[number]

/** What to cut first where the budget is passed, and what each cut costs besides money. */
export function Cuts({ budget }: Pick<Cost, 'budget'>) {
  const cuts = budget?.cuts ?? []
  if (!budget || cuts.length === 0) return null
  return (
    <section className="space-y-3">
      <SubHeading title="What to cut first">
        The likely month is {formatUsd(budget.overBy)} over. Each of these was planned and priced again by itself, so
        two together may save less than their sum.
      </SubHeading>
      <DataTable caption="What to cut first" columns={columns} rows={cuts} rowKey={({ name }) => name} />
    </section>
  )
}

const columns: readonly Column<Cut>[] = [
  { key: 'cut', header: 'Cut', isRowHeader: true, className: 'md:w-60', cell: ({ name }) => name },
  { key: 'costs', header: 'What it costs', cell: ({ costs }) => costs },
  {
    key: 'availability',
    header: 'Availability',
    className: 'md:w-44',
    cell: ({ addsMinutesPer30Days, committedPercent }) => availabilityWords(addsMinutesPer30Days, committedPercent),
  },
  {
    key: 'effort',
    header: 'Work a month',
    className: 'md:w-28',
    cell: ({ addsHoursPerMonth }) => effortWords(addsHoursPerMonth),
  },
  {
    key: 'saves',
    header: 'A month',
    align: 'end',
    className: 'whitespace-nowrap md:w-24',
    cell: ({ monthlyUsd }) => <span className="font-semibold text-ok">{formatUsd(monthlyUsd)}</span>,
  },
]
