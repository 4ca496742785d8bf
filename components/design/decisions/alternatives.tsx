import { type Column, DataTable } from '@/components/ui/data-table'
import type { Decision } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { RuleLink } from '../rule-link'
import { costDifference } from './cost-words'
import { type DecisionActions, overrideOf } from './override'
import { OverrideButton } from './override-button'

type Alternative = Decision['alternatives'][number]
type Reason = Alternative['for'][number]

type AlternativesProps = {
  decision: Decision
  /** The likely month as designed; undefined where the reader is not shown it. */
  monthlyUsd: number | undefined
  /** Undefined for readers. */
  actions: DecisionActions | undefined
}

/** What was passed over and could be had, best first: what speaks for it and against it, and what the month would cost with it. */
export function Alternatives({ decision, monthlyUsd, actions }: AlternativesProps) {
  const rows = decision.alternatives
    .filter(({ excludedBy }) => excludedBy === null)
    .toSorted((a, b) => b.score - a.score)
  if (rows.length === 0) return null
  const hasPrices = monthlyUsd !== undefined && rows.some((row) => typeof row.monthlyUsd === 'number')
  const hasEffort = hasPrices && rows.some(({ engineerHoursPerMonth }) => engineerHoursPerMonth !== undefined)
  const columns: readonly (Column<Alternative> | false)[] = [
    {
      key: 'instead',
      header: 'Instead',
      isRowHeader: true,
      className: 'md:w-52',
      cell: (row) => <Option {...row} best={decision.score} />,
    },
    hasPrices && {
      key: 'cost',
      header: 'Cost a month',
      className: 'md:w-36',
      cell: (row) => <Cost usd={row.monthlyUsd} insteadOf={monthlyUsd} isAtLeast={row.isAtLeast === true} />,
    },
    hasEffort && {
      key: 'effort',
      header: 'Promised, and work',
      className: 'md:w-36',
      cell: (row) => <Effort {...row} />,
    },
    { key: 'for', header: 'For it', cell: ({ for: reasons }) => <Reasons reasons={reasons} otherwise="–" /> },
    {
      key: 'against',
      header: 'Why not',
      cell: ({ against, score }) => <Reasons reasons={against} otherwise={lessWords(score, decision.score)} />,
    },
    actions !== undefined && {
      key: 'override',
      header: 'Override',
      isHeaderHidden: true,
      className: 'no-print md:w-28 md:text-right',
      cell: (row) => {
        const override = overrideOf(decision, row, monthlyUsd)
        return override && <OverrideButton override={override} actions={actions} />
      },
    },
  ]
  return (
    <div className="border-line border-t">
      <DataTable
        caption={`Alternatives: ${decision.question}`}
        frame="none"
        columns={columns.filter((column) => column !== false)}
        rows={rows}
        rowKey={({ option }) => option}
      />
    </div>
  )
}

function Option({ service, summary, score, best }: Alternative & { best: number }) {
  return (
    <span>
      <span className="block">{service || summary}</span>
      {service && service !== summary && <span className="block font-normal text-ink-2 text-small">{summary}</span>}
      <span className="block font-normal text-ink-3 text-small">
        {points(score)} points against {points(best)}
      </span>
    </span>
  )
}

type CostProps = { usd: number | null | undefined; insteadOf: number; isAtLeast: boolean }

function Cost({ usd, insteadOf, isAtLeast }: CostProps) {
  if (typeof usd !== 'number') return <span className="text-ink-2">not worked out</span>
  if (isAtLeast)
    return (
      <span className="max-sm:text-right">
        <span className="block">At least {formatUsd(usd)} in all</span>
        <span className="block text-ink-2 text-small">a part of it has no price</span>
      </span>
    )
  const difference = costDifference(usd, insteadOf)
  return (
    <span className="max-sm:text-right">
      <span className="block first-letter:uppercase">{difference}</span>
      {difference !== 'the same' && <span className="block text-ink-2 text-small">{formatUsd(usd)} in all</span>}
    </span>
  )
}

/** The whole design's promise and hours with it; nothing in a plan from before these were worked out. */
function Effort({ committedPercent, engineerHoursPerMonth }: Alternative) {
  if (engineerHoursPerMonth === undefined) return <span className="text-ink-2">not worked out</span>
  return (
    <span className="max-sm:text-right">
      <span className="block">
        {typeof committedPercent === 'number' ? formatAvailability(committedPercent) : 'Some part is promised nothing'}
      </span>
      <span className="block text-ink-2 text-small">{decimal(engineerHoursPerMonth, 0)} h a month</span>
    </span>
  )
}

/** Why an option with nothing against it was passed over all the same. */
const lessWords = (score: number, best: number) =>
  score === best ? 'As many points, and more to operate' : 'Less speaks for it'

const points = (score: number) => (score < 0 ? `−${-score}` : String(score))

function Reasons({ reasons, otherwise }: { reasons: readonly Reason[]; otherwise: string }) {
  if (reasons.length === 0) return <span className="text-ink-2">{otherwise}</span>
  return (
    <ul className="space-y-1">
      {reasons.map(({ rule, because, weight }) => (
        <li key={rule}>
          {because}{' '}
          <span className="text-ink-3 text-small">
            <RuleLink rule={rule} /> ({weight})
          </span>
        </li>
      ))}
    </ul>
  )
}
