import type { Design, Kind, Resource, ResourceOf } from '@/lib/design/model'

/** Kinds that keep data of the workload's own. A cache and a queue hold copies or work in flight and can be filled again. */
export const STORE_KINDS = [
  'relational-database',
  'key-value-store',
  'document-database',
  'time-series-database',
  'data-warehouse',
  'search-engine',
  'object-store',
  'file-system',
] as const satisfies readonly Kind[]

/** Kinds that run the team's code. */
export const COMPUTE_KINDS = [
  'container-service',
  'container-cluster',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
] as const satisfies readonly Kind[]

export const MESSAGING_KINDS = ['queue', 'topic', 'stream', 'workflow'] as const satisfies readonly Kind[]

/** What a request meets first, outermost first. */
export const ENTRY_KINDS = ['content-delivery', 'load-balancer', 'api-gateway'] as const satisfies readonly Kind[]

export function ofKinds<K extends Kind>(
  { resources }: Pick<Design, 'resources'>,
  kinds: readonly K[],
): ResourceOf<K>[] {
  const wanted: readonly Kind[] = kinds
  return resources.filter((resource): resource is ResourceOf<K> => wanted.includes(resource.kind))
}

export const idsOf = (resources: readonly Resource[]): string[] => resources.map(({ id }) => id)

/** A copy that another region or machine keeps, not the one that is written to. The composer ends the ids of such copies in `-standby`. */
export const isCopy = (resource: Resource): boolean =>
  resource.id.endsWith('-standby') ||
  (resource.kind === 'relational-database' && resource.role !== 'primary') ||
  (resource.kind === 'object-store' && resource.use === 'replica')

/** The region that serves: the first that is primary or active. */
export const homeRegion = ({ regions }: Pick<Design, 'regions'>): string =>
  regions.find(({ role }) => role === 'primary' || role === 'active')?.id ?? regions[0]?.id ?? ''
