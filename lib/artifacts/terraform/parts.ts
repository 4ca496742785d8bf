import { addressOf } from './blocks'
import type { Home } from './crossings'
import { FILES, type FileName, type Piece } from './expressions'
import type { Block, Body, Value } from './hcl'
import type { ProviderSchema } from './provider-schema'
import { type Reads, readsOf } from './reads'

/** The parts that an environment is put together from, in the order of the file list, and what stands in each. */
export const MODULES = {
  network: ['network.tf', 'security-groups.tf'],
  edge: ['edge.tf'],
  compute: ['compute.tf'],
  data: ['data.tf', 'messaging.tf', 'backup.tf'],
  security: ['security.tf', 'iam.tf'],
  observability: ['observability.tf', 'budget.tf'],
} as const satisfies { [module: string]: readonly FileName[] }
export type ModuleName = keyof typeof MODULES
export const MODULE_NAMES = Object.keys(MODULES) as ModuleName[]

export type Written = Extract<Piece, { block: Block }>

/** What has no module's file, such as a data source about the account, is nobody's: each that reads it has it. */
export function moduleOf(file: FileName, block: Block): ModuleName | null {
  if (block.type === 'locals') return null
  const found = MODULE_NAMES.find((name) => (MODULES[name] as readonly FileName[]).includes(file))
  return found ?? (block.type === 'resource' ? 'network' : null)
}

export function homesOf(written: readonly Written[], schema: ProviderSchema): Map<string, Home> {
  return new Map(
    written.flatMap(({ file, block }): [string, Home][] => {
      const address = addressOf(block)
      const [type = '', label = ''] = block.labels
      const shape = (block.type === 'data' ? schema.data_sources : schema.resources)[type]
      if (address === null) return []
      const repeats = 'for_each' in block.body ? 'map' : 'count' in block.body ? 'list' : null
      return [[address, { address, type, label, module: moduleOf(file, block), block, repeats, shape: shape ?? null }]]
    }),
  )
}

/** Locals by name, and the data sources that depend on nothing but variables. */
export type Shared = {
  locals: { file: FileName; block: Block }[]
  local: ReadonlyMap<string, Value>
  isRepeated: (target: string) => boolean
}

export function sharedOf(written: readonly Written[], homes: ReadonlyMap<string, Home>): Shared {
  const locals = written.filter(({ block }) => block.type === 'locals')
  const local = new Map(locals.flatMap(({ block }) => Object.entries(block.body) as [string, Value][]))
  const known = new Map<string, boolean>()
  const isFree = (target: string): boolean => {
    const before = known.get(target)
    if (before !== undefined) return before
    known.set(target, true)
    const body = target.startsWith('local.') ? { value: local.get(target.slice(6)) } : homes.get(target)?.block.body
    const free = target.startsWith('var.') || (isLookup(target) && readAll(body).every(isFree))
    known.set(target, free)
    return free
  }
  return { locals, local, isRepeated: (target) => target.startsWith('data.') && homes.has(target) && isFree(target) }
}

const isLookup = (target: string) => target.startsWith('local.') || target.startsWith('data.')
const readAll = (body: Body | undefined): string[] => (body ? [...readsOf(body).keys()] : [])

/** A module, or with `null` the environment, with all that it reads. */
export type Part = {
  module: ModuleName | null
  own: readonly Written[]
  /** Data sources that are repeated here. */
  lookups: Block[]
  locals: ReadonlySet<string>
  reads: ReadonlyMap<string, Reads>
}

export function partOf(
  module: ModuleName | null,
  own: readonly Written[],
  homes: ReadonlyMap<string, Home>,
  shared: Shared,
): Part {
  const reads = new Map<string, Reads>()
  for (const { block } of own) readsOf(block.body, reads)
  const locals = new Set<string>()
  const lookups: Block[] = []
  const seen = new Set<string>()
  // Reading adds to the map while it is gone through, and what is added is gone through as well.
  for (const target of reads.keys()) {
    if (seen.has(target)) continue
    seen.add(target)
    const name = target.startsWith('local.') ? target.slice(6) : null
    if (name !== null && shared.local.has(name)) {
      locals.add(name)
      readsOf({ value: shared.local.get(name) }, reads)
    }
    const home = homes.get(target)
    if (home && home.module !== module && shared.isRepeated(target)) {
      lookups.push(home.block)
      readsOf(home.block.body, reads)
    }
  }
  const needed = own.filter(({ block }) => block.type !== 'data' || reads.has(addressOf(block) ?? ''))
  return {
    module,
    own: needed,
    lookups: sortedAs(
      lookups,
      [...homes.values()].map(({ block }) => block),
    ),
    locals,
    reads,
  }
}

const sortedAs = <T>(items: readonly T[], order: readonly T[]): T[] => order.filter((item) => items.includes(item))

export function localBlocks({ locals }: Part, shared: Shared): { file: FileName; block: Block }[] {
  return shared.locals.flatMap(({ file, block }) => {
    const body = Object.fromEntries(Object.entries(block.body).filter(([name]) => locals.has(name)))
    return Object.keys(body).length === 0 ? [] : [{ file, block: { ...block, body } }]
  })
}

export function filesOf(part: Part, shared: Shared): { file: FileName; blocks: Block[] }[] {
  const own = part.own.map(({ file, block }) => ({ file: inModule(part, file), block }))
  const locals = localBlocks(part, shared).map(({ file, block }) => ({ file: inModule(part, file), block }))
  const lookups = part.lookups.map((block) => ({ file: 'locals.tf' as const, block }))
  const all = [...lookups, ...locals, ...own]
  return FILES.flatMap((file) => {
    const blocks = all.filter((piece) => piece.file === file).map(({ block }) => block)
    return blocks.length === 0 ? [] : [{ file, blocks }]
  })
}

/** A resource without a file of a module stands in the network's, a local that came from another module's file in `locals.tf`. */
function inModule({ module }: Part, file: FileName): FileName {
  const files: readonly FileName[] = module === null ? [] : MODULES[module]
  if (files.includes(file)) return file
  return file === 'versions.tf' ? 'network.tf' : 'locals.tf'
}
