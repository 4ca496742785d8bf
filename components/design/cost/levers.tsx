import { type Column, DataTable } from '@/components/ui/data-table'
import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { SourceNote } from '../source-note'
import { SubHeading } from '../sub-heading'
import { combinedWords, STRATEGY_WORDS } from './lever-words'

type Lever = NonNullable<Cost['levers']>[number]
type LeversProps = { cost: Cost; labelOf: (resource: string) => string }

/** Ways to pay less for the same design, and the strategies that would save nothing here. Nothing in a plan from before there were any. */
export function Levers({ cost, labelOf }: LeversProps) {
  const { levers, notApplicable = [] } = cost
  if (!levers) return null
  return (
    <section className="space-y-3">
      <SubHeading title="Ways to save">{combinedWords(cost)}</SubHeading>
      {levers.length > 0 && (
        <DataTable
          caption="Ways to save, largest first"
          columns={columns(labelOf, new Map(levers.map(({ id, name }) => [id, name])))}
          rows={levers}
          rowKey={({ id }) => id}
        />
      )}
      {notApplicable.length > 0 && (
        <div className="text-ink-2 text-small">
          <h4 className="font-medium text-ink">Not recommended here</h4>
          <ul className="mt-1 max-w-[90ch] space-y-1">
            {notApplicable.map(({ strategy, because }) => (
              <li key={strategy}>
                <span className="font-medium">{STRATEGY_WORDS[strategy]}:</span> {because}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

const columns = (labelOf: LeversProps['labelOf'], names: ReadonlyMap<string, string>): readonly Column<Lever>[] => [
  {
    key: 'lever',
    header: 'What to do',
    isRowHeader: true,
    className: 'md:w-64',
    cell: ({ name, strategy, appliesTo, excludes }) => (
      <span>
        <span className="block">{name}</span>
        <span className="block font-normal text-ink-2 text-small">
          {STRATEGY_WORDS[strategy]}, for {[...new Set(appliesTo.map(labelOf))].join(', ')}
        </span>
        {excludes.length > 0 && (
          <span className="mt-1 block font-normal text-ink-2 text-small">
            Not on top of: {excludes.map((id) => names.get(id) ?? id).join('; ')}
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'condition',
    header: 'Holds if',
    cell: ({ condition, needs, source }) => (
      <span>
        <span className="block">{condition}</span>
        <span className="mt-1 block text-ink-2 text-small">
          {needs === 'measurement' ? 'Measure first. ' : ''}
          <SourceNote {...source} />
        </span>
      </span>
    ),
  },
  {
    key: 'risk',
    header: 'Risk and effort',
    cell: ({ risk, effort }) => (
      <span>
        <span className="block">{risk}</span>
        <span className="mt-1 block text-ink-2 text-small">{effort}</span>
      </span>
    ),
  },
  {
    key: 'saves',
    header: 'A month',
    align: 'end',
    className: 'whitespace-nowrap md:w-24',
    cell: ({ monthlyUsd }) => <span className="font-semibold text-ok">{formatUsd(monthlyUsd)}</span>,
  },
]
