import { catalog } from '@/lib/catalog/catalog'
import { findPrice, isPriced } from '@/lib/catalog/find-price'
import { type Family, type Machine, machinesOf, smallestInstance } from '@/lib/catalog/machines'
import { azure } from '@/lib/catalog/skus/azure'
import { GENERAL_MACHINE, type MachineFit, type MachineNeed, type MachineUse } from '@/lib/design/provider'
import {
  appServicePlan,
  cacheNode,
  dataExplorerMachine,
  documentNode,
  flexibleServer,
  highFlexibleServer,
  oracleSystem,
  searchUnit,
  sqlDatabase,
} from './managed-sizes'

/**
 * The smallest size that covers the need; the largest of its kind where none does, and the caller adds more machines. A region without
 * prices is sized like the base region. Managed services have the same sizes in every region.
 */
export const fitAzureMachine = (use: MachineUse, need: MachineNeed, region: string): MachineFit =>
  FITS[use](need, region)

/** USD an hour, on demand, of a general machine with 4 vCPUs and 16 GiB: what clouds and regions are compared by. */
export const azureMachineHourUsd = (region: string): number | null => {
  const { instanceType } = virtualMachine(GENERAL_MACHINE, region)
  const price = findPrice(catalog, 'azure', region, azure.vm.hour(instanceType))
  return isPriced(price) ? (price.tiers[0]?.usd ?? null) : null
}

type Fit = (need: MachineNeed, region: string) => MachineFit

const virtualMachine: Fit = (need, region) => {
  const prices = catalog.providers.azure
  const place = prices?.regions.includes(region) ? region : (prices?.baseRegion ?? region)
  const offered = machinesOf(catalog, 'azure', place, 'azure-vm').filter(takesPremiumDisks)
  const family = FAMILIES[need.family]
  // A size with more cards costs as much as more machines with one, so `need.gpus` changes nothing here. Architecture is a wish: GPU and
  // compute machines are sold for x86 only.
  const size = { vcpu: need.vcpu, memoryGib: need.memoryGib, family }
  const fit = smallestInstance(offered, { ...size, arch: need.arch }) ?? smallestInstance(offered, size)
  return shapeOf(
    fit ?? largest(offered.filter((machine) => machine.family === family)) ?? largest(offered) ?? LAST_RESORT,
  )
}

const FITS: Readonly<Record<MachineUse, Fit>> = {
  'virtual-machine': virtualMachine,
  'app-platform': appServicePlan,
  'relational-standard': flexibleServer('postgresql'),
  'relational-mysql': flexibleServer('mysql'),
  'relational-sqlserver': sqlDatabase,
  'relational-oracle': oracleSystem,
  'relational-high': highFlexibleServer('postgresql'),
  'relational-high-mysql': highFlexibleServer('mysql'),
  document: documentNode,
  'time-series': dataExplorerMachine,
  cache: cacheNode,
  search: searchUnit,
}

const FAMILIES: Readonly<Record<MachineNeed['family'], Family>> = {
  burstable: 'burstable',
  general: 'general',
  compute: 'compute',
  memory: 'memory',
  gpu: 'accelerated',
}

/**
 * A size with an `s` in its name takes premium disks, without which a single machine is promised 99.5 % and not 99.9:
 * https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions, known by heart.
 */
const takesPremiumDisks = ({ type }: Machine) => /^Standard_[A-Z]+\d+(-\d+)?[a-z]*s(_|$)/.test(type)

const shapeOf = ({
  type,
  vcpu,
  memoryGib,
  arch,
}: Pick<Machine, 'type' | 'vcpu' | 'memoryGib' | 'arch'>): MachineFit => ({
  instanceType: type,
  vcpu,
  memoryGib,
  arch,
})

const largest = (machines: readonly Machine[]): Machine | undefined =>
  [...machines].sort((a, b) => b.memoryGib - a.memoryGib || b.vcpu - a.vcpu || a.hourlyUsd - b.hourlyUsd)[0]

/** Never reached while the catalogue has machines; it keeps the function total. */
const LAST_RESORT = { type: 'Standard_D2s_v5', vcpu: 2, memoryGib: 8, arch: 'x86_64' } as const

export type Task = { vcpu: number; memoryGib: number }

/**
 * The smallest Container Apps replica of the Consumption profile that covers the need: a quarter of a vCPU to four, with 2 GiB for each.
 * https://learn.microsoft.com/azure/container-apps/containers, known by heart; the quotas page of 2022-09-26 ends at 2 vCPUs. Images are
 * x86-64 only (the same page, read 2026-11-23 as a copy).
 */
export const fitContainerApp = ({ vcpu, memoryGib }: Task): Task => {
  const quarters = Math.ceil(Math.max(vcpu, memoryGib / GIB_PER_VCPU) * 4)
  const size = Math.min(LARGEST_CONTAINER_APP.vcpu, Math.max(1, quarters) / 4)
  return { vcpu: size, memoryGib: size * GIB_PER_VCPU }
}

const GIB_PER_VCPU = 2

export const LARGEST_CONTAINER_APP: Task = { vcpu: 4, memoryGib: 8 }
