import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Migration } from '@/lib/plan-document'
import { MOVES } from '@/lib/report/migration'
import { SubHeading } from '../sub-heading'

type Part = NonNullable<Migration['parts']>[number]
type Wave = NonNullable<Migration['waves']>[number]

/** What becomes of each part, how users move, and the data against the time without service. A plan made earlier has none of it. */
export function MigrationTables({ migration: { parts, style, waves, dataMove } }: { migration: Migration }) {
  return (
    <>
      {parts && parts.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="What becomes of each part">One of the seven ways, each with its reason.</SubHeading>
          <DataTable caption="Parts" columns={partColumns} rows={parts} rowKey={({ part }) => part} />
        </section>
      )}
      {style && (
        <section className="space-y-3">
          <SubHeading title={MOVES[style.name]}>{style.because}</SubHeading>
          {waves && waves.length > 0 && (
            <DataTable caption="Steps of the move" columns={waveColumns} rows={waves} rowKey={({ name }) => name} />
          )}
        </section>
      )}
      {dataMove && (
        <section className="space-y-3">
          <SubHeading title="Moving the data" />
          <Card>
            <p className="max-w-[84ch]">{dataMove.because}</p>
          </Card>
        </section>
      )}
    </>
  )
}

const partColumns: readonly Column<Part>[] = [
  { key: 'part', header: 'Part', isRowHeader: true, cell: ({ part }) => part },
  { key: 'way', header: 'Way', className: 'first-letter:uppercase', cell: ({ way }) => way },
  { key: 'resources', header: 'Becomes', cell: ({ resources }) => (resources.length > 0 ? resources.join(', ') : '–') },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
]
const waveColumns: readonly Column<Wave>[] = [
  { key: 'name', header: 'Step', isRowHeader: true, cell: ({ name }) => name },
  { key: 'week', header: 'From week', align: 'end', cell: ({ afterWeeks }) => afterWeeks },
  { key: 'moves', header: 'Moves', cell: ({ moves }) => moves.join('; ') },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
  { key: 'goOn', header: 'Go on when', cell: ({ goOnWhen }) => goOnWhen },
]
