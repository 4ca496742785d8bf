import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Availability } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { SourceNote } from '../source-note'

type Path = Availability['paths'][number]
type Part = Path['parts'][number]

/** What the availability figure multiplies, part by part, and what it leaves out. */
export function AvailabilityDetail({ availability }: { availability: Availability }) {
  const { objectivePercent, errorBudgetMinutesPer30Days, weakestLinks, paths } = availability
  const [weakest] = weakestLinks
  return (
    <div className="space-y-4">
      <p className="max-w-[68ch] text-ink-2">
        You asked for {decimal(objectivePercent, 3)}%, which leaves {formatMinutes(errorBudgetMinutesPer30Days)} in 30
        days. What the providers promise for each part of a path is multiplied; your own code is not in it.
        {weakest &&
          ` The weakest part is ${weakest.resource}, with ${formatMinutes(weakest.minutesPer30Days)} in 30 days.`}
      </p>
      {paths.map((path) => (
        <PathTable key={path.name} path={path} objectivePercent={objectivePercent} />
      ))}
    </div>
  )
}

const columns: readonly Column<Part>[] = [
  { key: 'part', header: 'Part', isRowHeader: true, cell: ({ resource }) => resource },
  { key: 'service', header: 'Service', cell: ({ service, configuration }) => `${service}, ${configuration}` },
  { key: 'source', header: 'Source', cell: ({ source }) => <SourceNote {...source} /> },
  { key: 'percent', header: 'Promised', align: 'end', cell: ({ percent }) => promised(percent) },
]

const promised = (percent: number | null) => (percent === null ? 'nothing' : `${decimal(percent, 4)}%`)

function PathTable({ path, objectivePercent }: { path: Path; objectivePercent: number }) {
  const { name, parts, leftOut, committedPercent } = path
  return (
    <div>
      <Card padding="none">
        <DataTable
          caption={`${name}: ${committedPercent === null ? 'no promise' : formatAvailability(committedPercent, objectivePercent)}`}
          isCaptionShown
          frame="none"
          columns={columns}
          rows={parts}
          rowKey={({ resource }) => resource}
        />
      </Card>
      {leftOut.length > 0 && (
        <Callout className="mt-3">
          <p className="font-medium text-ink">Left out of this figure</p>
          <ul className="mt-1 space-y-1 text-small">
            {leftOut.map(({ resource, percent, because }) => (
              <li key={resource}>
                <span className="font-medium text-ink">{resource}</span>
                {percent !== null && `, promised at ${decimal(percent, 4)}%`}: {because}
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}
