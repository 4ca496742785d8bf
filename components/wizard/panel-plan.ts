import type { PlanDocument } from '@/lib/plan-document'
import type { Answers } from '@/lib/wizard/answers'
import { type DraftDocument, toRequirements } from '@/lib/wizard/to-requirements'
import type { PlanNeeds, PlanWarning } from '@/lib/wizard/warning'

/** The parts of a plan that the panel asks for. */
export const PANEL_PARTS = ['assumptions', 'decisions', 'findings', 'availability', 'recovery', 'cost'] as const
type Answered = Pick<PlanDocument, (typeof PANEL_PARTS)[number]>

/** What the panel and the review show of a plan: little enough to travel with the page. */
export type PanelPlan = {
  cost: Pick<PlanDocument['cost'], 'monthlyUsd' | 'budget'> & { isAtLeast: boolean }
  availability: { asked: number; computed: number | null; isMet: boolean; weakest: string | null }
  decisions: { topic: string; choice: string; service: string; because: string }[]
  warnings: PlanWarning[]
  needs: PlanNeeds
  assumptions: { field: string; value: unknown; because: string }[]
}

export function panelPlan({ assumptions, decisions, findings, availability, recovery, cost }: Answered): PanelPlan {
  return {
    cost: { monthlyUsd: cost.monthlyUsd, budget: cost.budget, isAtLeast: cost.unpriced.length > 0 },
    availability: {
      asked: availability.objectivePercent,
      computed: availability.committedPercent,
      isMet: availability.meetsObjective,
      weakest: weakestOf(availability),
    },
    decisions: decisions.map(({ topic, choice, service, because }) => ({ topic, choice, service, because })),
    warnings: findings.flatMap(({ code, severity, title, message, remedy, about }) =>
      severity === 'note' ? [] : [{ code, severity, title, message, remedy, about }],
    ),
    needs: {
      rtoMinutes: recovery.rtoMinutes.expected,
      rpoMinutes: recovery.rpoMinutes.expected,
      monthlyUsd: cost.monthlyUsd.expected,
      committedPercent: availability.committedPercent,
      opsHours: cost.people.engineerHoursPerMonth,
    },
    assumptions: assumptions.map(({ field, value, because }) => ({ field, value, because })),
  }
}

/** requirements.json as the plan wants it, or null while there is nothing to plan. A design may be named last. */
export function plannable(document: DraftDocument): object | null {
  const workload = document.workload as { kind?: unknown } | undefined
  return workload?.kind === undefined ? null : { ...document, name: document.name ?? 'Untitled design' }
}

/** The body of the question to the server, by which its answer is remembered. */
export function planBody(answers: Answers): string | null {
  const document = plannable(toRequirements(answers).document)
  return document && JSON.stringify(document)
}

export const planKey = (body: string | null) => ['plan', body] as const

function weakestOf({ weakestLinks, paths }: PlanDocument['availability']): string | null {
  const [link] = weakestLinks
  const part = paths.flatMap(({ parts }) => parts).find(({ resource }) => resource === link?.resource)
  return part?.service ?? null
}
