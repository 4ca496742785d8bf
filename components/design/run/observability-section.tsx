import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { type Column, DataTable } from '@/components/ui/data-table'
import type { Observability, Operations } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'
import { Signals } from './signals'

type Objective = Observability['objectives'][number]
type Alert = Observability['alerts'][number]
type Trigger = Operations['scalingTriggers'][number]
type ObservabilitySectionProps = { observability: Observability; operations: Operations; links: DesignLinks }

export function ObservabilitySection({ observability, operations, links }: ObservabilitySectionProps) {
  const { approach, objectives, alerts, logs } = observability
  const paging = alerts.filter(({ severity }) => severity === 'page').length
  return (
    <div className="space-y-8">
      <p className="max-w-[68ch] text-body text-ink-2">{approach}</p>
      <section className="space-y-3">
        <SubHeading title="Service objectives" />
        <DataTable
          caption="Service objectives"
          columns={objectiveColumns}
          rows={objectives}
          rowKey={({ name }) => name}
        />
      </section>
      <section className="space-y-3">
        <SubHeading title="Alerts" id="alerts">
          {paging} of {alerts.length} page a person. The others wait for the next working day.
        </SubHeading>
        <DataTable
          caption="Alerts"
          columns={alertColumns(operations, links)}
          rows={alerts}
          rowKey={({ name, resource }) => `${name} ${resource}`}
        />
      </section>
      {operations.scalingTriggers.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="What makes it grow and shrink" />
          <DataTable
            caption="Scaling triggers"
            columns={triggerColumns}
            rows={operations.scalingTriggers}
            rowKey={({ resource, trigger }) => `${resource} ${trigger}`}
          />
        </section>
      )}
      <section className="space-y-3">
        <SubHeading title="What to watch" />
        <TextList items={operations.monitoring} />
      </section>
      <Signals observability={observability} />
      <section className="space-y-3">
        <SubHeading title="Logs" />
        <Card>
          <p>
            About {decimal(logs.ingestGibPerMonth, 0)} GiB a month, kept {logs.retentionDays} days.
          </p>
          <p className="mt-1 text-ink-2">{logs.because}</p>
        </Card>
      </section>
    </div>
  )
}

const objectiveColumns: readonly Column<Objective>[] = [
  {
    key: 'name',
    header: 'What is measured',
    isRowHeader: true,
    className: 'first-letter:uppercase',
    cell: ({ name }) => name,
  },
  { key: 'target', header: 'Objective', className: 'md:whitespace-nowrap', cell: ({ target }) => target },
  { key: 'because', header: 'Because', cell: ({ because }) => because },
]

const SEVERITIES = {
  page: { words: 'Pages a person', tone: 'bad' },
  ticket: { words: 'Next working day', tone: 'warn' },
  info: { words: 'For information', tone: 'plain' },
} as const

const alertColumns = (operations: Operations, links: DesignLinks): readonly Column<Alert>[] => {
  const titles = new Map(operations.runbooks.map(({ id, title }) => [id, title]))
  return [
    { key: 'name', header: 'Alert', isRowHeader: true, cell: ({ name }) => name },
    { key: 'resource', header: 'On', cell: ({ resource }) => resource },
    { key: 'condition', header: 'Condition', className: 'first-letter:uppercase', cell: ({ condition }) => condition },
    {
      key: 'severity',
      header: 'Severity',
      cell: ({ severity }) => <Chip tone={SEVERITIES[severity].tone}>{SEVERITIES[severity].words}</Chip>,
    },
    { key: 'who', header: 'Who', cell: ({ notify }) => notify.join(', ') },
    {
      key: 'runbook',
      header: 'Runbook',
      cell: ({ runbook }) => (
        <OptionalLink href={links.section('runbooks', `rb-${runbook}`)}>{titles.get(runbook) ?? runbook}</OptionalLink>
      ),
    },
  ]
}

const triggerColumns: readonly Column<Trigger>[] = [
  { key: 'resource', header: 'Part', isRowHeader: true, cell: ({ resource }) => resource },
  { key: 'trigger', header: 'Trigger', cell: ({ trigger }) => trigger },
  { key: 'range', header: 'Copies', align: 'end', cell: ({ min, max }) => (min === max ? min : `${min} to ${max}`) },
]
