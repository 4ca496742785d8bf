import type { Design } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../artifact'
import { awsCloud } from './aws/cloud'
import { azureCloud } from './azure/cloud'
import type { Cloud } from './cloud'
import { mergeConnections, mergeDesigns, otherRegionsOf, type Plan } from './entries'
import { environmentFiles, facts } from './environments'
import type { FileName, Piece, Placeholder } from './expressions'
import { gcpCloud } from './gcp/cloud'
import type { Block, Value } from './hcl'
import { moduleFiles } from './module-files'
import { split } from './modules'
import type { Written } from './parts'
import { writeReadme } from './readme'
import { readsOf } from './reads'
import { SCHEMAS } from './schemas'
import { environmentValues, type Variable, variablesOf } from './variables'
import { versionsOf } from './versions'

export type TerraformInput = {
  /** One an environment, production first. */
  designs: readonly Design[]
  /** The sentence behind a rule id. */
  reasonOf: (ruleId: string) => string
  /** Version of the rule set. */
  ruleset: string
  budgetUsd: number | null
  /** What is promised to users, and how many requests a second they send. */
  objective?: { percent: number; requestsPerSecond: number } | undefined
  iac: 'terraform' | 'opentofu'
}

const CLOUDS: Partial<Record<Provider, Cloud>> = { aws: awsCloud, azure: azureCloud, gcp: gcpCloud }

/** The blocks before they are split into modules: other languages of the same providers are printed from these too. */
export type TerraformSource = {
  plan: Plan
  cloud: Cloud
  written: readonly Written[]
  variables: readonly Variable[]
  /** What differs from one environment to the next, by the place of the environment. */
  valuesOf: (index: number) => [string, Value][]
}

/** Undefined for a cloud whose code is not written. */
export function terraformSource({
  designs,
  reasonOf,
  ruleset,
  budgetUsd,
  objective,
  iac,
}: TerraformInput): TerraformSource | undefined {
  const [first] = designs
  const cloud = first ? CLOUDS[first.provider] : undefined
  if (!first || !cloud) return undefined
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
    objective,
    command: iac === 'opentofu' ? 'tofu' : 'terraform',
    otherRegions,
  }
  const pieces = piecesOf(plan, cloud)
  const written = pieces.filter((piece) => 'file' in piece)
  const placeholders = uniqueByName([
    ...pieces.flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : [])),
    ...commonVariables(plan, cloud, written),
  ])
  return {
    plan,
    cloud,
    written,
    variables: variablesOf(plan, cloud, placeholders),
    valuesOf: (index) => [...facts(plan, cloud, index), ...environmentValues(plan, index)],
  }
}

/** Modules that all environments share, and a folder for each environment. */
export function writeTerraform(input: TerraformInput): Artifact[] {
  const source = terraformSource(input)
  if (!source) return []
  const { plan, cloud, written, variables } = source
  const versions = versionsOf(written.map(({ block }) => block))
  const parts = split(written, variables, SCHEMAS[plan.first.provider])
  const header = headerOf(plan)
  return [
    ...parts.modules.flatMap((module) => moduleFiles(module, versions, header)),
    ...plan.designs.flatMap((_, index) => environmentFiles(plan, cloud, index, parts, versions, header)),
    {
      path: 'terraform/README.md',
      language: 'markdown',
      content: writeReadme(plan, cloud, parts),
      why: 'Values to set, the modules, the order of the first apply, and the tear-down.',
    },
  ]
}

const headerOf = ({ first, ruleset }: Plan) => `Design: ${first.name} (${first.slug}), rule set ${ruleset}.`

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
function commonVariables(plan: Plan, cloud: Cloud, written: readonly Written[]): Placeholder[] {
  const read = new Set(written.flatMap(({ block }) => [...readsOf(block.body).keys()]))
  return cloud.commonVariables(plan).filter(({ name }) => read.has(`var.${name}`))
}

function uniqueByName(placeholders: readonly Placeholder[]): Placeholder[] {
  const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]))
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
