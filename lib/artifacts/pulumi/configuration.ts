import type { Value } from '../terraform/hcl'
import { isSecret, type Variable } from '../terraform/variables'
import { indent } from './arguments'
import { type Code, literal } from './code'
import { expressionOf } from './declarations'
import { parseExpression } from './hcl-expression'
import { translate } from './translate'
import { camel, printType, type Type, typeOfConstraint } from './types'

/** The typed configuration of a stack: one entry a variable of the Terraform, with the same limits. */
export function configurationOf(variables: readonly Variable[]): { text: string; codes: ReadonlyMap<string, Code> } {
  const entries = variables.map((variable) => ({ variable, ...entryOf(variable) }))
  const codes = new Map(entries.map(({ variable, code }) => [variable.name, code]))
  const checks = entries.flatMap(({ variable }) => checksOf(variable, codes))
  const text = [
    "import * as pulumi from '@pulumi/pulumi'",
    'const stack = new pulumi.Config()',
    '/** What differs between the stacks, and what only you know: the values stand in Pulumi.<stack>.yaml. */',
    `export const config = {\n${entries
      .map(
        ({ variable, read }) =>
          `  /** ${variable.description.replaceAll('*/', '* /')} */\n${indent(`${camel(variable.name)}: ${read},`)}`,
      )
      .join('\n')}\n}`,
    ...(checks.length === 0
      ? []
      : [
          `const limits: [boolean, string][] = [\n${checks.map((check) => indent(check)).join('\n')}\n]`,
          `for (const [holds, message] of limits) if (!holds) throw new Error(message)`,
        ]),
  ]
  const [imports = '', make = '', ...rest] = text
  return { text: `${[imports, make, ...rest].join('\n\n')}\n`, codes }
}

function entryOf(variable: Variable): { read: string; code: Code } {
  const type = typeOfVariable(variable)
  const key = camel(variable.name)
  const secret = isSecret(variable)
  const isMissing = variable.fallback === null
  const isOptional = /\bNull where|; null in\b/.test(variable.description) || isMissing
  const shared = PROVIDER_KEYS[variable.name]
  const read = shared === undefined ? readOf(key, type, secret, isOptional) : providerRead(shared)
  const hasDefault = variable.fallback !== undefined && variable.fallback !== null
  const fallback = hasDefault
    ? ` ?? ${translate(expressionOf(renamed(variable.fallback ?? null, type)), NOTHING).code}`
    : ''
  return {
    read: `${hasDefault ? read.replace('.require', '.get') : read}${fallback}`,
    code: {
      code: `config.${key}`,
      kind: secret ? 'output' : 'plain',
      type: isOptional ? optional(type) : type,
    },
  }
}

export const typeOfVariable = ({ type }: Variable): Type => typeOfConstraint(parseExpression(type))

/** Fields that the type names have Pulumi's spelling; keys that a person chose keep theirs. */
export function renamed(value: Value, type: Type): Value {
  if (typeof value !== 'object' || value === null || typeof type === 'string') return value
  if (Array.isArray(value)) return 'list' in type ? value.map((item: Value) => renamed(item, type.list)) : value
  const entries = Object.entries(value as { [key: string]: Value })
  if ('map' in type) return Object.fromEntries(entries.map(([key, inner]) => [key, renamed(inner, type.map)]))
  if (!('object' in type)) return value
  return Object.fromEntries(
    entries.map(([key, inner]) => [type.names[key] ?? key, renamed(inner, type.object[key] ?? 'unknown')]),
  )
}

const optional = (type: Type): Type =>
  typeof type === 'object' && 'object' in type ? { ...type, optional: true } : type

/** Variables that the provider itself is told as well, so that they are set once: the key of its configuration. */
export const PROVIDER_KEYS: { readonly [variable: string]: string | undefined } = {
  subscription_id: 'azure:subscriptionId',
}

const providerRead = (shared: string): string => {
  const [provider = '', key = ''] = shared.split(':')
  return `new pulumi.Config(${literal(provider)}).require(${literal(key)})`
}

const NOTHING = { cloud: '', bound: {}, declared: () => undefined }

function readOf(key: string, type: Type, secret: boolean, isOptional: boolean): string {
  const ask = isOptional ? 'get' : 'require'
  const name = literal(key)
  if (secret) return `stack.${ask}Secret(${name})`
  if (type === 'string') return `stack.${ask}(${name})`
  if (type === 'number') return `stack.${ask}Number(${name})`
  if (type === 'boolean') return `stack.${ask}Boolean(${name})`
  return `stack.${ask}Object<${printType(type)}>(${name})`
}

/** Those limits that can be told before anything is made. */
function checksOf({ name, validations }: Variable, codes: ReadonlyMap<string, Code>): string[] {
  const scope = { cloud: '', bound: {}, declared: (target: string) => codes.get(target.replace(/^var\./, '')) }
  return validations.flatMap(({ condition, message }) => {
    const { code, kind } = translate(parseExpression(condition), scope)
    if (kind !== 'plain') return []
    return [`[${code}, ${literal(`${camel(name)}: ${message}`)}],`]
  })
}
