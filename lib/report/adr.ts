import type { Decision, Finding } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { sourceLink, words } from './decisions'
import { type Block, bullets, heading, type Inline, paragraph, type Text, table } from './document'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'

export type DecisionRecord = { path: string; title: string; content: string }

type Recorded = Pick<Reportable, 'decisions' | 'design' | 'findings' | 'ruleset' | 'requirements'> & {
  cost?: Reportable['cost'] | undefined
}

/**
 * A record for each decision that put something into the design or that was insisted on, numbered in the plan's order. `date` is the day
 * on which they were accepted, YYYY-MM-DD: nothing here reads a clock. Amounts are left out where the plan has none.
 */
export function decisionRecords(plan: Recorded, date: string): DecisionRecord[] {
  return plan.decisions.filter(matters).map((decision, index) => {
    const number = `${index + 1}`.padStart(4, '0')
    const title = `${words(decision.topic)}: ${decision.service}`
    return {
      path: `docs/adr/${number}-${decision.topic}.md`,
      title,
      content: printMarkdown(record(plan, decision, `${index + 1}. ${title}`, date)),
    }
  })
}

/** The list of the records, for the folder that they stand in. */
export const decisionIndex = (plan: Recorded, records: readonly DecisionRecord[]) => ({
  path: 'docs/adr/README.md',
  content: printMarkdown([
    heading(1, ['Decisions of ', plan.design.name]),
    paragraph(
      'One record a decision: its context, what was chosen, what else there was, and what would change it. A decision that is taken back gets a new record, and the old one says by which.',
    ),
    table(
      ['Record', 'Status'],
      records.map(({ path, title }, index): Text[] => [
        [{ link: `${index + 1}. ${title}`, url: path.slice('docs/adr/'.length) }],
        'Accepted',
      ]),
    ),
  ]),
})

/** What was looked at and left out needs no record, unless the asker wanted it left out. */
const matters = ({ choice, recommended }: Decision) => choice !== 'none' || recommended !== null

function record(plan: Recorded, decision: Decision, title: string, date: string): Block[] {
  return [
    heading(1, title),
    table(
      ['', ''],
      [
        ['Status', 'Accepted'],
        ['Date', date],
        ['Design', `${plan.design.name}, ${plan.design.environment}`],
        ['Rule set', [`${plan.ruleset.version}, rule `, { code: decision.rule }]],
      ],
    ),
    heading(2, 'Context'),
    ...context(decision),
    heading(2, 'Decision'),
    ...chosen(decision),
    heading(2, 'Alternatives'),
    ...alternatives(decision, plan.cost !== undefined),
    heading(2, 'Consequences'),
    ...consequences(plan, decision),
    heading(2, 'What would change it'),
    ...changes(decision),
  ]
}

/** The question, and the facts that the rules saw. */
function context(decision: Decision): Block[] {
  const facts = new Map<string, string>()
  for (const reason of reasonsOf(decision))
    for (const [fact, value] of Object.entries(reason.saw)) facts.set(fact, shown(value))
  return [
    paragraph(decision.question),
    ...(facts.size === 0
      ? [paragraph('No single fact spoke for or against it: it is what is lightest to run.')]
      : [
          paragraph('What the rules saw:'),
          table(
            ['Fact', 'Value'],
            [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([fact, value]): Text[] => [[{ code: fact }], value]),
          ),
        ]),
  ]
}

const reasonsOf = ({ for: reasons, against, alternatives: others, infeasible }: Decision) => [
  ...reasons,
  ...against,
  ...others.flatMap((other) => [...other.for, ...other.against, ...(other.excludedBy ? [other.excludedBy] : [])]),
  ...(infeasible ? [infeasible] : []),
]

function shown(value: Decision['for'][number]['saw'][string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value.replaceAll('-', ' ')
  return typeof value === 'number' ? `${value}` : value.length === 0 ? 'none' : value.join(', ')
}

function chosen(decision: Decision): Block[] {
  const { service, summary, because, rule, source, recommended, infeasible } = decision
  const more = decision.for.filter((reason) => reason.rule !== rule)
  return [
    paragraph(
      { strong: `${service}.` },
      ` ${summary === service ? '' : `${summary}. `}${because} (`,
      { code: rule },
      ', ',
      ...sourceLink(source),
      ')',
    ),
    ...(more.length > 0 ? [bullets(more.map(reasonText))] : []),
    ...(recommended === null
      ? []
      : [paragraph(`It was insisted on; the rules would have chosen ${words(recommended).toLowerCase()}.`)]),
    ...(infeasible
      ? [
          paragraph(
            { strong: 'It cannot be had as asked:' },
            ` ${infeasible.because} (`,
            { code: infeasible.rule },
            ')',
          ),
        ]
      : []),
  ]
}

const reasonText = ({ because, rule, source }: Decision['for'][number]): Inline[] => [
  `${because} (`,
  { code: rule },
  ', ',
  ...sourceLink(source),
  ')',
]

function alternatives({ alternatives: others, score: best }: Decision, withCost: boolean): Block[] {
  if (others.length === 0) return [paragraph('None: nothing else answers the question.')]
  return [
    table(
      ['Alternative', ...(withCost ? ['A month with it'] : []), 'Why not'],
      others.map((other) => [other.service, ...(withCost ? [amount(other)] : []), whyNot(other, best)]),
      withCost ? [1] : [],
    ),
  ]
}

const amount = ({ monthlyUsd, isAtLeast }: Decision['alternatives'][number]): string => {
  if (monthlyUsd === null || monthlyUsd === undefined) return '–'
  return `${isAtLeast ? 'at least ' : ''}${formatUsd(monthlyUsd)}`
}

function whyNot({ excludedBy, against, score }: Decision['alternatives'][number], best: number): Text {
  if (excludedBy) return [`Not possible: ${excludedBy.because} (`, { code: excludedBy.rule }, ')']
  if (against.length > 0)
    return against.flatMap(({ because, rule }, index): Inline[] => [
      `${index > 0 ? ' ' : ''}${because} (`,
      { code: rule },
      ')',
    ])
  return score === best ? 'A tie: it is more to operate.' : `Less speaks for it: ${score} against ${best}.`
}

/** What it puts into the design, what it costs, and what has to be lived with. */
function consequences({ design, findings, cost }: Recorded, decision: Decision): Block[] {
  const rules = new Set([decision.rule, ...decision.for.map(({ rule }) => rule)])
  const resources = design.resources.filter(({ because }) => rules.has(because))
  const monthly =
    cost?.lines
      .filter(({ resource }) => resources.some(({ id }) => id === resource))
      .reduce((sum, { monthlyUsd }) => sum + Math.round(monthlyUsd * 100), 0) ?? 0
  const warnings = findings.filter(({ about, severity }) => severity !== 'note' && about.includes(decision.topic))
  const items: Text[] = [
    ...(resources.length > 0
      ? [
          [
            'In the design by it: ',
            ...resources.flatMap(({ id }, index): Inline[] => [...(index > 0 ? [', '] : []), { code: id }]),
            monthly > 0 ? `, ${formatUsd(monthly / 100)} of the likely month over all environments.` : '.',
          ],
        ]
      : []),
    ...decision.against.map((reason): Text => ['Speaks against it, and is accepted: ', ...reasonText(reason)]),
    ...warnings.map(warning),
  ]
  return items.length > 0
    ? [bullets(items)]
    : [paragraph('It adds no resource of its own; it settles how the others are built and run.')]
}

const warning = ({ title, message, remedy, code }: Finding): Text => [
  { strong: title },
  ` (`,
  { code },
  `): ${message} ${remedy}`,
]

const CONFIDENCE = { strong: 'It stands well', moderate: 'It stands', 'close-call': 'It was close' } as const

function changes({ confidence, margin, tippingPoints = [], alternatives: others }: Decision): Block[] {
  const nameOf = (option: string) => others.find((other) => other.option === option)?.service ?? words(option)
  const lead = margin === null ? 'nothing else was possible' : `by ${margin === 0 ? 'a tie' : `a margin of ${margin}`}`
  return [
    ...(confidence ? [paragraph(`${CONFIDENCE[confidence]}: ${lead}.`)] : []),
    tippingPoints.length === 0
      ? paragraph(
          'No single answer in reach would change it. Look again when the traffic, the team or the rules that apply change.',
        )
      : table(
          ['Answer', 'Today', 'From', 'Then'],
          tippingPoints.map(({ field, from, to, becomes }): Text[] => [
            [{ code: field }],
            `${from ?? 'open'}`,
            `${to ?? 'open'}`,
            nameOf(becomes),
          ]),
        ),
  ]
}
