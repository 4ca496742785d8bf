import type { Entry, EntryOf, Plan } from '../entries'
import { isKind } from '../entries'

/**
 * A balancer may come with the platform in one environment and be a gateway of its own in another, where a firewall wants one. Both are
 * then in the plan, each with the environments that have it; everything else reads that plan.
 */
export function withBalancerVariants(plan: Plan): Plan {
  const known = seen.get(plan)
  if (known) return known
  const split: Plan = { ...plan, entries: plan.entries.flatMap((entry) => variantsOf(plan, entry)) }
  seen.set(plan, split)
  // A plan that is split already stays as it is.
  seen.set(split, split)
  return split
}

const seen = new WeakMap<Plan, Plan>()

/** What stands for an entry in the plan above. */
export const variantsIn = (plan: Plan, { label }: Entry): Entry[] =>
  plan.entries.filter((entry) => entry.label === label || entry.label === `${label}_included`)

function variantsOf(plan: Plan, entry: Entry): Entry[] {
  if (!isKind(entry, 'load-balancer') || entry.resource.layer !== 'application') return [entry]
  const inEach = plan.designs.map((design) =>
    design.resources.find(
      (other): other is EntryOf<'load-balancer'>['resource'] =>
        other.kind === 'load-balancer' &&
        other.id === entry.id &&
        other.layer === entry.resource.layer &&
        other.isPublic === entry.resource.isPublic,
    ),
  )
  const own = inEach.find((balancer) => balancer?.included === false)
  const included = inEach.find((balancer) => balancer?.included === true)
  if (!own || !included) return [entry]
  const variant = (isIncluded: boolean): Entry => ({
    ...entry,
    label: isIncluded ? `${entry.label}_included` : entry.label,
    resource: isIncluded ? included : own,
    always: false,
    bySize: entry.bySize.map(({ environment, sizes }, index) => ({
      environment,
      sizes: inEach[index]?.included === isIncluded ? sizes : null,
    })),
    condition: conditionOf(entry, isIncluded),
  })
  return [variant(false), variant(true)]
}

const conditionOf = ({ label, condition }: Entry, isIncluded: boolean) => {
  const asked = isIncluded ? `var.${label}.included` : `!var.${label}.included`
  return condition === null ? asked : `try(${asked}, false)`
}

/** True where some environment has both. */
export const coexist = (one: Entry, other: Entry) =>
  one.bySize.some(({ sizes }, index) => sizes !== null && (other.bySize[index]?.sizes ?? null) !== null)
