import { catalog } from './catalog/catalog'
import type { Law } from './decisions/laws'
import { shuffled } from './decisions/laws'
import type { Design } from './design/model'
import { architecture, isNetworkOnly } from './diagram/architecture'
import { groupsOf, nodesOf } from './diagram/flowchart'
import { network } from './diagram/network'
import { plan, planParts } from './plan'
import type { PlanDocument } from './plan-document'
import type { RequirementsDocument } from './requirements/schema'

/** What holds for the plan of every document that can be asked, beyond the decisions in it. Prices are those of this version. */
export const PLAN_LAWS: readonly Law[] = [
  {
    name: 'the nodes drawn, the resources provisioned and the lines priced or excused are the same set, and nothing throws',
    check: (document) => {
      const parts = planParts(document, catalog, ['design', 'cost', 'findings', 'capacity', 'recovery', 'security'])
      return unaccounted(parts.design as unknown as Design, parts.cost as PlanDocument['cost'])
    },
  },
  {
    name: 'the order of lists and the name change neither the bill nor what is said',
    check: (document) => {
      const [one, other] = [document, shuffled(document)].map((asked) => {
        const { cost, findings } = planParts({ ...asked, name: 'One name' }, catalog, ['cost', 'findings'])
        return JSON.stringify([cost?.monthlyUsd, findings])
      })
      return one === other ? null : `${one?.slice(0, 4000)}\n  became ${other?.slice(0, 4000)}`
    },
  },
  {
    name: 'more budget adds no blocker',
    check: (document) => {
      const { monthly: named, ...budget } = { monthly: null, ...document.budget }
      const least = named ?? 1000
      const [less = [], more = []] = [least, least * 10].map((monthly) =>
        blockersOf({ ...document, budget: { ...budget, monthly } }),
      )
      const added = more.filter((code) => !less.includes(code))
      return added.length === 0 ? null : `${added.join(', ')} with ten times the budget`
    },
  },
]

/** The whole plan with its files and prices of alternatives: slow, so it is tried over fewer documents. */
export const WHOLE_PLAN_LAWS: readonly Law[] = [
  {
    name: 'the whole plan never throws, and the same document gives the same bytes',
    check: (document) => {
      const [once, again] = [document, structuredClone(document)].map((asked) => JSON.stringify(plan(asked, catalog)))
      return once === again ? null : 'the second run differs'
    },
  },
]

function unaccounted(design: Design, cost: PlanDocument['cost']): string | null {
  const provisioned = design.resources.map(({ id }) => id)
  const { environment } = design
  const billed = [...cost.lines, ...cost.unpriced, ...cost.noCharge]
    .filter((line) => line.environment === environment)
    .map(({ resource }) => resource)
  const missing = provisioned.filter((id) => !billed.includes(id))
  if (missing.length > 0) return `neither priced nor excused: ${missing.join(', ')}`
  const strange = billed.filter((id) => !provisioned.includes(id))
  if (strange.length > 0) return `billed and not provisioned: ${strange.join(', ')}`
  const drawn = drawnIn(design)
  const undrawn = provisioned.filter((id) => !drawn.has(id))
  return undrawn.length === 0 ? null : `not drawn: ${undrawn.join(', ')}`
}

function drawnIn(design: Design): ReadonlySet<string> {
  const { children } = architecture(design)
  const hidden = new Set(design.resources.filter(isNetworkOnly).map(({ id }) => id))
  const inNetwork = nodesOf(network(design).children).map(({ id }) => id)
  return new Set([
    ...[...nodesOf(children), ...groupsOf(children)].map(({ id }) => id),
    ...inNetwork.filter((id) => hidden.has(id)),
  ])
}

const blockersOf = (document: RequirementsDocument): string[] =>
  (planParts(document, catalog, ['findings']).findings ?? [])
    .filter(({ severity }) => severity === 'blocker')
    .map(({ code }) => code)
