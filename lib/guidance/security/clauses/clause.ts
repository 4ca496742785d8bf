import type { Requirements } from '@/lib/requirements/schema'
import type { Source } from '@/lib/rules/table'

/** One requirement of a regime that reaches into the infrastructure or the work around it, in our own words. */
export type Clause = {
  /** As the regime numbers it. */
  readonly number: string
  readonly asks: string
  readonly source: Source
  /** Where the answer about scope or level decides whether it is asked at all; without it, always. */
  readonly applies?: (compliance: Requirements['compliance']) => boolean
}

/** Number, what it asks, where that was read. */
type Row = readonly [number: string, asks: string, source: Source]

export const clauses = (rows: readonly Row[], applies?: Clause['applies']): Clause[] =>
  rows.map(([number, asks, source]) => ({ number, asks, source, ...(applies ? { applies } : {}) }))
