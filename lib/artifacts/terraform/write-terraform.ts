import type { Design } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../artifact'
import { awsCloud } from './aws/cloud'
import type { Cloud } from './cloud'
import { mergeConnections, mergeDesigns, otherRegionsOf, type Plan } from './entries'
import { environmentFiles } from './environments'
import type { FileName, Piece, Placeholder } from './expressions'
import type { Block } from './hcl'
import { moduleFiles } from './module-files'
import { split } from './modules'
import type { Written } from './parts'
import { writeReadme } from './readme'
import { type Reads, readsOf } from './reads'
import { SCHEMAS } from './schemas'
import { variablesOf } from './variables'
import { versionsOf } from './versions'

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

/** Modules that all environments share, and a folder for each environment; nothing for a cloud whose code is not written. */
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
  const written = pieces.filter((piece) => 'file' in piece)
  const placeholders = uniqueByName([
    ...pieces.flatMap((piece) => ('placeholder' in piece ? [piece.placeholder] : [])),
    ...commonVariables(plan, cloud, written),
  ])
  const versions = versionsOf(written.map(({ block }) => block))
  const parts = split(written, variablesOf(plan, cloud, placeholders), SCHEMAS[first.provider])
  const header = headerOf(plan)
  return [
    ...parts.modules.flatMap((module) => moduleFiles(module, versions, header)),
    ...designs.flatMap((_, index) => environmentFiles(plan, cloud, index, parts, versions, header)),
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
  const read = new Map<string, Reads>()
  for (const { block } of written) readsOf(block.body, read)
  return cloud.commonVariables(plan).filter(({ name }) => read.has(`var.${name}`))
}

function uniqueByName(placeholders: readonly Placeholder[]): Placeholder[] {
  const byName = new Map(placeholders.map((placeholder) => [placeholder.name, placeholder]))
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
