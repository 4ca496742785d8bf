import type { Catalog } from '@/lib/catalog/types'
import type { Estimate } from '@/lib/cost/types'
import type { Decisions } from '@/lib/decisions/decide-all'
import type { Facts } from '@/lib/decisions/facts'
import type { TippingPoints } from '@/lib/decisions/tipping'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Availability, Cost, Finding, Recovery } from '@/lib/plan-document'
import type { Assumption } from '@/lib/requirements/defaults'
import type { Requirements } from '@/lib/requirements/schema'
import type { AskWhatIf } from '@/lib/what-if/what-if'
import type { Severity } from './catalogue'

/** All that a detector may look at: what was asked and everything that was worked out from it. */
export type FindingInput = {
  requirements: Requirements
  assumptions: readonly Assumption[]
  decisions: Decisions
  facts: Facts
  /** The design of production, or of the trial that stands for it. */
  design: Design
  availability: Availability
  recovery: Recovery
  cost: Estimate & { people: Cost['people'] }
  profile: ProviderProfile
  /** The same asker with some answers changed, decided and priced again. */
  whatIf: AskWhatIf
  /** Prices, for discounts that are on no bill. Notes that need them are raised only where they are given. */
  catalog?: Catalog
  /** What would flip each decision: worked out when it is asked for, and only where somebody has the time. */
  tippingPoints?: () => TippingPoints
}

/** A finding without its code and title, which `findAll` adds. */
export type Draft = {
  message: string
  /** What to do about it. */
  remedy: string
  /** Topics and resource ids. */
  about: string[]
  /** Only where it differs from what the catalogue says. */
  severity?: Severity
  /** What can be had instead, best first. */
  options?: Option[]
}

/** A design that can be had: what is different about it, its likely month, what is promised, and the people on call that it needs. */
export type Option = NonNullable<Finding['options']>[number]

/** One code's detector: pure, and silent where the rule does not hold. */
export type Detector = (input: FindingInput) => Draft[]

/** The draft where the condition holds; the draft is only worked out then. */
export const when = (condition: boolean, draft: () => Draft): Draft[] => (condition ? [draft()] : [])
