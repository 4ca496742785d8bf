import type { Tree } from '../parsed'
import type { PlannedResource } from './planned'
import type { Finding } from './policy'

/** What is wrong with one planned resource, or `null`. */
export type Check = (values: Tree, resource: PlannedResource) => string | null
export type Checks = { readonly [type: string]: Check }

/** Every resource whose type has a check, with the component that `componentOf` finds on it. */
export function each(
  resources: readonly PlannedResource[],
  checks: Checks,
  componentOf: (resource: PlannedResource) => string | null,
): Finding[] {
  return resources.flatMap((resource) => {
    const says = checks[resource.type]?.(resource.values, resource) ?? null
    return says === null ? [] : [{ address: resource.address, says, component: componentOf(resource) }]
  })
}

/** True also where something is given whose value only the apply knows. */
export const isGiven = ({ values, unknown }: PlannedResource, name: string) =>
  (values[name] !== undefined && values[name] !== null && values[name] !== '') || unknown[name] === true
