import { type Column, DataTable } from '@/components/ui/data-table'
import type { Incident, Runbook } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'

type Move = Incident['moves'][number]
type MoveStep = Move['steps'][number]

type IncidentMovesProps = { moves: readonly Move[]; runbooks: readonly Runbook[]; links: DesignLinks }

/** Failover, failback and restore: each step with who does it and what must be seen before the next. */
export function IncidentMoves({ moves, runbooks, links }: IncidentMovesProps) {
  return moves.map(({ id, title, when, steps }) => (
    <section key={id} className="space-y-3">
      <SubHeading title={title} id={`move-${id}`}>
        {when}
      </SubHeading>
      <DataTable caption={title} columns={columnsFor(runbooks, links)} rows={steps} rowKey={({ name }) => name} />
    </section>
  ))
}

const columnsFor = (runbooks: readonly Runbook[], links: DesignLinks): readonly Column<MoveStep>[] => {
  const titles = new Map(runbooks.map(({ id, title }) => [id, title]))
  return [
    { key: 'name', header: 'Step', isRowHeader: true, cell: ({ name }) => name },
    { key: 'does', header: 'What happens', cell: ({ does }) => does },
    { key: 'owner', header: 'Owner', cell: ({ owner }) => owner },
    {
      key: 'minutes',
      header: 'Time',
      className: 'md:whitespace-nowrap',
      cell: ({ minutes }) => (minutes === null ? '–' : formatMinutes(minutes)),
    },
    { key: 'criterion', header: 'Go on when', cell: ({ criterion }) => criterion },
    {
      key: 'runbook',
      header: 'Commands',
      cell: ({ runbook }) => {
        const title = runbook === null ? undefined : titles.get(runbook)
        if (title === undefined) return '–'
        return <OptionalLink href={links.section('runbooks', `rb-${runbook}`)}>{title}</OptionalLink>
      },
    },
  ]
}
