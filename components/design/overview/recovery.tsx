import { type Column, DataTable } from '@/components/ui/data-table'
import type { Recovery } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { optionWords } from '../facts/fact-words'
import { SourceNote } from '../source-note'
import { lossWords } from '../summary'
import { SCOPE_WORDS } from './scope-words'
import { StrategyTable } from './strategy-table'

/** How long recovery takes, step by step, and what it loses: for the failure that was named, and for data that was damaged. */
export function RecoveryDetail({ recovery }: { recovery: Recovery }) {
  const { rtoMinutes, rpoMinutes, strategy, scope, corruption, strategies = [], writeLatencyMs } = recovery
  return (
    <div className="space-y-5">
      <p className="max-w-[68ch] text-ink-2">
        Strategy: {optionWords(strategy)}. It loses {lossWords(rpoMinutes.expected)} of data, against{' '}
        {lossWords(rpoMinutes.asked)} that may be lost. {rpoMinutes.because}
        {typeof writeLatencyMs === 'number' &&
          ` A write waits for both regions to confirm it, about ${writeLatencyMs} ms at least.`}
      </p>
      <StepTable
        caption={`After the loss of ${SCOPE_WORDS[scope] ?? scope}`}
        steps={rtoMinutes.steps}
        expected={rtoMinutes.expected}
        because={`You asked for ${formatMinutes(rtoMinutes.asked)}`}
      />
      {corruption && (
        <StepTable
          caption="After data was deleted or damaged"
          steps={corruption.rtoMinutes.steps}
          expected={corruption.rtoMinutes.expected}
          because={`Loses ${lossWords(corruption.rpoMinutes.expected)}: ${corruption.rpoMinutes.because} A restore reaches back ${plural(corruption.keptDays, 'day')}.`}
        />
      )}
      {strategies.length > 0 && (
        <StrategyTable strategies={strategies} caption={`Strategies for the loss of ${SCOPE_WORDS[scope] ?? scope}`} />
      )}
    </div>
  )
}

type Step = Recovery['rtoMinutes']['steps'][number]
type StepTableProps = { caption: string; steps: readonly Step[]; expected: number; because: string }

function StepTable({ caption, steps, expected, because }: StepTableProps) {
  return (
    <DataTable
      caption={caption}
      isCaptionShown
      columns={columns}
      rows={steps}
      rowKey={({ name }) => name}
      footer={{ name: 'Together', minutes: expected, because }}
    />
  )
}

const columns: readonly Column<Step>[] = [
  { key: 'step', header: 'Step', isRowHeader: true, className: 'md:w-36', cell: ({ name }) => name },
  {
    key: 'because',
    header: 'Because',
    cell: ({ because, source }) => (
      <span className="font-normal">
        <span className="block">{because}</span>
        {source && <SourceNote {...source} />}
      </span>
    ),
  },
  {
    key: 'minutes',
    header: 'Takes',
    align: 'end',
    className: 'whitespace-nowrap md:w-28',
    cell: ({ minutes }) => formatMinutes(minutes),
  },
]
