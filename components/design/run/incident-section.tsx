import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Details } from '@/components/ui/details'
import type { Incident, Operations, Runbook } from '@/lib/plan-document'
import { daysAfter } from '@/lib/report/incident-lead'
import { formatDate } from '@/lib/units/dates'
import { formatMinutes } from '@/lib/units/time'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { SubHeading } from '../sub-heading'
import { TextList } from '../text-list'
import { IncidentMoves } from './incident-moves'

type Severity = Incident['severities'][number]
type Role = Incident['roles'][number]
type Step = Incident['flow'][number]
type GameDay = Incident['gameDays'][number]
type Template = Incident['templates'][number]
type IncidentSectionProps = {
  operations: Operations
  links: DesignLinks
  /** The day from which game days are counted, YYYY-MM-DD. */
  from: string
}

/** What to do when something breaks: where to begin, who leads, how users hear of it, and how it is rehearsed and reviewed. */
export function IncidentSection({ operations, links, from }: IncidentSectionProps) {
  const { runbooks, incident, incidentResponse } = operations
  return (
    <div className="space-y-8">
      {incident && (
        <section className="space-y-3">
          <SubHeading title="The first five minutes" id="first-five-minutes">
            Before anybody understands anything.
          </SubHeading>
          <TextList items={incident.firstFiveMinutes} />
        </section>
      )}
      {runbooks.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="Where to begin" id="where-to-begin">
            Find what is seen or which alert fired, and do the first five minutes of its runbook.
          </SubHeading>
          <DataTable
            caption="Where to begin"
            columns={beginningColumns(links)}
            rows={runbooks}
            rowKey={({ id }) => id}
          />
        </section>
      )}
      {incident && <Leading incident={incident} />}
      <section className="space-y-3">
        <SubHeading title="What it means here" />
        <TextList items={incidentResponse} />
      </section>
      {incident && <Prepared incident={incident} runbooks={runbooks} links={links} from={from} />}
    </div>
  )
}

/** How an incident is led, from the first minute to the last. */
function Leading({ incident: { severities, roles, flow } }: { incident: Incident }) {
  return (
    <>
      <section className="space-y-3">
        <SubHeading title="Severities" />
        <DataTable caption="Severities" columns={severityColumns} rows={severities} rowKey={({ level }) => level} />
      </section>
      <section className="space-y-3">
        <SubHeading title="Roles" />
        <DataTable caption="Roles" columns={roleColumns} rows={roles} rowKey={({ role }) => role} />
      </section>
      <section className="space-y-3">
        <SubHeading title="From notice to review" />
        <DataTable caption="Flow of an incident" columns={flowColumns} rows={flow} rowKey={({ name }) => name} />
      </section>
    </>
  )
}

type PreparedProps = Omit<IncidentSectionProps, 'operations'> & { incident: Incident; runbooks: readonly Runbook[] }

/** What is written down before it is needed. */
function Prepared({ incident: { moves, templates, gameDays, postmortem }, runbooks, links, from }: PreparedProps) {
  return (
    <>
      <IncidentMoves moves={moves} runbooks={runbooks} links={links} />
      <section className="space-y-3">
        <SubHeading title="Messages to fill in">What stands in square brackets is written on the day.</SubHeading>
        <Card className="space-y-2">
          {templates.map((template) => (
            <TemplateDetails key={template.id} template={template} />
          ))}
        </Card>
      </section>
      {gameDays.length > 0 && (
        <section className="space-y-3">
          <SubHeading title="Game days" id="game-days">
            One scenario a quarter, out of this design’s own ways to fail.
          </SubHeading>
          <DataTable
            caption="Game days"
            columns={gameDayColumns(from)}
            rows={gameDays}
            rowKey={({ afterDays }) => String(afterDays)}
          />
        </section>
      )}
      <Postmortem postmortem={postmortem} />
    </>
  )
}

function TemplateDetails({ template: { name, audience, when, subject, body } }: { template: Template }) {
  const text = `${subject}\n\n${body.join('\n')}`
  return (
    <Details summary={name}>
      <p>
        For: {audience}. {when}.
      </p>
      <p className="mt-2 whitespace-pre-line rounded-control bg-sunken p-3 text-ink">{text}</p>
      <div className="mt-2">
        <CopyButton text={text} hidden={name} size="compact" />
      </div>
    </Details>
  )
}

function Postmortem({ postmortem: { rule, facts, sections } }: { postmortem: Incident['postmortem'] }) {
  return (
    <section className="space-y-3">
      <SubHeading title="Review without blame">{rule}</SubHeading>
      <DataTable caption="Facts of the review" columns={factColumns} rows={facts} rowKey={({ name }) => name} />
      <Card className="space-y-4">
        {sections.map(({ heading, asks }) => (
          <div key={heading}>
            <h4 className="font-semibold">{heading}</h4>
            <ul className="mt-1 list-disc space-y-1 pl-5 text-ink-2">
              {asks.map((ask) => (
                <li key={ask} className="max-w-[84ch]">
                  {ask}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Card>
    </section>
  )
}

const beginningColumns = (links: DesignLinks): readonly Column<Runbook>[] => [
  {
    key: 'runbook',
    header: 'Runbook',
    isRowHeader: true,
    cell: ({ id, title }) => <OptionalLink href={links.section('runbooks', `rb-${id}`)}>{title}</OptionalLink>,
  },
  { key: 'symptom', header: 'What is seen', cell: ({ symptom }) => symptom },
  { key: 'alerts', header: 'Alerts', cell: ({ alerts }) => (alerts.length > 0 ? alerts.join('; ') : '–') },
]

const severityColumns: readonly Column<Severity>[] = [
  {
    key: 'level',
    header: 'Severity',
    isRowHeader: true,
    className: 'md:whitespace-nowrap',
    cell: ({ level }) => level,
  },
  { key: 'means', header: 'Means', cell: ({ means }) => means },
  {
    key: 'respond',
    header: 'Somebody works on it within',
    cell: ({ respondMinutes }) => (respondMinutes === null ? 'the next days' : formatMinutes(respondMinutes)),
  },
  {
    key: 'news',
    header: 'News every',
    cell: ({ newsEveryMinutes }) => (newsEveryMinutes === null ? '–' : formatMinutes(newsEveryMinutes)),
  },
  { key: 'act', header: 'What is done', cell: ({ act }) => act },
]

const roleColumns: readonly Column<Role>[] = [
  { key: 'role', header: 'Role', isRowHeader: true, cell: ({ role }) => role },
  { key: 'does', header: 'Does', cell: ({ does }) => does },
  { key: 'who', header: 'Who', cell: ({ who }) => who },
]

const flowColumns: readonly Column<Step>[] = [
  { key: 'name', header: 'Step', isRowHeader: true, cell: ({ name }) => name },
  {
    key: 'by',
    header: 'At the latest after',
    cell: ({ byMinute }) => {
      if (byMinute === null) return '–'
      return byMinute === 0 ? 'the first sign' : formatMinutes(byMinute)
    },
  },
  { key: 'does', header: 'What happens', cell: ({ does }) => does.join(' ') },
]

const gameDayColumns = (from: string): readonly Column<GameDay>[] => [
  { key: 'title', header: 'Scenario', isRowHeader: true, cell: ({ title }) => title },
  {
    key: 'when',
    header: 'When',
    className: 'md:whitespace-nowrap',
    cell: ({ afterDays }) => formatDate(daysAfter(from, afterDays)),
  },
  { key: 'where', header: 'Where', cell: ({ where }) => where },
  { key: 'inject', header: 'What is done', cell: ({ inject }) => inject },
  { key: 'expect', header: 'What should happen', cell: ({ expect }) => expect },
  { key: 'stop', header: 'Stop when', cell: ({ stopWhen }) => stopWhen },
]

const factColumns: readonly Column<Incident['postmortem']['facts'][number]>[] = [
  { key: 'name', header: 'Fact', isRowHeader: true, cell: ({ name }) => name },
  { key: 'value', header: 'In this design', cell: ({ value }) => value },
]
