import type { Context } from './context'
import type { Network } from './model'

/** Of what the region answers, when only some of its callers stand behind the join: an assumption. */
const SHARE_OVER_JOIN = 0.1
/** What a request brings along besides its answer, in KiB: an assumption, the same as for the load balancer. */
const REQUEST_KIB = 2

type Join = Pick<Network, 'connectivity' | 'joinsSite' | 'joinedGibPerMonth'>

/**
 * How production's networks are joined. Each region has a hub of its own with its own line to the site, so that one region's loss takes
 * no other's line away; a second region that only keeps copies has no network to join.
 */
export function joinOf(context: Context, isSecond: boolean): Join {
  const { choices, isProduction } = context
  const connectivity = isProduction ? choices['network-connectivity'] : 'none'
  if (connectivity === 'none') return { connectivity, joinsSite: false, joinedGibPerMonth: 0 }
  return {
    connectivity,
    joinsSite: connectivity === 'transit-hub' && context.requirements.workload.existing === 'onprem',
    // Counted once, where the traffic is.
    joinedGibPerMonth: isSecond ? 0 : joinedGibPerMonth(context),
  }
}

/** Staff inside a site send all they ask over the line; otherwise a share of it, or the copies where two regions are joined. */
function joinedGibPerMonth(context: Context): number {
  const { choices, requirements, usage, second } = context
  const asked = usage.originEgressGibPerMonth + (usage.originRequestsPerMonth * REQUEST_KIB) / 1024 ** 2
  if (choices['network-connectivity'] === 'peering' && second) return copiedGibPerMonth(context)
  const isInside = requirements.security.exposure === 'internal' && requirements.workload.existing === 'onprem'
  return isInside ? asked : asked * SHARE_OVER_JOIN
}

/** Writes of about 2 KiB each, and new files, go to the second region. */
export const copiedGibPerMonth = ({ usage, requirements: { data } }: Context): number =>
  (usage.writesPerMonth * 2) / 1024 ** 2 + (data.objectGb * data.growthPercentPerMonth) / 100
