import type { Design, Resource } from '@/lib/design/model'

/** A place where something of this design is kept or runs. `region` is the provider's id, or `global` for what stands in no region. */
export type EmittedRegion = { resource: string; region: string; what: string }

/**
 * Every place that the design puts anything in, in the design's order: what serves, standby copies, replicas, backups, logs, the audit
 * trail, and what works at the edge. A resource is listed once for each place.
 */
export const regionsEmitted = ({ regions, resources }: Design): EmittedRegion[] => {
  const serving = new Set(regions.filter(({ role }) => role === 'primary' || role === 'active').map(({ id }) => id))
  return resources.flatMap((resource) => [
    { resource: resource.id, region: resource.region, what: whatIs(resource, serving) },
    ...elsewhere(resource),
  ])
}

/** The word for what stands in no region. */
export const GLOBAL = 'global'

const KEPT = {
  'log-store': 'logs',
  'audit-trail': 'audit trail',
  'backup-vault': 'backups',
  'dns-zone': 'names',
  'content-delivery': 'copies at the edge',
  'web-firewall': 'requests on their way in',
  'threat-detection': 'signs of attack',
  monitoring: 'metrics',
} as const satisfies { readonly [K in Resource['kind']]?: string }

function whatIs(resource: Resource, serving: ReadonlySet<string>): string {
  const { kind } = resource
  if (kind in KEPT) return KEPT[kind as keyof typeof KEPT]
  if (kind === 'object-store' && resource.use === 'logs') return 'logs'
  if (kind === 'object-store' && resource.use === 'replica') return 'replica'
  if (kind === 'relational-database' && resource.role !== 'primary') return resource.role
  if (resource.region === GLOBAL || serving.has(resource.region)) return 'what serves'
  return 'standby'
}

/** Regions that a resource reaches besides its own. A store that receives copies is a resource itself and has its own line. */
const elsewhere = (resource: Resource): EmittedRegion[] =>
  resource.kind === 'key-value-store'
    ? resource.replicaRegions
        .filter((region) => region !== resource.region)
        .map((region) => ({ resource: resource.id, region, what: 'replica' }))
    : []
