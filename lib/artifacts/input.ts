import type { Topic } from '@/lib/decisions/decide-all'
import type { Design } from '@/lib/design/model'
import type { Observability, Operations, Pipeline } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'

/** What a writer of files may read: the same model that the diagram and the bill are made of, so that files can't say anything else. */
export type ArtifactInput = {
  requirements: Requirements
  /** One an environment, production (or what stands for it) first. */
  designs: readonly Design[]
  /** The chosen option of each topic. */
  choices: Readonly<Record<Topic, string>>
  /** The sentence behind a rule id. */
  reasonOf: (ruleId: string) => string
  /** Version of the rule set. */
  ruleset: string
  observability: Observability
  operations: Operations
  pipeline: Pipeline
}
