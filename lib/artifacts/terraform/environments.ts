import type { Artifact } from '../artifact'
import type { Cloud } from './cloud'
import type { Plan } from './entries'
import type { Block, Body, Value } from './hcl'
import { block, labelled, noted } from './hcl'
import type { Split } from './modules'
import { namePrefix } from './names'
import { printComment, printHcl } from './print-hcl'
import { environmentValues, isSecret, type Variable } from './variables'
import { type Versions, versionBlock } from './versions'

/** The folder of one environment: its sizes, the modules, and where its state is kept. Terraform is run here. */
export function environmentFiles(
  plan: Plan,
  cloud: Cloud,
  index: number,
  { modules, root }: Split,
  versions: Versions,
  header: string,
): Artifact[] {
  const design = plan.designs[index] ?? plan.first
  const { environment } = design
  const file = (name: string, content: string, why: string): Artifact => ({
    path: `terraform/environments/${environment}/${name}`,
    language: 'hcl',
    content,
    why,
  })
  const hcl = (name: string, blocks: readonly Block[], why: string) =>
    blocks.length === 0 ? [] : [file(name, printHcl([header], blocks), why)]
  const calls = modules.map(({ name, given, handedOn: [first, ...others] }) =>
    block('module', [name], {
      source: `../../modules/${name}`,
      ...Object.fromEntries(given),
      ...(first ? { [first[0]]: noted(first[1], 'From the other modules.') } : {}),
      ...Object.fromEntries(others),
    }),
  )
  const values = [...facts(plan, cloud, index), ...environmentValues(plan, index)].filter(([name]) =>
    root.values.has(name),
  )
  const [own, sizes] = [values.filter(([name]) => isFact(plan, name)), values.filter(([name]) => !isFact(plan, name))]
  return [
    ...hcl('main.tf', [...root.locals, ...calls], `What ${environment} is put together from.`),
    ...hcl(
      'sizes.tf',
      [own, sizes]
        .filter((group) => group.length > 0)
        .map((group, at) =>
          block('locals', [], Object.fromEntries(group), at === 0 ? '' : `How large each part of ${environment} is.`),
        ),
      `What differs from one environment to the next: how large ${environment} is, and which parts it has.`,
    ),
    ...hcl('variables.tf', root.variableBlocks, 'The values that only you know, with their limits.'),
    ...valuesFile(root.variables, header).map((content) =>
      file('terraform.tfvars', content, `Your values for ${environment}; Terraform reads this file by itself.`),
    ),
    ...hcl(
      'versions.tf',
      [versionBlock(versions), ...root.providers],
      'Which Terraform and provider the files were checked against, and how the provider is set up.',
    ),
    ...hcl(
      'backend.tf',
      [backendBlock(plan, cloud, environment, versions)],
      `Where the state of ${environment} is kept, and how it is locked.`,
    ),
    ...hcl('outputs.tf', root.outputs, 'Addresses and names to hand to people and pipelines.'),
  ]
}

/** What an environment is called and where it stands. */
export function facts(plan: Plan, cloud: Cloud, index: number): [string, Value][] {
  const design = plan.designs[index] ?? plan.first
  return [
    ['environment', design.environment],
    ['name', namePrefix(plan.first.slug, design.environment)],
    ['region', design.regions[0]?.id ?? cloud.region.example],
    ...plan.otherRegions.map(({ variable, id }): [string, Value] => [variable, id]),
    // One budget covers all environments, so that it is watched from one of them.
    ...(plan.budgetUsd === null
      ? []
      : ([['monthly_budget_usd', index === 0 ? plan.budgetUsd : null]] as [string, Value][])),
  ]
}

const isFact = (plan: Plan, name: string) =>
  [
    'environment',
    'name',
    'region',
    'monthly_budget_usd',
    ...plan.otherRegions.map(({ variable }) => variable),
  ].includes(name)

function valuesFile(variables: readonly Variable[], header: string): string[] {
  const waiting = variables.filter(({ fallback }) => fallback === undefined)
  if (waiting.length === 0) return []
  const toSet = waiting.filter((variable) => !isSecret(variable)).map(({ name, example }) => `# ${name} = ${example}`)
  const secrets = waiting.filter(isSecret).map(({ name }) => `# export TF_VAR_${name}=…`)
  const part = (comment: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[...printComment(comment), ...lines].join('\n')]
  const parts = [
    printComment(header).join('\n'),
    ...part('Values to set before you apply: take out the hash sign and put in your own.', toSet),
    ...part('Passwords come from the environment of the shell, never from this file:', secrets),
  ]
  return [`${parts.join('\n\n')}\n`]
}

/** The argument that tells one environment's state from another's, by backend. */
const STATE_KEY: Readonly<Record<string, { argument: string; suffix: string }>> = {
  s3: { argument: 'key', suffix: '.tfstate' },
  azurerm: { argument: 'key', suffix: '.tfstate' },
  gcs: { argument: 'prefix', suffix: '' },
}

function backendBlock(plan: Plan, cloud: Cloud, environment: string, { backend }: Versions): Block {
  const key = STATE_KEY[backend] ?? { argument: 'key', suffix: '.tfstate' }
  const given = Object.entries(cloud.backend(plan)).filter(([name]) => name !== key.argument)
  const [first, ...rest] = given
  const body: Body = {
    ...(first
      ? { [first[0]]: isYours(first[1]) ? noted(first[1], 'Yours: it is made before everything else.') : first[1] }
      : {}),
    [key.argument]: `${plan.first.slug}/${environment}${key.suffix}`,
    ...Object.fromEntries(rest),
  }
  return block('terraform', [], { backend: labelled(backend, body) })
}

const isYours = (value: string | boolean) => typeof value === 'string' && value.startsWith('your-')

/** What stands in `backend.tf` until the reader puts in their own. */
export const backendPlaceholders = (plan: Plan, cloud: Cloud): [string, string][] =>
  Object.entries(cloud.backend(plan)).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && isYours(value) ? [[name, value]] : [],
  )
