import type { Entry, Plan } from './entries'
import type { Block, Body, Value } from './hcl'
import { code, ref, text } from './hcl'

/** Where a block is printed. The order is that of the file list. */
export const FILES = [
  'versions.tf',
  'variables.tf',
  'locals.tf',
  'network.tf',
  'security-groups.tf',
  'edge.tf',
  'compute.tf',
  'data.tf',
  'messaging.tf',
  'iam.tf',
  'security.tf',
  'observability.tf',
  'backup.tf',
  'budget.tf',
  'outputs.tf',
] as const
export type FileName = (typeof FILES)[number]

/** A variable of its own. Without a `fallback` only the reader knows its value, and it is listed among the values to set. */
export type Placeholder = {
  name: string
  type: string
  description: string
  /** A condition over `var.<name>` and the sentence shown when it fails. */
  validation: { condition: string; message: string } | null
  /** Shown in the README and, commented out, in the variables files. */
  example: string
  fallback?: Value
}

export type Piece = { file: FileName; block: Block } | { placeholder: Placeholder }

export const pieces = (file: FileName, ...blocks: (Block | null)[]): Piece[] =>
  blocks.flatMap((block) => (block ? [{ file, block }] : []))
export const placeholder = (value: Placeholder): Piece => ({ placeholder: value })

/** `"${var.name}-web"`: what a thing is called in the account. */
export const named = (suffix: string): Value => text`${ref('var.name')}-${suffix}`

export const conditionOf = (...entries: readonly Pick<Entry, 'condition'>[]): string | null => {
  const conditions = [...new Set(entries.flatMap(({ condition }) => (condition ? [condition] : [])))]
  return conditions.length === 0 ? null : conditions.join(' && ')
}

/** `count` where some environment lacks one of these. */
export function counted(...entries: readonly Pick<Entry, 'condition'>[]): Body {
  const condition = conditionOf(...entries)
  return condition === null ? {} : { count: code(`${condition} ? 1 : 0`) }
}

/** `for_each` over a map or set of strings, empty where some environment lacks one of these. */
export function forEach(collection: string, empty: '{}' | '[]', ...entries: readonly Pick<Entry, 'condition'>[]): Body {
  const condition = conditionOf(...entries)
  if (condition === null) return { for_each: code(empty === '[]' ? `toset(${collection})` : collection) }
  return {
    for_each: code(
      empty === '[]'
        ? `toset(${condition} ? ${collection} : [])`
        : `{ for key, value in ${collection} : key => value if ${condition} }`,
    ),
  }
}

/** A block of the entry's own, seen from another block that exists at least when the entry does. */
export const own = (entry: Pick<Entry, 'condition'>, type: string, label: string, attribute: string) =>
  ref(ownPath(entry, type, label, attribute))
export const ownPath = (entry: Pick<Entry, 'condition'>, type: string, label: string, attribute: string) =>
  `${type}.${label}${entry.condition ? '[0]' : ''}.${attribute}`

/** `var.database.instance_class`. */
export const size = (entry: Entry, field: string) => ref(`var.${entry.label}.${field}`)

export type Link = { path: string; mayBeNull: boolean }

/**
 * An attribute of another entry. Where the reader exists only when the other does, it is a plain reference; where the other may be missing
 * the expression is null then, and the reader has to bear it.
 */
export function linkTo(
  entries: readonly Entry[],
  reader: Entry | null,
  type: string,
  attribute: string,
  suffix = '',
): Link | null {
  const [entry, ...variants] = entries
  if (!entry) return null
  const label = `${entry.label}${suffix}`
  if (variants.length > 0) {
    const parts = entries.map((variant) => `${type}.${variant.label}${suffix}[*].${attribute}`)
    return { path: `one(concat(${parts.join(', ')}))`, mayBeNull: true }
  }
  if (entry.condition === null) return { path: `${type}.${label}.${attribute}`, mayBeNull: false }
  if (reader && implies(reader, entry)) return { path: `${type}.${label}[0].${attribute}`, mayBeNull: false }
  return { path: `one(${type}.${label}[*].${attribute})`, mayBeNull: true }
}

/** Wherever the reader exists the other does too. */
export const implies = (reader: Entry, other: Entry) =>
  reader.bySize.every(({ sizes }, index) => sizes === null || (other.bySize[index]?.sizes ?? null) !== null)

/** One comment for an entry: the rule that put it there and its reason. */
export function why(plan: Plan, entry: Entry): string {
  const { because, purpose } = entry.resource
  const reason = plan.reasonOf(because).trim()
  return `${because}: ${reason === '' ? purpose : reason}`
}
