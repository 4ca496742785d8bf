import type { MachineFit, MachineNeed } from '@/lib/design/provider'

/**
 * Cloud SQL Enterprise: any vCPUs and memory within the rules, 1 or an even number up to 96, 0.9 to 6.5 GiB for each, at least 3.75 GiB,
 * in steps of 256 MiB (https://zenn.dev/monicle/articles/e03a329c021873, read 2026-11-23, secondary). A small need does with one vCPU of
 * its own, or with a shared one where its memory is enough; the shared sizes have no agreement.
 */
export const enterprise = (need: MachineNeed): MachineFit => {
  const isSmall = need.family === 'burstable'
  const shared = isSmall && need.vcpu <= 2 ? SHARED.find(({ memoryGib }) => memoryGib >= need.memoryGib) : undefined
  if (shared) return { ...shared, arch: 'x86_64' }
  const byLoad = isSmall ? need.vcpu / 2 : need.vcpu
  const vcpu = evenOrOne(Math.min(MOST_VCPU, Math.max(byLoad, need.memoryGib / MOST_GIB_PER_VCPU)))
  const wanted = Math.max(LEAST_GIB, need.memoryGib, vcpu * LEAST_GIB_PER_VCPU)
  const memoryMib = Math.min(
    Math.ceil(wanted / STEP_GIB) * STEP_GIB * 1024,
    Math.floor((vcpu * MOST_GIB_PER_VCPU) / STEP_GIB) * STEP_GIB * 1024,
  )
  return { instanceType: `db-custom-${vcpu}-${memoryMib}`, vcpu, memoryGib: memoryMib / 1024, arch: 'x86_64' }
}

const MOST_VCPU = 96
const LEAST_GIB_PER_VCPU = 0.9
const MOST_GIB_PER_VCPU = 6.5
const LEAST_GIB = 3.75
const STEP_GIB = 0.25

const evenOrOne = (vcpu: number) => (vcpu <= 1 ? 1 : Math.ceil(vcpu / 2) * 2)

/** The share of a core is what lasts, as the price list of the same machines has it: known by heart. */
const SHARED = [
  { instanceType: 'db-f1-micro', vcpu: 0.2, memoryGib: 0.6 },
  { instanceType: 'db-g1-small', vcpu: 0.5, memoryGib: 1.7 },
] as const

/**
 * Cloud SQL Enterprise Plus on N2 machines, 8 GiB a vCPU; the largest has 864 GiB
 * (https://raw.githubusercontent.com/google/skills/HEAD/skills/cloud/cloud-sql-basics/references/core-concepts.md, read 2026-11-23).
 * The sizes in between are known by heart.
 */
export const enterprisePlus = (need: MachineNeed): MachineFit => {
  const vcpu = ENTERPRISE_PLUS_VCPU.find((size) => size >= need.vcpu && gibOf(size) >= need.memoryGib) ?? 128
  return { instanceType: `db-perf-optimized-N-${vcpu}`, vcpu, memoryGib: gibOf(vcpu), arch: 'x86_64' }
}

const ENTERPRISE_PLUS_VCPU = [2, 4, 8, 16, 32, 48, 64, 80, 96, 128] as const
const gibOf = (vcpu: number) => (vcpu === 128 ? 864 : vcpu * 8)

/**
 * Memorystore nodes by what may be written by default, of the types that the catalogue has prices for:
 * https://cloud.google.com/memorystore/docs/valkey/instance-node-specification, read 2026-11-23. Their vCPUs are known by heart. The
 * vCPUs asked for stand for a small node elsewhere, so memory alone decides.
 */
export const cacheNode = ({ memoryGib, arch, standby }: MachineNeed): MachineFit => {
  const offered = standby === true ? CACHE_NODES.filter(({ type }) => type !== SHARED_CORE_NODE) : CACHE_NODES
  const node = offered.find((size) => size.memoryGib >= memoryGib) ?? LARGEST_NODE
  return { instanceType: node.type, vcpu: node.vcpu, memoryGib: node.memoryGib, arch }
}

/** Google promises nothing for this one and advises against it in production. */
export const SHARED_CORE_NODE = 'shared-core-nano'

/** More data is spread over several of these: a gigabyte on the larger ones costs more, and each loss takes more of it. */
const LARGEST_NODE = { type: 'highmem-medium', vcpu: 2, memoryGib: 10.4 }
const CACHE_NODES = [
  // For copies that nobody depends on.
  { type: SHARED_CORE_NODE, vcpu: 0.5, memoryGib: 1.12 },
  { type: 'standard-small', vcpu: 2, memoryGib: 5.2 },
  LARGEST_NODE,
]
