import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Capacity } from '@/lib/plan-document'
import { groupThousands } from '@/lib/units/counts'
import { SourceNote } from '../source-note'

type Item = Capacity['items'][number]

/** What has to be carried, each line with its formula, the numbers in it and what it is held against. */
export function CapacityTable({ capacity: { items } }: { capacity: Capacity }) {
  return (
    <DataTable
      caption="What has to be carried"
      columns={columns}
      rows={items}
      rowKey={({ name, formula }) => `${name} ${formula}`}
    />
  )
}

const columns: readonly Column<Item>[] = [
  {
    key: 'name',
    header: 'What',
    isRowHeader: true,
    className: 'md:w-72',
    cell: ({ name, because }) => (
      <span>
        <span className="block">{name}</span>
        <span className="block font-normal text-ink-2 text-small">{because}</span>
      </span>
    ),
  },
  {
    key: 'formula',
    header: 'Worked out as',
    cell: ({ formula, inputs }) => (
      <span>
        <span className="block">{formula}</span>
        <span className="block text-ink-2 text-small">
          {inputs.map(({ name, value, unit }) => `${name} ${amount(value, unit)}`).join('; ')}
        </span>
      </span>
    ),
  },
  {
    key: 'result',
    header: 'Comes to',
    align: 'end',
    className: 'whitespace-nowrap font-medium',
    cell: ({ result }) => amount(result.value, result.unit),
  },
  { key: 'limit', header: 'Held against', className: 'md:w-52', cell: ({ limit }) => <Limit limit={limit} /> },
  {
    key: 'ok',
    header: 'Enough',
    cell: ({ ok, limit }) => limit && <Chip tone={ok ? 'ok' : 'bad'}>{ok ? 'Enough' : 'Not enough'}</Chip>,
  },
]

function Limit({ limit }: Pick<Item, 'limit'>) {
  if (limit === null) return <span className="text-ink-2">nothing</span>
  const { value, unit, isAdjustable, source } = limit
  return (
    <span>
      <span className="block">{amount(value, unit)}</span>
      {source ? (
        <>
          <span className="block text-ink-2 text-small">
            {isAdjustable ? 'a quota, raised on request' : 'a fixed limit'}
          </span>
          <SourceNote {...source} />
        </>
      ) : (
        <span className="block text-ink-2 text-small">set by the answers and the design</span>
      )}
    </span>
  )
}

/** Four digits tell one amount from another; more would be noise. */
const DIGITS = 4

function amount(value: number, unit: string): string {
  const shown = Math.abs(value) >= 10 ** DIGITS ? Math.round(value) : Number(value.toPrecision(DIGITS))
  const space = unit === '' || unit.startsWith('%') ? '' : ' '
  return `${groupThousands(String(shown))}${space}${unit}`
}
