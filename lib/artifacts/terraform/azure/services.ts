import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import type { Placeholder } from '../expressions'
import { forEach } from '../expressions'
import type { Body } from '../hcl'
import { namePrefix } from '../names'

export type Service = EntryOf<'container-service'>

/**
 * The deployable services of a container service: the design knows how many, their names and images only the reader knows. A copy in
 * another region runs the same images, so it reads the variable of the service it copies.
 */
export function servicesOf(plan: Plan, entry: Service): { variable: string; each: Body; origin: Service } {
  const origin = originalOf(plan, entry)
  const variable = `${origin.label}_services`
  return { variable, origin, each: forEach(`var.${variable}`, '{}', entry) }
}

/** `web` for `web-standby`: copies are named after what they copy. */
export function originalOf<K extends Entry>(plan: Plan, entry: K): K {
  if (!entry.regionVariable) return entry
  const original = plan.entries.find(
    (candidate) =>
      candidate.id !== entry.id &&
      candidate.resource.kind === entry.resource.kind &&
      !candidate.regionVariable &&
      entry.id.startsWith(`${candidate.id}-`),
  )
  return (original as K | undefined) ?? entry
}

export function servicesPlaceholder(plan: Plan, entry: Service): Placeholder | null {
  const { variable, origin } = servicesOf(plan, entry)
  if (origin !== entry) return null
  const { resource } = entry
  const isWeb = resource.role === 'web'
  const names =
    resource.services === 1
      ? [entry.id]
      : Array.from({ length: Math.min(resource.services, 2) }, (_, index) => `${entry.id}-${index + 1}`)
  const registry = `${namePrefix(plan.first.slug, plan.first.environment).replaceAll('-', '').slice(0, 8)}images1a2b3c.azurecr.io`
  const example = names.map((name, index) => {
    const paths = index === 0 && resource.services === 1 ? '["/*"]' : `["/${name}/*"]`
    return `${/^[a-z_]\w*$/.test(name) ? name : `"${name}"`} = { image = "${registry}/${name}:1.0.0"${isWeb ? `, paths = ${paths}` : ''} }`
  })
  return {
    name: variable,
    type: isWeb ? 'map(object({ image = string, paths = list(string) }))' : 'map(object({ image = string }))',
    description: `Services of ${resource.label}, by name: the container image of each${isWeb ? ' and the paths it answers' : ''}. The design counts ${resource.services}.`,
    validation: {
      condition: `length(var.${variable}) > 0 && alltrue([for name, service in var.${variable} : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\\\s]+(:[^:/@\\\\s]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])`,
      message:
        'Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest.',
    },
    example: `{ ${example.join(', ')} }`,
  }
}

export const balancerOf = (plan: Plan, id: string) =>
  entriesOf(plan, 'load-balancer').find(({ resource: { target } }) => target === id)

/** A program that a workflow hands its steps to. */
export const stepsFrom = (plan: Plan, id: string): EntryOf<'workflow'> | undefined =>
  plan.connections
    .filter(({ to }) => to === id)
    .flatMap(({ from }) => findEntries(plan, from))
    .find((entry): entry is EntryOf<'workflow'> => entry.resource.kind === 'workflow')

/** Shares that a program mounts. */
export const sharesOf = (plan: Plan, id: string): EntryOf<'file-system'>[] =>
  plan.connections
    .filter(({ from }) => from === id)
    .flatMap(({ to }) => findEntries(plan, to))
    .filter((entry): entry is EntryOf<'file-system'> => entry.resource.kind === 'file-system')
