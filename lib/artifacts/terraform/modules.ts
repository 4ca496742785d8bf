import { mapBlock } from './blocks'
import { type Crossing, crossingName, type Home, outputBlock, variableForCrossing } from './crossings'
import type { FileName } from './expressions'
import type { Block, Value } from './hcl'
import { ref } from './hcl'
import {
  filesOf,
  homesOf,
  localBlocks,
  MODULE_NAMES,
  type ModuleName,
  moduleOf,
  type Part,
  partOf,
  sharedOf,
  type Written,
} from './parts'
import type { ProviderSchema } from './provider-schema'
import { addReads, nothing } from './reads'
import { renamed } from './traversals'
import { type Variable, variableBlock } from './variables'

export type Module = {
  name: ModuleName
  /** `locals.tf` holds what several modules work out for themselves. */
  files: { file: FileName; blocks: Block[] }[]
  variables: Block[]
  outputs: Block[]
  /** What the environment tells it, and what it hands on from other modules. */
  given: [string, Value][]
  handedOn: [string, Value][]
  /** The modules that it reads from. */
  readsFrom: ModuleName[]
}

export type Split = {
  modules: Module[]
  /** What is left to the environment itself: how the provider is set up, what it needs for that, and the outputs. */
  root: {
    locals: Block[]
    providers: Block[]
    outputs: Block[]
    /** What the reader is asked for. */
    variables: Variable[]
    variableBlocks: Block[]
    /** The environment's own values that something reads. */
    values: ReadonlySet<string>
  }
  /** `module.network.aws_vpc.network`. */
  addressIn: (address: string) => string
}

/**
 * Splits flat blocks into modules by their file. What a module reads of another becomes an output there and a variable here, with the
 * attributes that are read and nothing more; locals, and data sources that need no resource, are repeated where they are read.
 */
export function split(written: readonly Written[], variables: readonly Variable[], schema: ProviderSchema): Split {
  const homes = homesOf(written, schema)
  const shared = sharedOf(written, homes)
  const named = new Map(variables.map((variable) => [variable.name, variable]))
  const nameOf = crossingNames([...homes.values()], named)
  const parts = MODULE_NAMES.map((name) =>
    partOf(
      name,
      written.filter((piece) => moduleOf(piece.file, piece.block) === name),
      homes,
      shared,
    ),
  ).filter(({ own }) => own.length > 0)
  const root = partOf(
    null,
    written.filter(({ block }) => ['provider', 'output'].includes(block.type)),
    homes,
    shared,
  )
  const crossings = [...parts, root].flatMap((part) => crossingsOf(part, homes, nameOf))
  const rename = (part: Part) => (block: Block) =>
    mapBlock(block, (text) => renamed(text, (target) => targetIn(part, target, homes, nameOf, named)))
  const validatedIn = validators(parts, variables)
  const modules = parts.map((part): Module => {
    const inward = crossings.filter(({ to }) => to === part.module)
    const outward = crossings.filter(({ home }) => home.module === part.module)
    const plain = variables.filter(({ name }) => part.reads.has(`var.${name}`))
    return {
      name: part.module ?? 'network',
      files: filesOf(part, shared).map(({ file, blocks }) => ({ file, blocks: blocks.map(rename(part)) })),
      variables: [
        ...plain.map((variable) =>
          variableBlock(variable, {
            fields: fieldsRead(variable, part, validatedIn.get(variable.name) === part.module),
            validated: validatedIn.get(variable.name) === part.module,
            withDefault: false,
          }),
        ),
        ...inward.map(variableForCrossing),
      ],
      outputs: together(outward).map(outputBlock),
      given: plain.map(({ name, from }): [string, Value] => [
        name,
        ref(`${from === 'environment' ? 'local' : 'var'}.${name}`),
      ]),
      handedOn: inward.map(({ name, home }): [string, Value] => [name, ref(`module.${home.module}.${name}`)]),
      readsFrom: MODULE_NAMES.filter((name) => inward.some(({ home }) => home.module === name)),
    }
  })
  const used = new Set([...parts, root].flatMap(({ reads }) => [...reads.keys()]))
  const asked = variables.filter(({ name, from }) => from === 'reader' && used.has(`var.${name}`))
  const rootBlocks = (type: string) =>
    root.own.filter(({ block }) => block.type === type).map(({ block }) => rename(root)(block))
  return {
    modules,
    root: {
      locals: [...root.lookups, ...localBlocks(root, shared).map(({ block }) => block)].map(rename(root)),
      providers: rootBlocks('provider'),
      outputs: rootBlocks('output'),
      variables: asked,
      variableBlocks: asked
        .map((variable) => variableBlock(variable, { fields: null, validated: true, withDefault: true }))
        .map(rename(root)),
      values: new Set(
        variables.filter(({ name, from }) => from === 'environment' && used.has(`var.${name}`)).map(({ name }) => name),
      ),
    },
    addressIn: (address) => {
      const module = homes.get(address)?.module
      return module ? `module.${module}.${address}` : address
    },
  }
}

/** Everything that a part reads and another module holds. */
function crossingsOf(part: Part, homes: ReadonlyMap<string, Home>, nameOf: ReadonlyMap<string, string>): Crossing[] {
  const lookups = new Set(part.lookups)
  return [...part.reads]
    .flatMap(([target, reads]): Crossing[] => {
      const home = homes.get(target)
      if (!home || home.module === part.module || lookups.has(home.block) || home.module === null) return []
      return [{ name: nameOf.get(target) ?? crossingName(home), home, to: part.module, readers: [part.module], reads }]
    })
    .sort((a, b) => order(a.home.module) - order(b.home.module) || (a.name < b.name ? -1 : 1))
}

const order = (module: ModuleName | null) => (module === null ? -1 : MODULE_NAMES.indexOf(module))

/** One output for all who read it. */
function together(crossings: readonly Crossing[]): Crossing[] {
  const byName = new Map<string, Crossing>()
  for (const crossing of crossings) {
    const known = byName.get(crossing.name)
    const reads = known?.reads ?? nothing()
    if (!known) byName.set(crossing.name, { ...crossing, reads })
    addReads(reads, crossing.reads)
    if (known) byName.set(crossing.name, { ...known, readers: [...known.readers, crossing.to] })
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The name under which a resource is passed on; never one that a variable has already. */
function crossingNames(homes: readonly Home[], named: ReadonlyMap<string, Variable>): Map<string, string> {
  const taken = new Set(named.keys())
  return new Map(
    homes.map((home) => {
      const wanted = crossingName(home)
      const name = taken.has(wanted) ? `${home.label}_${home.type}` : wanted
      taken.add(name)
      return [home.address, name]
    }),
  )
}

function targetIn(
  { module, lookups }: Part,
  target: string,
  homes: ReadonlyMap<string, Home>,
  nameOf: ReadonlyMap<string, string>,
  named: ReadonlyMap<string, Variable>,
): string {
  if (target.startsWith('var.'))
    return module === null && named.get(target.slice(4))?.from === 'environment' ? `local.${target.slice(4)}` : target
  const home = homes.get(target)
  if (!home || home.module === module || home.module === null || lookups.includes(home.block)) return target
  return module === null ? `module.${home.module}.${nameOf.get(target)}` : `var.${nameOf.get(target)}`
}

/** A value is checked once: in the first module that reads all which the check reads, else in the first that has it. */
function validators(parts: readonly Part[], variables: readonly Variable[]): Map<string, ModuleName | null> {
  return new Map(
    variables
      .filter(({ from }) => from === 'environment')
      .map((variable) => {
        const readers = parts.filter(({ reads }) => reads.has(`var.${variable.name}`))
        const checked = checkedFields(variable)
        const whole = readers.find(({ reads }) =>
          checked.every((field) => reads.get(`var.${variable.name}`)?.fields.has(field)),
        )
        return [variable.name, (whole ?? readers[0])?.module ?? null]
      }),
  )
}

const checkedFields = ({ name, validations }: Variable): string[] =>
  validations.flatMap(({ condition }) =>
    [...condition.matchAll(new RegExp(`\\bvar\\.${name}\\.(\\w+)`, 'g'))].map(([, field = '']) => field),
  )

function fieldsRead(variable: Variable, { reads }: Part, validated: boolean): ReadonlySet<string> | null {
  const read = reads.get(`var.${variable.name}`)
  if (!read || read.whole) return null
  return new Set([...read.fields.keys(), ...(validated ? checkedFields(variable) : [])])
}
