import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import { CONFIDENCE_LEGEND, SOURCE_LEGEND } from '../confidence'

type Entry = (typeof CONFIDENCE_LEGEND)[number]

const columns: readonly Column<Entry>[] = [
  {
    key: 'mark',
    header: 'Mark',
    isRowHeader: true,
    className: 'md:w-64',
    cell: ({ words, tone }) => <Chip tone={tone}>{words}</Chip>,
  },
  { key: 'means', header: 'Means', cell: ({ means }) => means },
]

/** What the marks on decisions and on sources mean. */
export function Legends() {
  return (
    <div className="space-y-5">
      <Legend caption="How sure a choice is" entries={CONFIDENCE_LEGEND} />
      <Legend caption="How sure a source is" entries={SOURCE_LEGEND} />
    </div>
  )
}

const Legend = ({ caption, entries }: { caption: string; entries: readonly Entry[] }) => (
  <DataTable caption={caption} isCaptionShown columns={columns} rows={entries} rowKey={({ words }) => words} />
)
