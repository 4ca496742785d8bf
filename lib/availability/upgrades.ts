import type { Design, Resource } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'

/** A change of the answers, as data: what is insisted on, and what is asked of availability. */
export type UpgradeChange = {
  insistOn: Record<string, string>
  availability: Partial<Requirements['availability']>
}
export type Upgrade = { upgrade: string; resources: string[]; change: UpgradeChange }

/** The same asker with the change made. */
export const applying =
  ({ insistOn, availability }: UpgradeChange) =>
  (requirements: Requirements): Requirements => ({
    ...requirements,
    insistOn: { ...requirements.insistOn, ...insistOn },
    availability: { ...requirements.availability, ...availability },
  })

/** Changes that could raise the figure, by the weak parts that they are for. Whether they do, and for how much, is not known here. */
export function upgradesFor(requirements: Requirements, design: Design, weak: readonly string[]): Upgrade[] {
  const links = design.resources.filter(({ id }) => weak.includes(id))
  return OFFERS.flatMap(({ upgrade, helps, change }) => {
    const helped = links.filter((resource) => helps(resource, design))
    return helped.length === 0 ? [] : [{ upgrade, resources: helped.map(({ id }) => id), change: change(requirements) }]
  })
}

type Offer = {
  upgrade: string
  helps: (resource: Resource, design: Design) => boolean
  change: (requirements: Requirements) => UpgradeChange
}

const insisting =
  (insistOn: Record<string, string>): Offer['change'] =>
  () => ({ insistOn, availability: {} })

const isInOneZone = (resource: Resource) => resource.tier !== 'global' && (resource.zones < 2 || isUnpaired(resource))
const isUnpaired = (resource: Resource) =>
  ((resource.kind === 'relational-database' || resource.kind === 'cache') && !resource.multiZone) ||
  (resource.kind === 'document-database' && resource.nodes < 2)

/** The higher tier speaks PostgreSQL and MySQL. */
const hasHigherTier = (resource: Resource) =>
  resource.kind === 'relational-database' &&
  resource.class === 'standard' &&
  (resource.engine === 'postgresql' || resource.engine === 'mysql')

const OFFERS: readonly Offer[] = [
  {
    upgrade: 'Copies in several zones',
    helps: isInOneZone,
    change: insisting({ 'zone-topology': 'multi-zone' }),
  },
  {
    upgrade: 'Copies in several zones and the higher tier of the database',
    helps: (resource) => isInOneZone(resource) && hasHigherTier(resource),
    change: insisting({ 'zone-topology': 'multi-zone', database: 'relational-high-tier' }),
  },
  {
    upgrade: 'The higher tier of the database',
    helps: hasHigherTier,
    change: insisting({ database: 'relational-high-tier' }),
  },
  {
    upgrade: 'A group of machines in several zones',
    helps: (resource) => resource.kind === 'machine-group' && resource.replicas.max === 1 && resource.tier !== 'data',
    change: insisting({ 'zone-topology': 'multi-zone', compute: 'vm-group' }),
  },
  {
    upgrade: 'A managed database with a standby instead of one of your own',
    helps: (resource) => resource.kind === 'machine-group' && resource.tier === 'data',
    change: insisting({ 'zone-topology': 'multi-zone', database: 'relational-multi-zone' }),
  },
  {
    upgrade: 'A load balancer instead of the API gateway',
    helps: ({ kind }) => kind === 'api-gateway',
    change: insisting({ 'load-balancing': 'application' }),
  },
  {
    upgrade: 'Containers behind a load balancer instead of functions',
    helps: ({ kind }) => kind === 'function' || kind === 'api-gateway',
    change: insisting({ compute: 'containers-managed', 'load-balancing': 'application' }),
  },
  {
    upgrade: 'A cache with a copy in a second zone',
    helps: (resource) => resource.kind === 'cache' && (resource.engine === 'memcached' || !resource.multiZone),
    change: insisting({ cache: 'redis', 'zone-topology': 'multi-zone' }),
  },
  {
    upgrade: 'No CDN in front of a single machine',
    helps: ({ kind }, { resources }) =>
      kind === 'content-delivery' &&
      !resources.some((resource) => resource.kind === 'object-store' && resource.use === 'site'),
    change: insisting({ cdn: 'none' }),
  },
  {
    upgrade: 'A second region that also serves',
    helps: ({ tier }, { regions }) => tier !== 'global' && regions.every(({ role }) => role !== 'active'),
    change: ({ availability }) => ({ insistOn: {}, availability: secondRegion(availability) }),
  },
]

/** Both regions serve and confirm each write: what it takes for one to stand in for the other with nobody stepping in. */
export const secondRegion = ({ rtoMinutes }: Requirements['availability']): UpgradeChange['availability'] => ({
  scope: 'region',
  regionMode: 'active',
  rtoMinutes: Math.min(1, rtoMinutes),
  rpoMinutes: 0,
})
