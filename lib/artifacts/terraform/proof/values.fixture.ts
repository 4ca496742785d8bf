import { decode, ExtData, encode } from '@msgpack/msgpack'
import type { AttributeSchema, BlockSchema, NestedSchema, TypeSchema } from '../provider-schema'
import { isReadOnly, typeOfNested } from '../provider-schema'

/** A value as it travels: `ExtData` stands for one that is known only after the apply. */
export type Wire = string | number | boolean | null | ExtData | Wire[] | { [name: string]: Wire }
export type DynamicValue = { msgpack?: Buffer; json?: Buffer }
type Fields = { [name: string]: Wire }

const UNKNOWN = new ExtData(0, new Uint8Array([0]))
const isUnknown = (value: Wire | undefined): boolean => value instanceof ExtData
const isFields = (value: Wire | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExtData)
const isUnset = (value: Wire | undefined) => value === null || value === undefined

export function read(value: DynamicValue | null | undefined): Wire {
  if (value?.msgpack?.length) return decode(value.msgpack) as Wire
  return value?.json?.length ? (JSON.parse(value.json.toString()) as Wire) : null
}

export const write = (value: Wire): DynamicValue => ({ msgpack: Buffer.from(encode(value)) })

/** What a provider plans for a new object: all that it will decide itself is unknown. */
export const planned = (block: BlockSchema, value: Wire): Wire => fill(block, value, () => UNKNOWN)

/** What a provider answers after creating or reading: made up, but the same again for the same seed. */
export function madeUp(block: BlockSchema, value: Wire, seed: string): Wire {
  let count = [...seed].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) % 9973, 7) * 100
  const next = () => {
    count += 1
    return count
  }
  return fill(block, value, (type, name) => fake(type, name, next))
}

/**
 * A change keeps what the provider filled into blocks that the configuration leaves out, and into the members of a set, which Terraform
 * itself does not always find again.
 */
export function carried(block: BlockSchema, wanted: Wire, prior: Wire): Wire {
  if (!isFields(wanted) || !isFields(prior)) return wanted
  const nested = Object.entries(block.block_types ?? {}).flatMap(([name, { block: inner, nesting_mode }]) => {
    const [after, before] = [wanted[name], prior[name]]
    if (!Array.isArray(after) || !Array.isArray(before)) return []
    if (after.length === 0 && mayFill(inner)) return [[name, before] as const]
    const sameAs = (item: Wire, index: number) =>
      nesting_mode === 'set' ? (before.find((other) => agree(item, other)) ?? null) : (before[index] ?? null)
    return [
      [
        name,
        after.map((item, index) =>
          keeping(inner, carried(inner, item, sameAs(item, index)), sameAs(item, index), nesting_mode),
        ),
      ] as const,
    ]
  })
  return { ...wanted, ...Object.fromEntries(nested) }
}

/** Everything that is said of the one holds of the other. */
function agree(wanted: Wire, prior: Wire): boolean {
  if (isUnset(wanted) || isUnknown(wanted)) return true
  if (Array.isArray(wanted))
    return (
      wanted.length === 0 || (Array.isArray(prior) && wanted.every((item) => prior.some((other) => agree(item, other))))
    )
  if (!isFields(wanted)) return wanted === prior
  return isFields(prior) && Object.entries(wanted).every(([name, value]) => agree(value, prior[name] ?? null))
}

/** A member of a set with what the provider gave it before. */
function keeping({ attributes }: BlockSchema, wanted: Wire, prior: Wire, nesting: NestedSchema['nesting_mode']): Wire {
  if (nesting !== 'set' || !isFields(wanted) || !isFields(prior)) return wanted
  const kept = Object.entries(attributes)
    .filter(([name, attribute]) => isToFill(attribute, wanted[name]))
    .map(([name]) => [name, prior[name] ?? null] as const)
  return { ...wanted, ...Object.fromEntries(kept) }
}

/** The names of arguments that are set although only the provider may; Terraform leaves it to the provider to refuse them. */
export function readOnlySet(block: BlockSchema, value: Wire, path = ''): string[] {
  if (!isFields(value)) return []
  const own = Object.entries(block.attributes)
    .filter(([name, attribute]) => isReadOnly(attribute) && !isUnset(value[name]))
    .map(([name]) => path + name)
  const inner = Object.entries(block.block_types ?? {}).flatMap(([name, nested]) => {
    const items = value[name]
    return (Array.isArray(items) ? items : [items ?? null]).flatMap((item) =>
      readOnlySet(nested.block, item, `${path}${name}.`),
    )
  })
  return [...own, ...inner]
}

type Filler = (type: TypeSchema, name: string) => Wire

function fill(block: BlockSchema, value: Wire, filler: Filler): Wire {
  if (!isFields(value)) return value
  const attributes = Object.entries(block.attributes)
    .filter(([name, attribute]) => isToFill(attribute, value[name]))
    .map(([name, { type }]): [string, Wire] => [name, filler(type, name)])
  const blocks = Object.entries(block.block_types ?? {}).map(([name, nested]): [string, Wire] => [
    name,
    fillNested(nested, name, value[name] ?? null, filler),
  ])
  return { ...value, ...Object.fromEntries([...attributes, ...blocks]) }
}

const isToFill = ({ computed }: AttributeSchema, value: Wire | undefined) =>
  computed === true && (isUnset(value) || isUnknown(value))

function fillNested(nested: NestedSchema, name: string, value: Wire, filler: Filler): Wire {
  const isEmpty = Array.isArray(value) && value.length === 0
  if (mayFill(nested.block) && (isUnknown(value) || isEmpty)) return filler(typeOfNested(nested), name)
  if (Array.isArray(value)) return value.map((item) => fill(nested.block, item, filler))
  if (!isFields(value) || nested.nesting_mode !== 'map') return fill(nested.block, value, filler)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(nested.block, item, filler)]))
}

/**
 * A block with a read-only attribute may be filled in by the provider although the configuration leaves it out; not where it has to be told
 * something first.
 */
const mayFill = ({ attributes }: BlockSchema) =>
  Object.values(attributes).some(isReadOnly) && !Object.values(attributes).some(({ required }) => required === true)

/** Lists of texts get three items, so that an index into what the provider decides finds something. */
function fake(type: TypeSchema, name: string, next: () => number): Wire {
  if (type === 'string') return `fake-${name}-${next()}`
  if (type === 'number') return next()
  if (type === 'bool') return false
  if (type === 'dynamic') return null
  if (type[0] === 'map') return {}
  if (type[0] === 'object')
    return Object.fromEntries(Object.entries(type[1]).map(([key, inner]) => [key, fake(inner, key, next)]))
  return Array.from({ length: type[1] === 'string' ? 3 : 1 }, () => fake(type[1], name, next))
}
