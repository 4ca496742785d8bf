import type { Json, Tree } from '../parsed'
import { list, tree } from '../parsed'

/** A resource as Terraform plans it; after an apply nothing of it is unknown. */
export type PlannedResource = {
  /** `module.data.aws_db_instance.database[0]`. */
  address: string
  /** `aws_db_instance.database`: the same for all copies. */
  block: string
  type: string
  name: string
  values: Tree
  /** What is known only after the apply. */
  unknown: Tree
  /** The blocks of the same module, and the variables, that an argument is made of. */
  references: (argument: string) => string[]
}

export type Planned = {
  resources: PlannedResource[]
  /** The arguments of the provider's own block, as they are written. */
  provider: Tree
}

/** Reads `terraform show -json` of a plan, with the values of the applied state where there is one. */
export function readPlanned(plan: unknown, applied: unknown = null): Planned {
  const root = tree(plan as Json)
  const configuration = tree(root.configuration)
  const changes = new Map(
    list(root.resource_changes)
      .map(tree)
      .map((change) => [String(change.address), tree(tree(change.change).after_unknown)] as const),
  )
  const written = writtenBlocks(tree(configuration.root_module), '')
  const known = new Map(
    resourcesIn(tree(tree(applied as Json).values).root_module).map((found) => [found.address, found]),
  )
  const resources = resourcesIn(tree(root.planned_values).root_module).map(
    ({ address, ...planned }): PlannedResource => {
      const after = known.get(address)
      const block = `${planned.type}.${planned.name}`
      const expressions = tree(written.get(address.replaceAll(/\[[^\]]*\]/g, ''))?.expressions)
      return {
        address,
        block,
        type: planned.type,
        name: planned.name,
        values: after?.values ?? planned.values,
        unknown: after ? {} : (changes.get(address) ?? {}),
        references: (argument) => referencesIn(expressions[argument]),
      }
    },
  )
  const [provider] = Object.values(tree(configuration.provider_config))
  return { resources, provider: tree(tree(provider).expressions) }
}

type Found = { address: string; type: string; name: string; values: Tree }

function resourcesIn(module: Json | undefined): Found[] {
  const { resources, child_modules } = tree(module)
  const own = list(resources)
    .map(tree)
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, name, values }) => ({
      address: String(address),
      type: String(type),
      name: String(name),
      values: tree(values),
    }))
  return [...own, ...list(child_modules).flatMap(resourcesIn)]
}

function writtenBlocks(module: Tree, prefix: string): Map<string, Tree> {
  const own = list(module.resources)
    .map(tree)
    .map((resource) => [`${prefix}${resource.address}`, resource] as const)
  const inner = Object.entries(tree(module.module_calls)).flatMap(([name, call]) => [
    ...writtenBlocks(tree(tree(call).module), `${prefix}module.${name}.`),
  ])
  return new Map([...own, ...inner])
}

function referencesIn(value: Json | undefined): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'references' in value ? list((value as Tree).references).map(String) : []
  return [...own, ...Object.values(value).flatMap((inner: Json) => referencesIn(inner))]
}

/** The first of a list of blocks, or nothing. */
export const blockIn = (value: Json | undefined): Tree => tree(list(value)[0])
