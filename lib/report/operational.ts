import { plural } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { sourceLink } from './decisions'
import { type Block, bullets, heading, numbered, paragraph, table } from './document'
import type { Reportable } from './report'
import { runbooks } from './runbooks'
import { onCallRules, signals } from './signals'
import { askedLoss, lossWords, strategyWords } from './title'

/** How it is watched, kept, grown and repaired. */
export function operationalConsiderations(plan: Reportable): Block[] {
  return [
    heading(4, 'Monitoring approach'),
    bullets(plan.operations.monitoring),
    ...objectives(plan.observability),
    ...alertTable(plan.observability),
    ...onCallRules(plan.observability),
    ...signals(plan.observability),
    heading(4, 'Backup strategy'),
    ...backupTable(plan.operations),
    heading(4, 'Scaling triggers'),
    ...scaling(plan.operations),
    heading(4, 'Incident response'),
    bullets(plan.operations.incidentResponse),
    ...availability(plan.availability),
    heading(4, 'Recovery'),
    ...recoverySteps(plan.recovery),
    ...pipeline(plan.pipeline),
    ...runbooks(plan.operations.runbooks),
  ]
}

const objectives = ({ objectives: all }: Reportable['observability']): Block[] => [
  table(
    ['Objective', 'Target', 'Because'],
    all.map(({ name, target, because }) => [name, target, because]),
  ),
]

export const alertTable = ({ alerts: all }: Reportable['observability']): Block[] => [
  table(
    ['Alert', 'Condition', 'Severity', 'Resource', 'Runbook', 'Goes to'],
    all.map(({ name, condition, severity, resource, runbook, notify }) => [
      name,
      condition,
      severity,
      [{ code: resource }],
      [{ code: runbook }],
      notify.join(', '),
    ]),
  ),
]

export function backupTable({ backups: all }: Reportable['operations']): Block[] {
  if (all.length === 0)
    return [paragraph('Nothing is stored, so nothing is backed up: the design is made again from its code.')]
  return [
    table(
      ['Store', 'What is kept', 'Days', 'Restore'],
      all.map(({ resource, what, keptDays, restore }) => [[{ code: resource }], what, `${keptDays}`, restore]),
      [2],
    ),
  ]
}

function scaling({ scalingTriggers: all }: Reportable['operations']): Block[] {
  if (all.length === 0) return [paragraph('Nothing here is scaled by you: the services used grow by themselves.')]
  return [
    table(
      ['Resource', 'Least', 'Most', 'Trigger'],
      all.map(({ resource, trigger, min, max }) => [[{ code: resource }], `${min}`, `${max}`, trigger]),
      [1, 2],
    ),
  ]
}

function availability({
  paths,
  objectivePercent,
  errorBudgetMinutesPer30Days,
  weakestLinks,
}: Reportable['availability']): Block[] {
  return [
    heading(4, 'Availability'),
    paragraph(
      `An objective of ${formatAvailability(objectivePercent)} leaves ${formatMinutes(errorBudgetMinutesPer30Days)} in 30 days. What the provider commits to is multiplied along each path; it is a promise of credits, not a measurement.`,
    ),
    ...paths.flatMap(({ name, parts, leftOut, committedPercent }) => [
      paragraph({ strong: `Path: ${name}.` }, ` ${product(parts, committedPercent, objectivePercent)}`),
      table(
        ['Part', 'Service', 'Commitment', 'In this configuration', 'Source'],
        parts.map(({ resource, service, percent, configuration, source }) => [
          [{ code: resource }],
          service,
          percent === null ? 'none published' : formatAvailability(percent),
          configuration,
          sourceLink(source),
        ]),
        [2],
      ),
      ...(leftOut.length > 0
        ? [
            bullets(
              leftOut.map(({ resource, percent, because }) => [
                'Left out: ',
                { code: resource },
                ` (${percent === null ? 'no commitment published' : formatAvailability(percent)}): ${because}`,
              ]),
            ),
          ]
        : []),
    ]),
    ...(weakestLinks.length > 0
      ? [
          paragraph(
            `Weakest first, in minutes of 30 days: ${weakestLinks.map(({ resource, minutesPer30Days }) => `${resource} ${formatMinutes(minutesPer30Days)}`).join(', ')}.`,
          ),
        ]
      : []),
  ]
}

function product(
  parts: Reportable['availability']['paths'][number]['parts'],
  committed: number | null,
  objective: number,
): string {
  if (committed === null) return 'A part of it has no published commitment, so the product is not known.'
  const factors = parts.flatMap(({ percent }) => (percent === null ? [] : [formatAvailability(percent)]))
  return `${factors.join(' × ')} = ${formatAvailability(committed, objective)}.`
}

export function recoverySteps({
  strategy,
  scope,
  rtoMinutes,
  rpoMinutes,
  meetsObjectives,
}: Reportable['recovery']): Block[] {
  return [
    paragraph(
      `${strategyWords(strategy)}, for the loss of a ${scope}: back in ${formatMinutes(rtoMinutes.expected)} (${formatMinutes(rtoMinutes.asked)} asked), ${lossWords(rpoMinutes.expected)} (${askedLoss(rpoMinutes.asked)} asked). ${meetsObjectives ? 'That meets both.' : 'That does not meet both.'} ${rpoMinutes.because}`,
    ),
    ...(rtoMinutes.steps.length > 0
      ? [
          table(
            ['Step', 'Time', 'Because'],
            rtoMinutes.steps.map(({ name, minutes, because }) => [name, formatMinutes(minutes), because]),
            [1],
          ),
        ]
      : []),
  ]
}

function pipeline({ because, strategies, stages, environments, rollback }: Reportable['pipeline']): Block[] {
  return [
    heading(4, 'Release pipeline'),
    paragraph(because),
    table(
      ['Strategy', 'Risk', 'Rollback', 'Complexity', 'Use when', 'Chosen'],
      strategies.map(({ name, risk, rollback: back, complexity, useWhen, chosen }) => [
        name,
        risk,
        back,
        complexity,
        useWhen,
        chosen ? 'yes' : '',
      ]),
    ),
    table(
      ['Stage', 'Does', 'Gate'],
      stages.map(({ name, does, gate }) => [name, does, gate]),
    ),
    table(
      ['Environment', 'Strategy', 'Promotion'],
      environments.map(({ name, strategy, promotion }) => [name, strategy, promotion]),
    ),
    paragraph({ strong: 'Going back.' }, ` ${plural(rollback.length, 'rule')}:`),
    numbered(rollback),
  ]
}
