import type { Provider, Residency } from '@/lib/requirements/schema'
import type { Kind, Region } from './model'

export type MachineFamily = 'burstable' | 'general' | 'compute' | 'memory' | 'gpu'
export type MachineNeed = {
  vcpu: number
  memoryGib: number
  family: MachineFamily
  arch: 'arm64' | 'x86_64'
  gpus?: number
}
export type MachineFit = { instanceType: string; vcpu: number; memoryGib: number; arch: 'arm64' | 'x86_64' }

/** What a machine is for: the same need has another name for a virtual machine than for a database node. */
export type MachineUse =
  | 'virtual-machine'
  | 'relational-standard'
  | 'relational-sqlserver'
  | 'relational-oracle'
  | 'relational-high'
  | 'document'
  | 'time-series'
  | 'cache'
  | 'search'

/**
 * All that the composer asks of a provider. `lib/services/aws.ts` is the first; another cloud is another value of this type.
 * Every function is total: a need larger than the largest size gets the largest, and the caller adds more machines.
 */
export type ProviderProfile = {
  readonly provider: Provider
  readonly name: string
  /** What a kind is called there; `variant` tells apart services of one kind (engine, class, capacity). */
  serviceName(kind: Kind, variant?: string): string
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
}

export type ProviderRegion = Pick<Region, 'id' | 'name'> & { continent: string; residency: string; zones: number }
