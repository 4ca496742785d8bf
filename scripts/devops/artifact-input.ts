import type { ArtifactInput } from '@/lib/artifacts/input'
import { decideAll } from '@/lib/decisions/decide-all'
import { reasonOf } from '@/lib/decisions/ruleset'
import { compose } from '@/lib/design/compose'
import type { PlanDocument } from '@/lib/plan-document'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

/** What writers of files read, for a plan that was just made of the document: its designs are composed again, the rest is taken over. */
export function artifactInput(plan: PlanDocument, document: RequirementsDocument): ArtifactInput {
  const { requirements } = complete(document)
  const { decisions } = decideAll(requirements, PROFILES)
  return {
    requirements,
    designs: compose(requirements, decisions, profileOf(decisions.provider.choice)),
    choices: Object.fromEntries(plan.decisions.map(({ topic, choice }) => [topic, choice])) as ArtifactInput['choices'],
    reasonOf,
    ruleset: plan.ruleset.version,
    observability: plan.observability,
    operations: plan.operations,
    pipeline: plan.pipeline,
  }
}
