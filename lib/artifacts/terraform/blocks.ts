import type { Block, Body, Value } from './hcl'

type Part = Body[string]

/** Every expression in a block, as text. */
export function expressionsOf(part: Part, into: string[] = []): string[] {
  if (typeof part !== 'object' || part === null) return into
  if (isCode(part)) into.push(part.code)
  else if (isReference(part)) into.push(part.ref)
  else for (const name in part) expressionsOf((part as Readonly<Record<string, Part>>)[name], into)
  return into
}

/** The same block with each expression replaced; text stays as it is. */
export function mapExpressions<P extends Part>(part: P, change: (expression: string) => string): P {
  if (typeof part !== 'object' || part === null) return part
  if (isCode(part)) return { code: change(part.code) } as P
  if (isReference(part)) return { ref: change(part.ref) } as P
  if (Array.isArray(part)) return part.map((item: Value) => mapExpressions(item, change)) as unknown as P
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]: [string, Part]) => [name, mapExpressions(inner, change)]),
  ) as P
}

export const mapBlock = (block: Block, change: (expression: string) => string): Block => ({
  ...block,
  body: Object.fromEntries(
    Object.entries(block.body).map(([name, part]) => [name, part === undefined ? part : mapExpressions(part, change)]),
  ),
})

function hasOnly(part: object, key: string): boolean {
  for (const name in part) if (name !== key) return false
  return key in part
}
const isCode = (part: object): part is { code: string } =>
  hasOnly(part, 'code') && 'code' in part && typeof part.code === 'string'
const isReference = (part: object): part is { ref: string } =>
  hasOnly(part, 'ref') && 'ref' in part && typeof part.ref === 'string'

/** `aws_vpc.network`, `data.aws_vpc.hub`; `null` for what nothing refers to by its labels. */
export function addressOf({ type, labels: [first = '', second = ''] }: Block): string | null {
  if (type === 'resource') return `${first}.${second}`
  return type === 'data' ? `data.${first}.${second}` : null
}
