import type { Practice } from '@/lib/artifacts/pipelines/practices'
import type { Artifact } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { formatDate } from '@/lib/units/dates'
import { canaryRows } from './canary'
import { controlTable } from './components'
import { measureBlocks } from './delivery-measures'
import { type Block, codeBlock, heading, numbered, paragraph, table, withCode } from './document'
import { filesAsCode } from './files'
import { stagesDiagram } from './pipeline-diagram'
import { placeWords } from './places'
import { printMarkdown } from './print-markdown'
import type { Reportable } from './report'
import { PROVIDERS } from './title'

/**
 * The pipeline of a plan as one Markdown document. `practices` are the places where its files keep the published practices
 * (`practicesIn(plan.artifacts)`).
 */
export const pipelineReport = (plan: Reportable, practices: readonly Practice[]): string =>
  printMarkdown(pipelineBlocks(plan, practices))

/** Five sections in their fixed order, the same for every plan. */
const pipelineBlocks = (plan: Reportable, practices: readonly Practice[]): Block[] => [
  heading(1, ['Pipeline of ', plan.design.name]),
  paragraph(
    `How a change to this design reaches its users on ${PROVIDERS[plan.design.provider] ?? plan.design.provider}, what it has to pass, and how it comes back. Made from answers with rule set ${plan.ruleset.version} and the catalogue of ${formatDate(plan.catalog.readOn)}.`,
  ),
  heading(2, 'Pipeline Overview'),
  ...overview(plan, practices),
  heading(2, 'Configuration'),
  ...configuration(plan),
  heading(2, 'Environments'),
  ...environments(plan),
  heading(2, 'Security Controls'),
  ...security(plan, practices),
  heading(2, 'Rollback Procedure'),
  ...rollback(plan),
]

/** Files of build systems, and the scripts that all of them call. */
const isOfPipeline = ({ path }: Artifact) =>
  /^(\.github\/workflows\/|\.gitlab|bitbucket-pipelines\.yml|azure-pipelines|pipeline\/)/.test(path)

const filesOf = ({ artifacts = [] }: Reportable) => artifacts.filter(isOfPipeline)

function overview(plan: Reportable, practices: readonly Practice[]): Block[] {
  const { pipeline, design } = plan
  return [
    codeBlock('mermaid', stagesDiagram(pipeline.stages, design.name)),
    paragraph(
      `${plural(pipeline.stages.length, 'stage')}: what fails often and fast comes first, what needs an environment comes last, and nothing is built twice.`,
    ),
    table(
      ['No.', 'Stage', 'Does', 'Gate'],
      pipeline.stages.map(({ name, does, gate }, index) => [`${index + 1}`, [{ strong: name }], does, gate]),
      [0],
    ),
    ...practised(practices),
    ...measureBlocks(plan),
  ]
}

function practised(practices: readonly Practice[]): Block[] {
  if (practices.every(({ where }) => where.length === 0)) return []
  return [
    heading(3, 'Where each practice is kept'),
    table(
      ['Practice', 'How', 'File and line'],
      practices.map(({ practice, how, where }) => [
        [{ strong: practice }],
        how,
        where.length === 0 ? 'Not in these files' : placeWords(where),
      ]),
    ),
  ]
}

function configuration(plan: Reportable): Block[] {
  if (!plan.artifacts) return [paragraph('The files were left out of this document by the person who shared it.')]
  const files = filesOf(plan)
  if (files.length === 0) return [paragraph('No pipeline files were generated for this design.')]
  return [
    paragraph(
      `${plural(files.length, 'file')}. The build system’s own file says when and in which order; what a job does stands in a script that also runs on a desk.`,
    ),
    table(
      ['File', 'Lines', 'What it is'],
      files.map(({ path, content, why }) => [
        [{ code: path }],
        `${content.replace(/\n$/, '').split('\n').length}`,
        withCode(why),
      ]),
      [1],
    ),
    ...filesAsCode(files.filter(({ language }) => language !== 'markdown')),
  ]
}

function environments({ pipeline }: Reportable): Block[] {
  return [
    table(
      ['Environment', 'Strategy', 'Promotion'],
      pipeline.environments.map(({ name, strategy, promotion }) => [
        [{ strong: name }],
        strategy.replaceAll('-', ' '),
        promotion,
      ]),
    ),
    heading(3, 'Deployment strategy'),
    paragraph(pipeline.because),
    table(
      ['Strategy', 'Risk', 'Rollback', 'Complexity', 'Use when', 'Chosen'],
      pipeline.strategies.map(({ name, risk, rollback: back, complexity, useWhen, chosen }) => [
        chosen ? [{ strong: name }] : name,
        risk,
        back,
        complexity,
        useWhen,
        chosen ? 'yes' : '',
      ]),
    ),
    ...canary(pipeline),
  ]
}

const canary = ({ canary: numbers }: Reportable['pipeline']): Block[] =>
  numbers
    ? [
        heading(3, 'A canary in numbers'),
        table(
          ['What', 'How much', 'How'],
          canaryRows(numbers).map(({ name, value, how }) => [name, [{ strong: value }], how]),
        ),
      ]
    : []

/** Stages that look for something, by their names in the plan. */
const SCANS: readonly string[] = ['Check', 'Audit', 'Build once', 'Plan infrastructure']

function security(plan: Reportable, practices: readonly Practice[]): Block[] {
  const { pipeline, security: controls } = plan
  const scans = pipeline.stages.filter(({ name }) => SCANS.includes(name))
  const secrets = practices.find(({ practice }) => practice === 'Secrets management')
  const approve = pipeline.stages.find(({ name }) => name === 'Approve')
  return [
    heading(3, 'Scanning'),
    table(
      ['Stage', 'Looks at', 'Gate'],
      scans.map(({ name, does, gate }) => [name, does, gate]),
    ),
    ...controlTable(
      controls.filter(({ group }) => group === 'scanning'),
      plan.artifacts,
    ),
    heading(3, 'Secrets'),
    ...(secrets && secrets.where.length > 0
      ? [paragraph(`${secrets.how} See `, ...placeWords(secrets.where), '.')]
      : []),
    ...controlTable(
      controls.filter(({ group }) => group === 'secrets'),
      plan.artifacts,
    ),
    heading(3, 'Approvals'),
    ...(approve ? [paragraph(`${approve.does} ${approve.gate}`)] : []),
    table(
      ['Environment', 'Who lets it in'],
      pipeline.environments.map(({ name, promotion }) => [name, promotion]),
    ),
  ]
}

function rollback(plan: Reportable): Block[] {
  const { environment } = plan.design
  const script = filesOf(plan).find(({ path }) => path === 'pipeline/rollback.sh')
  return [
    numbered(plan.pipeline.rollback),
    ...(script
      ? [
          paragraph(
            'By hand, from a desk that is signed in to the cloud: to the last release that went well, or to the one named.',
          ),
          codeBlock(
            'sh',
            [`pipeline/rollback.sh ${environment}`, `pipeline/rollback.sh ${environment} <commit>`].join('\n'),
          ),
        ]
      : []),
    ...recovery(plan),
  ]
}

/** What a rollback can't do. */
function recovery({ recovery: { corruption } }: Reportable): Block[] {
  return corruption
    ? [
        paragraph(
          'A rollback brings back code, never data. Data that a release damaged comes back only from a restore to a point before it, ',
          `kept for ${plural(corruption.keptDays, 'day')}.`,
        ),
      ]
    : []
}
