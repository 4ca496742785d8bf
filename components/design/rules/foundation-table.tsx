import { type Column, DataTable } from '@/components/ui/data-table'
import { FOUNDATIONS, type FoundationRule } from '@/lib/decisions/foundations'
import { SourceNote } from '../source-note'

const columns: readonly Column<FoundationRule>[] = [
  {
    key: 'rule',
    header: 'Rule',
    isRowHeader: true,
    cell: ({ rule }) => <span className="whitespace-nowrap font-mono">{rule}</span>,
  },
  { key: 'because', header: 'Reason', cell: ({ because }) => because },
  { key: 'source', header: 'Source', cell: ({ source }) => <SourceNote {...source} /> },
]

/** The rules that put parts into a design without a choice between options. */
export function FoundationTable() {
  return (
    <DataTable
      caption="Rules that every design gets"
      columns={columns}
      rows={FOUNDATIONS}
      rowKey={({ rule }) => rule}
      rowId={({ rule }) => rule}
    />
  )
}
