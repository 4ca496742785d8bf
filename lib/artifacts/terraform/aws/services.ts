import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Placeholder } from '../expressions'
import { forEach, own } from '../expressions'
import type { Body } from '../hcl'
import { labelOf, namePrefix } from '../names'

/**
 * The deployable services of a container service: the design knows how many, their names and images only the reader knows. A copy in
 * another region runs the same images, so it reads the variable of the service it copies.
 */
export type Services = { variable: string; each: Body; origin: EntryOf<'container-service'> }

export function servicesOf(plan: Plan, entry: EntryOf<'container-service'>): Services {
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

export function servicesPlaceholder(plan: Plan, entry: EntryOf<'container-service'>): Placeholder | null {
  const { variable, origin } = servicesOf(plan, entry)
  if (origin !== entry) return null
  const { resource } = entry
  const isWeb = resource.role === 'web'
  const names =
    resource.services === 1
      ? [entry.id]
      : Array.from({ length: Math.min(resource.services, 2) }, (_, index) => `${entry.id}-${index + 1}`)
  const example = names.map((name, index) => {
    const image = `123456789012.dkr.ecr.${resource.region}.amazonaws.com/${namePrefix(plan.first.slug, plan.first.environment)}/${name}:1.0.0`
    const paths = index === 0 && resource.services === 1 ? '["/*"]' : `["/${name}/*"]`
    return `${/^[a-z_]\w*$/.test(name) ? name : `"${name}"`} = { image = "${image}"${isWeb ? `, paths = ${paths}` : ''} }`
  })
  return {
    name: variable,
    type: isWeb ? 'map(object({ image = string, paths = list(string) }))' : 'map(object({ image = string }))',
    description: `Services of ${resource.label}, by name: the container image of each${isWeb ? ' and the paths it answers' : ''}. The design counts ${resource.services}.`,
    validation: {
      condition: `length(var.${variable}) > 0 && alltrue([for name, service in var.${variable} : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && can(regex("^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$", service.image)) && !endswith(service.image, ":latest")])`,
      message:
        'Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest.',
    },
    example: `{ ${example.join(', ')} }`,
  }
}

export const clusterLabel = (entry: Pick<Entry, 'regionVariable'>) =>
  entry.regionVariable ? `services_${labelOf(entry.regionVariable.replace('var.', ''))}` : 'services'

/** The cluster stands wherever any of its services does. */
export function clusterOwner(plan: Plan, entry: EntryOf<'container-service'>): { condition: string | null } {
  const services = entriesOf(plan, 'container-service').filter(
    ({ resource: { region } }) => region === entry.resource.region,
  )
  if (services.some(({ condition }) => condition === null)) return { condition: null }
  return { condition: [...new Set(services.flatMap(({ condition }) => condition ?? []))].join(' || ') }
}

export const clusterPath = (plan: Plan, entry: EntryOf<'container-service'>, attribute: string) =>
  own(clusterOwner(plan, entry), 'aws_ecs_cluster', clusterLabel(entry), attribute)

export const balancerOf = (plan: Plan, id: string) =>
  entriesOf(plan, 'load-balancer').find(({ resource: { target } }) => target === id)

/** Releases beside the running version need a listener rule to move, which only an application load balancer has. */
export const isTwoColoured = (plan: Plan, entry: EntryOf<'container-service'>) =>
  ['blue-green', 'canary'].includes(entry.resource.deployment) &&
  balancerOf(plan, entry.id)?.resource.layer === 'application'
