import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, networkOf } from '../terraform/entries'
import {
  bucketPolicyId,
  countWhere,
  type Home,
  homeOf,
  idOf,
  most,
  NAME,
  named,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  shared,
  size,
  tags,
  why,
} from './plan'
import { att, call, ref, text, type Value, when } from './value'

export type Network = EntryOf<'network'>
export type Tier = 'public' | 'app' | 'data'
const TIER_NAMES: readonly Tier[] = ['public', 'app', 'data']

export const tiersOf = (network: Network): Tier[] => TIER_NAMES.filter((tier) => most(network, `${tier}_subnets`) > 0)

/** The tier that something asks for; a layout without it falls back to the next one outwards. */
export function tierFor(network: Network, wanted: Tier): Tier {
  const order: readonly Tier[] =
    wanted === 'data'
      ? ['data', 'app', 'public']
      : wanted === 'app'
        ? ['app', 'public', 'data']
        : ['public', 'app', 'data']
  return order.find((tier) => tiersOf(network).includes(tier)) ?? 'public'
}

/** The subnet ids of a tier as a list. */
export const subnets = (network: Network, wanted: Tier): Value =>
  ref(`${pascal(network.label)}${pascal(tierFor(network, wanted))}SubnetIds`)

/** The subnet of one zone, counted from 0. */
export const subnetAt = (network: Network, wanted: Tier, zone: number): string =>
  `${pascal(network.label)}${pascal(tierFor(network, wanted))}Subnet${zone + 1}`

export const zonesOf = (network: Network, tier: Tier) => most(network, `${tier}_subnets`)

export const vpcId = (network: Network) => idOf(network.label, 'Vpc')
export const vpc = (network: Network) => ref(vpcId(network))

/** A zone's subnets exist in the environments that ask for that many. */
const zoneHome = (plan: Plan, network: Network, tier: Tier, zone: number): Home => ({
  ...homeOf(plan, network),
  where: countWhere(network, `${tier}_subnets`, zone + 1),
})

export function network(plan: Plan, entry: Network): Piece[] {
  const home = homeOf(plan, entry)
  const id = vpcId(entry)
  const tiers = tiersOf(entry)
  const isPublic = tiers.includes('public') || entry.resource.layout !== 'private-endpoints-only'
  return [
    resource(
      home,
      'network',
      id,
      'AWS::EC2::VPC',
      { CidrBlock: size(plan, entry, 'cidr'), EnableDnsSupport: true, EnableDnsHostnames: true, Tags: tags(entry) },
      { comment: why(plan, entry) },
    ),
    ...(isPublic
      ? [
          resource(home, 'network', gatewayId(entry), 'AWS::EC2::InternetGateway', { Tags: nameTag(named(entry.id)) }),
          resource(home, 'network', `${gatewayId(entry)}Attachment`, 'AWS::EC2::VPCGatewayAttachment', {
            VpcId: ref(id),
            InternetGatewayId: ref(gatewayId(entry)),
          }),
        ]
      : []),
    ...tiers.flatMap((tier) => tierPieces(plan, entry, tier)),
    ...flowLog(plan, entry),
  ]
}

const gatewayId = (network: Network) => idOf(network.label, 'InternetGateway')

function tierPieces(plan: Plan, entry: Network, tier: Tier): Piece[] {
  const stem = `${pascal(entry.label)}${pascal(tier)}`
  const zones = Array.from({ length: zonesOf(entry, tier) }, (_, zone) => zone)
  const where = (zone: number) => countWhere(entry, `${tier}_subnets`, zone + 1)
  const list = (kind: string): Value => zones.map((zone) => when(where(zone), ref(`${stem}${kind}${zone + 1}`)))
  return [
    ...zones.flatMap((zone) => zonePieces(plan, entry, tier, zone)),
    shared(homeOf(plan, entry), 'network', `${stem}SubnetIds`, list('Subnet'), true),
  ]
}

function zonePieces(plan: Plan, entry: Network, tier: Tier, zone: number): Resource[] {
  const home = zoneHome(plan, entry, tier, zone)
  const stem = `${pascal(entry.label)}${pascal(tier)}`
  const number = zone + 1
  const subnet = `${stem}Subnet${number}`
  const table = `${stem}RouteTable${number}`
  const name = text`${NAME}-${tier}-${String(number)}`
  const route = (suffix: string, more: Resource['properties'], dependsOn: string[] = [], at: Home = home) =>
    resource(
      at,
      'network',
      `${stem}${suffix}${number}`,
      'AWS::EC2::Route',
      { RouteTableId: ref(table), ...more },
      { dependsOn },
    )
  const nat = natOf(plan, entry)
  return [
    resource(home, 'network', subnet, 'AWS::EC2::Subnet', {
      VpcId: vpc(entry),
      CidrBlock: call('Select', [zone, size(plan, entry, `${tier}_subnets`)]),
      AvailabilityZone: call('Select', [zone, call('GetAZs', '')]),
      MapPublicIpOnLaunch: false,
      Tags: nameTag(name),
    }),
    resource(home, 'network', table, 'AWS::EC2::RouteTable', { VpcId: vpc(entry), Tags: nameTag(name) }),
    resource(home, 'network', `${table}Association`, 'AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: ref(subnet),
      RouteTableId: ref(table),
    }),
    ...(tier === 'public'
      ? [
          route('InternetRoute', { DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref(gatewayId(entry)) }, [
            `${gatewayId(entry)}Attachment`,
          ]),
        ]
      : []),
    ...(tier === 'app' && nat
      ? [
          route('NatRoute', { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: natFor(nat, zone) }, [], {
            ...home,
            where: home.where & homeOf(plan, nat).where,
          }),
        ]
      : []),
  ]
}

const natOf = (plan: Plan, { resource: { region } }: Network) =>
  entriesOf(plan, 'nat-gateway').find(({ resource: other }) => other.region === region)

/** Each zone leaves through its own NAT gateway where it has one, else through that of the first zone. */
const natFor = (nat: EntryOf<'nat-gateway'>, zone: number): Value =>
  zone === 0
    ? ref(natId(nat, 0))
    : when(countWhere(nat, 'gateways', zone + 1), ref(natId(nat, zone)), ref(natId(nat, 0)))

const natId = (nat: EntryOf<'nat-gateway'>, zone: number) => `${idOf(nat.label, 'Gateway')}${zone + 1}`

/** The NAT gateways of an entry, with the environments that have each. */
export const natGateways = (plan: Plan, entry: EntryOf<'nat-gateway'>): { id: string; home: Home }[] => {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const zones = Math.min(most(entry, 'gateways'), zonesOf(home, 'public'))
  return Array.from({ length: zones }, (_, zone) => ({
    id: natId(entry, zone),
    home: {
      ...homeOf(plan, entry, home),
      where: countWhere(entry, 'gateways', zone + 1) & countWhere(home, 'public_subnets', zone + 1),
    },
  }))
}

export function natGateway(plan: Plan, entry: EntryOf<'nat-gateway'>): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  return natGateways(plan, entry).flatMap(({ id, home }, zone) => [
    resource(
      home,
      'network',
      `${id}Address`,
      'AWS::EC2::EIP',
      { Domain: 'vpc', Tags: nameTag(text`${NAME}-nat-${String(zone + 1)}`) },
      { dependsOn: [`${gatewayId(network)}Attachment`] },
    ),
    resource(
      home,
      'network',
      id,
      'AWS::EC2::NatGateway',
      {
        AllocationId: att(`${id}Address`, 'AllocationId'),
        SubnetId: ref(subnetAt(network, 'public', zone)),
        Tags: tags(entry, text`${NAME}-${String(zone + 1)}`),
      },
      { comment: zone === 0 ? why(plan, entry) : '' },
    ),
  ])
}

export const logBucketOf = (plan: Plan, region: string) =>
  entriesOf(plan, 'object-store').find(({ resource: store }) => store.use === 'logs' && store.region === region)

/** Flow logs cost little in a bucket; without a bucket for logs the design has none. */
function flowLog(plan: Plan, entry: Network): Piece[] {
  const bucket = logBucketOf(plan, entry.resource.region)
  if (!bucket) return []
  return [
    resource(
      homeOf(plan, entry, bucket),
      'network',
      idOf(entry.label, 'FlowLog'),
      'AWS::EC2::FlowLog',
      {
        ResourceId: vpc(entry),
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: text`${att(idOf(bucket.label, 'Bucket'), 'Arn')}/flow-logs/`,
        Tags: nameTag(named(`${entry.id}-flows`)),
      },
      {
        comment: 'Who talked to whom, accepted and refused: the first question of every incident.',
        dependsOn: [bucketPolicyId(bucket.label)],
      },
    ),
  ]
}

/** Subnets of the first zones only, as many as each environment uses. */
export const subnetsUpTo = (
  network: Network,
  wanted: Tier,
  entry: Parameters<typeof countWhere>[0],
  field: string,
): Value => {
  const count = zonesOf(network, tierFor(network, wanted))
  return Array.from({ length: count }, (_, zone) =>
    when(countWhere(entry, field, zone + 1), call('Select', [zone, subnets(network, wanted)])),
  )
}
