import type { TypeSchema } from '../terraform/provider-schema'
import type { Expression } from './hcl-expression'
import type { Field, Fields } from './names'

/** What is known of a value's type: enough to name what is read of it and to convert what Terraform converts silently. */
export type Type =
  | 'string'
  | 'number'
  | 'boolean'
  | 'unknown'
  | { list: Type }
  | { map: Type }
  /** `optional` where an environment may lack it: what stands on it is not made then. `maybe` are the fields that may be missing. */
  | {
      object: { readonly [name: string]: Type }
      names: { readonly [name: string]: string }
      optional?: true
      maybe?: readonly string[]
    }
  /** Terraform has a list of one where Pulumi has the thing itself. */
  | { single: Type }
  /** A resource or data source; `optional` where an environment may lack it. */
  | { resource: Type; optional: boolean }

export const camel = (name: string): string => name.replaceAll(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The type of what is read of a resource. */
export function typeOfSchema(schema: TypeSchema, field: Field = {}): Type {
  if (schema === 'bool') return 'boolean'
  if (schema === 'dynamic') return 'unknown'
  if (schema === 'string' || schema === 'number') return field.type ?? schema
  const [kind, inner] = schema
  if (kind === 'object') return objectOf(inner, field.of ?? {})
  if (kind === 'map') return { map: typeOfSchema(inner) }
  const item = typeOfSchema(inner, field.of === undefined ? {} : { of: field.of })
  return field.list === false ? { single: item } : { list: item }
}

export function objectOf(attributes: { readonly [name: string]: TypeSchema }, fields: Fields): Type {
  const entries = Object.entries(attributes)
  return {
    object: Object.fromEntries(entries.map(([name, schema]) => [name, typeOfSchema(schema, fields[name])])),
    names: Object.fromEntries(entries.map(([name]) => [name, fields[name]?.as ?? camel(name)])),
    maybe: entries.flatMap(([name]) => (fields[name]?.maybe ? [name] : [])),
  }
}

/** A variable's type as Terraform writes it: `map(object({ image = string }))`. */
export function typeOfConstraint(expression: Expression): Type {
  if (expression.is === 'name') {
    if (expression.name === 'bool') return 'boolean'
    return expression.name === 'string' || expression.name === 'number' ? expression.name : 'unknown'
  }
  if (expression.is !== 'call') return 'unknown'
  const [inner] = expression.args
  if (!inner) return 'unknown'
  if (expression.name === 'object' && inner.is === 'object') {
    const entries = inner.entries.flatMap(({ key, value }) =>
      key.is === 'literal' ? [[String(key.value), typeOfConstraint(value)] as const] : [],
    )
    return {
      object: Object.fromEntries(entries),
      names: Object.fromEntries(entries.map(([name]) => [name, camel(name)])),
    }
  }
  if (expression.name === 'map') return { map: typeOfConstraint(inner) }
  return expression.name === 'optional' ? typeOfConstraint(inner) : { list: typeOfConstraint(inner) }
}

/** The type in TypeScript's words. */
export function printType(type: Type): string {
  if (typeof type === 'string') return type
  if ('list' in type) {
    const item = printType(type.list)
    return /^\w+$/.test(item) ? `${item}[]` : `Array<${item}>`
  }
  if ('map' in type) return `Record<string, ${printType(type.map)}>`
  if ('object' in type) {
    const fields = Object.entries(type.object).map(
      ([name, inner]) => `${type.names[name] ?? name}: ${printType(inner)}`,
    )
    return `{ ${fields.join('; ')} }`
  }
  return 'unknown'
}
