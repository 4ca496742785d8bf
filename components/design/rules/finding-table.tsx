import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import { CATALOGUE, FINDING_CODES, type FindingCode } from '@/lib/findings/catalogue'

const SEVERITIES = {
  blocker: { words: 'Fix', tone: 'bad' },
  warning: { words: 'Consider', tone: 'warn' },
  note: { words: 'Note', tone: 'note' },
} as const

const columns: readonly Column<FindingCode>[] = [
  {
    key: 'title',
    header: 'Warning',
    isRowHeader: true,
    className: 'md:w-64',
    cell: (code) => (
      <span>
        <span className="block">{CATALOGUE[code].title}</span>
        <span className="wrap-anywhere block font-mono font-normal text-ink-3 text-label">{code}</span>
      </span>
    ),
  },
  {
    key: 'severity',
    header: 'Severity',
    cell: (code) => {
      const { words, tone } = SEVERITIES[CATALOGUE[code].severity]
      return <Chip tone={tone}>{words}</Chip>
    },
  },
  { key: 'rule', header: 'Raised when', cell: (code) => CATALOGUE[code].rule },
]

/** Every warning there is, with the rule behind it. */
export function FindingTable() {
  return (
    <DataTable
      caption="All warnings"
      columns={columns}
      rows={FINDING_CODES}
      rowKey={(code) => code}
      rowId={(code) => code}
    />
  )
}
