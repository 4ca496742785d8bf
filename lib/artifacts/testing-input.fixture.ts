import { decideAll, TOPICS, type Topic } from '@/lib/decisions/decide-all'
import { RULESET, reasonOf } from '@/lib/decisions/ruleset'
import { compose } from '@/lib/design/compose'
import { observability } from '@/lib/guidance/observability'
import { operations } from '@/lib/guidance/operations'
import { pipeline } from '@/lib/guidance/pipeline'
import { complete } from '@/lib/requirements/defaults'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'
import type { ArtifactInput } from './input'

/** What the writers get for a requirements document, made as a plan makes it. */
export function inputOf(document: unknown): ArtifactInput {
  const { requirements } = complete(RequirementsDocument.parse(document))
  const { decisions } = decideAll(requirements, PROFILES)
  const designs = compose(requirements, decisions, profileOf(decisions.provider.choice))
  const [production] = designs
  if (!production) throw new Error('complete requirements name at least one environment')
  const outcomes = TOPICS.map((topic) => decisions[topic])
  return {
    requirements,
    designs,
    choices: Object.fromEntries(TOPICS.map((topic) => [topic, decisions[topic].choice])) as Record<Topic, string>,
    reasonOf,
    ruleset: RULESET.version,
    observability: observability(requirements, outcomes, production),
    operations: operations(requirements, outcomes, production),
    pipeline: pipeline(requirements, outcomes, production),
  }
}
