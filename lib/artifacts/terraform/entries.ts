import type { Connection, Design, Kind, Resource, ResourceOf } from '@/lib/design/model'
import { project, TIERS } from '@/lib/design/model'
import type { Environment } from '@/lib/requirements/schema'
import type { Cloud } from './cloud'
import { labelOf } from './names'
import type { Sizes } from './sizes'

/**
 * One set of files serves all environments: an entry is a resource as the first design that has it describes it, with the sizes that each
 * environment gives it. An environment that lacks the resource has `null` there, and the resource is then counted 0.
 */
export type Entry = {
  id: string
  /** The Terraform label and the variable of its sizes. */
  label: string
  resource: Resource
  bySize: readonly { environment: Environment; sizes: Sizes | null }[]
  /** True where every environment has it, so that nothing needs to count it. */
  always: boolean
  /** The condition under which it exists, `null` where it always does. */
  condition: string | null
  /** Set on what stands outside the first region: `var.secondary_region`. */
  regionVariable: string | null
}

export type EntryOf<K extends Kind> = Entry & { resource: ResourceOf<K> }

/** A connection with the environments that have it; `condition` is set where its two ends exist without it somewhere. */
export type Flowing = Connection & { condition: string | null }

/** What every part of the writer reads. */
export type Plan = {
  designs: readonly Design[]
  first: Design
  entries: readonly Entry[]
  /** Flows of any environment, each once. */
  connections: readonly Flowing[]
  reasonOf: (ruleId: string) => string
  ruleset: string
  budgetUsd: number | null
  /** What is promised to users, and how many requests a second they send; alarms on the error budget need both. */
  objective?: { percent: number; requestsPerSecond: number } | undefined
  command: 'terraform' | 'tofu'
  /** Regions after the first, by variable name. */
  otherRegions: readonly { variable: string; id: string; name: string }[]
}

const REGION_VARIABLES = ['secondary_region', 'third_region', 'fourth_region', 'fifth_region', 'sixth_region']

export function otherRegionsOf(designs: readonly Design[]): Plan['otherRegions'] {
  const seen = new Map<string, string>()
  for (const { regions } of designs) for (const region of regions.slice(1)) seen.set(region.id, region.name)
  return [...seen]
    .slice(0, REGION_VARIABLES.length)
    .map(([id, name], index) => ({ variable: REGION_VARIABLES[index] ?? 'secondary_region', id, name }))
}

export function mergeDesigns(
  designs: readonly Design[],
  otherRegions: Plan['otherRegions'],
  { sizes }: Pick<Cloud, 'sizes'>,
): Entry[] {
  const sizesOf = (resource: Resource) => project(sizes, resource, undefined)
  const variants = new Map<string, Resource>()
  for (const resource of designs.flatMap(({ resources }) => resources)) {
    const key = variantOf(resource)
    if (!variants.has(key)) variants.set(key, resource)
  }
  const seen = new Set<string>()
  const merged = [...variants].map(([key, resource]) => {
    const bySize = designs.map(({ environment, resources }) => {
      const own = resources.find((candidate) => variantOf(candidate) === key)
      return { environment, sizes: own ? sizesOf(own) : null }
    })
    // A resource built differently elsewhere (another engine, say) keeps its id and gets the environment into its label.
    const first = bySize.find(({ sizes }) => sizes !== null)
    const label = labelOf(seen.has(resource.id) && first ? `${resource.id}-${first.environment}` : resource.id)
    seen.add(resource.id)
    const always = bySize.every(({ sizes }) => sizes !== null)
    const sized = Object.keys(sizesOf(resource)).length > 0
    const condition = sized ? `var.${label} != null` : `var.${label}`
    const region = otherRegions.find(({ id }) => id === resource.region && resource.tier !== 'global')
    return {
      id: resource.id,
      label,
      resource,
      bySize,
      always,
      condition: always ? null : condition,
      regionVariable: region ? `var.${region.variable}` : null,
    }
  })
  return merged.sort(
    (a, b) => TIERS.indexOf(a.resource.tier) - TIERS.indexOf(b.resource.tier) || compare(a.label, b.label),
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

export function mergeConnections(designs: readonly Design[]): Flowing[] {
  const keyOf = ({ from, to, port, protocol }: Connection) => [from, to, port, protocol].join(' ')
  const byKey = new Map<string, Connection>()
  for (const connection of designs.flatMap(({ connections }) => connections)) {
    if (!byKey.has(keyOf(connection))) byKey.set(keyOf(connection), connection)
  }
  return [...byKey]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, connection]) => {
      const possible = designs.filter((design) => [connection.from, connection.to].every((id) => isIn(design, id)))
      const having = designs.filter(({ connections }) => connections.some((other) => keyOf(other) === key))
      const names = having.map(({ environment }) => `"${environment}"`).join(', ')
      return {
        ...connection,
        condition: having.length === possible.length ? null : `contains([${names}], var.environment)`,
      }
    })
}

const isIn = ({ resources, actors }: Design, id: string) =>
  resources.some((resource) => resource.id === id) || actors.some((actor) => actor.id === id)

/** What can't be changed by a size: two resources of one id that differ here are two blocks, each in its own environments. */
function variantOf(resource: Resource): string {
  const parts: (string | number | boolean)[] = [resource.id, resource.kind, resource.region]
  switch (resource.kind) {
    case 'relational-database':
      return [...parts, resource.engine, resource.class, resource.role].join(' ')
    case 'cache':
      return [...parts, resource.engine].join(' ')
    case 'load-balancer':
      return [...parts, resource.layer, resource.isPublic].join(' ')
    case 'api-gateway':
      return [...parts, resource.style].join(' ')
    case 'container-service':
      return [...parts, resource.capacity].join(' ')
    case 'machine-group':
      return [...parts, resource.os, resource.role].join(' ')
    case 'function':
      return [...parts, resource.inNetwork].join(' ')
    case 'network':
      return [...parts, resource.layout === 'public-only', resource.layout === 'private-endpoints-only'].join(' ')
    case 'encryption-key':
      return [...parts, resource.hardware].join(' ')
    case 'network-endpoint':
      return [...parts, resource.style].join(' ')
    default:
      return parts.join(' ')
  }
}

export const isKind = <K extends Kind>(entry: Entry, kind: K): entry is EntryOf<K> => entry.resource.kind === kind

export const entriesOf = <K extends Kind>(plan: Pick<Plan, 'entries'>, kind: K): EntryOf<K>[] =>
  plan.entries.filter((entry): entry is EntryOf<K> => isKind(entry, kind))

export const findEntries = (plan: Pick<Plan, 'entries'>, id: string) => plan.entries.filter((entry) => entry.id === id)

/** The network that a resource of that region stands in. */
export const networkOf = (plan: Pick<Plan, 'entries'>, region: string) =>
  entriesOf(plan, 'network').find(({ resource }) => resource.region === region)
