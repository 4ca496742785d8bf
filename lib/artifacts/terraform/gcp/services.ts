import type { Entry, EntryOf, Plan } from '../entries'
import type { Placeholder } from '../expressions'
import { forEach } from '../expressions'
import type { Body } from '../hcl'
import { namePrefix } from '../names'
import { feedsOf } from './feeds'

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

export const imageExample = (plan: Plan, region: string, name: string) =>
  `${region}-docker.pkg.dev/your-project/${namePrefix(plan.first.slug, plan.first.environment)}/${name}:1.0.0`

const IMAGE = '^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$'

export const imageCondition = (path: string) => `can(regex("${IMAGE}", ${path})) && !endswith(${path}, ":latest")`

export function servicesPlaceholder(plan: Plan, entry: EntryOf<'container-service'>): Placeholder | null {
  const { variable, origin } = servicesOf(plan, entry)
  if (origin !== entry) return null
  const { resource } = entry
  const isWeb = resource.role === 'web'
  // A subscription hands its messages to one address.
  const isOne = feedsOf(plan, entry).length > 0
  const names =
    resource.services === 1
      ? [entry.id]
      : Array.from({ length: Math.min(resource.services, 2) }, (_, index) => `${entry.id}-${index + 1}`)
  const example = names.map((name, index) => {
    const paths = index === 0 && resource.services === 1 ? '["/*"]' : `["/${name}/*"]`
    const image = imageExample(plan, resource.region, name)
    return `${/^[a-z_]\w*$/.test(name) ? name : `"${name}"`} = { image = "${image}"${isWeb ? `, paths = ${paths}` : ''} }`
  })
  return {
    name: variable,
    type: isWeb ? 'map(object({ image = string, paths = list(string) }))' : 'map(object({ image = string }))',
    description: `Services of ${resource.label}, by name: the container image of each${isWeb ? ' and the paths it answers' : ''}. The design counts ${resource.services}.${isOne ? ' The first by name gets the messages.' : ''}`,
    validation: {
      condition: `length(var.${variable}) > 0 && alltrue([for name, service in var.${variable} : can(regex("^[a-z][a-z0-9-]{0,19}$", name)) && ${imageCondition('service.image')}])`,
      message:
        'Name at least one service (lower-case letters, digits, hyphens, at most 20) and give each image a tag or digest other than latest.',
    },
    example: `{ ${example.join(', ')} }`,
  }
}
