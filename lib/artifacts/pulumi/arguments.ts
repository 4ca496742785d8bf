import type { Body, Dynamic, Nested, Noted, Value } from '../terraform/hcl'
import type { BlockSchema, TypeSchema } from '../terraform/provider-schema'
import { type Code, enclosed, lift, plain, property } from './code'
import { expressionOf } from './declarations'
import type { Expression } from './hcl-expression'
import type { Field, Fields } from './names'
import { itemOf } from './reading'
import { plainOrResource, type Scope, translate } from './translate'
import { camel } from './types'

/** Arguments of Terraform's own, which become options or loops. */
const META = new Set(['count', 'for_each', 'depends_on', 'lifecycle', 'provider'])

type Part = Body[string]
/** One line of an object, with the comment above it. */
export type Line = { comment: string; name: string; code: string }

/** What a resource or a nested block is given, under Pulumi's names and in its types. */
export function argumentLines(body: Body, shape: BlockSchema, fields: Fields, scope: Scope, isTop = false): Line[] {
  const lines = new Map<string, Line & { items: string[] }>()
  for (const [key, part] of Object.entries(body)) {
    if (part === undefined || (isTop && META.has(key))) continue
    const name = blockName(key, part)
    const field = fields[name] ?? {}
    const as = field.as ?? camel(name)
    const nested = shape.block_types?.[name]
    const { value, because } = isNoted(part)
      ? { value: part.noted, because: part.because }
      : { value: part, because: '' }
    if (nested && (isNested(value) || isDynamic(value))) {
      const before = lines.get(as)
      const items = [...(before?.items ?? []), ...blockItems(value, nested.block, field.of ?? {}, scope, name)]
      const isList = field.list ?? (nested.nesting_mode !== 'single' && nested.max_items !== 1)
      lines.set(as, { comment: because, name: as, code: listOrOne(items, isList), items })
      continue
    }
    if (isNested(value) || isDynamic(value)) throw new Error(`${name} is no block of this type`)
    const wanted = shape.attributes[name]?.type ?? 'string'
    const code = fitted(
      translate(renamed(expressionOf(value as Value), wanted, field), scope),
      wanted,
      field,
      scope.cloud,
    )
    if (code !== 'undefined') lines.set(as, { comment: because, name: as, code, items: [] })
  }
  return [...lines.values()].map(({ comment, name, code }) => ({ comment, name, code }))
}

/** An object over several lines where it is long, else on one. */
export function printObject(lines: readonly Line[]): string {
  const fields = lines.map(({ name, code }) => (property(name) === code ? code : `${property(name)}: ${code}`))
  const line = `{ ${fields.join(', ')} }`
  if (lines.length === 0) return '{}'
  if (line.length <= 90 && !line.includes('\n') && lines.every(({ comment }) => comment === '')) return line
  const rows = lines.flatMap(({ comment }, index) => [
    ...(comment === '' ? [] : [`// ${comment.replaceAll(/\s+/g, ' ')}`]),
    `${fields[index]},`,
  ])
  return `{\n${indent(rows.join('\n'))}\n}`
}

/** Lines inside a template keep their place, since a break there would be part of the text. */
export const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n')

function blockItems(value: Nested | Dynamic, shape: BlockSchema, fields: Fields, scope: Scope, name: string): string[] {
  if ('blocks' in value) return value.blocks.map((body) => printObject(argumentLines(body, shape, fields, scope)))
  const forEach = expressionOf(value.dynamic.forEach)
  const over = translate(forEach, scope)
  const isList = typeof over.type === 'object' && 'list' in over.type
  const isSet = forEach.is === 'call' && forEach.name === 'toset'
  const item = plainOrResource('each', itemOf(over.type), over.kind)
  const inner = {
    ...scope,
    bound: {
      ...scope.bound,
      [`${name}.value`]: item,
      [`${name}.key`]: isList && isSet ? item : plain('eachKey', isList ? 'number' : 'string'),
    },
  }
  const body = printObject(argumentLines(value.dynamic.content, shape, fields, inner))
  // Not `key`: the resource around it may stand in a loop whose key is read in here.
  const usesKey = /\beachKey\b/.test(body)
  const loop = (code: string) => {
    const source = isList ? code : usesKey ? `Object.entries(${code})` : `Object.values(${code})`
    const pair = isList ? 'each, eachKey' : '[eachKey, each]'
    return `...${enclosed(source)}.map((${usesKey ? pair : 'each'}) => (${body}))`
  }
  // A list that is known only later is one value, which no other item stands beside.
  if (over.kind === 'output') {
    const code = lift([over], 'unknown', ([first = '']) => loop(first).slice('...'.length)).code
    return [`${LATER}${code}`]
  }
  return [loop(over.code)]
}

const LATER = '@'

function listOrOne(items: readonly string[], isList: boolean): string {
  const later = items.find((item) => item.startsWith(LATER))?.slice(LATER.length)
  if (later !== undefined) {
    if (items.length > 1) throw new Error('a list that is known only later stands alone')
    return isList ? later : `${later}.apply(([first]) => first)`
  }
  if (!isList) {
    const [only = 'undefined'] = items
    return only.startsWith('...') ? `${enclosed(only.slice(3))}[0]` : only
  }
  const line = `[${items.join(', ')}]`
  if (items.length === 1 && items[0]?.startsWith('...')) return items[0].slice(3)
  return line.length <= 90 && !line.includes('\n')
    ? line
    : `[\n${items.map((item) => indent(`${item},`)).join('\n')}\n]`
}

/** Objects in an argument that is no block, under Pulumi's names as far as the argument's type names them. */
function renamed(expression: Expression, type: TypeSchema, field: Field): Expression {
  if (field.of === undefined || typeof type === 'string') return expression
  const [kind, inner] = type
  if (kind !== 'object') {
    if (kind === 'map') return expression
    if (expression.is === 'list')
      return { ...expression, items: expression.items.map((item) => renamed(item, inner, field)) }
    if (expression.is !== 'for' || !('list' in expression.as)) return expression
    return { ...expression, as: { ...expression.as, list: renamed(expression.as.list, inner, field) } }
  }
  if (expression.is !== 'object') return expression
  const entries = expression.entries.map(({ key, value }) => {
    const name = key.is === 'literal' ? String(key.value) : ''
    const below = field.of?.[name] ?? {}
    const own = inner[name]
    if (own === undefined) return { key, value }
    return {
      key: { is: 'literal' as const, value: below.as ?? camel(name) },
      value: renamed(value, own, { of: {}, ...below }),
    }
  })
  return { ...expression, entries }
}

/** Terraform turns numbers and flags into text and back by itself; TypeScript wants to be told. */
function fitted(value: Code, wanted: TypeSchema, field: Field, cloud: string): string {
  if (
    field.enum !== undefined &&
    !value.code.startsWith("'") &&
    !(typeof value.type === 'object' && 'list' in value.type)
  ) {
    const type = `${cloud}.${field.enum}`
    return value.kind === 'output' ? `${value.code}.apply((value) => value as ${type})` : `${value.code} as ${type}`
  }
  const target = field.type ?? (wanted === 'bool' ? 'boolean' : wanted)
  const { type } = value
  if (target === 'string' && (type === 'number' || type === 'boolean'))
    return /^(?:[\d.]+|true|false)$/.test(value.code)
      ? `'${value.code}'`
      : lift([value], 'string', ([code = '']) => `String(${code})`).code
  if (target === 'number' && type === 'string') return lift([value], 'number', ([code = '']) => `Number(${code})`).code
  if (target === 'boolean' && type === 'string')
    return lift([value], 'boolean', ([code = '']) => `${code} === 'true'`).code
  if (
    field.list === false &&
    typeof type === 'object' &&
    'list' in type &&
    typeof wanted !== 'string' &&
    ['list', 'set'].includes(String(wanted[0]))
  )
    return `${enclosed(value.code)}[0]`
  return value.code
}

const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part)
const isNested = (part: Part): part is Nested => isObject(part) && 'blocks' in part && Object.keys(part).length === 1
const isDynamic = (part: Part): part is Dynamic => isObject(part) && 'dynamic' in part && Object.keys(part).length === 1
const isNoted = (part: Part): part is Noted => isObject(part) && 'noted' in part && 'because' in part

/** Blocks of one name that stand beside each other have keys of their own in the body. */
function blockName(key: string, part: Part): string {
  return isDynamic(part) ? (part.dynamic.block ?? key) : key
}
