import { kubernetesGuide } from './artifacts/kubernetes/guide'
import { writeArtifacts } from './artifacts/write-artifacts'
import { assess } from './availability/assess'
import { ladder } from './availability/ladder'
import { withUpgrades } from './availability/rank-upgrades'
import { recover } from './availability/recover'
import { capacity } from './capacity/capacity'
import type { Catalog } from './catalog/types'
import { discountAssumptions } from './cost/discount'
import { estimate } from './cost/estimate'
import { trafficRange } from './cost/range'
import { confidenceOf } from './decisions/confidence'
import { type Decisions, decideAll, TOPICS, type Topic, tableOf } from './decisions/decide-all'
import { RULESET, reasonOf } from './decisions/ruleset'
import { type TippingPoints, tippingPoints } from './decisions/tipping'
import { compose } from './design/compose'
import { type Design, ofKind } from './design/model'
import type { ProviderProfile } from './design/provider'
import { drawAll } from './diagram/draw'
import { findAll } from './findings/find'
import { migration } from './guidance/migration'
import { observability } from './guidance/observability'
import { operations } from './guidance/operations'
import { peopleHours } from './guidance/people'
import { pipeline } from './guidance/pipeline'
import { securityChecklist } from './guidance/security'
import { threatModel } from './guidance/security/threat-model'
import { withLevers } from './levers/with-levers'
import type { Decision, PlanDocument, PlanPart } from './plan-document'
import { complete } from './requirements/defaults'
import type { Requirements, RequirementsDocument } from './requirements/schema'
import { PROFILES, profileOf } from './services/by-provider'
import { priceAlternatives } from './what-if/alternatives'
import { type AskWhatIf, whatIfs } from './what-if/what-if'

type PlanParts = Pick<PlanDocument, PlanPart>

/**
 * The whole pipeline: requirements in, plan out. Pure and deterministic: the same document and catalogue give the same bytes. With
 * `include` only those keys are computed, beside the heads that say which rules and prices were used.
 */
export function plan(document: RequirementsDocument, catalog: Catalog): PlanDocument {
  const parts = stages(document, catalog, true)
  return { ...heads(catalog), ...(pick(parts, Object.keys(parts) as PlanPart[]) as PlanParts) }
}

export type PartialPlan = Pick<PlanDocument, 'planVersion' | 'ruleset' | 'catalog'> & Partial<PlanParts>

/**
 * Only the named parts of a plan, in the plan's own order: what the live panel asks for after each answer. What alternatives, upgrades and
 * further nines would cost, and what would flip a decision, is worked out only where `what-if` is named too: it plans again many times.
 */
export function planParts(
  document: RequirementsDocument,
  catalog: Catalog,
  include: readonly (PlanPart | 'what-if')[],
): PartialPlan {
  const parts = stages(document, catalog, include.includes('what-if'))
  return {
    ...heads(catalog),
    ...pick(
      parts,
      (Object.keys(parts) as PlanPart[]).filter((name) => include.includes(name)),
    ),
  }
}

const heads = (catalog: Catalog) => ({
  planVersion: 1 as const,
  ruleset: RULESET,
  catalog: { readOn: catalog.readOn, hash: catalog.hash },
})

type Thunks = { readonly [Part in PlanPart]: () => PlanDocument[Part] }

const pick = (parts: Thunks, names: readonly PlanPart[]): Partial<PlanParts> =>
  Object.fromEntries(names.map((name) => [name, parts[name]()]))

/** Each key of a plan as a thunk over shared stages; a stage is worked out once, when it is first needed. */
function stages(document: RequirementsDocument, catalog: Catalog, withWhatIf: boolean): Thunks {
  const { requirements, assumptions: assumed } = complete(document)
  const assumptions = [...assumed, ...discountAssumptions(requirements.budget.discounts)]
  const decided = once(() => decideAll(requirements, PROFILES))
  const profile = once(() => profileOf(decided().decisions.provider.choice))
  const designs = once(() => compose(requirements, decided().decisions, profile()))
  const design = once(() => production(designs()))
  const outcomes = once(() => TOPICS.map((topic) => decided().decisions[topic]))
  const availability = once(() => {
    const assessed = assess(design(), requirements.availability.slaPercent, profile().slaOf)
    if (!withWhatIf) return assessed
    return { ...withUpgrades(assessed, requirements, design(), ask), ladder: ladder(requirements, ask) }
  })
  const ask = whatIfs(requirements, catalog)
  const points = once(() => tippingPoints(requirements, PROFILES))
  const recovery = once(() => recover(requirements, decided().decisions, design(), profile()))
  const cost = once(() => {
    const estimated = {
      ...bill(requirements, decided().decisions, designs(), profile(), catalog),
      people: peopleHours(requirements, design()),
    }
    return withWhatIf ? withLevers(estimated, { requirements, now: ask((same) => same), ask, catalog }) : estimated
  })
  const observed = once(() => observability(requirements, outcomes(), design()))
  const released = once(() => pipeline(requirements, outcomes(), design()))
  const operated = once(() => operations(requirements, outcomes(), design()))
  const writing = once(() => ({
    requirements,
    designs: designs(),
    choices: choicesOf(decided().decisions),
    reasonOf,
    ruleset: RULESET.version,
    observability: observed(),
    operations: operated(),
    pipeline: released(),
  }))
  return {
    requirements: () => requirements,
    assumptions: () => assumptions,
    decisions: () => {
      const explained = TOPICS.map((topic) => explain(topic, decided().decisions, profile(), design()))
      return withWhatIf ? compared(explained, points(), ask) : explained
    },
    findings: () =>
      findAll({
        requirements,
        assumptions,
        ...decided(),
        design: design(),
        availability: availability(),
        recovery: recovery(),
        cost: cost(),
        profile: profile(),
        whatIf: ask,
        catalog,
        ...(withWhatIf ? { tippingPoints: points } : {}),
      }),
    design,
    availability,
    recovery,
    capacity: () => capacity(requirements, design(), profile()),
    cost,
    security: () => securityChecklist(requirements, design()),
    observability: observed,
    pipeline: released,
    operations: operated,
    migration: () => migration(requirements, outcomes(), design()),
    kubernetes: () => kubernetesGuide(writing()),
    threatModel: () => threatModel(requirements, design()),
    diagrams: () => drawAll(design()),
    artifacts: () => writeArtifacts(writing()),
  }
}

/** The bill of all environments for the likely month, between the same designs composed for a quiet and for a busy one. */
function bill(
  requirements: Requirements,
  decisions: Decisions,
  designs: Design[],
  profile: ProviderProfile,
  catalog: Catalog,
) {
  const range = trafficRange(requirements)
  const { monthly, hardness, discounts } = requirements.budget
  return estimate({
    designs,
    low: compose(requirements, decisions, profile, range.lowFactor),
    high: compose(requirements, decisions, profile, range.highFactor),
    catalog,
    discounts,
    budget: monthly === null ? null : { monthlyUsd: monthly, hardness },
    range,
  })
}

/** An outcome with its question and the provider's words for its options. */
function explain(topic: Topic, decisions: Decisions, profile: ProviderProfile, design: Design): Decision {
  const { alternatives, infeasible, ...outcome } = decisions[topic]
  return {
    ...outcome,
    question: tableOf(topic).question,
    service: (topic === 'load-balancing' ? includedIngress(design) : null) ?? profile.optionName(topic, outcome.choice),
    alternatives: alternatives.map((alternative) => ({
      ...alternative,
      service: profile.optionName(topic, alternative.option),
    })),
    infeasible,
  }
}

/** Decisions with what each alternative would cost, and what would flip them. */
function compared(decisions: Decision[], points: TippingPoints, ask: AskWhatIf): Decision[] {
  const prices = priceAlternatives(ask)
  return decisions.map((decision) => {
    const topic = decision.topic as Topic
    return {
      ...decision,
      alternatives: decision.alternatives.map((alternative) => ({
        ...alternative,
        ...(prices[topic][alternative.option] ?? { monthlyUsd: null }),
      })),
      confidence: confidenceOf(decision, points[topic]),
      tippingPoints: points[topic],
    }
  })
}

/** A balancer that the platform brings along has the platform's name. */
const includedIngress = (design: Design): string | null =>
  ofKind(design, 'load-balancer').find(({ included }) => included)?.service ?? null

const choicesOf = (decisions: Decisions) =>
  Object.fromEntries(TOPICS.map((topic) => [topic, decisions[topic].choice])) as Record<Topic, string>

function production(designs: readonly Design[]): Design {
  const [design] = designs
  if (!design) throw new Error('complete requirements name at least one environment')
  return design
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
