import type { Entry, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Value } from '../hcl'
import { homeOf, type Network, type SubnetTier, subnetRange, subnetTierOf, tagOf, vpcOwner } from './placing'

/** Where the firewall meets a resource. */
export type Place = {
  id: string
  label: string
  entries: readonly Entry[]
  home: Network
  condition: string | null
  /** Its address range, as an expression. */
  range: string
} & (
  | { kind: 'program'; tag: Value }
  /** Stands in a network of Google's that is peered with ours, or behind an endpoint: rules exist on the way out only. */
  | { kind: 'service' }
)

/** The rule of a connection has to meet both ends; what has no address in the network is reached through Google's own front ends. */
export function placeOf(plan: Plan, id: string): Place | null {
  const entries = findEntries(plan, id)
  const [entry] = entries
  const home = entry ? homeOf(plan, entry) : undefined
  if (!entry || !home) return null
  const host = hostOf(plan, entry)
  if (host && host.id !== id) return placeOf(plan, host.id)
  const condition = anyOf(entries)
  const base = { id, label: entry.label, entries, home, condition }
  if (entries.some((candidate) => isProgram(candidate)))
    return { ...base, kind: 'program', tag: tagOf(id), range: subnetRange(home, subnetTierOf(home, entry)) }
  if (entries.some((candidate) => isPeered(candidate)))
    return { ...base, kind: 'service', range: servicesRange(plan, home) }
  // Memorystore is reached through endpoints in the subnet of the data.
  if (isKind(entry, 'cache')) return { ...base, kind: 'service', range: subnetRange(home, 'data') }
  return null
}

/** Containers share the address of the machine that they run on; a pooler stands beside each program that uses it. */
function hostOf(plan: Plan, entry: Entry): Entry | undefined {
  if (isKind(entry, 'container-service') && entry.resource.runsOn)
    return findEntries(plan, entry.resource.runsOn).find((other) => isKind(other, 'machine-group'))
  if (isKind(entry, 'container-cluster'))
    return entriesOf(plan, 'machine-group').find(({ id }) => id === entry.resource.nodeGroup)
  return undefined
}

/** What runs on machines of the network, or sends its traffic through it, and carries a tag. */
export function isProgram({ resource }: Entry): boolean {
  switch (resource.kind) {
    case 'container-service':
    case 'machine-group':
    case 'app-platform':
    case 'batch-environment':
    case 'search-engine':
      return true
    case 'function':
      return resource.inNetwork
    case 'cache':
      return resource.engine === 'memcached'
    case 'relational-database':
      return isSelfRun(resource)
    default:
      return false
  }
}

export const isSelfRun = (database: { engine: string; class: string }) =>
  database.engine === 'oracle' && database.class !== 'distributed'

/** Managed stores that get their address from the range handed to Google's network. */
export const isPeered = ({ resource }: Entry): boolean =>
  resource.kind === 'file-system' ||
  (resource.kind === 'relational-database' && resource.class !== 'distributed' && !isSelfRun(resource))

/** A sixteenth of the network, next to no subnet of the design, is handed to Google's managed stores. */
export const servicesRange = (plan: Plan, home: Network) => `cidrsubnet(var.${vpcOwner(plan, home).label}.cidr, 4, 12)`

/** True where at least one of the variants stands in an environment. */
function anyOf(entries: readonly Entry[]): string | null {
  if (entries.some(({ condition }) => condition === null)) return null
  const [first] = entries
  const isCovered =
    first?.bySize.every((_, index) => entries.some(({ bySize }) => (bySize[index]?.sizes ?? null) !== null)) ?? false
  if (isCovered) return null
  const conditions = entries.flatMap(({ condition }) => (condition ? [condition] : []))
  return conditions.length > 1 ? `(${conditions.join(' || ')})` : (conditions[0] ?? null)
}

/** What runs the reader's own code. */
const RUNNING = ['container-service', 'machine-group', 'app-platform', 'function', 'batch-environment']
export const isRunning = ({ resource: { kind } }: Entry) => RUNNING.includes(kind)

/** Programs that Cloud Run starts and calls by HTTPS; they have no machine of their own. */
export const isServerless = (entry: Entry) =>
  (isKind(entry, 'container-service') && entry.resource.capacity === 'serverless') ||
  isKind(entry, 'function') ||
  isKind(entry, 'app-platform')

/** Subnets of a network in which something stands. */
export function tiersInUse(plan: Plan, home: Network): SubnetTier[] {
  const stands = (tier: SubnetTier) =>
    plan.entries.some(
      (entry) =>
        entry.resource.region === home.resource.region &&
        (isProgram(entry) || (isKind(entry, 'cache') && tier === 'data')) &&
        subnetTierOf(home, entry) === tier,
    )
  const internal = entriesOf(plan, 'load-balancer').some(
    ({ resource }) => resource.region === home.resource.region && !resource.isPublic,
  )
  return (['public', 'app', 'data'] as const).filter((tier) => stands(tier) || (tier === 'app' && internal))
}

/** Balancers that stand in the network itself send from a subnet of their own: the internal ones, and those for plain TCP. */
export const needsProxies = (plan: Plan, home: Network) =>
  entriesOf(plan, 'load-balancer').some(
    ({ resource }) => resource.region === home.resource.region && (!resource.isPublic || resource.layer === 'network'),
  )
