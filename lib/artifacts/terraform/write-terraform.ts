import type { Design } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../artifact'
import { awsCloud } from './aws/cloud'
import type { Cloud } from './cloud'
import { mergeConnections, mergeDesigns, otherRegionsOf, type Plan } from './entries'
import { FILES, type FileName, type Piece, type Placeholder } from './expressions'
import type { Block, Value } from './hcl'
import { namePrefix } from './names'
import { printAttributes, printComment, printHcl } from './print-hcl'
import { writeReadme } from './readme'
import { environmentValues, variableBlocks } from './variables'

export type TerraformInput = {
  /** One an environment, production first. */
  designs: readonly Design[]
  /** The sentence behind a rule id. */
  reasonOf: (ruleId: string) => string
  /** Version of the rule set. */
  ruleset: string
  budgetUsd: number | null
  iac: 'terraform' | 'opentofu'
}

const CLOUDS: Partial<Record<Provider, Cloud>> = { aws: awsCloud }

/** One set of files for all environments, and a file of sizes for each; nothing for a cloud whose code is not written. */
export function writeTerraform({ designs, reasonOf, ruleset, budgetUsd, iac }: TerraformInput): Artifact[] {
  const [first] = designs
  const cloud = first ? CLOUDS[first.provider] : undefined
  if (!first || !cloud) return []
  const otherRegions = otherRegionsOf(designs)
  const entries = mergeDesigns(designs, otherRegions, cloud)
  const watched = entries.some(({ resource: { kind } }) => kind === 'monitoring')
  const plan: Plan = {
    designs,
    first,
    entries,
    connections: mergeConnections(designs),
    reasonOf,
    ruleset,
    // A budget needs somebody to tell.
    budgetUsd: watched ? budgetUsd : null,
    command: iac === 'opentofu' ? 'tofu' : 'terraform',
    otherRegions,
  }
  const pieces = piecesOf(plan, cloud)
  const blocks = (file: FileName) =>
    pieces.flatMap((piece) => ('file' in piece && piece.file === file ? [piece.block] : []))
  const all = FILES.flatMap(blocks)
  const placeholders = uniqueByName([
    ...pieces.flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : [])),
    ...commonVariables(plan, cloud, all),
  ])
  const files = FILES.flatMap((file): Artifact[] => {
    const content = file === 'variables.tf' ? variableBlocks(plan, cloud, placeholders) : blocks(file)
    return content.length === 0
      ? []
      : [{ path: `terraform/${file}`, language: 'hcl', content: printHcl([headerOf(plan)], content), why: WHY[file] }]
  })
  return [
    ...files,
    ...designs.map((design, index) => environmentFile(plan, cloud, design, index, placeholders)),
    {
      path: 'terraform/backend.hcl.example',
      language: 'hcl',
      content: backendExample(plan, cloud),
      why: 'Where each environment keeps its state.',
    },
    {
      path: 'terraform/README.md',
      language: 'markdown',
      content: writeReadme(plan, cloud, placeholders),
      why: 'Values to set, the order of the first apply, and the tear-down.',
    },
  ]
}

const headerOf = ({ first, ruleset }: Plan) => `Design: ${first.name} (${first.slug}), rule set ${ruleset}.`

const WHY: Readonly<Record<FileName, string>> = {
  'versions.tf': 'Which Terraform and provider versions the files were checked against, and where the state is kept.',
  'variables.tf': 'Every value that differs between environments or that only you know, with its limits.',
  'locals.tf': 'Names, tags and zones that several files share, and what each program is told.',
  'network.tf': 'The private network: zones, subnets, routes and the ways out.',
  'security-groups.tf': 'Who may talk to whom: one rule a side for each connection of the design, and no others.',
  'edge.tf': 'What faces the internet: names, certificates, delivery, firewall and load balancers.',
  'compute.tf': 'What runs your code, and how its number of copies moves.',
  'data.tf': 'Databases, caches, indexes, files and buckets, encrypted and backed up.',
  'messaging.tf': 'Queues, topics, streams and workflows.',
  'iam.tf': 'What each program may do: its connections, and nothing with a star for both action and resource.',
  'security.tf': 'Keys, secrets, the audit trail and threat detection.',
  'observability.tf': 'Logs with a retention, alarms that call somebody, and a dashboard.',
  'backup.tf': 'Backups beyond what the databases keep themselves.',
  'budget.tf': 'A warning before the month’s budget is spent.',
  'outputs.tf': 'Addresses and names to hand to people and pipelines.',
}

function piecesOf(plan: Plan, cloud: Cloud): Piece[] {
  const inFile = (file: FileName, blocks: readonly Block[]): Piece[] => blocks.map((block) => ({ file, block }))
  return [
    ...inFile('versions.tf', cloud.versions(plan)),
    ...cloud.shared(plan),
    ...plan.entries.flatMap((entry) => project(cloud.writers, entry.resource, { plan, entry })),
    ...inFile('budget.tf', cloud.budget(plan)),
    ...inFile('outputs.tf', cloud.outputs(plan)),
  ]
}

/** Variables that several files share: declared where something reads them. */
function commonVariables(plan: Plan, cloud: Cloud, blocks: readonly Block[]): Placeholder[] {
  const printed = printHcl([], blocks)
  return cloud.commonVariables(plan).filter(({ name }) => new RegExp(`\\bvar\\.${name}\\b`).test(printed))
}

function uniqueByName(placeholders: readonly Placeholder[]): Placeholder[] {
  const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]))
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function environmentFile(
  plan: Plan,
  cloud: Cloud,
  design: Design,
  index: number,
  placeholders: readonly Placeholder[],
): Artifact {
  const values: [string, Value][] = [
    ['environment', design.environment],
    ['name', namePrefix(plan.first.slug, design.environment)],
    ['region', design.regions[0]?.id ?? cloud.region.example],
    ...plan.otherRegions.map(({ variable, id }): [string, Value] => [variable, id]),
    ...(plan.budgetUsd === null
      ? []
      : ([['monthly_budget_usd', index === 0 ? plan.budgetUsd : null]] as [string, Value][])),
    ...environmentValues(plan, index),
  ]
  const waiting = placeholders.filter(({ fallback }) => fallback === undefined)
  const isSecret = ({ name }: Placeholder) => /password/.test(name)
  const toSet = waiting
    .filter((placeholder) => !isSecret(placeholder))
    .map(({ name, example }) => `# ${name} = ${example}`)
  const secrets = waiting.filter(isSecret).map(({ name }) => `# export TF_VAR_${name}=…`)
  const content = [
    printAttributes([headerOf(plan)], Object.fromEntries(values)),
    ...(toSet.length > 0
      ? [
          [
            ...printComment('Values to set before you apply: take out the hash sign and put in your own.'),
            ...toSet,
            '',
          ].join('\n'),
        ]
      : []),
    ...(secrets.length > 0
      ? [
          [
            ...printComment('Passwords come from the environment of the shell, never from this file:'),
            ...secrets,
            '',
          ].join('\n'),
        ]
      : []),
  ]
  return {
    path: `terraform/environments/${design.environment}.tfvars`,
    language: 'hcl',
    content: content.join('\n'),
    why: `How large ${design.environment} is, and which parts it has.`,
  }
}

function backendExample(plan: Plan, cloud: Cloud): string {
  return printAttributes(
    [
      headerOf(plan),
      'Copy to backend.hcl. The key is given at init, one an environment: -backend-config="key=production.tfstate".',
    ],
    cloud.backend(plan),
  )
}
