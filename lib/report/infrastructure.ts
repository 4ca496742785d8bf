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
  const folder = folderOf(artifacts)
  return [
    paragraph(
      `${plural(artifacts.length, 'file')}, generated from this design; each names the rule behind what it makes.`,
    ),
    table(
      ['File', 'Language', 'Lines', 'Why it is there'],
      artifacts.map(({ path, language, content, why }) => [[{ code: path }], language, `${lines(content)}`, why]),
      [2],
    ),
    ...(folder === undefined ? [] : [heading(4, 'How to apply'), ...apply(artifacts, folder, toolOf(requirements))]),
    heading(4, 'Values to set before you apply'),
    values.length === 0
      ? paragraph('None.')
      : bullets(values.map(({ name, description }) => [{ code: name }, `: ${description}`])),
  ]
}

const lines = (content: string) => content.replace(/\n$/, '').split('\n').length

/** The folder that holds the Terraform, or undefined where there is none. */
const folderOf = (artifacts: readonly Artifact[]) =>
  artifacts.find(({ path }) => path.endsWith('/variables.tf'))?.path.replace(/\/variables\.tf$/, '')

/** OpenTofu has the same commands under another name. */
function toolOf(requirements: Reportable['requirements']): 'terraform' | 'tofu' {
  const { platform } = requirements
  const asked = typeof platform === 'object' && platform !== null && 'iac' in platform ? platform.iac : undefined
  return asked === 'opentofu' ? 'tofu' : 'terraform'
}

function apply(artifacts: readonly Artifact[], folder: string, tool: string): Block[] {
  const environments = artifacts.flatMap(({ path }) => /environments\/([\w-]+)\.tfvars$/.exec(path)?.[1] ?? [])
  const backend = artifacts.find(({ path }) => path.includes('backend'))
  const order = [...environments].reverse()
  return [
    paragraph(`One environment at a time, production last. Each has its own state: the file for the backend names it.`),
    codeBlock(
      'sh',
      [
        `cd ${folder}`,
        ...(backend
          ? [`cp ${backend.path.slice(folder.length + 1)} backend.hcl   # then fill in the bucket of the state`]
          : []),
        ...(order.length > 0 ? order : ['production']).flatMap((environment) => [
          `${tool} init -reconfigure${backend ? ` -backend-config=backend.hcl -backend-config="key=${environment}.tfstate"` : ''}`,
          `${tool} plan -var-file=environments/${environment}.tfvars -out=${environment}.tfplan`,
          `${tool} apply ${environment}.tfplan`,
        ]),
      ].join('\n'),
    ),
  ]
}

/** Variables without a default. A block ends at a brace in the first column, since the files are formatted. */
export function valuesToSet(artifacts: readonly Artifact[]): { name: string; description: string }[] {
  const file = artifacts.find(({ path }) => path.endsWith('/variables.tf'))
  if (!file) return []
  const given = artifacts.filter(({ path }) => path.endsWith('.tfvars')).map(({ content }) => content)
  return [...file.content.matchAll(/^variable "([^"]+)" \{\n([\s\S]*?)^\}/gm)].flatMap(([, name = '', body = '']) => {
    const isSet = given.length > 0 && given.every((content) => new RegExp(`^${name}\\s*=`, 'm').test(content))
    if (/^ {2}default\s*=/m.test(body) || isSet) return []
    return [{ name, description: (/^ {2}description\s*=\s*"(.*)"$/m.exec(body)?.[1] ?? '').replaceAll('\\"', '"') }]
  })
}
