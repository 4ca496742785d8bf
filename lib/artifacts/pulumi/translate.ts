import { type Code, enclosed, lift, literal, plain, property, together } from './code'
import { translateCall } from './functions'
import type { Expression, Step } from './hcl-expression'
import { attribute, indexed, itemOf } from './reading'
import type { Type } from './types'

/** What names stand for where an expression stands. */
export type Scope = {
  /** The package's name in the program: `aws`. */
  cloud: string
  /** `var.name`, `local.tags`, `aws_vpc.network`, `data.aws_partition.current`; undefined for what is not declared. */
  declared: (target: string) => Code | undefined
  /** Names of loops: `each.value` stands under `each.value`. */
  bound: { readonly [name: string]: Code | undefined }
}

/** One expression of Terraform as TypeScript. Throws where it has no counterpart, which a test over all designs would show. */
export function translate(expression: Expression, scope: Scope): Code {
  switch (expression.is) {
    case 'literal':
      return literalOf(expression.value)
    case 'template':
      return template(expression.parts, scope)
    case 'list': {
      const items = expression.items.map((item) => translate(item, scope))
      const codes = items.map(({ code, optional }) => (optional ? `${code}!` : code))
      return together(`[${codes.join(', ')}]`, items, { list: items[0]?.type ?? 'unknown' })
    }
    case 'object':
      return object(expression.entries, scope)
    case 'for':
      return loop(expression, scope)
    case 'name':
    case 'attribute':
      return read(expression, scope)
    case 'index':
      return indexed(translate(expression.of, scope), translate(expression.at, scope))
    case 'splat':
      return splat(translate(expression.of, scope), steps(expression.read, scope))
    case 'call':
      return translateCall(expression, (inner) => translate(inner, scope))
    case 'unary': {
      const of = translate(expression.of, scope)
      return lift([of], of.type, ([code = '']) => `${expression.sign}${enclosed(code)}`)
    }
    case 'binary':
      return binary(expression, scope)
    case 'conditional':
      return conditional(expression, scope)
  }
}

function literalOf(value: string | number | boolean | null): Code {
  if (value === null) return plain('undefined', 'unknown')
  if (typeof value === 'string') return plain(literal(value), 'string')
  return plain(String(value), typeof value === 'number' ? 'number' : 'boolean')
}

function template(parts: readonly (string | Expression)[], scope: Scope): Code {
  const pieces = parts.map((part) => (typeof part === 'string' ? part : translate(part, scope)))
  const waits = pieces.some((piece) => typeof piece !== 'string' && piece.kind !== 'plain')
  const text = pieces.map((piece) => (typeof piece === 'string' ? escaped(piece) : `\${${piece.code}}`)).join('')
  return waits
    ? { code: `pulumi.interpolate\`${text}\``, kind: 'output', type: 'string' }
    : plain(`\`${text}\``, 'string')
}

const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')

function object(entries: readonly { key: Expression; value: Expression }[], scope: Scope): Code {
  const pairs = entries.map(({ key, value }) => ({ key: translate(key, scope), value: translate(value, scope) }))
  const fields = pairs.map(({ key, value }, index) => {
    const name = entries[index]?.key
    const printed = name?.is === 'literal' ? property(String(name.value)) : `[${key.code}]`
    return printed === value.code ? printed : `${printed}: ${value.code}`
  })
  const types = pairs.map(({ value }, index) => {
    const key = entries[index]?.key
    return [key?.is === 'literal' ? String(key.value) : '', value.type] as const
  })
  const isNamed = types.every(([name]) => name !== '')
  const type: Type = isNamed
    ? { object: Object.fromEntries(types), names: Object.fromEntries(types.map(([name]) => [name, name])) }
    : { map: types[0]?.[1] ?? 'unknown' }
  const code = fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
  return together(
    code,
    pairs.flatMap(({ key, value }) => [key, value]),
    type,
  )
}

/** The longest declared beginning of a chain of names, then what is read of it. */
function read(expression: Expression, scope: Scope): Code {
  const path = pathOf(expression)
  if (path) {
    for (let length = Math.min(3, path.length); length > 0; length -= 1) {
      const target = path.slice(0, length).join('.')
      const found = scope.bound[target] ?? scope.declared(target)
      if (found) return path.slice(length).reduce(attribute, found)
    }
  }
  if (expression.is === 'attribute') return attribute(translate(expression.of, scope), expression.name)
  throw new Error(`nothing is declared as ${path?.join('.') ?? JSON.stringify(expression)}`)
}

function pathOf(expression: Expression): string[] | null {
  if (expression.is === 'name') return [expression.name]
  if (expression.is !== 'attribute') return null
  const before = pathOf(expression.of)
  return before ? [...before, expression.name] : null
}

/** What is read of each item, as a function. */
export const steps =
  (read: readonly Step[], scope: Scope) =>
  (of: Code): Code =>
    read.reduce(
      (code, step) => ('name' in step ? attribute(code, step.name) : indexed(code, translate(step.at, scope))),
      of,
    )

/** `x[*].id`: of several resources, of one that may be missing, of a list. */
function splat(of: Code, read: (of: Code) => Code): Code {
  const { type } = of
  if (typeof type === 'object' && 'resource' in type) {
    const one = read(of)
    const code = type.optional ? `(${of.code} ? [${one.code}] : [])` : `[${one.code}]`
    return { code, kind: one.kind === 'plain' ? 'plain' : 'nested', type: { list: one.type } }
  }
  if (typeof type === 'object' && 'single' in type) {
    const one = read({ ...of, type: type.single })
    return lift([one], { list: one.type }, ([code = '']) => `[${code}]`)
  }
  const item = itemOf(type)
  const name = 'item'
  const inner = read(plainOrResource(name, item, of.kind))
  if (of.kind === 'output')
    return lift([of], { list: inner.type }, ([code = '']) => `${enclosed(code)}.map((${name}) => ${inner.code})`)
  return {
    code: `${of.code}.map((${name}) => ${inner.code})`,
    kind: inner.kind === 'plain' ? 'plain' : 'nested',
    type: { list: inner.type },
  }
}

/** An item of a collection: a resource is waited for even where the collection itself is plain. */
export function plainOrResource(code: string, type: Type, kind: Code['kind']): Code {
  if (typeof type === 'object' && 'resource' in type) return { code, kind: 'nested', type }
  return { code, kind: kind === 'output' ? 'plain' : kind, type }
}

const SIGNS: { readonly [sign: string]: string | undefined } = { '==': '===', '!=': '!==' }

function binary({ sign, left, right }: Extract<Expression, { is: 'binary' }>, scope: Scope): Code {
  const sides = [translate(left, scope), translate(right, scope)]
  const type: Type = ['+', '-', '*', '/', '%'].includes(sign) ? 'number' : 'boolean'
  return lift(
    sides,
    type,
    ([one = '', other = '']) => `${operand(one, sign)} ${SIGNS[sign] ?? sign} ${operand(other, sign)}`,
  )
}

/** Brackets around what binds less tightly, and around a mixture that a reader would have to look up. */
const operand = (code: string, sign: string) => {
  if (/ (\?|\?\?) /.test(code)) return `(${code})`
  if (sign === '&&' || sign === '||') return code.includes(sign === '&&' ? ' || ' : ' && ') ? `(${code})` : code
  return / (&&|\|\||===|!==|[-+*/%<>]=?) /.test(code) && !/^[\w.]+\(.*\)$/.test(code) ? `(${code})` : code
}

function conditional({ when, yes, no }: Extract<Expression, { is: 'conditional' }>, scope: Scope): Code {
  const [condition, one, other] = [translate(when, scope), translate(yes, scope), translate(no, scope)]
  const type = one.type === 'unknown' ? other.type : one.type
  if (condition.kind === 'plain') {
    const kinds = [one.kind, other.kind]
    const kind = kinds.includes('output') ? 'output' : kinds.includes('nested') ? 'nested' : 'plain'
    return { code: `${condition.code} ? ${one.code} : ${other.code}`, kind, type }
  }
  return lift([condition, one, other], type, ([test = '', first = '', second = '']) => `${test} ? ${first} : ${second}`)
}

function loop(expression: Extract<Expression, { is: 'for' }>, scope: Scope): Code {
  const over = translate(expression.over, scope)
  if (over.kind === 'output') {
    const known = loopOver(expression, { ...over, code: 'items', kind: 'plain' }, scope)
    return lift([over], known.type, ([code = '']) => known.code.replaceAll(/\bitems\b/g, enclosed(code)))
  }
  return loopOver(expression, over, scope)
}

/** `[for …]` becomes map and filter, `{ for … }` an object of entries. */
function loopOver({ key, item, when, as }: Extract<Expression, { is: 'for' }>, whole: Code, scope: Scope): Code {
  const over = asList(whole)
  const isList = typeof over.type === 'object' && 'list' in over.type
  const value = identifier(item)
  const name = key === null ? null : identifier(key)
  const bound = {
    ...scope.bound,
    [item]: plainOrResource(value, itemOf(over.type), over.kind),
    ...(key === null || name === null ? {} : { [key]: plain(name, isList ? 'number' : 'string') }),
  }
  const inner = { ...scope, bound }
  const test = when ? translate(when, inner) : null
  const body = 'list' in as ? [translate(as.list, inner)] : [translate(as.key, inner), translate(as.value, inner)]
  const used = [...body, ...(test ? [test] : [])].map(({ code }) => code).join(' ')
  const params = paramsOf(isList, name, value, used)
  const source = isList ? over.code : name === null ? `Object.values(${over.code})` : `Object.entries(${over.code})`
  const filtered = test ? `${enclosed(source)}.filter((${params}) => ${test.code})` : enclosed(source)
  const [first, second] = body
  if (!first) throw new Error('a loop has a body')
  if (!second) {
    const result = first.code.startsWith('{') ? `(${first.code})` : first.code
    const mapped = result === value && params === value ? filtered : `${filtered}.map((${params}) => ${result})`
    return together(mapped, [{ ...first, kind: first.kind }], { list: first.type })
  }
  // What the cloud names is no key that is known beforehand, so that things are counted.
  const isCounted = isList && first.kind === 'output' && key === null
  const code = isCounted
    ? `Object.fromEntries(${filtered}.map((${value}, index) => [String(index + 1), ${second.code}] as const))`
    : `Object.fromEntries(${filtered}.map((${params}) => [${first.code}, ${second.code}] as const))`
  return together(code, [second], { map: second.type })
}

/** A resource that stands where a condition holds is a list of one or of none. */
function asList(code: Code): Code {
  const { type } = code
  if (typeof type !== 'object' || !('resource' in type)) return code
  return {
    ...code,
    code: type.optional ? `(${code.code} ? [${code.code}] : [])` : `[${code.code}]`,
    type: { list: { ...type, optional: false } },
  }
}

function paramsOf(isList: boolean, key: string | null, value: string, used: string): string {
  if (key === null) return value
  const usesKey = new RegExp(`\\b${key}\\b`).test(used)
  if (isList) return usesKey ? `${value}, ${key}` : value
  return usesKey ? `[${key}, ${value}]` : `[, ${value}]`
}

const RESERVED = new Set([
  'default',
  'function',
  'new',
  'class',
  'delete',
  'in',
  'for',
  'if',
  'package',
  'private',
  'public',
])
/** A name that TypeScript takes. */
export const identifier = (name: string): string => {
  const word = name.replaceAll(/[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase())
  return RESERVED.has(word) ? `${word}One` : word
}
