import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Availability } from '@/lib/plan-document'
import { decimal, plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import { costDifference } from '../decisions/cost-words'
import { optionWords } from '../facts/fact-words'

type Rung = NonNullable<Availability['ladder']>[number]
type AvailabilityLadderProps = {
  ladder: readonly Rung[]
  objectivePercent: number
  /** The likely month as designed; undefined where the reader is not shown it. */
  monthlyUsd: number | undefined
}

/** What each further nine takes, costs and asks of people, or why it cannot be had. */
export function AvailabilityLadder({ ladder, objectivePercent, monthlyUsd }: AvailabilityLadderProps) {
  const columns: readonly (Column<Rung> | false)[] = [
    {
      key: 'percent',
      header: 'To be promised',
      isRowHeader: true,
      className: 'md:w-36',
      cell: ({ percent }) => (
        <span>
          <span className="block">
            {decimal(percent, 4)}% {percent === objectivePercent && <Chip tone="note">You asked</Chip>}
          </span>
          <span className="block font-normal text-ink-2 text-small">
            {formatMinutes(downMinutesPer30Days(percent))} in 30 days
          </span>
        </span>
      ),
    },
    { key: 'takes', header: 'It takes', cell: (rung) => <Takes rung={rung} /> },
    monthlyUsd !== undefined && {
      key: 'month',
      header: 'A month',
      className: 'md:w-32',
      cell: ({ monthlyUsd: usd }) => <Month usd={usd} insteadOf={monthlyUsd} />,
    },
    {
      key: 'people',
      header: 'On call',
      cell: ({ people }) => (
        <span>
          <span className="block">{plural(people.onCall, 'person', 'people')}</span>
          <span className="block text-ink-2 text-small">{people.because}</span>
        </span>
      ),
    },
    { key: 'why', header: 'Because', cell: ({ because }) => <span className="text-ink-2 text-small">{because}</span> },
  ]
  return (
    <DataTable
      caption="What each further nine takes"
      isCaptionShown
      columns={columns.filter((column) => column !== false)}
      rows={ladder}
      rowKey={({ percent }) => String(percent)}
    />
  )
}

function Takes({ rung }: { rung: Rung }) {
  const { isReached, zones, regions, database, recovery, committedPercent } = rung
  if (!isReached) return <span className="font-medium">Cannot be had</span>
  const parts = [
    plural(zones, 'zone'),
    plural(regions, 'region'),
    ...(database === 'none' ? [] : [optionWords(database)]),
    ...(recovery === 'none' ? [] : [optionWords(recovery)]),
  ]
  return (
    <span>
      <span className="block">{parts.join(', ')}</span>
      {committedPercent !== null && (
        <span className="block text-ink-2 text-small">promised {formatAvailability(committedPercent)}</span>
      )}
    </span>
  )
}

function Month({ usd, insteadOf }: { usd: number | null | undefined; insteadOf: number }) {
  if (typeof usd !== 'number') return '–'
  const difference = costDifference(usd, insteadOf)
  return (
    <span className="max-sm:text-right">
      <span className="block">{formatUsd(usd)}</span>
      <span className="block text-ink-2 text-small">{difference === 'the same' ? 'as designed' : difference}</span>
    </span>
  )
}
