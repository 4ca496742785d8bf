import { azure, type FrontDoorZone } from '@/lib/catalog/skus/azure'
import type { Design, ResourceOf } from '@/lib/design/model'
import type { Continent } from '@/lib/requirements/schema'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, isUncounted, type UncountedCost, usage } from '../component'
import type { CostComponent } from '../types'
import { balancerCosts } from './balancer'
import { isOnOtherContinent } from './continents'

export const networkCosts = {
  ...balancerCosts,

  'dns-zone': ({ routing, healthChecks, queriesPerMonth }): Costs => {
    const zone = fixed('DNS zone', azure.dns.publicZoneMonth, 1, 'zone-month')
    if (routing === 'simple') return [zone, usage('DNS queries', azure.dns.queries, queriesPerMonth, 'query')]
    // Azure DNS does no checks and knows one answer; Traffic Manager answers in its place and is billed for the queries it sees.
    return [
      zone,
      usage('DNS queries', azure.dns.queries, queriesPerMonth, 'query'),
      usage(`Traffic Manager queries (${routing})`, azure.trafficManager.queries, queriesPerMonth, 'query'),
      fixed('Traffic Manager health checks', azure.trafficManager.healthCheckMonth, healthChecks, 'check-month'),
    ]
  },

  'content-delivery': ({ id, audience, requestsPerMonth, egressGibPerMonth }, { design }): Costs => {
    // Managed rules come with Premium only: https://hivebook.wiki/wiki/azure-front-door-global-cdn-waf-and-load-balancer (May 2026) and
    // https://harvtech.co.uk/docs/decisions/front-door-standard-not-premium/ (2026-05-30), read 2026-11-23 (secondary).
    const isGuarded = design.resources.some((other) => other.kind === 'web-firewall' && other.protects === id)
    const tier = isGuarded ? 'premium' : 'standard'
    const name = isGuarded ? 'Premium' : 'Standard'
    return [
      fixed(`Front Door ${name} base fee`, azure.frontDoor.month(tier), 1, 'profile-month'),
      ...zonesOf(audience).flatMap(([zone, share]) => [
        usage(
          `Data transfer out (${ZONE_NAMES[zone]})`,
          azure.frontDoor.outGb(tier, zone),
          egressGibPerMonth * share,
          'GB',
        ),
        usage(
          `Requests (${ZONE_NAMES[zone]})`,
          azure.frontDoor.requests(tier, zone),
          requestsPerMonth * share,
          'request',
        ),
      ]),
    ]
  },

  'web-firewall': ({ protects, requestsPerMonth }, { design }): Costs => {
    const guarded = design.resources.find(({ id }) => id === protects)
    if (guarded?.kind === 'content-delivery')
      return { noCharge: 'Custom and managed rules come with Front Door Premium' }
    if (guarded?.kind === 'load-balancer')
      return { noCharge: 'Rules come with the WAF tier of Application Gateway, which is priced there' }
    // API Management has no firewall of its own: an application gateway of the WAF tier stands in front of it.
    const units = requestsPerMonth / (HOURS_PER_MONTH * 3600) / WAF_REQUESTS_PER_UNIT
    return [
      fixed('Application gateway (WAF v2)', azure.applicationGateway.wafHour, HOURS_PER_MONTH, 'hour'),
      usage(
        'Capacity units (WAF v2)',
        azure.applicationGateway.wafCapacityUnitHour,
        units * HOURS_PER_MONTH,
        'capacity unit-hour',
      ),
    ]
  },

  network: (network, { design }): Costs => {
    const components = [
      fixed(
        'Public IPv4 addresses (static)',
        azure.publicIpv4.hour,
        addressesOf(network, design) * HOURS_PER_MONTH,
        'hour',
      ),
      usage(
        'Data transfer out to the internet',
        azure.bandwidth.internetOutGb,
        network.internetEgressGibPerMonth,
        'GB',
      ),
      ...(network.interRegionGibPerMonth > 0 ? [interRegion(network, design)] : []),
      ...joinCosts(network),
    ]
    // Microsoft took the charge between zones back in May 2024: https://blog.vjirovsky.cz/azure-may-2024-cost-storage/, read 2026-11-23
    // (secondary), so `crossZoneGibPerMonth` is on no line.
    if (components.every((cost) => !isUncounted(cost) && cost.quantity === 0))
      return { noCharge: 'No charge for the virtual network, its subnets, security groups and traffic between zones' }
    return components
  },

  'nat-gateway': ({ count, processedGibPerMonth }): Costs => [
    fixed('NAT gateways', azure.natGateway.hour, count * HOURS_PER_MONTH, 'hour'),
    usage('NAT data processed', azure.natGateway.gb, processedGibPerMonth, 'GB'),
  ],

  'network-endpoint': ({ style, reaches, processedGibPerMonth }): Costs => {
    if (style === 'gateway') return { noCharge: 'No charge for service endpoints' }
    return [
      // One endpoint for each service reached; unlike an interface it serves every zone. Assumption: the page was not read again.
      fixed('Private endpoints', azure.privateLink.endpointHour, reaches.length * HOURS_PER_MONTH, 'hour'),
      usage('Endpoint data processed', azure.privateLink.inGb, processedGibPerMonth, 'GB'),
    ]
  },
} satisfies Partial<CostTable>

/** None of what joins networks has a price row on Azure: it is named with what goes over it. */
const joinCosts = ({ connectivity, joinsSite, joinedGibPerMonth }: ResourceOf<'network'>): UncountedCost[] => {
  const gib = `${Math.ceil(joinedGibPerMonth)} GiB a month`
  if (connectivity === 'none') return []
  if (connectivity === 'peering')
    return [{ name: 'Virtual network peering', unpriced: `no price for data in and out of the peering, ${gib}` }]
  return [
    { name: 'Virtual WAN hub', unpriced: `no price for the hub and the data through it, ${gib}` },
    ...(joinsSite
      ? [{ name: 'VPN gateway in the hub', unpriced: 'no price for its scale units and connections' }]
      : []),
  ]
}

/** The design has an address in each zone for a public balancer; on Azure one address serves all zones. */
const addressesOf = ({ publicIpv4Addresses, zones, region }: ResourceOf<'network'>, { resources }: Design): number => {
  const balancers = resources.filter(
    (other) => other.kind === 'load-balancer' && other.isPublic && other.region === region,
  )
  return Math.max(balancers.length, publicIpv4Addresses - balancers.length * (zones - 1))
}

const interRegion = ({ region, interRegionGibPerMonth }: ResourceOf<'network'>, design: Design): CostComponent => {
  if (isOnOtherContinent(region, design)) {
    return usage(
      'Data transfer to a region of another continent',
      azure.bandwidth.otherContinentGb,
      interRegionGibPerMonth,
      'GB',
    )
  }
  return usage('Data transfer to another region', azure.bandwidth.sameContinentGb, interRegionGibPerMonth, 'GB')
}

/** A compute unit of the WAF tier inspects about this many requests a second; see balancer.ts for where it was read. */
const WAF_REQUESTS_PER_UNIT = 10

/**
 * Which price zone a continent is in. The zones' prices were read and their names were not, so this is an assumption; the prices of
 * zones 1 and 6 are the same.
 */
const ZONES: Readonly<Record<Continent, FrontDoorZone>> = { na: 1, as: 2, sa: 3, oc: 4, eu: 6, me: 7, af: 7 }

const ZONE_NAMES: Readonly<Record<FrontDoorZone, string>> = {
  1: 'North America',
  2: 'Asia Pacific',
  3: 'South America',
  4: 'Australia, New Zealand',
  5: 'India',
  6: 'Europe',
  7: 'Middle East, Africa',
  8: 'South Korea',
}

/** Continents of one zone are added up; the order is that of the continents, whatever the order of the audience's keys. */
const zonesOf = (audience: Readonly<Record<string, number>>): [FrontDoorZone, number][] => {
  const shares = new Map<FrontDoorZone, number>()
  for (const [continent, zone] of Object.entries(ZONES)) {
    shares.set(zone, (shares.get(zone) ?? 0) + (audience[continent] ?? 0))
  }
  return [...shares].filter(([, share]) => share > 0)
}
