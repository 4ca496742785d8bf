import { plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { GROUPS } from './cost'
import { isNotNeeded, words } from './decisions'
import { type Block, codeBlock, heading, type Inline, numbered, paragraph, table } from './document'
import { nextThings, RANKED_BY } from './next-things'
import { findingsTable, summary } from './overview'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'
import { titleRows } from './title'

/** The whole plan on two pages, and the next three things to do. */
export const briefReport = (plan: Reportable): string => printMarkdown(briefBlocks(plan))

const briefBlocks = (plan: Reportable): Block[] => [
  heading(1, plan.design.name),
  paragraph(summary(plan)),
  heading(2, 'Next Three Things to Do'),
  ...next(plan),
  heading(2, 'At a Glance'),
  table(['Design', ''], titleRows(plan)),
  ...picture(plan),
  heading(2, 'What Was Decided'),
  ...decided(plan),
  ...(plan.findings.length > 0 ? [heading(2, 'What to Know'), findingsTable(plan.findings)] : []),
  ...bill(plan),
  heading(2, 'How It Is Run'),
  ...run(plan),
  ...assumed(plan),
]

const WHY = { blocker: 'Stops the design', warning: 'Weakens it', value: 'Before the first deployment', duty: 'Yours' }

function next(plan: Reportable): Block[] {
  const things = nextThings(plan)
  if (things.length === 0)
    return [paragraph('Nothing waits for you: read the plan and deploy it to a first environment.')]
  return [
    numbered(things.map(({ why, title, do: what }): Inline[] => [{ strong: `${title}.` }, ` (${WHY[why]}) `, ...what])),
    paragraph(RANKED_BY),
  ]
}

function picture({ diagrams }: Reportable): Block[] {
  const architecture = diagrams.find(({ id }) => id === 'architecture')
  return architecture ? [codeBlock('mermaid', architecture.mermaid)] : []
}

function decided({ decisions }: Reportable): Block[] {
  const made = decisions.filter((decision) => !isNotNeeded(decision))
  const rest = decisions.length - made.length
  return [
    table(
      ['Topic', 'Choice', 'Because', 'Rule'],
      made.map(({ topic, service, because, rule, recommended }) => [
        words(topic),
        recommended === null ? service : `${service} (you insisted; the rules say ${words(recommended).toLowerCase()})`,
        because,
        [{ code: rule }],
      ]),
    ),
    ...(rest > 0 ? [paragraph(`${plural(rest, 'further topic')} came out as not needed here.`)] : []),
  ]
}

function bill({ cost }: Reportable): Block[] {
  if (!cost) return []
  return [
    heading(2, 'What It Costs'),
    table(
      ['Area', 'A month'],
      [
        ...cost.byGroup.map(({ group, monthlyUsd }) => [GROUPS[group] ?? group, formatUsd(monthlyUsd)]),
        [[{ strong: 'All' }], [{ strong: formatUsd(cost.monthlyUsd.expected) }]],
      ],
      [1],
    ),
    ...(cost.unpriced.length > 0
      ? [
          paragraph(
            `${plural(cost.unpriced.length, 'item')} without a price ${cost.unpriced.length === 1 ? 'is' : 'are'} not in it, and not free.`,
          ),
        ]
      : []),
  ]
}

function run({ pipeline, observability, operations, recovery, migration }: Reportable): Block[] {
  const chosen = pipeline.strategies.filter(({ chosen: isChosen }) => isChosen).map(({ name }) => name)
  const pages = observability.alerts.filter(({ severity }) => severity === 'page').length
  const kept = operations.backups.length
  return [
    table(
      ['', ''],
      [
        [
          'Release',
          `${chosen.join(', ')}: ${plural(pipeline.stages.length, 'stage')}, ${pipeline.environments.map(({ name }) => name).join(' → ')}`,
        ],
        ['Watch', `${plural(observability.alerts.length, 'alert')}, of which ${pages} page a person`],
        ['Keep', kept > 0 ? `Backups of ${plural(kept, 'store')}` : 'Nothing is stored'],
        [
          'Recover',
          `${words(recovery.strategy)}${operations.runbooks.length > 0 ? `; ${plural(operations.runbooks.length, 'runbook')}` : ''}`,
        ],
        [
          'Move',
          migration.applicable
            ? `${plural(migration.phases.length, 'phase')}: ${migration.phases.map(({ name }) => name).join(', ')}`
            : 'Nothing to move',
        ],
      ],
    ),
  ]
}

function assumed({ assumptions }: Reportable): Block[] {
  if (assumptions.length === 0) return []
  return [
    heading(2, 'What Was Assumed'),
    paragraph(
      `${plural(assumptions.length, 'question')} had no answer: `,
      ...assumptions.flatMap(({ field }, index): Inline[] => [...(index > 0 ? [', '] : []), { code: field }]),
      '. Each took a usual value; answer those that matter to you first.',
    ),
  ]
}
