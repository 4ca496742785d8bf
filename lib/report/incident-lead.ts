import type { Incident, Runbook } from '@/lib/plan-document'
import { formatDate } from '@/lib/units/dates'
import { formatMinutes } from '@/lib/units/time'
import { type Block, bullets, codeBlock, heading, numbered, paragraph, type Text, table } from './document'
import { runbookHeading } from './runbooks'

const within = (minutes: number | null) => (minutes === null ? '–' : formatMinutes(minutes))

/** Who does what, when: severities, roles and the flow from the first sign to the review. */
export function leading({ severities, roles, flow, firstFiveMinutes }: Incident): Block[] {
  return [
    heading(3, 'First five minutes'),
    numbered(firstFiveMinutes),
    heading(3, 'Severities'),
    table(
      ['Severity', 'Means', 'Somebody works on it within', 'News every', 'What is done'],
      severities.map(({ level, means, respondMinutes, newsEveryMinutes, act }) => [
        [{ strong: level }],
        means,
        respondMinutes === null ? 'the next working day' : formatMinutes(respondMinutes),
        within(newsEveryMinutes),
        act,
      ]),
    ),
    heading(3, 'Roles'),
    table(
      ['Role', 'Does', 'Who'],
      roles.map(({ role, does, who }) => [[{ strong: role }], does, who]),
    ),
    heading(3, 'Flow'),
    table(
      ['Step', 'By minute', 'What happens'],
      flow.map(({ name, byMinute, does }) => [
        [{ strong: name }],
        byMinute === null ? '–' : `${byMinute}`,
        does.join(' '),
      ]),
      [1],
    ),
  ]
}

/** Failover, failback and restore: each step with its owner and what must be seen before the next. */
export const movesOf = ({ moves }: Incident, runbooks: readonly Runbook[]): Block[] =>
  moves.flatMap(({ title, when, steps }) => [
    heading(3, title),
    paragraph({ strong: 'When.' }, ` ${when}`),
    table(
      ['No.', 'Step', 'Does', 'Owner', 'Takes', 'Next only when', 'Runbook'],
      steps.map(({ name, does, owner, minutes, criterion, runbook }, index) => [
        `${index + 1}`,
        [{ strong: name }],
        does,
        owner,
        within(minutes),
        criterion,
        linkTo(runbook, runbooks),
      ]),
      [0],
    ),
  ])

/** A runbook by its id, as a link where it stands in this document. */
function linkTo(id: string | null, runbooks: readonly Runbook[]): Text {
  const runbook = runbooks.find((candidate) => candidate.id === id)
  if (runbook) return [{ link: runbook.title, heading: runbookHeading(runbook) }]
  return id === null ? '–' : [{ code: id }]
}

/** Messages to copy: what stands in square brackets is filled in. */
export const messages = ({ templates }: Incident): Block[] =>
  templates.flatMap(({ name, audience, when, subject, body }) => [
    heading(3, name),
    paragraph({ strong: 'To.' }, ` ${audience}. `, { strong: 'When.' }, ` ${when}.`),
    codeBlock('text', [`Subject: ${subject}`, '', ...body].join('\n')),
  ])

/** `from` (YYYY-MM-DD) turns days after the plan into dates. */
export function gameDays(
  { gameDays: days }: Incident,
  runbooks: readonly Runbook[],
  from: string | undefined,
): Block[] {
  return [
    paragraph('A failure made on purpose, at an announced hour: the only way to know that the runbooks are right.'),
    table(
      ['When', 'Exercise', 'Where', 'What is done', 'What should happen', 'Measure', 'Stop when'],
      days.map(({ afterDays, runbook, where, inject, expect, measure, stopWhen }) => [
        from === undefined ? `${afterDays} days after the plan` : formatDate(daysAfter(from, afterDays)),
        linkTo(runbook, runbooks),
        where,
        inject,
        expect,
        measure,
        stopWhen,
      ]),
    ),
  ]
}

const MS_A_DAY = 86_400_000
/** The day so many days after another one, both YYYY-MM-DD. */
export const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10)

/** To be copied for each incident; what is known of this design stands in it already. */
export const reviewOf = ({ postmortem: { rule, facts, sections } }: Incident): Block[] => [
  paragraph(rule),
  table(
    ['Fact', 'Here'],
    facts.map(({ name, value }) => [name, value]),
  ),
  ...sections.flatMap(({ heading: title, asks }) => [heading(3, title), bullets(asks)]),
]
