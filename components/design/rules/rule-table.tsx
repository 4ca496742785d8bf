import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { conditionLines } from '../facts/condition-words'
import { optionWords } from '../facts/fact-words'
import { SourceNote } from '../source-note'
import { type PublishedTable, placeOf } from './published-tables'

type Table = PublishedTable['table']
type OptionRow = NonNullable<Table['options'][string]>
type Rule = NonNullable<OptionRow['neverWhen']>[number] & { weight?: number }
type Row = { option: string; place: string } & OptionRow

type RuleTableProps = PublishedTable & { places: ReadonlyMap<string, string> }

/** A decision table as a person would draw it: options down, *use when*, *avoid when* and *never when* across. */
export function RuleTable({ table, topics, places }: RuleTableProps) {
  const { question, options, lightestFirst, otherwise } = table
  const [topic = '', ...others] = topics
  const rows = lightestFirst.flatMap((option): Row[] => {
    const row = options[option]
    return row ? [{ option, place: placeOf(table, option), ...row }] : []
  })
  const rules = (place: string, list: readonly Rule[] | undefined) => (
    <RuleList rules={list ?? []} isFirst={(rule) => places.get(rule) === place} />
  )
  const columns: readonly Column<Row>[] = [
    {
      key: 'option',
      header: 'Option',
      isRowHeader: true,
      className: 'md:w-44',
      cell: ({ option, summary }) => (
        <span>
          <span className="block first-letter:uppercase">{optionWords(option)}</span>
          {summary !== optionWords(option) && (
            <span className="block font-normal text-ink-2 text-small">{summary}</span>
          )}
        </span>
      ),
    },
    { key: 'use', header: 'Use when', className: columnClass, cell: ({ place, useWhen }) => rules(place, useWhen) },
    {
      key: 'avoid',
      header: 'Avoid when',
      className: columnClass,
      cell: ({ place, avoidWhen }) => rules(place, avoidWhen),
    },
    {
      key: 'never',
      header: 'Never when',
      className: columnClass,
      cell: ({ place, neverWhen }) => rules(place, neverWhen),
    },
  ]
  return (
    <section id={topic} aria-labelledby={`${topic}-title`} className="space-y-3">
      {others.map((other) => (
        <span key={other} id={other} />
      ))}
      <div>
        <h2 id={`${topic}-title`} className="text-h2">
          {question}
        </h2>
        <p className="font-mono text-ink-3 text-label">{topics.join(' · ')}</p>
      </div>
      <DataTable caption={`Options: ${question}`} columns={columns} rows={rows} rowKey={({ option }) => option} />
      <Card id={otherwise.rule} className="text-small target:bg-accent-soft">
        <p>
          <span className="font-mono">{otherwise.rule}</span> Where no rule speaks for the option that is left:{' '}
          {otherwise.because}
        </p>
        <SourceNote {...otherwise.source} />
      </Card>
    </section>
  )
}

const columnClass = 'md:w-[28%] md:min-w-56'

type RuleListProps = { rules: readonly Rule[]; isFirst: (rule: string) => boolean }

function RuleList({ rules, isFirst }: RuleListProps) {
  if (rules.length === 0) return <span className="text-ink-3">–</span>
  return (
    <ul className="w-full space-y-4">
      {rules.map(({ rule, when, because, weight, source }) => (
        <li key={rule} id={isFirst(rule) ? rule : undefined} className="target:bg-accent-soft">
          <p>{because}</p>
          <ul className="mt-0.5 text-ink-2 text-small">
            {conditionLines(when).map((line, index) => (
              <li key={line}>{index === 0 ? `When ${line}` : `or ${line}`}</li>
            ))}
          </ul>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3 text-small">
            <span className="font-mono text-label">{rule}</span>
            {weight !== undefined && <span>weight {weight}</span>}
            <SourceNote {...source} />
          </p>
        </li>
      ))}
    </ul>
  )
}
