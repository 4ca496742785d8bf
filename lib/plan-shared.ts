import type { Artifact, PlanDocument } from './plan-document'

/** What the owner of a link chose to show with it. */
export type SharedParts = { cost: boolean; code: boolean; runbooks: boolean }

export type SharedPlan = Omit<PlanDocument, 'cost' | 'artifacts'> & Partial<Pick<PlanDocument, 'cost' | 'artifacts'>>

/**
 * A plan without what its link leaves out. Leaving out the cost leaves out the budget too, and every sentence with an amount in it:
 * whoever hides a bill does not expect to find it in a warning.
 */
export function sharedPlan(plan: PlanDocument, { cost, code, runbooks }: SharedParts): SharedPlan {
  const { cost: bill, artifacts, ...rest } = plan
  const open = cost ? rest : withoutMoney(rest)
  return {
    ...open,
    operations: runbooks ? open.operations : { ...open.operations, runbooks: [] },
    ...(cost && { cost: bill }),
    ...(code && { artifacts: cost ? artifacts : artifacts.map(withoutBudget) }),
  }
}

/** The one amount in the code is the budget of its alarm: without it the alarm is left out, or the reader is asked for the amount. */
const withoutBudget = (artifact: Artifact): Artifact => ({
  ...artifact,
  content: artifact.content
    .replace(/^(\s*monthly_budget_usd\s*=\s*)[\d.]+$/m, '$1null')
    .replace(/^.*:monthlyBudgetUsd: [\d.]+\n/m, '')
    .replaceAll(/(Budget of the whole design in US dollars a month\.\n)\s*Default: '[\d.]+'\n/g, '$1')
    .replace(/(`MonthlyBudgetUsd` \| [^|]*\| )`[\d.]+`/, '$1–'),
})

type WithoutCost = Omit<PlanDocument, 'cost' | 'artifacts'>

function withoutMoney(plan: WithoutCost): WithoutCost {
  const { budget: _, ...requirements } = plan.requirements
  return {
    ...plan,
    requirements,
    assumptions: plan.assumptions.filter(({ field }) => !field.startsWith('budget.')),
    findings: plan.findings.filter((finding) => !/BUDGET|\$/.test(JSON.stringify(finding))).map(withoutAmounts),
    decisions: plan.decisions.map(withoutAmounts),
    availability: withoutAmounts(plan.availability),
  }
}

/** Takes out every key that ends in "Usd", every fact about the budget and every change of it, however deep. */
function withoutAmounts<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.filter((item) => !isAboutBudget(item)).map(withoutAmounts) as Value
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !/usd$|^budget/i.test(key))
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutAmounts(child)])) as Value
}

const isAboutBudget = (item: unknown): boolean =>
  typeof item === 'object' &&
  item !== null &&
  'field' in item &&
  typeof item.field === 'string' &&
  item.field.startsWith('budget.')
