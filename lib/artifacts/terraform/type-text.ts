import type { TypeSchema } from './provider-schema'

/** A type as a variable declares it. */
export function typeText(type: TypeSchema): string {
  // The schema knows no more of these than that they are given: the provider takes texts.
  if (type === 'dynamic') return 'string'
  if (typeof type === 'string') return type
  const [container, inner] = type
  return container === 'object'
    ? objectText(Object.entries(inner).map(([name, field]) => [name, typeText(field)]))
    : `${container}(${typeText(inner)})`
}

/** On one line, as a type within another type stands. */
const objectText = (fields: readonly (readonly [string, string])[]) =>
  `object({ ${fields.map(([name, type]) => `${name} = ${type}`).join(', ')} })`

/** A line for each field, as `terraform fmt` aligns them; on one line where that is short. */
export function objectType(fields: readonly (readonly [string, string])[]): string {
  const line = objectText(fields)
  if (fields.length <= 3 && line.length <= 60) return line
  const width = Math.max(...fields.map(([name]) => name.length))
  return ['object({', ...fields.map(([name, type]) => `  ${name.padEnd(width)} = ${type}`), '})'].join('\n')
}
