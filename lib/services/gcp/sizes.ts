import { catalog } from '@/lib/catalog/catalog'
import { findPrice, isPriced } from '@/lib/catalog/find-price'
import { type Family, type Machine, machinesOf, smallestInstance } from '@/lib/catalog/machines'
import { GENERAL_MACHINE, type MachineFit, type MachineNeed, type MachineUse } from '@/lib/design/provider'
import { cacheNode, enterprise, enterprisePlus } from './managed-sizes'

/**
 * The smallest size that covers the need; the largest where none does, and the caller adds more machines. A region without prices is
 * sized like the base region.
 */
export const fitGcpMachine = (use: MachineUse, need: MachineNeed, region: string): MachineFit => FITS[use](need, region)

type Fit = (need: MachineNeed, region: string) => MachineFit

const virtualMachine: Fit = (need, region) => {
  const prices = catalog.providers.gcp
  const place = prices?.regions.includes(region) ? region : (prices?.baseRegion ?? region)
  const offered = machinesOf(catalog, 'gcp', place, 'gcp-vm')
  for (const wish of wishesOf(need)) {
    const fit = smallestInstance(offered, wish)
    if (fit) return shapeOf(fit)
  }
  const family = FAMILIES[need.family]
  return shapeOf(largest(offered.filter((machine) => machine.family === family)) ?? largest(offered) ?? LAST_RESORT)
}

/**
 * In order of preference. The shared-core sizes have two vCPUs of which the catalogue counts the share that lasts, half at the most, so
 * half of the vCPUs asked for will do; they end at 4 GiB, and a general size follows. ARM is a wish: it has no shared core and no GPU.
 * More cards than one mean more machines, so `need.gpus` changes nothing here.
 */
const wishesOf = ({ vcpu, memoryGib, family, arch }: MachineNeed) => {
  const general = { vcpu, memoryGib, family: FAMILIES[family] }
  if (family !== 'burstable') return [{ ...general, arch }, general]
  const steady = { ...general, family: 'general' as const }
  return [{ ...general, vcpu: vcpu / 2 }, { ...steady, arch }, steady, { vcpu, memoryGib, family: 'memory' as const }]
}

const FAMILIES: Readonly<Record<MachineNeed['family'], Family>> = {
  burstable: 'burstable',
  general: 'general',
  compute: 'compute',
  memory: 'memory',
  gpu: 'accelerated',
}

/** Cloud Run has no machines to choose from: an instance of the size of a task. It runs x86 only. */
const platform: Fit = (need) => {
  const { vcpu, memoryGib } = fitCloudRun(need)
  return { instanceType: `${vcpu} vCPU, ${memoryGib} GiB`, vcpu, memoryGib, arch: 'x86_64' }
}

/** Firestore is billed by what is read, written and stored, and has no machines. */
const serverless: Fit = ({ arch }) => ({ instanceType: 'serverless', vcpu: 0, memoryGib: 0, arch })

/** Bigtable is bought in nodes whose processors are not published; how many is a matter of writes and gigabytes, and so of the bill. */
const bigtable: Fit = ({ arch }) => ({ instanceType: 'SSD nodes', vcpu: 0, memoryGib: 0, arch })

const FITS: Readonly<Record<MachineUse, Fit>> = {
  'virtual-machine': virtualMachine,
  'app-platform': platform,
  'relational-standard': enterprise,
  'relational-mysql': enterprise,
  'relational-sqlserver': enterprise,
  // Run on a machine of one's own, which Oracle is not made for ARM on in every release.
  'relational-oracle': (need, region) => virtualMachine({ ...need, arch: 'x86_64' }, region),
  'relational-high': enterprisePlus,
  'relational-high-mysql': enterprisePlus,
  document: serverless,
  'time-series': bigtable,
  cache: cacheNode,
  search: virtualMachine,
}

/** USD an hour, on demand, of a general machine with 4 vCPUs and 16 GiB: what clouds and regions are compared by. */
export const gcpMachineHourUsd = (region: string): number | null => {
  const { instanceType } = virtualMachine(GENERAL_MACHINE, region)
  const price = findPrice(catalog, 'gcp', region, `gcp/vm/${instanceType}/hour`)
  return isPriced(price) ? (price.tiers[0]?.usd ?? null) : null
}

type Shape = Pick<Machine, 'type' | 'vcpu' | 'memoryGib' | 'arch'>

const shapeOf = ({ type, vcpu, memoryGib, arch }: Shape): MachineFit => ({ instanceType: type, vcpu, memoryGib, arch })

const largest = (machines: readonly Machine[]): Machine | undefined =>
  [...machines].sort((a, b) => b.memoryGib - a.memoryGib || b.vcpu - a.vcpu || a.hourlyUsd - b.hourlyUsd)[0]

/** Never reached while the catalogue has machines; it keeps the function total. */
const LAST_RESORT: Shape = { type: 'e2-standard-2', vcpu: 2, memoryGib: 8, arch: 'x86_64' }

export type Task = { vcpu: number; memoryGib: number }

/**
 * The smallest Cloud Run instance that covers the need: vCPUs in fixed steps, each with a range of memory, here in quarters of a GiB.
 * Less than one vCPU is sold too, but such an instance takes one request at a time and stands still between requests, so a container
 * gets one at least: https://docs.cloud.google.com/run/docs/configuring/services/cpu, read 2026-11-23.
 */
export const fitCloudRun = (need: Task): Task => {
  const memoryGib = Math.max(0.5, Math.ceil(need.memoryGib * 4) / 4)
  const size = CLOUD_RUN_SIZES.find(({ vcpu, to }) => vcpu >= need.vcpu && memoryGib <= to)
  return size ? { vcpu: size.vcpu, memoryGib: Math.max(size.from, memoryGib) } : LARGEST_CLOUD_RUN
}

export const LARGEST_CLOUD_RUN: Task = { vcpu: 8, memoryGib: 32 }

const CLOUD_RUN_SIZES = [
  { vcpu: 1, from: 0.5, to: 4 },
  { vcpu: 2, from: 0.5, to: 8 },
  { vcpu: 4, from: 2, to: 16 },
  { vcpu: 6, from: 4, to: 24 },
  { vcpu: 8, from: 4, to: 32 },
] as const
