import type { Observability } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { type Block, bullets, heading, paragraph, table } from './document'

/** What the people on call can bear, and what is done as the error budget is used. */
export const onCallRules = ({ onCall, budgetPolicy }: Observability): Block[] => [
  ...(onCall ? [heading(4, 'What on call can bear'), bullets(onCall.says)] : []),
  ...(budgetPolicy
    ? [
        heading(4, 'When the error budget is used'),
        paragraph(`The objective leaves ${formatMinutes(budgetPolicy.budgetMinutes)} in 30 days.`),
        table(
          ['Used', 'That is', 'What is done', 'Who'],
          budgetPolicy.steps.map(({ usedPercent, usedMinutes, act, who }) => [
            `${usedPercent}%`,
            formatMinutes(usedMinutes),
            act,
            who,
          ]),
          [0],
        ),
      ]
    : []),
]

/** What is measured, written down and followed, with which tool. A plan made earlier has less of it. */
export const signals = ({ tools, metrics, logs, logFormat, traces }: Observability): Block[] => [
  ...(tools
    ? [
        heading(4, 'Tools'),
        table(
          ['For', 'Tool', 'Because'],
          tools.map(({ topic, tool, because }) => [topic, tool, because]),
        ),
      ]
    : []),
  ...(metrics
    ? [
        heading(4, 'Metrics'),
        table(
          ['Level', 'What is measured', 'Where', 'Answers'],
          metrics.map(({ level, name, from, answers }) => [level, name, from, answers]),
        ),
      ]
    : []),
  heading(4, 'Logs'),
  paragraph(
    logs.ingestGibPerMonth > 0
      ? `About ${decimal(logs.ingestGibPerMonth, 1)} GiB a month, kept ${logs.retentionDays} days. ${logs.because}`
      : logs.because,
  ),
  ...(logFormat
    ? [
        table(
          ['Field of a line', 'Holds', 'Because'],
          logFormat.fields.map(({ name, holds, because }) => [[{ code: name }], holds, because]),
        ),
        table(
          ['Level', 'When', 'In production'],
          logFormat.levels.map(({ level, when, inProduction }) => [level, when, inProduction]),
        ),
        paragraph({ strong: 'Never written down.' }, ` ${logFormat.never.join(' ')}`),
      ]
    : []),
  ...(traces ? [heading(4, 'Traces'), paragraph(`${traces.because} ${traces.propagation}`)] : []),
]
