import { type Cells, compare, text } from './cells'
import type { Add } from './indexer'
import type { CommitmentLine, ProviderRules } from './rules'
import { sourceOf } from './source'

/**
 * `scope|region|kind|years|percent|source|readOn`, and `|s` or `|u` where the figure was read second hand or not at all; the rows of
 * commitments.csv and then those that it lacks.
 */
export const commitmentLines = (rows: Cells[], rules: ProviderRules, addSource: Add): string[] => {
  const read = rows.flatMap((row) => {
    const line = rules.commitmentOf(row)
    return line ? [{ ...line, source: sourceOf(text(row, 'source')), readOn: text(row, 'as_of') }] : []
  })
  return [...read, ...rules.moreCommitments].map((line) => lineOf(line, addSource)).sort(compare)
}

/** A discount that commitments.csv lacks, or has without a source. */
export type MoreCommitment = CommitmentLine & {
  source: string
  readOn: string
  /** Second hand, or from general knowledge; absent where the vendor's page was read. */
  confidence?: 's' | 'u'
}

const lineOf = (
  { scope, region, kind, years, percent, source, readOn, confidence }: MoreCommitment,
  addSource: Add,
): string =>
  [scope, region, kind, years, percent, addSource(source), readOn, ...(confidence ? [confidence] : [])].join('|')
