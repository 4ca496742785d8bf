import type { Topic } from '@/lib/decisions/decide-all'
import type { Provider, Residency } from '@/lib/requirements/schema'
import type { ProviderLimits } from '@/lib/services/limits'
import type { Sla } from '@/lib/services/sla'
import type { Kind, Region, Resource } from './model'

export type MachineFamily = 'burstable' | 'general' | 'compute' | 'memory' | 'gpu'
export type MachineNeed = {
  vcpu: number
  memoryGib: number
  family: MachineFamily
  arch: 'arm64' | 'x86_64'
  gpus?: number
  /** A database that wants a standby in another zone: not every size can have one. */
  standby?: boolean
}
export type MachineFit = { instanceType: string; vcpu: number; memoryGib: number; arch: 'arm64' | 'x86_64' }

/** What a machine is for: the same need has another name for a virtual machine than for a database node. */
export type MachineUse =
  | 'virtual-machine'
  | 'app-platform'
  | 'relational-standard'
  | 'relational-mysql'
  | 'relational-sqlserver'
  | 'relational-oracle'
  | 'relational-high'
  | 'relational-high-mysql'
  | 'document'
  | 'time-series'
  | 'cache'
  | 'search'

/**
 * All that is asked of a provider, from names to promises: each cloud is a value of this type under `lib/services`.
 * Every function is total: a need larger than the largest size gets the largest, and the caller adds more machines.
 */
export type ProviderProfile = {
  readonly provider: Provider
  readonly name: string
  /** What a kind is called there; `variant` tells apart services of one kind (engine, class, capacity). */
  serviceName(kind: Kind, variant?: string): string
  /** What an option of a decision is called there; one that is not a service of its own is named by what it means. */
  optionName(topic: Topic, option: string): string
  /** The smallest size offered in the region that covers the need. */
  fitMachine(use: MachineUse, need: MachineNeed, region: string): MachineFit
  /** The smallest serverless container size that covers the need: vCPU and GiB come in fixed pairs. */
  fitTask(need: { vcpu: number; memoryGib: number }): { vcpu: number; memoryGib: number }
  /** The largest serverless container: beyond it, machines are needed. */
  readonly largestTask: { vcpu: number; memoryGib: number }
  /** A region by id; undefined where the provider has none of that name on offer here. */
  region(id: string): ProviderRegion | undefined
  /** Regions on offer, those that may hold the data first by distance from the audience. */
  regionsFor(residency: Residency, audience: readonly string[]): readonly ProviderRegion[]
  /** The partner for a second region: permitted by the residency, far enough to fail apart, nearest otherwise. */
  secondRegion(first: string, residency: Residency): ProviderRegion | undefined
  /** Median round trip between two regions in milliseconds, measured where published, else from the distance. */
  roundTripMs(a: string, b: string): number
  /** Regions that could be the second one, those without prices among them. */
  partners(first: string, residency: Residency): readonly (ProviderRegion & { isOffered: boolean })[]
  /** USD an hour, on demand, of a general machine with 4 vCPUs and 16 GiB; null where it has no price. */
  machineHourUsd(region: string): number | null
  /** What is promised for a resource as it is configured; undefined for what is not a service that can fail by itself. */
  slaOf(resource: Resource): Sla | undefined
  readonly limits: ProviderLimits
  /** How its services differ in shape, which the composer has to know. */
  readonly traits: ProviderTraits
}

export type ProviderTraits = {
  /** Whether serverless containers and functions run Arm images; machines are asked by size. */
  serverlessArm: boolean
  /** The higher tier of the relational database grows and shrinks with the load, so it is sized for the average hour. */
  highTierFollowsLoad: boolean
  /** Managed platforms bring their own balancer, so that none is bought where nothing else asks for one. */
  includedIngress: boolean
  /** Managed platforms start an image, which a registry keeps; elsewhere they take a package. */
  platformsRunImages: boolean
  /** A CDN takes files from storage through a balancer only. */
  cdnNeedsBalancer: boolean
  /** One NAT gateway serves all zones of a region and survives the loss of any. */
  regionalNat: boolean
  /** Each node of the search service holds all of the data; elsewhere the nodes share it. */
  searchNodesHoldAll: boolean
}

/** The machine that clouds and regions are compared by. */
export const GENERAL_MACHINE: MachineNeed = { vcpu: 4, memoryGib: 16, family: 'general', arch: 'x86_64' }

export type ProviderRegion = Pick<Region, 'id' | 'name'> & { continent: string; residency: string; zones: number }
