import { PLAN_PARTS, type PlanDocument, type PlanPart } from './plan-document'
import type { Parsed } from './requirements/parse'

/** Parts of a plan, and `what-if` for what is worked out by planning again: prices of alternatives and upgrades, tipping points. */
const NAMES = [...PLAN_PARTS, 'what-if'] as const
type Included = (typeof NAMES)[number]

/** Reads `include=cost,findings`. Nothing, or nothing in it, asks for the whole plan. */
export function parseInclude(text: string | null): Parsed<readonly Included[] | undefined> {
  const names = (text ?? '').split(',').map((name) => name.trim())
  const asked = names.filter((name) => name !== '')
  const unknown = asked.filter((name) => !isIncluded(name))
  if (unknown.length > 0) {
    const message = `must name parts of a plan (${NAMES.join(', ')}), got ${unknown.join(', ')}`
    return { ok: false, errors: [{ path: 'include', message }] }
  }
  return { ok: true, value: asked.length === 0 ? undefined : asked.filter(isIncluded) }
}

/** Those parts of a plan that is already there, with the heads that every answer has, in the plan's own order. */
export function pickParts(plan: PlanDocument, include: readonly Included[] | undefined): Partial<PlanDocument> {
  if (!include) return plan
  return Object.fromEntries(Object.entries(plan).filter(([name]) => !isPart(name) || include.includes(name)))
}

const isPart = (name: string): name is PlanPart => PLAN_PARTS.some((part) => part === name)

const isIncluded = (name: string): name is Included => NAMES.some((known) => known === name)
