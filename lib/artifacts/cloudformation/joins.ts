import type { Plan } from '../terraform/entries'
import { entriesOf } from '../terraform/entries'
import { type Network, subnets, type Tier, tiersOf, vpcId, zonesOf } from './network'
import {
  CIDR_PATTERN,
  cidrParameter,
  countWhere,
  type Home,
  homeOf,
  idOf,
  named,
  type Piece,
  pascal,
  type Resource,
  regionAt,
  resource,
  slotOf,
  tags,
  toSet,
  whereOfDesigns,
} from './plan'
import { type Properties, ref, type Value } from './value'

/** What joins a network to others: a hub with a line to a site, or a direct join. Only the environments that have it get it. */
export function joins(plan: Plan, entry: Network): Piece[] {
  const { connectivity, joinsSite } = entry.resource
  if (connectivity === 'none') return []
  const home: Home = { ...homeOf(plan, entry), where: joinedWhere(plan, entry) & homeOf(plan, entry).where }
  if (connectivity === 'transit-hub') return [...hub(plan, entry, home), ...(joinsSite ? site(plan, entry, home) : [])]
  const [first, second] = entriesOf(plan, 'network').filter(
    ({ resource: { region } }, index, all) => all.findIndex((other) => other.resource.region === region) === index,
  )
  if (first?.label !== entry.label) return []
  return second ? peering(plan, entry, second, home) : peeringOutside(plan, entry, home)
}

/** Environments whose network is joined; a smaller one stands alone. */
const joinedWhere = (plan: Plan, { id, resource: { region } }: Network) =>
  whereOfDesigns(plan, ({ resources }) =>
    resources.some(
      (other) =>
        other.kind === 'network' && other.id === id && other.region === region && other.connectivity !== 'none',
    ),
  )

const joinedRange = (plan: Plan, home: Home): Value =>
  toSet(
    plan,
    home,
    'JoinedCidr',
    'Address range on the other side of the join: your site, or the network that is joined to this one.',
    {
      pattern: `^(?!0\\.0\\.0\\.0/0)${CIDR_PATTERN.slice(1)}`,
      constraint: 'An address range that does not overlap with the network’s own, and not the whole internet.',
      example: '192.168.0.0/16',
    },
  )

/** One route a subnet to what is on the other side. */
function routes(
  network: Network,
  tiers: readonly Tier[],
  name: string,
  home: Home,
  target: Properties,
  dependsOn: readonly string[] = [],
): Resource[] {
  return tiers.flatMap((tier) =>
    Array.from({ length: zonesOf(network, tier) }, (_, zone) => {
      const stem = `${pascal(network.label)}${pascal(tier)}`
      return resource(
        { ...home, where: home.where & countWhere(network, `${tier}_subnets`, zone + 1) },
        'network',
        `${stem}${name}Route${zone + 1}`,
        'AWS::EC2::Route',
        { RouteTableId: ref(`${stem}RouteTable${zone + 1}`), ...target },
        { dependsOn },
      )
    }),
  )
}

function hub(plan: Plan, entry: Network, home: Home): Resource[] {
  const tiers = tiersOf(entry)
  const gateway = idOf(entry.label, 'Hub')
  return [
    resource(
      home,
      'network',
      gateway,
      'AWS::EC2::TransitGateway',
      { Description: named('hub'), Tags: tags(entry) },
      { comment: 'The hub that networks and sites of this region are joined to.' },
    ),
    resource(home, 'network', `${gateway}Attachment`, 'AWS::EC2::TransitGatewayAttachment', {
      TransitGatewayId: ref(gateway),
      VpcId: ref(vpcId(entry)),
      SubnetIds: subnets(entry, tiers.includes('app') ? 'app' : 'public'),
      Tags: tags(entry),
    }),
    ...routes(
      entry,
      tiers,
      'Hub',
      home,
      { DestinationCidrBlock: joinedRange(plan, home), TransitGatewayId: ref(gateway) },
      [`${gateway}Attachment`],
    ),
  ]
}

/** Two tunnels to one device. The route to the site is entered by hand: CloudFormation is not told the id of the attachment. */
function site(plan: Plan, entry: Network, home: Home): Resource[] {
  const device = idOf(entry.label, 'CustomerGateway')
  return [
    resource(home, 'network', device, 'AWS::EC2::CustomerGateway', {
      Type: 'ipsec.1',
      BgpAsn: 65_000,
      IpAddress: toSet(plan, home, 'SiteGatewayAddress', 'Public address of the VPN device in your data centre.', {
        pattern: '^([0-9]{1,3}\\.){3}[0-9]{1,3}$',
        constraint: 'An IPv4 address.',
        example: '203.0.113.10',
      }),
      Tags: tags(entry),
    }),
    resource(
      home,
      'network',
      idOf(entry.label, 'VpnConnection'),
      'AWS::EC2::VPNConnection',
      {
        Type: 'ipsec.1',
        CustomerGatewayId: ref(device),
        TransitGatewayId: ref(idOf(entry.label, 'Hub')),
        StaticRoutesOnly: true,
        Tags: tags(entry),
      },
      {
        comment:
          'The private line to the data centre. Its configuration for your device is under VPN connections in the console; the README has the command for the route.',
      },
    ),
  ]
}

/** The region that is deployed second asks, so that the first one's network is known. */
function peering(plan: Plan, entry: Network, other: Network, home: Home): Resource[] {
  const far: Home = { slot: slotOf(plan, other), where: home.where & homeOf(plan, other).where }
  const near: Home = { ...home, where: far.where }
  const id = idOf(other.label, 'Peering')
  const inside = (network: Network) => tiersOf(network).filter((tier) => tier !== 'public')
  return [
    resource(
      far,
      'network',
      id,
      'AWS::EC2::VPCPeeringConnection',
      {
        VpcId: ref(vpcId(other)),
        PeerVpcId: ref(vpcId(entry)),
        PeerRegion: regionAt(home.slot),
        Tags: tags(entry),
      },
      {
        comment:
          'Joins the networks of the two regions; what is copied between them never leaves the provider’s own lines.',
      },
    ),
    ...routes(other, inside(other), 'Peering', far, {
      DestinationCidrBlock: cidrParameter(plan, entry),
      VpcPeeringConnectionId: ref(id),
    }),
    ...routes(entry, inside(entry), 'Peering', near, {
      DestinationCidrBlock: cidrParameter(plan, other),
      VpcPeeringConnectionId: ref(id),
    }),
  ]
}

function peeringOutside(plan: Plan, entry: Network, home: Home): Resource[] {
  const id = idOf(entry.label, 'Peering')
  return [
    resource(
      home,
      'network',
      id,
      'AWS::EC2::VPCPeeringConnection',
      {
        VpcId: ref(vpcId(entry)),
        PeerVpcId: toSet(
          plan,
          home,
          'PeerNetworkId',
          'Id of the network in the same account and region that this one is joined to; it needs routes back.',
          { pattern: '^vpc-[0-9a-f]+$', constraint: 'The id of a VPC.', example: 'vpc-0123456789abcdef0' },
        ),
        Tags: tags(entry),
      },
      { comment: 'Joins this network to another of the same account and region.' },
    ),
    ...routes(
      entry,
      tiersOf(entry).filter((tier) => tier !== 'public'),
      'Peering',
      home,
      { DestinationCidrBlock: joinedRange(plan, home), VpcPeeringConnectionId: ref(id) },
    ),
  ]
}
