import { azure } from '@/lib/catalog/skus/azure'
import type { Design, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'

export const balancerCosts = {
  'load-balancer': (balancer, { design }): Costs =>
    balancer.layer === 'network' ? loadBalancer(balancer) : applicationGateway(balancer, design),

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
 * Calls a month up to which paying by the call is cheaper than a Basic v2 unit with its 10 million: 150 USD at 3.50 a million, after the
 * first million. Consumption passes no WebSockets, an assumption.
 */
const CONSUMPTION_CALLS = 43_000_000

const apiTierOf = ({ style, requestsPerMonth }: Pick<ResourceOf<'api-gateway'>, 'style' | 'requestsPerMonth'>) =>
  style === 'websocket' || requestsPerMonth > CONSUMPTION_CALLS ? 'basic' : 'consumption'

const API_TIERS = {
  consumption: { name: 'Consumption', unitHour: null, calls: azure.apiManagement.consumptionCalls },
  basic: { name: 'Basic v2', unitHour: azure.apiManagement.basicUnitHour, calls: azure.apiManagement.basicCalls },
} as const
