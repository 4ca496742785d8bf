import { Card } from '@/components/ui/card'
import { type Column, DataTable } from '@/components/ui/data-table'
import { TextLink } from '@/components/ui/text-link'
import type { Operations, Runbook } from '@/lib/plan-document'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { RunbookSteps } from './runbook-steps'

type Backup = Operations['backups'][number]
type RunbooksSectionProps = { operations: Operations; links: DesignLinks }

/** One card a failure, and what can be restored. */
export function RunbooksSection({ operations: { runbooks, backups }, links }: RunbooksSectionProps) {
  return (
    <div className="space-y-8">
      {runbooks.length === 0 && <p className="text-ink-2">The runbooks themselves are not part of this document.</p>}
      <nav aria-label="Runbooks" hidden={runbooks.length === 0} className="no-print">
        <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
          {runbooks.map(({ id, title, alerts }) => (
            <li key={id} className="py-1">
              <TextLink href={`#rb-${id}`}>{title}</TextLink>
              {alerts.length === 0 && <span className="text-ink-3 text-small"> (no alert)</span>}
            </li>
          ))}
        </ul>
      </nav>
      {backups.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="Backups" />
          <DataTable caption="Backups" columns={backupColumns} rows={backups} rowKey={({ resource }) => resource} />
        </section>
      )}
      {runbooks.map((runbook) => (
        <RunbookArticle key={runbook.id} runbook={runbook} links={links} />
      ))}
    </div>
  )
}

const backupColumns: readonly Column<Backup>[] = [
  { key: 'resource', header: 'Store', isRowHeader: true, cell: ({ resource }) => resource },
  { key: 'what', header: 'What is kept', cell: ({ what }) => what },
  { key: 'days', header: 'Kept', className: 'whitespace-nowrap', cell: ({ keptDays }) => `${keptDays} days` },
  { key: 'restore', header: 'Restore', cell: ({ restore }) => restore },
]

function RunbookArticle({ runbook, links }: { runbook: Runbook; links: DesignLinks }) {
  const { id, title, symptom, firstFiveMinutes, diagnose, fix, verify, alerts } = runbook
  return (
    <Card as="article" id={`rb-${id}`} labelledBy={`rb-${id}-title`} className="space-y-5">
      <div>
        <h3 id={`rb-${id}-title`} className="text-h2">
          {title}
        </h3>
        <p className="mt-1 max-w-[68ch] text-ink-2">{symptom}</p>
        {alerts.length > 0 && (
          <p className="mt-1 text-ink-2 text-small">
            <OptionalLink href={links.section('observability', 'alerts')} hidden={`of ${title}`}>
              Alerts
            </OptionalLink>
            : {alerts.join(', ')}
          </p>
        )}
      </div>
      <RunbookSteps title="First five minutes" runbook={title} steps={firstFiveMinutes} />
      <RunbookSteps title="Diagnose" runbook={title} steps={diagnose} />
      <RunbookSteps title="Fix" runbook={title} steps={fix} />
      <RunbookSteps title="Verify" runbook={title} steps={verify} />
    </Card>
  )
}
