import { type Column, DataTable } from '@/components/ui/data-table'
import { type Practice, practicesIn } from '@/lib/artifacts/pipelines/practices'
import type { Artifact } from '@/lib/plan-document'
import { somePlaces } from '@/lib/report/places'
import type { DesignLinks } from '../links'
import { Places } from '../places'
import { SubHeading } from '../sub-heading'

/** The seven published practices, each with the lines that keep it. Without the files there is nothing to show them in. */
export function Practices({ artifacts, links }: { artifacts: readonly Artifact[] | undefined; links: DesignLinks }) {
  const practices = practicesIn(artifacts ?? [])
  if (practices.every(({ where }) => where.length === 0)) return null
  return (
    <section className="space-y-3">
      <SubHeading title="Where each practice is kept" id="practices" />
      <DataTable caption="Practices" columns={columnsFor(links)} rows={practices} rowKey={({ practice }) => practice} />
    </section>
  )
}

const columnsFor = (links: DesignLinks): readonly Column<Practice>[] => [
  { key: 'practice', header: 'Practice', isRowHeader: true, cell: ({ practice }) => practice },
  { key: 'how', header: 'How', cell: ({ how }) => how },
  {
    key: 'where',
    header: 'File and line',
    className: 'md:min-w-80',
    cell: ({ where }) =>
      where.length === 0 ? 'Not in these files' : <Places places={somePlaces(where)} links={links} />,
  },
]
