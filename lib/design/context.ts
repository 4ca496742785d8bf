import type { Decisions, Topic } from '@/lib/decisions/decide-all'
import type { Environment, Requirements } from '@/lib/requirements/schema'
import type { Connection, Kind, Region, RegionRole, Resource, ResourceOf, Tier } from './model'
import type { ProviderProfile, ProviderRegion } from './provider'
import type { Usage } from './usage'

export type Choices = { [T in Topic]: Decisions[T]['choice'] }

/** All that a part of the composer may look at. */
export type Context = {
  requirements: Requirements
  choices: Choices
  /** The rule behind a topic's choice: resources quote it. */
  rule: (topic: Topic) => string
  profile: ProviderProfile
  environment: Environment
  /** Production, or the trial that stands for it: the copy people depend on. */
  isProduction: boolean
  usage: Usage
  primary: ProviderRegion
  /** The second region where something runs, or where copies are kept. */
  second: (ProviderRegion & { role: RegionRole }) | null
  zones: number
  /** Of machines. */
  arch: 'arm64' | 'x86_64'
  /** Of serverless containers and functions. */
  serverlessArch: 'arm64' | 'x86_64'
}

type Own<K extends Kind> = Omit<ResourceOf<K>, 'kind' | 'service' | 'region' | 'zones'> & {
  region?: string
  zones?: number
  /** Tells apart services of one kind: an engine, a class. */
  variant?: string
}

/** Makes one resource: fills in the provider's word for it and, unless told otherwise, the primary region and its zones. */
export function make<K extends Kind>(context: Context, kind: K, own: Own<K>): ResourceOf<K> {
  const { variant, region, zones, ...rest } = own
  return {
    kind,
    service: context.profile.serviceName(kind, variant),
    region: region ?? context.primary.id,
    zones: zones ?? zonesOfTier(rest.tier, context),
    ...rest,
  } as unknown as ResourceOf<K>
}

/** A managed service outside the network spans the region's zones by itself. */
function zonesOfTier(tier: Tier, { zones, primary }: Context): number {
  return tier === 'global' || tier === 'edge' || tier === 'regional' ? primary.zones : zones
}

/** What a part of the composer adds to the design. */
export type Part = { resources: Resource[]; connections: Connection[] }

export const part = (resources: (Resource | null)[], connections: (Connection | null)[] = []): Part => ({
  resources: resources.filter((resource) => resource !== null),
  connections: connections.filter((connection) => connection !== null),
})

export const merge = (parts: Part[]): Part => ({
  resources: parts.flatMap(({ resources }) => resources),
  connections: parts.flatMap(({ connections }) => connections),
})

export const asRegion = ({ id, name }: ProviderRegion, role: RegionRole): Region => ({ id, name, role })
