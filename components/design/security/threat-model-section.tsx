import { type Column, DataTable } from '@/components/ui/data-table'
import type { ThreatModel } from '@/lib/plan-document'
import { THREATS } from '@/lib/report/threats'
import { SubHeading } from '../sub-heading'

type Threat = ThreatModel['boundaries'][number]['threats'][number]
type Permission = ThreatModel['permissions'][number]

/** What could be done at each place where trust changes hands, and the least that each connection may do. */
export function ThreatModelSection({ threatModel: { boundaries, permissions } }: { threatModel: ThreatModel }) {
  return (
    <>
      {boundaries.map(({ id, name, from, to, threats }) => (
        <section key={id} className="space-y-3">
          <SubHeading title={`Threats: ${name}`} id={`t-${id}`}>
            {`From ${from.join(', ')} to ${to.join(', ')}.`}
          </SubHeading>
          <DataTable
            caption={`Threats: ${name}`}
            columns={threatColumns}
            rows={threats}
            rowKey={({ threat }) => threat}
          />
        </section>
      ))}
      {permissions.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="What each connection may do" id="s-permissions">
            The least that works; everything else is refused.
          </SubHeading>
          <DataTable
            caption="Permissions"
            columns={permissionColumns}
            rows={permissions}
            rowKey={({ from, to, on }) => `${from} ${to} ${on}`}
          />
        </section>
      )}
    </>
  )
}

const threatColumns: readonly Column<Threat>[] = [
  { key: 'kind', header: 'Kind', cell: ({ kind }) => THREATS[kind] },
  { key: 'threat', header: 'Threat', isRowHeader: true, cell: ({ threat }) => threat },
  {
    key: 'answer',
    header: 'What answers it',
    cell: ({ answer, resources }) => (resources.length > 0 ? `${answer} (${resources.join(', ')})` : answer),
  },
  { key: 'you', header: 'What you do', cell: ({ you }) => you ?? '–' },
]

const permissionColumns: readonly Column<Permission>[] = [
  { key: 'from', header: 'From', isRowHeader: true, cell: ({ from }) => from },
  { key: 'to', header: 'To', cell: ({ to }) => to },
  { key: 'may', header: 'May', cell: ({ may }) => may },
  {
    key: 'grants',
    header: 'Grants',
    className: 'wrap-anywhere',
    cell: ({ grants }) => (grants.length > 0 ? grants.join(', ') : '–'),
  },
  { key: 'on', header: 'On', cell: ({ on }) => on },
]
