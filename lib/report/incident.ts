import { plural } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { type Block, bullets, heading, numbered, paragraph, type Text, table } from './document'
import { gameDays, leading, messages, movesOf, reviewOf } from './incident-lead'
import { alertTable, backupTable, recoverySteps } from './operational'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'
import { runbookHeading, runbooks } from './runbooks'
import { onCallRules } from './signals'
import { titleRows } from './title'

/**
 * What to do when this design breaks, as one Markdown document that is read at night. `from` (YYYY-MM-DD) gives the game days their
 * dates; without it they are days after the plan.
 */
export const incidentReport = (plan: Reportable, from?: string): string => printMarkdown(incidentBlocks(plan, from))

const incidentBlocks = (plan: Reportable, from: string | undefined): Block[] => [
  heading(1, ['Incidents of ', plan.design.name]),
  paragraph(
    { strong: 'Something is broken now?' },
    ' Find the alert or the symptom in ',
    {
      link: 'Where to begin',
      heading: 'Where to Begin',
    },
    ', do the first five minutes of its runbook, and only then read on.',
  ),
  heading(2, 'Where to Begin'),
  ...index(plan),
  heading(2, 'Roles and Flow'),
  ...(plan.operations.incident ? leading(plan.operations.incident) : []),
  ...response(plan),
  heading(2, 'Runbooks'),
  ...(plan.operations.runbooks.length > 0
    ? runbooks(plan.operations.runbooks, 3)
    : [paragraph('The runbooks were left out of this document by the person who shared it.')]),
  heading(2, 'Recovery'),
  ...recoverySteps(plan.recovery),
  ...corruption(plan.recovery),
  ...(plan.operations.incident ? movesOf(plan.operations.incident, plan.operations.runbooks) : []),
  heading(3, 'What is kept'),
  ...backupTable(plan.operations),
  ...(plan.operations.incident ? [heading(2, 'Messages'), ...messages(plan.operations.incident)] : []),
  ...(plan.operations.incident
    ? [heading(2, 'Game Days'), ...gameDays(plan.operations.incident, plan.operations.runbooks, from)]
    : []),
  heading(2, 'What It Is Held Against'),
  table(['Design', ''], titleRows(plan)),
  ...budget(plan),
  heading(2, 'Alerts'),
  ...alertTable(plan.observability),
  ...onCallRules(plan.observability),
  heading(2, 'Review Without Blame'),
  ...(plan.operations.incident ? reviewOf(plan.operations.incident) : review(plan)),
]

function response({ operations }: Reportable): Block[] {
  return [...(operations.incident ? [heading(3, 'What it means here')] : []), bullets(operations.incidentResponse)]
}

/** Each runbook with what is seen and which alerts lead to it, as links. */
function index({ operations }: Reportable): Block[] {
  if (operations.runbooks.length === 0) return []
  return [
    table(
      ['What is seen', 'Alerts', 'Runbook'],
      operations.runbooks.map((runbook): Text[] => [
        runbook.symptom,
        runbook.alerts.join('; '),
        [{ link: runbook.title, heading: runbookHeading(runbook) }],
      ]),
    ),
  ]
}

function corruption({ corruption: damaged }: Reportable['recovery']): Block[] {
  if (!damaged) return []
  return [
    heading(3, 'Data that was deleted or damaged'),
    paragraph(
      `Every copy has the damage, so only a restore to a point before it helps: about ${formatMinutes(damaged.rtoMinutes.expected)}, and what was written since then is lost or entered again. A restore reaches back ${plural(damaged.keptDays, 'day')}. ${damaged.rpoMinutes.because}`,
    ),
    numbered(
      damaged.rtoMinutes.steps.map(({ name, minutes, because }) => `${name} (${formatMinutes(minutes)}): ${because}`),
    ),
  ]
}

function budget({ availability }: Reportable): Block[] {
  const { objectivePercent, errorBudgetMinutesPer30Days, weakestLinks } = availability
  return [
    paragraph(
      `An objective of ${formatAvailability(objectivePercent)} leaves ${formatMinutes(errorBudgetMinutesPer30Days)} in 30 days for everything that goes wrong. An incident that used more than a fifth of it, ${formatMinutes(errorBudgetMinutesPer30Days / 5)}, gets its first action before new features.`,
    ),
    ...(weakestLinks.length > 0
      ? [
          paragraph(
            `Look here first, most minutes away by the provider’s own promises: ${weakestLinks
              .slice(0, 5)
              .map(({ resource, minutesPer30Days }) => `${resource} (${formatMinutes(minutesPer30Days)} of 30 days)`)
              .join(', ')}.`,
          ),
        ]
      : []),
  ]
}

/** For plans from before the template was part of them. What is known of this design stands in it already. */
function review({ design, availability, recovery, observability }: Reportable): Block[] {
  const pages = observability.alerts.filter(({ severity }) => severity === 'page').map(({ name }) => name)
  const open = '…'
  return [
    paragraph(
      'Copy this for each incident, fill it in within five working days, and read it out to whoever was there.',
    ),
    table(
      ['', ''],
      [
        ['Title and severity', open],
        ['Started, noticed, mitigated, over (with time zone)', open],
        ['Who led, who repaired, who took notes', open],
        [
          'Parts touched',
          `Strike out what was not: ${design.resources
            .filter(({ tier }) => tier !== 'edge')
            .map(({ label }) => label)
            .join(', ')}`,
        ],
        ['Users who could not do what they came for', open],
        [
          'Budget used',
          `${open} of ${formatMinutes(availability.errorBudgetMinutesPer30Days)} in 30 days (objective ${formatAvailability(availability.objectivePercent)})`,
        ],
        [
          'Time to recover against what was asked',
          `${open} against ${formatMinutes(recovery.rtoMinutes.asked)} asked, ${formatMinutes(recovery.rtoMinutes.expected)} expected`,
        ],
        ['Data lost', `${open} against ${formatMinutes(recovery.rpoMinutes.asked)} that may be lost`],
        ['First alert, and which should have fired', pages.length > 0 ? `One of: ${pages.join('; ')}` : open],
      ],
    ),
    numbered([
      'What happened, by the minute: what was seen, what was done, what that changed. Names of roles, not of people.',
      'What made it possible. Ask until the answer is about the system, never about a person.',
      'What helped, what was in the way, what was luck.',
      'Was the runbook right? Correct it today.',
      'At most three actions, each with an owner, a date and how it will be seen to work.',
    ]),
  ]
}
