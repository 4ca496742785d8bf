import type { Catalog } from '@/lib/catalog/types'
import type { Topic } from '@/lib/decisions/decide-all'
import { planParts } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { PROVIDERS, type Provider, type RequirementsDocument } from '@/lib/requirements/schema'
import { profileOf } from '@/lib/services/by-provider'
import { sumUsd } from '@/lib/units/money'

/** One cloud's answer to the same requirements. */
export type ProviderColumn = {
  provider: Provider
  name: string
  /** The one that the design is on. */
  isChosen: boolean
  regions: { id: string; name: string; role: string }[]
  monthlyUsd: PlanDocument['cost']['monthlyUsd']
  /** What the amounts leave out for want of a price: with any, the month costs at least so much. */
  unpriced: PlanDocument['cost']['unpriced']
  /** Of the likely month, what rests on prices that no page was read for. */
  unverifiedUsd: number
  budget: { monthlyUsd: number; fits: boolean; overBy: number } | null
  committedPercent: number | null
  meetsObjective: boolean
  recovery: { strategy: string; rtoMinutes: number; rpoMinutes: number; meetsObjectives: boolean }
  engineerHoursPerMonth: number
  /** The team named it among what it has run. */
  hasRun: boolean
  services: { topic: Topic; question: string; service: string }[]
  /** What cannot be had there as asked. */
  blockers: string[]
}

const SHOWN: readonly Topic[] = ['compute', 'database', 'cache', 'messaging', 'load-balancing', 'cdn', 'object-storage']

/**
 * The same requirements planned on each cloud, in the order of the contract: each with its own best choices in its nearest permitted
 * region. A region that was named holds for the cloud that has it. Worked out when it is asked for, and stored nowhere.
 */
export function compareProviders(document: RequirementsDocument, catalog: Catalog): ProviderColumn[] {
  const { decisions = [] } = planParts(document, catalog, ['decisions'])
  const chosen = decisions.find(({ topic }) => topic === 'provider')?.choice
  return PROVIDERS.map((provider) => column(document, catalog, provider, provider === chosen))
}

function column(
  document: RequirementsDocument,
  catalog: Catalog,
  provider: Provider,
  isChosen: boolean,
): ProviderColumn {
  const { decisions, findings, design, availability, recovery, cost, requirements } = planned(
    isChosen ? document : movedTo(document, provider),
    catalog,
  )
  const { team } = requirements as { team?: { experience?: readonly string[] } }
  return {
    provider,
    name: profileOf(provider).name,
    isChosen,
    regions: design.regions.map(({ id, name, role }) => ({ id, name, role })),
    monthlyUsd: cost.monthlyUsd,
    unpriced: cost.unpriced,
    unverifiedUsd: sumUsd(
      cost.lines.filter(({ source }) => source.confidence === 'unverified').map(({ monthlyUsd }) => monthlyUsd),
    ),
    budget: cost.budget && { monthlyUsd: cost.budget.monthlyUsd, fits: cost.budget.fits, overBy: cost.budget.overBy },
    committedPercent: availability.committedPercent,
    meetsObjective: availability.meetsObjective,
    recovery: {
      strategy: recovery.strategy,
      rtoMinutes: recovery.rtoMinutes.expected,
      rpoMinutes: recovery.rpoMinutes.expected,
      meetsObjectives: recovery.meetsObjectives,
    },
    engineerHoursPerMonth: cost.people.engineerHoursPerMonth,
    hasRun: team?.experience?.includes(provider) ?? false,
    services: SHOWN.flatMap((topic) => {
      const decision = decisions.find((each) => each.topic === topic)
      return decision ? [{ topic, question: decision.question, service: decision.service }] : []
    }),
    blockers: findings.filter(({ severity }) => severity === 'blocker').map(({ message }) => message),
  }
}

const PARTS = ['requirements', 'decisions', 'findings', 'design', 'availability', 'recovery', 'cost'] as const

const planned = (document: RequirementsDocument, catalog: Catalog) =>
  planParts(document, catalog, PARTS) as Pick<PlanDocument, (typeof PARTS)[number]>

/** The same document on another cloud: regions of one cloud mean nothing on another. */
function movedTo(document: RequirementsDocument, provider: Provider): RequirementsDocument {
  const { provider: _, ...insistOn } = document.insistOn ?? {}
  return { ...document, platform: { ...document.platform, provider, region: null, regionSecond: null }, insistOn }
}
