import { azure } from '@/lib/catalog/skus/azure'
import type { Design, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'

export const balancerCosts = {
  'load-balancer': (balancer, { design }): Costs => {
    if (balancer.included) return { noCharge: 'The ingress of Container Apps and App Service is in their price' }
    return balancer.layer === 'network' ? loadBalancer(balancer) : applicationGateway(balancer, design)
  },

  'api-gateway': ({ style, requestsPerMonth }): Costs => {
    const { name, unitHour, calls } = API_TIERS[apiTierOf({ style, requestsPerMonth })]
    return [
      ...(unitHour === null ? [] : [fixed(`API Management unit (${name})`, unitHour, HOURS_PER_MONTH, 'hour')]),
      usage(`API Management calls (${name})`, calls, requestsPerMonth, 'call'),
    ]
  },
} satisfies Partial<CostTable>

/** Five rules are in the price; the design has one, for its one port. */
const loadBalancer = ({ processedGibPerHour }: ResourceOf<'load-balancer'>): Costs => [
  fixed('Load balancer (Standard, first 5 rules)', azure.loadBalancer.hour, HOURS_PER_MONTH, 'hour'),
  usage('Load balancer data processed', azure.loadBalancer.gb, processedGibPerHour * HOURS_PER_MONTH, 'GB'),
]

/**
 * A capacity unit is 2,500 persistent connections, 2.22 Mbps or one compute unit; the one that needs most is billed. A compute unit is
 * about 50 TLS connections a second, or 10 inspected requests a second with the firewall.
 * https://docs.microsoft.com/azure/application-gateway/understanding-pricing, read 2026-11-23 as a copy; the figures of a compute unit
 * are an assumption. No instances are reserved ahead: each would be billed as 10 units, used or not.
 */
const UNIT = { connections: 2_500, megabitsPerSecond: 2.22, newConnections: 50, inspectedConnections: 10 }

const applicationGateway = (balancer: ResourceOf<'load-balancer'>, { resources }: Design): Costs => {
  const { id, newConnectionsPerSecond, activeConnections, processedGibPerHour } = balancer
  const isGuarded = resources.some((other) => other.kind === 'web-firewall' && other.protects === id)
  const megabitsPerSecond = (processedGibPerHour * 1024 ** 3 * 8) / 3600 / 1_000_000
  const units = Math.max(
    activeConnections / UNIT.connections,
    megabitsPerSecond / UNIT.megabitsPerSecond,
    newConnectionsPerSecond / (isGuarded ? UNIT.inspectedConnections : UNIT.newConnections),
  )
  const tier = isGuarded ? 'WAF v2' : 'Standard v2'
  return [
    fixed(
      `Application gateway (${tier})`,
      isGuarded ? azure.applicationGateway.wafHour : azure.applicationGateway.hour,
      HOURS_PER_MONTH,
      'hour',
    ),
    usage(
      `Capacity units (${tier})`,
      isGuarded ? azure.applicationGateway.wafCapacityUnitHour : azure.applicationGateway.capacityUnitHour,
      units * HOURS_PER_MONTH,
      'capacity unit-hour',
    ),
  ]
}

/**
 * The tier that costs least for so many calls, since what the tiers can do beyond that was not asked. By the call, 3.50 USD a million
 * after the first; a Basic v2 unit for 150 with 10 million and 3.00 for each further; a Standard v2 unit for 700 with 50 million and 2.50.
 * 3.5 × (n − 1) meets 150 + 3 × (n − 10) at 247 million, and that meets 700 + 2.5 × (n − 50) at 910 million. That one unit carries them,
 * and that Consumption passes no WebSockets, are assumptions.
 */
const CONSUMPTION_UP_TO = 247_000_000
const BASIC_UP_TO = 910_000_000

const apiTierOf = ({
  style,
  requestsPerMonth,
}: Pick<ResourceOf<'api-gateway'>, 'style' | 'requestsPerMonth'>): keyof typeof API_TIERS => {
  if (requestsPerMonth > BASIC_UP_TO) return 'standard'
  return style === 'websocket' || requestsPerMonth > CONSUMPTION_UP_TO ? 'basic' : 'consumption'
}

const API_TIERS = {
  consumption: { name: 'Consumption', unitHour: null, calls: azure.apiManagement.consumptionCalls },
  basic: { name: 'Basic v2', unitHour: azure.apiManagement.basicUnitHour, calls: azure.apiManagement.basicCalls },
  standard: {
    name: 'Standard v2',
    unitHour: azure.apiManagement.standardUnitHour,
    calls: azure.apiManagement.standardCalls,
  },
} as const
