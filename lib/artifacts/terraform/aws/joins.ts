import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder, size } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, ref, resource } from '../hcl'
import { inRegion } from './placing'

type Network = EntryOf<'network'>
type Tier = 'public' | 'app' | 'data'

/** What joins a network to others: a hub with a line to a site, or a direct join. Only the environments that have it get it. */
export function joins(plan: Plan, entry: Network, tiers: readonly Tier[]): Piece[] {
  const { connectivity, joinsSite } = entry.resource
  if (connectivity === 'none') return []
  const joined: Joined = { ...entry, condition: joinedWhere(plan, entry) }
  if (connectivity === 'transit-hub')
    return [
      joinedRanges,
      ...(joinsSite ? [siteAddress] : []),
      ...pieces('network.tf', ...hub(joined, tiers), ...(joinsSite ? site(joined) : [])),
    ]
  const [first, second] = entriesOf(plan, 'network').filter(({ resource: { region } }, index, all) => {
    return all.findIndex((other) => other.resource.region === region) === index
  })
  if (!first || first.label !== entry.label) return []
  if (second) return pieces('network.tf', ...peering(joined, second, tiers))
  return [joinedRanges, peerNetwork, ...pieces('network.tf', ...peeringOutside(joined, tiers))]
}

/** The entry as its join sees it: `condition` is that of the join. */
type Joined = Network

/** Environments whose network is joined; a smaller one stands alone. */
function joinedWhere(plan: Plan, { id, resource: { region } }: Network): string | null {
  const having = plan.designs.filter(({ resources }) =>
    resources.some(
      (other) =>
        other.kind === 'network' && other.id === id && other.region === region && other.connectivity !== 'none',
    ),
  )
  if (having.length === plan.designs.length) return null
  return `contains([${having.map(({ environment }) => `"${environment}"`).join(', ')}], var.environment)`
}

const joinedRanges = placeholder({
  name: 'joined_cidrs',
  type: 'set(string)',
  description: 'Address ranges on the other side of the join: your site, or the networks that are joined to this one.',
  validation: {
    condition:
      'length(var.joined_cidrs) > 0 && alltrue([for cidr in var.joined_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])',
    message: 'Name at least one address range, and not the whole internet. It must not overlap with the network’s own.',
  },
  example: '["192.168.0.0/16"]',
})

const siteAddress = placeholder({
  name: 'site_gateway_address',
  type: 'string',
  description: 'Public address of the VPN device in your data centre.',
  validation: {
    condition: 'can(cidrhost(join("/", [var.site_gateway_address, "32"]), 0))',
    message: 'Give an IPv4 address.',
  },
  example: '"203.0.113.10"',
})

const peerNetwork = placeholder({
  name: 'peer_network_id',
  type: 'string',
  description: 'Id of the network in the same account and region that this one is joined to; it needs routes back.',
  validation: { condition: 'startswith(var.peer_network_id, "vpc-")', message: 'Give the id of a VPC.' },
  example: '"vpc-0123456789abcdef0"',
})

const placedJoin = (entry: Joined): Body => ({
  ...(entry.condition ? { count: code(`${entry.condition} ? 1 : 0`) } : {}),
  ...inRegion(entry),
})

const tagged = (entry: Joined): Body => ({ tags: { Name: named(entry.id), Component: entry.id } })

/** Counted where some environment has no such network: wherever the join is, the network is too. */
const vpc = ({ label, always }: Network) => ref(`aws_vpc.${label}${always ? '' : '[0]'}.id`)

function hub(entry: Joined, tiers: readonly Tier[]): Block[] {
  const { label } = entry
  const tier = tiers.includes('app') ? 'app' : 'public'
  const gateway = own(entry, 'aws_ec2_transit_gateway', label, 'id')
  return [
    resource(
      'aws_ec2_transit_gateway',
      label,
      { ...placedJoin(entry), description: named('hub'), ...tagged(entry) },
      'The hub that networks and sites of this region are joined to.',
    ),
    resource('aws_ec2_transit_gateway_vpc_attachment', label, {
      ...placedJoin(entry),
      transit_gateway_id: gateway,
      vpc_id: vpc(entry),
      subnet_ids: code(`values(aws_subnet.${label}_${tier})[*].id`),
      ...tagged(entry),
    }),
    ...tiers.map((each) =>
      joinedRoute(entry, each, 'hub', {
        transit_gateway_id: gateway,
        depends_on: [ref(`aws_ec2_transit_gateway_vpc_attachment.${label}`)],
      }),
    ),
  ]
}

/** Two tunnels to one device; what is on the other side is entered by hand, so no routing protocol has to be agreed on. */
function site(entry: Joined): Block[] {
  const { label } = entry
  const vpn = (attribute: string) => own(entry, 'aws_vpn_connection', label, attribute)
  return [
    resource('aws_customer_gateway', label, {
      ...placedJoin(entry),
      type: 'ipsec.1',
      bgp_asn: '65000',
      ip_address: ref('var.site_gateway_address'),
      ...tagged(entry),
    }),
    resource(
      'aws_vpn_connection',
      label,
      {
        ...placedJoin(entry),
        type: 'ipsec.1',
        customer_gateway_id: own(entry, 'aws_customer_gateway', label, 'id'),
        transit_gateway_id: own(entry, 'aws_ec2_transit_gateway', label, 'id'),
        static_routes_only: true,
        ...tagged(entry),
      },
      'The private line to the data centre. Its configuration for your device is under VPN connections in the console.',
    ),
    resource('aws_ec2_transit_gateway_route', label, {
      for_each: code(entry.condition ? `${entry.condition} ? var.joined_cidrs : []` : 'var.joined_cidrs'),
      ...inRegion(entry),
      destination_cidr_block: ref('each.value'),
      transit_gateway_attachment_id: vpn('transit_gateway_attachment_id'),
      transit_gateway_route_table_id: own(
        entry,
        'aws_ec2_transit_gateway',
        label,
        'association_default_route_table_id',
      ),
    }),
  ]
}

/** One route a subnet and range. */
function joinedRoute({ label, condition, ...entry }: Joined, tier: Tier, name: string, target: Body): Block {
  const table = `${label}_${tier}`
  const guard = condition ? ` if ${condition}` : ''
  const pairs = `setproduct(keys(aws_subnet.${table}), var.joined_cidrs)`
  return resource('aws_route', `${table}_${name}`, {
    for_each: code(`{ for pair in ${pairs} : join(" ", pair) => { zone = pair[0], cidr = pair[1] }${guard} }`),
    ...inRegion(entry),
    route_table_id: ref(`aws_route_table.${table}[each.value.zone].id`),
    destination_cidr_block: ref('each.value.cidr'),
    ...target,
  })
}

function peering(entry: Joined, other: Network, tiers: readonly Tier[]): Block[] {
  const { label, condition } = entry
  const both = { condition }
  const id = own(both, 'aws_vpc_peering_connection', label, 'id')
  const far: Joined = { ...other, condition }
  const wait: Body = { depends_on: [ref(`aws_vpc_peering_connection_accepter.${label}`)] }
  const route = (from: Network, to: Network, tier: Tier) => {
    const table = `${from.label}_${tier}`
    const subnets = condition
      ? `{ for zone, subnet in aws_subnet.${table} : zone => subnet if ${condition} }`
      : `aws_subnet.${table}`
    return resource('aws_route', `${table}_peering`, {
      for_each: code(subnets),
      ...inRegion(from),
      route_table_id: ref(`aws_route_table.${table}[each.key].id`),
      destination_cidr_block: size(to, 'cidr'),
      vpc_peering_connection_id: id,
      ...wait,
    })
  }
  const inside = tiers.filter((tier) => tier !== 'public')
  return [
    resource(
      'aws_vpc_peering_connection',
      label,
      {
        ...placedJoin(entry),
        vpc_id: vpc(entry),
        peer_vpc_id: vpc(other),
        peer_region: ref(other.regionVariable ?? 'var.region'),
        ...tagged(entry),
      },
      'Joins the networks of the two regions; what is copied between them never leaves the provider’s own lines.',
    ),
    resource('aws_vpc_peering_connection_accepter', label, {
      ...placedJoin(far),
      vpc_peering_connection_id: id,
      auto_accept: true,
      ...tagged(entry),
    }),
    ...inside.flatMap((tier) => [route(entry, other, tier), route(other, entry, tier)]),
  ]
}

function peeringOutside(entry: Joined, tiers: readonly Tier[]): Block[] {
  const { label } = entry
  return [
    resource(
      'aws_vpc_peering_connection',
      label,
      {
        ...placedJoin(entry),
        vpc_id: vpc(entry),
        peer_vpc_id: ref('var.peer_network_id'),
        auto_accept: true,
        ...tagged(entry),
      },
      'Joins this network to another of the same account and region.',
    ),
    ...tiers
      .filter((tier) => tier !== 'public')
      .map((tier) =>
        joinedRoute(entry, tier, 'peering', {
          vpc_peering_connection_id: own(entry, 'aws_vpc_peering_connection', label, 'id'),
        }),
      ),
  ]
}
