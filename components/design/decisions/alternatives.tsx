import { type Column, DataTable } from '@/components/ui/data-table'
import type { Decision } from '@/lib/plan-document'
import type { DesignLinks } from '../links'
import { RuleLink } from '../rule-link'
import { FactsSeen } from './reason-item'

type Alternative = Decision['alternatives'][number]
type Reason = Alternative['for'][number]

/** What was passed over, and why: best first, then what a hard limit rules out. */
export function Alternatives({ decision, links }: { decision: Decision; links: DesignLinks }) {
  const rows = decision.alternatives.toSorted(
    (a, b) => Number(a.excludedBy !== null) - Number(b.excludedBy !== null) || b.score - a.score,
  )
  const columns: readonly Column<Alternative>[] = [
    {
      key: 'instead',
      header: 'Instead',
      isRowHeader: true,
      className: 'md:w-56',
      cell: ({ service, summary }) => (
        <span>
          <span className="block">{service || summary}</span>
          {service && service !== summary && <span className="block font-normal text-ink-2 text-small">{summary}</span>}
        </span>
      ),
    },
    { key: 'for', header: 'For it', cell: ({ for: reasons }) => <Reasons reasons={reasons} otherwise="–" /> },
    {
      key: 'against',
      header: 'Why not',
      cell: ({ against, excludedBy, score }) =>
        excludedBy ? (
          <div className="space-y-1">
            <p>
              <span className="font-medium">Ruled out.</span> {excludedBy.because} <RuleLink rule={excludedBy.rule} />
            </p>
            <FactsSeen saw={excludedBy.saw} links={links} />
          </div>
        ) : (
          <Reasons reasons={against} otherwise={lessWords(score, decision.score)} />
        ),
    },
    {
      key: 'score',
      header: 'Points',
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ score, excludedBy }) => (excludedBy ? '–' : `${points(score)} against ${points(decision.score)}`),
    },
  ]
  return (
    <div className="border-line border-t">
      <DataTable
        caption={`Alternatives: ${decision.question}`}
        frame="none"
        columns={columns}
        rows={rows}
        rowKey={({ option }) => option}
      />
    </div>
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
