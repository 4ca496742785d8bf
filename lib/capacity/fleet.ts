import type { Design, Replicas, Resource } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'
import { tidy } from './item'

/** Utilisation that sizes leave room at, so that a burst finds some: an assumption. */
export const TARGET_UTILISATION = 0.6

/** Copies of one thing that takes requests or jobs. */
export type Fleet = {
  id: string
  label: string
  zones: number
  vcpu: number
  memoryGib: number
  replicas: Replicas
  isServerless: boolean
  /** It takes work beside the requests, at a rate that nobody was asked for. */
  isBeside: boolean
  /** Connections to the database are opened by each copy; on cluster nodes by each vCPU, as if one copy ran on it. */
  openers: number
}

export function fleetsOf(design: Design): Fleet[] {
  const [first] = design.regions
  const placed = design.resources.filter(({ region }) => region === first?.id)
  const hasWeb = placed.some((resource) => 'role' in resource && resource.role === 'web')
  return placed.flatMap((resource) => fleetOf(resource, hasWeb))
}

function fleetOf(resource: Resource, hasWeb: boolean): Fleet[] {
  const { id, label, zones } = resource
  switch (resource.kind) {
    case 'container-service': {
      const { task, replicas, role, capacity } = resource
      const isBeside = role === 'worker' && hasWeb
      const { vcpu, memoryGib } = task
      const isServerless = capacity === 'serverless'
      return [{ id, label, zones, vcpu, memoryGib, replicas, isServerless, isBeside, openers: replicas.max }]
    }
    case 'app-platform':
    case 'machine-group': {
      const isHost = resource.kind === 'machine-group' && resource.role === 'capacity'
      if (isHost) return []
      const { vcpu, memoryGib, replicas } = resource
      const isNodes = resource.kind === 'machine-group' && resource.role === 'nodes'
      const openers = isNodes ? Math.ceil(replicas.max * vcpu) : replicas.max
      return [{ id, label, zones, vcpu, memoryGib, replicas, isServerless: false, isBeside: false, openers }]
    }
    default:
      return []
  }
}

/** Processor seconds that one request takes; a job is busy for about half of the longest one (an assumption). */
export const busySeconds = ({ workload }: Requirements): number =>
  workload.kind === 'batch' ? workload.unitSeconds / 2 : workload.cpuMsPerRequest / 1000

/** Requests a second that so many copies of so many vCPUs carry. */
export const carriedBy = (copies: number, vcpu: number, busy: number): number =>
  (copies * vcpu * TARGET_UTILISATION) / busy

/** The fewest copies, the same number in each zone, of which any one zone may go and the rest still carries the rate. */
export function copiesFor(rate: number, vcpu: number, busy: number, zones: number): number {
  const busyCopies = tidy(rate / carriedBy(1, vcpu, busy))
  if (zones < 2) return Math.max(1, Math.ceil(busyCopies))
  return zones * Math.max(1, Math.ceil(busyCopies / (zones - 1)))
}

/** What is left when the fullest zone is lost, with copies spread evenly. */
export const afterZoneLoss = (copies: number, zones: number): number =>
  zones < 2 ? 0 : copies - Math.ceil(copies / zones)
