import { aws, CLOUDFRONT_AREAS } from '@/lib/catalog/skus/aws'
import type { Design, Resource, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { joinsRegions } from '../elsewhere'
import type { CostComponent } from '../types'

export const networkCosts = {
  'dns-zone': (zone, { design }): Costs => {
    const queries = zone.routing === 'latency-routed' ? aws.route53.latencyQueries : aws.route53.queries
    return [
      fixed('Hosted zone', aws.route53.hostedZoneMonth, 1, 'zone-month'),
      fixed('Health checks (AWS endpoint)', aws.route53.healthCheckMonth, zone.healthChecks, 'check-month'),
      // Checking over HTTPS is an optional feature of a health check, billed by itself.
      fixed('Health checks, HTTPS', aws.route53.healthCheckFeatureMonth, zone.healthChecks, 'feature-month'),
      usage(
        `DNS queries (${zone.routing})`,
        queries,
        answersFromAliases(zone, design) ? 0 : zone.queriesPerMonth,
        'query',
      ),
    ]
  },

  'content-delivery': ({ audience, requestsPerMonth, egressGibPerMonth }): Costs =>
    areasOf(audience).flatMap(([area, share]) => [
      usage(
        `Data transfer out (${AREA_NAMES[area]})`,
        aws.cloudfront.internetOutGb(area),
        egressGibPerMonth * share,
        'GB',
      ),
      usage(
        `HTTPS requests (${AREA_NAMES[area]})`,
        aws.cloudfront.httpsRequests(area),
        requestsPerMonth * share,
        'request',
      ),
    ]),

  'web-firewall': ({ rules, requestsPerMonth }): Costs => [
    fixed('Web ACL', aws.waf.webAclMonth, 1, 'ACL-month'),
    // A managed rule group costs the same as a rule of one's own.
    fixed('Rules and managed rule groups', aws.waf.ruleMonth, rules, 'rule-month'),
    usage('Requests inspected', aws.waf.requests, requestsPerMonth, 'request'),
  ],

  network: (network, { design }): Costs => {
    const components = [
      fixed('Public IPv4 addresses', aws.publicIpv4.hour, network.publicIpv4Addresses * HOURS_PER_MONTH, 'hour'),
      usage(
        'Data transfer out to the internet',
        aws.dataTransfer.internetOutGb,
        network.internetEgressGibPerMonth,
        'GB',
      ),
      // Each gigabyte is billed twice: leaving its zone and entering the other.
      usage(
        'Data transfer between zones (out and in)',
        aws.dataTransfer.crossZoneGbEachWay,
        network.crossZoneGibPerMonth * 2,
        'GB',
      ),
      usage(
        'Data transfer to another region',
        interRegionSku(network.region, design),
        network.interRegionGibPerMonth,
        'GB',
      ),
      ...joinCosts(network, design),
    ]
    if (components.every(({ quantity }) => quantity === 0))
      return { noCharge: 'No charge for the VPC, its subnets, routes and security groups' }
    return components
  },

  'nat-gateway': ({ count, processedGibPerMonth }): Costs => [
    fixed('NAT gateways', aws.natGateway.hour, count * HOURS_PER_MONTH, 'hour'),
    usage('NAT data processed', aws.natGateway.gb, processedGibPerMonth, 'GB'),
  ],

  'network-endpoint': ({ style, reaches, zones, processedGibPerMonth }): Costs => {
    if (style === 'gateway') return { noCharge: 'No charge for gateway endpoints' }
    return [
      // One interface in each zone for each service reached.
      fixed('Interface endpoints', aws.vpcEndpoint.interfaceHour, reaches.length * zones * HOURS_PER_MONTH, 'hour'),
      usage('Endpoint data processed', aws.vpcEndpoint.interfaceGb, processedGibPerMonth, 'GB'),
    ]
  },

  'load-balancer': (balancer, { design }): Costs => loadBalancer(balancer, design),

  'api-gateway': ({ style, requestsPerMonth, responseKib }): Costs => {
    if (style === 'rest') return [usage('REST API requests', aws.apiGateway.restRequests, requestsPerMonth, 'request')]
    if (style === 'websocket') {
      return [
        usage(
          'WebSocket messages',
          aws.apiGateway.websocketMessages,
          requestsPerMonth * packs(responseKib, WEBSOCKET_KIB),
          'message',
        ),
        {
          name: 'WebSocket connection minutes',
          unpriced: 'not counted: how long clients stay connected was not asked',
        },
      ]
    }
    return [
      usage(
        'HTTP API requests',
        aws.apiGateway.httpRequests,
        requestsPerMonth * packs(responseKib, HTTP_API_KIB),
        'request',
      ),
    ]
  },
} satisfies Partial<CostTable>

/** The network and the line to a site are each attached to the hub. A direct join costs only what goes over it between two zones. */
const joinCosts = (
  { connectivity, joinsSite, joinedGibPerMonth }: ResourceOf<'network'>,
  design: Design,
): CostComponent[] => {
  if (connectivity === 'none') return []
  if (connectivity === 'transit-hub') {
    const attachments = joinsSite ? 2 : 1
    return [
      fixed('Transit gateway attachments', aws.transitGateway.attachmentHour, attachments * HOURS_PER_MONTH, 'hour'),
      usage('Transit gateway data processed', aws.transitGateway.gb, joinedGibPerMonth, 'GB'),
      fixed('VPN connection', aws.vpn.connectionHour, joinsSite ? HOURS_PER_MONTH : 0, 'hour'),
    ]
  }
  // Between regions it is the transfer that is on the bill already.
  const quantity = joinsRegions(design) ? 0 : joinedGibPerMonth * 2
  return [
    usage('Data over the peering (between zones, out and in)', aws.dataTransfer.crossZoneGbEachWay, quantity, 'GB'),
  ]
}

/** An HTTP API request is counted again for every 512 KB, a WebSocket message for every 32 KB; assumptions, the page was not read. */
const HTTP_API_KIB = 512
const WEBSOCKET_KIB = 32
const packs = (kib: number, size: number) => Math.max(1, Math.ceil(kib / size))

/**
 * One capacity unit covers each of these; the dimension that needs the most units is billed, not their sum.
 * ALB: cloudcostkit.com/calculators/aws-load-balancer-lcu-calculator, read 2026-11-23 (secondary). NLB, for TCP: assumption.
 */
const LCU = {
  newConnections: 25,
  activeConnections: 3_000,
  gibPerHour: 1,
  gibPerHourToFunctions: 0.4,
  ruleEvaluations: 1_000,
}
const NLCU = { newConnections: 800, activeConnections: 100_000, gibPerHour: 1 }

const loadBalancer = (balancer: ResourceOf<'load-balancer'>, { resources }: Design): Costs => {
  const { layer, newConnectionsPerSecond, activeConnections, processedGibPerHour, ruleEvaluationsPerSecond, target } =
    balancer
  if (layer === 'network') {
    const units = Math.max(
      newConnectionsPerSecond / NLCU.newConnections,
      activeConnections / NLCU.activeConnections,
      processedGibPerHour / NLCU.gibPerHour,
    )
    return [
      fixed('Network load balancer', aws.nlb.hour, HOURS_PER_MONTH, 'hour'),
      usage('Load balancer capacity units', aws.nlb.nlcuHour, units * HOURS_PER_MONTH, 'NLCU-hour'),
    ]
  }
  const isFunction = resources.some(({ id, kind }) => id === target && kind === 'function')
  const units = Math.max(
    newConnectionsPerSecond / LCU.newConnections,
    activeConnections / LCU.activeConnections,
    processedGibPerHour / (isFunction ? LCU.gibPerHourToFunctions : LCU.gibPerHour),
    ruleEvaluationsPerSecond / LCU.ruleEvaluations,
  )
  return [
    fixed('Application load balancer', aws.alb.hour, HOURS_PER_MONTH, 'hour'),
    usage('Load balancer capacity units', aws.alb.lcuHour, units * HOURS_PER_MONTH, 'LCU-hour'),
  ]
}

/** The two regions on the east coast of the US have a price of their own. */
const interRegionSku = (from: string, { regions }: Design): string => {
  const pair = ['us-east-1', 'us-east-2']
  const isPair = pair.includes(from) && regions.every(({ id }) => pair.includes(id))
  return isPair ? aws.dataTransfer.interRegionUsEastGb : aws.dataTransfer.interRegionOutGb
}

type Area = (typeof CLOUDFRONT_AREAS)[keyof typeof CLOUDFRONT_AREAS]

const AREA_NAMES: Readonly<Record<Area, string>> = {
  'us-mexico-canada': 'US, Mexico, Canada',
  'europe-israel': 'Europe, Israel',
  'asia-pacific': 'Asia Pacific',
  'australia-nz': 'Australia, New Zealand',
  india: 'India',
  japan: 'Japan',
  'south-africa-kenya-middle-east': 'South Africa, Kenya, Middle East',
  'south-america': 'South America',
}

/** Continents that share a price area are added up; the order is that of the continents, whatever the order of the audience's keys. */
const areasOf = (audience: Readonly<Record<string, number>>): [Area, number][] => {
  const shares = new Map<Area, number>()
  for (const [continent, area] of Object.entries(CLOUDFRONT_AREAS)) {
    shares.set(area, (shares.get(area) ?? 0) + (audience[continent] ?? 0))
  }
  return [...shares].filter(([, share]) => share > 0)
}

/** Kinds that a Route 53 alias record can point at. */
const ALIAS_TARGETS: ReadonlySet<Resource['kind']> = new Set([
  'content-delivery',
  'load-balancer',
  'api-gateway',
  'app-platform',
  'object-store',
])

/**
 * Queries that an alias record answers are free, and all names of a design are alias records unless one points at a machine.
 * Assumption: known from aws.amazon.com/route53/pricing, which was not read again.
 */
const answersFromAliases = ({ id }: ResourceOf<'dns-zone'>, { connections, resources }: Design): boolean => {
  const targets = connections
    .filter(({ from }) => from === id)
    .map(({ to }) => resources.find((resource) => resource.id === to))
  return targets.length > 0 && targets.every((target) => target !== undefined && ALIAS_TARGETS.has(target.kind))
}
