import type { Json, Tree } from './parsed'
import { list, tree } from './parsed'
import type { BlockSchema, NestedSchema, TypeSchema } from './provider-schema'
import { isReadOnly } from './provider-schema'

/** Arguments that Terraform itself gives to every resource. */
const META = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle'])

/** Holds the arguments and blocks of one body against its schema: which there are, which are required, and the types of what is plain. */
export function checkBody(shape: BlockSchema, body: Tree, at: string, isTop: boolean): string[] {
  const dynamics = tree(body.dynamic)
  const { attributes, block_types = {} } = shape
  const written = Object.entries(body).flatMap(([name, value]): string[] => {
    if ((isTop && META.has(name)) || name === 'dynamic') return []
    const attribute = attributes[name]
    const block = block_types[name]
    if (block) return checkBlocks(block, value, `${at}.${name}`)
    if (!attribute) return [`${at}.${name} is unknown`]
    if (isReadOnly(attribute)) return [`${at}.${name} is set, and only the provider may set it`]
    return fits(attribute.type, value) ? [] : [`${at}.${name} is not ${typeText(attribute.type)}`]
  })
  const generated = Object.entries(dynamics).flatMap(([name, uses]) => {
    const block = block_types[name]
    if (!block) return [`${at}.${name} is unknown (dynamic)`]
    return list(uses).flatMap((use) =>
      list(tree(use).content).flatMap((content) => checkBody(block.block, tree(content), `${at}.${name}`, false)),
    )
  })
  const missing = Object.entries(attributes).filter(([name, { required }]) => required && !(name in body))
  const absent = Object.entries(block_types).filter(
    ([name, { min_items = 0 }]) => min_items > 0 && !(name in body) && !(name in dynamics),
  )
  return [...written, ...generated, ...[...missing, ...absent].map(([name]) => `${at}.${name} is missing`)]
}

function checkBlocks({ block, max_items = 0 }: NestedSchema, value: Json, at: string): string[] {
  if (!Array.isArray(value)) return [`${at} must be a block`]
  const bodies: readonly Json[] = value
  const many = max_items > 0 && bodies.length > max_items ? [`${at} may stand at most ${max_items} times`] : []
  return [...many, ...bodies.flatMap((body) => checkBody(block, tree(body), at, false))]
}

/** Only what is written out is held against its type: what an expression comes to is known to Terraform alone. */
function fits(type: TypeSchema, value: Json): boolean {
  if (value === null || type === 'dynamic' || isExpression(value)) return true
  if (type === 'string') return typeof value !== 'object'
  if (type === 'number')
    return (
      typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
    )
  if (type === 'bool') return typeof value === 'boolean' || value === 'true' || value === 'false'
  const [container, inner] = type
  if (container === 'list' || container === 'set')
    return Array.isArray(value) && value.every((item) => fits(inner, item))
  if (typeof value !== 'object' || Array.isArray(value)) return false
  return Object.entries(tree(value)).every(([name, item]) => {
    const own = container === 'object' ? inner[name] : inner
    return own !== undefined && fits(own, item)
  })
}

const isExpression = (value: Json) => typeof value === 'string' && /[$%]\{/.test(value)

export const typeText = (type: TypeSchema): string => {
  if (typeof type === 'string') return type === 'dynamic' ? 'any' : type
  return type[0] === 'object' ? 'object' : `${type[0]}(${typeText(type[1])})`
}
