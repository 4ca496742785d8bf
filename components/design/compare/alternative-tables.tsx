import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { AlternativeRow, AlternativeTable } from '@/lib/compare/compare-alternatives'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'

/** Each decision with every option that can be had, in money, availability and work. */
export function AlternativeTables({ tables }: { tables: readonly AlternativeTable[] }) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      {tables.map(({ topic, question, rows }) => (
        <DataTable
          key={topic}
          caption={question}
          isCaptionShown
          columns={columns(rows[0])}
          rows={rows}
          rowKey={({ option }) => option}
        />
      ))}
    </div>
  )
}

const columns = (chosen: AlternativeRow | undefined): readonly Column<AlternativeRow>[] => [
  {
    key: 'option',
    header: 'Option',
    isRowHeader: true,
    cell: ({ service, isChosen }) => (
      <span>
        {service} {isChosen && <Chip tone="note">Chosen</Chip>}
      </span>
    ),
  },
  {
    key: 'month',
    header: 'A month',
    align: 'end',
    className: 'whitespace-nowrap md:w-40',
    cell: ({ monthlyUsd, isPricedWhole, isChosen }) => (
      <span>
        {isPricedWhole ? '' : 'at least '}
        {formatUsd(monthlyUsd)}
        {!isChosen && chosen && (
          <span className="block text-ink-2 text-small">{formatUsdDelta(monthlyUsd - chosen.monthlyUsd)}</span>
        )}
      </span>
    ),
  },
  {
    key: 'availability',
    header: 'Committed',
    align: 'end',
    className: 'md:w-28',
    cell: ({ committedPercent }) => (committedPercent === null ? 'No figure' : formatAvailability(committedPercent)),
  },
  {
    key: 'work',
    header: 'Work',
    align: 'end',
    className: 'whitespace-nowrap md:w-20',
    cell: ({ engineerHoursPerMonth }) => `${engineerHoursPerMonth} h`,
  },
]
