import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Recovery } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import { optionWords } from '../facts/fact-words'

type Strategy = NonNullable<Recovery['strategies']>[number]

/** The strategies, lightest first: which are enough for what was asked, the cheapest of them, and the one that was chosen. */
export function StrategyTable({ strategies, caption }: { strategies: readonly Strategy[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      isCaptionShown
      columns={columns}
      rows={strategies}
      rowKey={({ strategy }) => strategy}
    />
  )
}

const columns: readonly Column<Strategy>[] = [
  {
    key: 'strategy',
    header: 'Strategy',
    isRowHeader: true,
    className: 'md:w-56',
    cell: ({ strategy, isChosen, isCheapest }) => (
      <span>
        <span className="block first-letter:uppercase">{optionWords(strategy)}</span>
        <span className="flex flex-wrap gap-1.5">
          {isChosen && <Chip tone="note">Chosen here</Chip>}
          {isCheapest && <Chip tone="ok">Cheapest that is enough</Chip>}
        </span>
      </span>
    ),
  },
  { key: 'enough', header: 'Enough', cell: ({ isEnough }) => (isEnough ? 'yes' : 'no') },
  { key: 'back', header: 'Back after', cell: ({ rtoMinutes }) => formatMinutes(rtoMinutes) },
  { key: 'loses', header: 'Loses', cell: ({ rpoMinutes }) => lost(rpoMinutes) },
  { key: 'adds', header: 'Adds to the bill', cell: ({ addsPercent }) => added(addsPercent) },
  {
    key: 'because',
    header: 'Because',
    cell: ({ because }) => <span className="text-ink-2 text-small">{because}</span>,
  },
]

function lost(minutes: number | null): string {
  if (minutes === null) return 'everything'
  return minutes <= 0 ? 'nothing' : formatMinutes(minutes)
}

const added = ({ low, high }: Strategy['addsPercent']) => (high === 0 ? 'nothing' : `${low} to ${high}%`)
