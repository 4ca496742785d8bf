import type { Json, Tree } from '../parsed'
import { list, tree } from '../parsed'
import { type BlockSchema, isReadOnly, type ProviderSchema } from '../provider-schema'

/** A resource as Terraform plans it; after an apply nothing of it is unknown. */
export type PlannedResource = {
  /** `module.data.aws_db_instance.database[0]`. */
  address: string
  /** `aws_db_instance.database`: the same for all copies. */
  block: string
  type: string
  name: string
  /** Known only after an apply. */
  id: string | null
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
export function readPlanned(plan: unknown, schema: ProviderSchema, applied: unknown = null): Planned {
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
      const type = schema.resources[planned.type]
      const expressions = tree(written.get(address.replaceAll(/\[[^\]]*\]/g, ''))?.expressions)
      return {
        address,
        block,
        type: planned.type,
        name: planned.name,
        id: typeof after?.values.id === 'string' ? after.values.id : null,
        values: after && type ? asked(type, after.values, planned.values, expressions) : planned.values,
        unknown: after ? {} : (changes.get(address) ?? {}),
        references: (argument) => referencesIn(expressions[argument]),
      }
    },
  )
  const [provider] = Object.values(tree(configuration.provider_config))
  return { resources, provider: tree(tree(provider).expressions) }
}

/** What the provider put in by itself is left out: a stand-in makes it up. What is not computed can come from the configuration only. */
function asked({ attributes, block_types = {} }: BlockSchema, after: Tree, planned: Tree, written: Tree): Tree {
  const isAsked = (name: string) => name in written || isThere(planned[name])
  const kept = Object.entries(after).flatMap(([name, value]): [string, Json][] => {
    const nested = block_types[name]
    if (!nested) return attributes[name]?.computed !== true || isAsked(name) ? [[name, value]] : []
    if (!isAsked(name) && Object.values(nested.block.attributes).some(isReadOnly)) return []
    if (nested.nesting_mode !== 'list') return [[name, value]]
    const [before, expressions] = [list(planned[name]), list(written[name])]
    const items = list(value).map((item, index) =>
      asked(nested.block, tree(item), tree(before[index]), tree(expressions[index])),
    )
    return [[name, items]]
  })
  return Object.fromEntries(kept)
}

const isThere = (value: Json | undefined) =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)

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
