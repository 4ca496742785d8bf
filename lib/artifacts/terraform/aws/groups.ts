import type { Entry, Flowing, Plan } from '../entries'
import { entriesOf, findEntries, isKind, networkOf } from '../entries'

/** The security group of a resource: one by id, whichever way an environment builds the resource. */
export type Group = {
  id: string
  label: string
  entries: readonly Entry[]
  region: string
  regionVariable: string | null
  /** How the group's id is written where the group is known to exist. */
  path: string
  condition: string | null
  /** False for the group that EKS makes itself. */
  isOurs: boolean
}

/** The group a resource stands in, or nothing where it has no address in the network. */
export function groupOf(plan: Plan, id: string): Group | null {
  const entries = findEntries(plan, id)
  const [entry] = entries
  if (!entry || !networkOf(plan, entry.resource.region) || !entries.some((candidate) => hasGroup(plan, candidate)))
    return null
  const cluster = clusterOf(plan, entry)
  if (cluster) {
    const path = `aws_eks_cluster.${cluster.label}${cluster.condition ? '[0]' : ''}.vpc_config[0].cluster_security_group_id`
    return {
      id,
      label: cluster.label,
      entries: [cluster],
      region: entry.resource.region,
      regionVariable: cluster.regionVariable,
      path,
      condition: cluster.condition,
      isOurs: false,
    }
  }
  const condition = anyOf(entries)
  const label = entry.label
  const path = `aws_security_group.${label}${condition ? '[0]' : ''}.id`
  return {
    id,
    label,
    entries,
    region: entry.resource.region,
    regionVariable: entry.regionVariable,
    path,
    condition,
    isOurs: true,
  }
}

/** True where at least one of the variants stands in an environment. */
function anyOf(entries: readonly Entry[]): string | null {
  if (entries.some(({ condition }) => condition === null)) return null
  const covered =
    entries[0]?.bySize.every((_, index) => entries.some(({ bySize }) => (bySize[index]?.sizes ?? null) !== null)) ??
    false
  if (covered) return null
  const conditions = entries.flatMap(({ condition }) => (condition ? [condition] : []))
  return conditions.length > 1 ? `(${conditions.join(' || ')})` : (conditions[0] ?? null)
}

/** Nodes of a Kubernetes cluster, and the cluster itself, share the group that EKS makes for them. */
function clusterOf(plan: Plan, entry: Entry) {
  if (isKind(entry, 'container-cluster')) return entry
  if (!isKind(entry, 'machine-group') || entry.resource.role !== 'nodes') return undefined
  return entriesOf(plan, 'container-cluster').find(({ resource }) => resource.nodeGroup === entry.id)
}

/** Machines that only hold containers get no traffic of their own: each task has its own address and group. */
function hasGroup(plan: Plan, entry: Entry): boolean {
  const { resource } = entry
  switch (resource.kind) {
    case 'load-balancer':
    case 'container-service':
    case 'container-cluster':
    case 'machine-group':
    case 'app-platform':
    case 'batch-environment':
    case 'document-database':
    case 'time-series-database':
    case 'data-warehouse':
    case 'search-engine':
    case 'cache':
    case 'file-system':
    case 'connection-pooler':
      return true
    case 'relational-database':
      return resource.class !== 'distributed'
    case 'function':
      return resource.inNetwork
    case 'network-endpoint':
      return resource.style === 'interface'
    case 'api-gateway':
      return reachesNetwork(plan, resource.target)
    default:
      return false
  }
}

/** An API in front of something with a private address reaches it through a VPC link, which has a security group. */
export function reachesNetwork(plan: Plan, target: string): boolean {
  const [entry] = findEntries(plan, target)
  return (
    entry !== undefined &&
    ['load-balancer', 'container-service', 'machine-group', 'app-platform', 'container-cluster'].includes(
      entry.resource.kind,
    )
  )
}

/** What runs the reader's own code, and so pulls images, writes logs and reads secrets over HTTPS. */
export const COMPUTE_KINDS = [
  'container-service',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
  'container-cluster',
] as const
export const isCompute = ({ resource: { kind } }: Entry) => (COMPUTE_KINDS as readonly string[]).includes(kind)

/** All groups that this configuration makes, in the order of the entries. */
export function ownGroups(plan: Plan): Group[] {
  const ids = [...new Set(plan.entries.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const group = groupOf(plan, id)
    return group?.isOurs ? [group] : []
  })
}

export const bothConditions = (...parts: readonly Pick<Group, 'condition'>[]): string | null => {
  const conditions = [...new Set(parts.map(({ condition }) => condition).filter((condition) => condition !== null))]
  return conditions.length === 0 ? null : conditions.join(' && ')
}

export type Flow = { connection: Flowing; from: Group; to: Group }

/** Connections between two resources with an address in the same region's network. Replication between regions is the provider's own. */
export function flowsOf(plan: Plan): Flow[] {
  return plan.connections.flatMap((connection) => {
    const from = groupOf(plan, connection.from)
    const to = groupOf(plan, connection.to)
    if (!from || !to || from.region !== to.region || from.path === to.path || connection.protocol === 'dns') return []
    return [{ connection, from, to }]
  })
}
