import { CDN_AREAS, type CdnArea, gcp } from '@/lib/catalog/skus/gcp'
import { type Design, ofKind, type ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, isUncounted, type UncountedCost, usage } from '../component'
import { joinsRegions } from '../elsewhere'
import type { CostComponent } from '../types'

export const networkCosts = {
  'dns-zone': ({ routing, healthChecks, queriesPerMonth }): Costs => [
    fixed('Managed zone', gcp.dns.zoneMonth, 1, 'zone-month'),
    fixed('Health checks', gcp.dns.healthCheckMonth, healthChecks, 'check-month'),
    usage(
      `DNS queries (${routing})`,
      routing === 'simple' ? gcp.dns.queries : gcp.dns.policyQueries,
      queriesPerMonth,
      'query',
    ),
  ],

  'content-delivery': (edge, { design }): Costs => [
    ...areasOf(edge.audience).map(([area, share]) =>
      usage(`Cache egress (${AREA_NAMES[area]})`, gcp.cdn.egressGib(area), edge.egressGibPerMonth * share, 'GiB'),
    ),
    usage('Cache lookups', gcp.cdn.lookups, edge.requestsPerMonth, 'request'),
    cacheFill(edge, design),
  ],

  'web-firewall': ({ rules, requestsPerMonth }): Costs => [
    fixed('Security policy', gcp.armor.policyMonth, 1, 'policy-month'),
    fixed('Rules', gcp.armor.ruleMonth, rules, 'rule-month'),
    usage('Requests inspected', gcp.armor.requests, requestsPerMonth, 'request'),
  ],

  network: (network, { design }): Costs => {
    const components = [
      fixed('External IPv4 addresses', gcp.network.ipHour, network.publicIpv4Addresses * HOURS_PER_MONTH, 'hour'),
      usage(
        'Data transfer out to the internet (premium tier)',
        gcp.network.internetOutGib,
        network.internetEgressGibPerMonth,
        'GiB',
      ),
      // Billed once, where it leaves its zone.
      usage('Data transfer between zones', gcp.network.crossZoneGib, network.crossZoneGibPerMonth, 'GiB'),
      usage(
        'Data transfer to another region',
        interRegionSku(network.region, design),
        network.interRegionGibPerMonth,
        'GB',
      ),
      ...joinCosts(network, design),
    ]
    if (components.every((cost) => !isUncounted(cost) && cost.quantity === 0))
      return { noCharge: 'No charge for the VPC network, its subnets, routes and firewall rules' }
    return components
  },

  'nat-gateway': ({ region, count, processedGibPerMonth }, { design }): Costs => [
    ...natHours(Math.max(1, machinesIn(region, design)), count),
    usage('NAT data processed', gcp.nat.gib, processedGibPerMonth, 'GiB'),
  ],

  'network-endpoint': ({ style, reaches, processedGibPerMonth }): Costs => {
    if (style === 'gateway') return { noCharge: 'No charge for Private Google Access' }
    return [
      // An endpoint serves its whole region.
      fixed('Endpoints', gcp.privateServiceConnect.endpointHour, reaches.length * HOURS_PER_MONTH, 'hour'),
      usage('Endpoint data processed', gcp.privateServiceConnect.gib, processedGibPerMonth, 'GiB'),
    ]
  },

  'load-balancer': (balancer, { design }): Costs => [
    ...forwardingRule(balancer, design),
    usage(
      'Data processed, in and out',
      gcp.loadBalancing.dataGib,
      balancer.processedGibPerHour * HOURS_PER_MONTH,
      'GiB',
    ),
  ],

  'api-gateway': ({ style, requestsPerMonth, responseKib }): Costs => {
    // API Gateway passes no WebSockets on, so a load balancer stands in for it.
    if (style === 'websocket') {
      return [
        fixed('Forwarding rule (WebSocket)', gcp.loadBalancing.firstRulesHour, HOURS_PER_MONTH, 'hour'),
        usage(
          'Data processed, in and out',
          gcp.loadBalancing.dataGib,
          (requestsPerMonth * responseKib) / 1024 ** 2,
          'GiB',
        ),
      ]
    }
    return [usage('API calls', gcp.apiGateway.calls, requestsPerMonth, 'call')]
  },
} satisfies Partial<CostTable>

/** A gateway for a site has two tunnels, so that one may fail. https://cloud.google.com/vpn/pricing as kept in the catalogue, per tunnel. */
const TUNNELS = 2

/** A direct join costs only what goes over it between two zones; the hub's own prices were not read. */
const joinCosts = (
  { connectivity, joinsSite, joinedGibPerMonth }: ResourceOf<'network'>,
  design: Design,
): (CostComponent | UncountedCost)[] => {
  if (connectivity === 'none') return []
  if (connectivity === 'transit-hub') {
    return [
      fixed('VPN tunnels', gcp.vpn.tunnelHour, joinsSite ? TUNNELS * HOURS_PER_MONTH : 0, 'hour'),
      {
        name: 'Network Connectivity Center',
        unpriced: `no price for the hub's spokes and the data through it, ${Math.ceil(joinedGibPerMonth)} GiB a month`,
      },
    ]
  }
  return [
    usage(
      'Data over the peering (between zones)',
      gcp.network.crossZoneGib,
      joinsRegions(design) ? 0 : joinedGibPerMonth,
      'GiB',
    ),
  ]
}

/** Up to here one flat price covers the forwarding rules of a project and region. */
const RULES_INCLUDED = 5

const forwardingRule = (balancer: ResourceOf<'load-balancer'>, design: Design): CostComponent[] => {
  const place = ofKind(design, 'load-balancer')
    .filter(({ region }) => region === balancer.region)
    .findIndex(({ id }) => id === balancer.id)
  if (place <= 0)
    return [fixed('Forwarding rules (first five)', gcp.loadBalancing.firstRulesHour, HOURS_PER_MONTH, 'hour')]
  if (place < RULES_INCLUDED) return []
  return [fixed('Forwarding rule (sixth and above)', gcp.loadBalancing.furtherRuleHour, HOURS_PER_MONTH, 'hour')]
}

/** From so many machines on, a NAT gateway costs no more. */
const NAT_MACHINES_MAX = 32

const natHours = (machines: number, gateways: number): CostComponent[] =>
  machines >= NAT_MACHINES_MAX * gateways
    ? [fixed('NAT gateways (32 machines or more)', gcp.nat.gatewayHourMax, gateways * HOURS_PER_MONTH, 'hour')]
    : [fixed('NAT gateway, by the machines behind it', gcp.nat.vmHour, machines * HOURS_PER_MONTH, 'VM-hour')]

/**
 * Machines of one's own in the region in an average hour. Instances of Cloud Run that go out through the gateway are not counted: whether
 * they are billed like machines was not read.
 */
const machinesIn = (region: string, design: Design): number =>
  ofKind(design, 'machine-group')
    .filter((group) => group.region === region)
    .reduce((sum, { replicas }) => sum + replicas.typical, 0) +
  ofKind(design, 'search-engine')
    .filter((engine) => engine.region === region)
    .reduce((sum, { nodes }) => sum + nodes, 0)

/**
 * What the cache takes from its origin: what the load balancer or gateway behind it passes, or the share of requests that reach a bucket.
 * Its price is that within a continent.
 */
const cacheFill = (edge: ResourceOf<'content-delivery'>, design: Design): CostComponent | UncountedCost => {
  const gib = filledGib(edge, design)
  return gib === undefined
    ? { name: 'Cache fill', unpriced: 'not counted: how much the cache takes from its origin is not in the design' }
    : usage('Cache fill', gcp.cdn.fillGib, Math.min(gib, edge.egressGibPerMonth), 'GiB')
}

const filledGib = (edge: ResourceOf<'content-delivery'>, design: Design): number | undefined => {
  const balancers = ofKind(design, 'load-balancer')
  if (balancers.length > 0)
    return balancers.reduce((sum, { processedGibPerHour }) => sum + processedGibPerHour * HOURS_PER_MONTH, 0)
  const gateways = ofKind(design, 'api-gateway')
  if (gateways.length > 0)
    return (
      gateways.reduce((sum, { requestsPerMonth, responseKib }) => sum + requestsPerMonth * responseKib, 0) / 1024 ** 2
    )
  const sites = ofKind(design, 'object-store').filter(({ use }) => use === 'site')
  if (sites.length === 0 || edge.requestsPerMonth === 0) return undefined
  const reads = sites.reduce((sum, { readsPerMonth }) => sum + readsPerMonth, 0)
  return (edge.egressGibPerMonth * reads) / edge.requestsPerMonth
}

/** Within a continent there is a price for three of them; everything else is between continents. */
const interRegionSku = (from: string, { regions }: Design): string => {
  const places = [...new Set([from, ...regions.map(({ id }) => id)].map(continentOf))]
  const [only, ...others] = places
  if (only === undefined || others.length > 0) return gcp.network.intercontinentalGb
  return WITHIN[only] ?? gcp.network.intercontinentalGb
}

const continentOf = (region: string): string => {
  const start = region.split('-')[0] ?? region
  return start === 'us' ? 'northamerica' : start
}

const WITHIN: Readonly<Record<string, string>> = {
  northamerica: gcp.network.interRegionNorthAmericaGb,
  europe: gcp.network.interRegionEuropeGb,
  asia: gcp.network.interRegionAsiaGb,
}

const AREA_NAMES: Readonly<Record<CdnArea, string>> = {
  'north-america': 'North America',
  europe: 'Europe',
  'asia-pacific': 'Asia Pacific and elsewhere',
  'south-america': 'South America',
  oceania: 'Oceania',
}

/** Continents that share a price area are added up; the order is that of the continents, whatever the order of the audience's keys. */
const areasOf = (audience: Readonly<Record<string, number>>): [CdnArea, number][] => {
  const shares = new Map<CdnArea, number>()
  for (const [continent, area] of Object.entries(CDN_AREAS)) {
    shares.set(area, (shares.get(area) ?? 0) + (audience[continent] ?? 0))
  }
  return [...shares].filter(([, share]) => share > 0)
}
