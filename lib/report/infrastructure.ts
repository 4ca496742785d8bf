import type { PlanDocument } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { type Block, bullets, codeBlock, heading, paragraph, table } from './document'
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
    ...(environments.length === 0 ? [] : [heading(4, 'How to apply'), ...apply(environments, toolOf(requirements))]),
    heading(4, 'Values to set before you apply'),
    values.length === 0
      ? paragraph('None.')
      : bullets(values.map(({ name, description }) => [{ code: name }, `: ${description}`])),
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

function apply(environments: readonly string[], tool: string): Block[] {
  return [
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

/** Variables without a default, of the first environment: all ask for the same. A block ends at a brace in the first column. */
export function valuesToSet(artifacts: readonly Artifact[]): { name: string; description: string }[] {
  const file = artifacts.find(({ path }) => /\/environments\/[\w-]+\/variables\.tf$/.test(path))
  if (!file) return []
  return [...file.content.matchAll(/^variable "([^"]+)" \{\n([\s\S]*?)^\}/gm)].flatMap(([, name = '', body = '']) => {
    if (/^ {2}default\s*=/m.test(body)) return []
    return [{ name, description: (/^ {2}description\s*=\s*"(.*)"$/m.exec(body)?.[1] ?? '').replaceAll('\\"', '"') }]
  })
}
