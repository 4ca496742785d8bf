import type { Design, Resource } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'

/** Stores that stand in one region and are written there: copies in another are not among them. */
export const writersOf = ({ resources, regions }: Design): Resource[] =>
  resources.filter(
    (resource) =>
      isRecordStore(resource) &&
      !('replicaOf' in resource && resource.replicaOf !== null) &&
      (resource.region === regions[0]?.id || resource.tier === 'global'),
  )

/** A cache holds copies only; an index or a warehouse that was asked for counts as kept, as the rules have it. */
export const keepsRecords = ({ data }: Requirements, design: Design): boolean =>
  data.stores.some((store) => store !== 'cache') ||
  design.resources.some((resource) => isRecordStore(resource) || isKeptFile(resource))

/** A database that the provider does not run stands on a machine group of the data tier. */
export const isSelfManaged = (resource: Resource): boolean =>
  resource.kind === 'machine-group' && resource.tier === 'data'

const isRecordStore = (resource: Resource) =>
  resource.kind === 'relational-database' ||
  resource.kind === 'key-value-store' ||
  resource.kind === 'document-database' ||
  resource.kind === 'time-series-database' ||
  isSelfManaged(resource)

const isKeptFile = (resource: Resource) =>
  (resource.kind === 'object-store' && (resource.use === 'files' || resource.use === 'lake')) ||
  resource.kind === 'file-system'

/** A copy of every write is kept in another zone before the write counts. */
export function isKeptInZones(resource: Resource): boolean {
  switch (resource.kind) {
    case 'relational-database':
    case 'time-series-database':
      return resource.multiZone
    case 'document-database':
      return resource.nodes >= 2 && resource.zones > 1
    case 'machine-group':
      return resource.zones > 1 && resource.replicas.min > 1
    default:
      return resource.zones > 1 || resource.tier === 'global'
  }
}

/** What has to be read back from a backup; a managed key-value store is restored beside itself at its own pace. */
export function restoredGib(design: Design): number {
  return writersOf(design).reduce((sum, resource) => sum + sizeOf(resource), 0)
}

function sizeOf(resource: Resource): number {
  switch (resource.kind) {
    case 'relational-database':
    case 'document-database':
    case 'time-series-database':
    case 'key-value-store':
      return resource.storageGib
    case 'machine-group':
      return resource.diskGib
    default:
      return 0
  }
}
