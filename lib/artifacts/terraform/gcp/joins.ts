import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { labels, type Network, ownsVpc, regionOf, vpcId, vpcOwner } from './placing'

/** What joins a network to others: a hub with a line to a site, or a direct join. Only the environments that have it get it. */
export function joins(plan: Plan, entry: Network): Piece[] {
  const { connectivity, joinsSite } = entry.resource
  if (connectivity === 'none') return []
  const joined: Network = { ...entry, condition: joinedWhere(plan, entry) }
  if (connectivity === 'transit-hub') {
    const isFirst = ownsVpc(plan, entry)
    return [
      ...(joinsSite ? [siteAddress, siteNumber, sitePassword] : []),
      ...pieces('network.tf', ...(isFirst ? hub(plan, joined) : []), ...(joinsSite ? site(plan, joined) : [])),
    ]
  }
  // Two regions of one network are joined already: its subnets reach each other wherever the firewall lets them.
  const isAlone = entriesOf(plan, 'network').every(({ resource: { region } }) => region === entry.resource.region)
  return isAlone ? [peerNetwork, ...pieces('network.tf', peering(plan, joined))] : []
}

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

const siteNumber = placeholder({
  name: 'site_asn',
  type: 'number',
  description: 'BGP number of the VPN device in your data centre; Google Cloud answers as 64514.',
  validation: {
    condition: 'var.site_asn >= 64512 && var.site_asn <= 65534 && var.site_asn != 64514',
    message: 'A private number from 64512 to 65534, and not 64514.',
  },
  example: '65010',
})

const sitePassword = placeholder({
  name: 'site_vpn_password',
  type: 'string',
  description:
    'Secret that both ends of the VPN know. Give it by environment variable; the state holds it, so the bucket of the state is closed.',
  validation: {
    condition: 'length(var.site_vpn_password) >= 10',
    message: 'At least 10 characters.',
  },
  example: '"set by TF_VAR"',
})

const peerNetwork = placeholder({
  name: 'peer_network_id',
  type: 'string',
  description:
    'The network that this one is joined to, which has to be joined back; their address ranges must not overlap.',
  validation: {
    condition: 'can(regex("^projects/[a-z][a-z0-9-]+/global/networks/[a-z][a-z0-9-]*$", var.peer_network_id))',
    message: 'Give it as projects/PROJECT/global/networks/NAME.',
  },
  example: '"projects/shared-services/global/networks/main"',
})

const placed = (entry: Network): Body => (entry.condition ? { count: code(`${entry.condition} ? 1 : 0`) } : {})

/** Wherever the join is the network is too; only where some environment has no such network is it counted. */
const vpc = (plan: Plan, entry: Network) => {
  const network = entriesOf(plan, 'network').find(({ label }) => label === entry.label) ?? entry
  return vpcId(plan, network)
}

function hub(plan: Plan, entry: Network): Block[] {
  const { label } = entry
  return [
    resource(
      'google_network_connectivity_hub',
      label,
      {
        ...placed(entry),
        name: named('hub'),
        description: text`Networks and sites of ${ref('var.name')}`,
        ...labels(entry),
      },
      'The hub that networks and sites are joined to.',
    ),
    resource('google_network_connectivity_spoke', label, {
      ...placed(entry),
      name: named(entry.id),
      location: 'global',
      hub: own(entry, 'google_network_connectivity_hub', label, 'id'),
      linked_vpc_network: nested({ uri: vpc(plan, entry) }),
      ...labels(entry),
    }),
  ]
}

const TUNNELS = [0, 1] as const

/** Two tunnels to one device; routes are told by BGP, the only way that a gateway with an agreement has. */
function site(plan: Plan, entry: Network): Block[] {
  const { label } = entry
  const region = ref(regionOf(entry))
  const path = (type: string, name: string, attribute: string) => own(entry, type, name, attribute)
  const router = path('google_compute_router', `${label}_site`, 'name')
  return [
    resource(
      'google_compute_ha_vpn_gateway',
      label,
      { ...placed(entry), name: named('site'), region, network: vpc(plan, entry), ...labels(entry) },
      'The private line to the data centre.',
    ),
    resource('google_compute_external_vpn_gateway', label, {
      ...placed(entry),
      name: named(`${entry.id}-device`),
      redundancy_type: 'SINGLE_IP_INTERNALLY_REDUNDANT',
      interface: nested({ id: 0, ip_address: ref('var.site_gateway_address') }),
      ...labels(entry),
    }),
    resource('google_compute_router', `${label}_site`, {
      ...placed(entry),
      name: named(`${entry.id}-site`),
      region,
      network: vpc(plan, entry),
      bgp: nested({ asn: 64514 }),
    }),
    ...TUNNELS.flatMap((number) => {
      const name = `${label}_site_${number}`
      const tunnel = named(`${entry.id}-site-${number}`)
      return [
        resource('google_compute_vpn_tunnel', name, {
          ...placed(entry),
          name: tunnel,
          region,
          vpn_gateway: path('google_compute_ha_vpn_gateway', label, 'id'),
          vpn_gateway_interface: number,
          peer_external_gateway: path('google_compute_external_vpn_gateway', label, 'id'),
          peer_external_gateway_interface: 0,
          shared_secret: ref('var.site_vpn_password'),
          ike_version: 2,
          router,
          ...labels(entry),
        }),
        resource('google_compute_router_interface', name, {
          ...placed(entry),
          name: tunnel,
          region,
          router,
          ip_range: `169.254.${number}.1/30`,
          vpn_tunnel: path('google_compute_vpn_tunnel', name, 'name'),
        }),
        resource('google_compute_router_peer', name, {
          ...placed(entry),
          name: tunnel,
          region,
          router,
          interface: path('google_compute_router_interface', name, 'name'),
          peer_ip_address: `169.254.${number}.2`,
          peer_asn: ref('var.site_asn'),
        }),
      ]
    }),
    resource('google_network_connectivity_spoke', `${label}_site`, {
      ...placed(entry),
      name: named(`${entry.id}-site`),
      location: region,
      hub: ref(firstHub(plan, entry)),
      linked_vpn_tunnels: nested({
        uris: TUNNELS.map((number) => path('google_compute_vpn_tunnel', `${label}_site_${number}`, 'self_link')),
        site_to_site_data_transfer: false,
      }),
      ...labels(entry),
    }),
  ]
}

function firstHub(plan: Plan, entry: Network): string {
  const owner = vpcOwner(plan, entry)
  return `google_network_connectivity_hub.${owner.label}${entry.condition ? '[0]' : ''}.id`
}

function peering(plan: Plan, entry: Network): Block {
  return resource(
    'google_compute_network_peering',
    entry.label,
    {
      ...placed(entry),
      name: named(`${entry.id}-peer`),
      network: vpc(plan, entry),
      peer_network: ref('var.peer_network_id'),
      export_custom_routes: false,
      import_custom_routes: false,
    },
    'Joins this network to another; what may pass is the firewall’s to say.',
  )
}
