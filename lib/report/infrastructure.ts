import { valuesToSet } from '@/lib/artifacts/values-to-set'
import type { PlanDocument } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { type Block, codeBlock, heading, paragraph, table, withCode } from './document'
import type { Reportable } from './report'

type Artifact = PlanDocument['artifacts'][number]

/** Which files there are, how they are applied, and what must be set before. The files themselves come with the export. */
export function infrastructure({ artifacts, requirements }: Reportable): Block[] {
  if (!artifacts) return [paragraph('The code was left out of this document by the person who shared it.')]
  if (artifacts.length === 0) return [paragraph('No code was generated for this design.')]
  const values = valuesToSet(artifacts)
  const environments = environmentsOf(artifacts)
  return [
    paragraph(
      `${plural(artifacts.length, 'file')}, generated from this design; each names the rule behind what it makes.`,
    ),
    table(
      ['File', 'Language', 'Lines', 'Why it is there'],
      artifacts.map(({ path, language, content, why }) => [[{ code: path }], language, `${lines(content)}`, why]),
      [2],
    ),
    heading(4, 'How to apply'),
    ...(environments.length === 0 ? otherwise(artifacts) : apply(artifacts, environments, toolOf(requirements))),
    heading(4, 'Values to set before you apply'),
    values.length === 0
      ? paragraph('None.')
      : table(
          ['Value', 'What it is', 'Where it stands'],
          values.map(({ name, description, path, line }) => [
            [{ code: name }],
            withCode(description),
            [{ code: path }, `, line ${line}`],
          ]),
        ),
  ]
}

const lines = (content: string) => content.replace(/\n$/, '').split('\n').length

/** The folders of Terraform that are applied, production first. */
const environmentsOf = (artifacts: readonly Artifact[]): string[] =>
  artifacts.flatMap(({ path }) => /^terraform\/environments\/([\w-]+)\/main\.tf$/.exec(path)?.[1] ?? [])

/** OpenTofu has the same commands under another name. */
function toolOf(requirements: Reportable['requirements']): 'terraform' | 'tofu' {
  const { platform } = requirements
  const asked = typeof platform === 'object' && platform !== null && 'iac' in platform ? platform.iac : undefined
  return asked === 'opentofu' ? 'tofu' : 'terraform'
}

/** What is not Terraform has its order of apply, with its commands, in the README beside it. */
function otherwise(artifacts: readonly Artifact[]): Block[] {
  const readme = ['cloudformation/README.md', 'pulumi/README.md'].find((path) =>
    artifacts.some((artifact) => artifact.path === path),
  )
  return [
    paragraph(
      'One environment at a time, production last, with the commands of ',
      { code: readme ?? 'README.md' },
      '.',
    ),
  ]
}

const BOOTSTRAP = 'terraform/bootstrap/README.md'

function apply(artifacts: readonly Artifact[], environments: readonly string[], tool: string): Block[] {
  return [
    ...(artifacts.some(({ path }) => path === BOOTSTRAP)
      ? [
          paragraph(
            'First, once, and by a person with administrator rights: where the state is kept and what the pipeline may do, as ',
            { code: BOOTSTRAP },
            ' says.',
          ),
        ]
      : []),
    paragraph(
      'One environment at a time, production last. Each has its own state: its ',
      { code: 'backend.tf' },
      ' says where, and its ',
      { code: 'terraform.tfvars' },
      ' waits for your values.',
    ),
    codeBlock(
      'sh',
      [
        'cd terraform',
        ...[...environments].reverse().flatMap((environment) => {
          const run = `${tool} -chdir=environments/${environment}`
          return [`${run} init`, `${run} plan -out=plan`, `${run} apply plan`]
        }),
      ].join('\n'),
    ),
  ]
}
