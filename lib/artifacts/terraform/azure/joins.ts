import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource } from '../hcl'
import { placeOf } from './places'
import { allOf, groupName, sited, tags } from './placing'

type Network = EntryOf<'network'>

/** What joins a network to others: a hub with a line to a site, a join to one that is named, or the two regions' networks to each other. */
export function joins(plan: Plan, entry: Network): Piece[] {
  const { connectivity, joinsSite } = entry.resource
  const pair = regionsJoined(plan)
  const between = pair && pair[0].label === entry.label ? pieces('network.tf', ...peering(plan, ...pair)) : []
  if (connectivity === 'transit-hub')
    return [
      JOINED_RANGES,
      HUB_RANGE,
      ...(joinsSite ? [SITE_ADDRESS] : []),
      ...pieces('network.tf', ...hub(plan, entry), ...(joinsSite ? site(plan, entry) : [])),
      ...between,
    ]
  if (connectivity === 'peering' && pair === null)
    return [PEER_NETWORK, ...pieces('network.tf', ...peeringOutside(plan, entry))]
  return between
}

/** Networks of two regions that are joined, because the design says so or because a database is copied between them. */
export function regionsJoined(plan: Plan): [Network, Network] | null {
  const [first, second] = entriesOf(plan, 'network').filter(
    ({ resource: { region } }, index, all) => all.findIndex((other) => other.resource.region === region) === index,
  )
  if (!first || !second) return null
  const isPeered = first.resource.connectivity === 'peering'
  return isPeered || copiesDatabase(plan) ? [first, second] : null
}

/** A copy of a server inside a network is reached by that network only. */
const copiesDatabase = (plan: Plan) =>
  plan.connections.some(({ from, to, protocol }) => {
    if (protocol !== 'replication') return false
    const ends = [from, to].flatMap((id) => findEntries(plan, id).slice(0, 1))
    return ends.length === 2 && ends.every((end) => placeOf(plan, end) !== null)
  })

/** Environments whose network is joined; a smaller one stands alone. */
function joinedWhere(plan: Plan, { id }: Network): string | null {
  const having = plan.designs.filter(({ resources }) =>
    resources.some((other) => other.kind === 'network' && other.id === id && other.connectivity !== 'none'),
  )
  if (having.length === plan.designs.length) return null
  return `contains([${having.map(({ environment }) => `"${environment}"`).join(', ')}], var.environment)`
}

const when = (condition: string | null): Body => (condition ? { count: code(`${condition} ? 1 : 0`) } : {})
const networkOf = (entry: Network, attribute: string): Value =>
  own(entry, 'azurerm_virtual_network', entry.label, attribute)

const SWITCHES: Body = {
  allow_virtual_network_access: true,
  allow_forwarded_traffic: false,
  allow_gateway_transit: false,
  use_remote_gateways: false,
}

function peering(plan: Plan, first: Network, second: Network): Block[] {
  const condition = allOf(first, second)
  const side = (from: Network, to: Network, comment = '') =>
    resource(
      'azurerm_virtual_network_peering',
      from.label,
      {
        ...when(condition),
        name: named(`${from.id}-to-${to.id}`),
        resource_group_name: groupName(plan, from),
        virtual_network_name: networkOf(from, 'name'),
        remote_virtual_network_id: networkOf(to, 'id'),
        ...SWITCHES,
      },
      comment,
    )
  return [
    side(
      first,
      second,
      'Joins the networks of the two regions; what is copied between them never leaves Azure’s own lines.',
    ),
    side(second, first),
  ]
}

function peeringOutside(plan: Plan, entry: Network): Block[] {
  const condition = allOf(entry, { condition: joinedWhere(plan, entry) })
  return [
    resource(
      'azurerm_virtual_network_peering',
      entry.label,
      {
        ...when(condition),
        name: named(`${entry.id}-peering`),
        resource_group_name: groupName(plan, entry),
        virtual_network_name: networkOf(entry, 'name'),
        remote_virtual_network_id: ref('var.peer_network_id'),
        ...SWITCHES,
      },
      'Joins this network to another. The other side needs a peering back.',
    ),
  ]
}

function hub(plan: Plan, entry: Network): Block[] {
  const { label } = entry
  const condition = allOf(entry, { condition: joinedWhere(plan, entry) })
  const joined = { ...entry, condition }
  const shared = (id: string): Body => ({ ...when(condition), name: named(id), ...sited(plan, entry) })
  return [
    resource(
      'azurerm_virtual_wan',
      label,
      { ...shared('wan'), ...tags(entry) },
      'The hub that networks and sites of this region are joined to.',
    ),
    resource('azurerm_virtual_hub', label, {
      ...shared('hub'),
      virtual_wan_id: own(joined, 'azurerm_virtual_wan', label, 'id'),
      address_prefix: ref('var.hub_cidr'),
      ...tags(entry),
    }),
    resource('azurerm_virtual_hub_connection', label, {
      ...when(condition),
      name: named(entry.id),
      virtual_hub_id: own(joined, 'azurerm_virtual_hub', label, 'id'),
      remote_virtual_network_id: networkOf(entry, 'id'),
    }),
  ]
}

/** The key of the tunnel is Azure's own choice; what is on the other side is entered by hand, so no routing protocol has to be agreed on. */
function site(plan: Plan, entry: Network): Block[] {
  const { label } = entry
  const condition = allOf(entry, { condition: joinedWhere(plan, entry) })
  const joined = { ...entry, condition }
  const shared = (id: string): Body => ({ ...when(condition), name: named(id), ...sited(plan, entry) })
  return [
    resource(
      'azurerm_vpn_gateway',
      label,
      {
        ...shared('vpn'),
        virtual_hub_id: own(joined, 'azurerm_virtual_hub', label, 'id'),
        scale_unit: 1,
        ...tags(entry),
      },
      'The private line to the data centre. Its configuration for your device is under VPN (Site to site) of the hub.',
    ),
    resource('azurerm_vpn_site', label, {
      ...shared('site'),
      virtual_wan_id: own(joined, 'azurerm_virtual_wan', label, 'id'),
      address_cidrs: ref('var.joined_cidrs'),
      link: nested({ name: 'main', ip_address: ref('var.site_gateway_address') }),
      ...tags(entry),
    }),
    resource('azurerm_vpn_gateway_connection', label, {
      ...when(condition),
      name: named('site'),
      vpn_gateway_id: own(joined, 'azurerm_vpn_gateway', label, 'id'),
      remote_vpn_site_id: own(joined, 'azurerm_vpn_site', label, 'id'),
      vpn_link: nested({
        name: 'main',
        vpn_site_link_id: own(joined, 'azurerm_vpn_site', label, 'link[0].id'),
        protocol: 'IKEv2',
      }),
    }),
  ]
}

const JOINED_RANGES = placeholder({
  name: 'joined_cidrs',
  type: 'set(string)',
  description: 'Address ranges on the other side of the hub: your site.',
  validation: {
    condition:
      'length(var.joined_cidrs) > 0 && alltrue([for cidr in var.joined_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])',
    message: 'Name at least one address range, and not the whole internet. It must not overlap with the network’s own.',
  },
  example: '["192.168.0.0/16"]',
})

const HUB_RANGE = placeholder({
  name: 'hub_cidr',
  type: 'string',
  description: 'Address range of the hub itself; it must overlap with nothing that is joined.',
  validation: {
    condition: 'can(cidrhost(var.hub_cidr, 255))',
    message: 'Give a range of at least 256 addresses, such as 10.255.0.0/24.',
  },
  example: '"10.255.0.0/24"',
  fallback: '10.255.0.0/24',
})

const SITE_ADDRESS = placeholder({
  name: 'site_gateway_address',
  type: 'string',
  description: 'Public address of the VPN device in your data centre.',
  validation: {
    condition: 'can(cidrhost(join("/", [var.site_gateway_address, "32"]), 0))',
    message: 'Give an IPv4 address.',
  },
  example: '"203.0.113.10"',
})

const PEER_NETWORK = placeholder({
  name: 'peer_network_id',
  type: 'string',
  description: 'Id of the virtual network that this one is joined to; it needs a peering back.',
  validation: {
    condition: 'can(regex("/providers/Microsoft.Network/virtualNetworks/", var.peer_network_id))',
    message: 'Give the whole resource id of a virtual network.',
  },
  example:
    '"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers/Microsoft.Network/virtualNetworks/shared"',
})
