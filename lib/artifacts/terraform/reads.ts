import { expressionsOf } from './blocks'
import type { Body } from './hcl'
import type { BlockSchema, TypeSchema } from './provider-schema'
import { typeOfBlock } from './provider-schema'
import { traversals } from './traversals'

/** What is read of a thing: attributes, and what is read of each. With `whole` nothing of it may be left out. */
export type Reads = { whole: boolean; fields: Map<string, Reads> }

export const nothing = (): Reads => ({ whole: false, fields: new Map() })

export function addPath(reads: Reads, [first, ...rest]: readonly string[]): void {
  if (first === undefined) {
    reads.whole = true
    return
  }
  const field = reads.fields.get(first) ?? nothing()
  reads.fields.set(first, field)
  addPath(field, rest)
}

export function addReads(into: Reads, { whole, fields }: Reads): void {
  into.whole ||= whole
  for (const [name, reads] of fields) {
    const field = into.fields.get(name) ?? nothing()
    into.fields.set(name, field)
    addReads(field, reads)
  }
}

/**
 * What a block reads of each thing that it names. A collection named as a whole (`for zone, subnet in aws_subnet.app : …`,
 * `for_each = aws_subnet.app`) is read through what stands for one of its items.
 */
export function readsOf(body: Body, into = new Map<string, Reads>()): Map<string, Reads> {
  const own = known.get(body) ?? find(body)
  known.set(body, own)
  for (const [target, reads] of own) {
    const all = into.get(target) ?? nothing()
    into.set(target, all)
    addReads(all, reads)
  }
  return into
}

/** A block is asked for what it reads by each module, and never changes. */
const known = new WeakMap<Body, ReadonlyMap<string, Reads>>()

function find(body: Body): ReadonlyMap<string, Reads> {
  const into = new Map<string, Reads>()
  const texts = expressionsOf(body as Body[string])
  const all = texts.map((text) => ({ text, found: traversals(text) }))
  const throughValue = texts.flatMap((text) =>
    text.includes('.value') ? pathsAfter(text, /\.value((?:\.\w+|\[[^\]]*\])+)/g) : [],
  )
  for (const { text, found } of all) {
    const bound = found.some(({ path }) => path.length === 0) ? boundPaths(text) : []
    for (const { target, path, end } of found) {
      const reads = into.get(target) ?? nothing()
      into.set(target, reads)
      const isOwn = target.startsWith('var.') || target.startsWith('local.')
      // Whether it is null at all says nothing of its fields.
      if (isOwn && /^ [!=]= null/.test(text.slice(end))) continue
      if (path.length > 0 || isOwn) addPath(reads, path)
      else for (const inner of [...bound, ...throughValue]) addPath(reads, inner)
    }
  }
  return into
}

/** `subnet.id` in `[for subnet in … : subnet.id]`. */
function boundPaths(text: string): string[][] {
  const names = [...text.matchAll(/\bfor\s+(?:\w+\s*,\s*)?(\w+)\s+in\b/g)].map(([, name = '']) => name)
  return names.flatMap((name) => pathsAfter(text, new RegExp(`(?<![\\w.])${name}((?:\\.\\w+|\\[[^\\]]*\\])+)`, 'g')))
}

const pathsAfter = (text: string, pattern: RegExp): string[][] =>
  [...text.matchAll(pattern)].map(([, path = '']) =>
    path
      .replaceAll(/\[[^\]]*\]/g, '')
      .split('.')
      .filter((part) => part !== ''),
  )

/** The attributes that are read, with the type of each cut down to what is read of it; the id where it only has to be there. */
export function typesRead(schema: BlockSchema, reads: Reads): [string, TypeSchema][] {
  const [, fields] = typeOfBlock(schema) as ['object', { [name: string]: TypeSchema }]
  const read = [...reads.fields].filter(([name]) => name in fields)
  const least = ['id', 'arn', 'name'].find((name) => name in fields)
  const wanted: [string, Reads][] =
    read.length > 0 || least === undefined ? read : [[least, { ...nothing(), whole: true }]]
  return wanted
    .map(([name, inner]): [string, TypeSchema] => [name, narrowed(fields[name] ?? 'string', inner)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function narrowed(type: TypeSchema, reads: Reads): TypeSchema {
  if (typeof type === 'string' || reads.whole) return type
  const [container, inner] = type
  if (container !== 'object') return [container, narrowed(inner, reads)]
  const read = [...reads.fields].flatMap(([name, own]): [string, TypeSchema][] => {
    const field = inner[name]
    return field === undefined ? [] : [[name, narrowed(field, own)]]
  })
  return read.length === 0 ? type : ['object', Object.fromEntries(read)]
}
