import { type Column, DataTable } from '@/components/ui/data-table'
import type { Recovery } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import { lossWords } from '../summary'

type Step = Recovery['rtoMinutes']['steps'][number]

const columns: readonly Column<Step>[] = [
  { key: 'step', header: 'Step', isRowHeader: true, cell: ({ name }) => name },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
  { key: 'minutes', header: 'Takes', align: 'end', cell: ({ minutes }) => formatMinutes(minutes) },
]

/** How long recovery takes, step by step, and what it loses. */
export function RecoveryDetail({ recovery: { rtoMinutes, rpoMinutes, strategy } }: { recovery: Recovery }) {
  return (
    <div className="space-y-4">
      <p className="max-w-[68ch] text-ink-2">
        Strategy: {strategy.replaceAll('-', ' ')}. It loses {lossWords(rpoMinutes.expected)} of data, against{' '}
        {lossWords(rpoMinutes.asked)} that may be lost. {rpoMinutes.because}
      </p>
      <DataTable
        caption="Steps of a recovery"
        columns={columns}
        rows={rtoMinutes.steps}
        rowKey={({ name }) => name}
        footer={{
          name: 'Together',
          minutes: rtoMinutes.expected,
          because: `You asked for ${formatMinutes(rtoMinutes.asked)}`,
        }}
      />
    </div>
  )
}
