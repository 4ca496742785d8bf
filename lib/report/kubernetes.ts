import type { Decision, KubernetesGuide } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { decisionBlocks } from './decisions'
import { type Block, bullets, heading, numbered, paragraph, type Text, table, withCode } from './document'
import { findingsTable } from './overview'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'
import { titleRows } from './title'

/** Whether this design should use Kubernetes, and how: as one Markdown document. */
export const kubernetesReport = (plan: Reportable): string =>
  printMarkdown([
    heading(1, ['Kubernetes for ', plan.design.name]),
    table(['Design', ''], titleRows(plan)),
    ...(plan.kubernetes ? guidance(plan, plan.kubernetes) : decided(plan)),
  ])

const guidance = (plan: Reportable, guide: KubernetesGuide): Block[] => [
  heading(2, 'Is It Right Here'),
  paragraph({ strong: guide.isChosen ? 'This design uses Kubernetes.' : 'This design does not use Kubernetes.' }),
  paragraph(guide.verdict),
  table(
    ['What speaks for it', 'Holds', 'Here'],
    guide.signals.map(({ name, holds, says }) => [name, holds ? 'yes' : 'no', says]),
  ),
  heading(3, 'What would change the answer'),
  bullets(guide.flips),
  ...decided(plan),
  heading(2, 'How to Run It'),
  ...running(plan, guide),
  heading(2, 'What Not to Run There'),
  table(
    ['What', 'Because'],
    guide.keepOut.map(({ what, because }) => [what, because]),
  ),
  heading(2, guide.isChosen ? 'The Way Out' : 'The Way In Later'),
  bullets(guide.exit),
]

function decided({ decisions, findings }: Reportable): Block[] {
  const compute = decisions.filter(({ topic }) => topic === 'compute')
  const about = findings.filter(
    (finding) => finding.code === 'PREMATURE_KUBERNETES' || /kubernetes/i.test(finding.title + finding.message),
  )
  return [
    heading(3, 'How it was decided'),
    ...compute.flatMap(decisionBlocks),
    ...wished(decisions),
    ...(about.length > 0 ? [heading(3, 'Findings'), findingsTable(about)] : []),
  ]
}

/** With its first letter as a sentence has it. */
const sentence = (words: string): Text => withCode(words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()))

/** Where something else was chosen: what Kubernetes itself would cost here. */
function wished(decisions: readonly Decision[]): Block[] {
  const kubernetes = decisions
    .find(({ topic }) => topic === 'compute')
    ?.alternatives.find(({ option }) => option === 'kubernetes')
  if (kubernetes?.engineerHoursPerMonth === undefined) return []
  return [
    paragraph(
      `With it, about ${plural(kubernetes.engineerHoursPerMonth, 'hour')} of engineers a month would go into running this design.`,
    ),
  ]
}

function running({ artifacts, decisions }: Reportable, guide: KubernetesGuide): Block[] {
  if (!guide.isChosen) {
    const compute = decisions.find(({ topic }) => topic === 'compute')
    return [
      paragraph(
        `There is no cluster to run: ${compute ? `${compute.service} starts the workload` : 'the platform starts the workload'}, and the provider keeps what is below it. What a cluster would ask of you, every year, is in the list below.`,
      ),
      numbered(guide.upgrades.map(sentence)),
    ]
  }
  const files = (artifacts ?? []).filter(({ path }) => path.startsWith('kubernetes/'))
  return [
    ...(files.length > 0
      ? [
          paragraph(`${plural(files.length, 'file')} for the cluster come with the code of this design.`),
          table(
            ['File', 'What it is'],
            files.map(({ path, why }) => [[{ code: path }], why]),
          ),
        ]
      : []),
    heading(3, 'Sizes'),
    ...guide.sizing.flatMap(({ cluster, steps }) => [
      paragraph({ strong: `Cluster ${cluster}.` }),
      table(
        ['What', 'How much', 'How'],
        steps.map(({ name, value, how }) => [name, value, how]),
      ),
    ]),
    heading(3, 'Upgrades'),
    numbered(guide.upgrades.map(sentence)),
  ]
}
