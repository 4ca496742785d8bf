import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, ownPath, pieces, size, why } from '../expressions'
import type { Body } from '../hcl'
import { code, data, ref, resource, text } from '../hcl'
import { serviceNamesOf } from './endpoints'
import { groupOf } from './groups'
import { joins } from './joins'
import { inRegion, placed, regionOf, tags } from './placing'

type Tier = 'public' | 'app' | 'data'
const TIER_NAMES: readonly Tier[] = ['public', 'app', 'data']

const tiersOf = ({ resource }: EntryOf<'network'>) =>
  TIER_NAMES.filter((tier) => resource.subnets.some((subnet) => subnet.tier === tier))

/** Subnet ids of a tier as an expression; a layout without that tier falls back to the next one outwards. */
export function subnetIds(network: EntryOf<'network'>, wanted: Tier): string {
  const tiers = tiersOf(network)
  const order: readonly Tier[] =
    wanted === 'data'
      ? ['data', 'app', 'public']
      : wanted === 'app'
        ? ['app', 'public', 'data']
        : ['public', 'app', 'data']
  const tier = order.find((candidate) => tiers.includes(candidate)) ?? 'public'
  return `values(aws_subnet.${network.label}_${tier})[*].id`
}

export const vpcId = (network: EntryOf<'network'>) => own(network, 'aws_vpc', network.label, 'id')

const zonesOf = (network: EntryOf<'network'>) => `local.${network.label}_zones`

/** Zone names: as many as the longest list of subnets. */
export function zonesExpression(network: EntryOf<'network'>): string {
  const lengths = tiersOf(network).map((tier) => `length(var.${network.label}.${tier}_subnets)`)
  const slice = `slice(data.aws_availability_zones.${network.label}.names, 0, max(${lengths.join(', ')}))`
  return network.condition ? `${network.condition} ? ${slice} : []` : slice
}

export function network(plan: Plan, entry: EntryOf<'network'>): Piece[] {
  const { label } = entry
  const vpc = vpcId(entry)
  const tiers = tiersOf(entry)
  const isPublic = tiers.includes('public') || entry.resource.layout !== 'private-endpoints-only'
  return [
    ...pieces(
      'network.tf',
      data('aws_availability_zones', label, {
        ...inRegion(entry),
        state: 'available',
        filter: { blocks: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }] },
      }),
      resource(
        'aws_vpc',
        label,
        {
          ...placed(entry),
          cidr_block: size(entry, 'cidr'),
          enable_dns_support: true,
          enable_dns_hostnames: true,
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource(
        'aws_default_security_group',
        label,
        { ...placed(entry), vpc_id: vpc, tags: { Name: named(`${entry.id}-closed`) } },
        'The default group of a network lets its members talk to each other; without rules it allows nothing.',
      ),
      isPublic
        ? resource('aws_internet_gateway', label, { ...placed(entry), vpc_id: vpc, tags: { Name: named(entry.id) } })
        : null,
      ...tiers.flatMap((tier) => [subnet(entry, tier), ...routes(plan, entry, tier)]),
      ...flowLog(plan, entry),
    ),
    ...joins(plan, entry, tiers),
  ]
}

const perSubnet = (entry: EntryOf<'network'>, tier: Tier): Body => {
  const list = entry.condition
    ? `${entry.condition} ? var.${entry.label}.${tier}_subnets : []`
    : `var.${entry.label}.${tier}_subnets`
  return { for_each: code(`{ for index, cidr in ${list} : ${zonesOf(entry)}[index] => cidr }`) }
}

function subnet(entry: EntryOf<'network'>, tier: Tier) {
  return resource('aws_subnet', `${entry.label}_${tier}`, {
    ...perSubnet(entry, tier),
    ...inRegion(entry),
    vpc_id: vpcId(entry),
    cidr_block: ref('each.value'),
    availability_zone: ref('each.key'),
    map_public_ip_on_launch: false,
    tags: { Name: text`${ref('var.name')}-${tier}-${ref('each.key')}` },
  })
}

function routes(plan: Plan, entry: EntryOf<'network'>, tier: Tier) {
  const { label } = entry
  const table = `${label}_${tier}`
  const each: Body = { for_each: ref(`aws_subnet.${table}`), ...inRegion(entry) }
  const blocks = [
    resource('aws_route_table', table, {
      ...each,
      vpc_id: vpcId(entry),
      tags: { Name: text`${ref('var.name')}-${tier}-${ref('each.key')}` },
    }),
    resource('aws_route_table_association', table, {
      ...each,
      subnet_id: ref('each.value.id'),
      route_table_id: ref(`aws_route_table.${table}[each.key].id`),
    }),
  ]
  if (tier === 'public') {
    const gateway = own(entry, 'aws_internet_gateway', label, 'id')
    blocks.push(
      resource('aws_route', `${table}_internet`, {
        ...each,
        route_table_id: ref(`aws_route_table.${table}[each.key].id`),
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: gateway,
      }),
    )
  }
  const nat = natOf(plan, entry)
  if (tier === 'app' && nat) {
    const zone = `index(${zonesOf(entry)}, each.key) < var.${nat.label}.gateways ? each.key : ${zonesOf(entry)}[0]`
    const condition = nat.condition
      ? `{ for zone, subnet in aws_subnet.${table} : zone => subnet if ${nat.condition} }`
      : `aws_subnet.${table}`
    blocks.push(
      resource(
        'aws_route',
        `${table}_nat`,
        {
          for_each: code(condition),
          ...inRegion(entry),
          route_table_id: ref(`aws_route_table.${table}[each.key].id`),
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: code(`aws_nat_gateway.${nat.label}[${zone}].id`),
        },
        'Each zone leaves through its own NAT gateway where it has one, else through that of the first zone.',
      ),
    )
  }
  return blocks
}

const natOf = (plan: Plan, network: EntryOf<'network'>) =>
  entriesOf(plan, 'nat-gateway').find(({ resource }) => resource.region === network.resource.region)

/** Flow logs cost little in a bucket; without a bucket for logs the design has none. */
function flowLog(plan: Plan, entry: EntryOf<'network'>) {
  const bucket = logBucketOf(plan, entry.resource.region)
  if (!bucket) return []
  return [
    resource(
      'aws_flow_log',
      entry.label,
      {
        ...counted(entry, bucket),
        ...inRegion(entry),
        vpc_id: vpcId(entry),
        traffic_type: 'ALL',
        log_destination_type: 's3',
        log_destination: text`${own(bucket, 'aws_s3_bucket', bucket.label, 'arn')}/flow-logs/`,
        tags: { Name: named(`${entry.id}-flows`) },
      },
      'Who talked to whom, accepted and refused: the first question of every incident.',
    ),
  ]
}

export const logBucketOf = (plan: Plan, region: string) =>
  entriesOf(plan, 'object-store').find(({ resource }) => resource.use === 'logs' && resource.region === region)

export function natGateway(plan: Plan, entry: EntryOf<'nat-gateway'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const { label } = entry
  const condition = conditionOf(entry, home)
  const zones = `slice(${zonesOf(home)}, 0, min(var.${label}.gateways, length(${zonesOf(home)})))`
  return pieces(
    'network.tf',
    resource('aws_eip', label, {
      for_each: code(condition ? `toset(${condition} ? ${zones} : [])` : `toset(${zones})`),
      ...inRegion(entry),
      domain: 'vpc',
      tags: { Name: text`${ref('var.name')}-nat-${ref('each.key')}` },
    }),
    resource(
      'aws_nat_gateway',
      label,
      {
        for_each: ref(`aws_eip.${label}`),
        ...inRegion(entry),
        allocation_id: ref('each.value.id'),
        subnet_id: ref(`aws_subnet.${home.label}_public[each.key].id`),
        tags: { Name: text`${ref('var.name')}-${ref('each.key')}`, Component: entry.id },
        depends_on: [ref(`aws_internet_gateway.${home.label}`)],
      },
      why(plan, entry),
    ),
  )
}

export function networkEndpoint(plan: Plan, entry: EntryOf<'network-endpoint'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const services = serviceNamesOf(plan, entry)
  const list = `[${services.map((name) => `"${name}"`).join(', ')}]`
  const shared: Body = {
    for_each: code(entry.condition ? `toset(${entry.condition} ? ${list} : [])` : `toset(${list})`),
    ...inRegion(entry),
    vpc_id: vpcId(home),
    service_name: text`com.amazonaws.${ref(regionOf(entry))}.${ref('each.value')}`,
  }
  const tagged: Body = { tags: { Name: text`${ref('var.name')}-${ref('each.value')}`, Component: entry.id } }
  if (entry.resource.style === 'gateway') {
    const tables = tiersOf(home).map((tier) => `values(aws_route_table.${home.label}_${tier})[*].id`)
    return pieces(
      'network.tf',
      resource(
        'aws_vpc_endpoint',
        entry.label,
        { ...shared, vpc_endpoint_type: 'Gateway', route_table_ids: code(`concat(${tables.join(', ')})`), ...tagged },
        why(plan, entry),
      ),
    )
  }
  const group = groupOf(plan, entry.id)
  return pieces(
    'network.tf',
    resource(
      'aws_vpc_endpoint',
      entry.label,
      {
        ...shared,
        vpc_endpoint_type: 'Interface',
        private_dns_enabled: true,
        subnet_ids: code(subnetIds(home, 'app')),
        security_group_ids: group ? [ref(group.path)] : [],
        ...tagged,
      },
      why(plan, entry),
    ),
  )
}

/** The path of a VPC's id for other files. */
export const vpcPath = (entry: EntryOf<'network'>) => ownPath(entry, 'aws_vpc', entry.label, 'id')
