import { flow } from './compute'
import type { Context, Part } from './context'
import { part } from './context'
import type { Connection, MachineGroup, Resource, ResourceOf } from './model'
import { networkOf, waysOut } from './network'

/** Share of the primary's copies that run in the second region before anything fails. */
const RUNNING_SHARE = { 'pilot-light': 0, 'warm-standby': 0.25, 'hot-standby': 1, 'active-active': 1 } as const

/**
 * What answers from the second region: copies of the front door and of what runs, scaled to the recovery strategy. Stores made their
 * own copies already; a pilot light keeps only those and the network they stand in.
 */
export function composeSecondRegion(context: Context, placed: Resource[]): Part {
  const { second, choices, isProduction } = context
  const strategy = choices['disaster-recovery']
  if (!second || second.role === 'backup' || !isProduction) return part([])
  const copied = strategy === 'pilot-light' ? placed.filter(({ kind }) => UNLIT.has(kind)) : placed
  const copies = copied.flatMap((resource) => copyOf(resource, context))
  if (choices['network-layout'] === 'no-network') return part(copies)
  // A pilot light runs nothing, so its network needs no way out until it is lit.
  const isLit = strategy !== 'pilot-light'
  const layout = isLit ? choices['network-layout'] : 'private-endpoints-only'
  const network = networkOf(context, copies, layout, '-standby')
  return part([network, ...(isLit ? waysOut(context, copies, layout, '-standby') : []), ...copies])
}

/** What costs nothing until it is called may stand ready in a pilot light. */
const UNLIT = new Set<Resource['kind']>(['queue', 'function', 'api-gateway'])

const COPIED = [
  'load-balancer',
  'api-gateway',
  'container-service',
  'machine-group',
  'app-platform',
  'function',
  'queue',
  'container-cluster',
  'batch-environment',
] as const
type Copied = ResourceOf<(typeof COPIED)[number]>
const isCopied = (resource: Resource): resource is Copied => (COPIED as readonly string[]).includes(resource.kind)

function copyOf(resource: Resource, { second, choices }: Context): Resource[] {
  if (!second || !isCopied(resource) || resource.region === second.id) return []
  const strategy = choices['disaster-recovery'] as keyof typeof RUNNING_SHARE
  const share = RUNNING_SHARE[strategy]
  const copy = {
    ...resource,
    id: standby(resource.id),
    label: `${resource.label}, second region`,
    region: second.id,
    because: 'OPS-05',
    purpose:
      choices['disaster-recovery'] === 'active-active'
        ? `${resource.purpose} Serves the users who are nearer.`
        : `${resource.purpose} Takes over when the region is lost.`,
  }
  return [shrink(copy, share)]
}

/** Fewer copies before a failover; the autoscaler may still reach the full number. */
function shrink(resource: Copied, share: number): Resource {
  switch (resource.kind) {
    case 'container-service':
      return {
        ...resource,
        runsOn: resource.runsOn === null ? null : standby(resource.runsOn),
        replicas: scaled(resource.replicas, share),
      }
    case 'machine-group':
    case 'app-platform':
      return { ...resource, replicas: scaled(resource.replicas, share) }
    case 'container-cluster':
      return { ...resource, nodeGroup: standby(resource.nodeGroup) }
    case 'load-balancer':
    case 'api-gateway':
      return { ...idle(resource), target: standby(resource.target) }
    case 'function':
      return { ...resource, invocationsPerMonth: share < 1 ? 0 : resource.invocationsPerMonth }
    case 'queue':
      return { ...resource, messagesPerMonth: 0 }
    case 'batch-environment':
      return { ...resource, vcpuHoursPerMonth: 0, memoryGibHoursPerMonth: 0 }
  }
}

/** Traffic is counted once, in the primary; a second region that serves is sized but adds no requests. */
function idle<Front extends ResourceOf<'load-balancer'> | ResourceOf<'api-gateway'>>(resource: Front): Front {
  return resource.kind === 'load-balancer'
    ? { ...resource, newConnectionsPerSecond: 0, activeConnections: 0, processedGibPerHour: 0 }
    : { ...resource, requestsPerMonth: 0 }
}

const scaled = ({ min, typical, max }: MachineGroup['replicas'], share: number) => ({
  min: Math.max(1, Math.ceil(min * share)),
  typical: Math.max(1, Math.ceil(typical * share)),
  max,
})

const standby = (id: string) => `${id}-standby`

/** The flows of the second region: the primary's, between the copies that exist there. */
export function mirror(connections: Connection[], copies: Resource[]): Connection[] {
  const ids = new Set(copies.map(({ id }) => id))
  return connections.flatMap(({ from, to, protocol, port, label }) => {
    const there = standby(from)
    if (!ids.has(there) || protocol === 'replication') return []
    const target = [standby(to), to === 'files' ? 'files-replica' : ''].find((id) => ids.has(id))
    return target ? [flow(there, target, protocol, port, label, false)] : []
  })
}
