import { decideAll, TOPICS, type Topic, tableOf } from '@/lib/decisions/decide-all'
import { RULESET } from '@/lib/decisions/ruleset'
import type { Decision, PlanDocument } from '@/lib/plan-document'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

/** One option as a plan's rules knew it; `service` is the provider's word for it. */
export type Ruled = { option: string; service: string; summary: string; rule: string; because: string }
export type RulesetDifference = {
  topic: string
  question: string
  /** Null where the older rules decided no such topic. */
  before: Ruled | null
  /** Null where the newer rules decide no such topic any more. */
  after: Ruled | null
}
export type RulesetComparison = { version: string; differences: RulesetDifference[] }

/**
 * What today's rules would decide differently for the same answers, topic by topic in their order. Null where the plan was made by these
 * very rules. A topic that is new and comes to nothing is no difference.
 */
export function compareRulesets(
  { ruleset, decisions: stored }: Pick<PlanDocument, 'ruleset' | 'decisions'>,
  document: RequirementsDocument,
): RulesetComparison | null {
  if (ruleset.hash === RULESET.hash) return null
  const now = decideToday(document)
  const before = new Map(stored.map((decision) => [decision.topic, decision]))
  const gone = stored.filter(({ topic, choice }) => !now.has(topic) && choice !== 'none')
  return {
    version: RULESET.version,
    differences: [
      ...[...now].flatMap(([topic, { question, ...after }]): RulesetDifference[] => {
        const old = before.get(topic)
        const was = old?.choice ?? 'none'
        return was === after.option ? [] : [{ topic, question, before: old ? ruled(old) : null, after }]
      }),
      ...gone.map((decision) => ({
        topic: decision.topic,
        question: decision.question,
        before: ruled(decision),
        after: null,
      })),
    ],
  }
}

function decideToday(document: RequirementsDocument): ReadonlyMap<string, Ruled & { question: string }> {
  const { decisions } = decideAll(complete(document).requirements, PROFILES)
  const profile = profileOf(decisions.provider.choice)
  return new Map(
    TOPICS.map((topic: Topic) => {
      const { choice: option, summary, rule, because } = decisions[topic]
      const service = profile.optionName(topic, option)
      return [topic, { question: tableOf(topic).question, option, service, summary, rule, because }]
    }),
  )
}

const ruled = ({ choice, service, summary, rule, because }: Decision): Ruled => ({
  option: choice,
  service,
  summary,
  rule,
  because,
})
