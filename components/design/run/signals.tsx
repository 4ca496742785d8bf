import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Observability } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'

type Metric = NonNullable<Observability['metrics']>[number]
type LogFormat = NonNullable<Observability['logFormat']>
type Tool = NonNullable<Observability['tools']>[number]
type BudgetStep = NonNullable<Observability['budgetPolicy']>['steps'][number]

/** What is measured, written and followed, with which tool, and what the people can bear. A plan made earlier has none of it. */
export function Signals({ observability }: { observability: Observability }) {
  const { metrics, logFormat, traces, tools, budgetPolicy, onCall } = observability
  return (
    <>
      {onCall && (
        <section className="space-y-3">
          <SubHeading title="What on call can bear" id="on-call" />
          <TextList items={onCall.says} />
        </section>
      )}
      {budgetPolicy && (
        <section className="space-y-3">
          <SubHeading title="When the error budget is used">
            {`The objective leaves ${formatMinutes(budgetPolicy.budgetMinutes)} in 30 days. Agreed on before it is needed.`}
          </SubHeading>
          <DataTable
            caption="Error budget policy"
            columns={budgetColumns}
            rows={budgetPolicy.steps}
            rowKey={({ usedPercent }) => String(usedPercent)}
          />
        </section>
      )}
      {tools && (
        <section className="space-y-3">
          <SubHeading title="Tools" />
          <DataTable caption="Tools" columns={toolColumns} rows={tools} rowKey={({ topic }) => topic} />
        </section>
      )}
      {metrics && (
        <section className="space-y-3">
          <SubHeading title="Metrics" />
          <DataTable
            caption="Metrics"
            columns={metricColumns}
            rows={metrics}
            rowKey={({ level, name }) => `${level} ${name}`}
          />
        </section>
      )}
      {traces && (
        <section className="space-y-3">
          <SubHeading title="Traces" />
          <Card>
            <p>{traces.because}</p>
            <p className="mt-1 text-ink-2">{traces.propagation}</p>
          </Card>
        </section>
      )}
      {logFormat && <LogFormatTables logFormat={logFormat} />}
    </>
  )
}

function LogFormatTables({ logFormat: { fields, levels, never } }: { logFormat: LogFormat }) {
  return (
    <section className="space-y-3">
      <SubHeading title="A line of the log">One line of JSON an event.</SubHeading>
      <DataTable caption="Fields of a line" columns={fieldColumns} rows={fields} rowKey={({ name }) => name} />
      <DataTable caption="Levels" columns={levelColumns} rows={levels} rowKey={({ level }) => level} />
      <p className="font-semibold">Never written down</p>
      <TextList items={never} />
    </section>
  )
}

const LEVELS: Record<Metric['level'], string> = { business: 'Business', application: 'Application', system: 'System' }

const metricColumns: readonly Column<Metric>[] = [
  { key: 'level', header: 'Level', cell: ({ level }) => LEVELS[level] },
  { key: 'name', header: 'What is measured', isRowHeader: true, cell: ({ name }) => name },
  { key: 'from', header: 'Where', cell: ({ from }) => from },
  { key: 'answers', header: 'Answers', cell: ({ answers }) => answers },
]
const toolColumns: readonly Column<Tool>[] = [
  { key: 'topic', header: 'For', isRowHeader: true, className: 'first-letter:uppercase', cell: ({ topic }) => topic },
  { key: 'tool', header: 'Tool', className: 'first-letter:uppercase', cell: ({ tool }) => tool },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
]
const budgetColumns: readonly Column<BudgetStep>[] = [
  { key: 'used', header: 'Used', isRowHeader: true, cell: ({ usedPercent }) => `${usedPercent}%` },
  { key: 'minutes', header: 'That is', cell: ({ usedMinutes }) => formatMinutes(usedMinutes) },
  { key: 'act', header: 'What is done', cell: ({ act }) => act },
  { key: 'who', header: 'Who', cell: ({ who }) => who },
]
const fieldColumns: readonly Column<LogFormat['fields'][number]>[] = [
  { key: 'name', header: 'Field', isRowHeader: true, cell: ({ name }) => <code>{name}</code> },
  { key: 'holds', header: 'Holds', cell: ({ holds }) => holds },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
]
const levelColumns: readonly Column<LogFormat['levels'][number]>[] = [
  { key: 'level', header: 'Level', isRowHeader: true, cell: ({ level }) => level },
  { key: 'when', header: 'When', cell: ({ when }) => when },
  { key: 'production', header: 'In production', cell: ({ inProduction }) => inProduction },
]
