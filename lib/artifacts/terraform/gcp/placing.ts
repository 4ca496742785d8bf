import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import { implies, own } from '../expressions'
import { type Body, type Reference, ref, text, type Value } from '../hcl'
import { shortId } from '../names'

/** The region that a block of this entry stands in, as an expression. */
export const regionOf = (entry: Pick<Entry, 'regionVariable'>) => entry.regionVariable ?? 'var.region'
export const inRegion = (entry: Pick<Entry, 'regionVariable'>, argument = 'region'): Body => ({
  [argument]: ref(regionOf(entry)),
})

/** The label that says which part of the design a block belongs to; cost reports group by it. */
export const labels = (entry: Pick<Entry, 'id'>, argument = 'labels'): Body => ({ [argument]: { component: entry.id } })

/** Zones of a region in a fixed order: `local.zones`, and `local.secondary_zones` for the second region. */
export const zonesOf = ({ regionVariable }: Pick<Entry, 'regionVariable'>) => `local.${zonesName(regionVariable)}`
export const zonesName = (regionVariable: string | null) =>
  regionVariable ? `${regionVariable.replace('var.', '').replace(/_region$/, '')}_zones` : 'zones'

export type Network = EntryOf<'network'>

/**
 * A VPC network of Google Cloud spans all regions, so the second region's subnets stand in the first one's network: a database's copy has
 * to be in the network of what it follows.
 */
export const vpcOwner = (plan: Plan, home: Network): Network =>
  home.regionVariable === null
    ? home
    : (entriesOf(plan, 'network').find((other) => other.regionVariable === null && implies(home, other)) ?? home)

/** True for the network itself, false for the subnets that join another region's. */
export const ownsVpc = (plan: Plan, home: Network) => vpcOwner(plan, home).label === home.label

export const vpcId = (plan: Plan, home: Network): Reference => {
  const owner = vpcOwner(plan, home)
  return own(owner, 'google_compute_network', owner.label, 'id')
}

export type SubnetTier = 'public' | 'app' | 'data'

/** The subnet that a resource has its address in. */
export const subnetTierOf = (home: Network, { resource }: Entry): SubnetTier => {
  if (resource.tier === 'data') return 'data'
  return home.resource.layout === 'public-only' || resource.tier === 'public' ? 'public' : 'app'
}

export const subnetId = (home: Network, tier: SubnetTier) =>
  own(home, 'google_compute_subnetwork', `${home.label}_${tier}`, 'id')
export const subnetRange = (home: Network, tier: SubnetTier) => `var.${home.label}.${tier}_range`

export const homeOf = (plan: Plan, entry: Entry): Network | undefined => networkOf(plan, entry.resource.region)

/** Firewall rules find programs by this; it is also the name of what carries it. */
export const tagOf = (id: string): Value => text`${ref('var.name')}-${id}`

/** An account's name may have 30 characters, of which the environment's name takes 20. */
export const accountName = (id: string): Value => text`${ref('var.name')}-${shortId(id, 9)}`
