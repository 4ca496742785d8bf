import type { Decisions, Topic } from '@/lib/decisions/decide-all'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import type { Confidence } from '@/lib/rules/table'

/**
 * A published architecture with what its authors chose, and the requirements as its page tells them. Where the page gives no figure, the
 * figure here is ours and lies where the page's words put it.
 */
export type Reference = {
  name: string
  url: string
  readOn: string
  /** `assumption` where the page is known by heart and was not read again. */
  confidence: Confidence
  document: RequirementsDocument
  /** What the authors chose; for a trap, what a sound design takes. */
  chose: { readonly [T in Topic]?: Decisions[T]['choice'] }
  /** Where our tables choose otherwise, and why that is the better answer to the same questions. */
  weDiffer?: { readonly [T in Topic]?: { ours: Decisions[T]['choice']; because: string } }
  /** What is tempting here and wrong. */
  trap?: string
  /** Options that a rule must stand in the way of. */
  excluded?: readonly { topic: Topic; option: string; rule: string }[]
  /** Topics that cannot be had as asked, with the limit that is named. */
  infeasible?: readonly { topic: Topic; rule: string }[]
}

type Sections = Omit<RequirementsDocument, 'schemaVersion' | 'name'>

export const asked = (name: string, sections: Sections): RequirementsDocument => ({
  schemaVersion: 1,
  name,
  ...sections,
})
