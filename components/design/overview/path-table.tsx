import type { ReactNode } from 'react'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Availability } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import { SourceNote } from '../source-note'

type Path = Availability['paths'][number]
type Row = {
  key: string
  part: ReactNode
  covers: ReactNode
  source: ReactNode
  percent: number | null
  minutes: string
}
type PathTableProps = { path: Path; objectivePercent: number; labelOf: (resource: string) => string }

/** One way through the design: each part that it cannot do without, their product, and what was left out of it. */
export function PathTable({ path, objectivePercent, labelOf }: PathTableProps) {
  const { name, parts, leftOut, committedPercent } = path
  const rows = parts.map(
    ({ resource, service, configuration, percent, scope, note, source }): Row => ({
      key: resource,
      part: (
        <>
          <span className="block">{labelOf(resource)}</span>
          <span className="block font-normal text-ink-2 text-small">
            {service}, {configuration}
          </span>
        </>
      ),
      covers: note ? `${SCOPES[scope ?? ''] ?? ''}${note}` : SCOPES[scope ?? ''],
      source: <SourceNote {...source} />,
      percent,
      minutes: awayWords(percent),
    }),
  )
  return (
    <div>
      <Card padding="none" className="overflow-hidden">
        <PathHead path={path} objectivePercent={objectivePercent} />
        <DataTable
          caption={`Parts of the path: ${name}`}
          frame="none"
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          footer={{
            key: 'product',
            part: 'Together, multiplied',
            covers: null,
            source: null,
            percent: committedPercent,
            minutes: awayWords(committedPercent),
          }}
        />
      </Card>
      {leftOut.length > 0 && (
        <Callout className="mt-3">
          <p className="font-medium text-ink">Left out of this figure</p>
          <ul className="mt-1 space-y-1 text-small">
            {leftOut.map(({ resource, percent, because }) => (
              <li key={resource}>
                <span className="font-medium text-ink">{labelOf(resource)}</span>
                {percent !== null && `, promised at ${decimal(percent, 4)}%`}: {because}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}

/** What is asked against what is promised, in percent and in minutes; for work that nobody waits for, the promise alone. */
function PathHead({ path, objectivePercent }: Pick<PathTableProps, 'path' | 'objectivePercent'>) {
  const { name, committedPercent, waits } = path
  const isMet = committedPercent !== null && committedPercent >= objectivePercent
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
      <div className="min-w-0">
        <h4 className="font-semibold">{name}</h4>
        <p className="text-ink-2">
          {committedPercent === null
            ? 'No promise: a part of it carries none.'
            : `Promised ${formatAvailability(committedPercent)}, ${awayWords(committedPercent)} away in 30 days.`}{' '}
          {waits === false
            ? 'Nobody waits for it, so it is not held against what you asked.'
            : `Asked ${decimal(objectivePercent, 4)}%, ${awayWords(objectivePercent)}.`}
        </p>
      </div>
      {waits !== false && <Chip tone={isMet ? 'ok' : 'bad'}>{isMet ? 'Met' : 'Not met'}</Chip>}
    </div>
  )
}

const awayWords = (percent: number | null) => (percent === null ? '–' : formatMinutes(downMinutesPer30Days(percent)))

/** What a promise counts, where it is not time. */
const SCOPES: { readonly [scope: string]: string | undefined } = {
  requests: 'Counts requests that fail. ',
  'control-plane': 'Covers the control plane alone. ',
}

const columns: readonly Column<Row>[] = [
  { key: 'part', header: 'Part', isRowHeader: true, className: 'md:w-64', cell: ({ part }) => <span>{part}</span> },
  { key: 'covers', header: 'What it covers', cell: ({ covers }) => covers },
  { key: 'source', header: 'Source', cell: ({ source }) => source },
  {
    key: 'percent',
    header: 'Promised',
    align: 'end',
    className: 'whitespace-nowrap',
    cell: ({ percent }) => (percent === null ? 'nothing' : `${decimal(percent, 3)}%`),
  },
  {
    key: 'minutes',
    header: 'Away in 30 days',
    align: 'end',
    className: 'whitespace-nowrap',
    cell: ({ minutes }) => minutes,
  },
]
