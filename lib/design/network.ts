import { type Context, make, type Part, part } from './context'
import { copiedGibPerMonth, joinOf } from './join'
import type { Network, Resource } from './model'

/** The network and the ways out of it. Nothing where no part has an address of its own. */
export function composeNetwork(context: Context, placed: Resource[]): Part {
  const { choices } = context
  const layout = choices['network-layout']
  if (layout === 'no-network' || !placed.some(({ tier }) => tier === 'public' || tier === 'app' || tier === 'data'))
    return part([])
  const network = networkOf(context, placed, layout, '')
  return part([network, ...waysOut(context, placed, layout, '')])
}

/** Smaller than /16 is never needed and larger is not allowed: one network a region, 10.0.0.0/16 first and 10.1.0.0/16 for the second. */
export function networkOf(
  context: Context,
  placed: Resource[],
  layout: Network['layout'],
  suffix: '' | '-standby',
): Network {
  const { rule, usage, second, primary } = context
  const isSecond = suffix !== ''
  const block = isSecond ? 1 : 0
  const zones = Math.max(
    isSecond ? 2 : context.zones,
    placed.some(({ kind }) => kind === 'load-balancer' || kind === 'relational-database' || kind === 'cache') ? 2 : 1,
  )
  const subnets = Array.from({ length: zones }, (_, zone) => [
    { tier: 'public' as const, zone, cidr: `10.${block}.${zone}.0/24` },
    { tier: 'app' as const, zone, cidr: `10.${block}.${16 * (zone + 1)}.0/20` },
    { tier: 'data' as const, zone, cidr: `10.${block}.${128 + zone}.0/24` },
  ]).flat()
  const cdn = context.choices.cdn === 'edge'
  const balancer = placed.some((resource) => resource.kind === 'load-balancer' && resource.isPublic)
  // What a response carries was read from a store; the balancer's own cross-zone traffic is not charged.
  const inside = usage.originEgressGibPerMonth * 0.5
  return make(context, 'network', {
    id: `network${suffix}`,
    label: 'Private network',
    purpose: 'Keeps machines and data where the internet cannot reach them.',
    tier: 'regional',
    because: rule('network-layout'),
    region: isSecond && second ? second.id : primary.id,
    zones,
    cidr: `10.${block}.0.0/16`,
    layout,
    subnets: order(subnets),
    publicIpv4Addresses:
      (balancer ? zones : 0) +
      natCount({ zones, profile: context.profile }, layout) +
      placed.filter(({ kind, tier }) => kind === 'machine-group' && tier === 'public').length,
    // A CDN fetches from the region at no charge; without one every response leaves through the internet.
    internetEgressGibPerMonth: isSecond || cdn ? 0 : usage.originEgressGibPerMonth,
    // A copy's store stands in another zone as often as there are others.
    crossZoneGibPerMonth: context.zones > 1 && !isSecond ? inside * (1 - 1 / context.zones) : 0,
    interRegionGibPerMonth: second && !isSecond && context.isProduction ? copiedGibPerMonth(context) : 0,
    ...joinOf(context, isSecond),
  })
}

const TIER_ORDER = { public: 0, app: 1, data: 2 } as const
const order = (subnets: Network['subnets']) =>
  [...subnets].sort((a, b) => TIER_ORDER[a.tier] - TIER_ORDER[b.tier] || a.zone - b.zone)

export function natCount({ zones, profile }: Pick<Context, 'zones' | 'profile'>, layout: Network['layout']): number {
  if (layout === 'private-nat-per-zone') return profile.traits.regionalNat ? 1 : zones
  return layout === 'private-single-nat' ? 1 : 0
}

/** The gateway out and the endpoints of one region's network. */
export function waysOut(
  context: Context,
  placed: Resource[],
  layout: Network['layout'],
  suffix: '' | '-standby',
): (Resource | null)[] {
  const { rule, usage, isProduction, requirements, second, primary, profile } = context
  // The second region has subnets in two zones, as its network says.
  const zones = suffix === '' ? context.zones : 2
  const region = suffix === '' || !second ? primary.id : second.id
  const count = natCount({ zones, profile }, layout)
  // A tenth of what the region answers is fetched from outside through the gateway, and image pulls on top: assumptions.
  const outGib = (suffix === '' ? usage.originEgressGibPerMonth * 0.1 : 0) + (isProduction ? 20 : 5)
  const because = rule('network-layout')
  const nat =
    count > 0
      ? make(context, 'nat-gateway', {
          id: `way-out${suffix}`,
          region,
          label: 'NAT gateway',
          purpose: 'The only way out for machines in private subnets.',
          tier: 'public',
          zones: profile.traits.regionalNat ? zones : count,
          because,
          count,
          processedGibPerMonth: outGib,
        })
      : null
  const stores = ['object-store', 'key-value-store'].filter((kind) => placed.some((resource) => resource.kind === kind))
  const gateway = make(context, 'network-endpoint', {
    id: `storage-endpoint${suffix}`,
    region,
    label: 'Storage endpoint',
    purpose: 'Reaches object and key-value storage without the NAT gateway, at no charge.',
    variant: 'gateway',
    tier: 'app',
    zones,
    because,
    style: 'gateway',
    reaches: stores.length > 0 ? stores : ['object-store'],
    processedGibPerMonth: 0,
  })
  const needed = layout === 'private-endpoints-only' ? interfaceServices(placed) : []
  const endpoints =
    needed.length > 0
      ? make(context, 'network-endpoint', {
          id: `service-endpoints${suffix}`,
          region,
          label: 'Service endpoints',
          purpose: 'Reaches the provider’s services inside its own network.',
          tier: 'app',
          zones,
          because,
          style: 'interface',
          reaches: needed,
          processedGibPerMonth: usage.logGibPerMonth + requirements.data.cacheGb,
        })
      : null
  return [nat, gateway, endpoints]
}

/** Services that what runs in the network calls, and that need an interface of their own when there is no other way out. */
function interfaceServices(placed: Resource[]): string[] {
  const calls: { kind: Resource['kind']; service: string }[] = [
    { kind: 'queue', service: 'queue' },
    { kind: 'topic', service: 'topic' },
    { kind: 'stream', service: 'stream' },
    { kind: 'workflow', service: 'workflow' },
  ]
  const asked = calls
    .filter(({ kind }) => placed.some((resource) => resource.kind === kind))
    .map(({ service }) => service)
  const pullsImages = placed.some(
    ({ kind }) => kind === 'container-service' || kind === 'batch-environment' || kind === 'container-cluster',
  )
  return ['secrets', 'logs', ...(pullsImages ? ['registry'] : []), ...asked]
}
