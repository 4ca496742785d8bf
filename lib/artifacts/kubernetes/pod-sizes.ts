import type { ClusterAddon, MachineGroup } from '@/lib/design/model'
import type { ArtifactInput } from '../input'
import type { Cluster, Workload } from './cluster'
import { clustersOf, workloadsOf } from './cluster'

export type PodSize = { milliCpu: number; memoryMib: number }
export type Count = { min: number; max: number }

export type Sizing = {
  pod: PodSize
  counts: { readonly [role in Workload['role']]: Count }
  /** Per node: the machine, and what is left of it for pods of ours. */
  machine: PodSize
  forPods: PodSize
  /** What the add-ons ask for over all nodes. */
  addons: PodSize
  /** What the design's own pods ask for in all: with the fewest copies, and with the most. */
  atLeast: PodSize
  atMost: PodSize
}

/** Share of the room that requests may take; the rest is for a node that is lost or being replaced: an assumption. */
export const FILL = 0.8

const CPU_STEPS = [100, 250, 500, 1000, 2000, 4000]
const MEMORY_STEPS = [128, 256, 512, 1024, 2048, 4096, 8192, 16_384]

/**
 * The design sizes the nodes and leaves the pods to whoever writes them, so a pod's size is worked back from the nodes: the largest step
 * of which all copies that always run fit into the usual number of nodes.
 */
export function sizingOf(cluster: Cluster, input: Pick<ArtifactInput, 'designs' | 'requirements'>): Sizing {
  const { nodes, resource } = cluster
  const scaled = scaledOf(cluster, input)
  // A release meets the same pods everywhere, so the smallest cluster decides how large they are; only the counts differ.
  const sizes = clustersOf(input).map((each) => podOf(each, input))
  const pod = {
    milliCpu: Math.min(...sizes.map(({ milliCpu }) => milliCpu)),
    memoryMib: Math.min(...sizes.map(({ memoryMib }) => memoryMib)),
  }
  const copiesIn = (room: PodSize) =>
    Math.floor(Math.min(room.milliCpu / pod.milliCpu, room.memoryMib / pod.memoryMib) / Math.max(1, scaled))
  // Half of what the usual nodes hold runs all the time, so that a quiet night costs less and a burst finds copies: an assumption.
  const usual = copiesIn(roomOf(cluster, nodes.replicas.typical))
  const min = Math.max(leastOf(cluster), Math.min(Math.ceil(usual / 2), MOST_AT_REST))
  const max = Math.max(min, copiesIn(roomOf(cluster, nodes.replicas.max)))
  const times = (count: number): PodSize => ({ milliCpu: pod.milliCpu * count, memoryMib: pod.memoryMib * count })
  return {
    pod,
    counts: { web: { min, max }, worker: { min, max }, job: { min: 1, max: 1 } },
    machine: { milliCpu: nodes.vcpu * 1000, memoryMib: nodes.memoryGib * 1024 },
    forPods: roomOn(nodes),
    addons: addonsNeed(resource.addons, cluster.isProduction),
    atLeast: times(scaled * min),
    atMost: times(scaled * max),
  }
}

/**
 * One copy a zone, and two at least, so that one can be away. One is enough where nobody depends on it and where it waits for the other
 * region to fail; a node that is one GPU holds one copy.
 */
function leastOf({ isProduction, isStandby, resource, nodes }: Cluster): number {
  if (nodes.gpus > 0 || !isProduction || isStandby) return 1
  return Math.max(2, resource.zones)
}
const scaledOf = (cluster: Cluster, input: Pick<ArtifactInput, 'requirements'>) =>
  workloadsOf(cluster, input).filter(({ role }) => role !== 'job').length

/** What requests may take of so many nodes. */
function roomOf({ nodes, resource, isProduction }: Cluster, count: number): PodSize {
  const forPods = roomOn(nodes)
  const addons = addonsNeed(resource.addons, isProduction)
  return {
    milliCpu: Math.max(0, count * forPods.milliCpu - addons.milliCpu) * FILL,
    memoryMib: Math.max(0, count * forPods.memoryMib - addons.memoryMib) * FILL,
  }
}

function podOf(cluster: Cluster, input: Pick<ArtifactInput, 'requirements'>): PodSize {
  const { nodes } = cluster
  const forPods = roomOn(nodes)
  // A GPU isn't shared: a pod that needs one has a node to itself.
  if (nodes.gpus > 0)
    return { milliCpu: floorTo(100, forPods.milliCpu * FILL), memoryMib: floorTo(128, forPods.memoryMib * FILL) }
  const usual = roomOf(cluster, nodes.replicas.typical)
  const jobs = workloadsOf(cluster, input).filter(({ role }) => role === 'job').length
  const pods = Math.max(1, scaledOf(cluster, input) * leastOf(cluster) + jobs)
  // A quarter more than a unit of work holds, for the program itself: an assumption.
  const needed = Math.ceil((input.requirements.workload.unitMemoryMb * 1.25) / 128) * 128
  return {
    milliCpu: largest(CPU_STEPS, usual.milliCpu / pods),
    memoryMib: Math.max(needed, largest(MEMORY_STEPS, usual.memoryMib / pods)),
  }
}

/** More copies of one service than this at rest are better made larger: an assumption. */
const MOST_AT_REST = 50

/**
 * What a node keeps for itself, by the formula that Google publishes and the others come close to (6% of the first core, 1% of the second,
 * 0.5% of the next two, 0.25% of the rest; 25% of the first 4 GiB, 20% of the next 4, 10% of the next 8, 6% above, and 100 MiB kept free):
 * https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes (not re-read: an assumption). The agents of the cluster,
 * for addresses, names, metrics and logs, are taken as 200m and 400 MiB a node: an assumption.
 */
function roomOn({ vcpu, memoryGib }: MachineGroup): PodSize {
  const kept = (value: number, steps: readonly (readonly [number, number])[]) => {
    let rest = value
    return steps.reduce((sum, [width, share]) => {
      const part = Math.min(rest, width)
      rest -= part
      return sum + part * share
    }, 0)
  }
  const cpu = kept(vcpu, [
    [1, 0.06],
    [1, 0.01],
    [2, 0.005],
    [Number.POSITIVE_INFINITY, 0.0025],
  ])
  const memory = kept(memoryGib, [
    [4, 0.25],
    [4, 0.2],
    [8, 0.1],
    [Number.POSITIVE_INFINITY, 0.06],
  ])
  return {
    milliCpu: Math.max(0, Math.floor((vcpu - cpu) * 1000) - 200),
    memoryMib: Math.max(0, Math.floor((memoryGib - memory) * 1024) - 100 - 400),
  }
}

/** At rest, with copies in production; the design counts the proxies of a mesh on top. Sources stand with the design's own figures. */
const ADDON_NEEDS: { readonly [A in ClusterAddon]: PodSize & { copies: number } } = {
  linkerd: { milliCpu: 100, memoryMib: 256, copies: 3 },
  istio: { milliCpu: 1000, memoryMib: 1536, copies: 2 },
  loki: { milliCpu: 500, memoryMib: 1536, copies: 3 },
  tempo: { milliCpu: 1500, memoryMib: 4096, copies: 1 },
  vault: { milliCpu: 500, memoryMib: 1024, copies: 5 },
}

function addonsNeed(addons: readonly ClusterAddon[], isProduction: boolean): PodSize {
  const needs = addons.map((addon) => {
    const { milliCpu, memoryMib, copies } = ADDON_NEEDS[addon]
    const count = isProduction ? copies : 1
    return { milliCpu: milliCpu * count, memoryMib: memoryMib * count }
  })
  return {
    milliCpu: needs.reduce((sum, { milliCpu }) => sum + milliCpu, 0),
    memoryMib: needs.reduce((sum, { memoryMib }) => sum + memoryMib, 0),
  }
}

const floorTo = (step: number, value: number) => Math.max(step, Math.floor(value / step) * step)
const largest = (steps: readonly number[], room: number) =>
  steps.reduce((best, step) => (step <= room ? step : best), steps[0] ?? 0)

export const cpuText = (milliCpu: number) =>
  milliCpu % 1000 === 0 ? String(milliCpu / 1000) : `${Math.round(milliCpu)}m`
export const memoryText = (mib: number) => (mib % 1024 === 0 ? `${mib / 1024}Gi` : `${Math.round(mib)}Mi`)
