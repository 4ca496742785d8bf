import type { Connection } from '@/lib/design/model'
import type { Group as Described } from '../terraform/aws/groups'
import { groupOf as describe, flowsOf, isCompute, ownGroups } from '../terraform/aws/groups'
import type { Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind, networkOf } from '../terraform/entries'
import { labelOf } from '../terraform/names'
import { vpcId } from './network'
import {
  CIDR_PATTERN,
  type Home,
  idOf,
  named,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  slotName,
  slotOf,
  toSet,
  whereOf,
  whereOfDesigns,
} from './plan'
import { att, type Properties, ref, type Value, type Where } from './value'

export type Group = Home & { id: string; stem: string; value: Value; isOurs: boolean }

/** The group of a resource, or nothing where it has no address in the network. */
export function groupOf(plan: Plan, id: string): Group | null {
  const described = describe(plan, id)
  return described ? asGroup(plan, described) : null
}

function asGroup(plan: Plan, { id, label, entries, regionVariable, isOurs }: Described): Group {
  const stem = pascal(label)
  return {
    id,
    stem,
    slot: slotOf(plan, { regionVariable }),
    where: entries.reduce((mask, entry) => mask | whereOf(entry), 0),
    value: isOurs ? att(`${stem}SecurityGroup`, 'GroupId') : att(idOf(label, 'Cluster'), 'ClusterSecurityGroupId'),
    isOurs,
  }
}

/** The ids of a resource's groups as a list. */
export const groupsOf = (plan: Plan, id: string): Value => {
  const group = groupOf(plan, id)
  return group ? [group.value] : []
}

/**
 * One group a resource and one rule a side of each connection: what the design doesn't connect can't talk. Ingress from the internet
 * exists on public load balancers (and on a machine that faces the internet by itself) for 80 and 443 and nowhere else.
 */
export function securityGroups(plan: Plan): Piece[] {
  const groups = ownGroups(plan)
  return [
    ...groups.map((group) => groupResource(plan, group)),
    ...flowsOf(plan).flatMap(({ connection, from, to }) =>
      bothSides(
        asGroup(plan, from),
        asGroup(plan, to),
        connection.from,
        connection,
        whereOfConnection(plan, connection),
      ),
    ),
    ...groups.flatMap((group) => outsideRules(plan, group)),
    ...groups.flatMap((group) => outboundRules(plan, group)),
  ]
}

/** Environments that have this connection. */
const whereOfConnection = (plan: Plan, { from, to, port, protocol }: Connection): Where =>
  whereOfDesigns(plan, ({ connections }) =>
    connections.some(
      (other) => other.from === from && other.to === to && other.port === port && other.protocol === protocol,
    ),
  )

/** EC2 accepts only this alphabet in descriptions of groups and rules, and 255 characters. */
const asciiOnly = (description: string) =>
  description.replaceAll(/[^A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, '').slice(0, 200)

function groupResource(plan: Plan, described: Described): Resource {
  const group = asGroup(plan, described)
  const network = networkOf(plan, described.region)
  return resource(group, 'security', `${group.stem}SecurityGroup`, 'AWS::EC2::SecurityGroup', {
    GroupName: named(group.id),
    GroupDescription: asciiOnly(`Traffic of ${described.entries[0]?.resource.label ?? group.id}`),
    ...(network ? { VpcId: ref(vpcId(network)) } : {}),
    // Without a rule of its own a group lets everything out; this one leads nowhere.
    SecurityGroupEgress: [
      { IpProtocol: '-1', CidrIp: '127.0.0.1/32', Description: 'Nothing but what the rules below allow' },
    ],
    Tags: [...(nameTag(named(group.id)) as readonly Value[]), { Key: 'Component', Value: group.id }],
  })
}

const ports = (port: number, description: string): Properties => ({
  Description: asciiOnly(description),
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
})

function bothSides(
  from: Group,
  to: Group,
  fromId: string,
  { port, label, protocol }: Connection,
  where: Where,
): Resource[] {
  const home: Home = { slot: to.slot, where: from.where & to.where & where }
  const caller = pascal(labelOf(fromId))
  const ingress = resource(home, 'security', `${to.stem}From${caller}${port}`, 'AWS::EC2::SecurityGroupIngress', {
    GroupId: to.value,
    SourceSecurityGroupId: from.value,
    ...ports(port, `${label} (${protocol})`),
  })
  const egress = resource(home, 'security', `${caller}To${to.stem}${port}`, 'AWS::EC2::SecurityGroupEgress', {
    GroupId: from.value,
    DestinationSecurityGroupId: to.value,
    ...ports(port, `${label} (${protocol})`),
  })
  // The group that EKS makes lets its members out everywhere already.
  return from.isOurs ? [ingress, egress] : [ingress]
}

type Outsider = { kind: 'edge' | 'internet' | 'private'; port: number; label: string; where: Where }

/** Callers with no address in the network: the content delivery network, or people. */
function outsidersOf(plan: Plan, described: Described): Outsider[] {
  const actors = new Set(plan.designs.flatMap((design) => design.actors.map(({ id }) => id)))
  return plan.connections.flatMap((connection): Outsider[] => {
    const { from, to, port, label, protocol } = connection
    if (to !== described.id || protocol === 'dns') return []
    const where = whereOfConnection(plan, connection)
    const [caller] = findEntries(plan, from)
    if (caller && isKind(caller, 'content-delivery'))
      return [{ kind: 'edge', port, label, where: where & whereOf(caller) }]
    const isEdge = caller !== undefined && (isKind(caller, 'web-firewall') || isKind(caller, 'dns-zone'))
    if (!actors.has(from) && !isEdge) return []
    return [{ kind: facesInternet(plan, described) ? 'internet' : 'private', port, label, where }]
  })
}

function facesInternet(plan: Plan, { entries }: Described): boolean {
  return entries.some((entry) => {
    if (isKind(entry, 'load-balancer')) return entry.resource.isPublic
    const home = networkOf(plan, entry.resource.region)
    return isCompute(entry) && (entry.resource.tier === 'public' || home?.resource.layout === 'public-only')
  })
}

const OPEN_PORTS = new Set([80, 443])

/** A rule holds one range here, so there is room for this many; more can be added beside them. */
const CLIENT_RANGES = 1

function outsideRules(plan: Plan, described: Described): Resource[] {
  const group = asGroup(plan, described)
  const byKey = new Map<string, Outsider>()
  for (const outsider of outsidersOf(plan, described)) {
    const key = `${outsider.kind} ${outsider.port}`
    const known = byKey.get(key)
    byKey.set(key, known ? { ...known, where: known.where | outsider.where } : outsider)
  }
  return [...byKey.values()].flatMap(({ kind, port, label, where }): Resource[] => {
    const home: Home = { slot: group.slot, where: group.where & where }
    const rule = (name: string, open: number, source: Properties, comment: string) =>
      resource(
        home,
        'security',
        `${group.stem}From${name}${open}`,
        'AWS::EC2::SecurityGroupIngress',
        { GroupId: group.value, ...ports(open, label), ...source },
        { comment },
      )
    if (kind === 'edge')
      return [
        rule(
          'Edge',
          port,
          { SourcePrefixListId: edgeList(plan, group) },
          'Only CloudFront reaches the origin, so nobody goes round the firewall and the cache.',
        ),
      ]
    if (kind === 'private')
      return Array.from({ length: CLIENT_RANGES }, () =>
        rule(
          'PrivateClients',
          port,
          { CidrIp: privateClients(plan) },
          'Internal callers: the address range of your own network.',
        ),
      )
    if (!OPEN_PORTS.has(port) && !isOpenNetworkBalancer(described)) return []
    const open = rule('Internet', port, { CidrIp: '0.0.0.0/0' }, '')
    const redirects =
      port === 443 &&
      described.entries.some((entry) => isKind(entry, 'load-balancer') && entry.resource.layer === 'application')
    return redirects
      ? [open, rule('Internet', 80, { CidrIp: '0.0.0.0/0' }, 'Port 80 answers only with a redirect to HTTPS.')]
      : [open]
  })
}

const isOpenNetworkBalancer = ({ entries }: Described) =>
  entries.some(
    (entry) => isKind(entry, 'load-balancer') && entry.resource.layer === 'network' && entry.resource.isPublic,
  )

/** Templates can't look a prefix list up by its name. */
const edgeList = (plan: Plan, group: Group) =>
  toSet(
    plan,
    group,
    group.slot === 0 ? 'CloudFrontPrefixList' : `CloudFrontPrefixList${slotName(group.slot)}`,
    'Id of AWS’s list of the addresses that CloudFront calls from: `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing` in the region.',
    { pattern: '^pl-[0-9a-f]+$', constraint: 'The id of a prefix list.', example: 'pl-3b927c52' },
  )

const privateClients = (plan: Plan) =>
  toSet(plan, null, 'PrivateClientCidr', 'Address range of the people or partners who may call this workload.', {
    pattern: `^(?!0\\.0\\.0\\.0/0)${CIDR_PATTERN.slice(1)}`,
    constraint: 'An address range, and not the whole internet.',
    example: '10.20.0.0/16',
  })

/** Calls that leave the network: to AWS's own services for the most part (images, logs, secrets, storage). */
function outboundRules(plan: Plan, described: Described): Resource[] {
  const [entry] = described.entries
  if (!entry || !isCompute(entry)) return []
  const group = asGroup(plan, described)
  const layout = networkOf(plan, described.region)?.resource.layout
  const endpoints = entriesOf(plan, 'network-endpoint').filter(
    ({ resource: { region } }) => region === described.region,
  )
  const toEndpoints = endpoints.flatMap((endpoint): Resource[] => {
    const home: Home = { slot: group.slot, where: group.where & whereOf(endpoint) }
    if (endpoint.resource.style === 'gateway')
      return layout === 'private-endpoints-only' ? [toGateway(plan, group, home)] : []
    const target = groupOf(plan, endpoint.id)
    const isDrawn = plan.connections.some(
      ({ from, to, port }) => from === group.id && to === endpoint.id && port === 443,
    )
    if (!target || isDrawn) return []
    const connection: Connection = {
      from: group.id,
      to: endpoint.id,
      protocol: 'https',
      port: 443,
      label: 'AWS services through their endpoints',
      serial: false,
    }
    return bothSides(group, target, group.id, connection, home.where)
  })
  if (layout === 'private-endpoints-only') return toEndpoints
  return [
    ...toEndpoints,
    ...distributedRules(plan, group),
    resource(
      group,
      'security',
      `${group.stem}HttpsOut`,
      'AWS::EC2::SecurityGroupEgress',
      { GroupId: group.value, CidrIp: '0.0.0.0/0', ...ports(443, 'HTTPS out: AWS services and outside APIs') },
      { comment: 'Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.' },
    ),
  ]
}

/** A gateway endpoint has no group: the rule names AWS's list of the addresses of S3. */
const toGateway = (plan: Plan, group: Group, home: Home): Resource =>
  resource(home, 'security', `${group.stem}ToS3`, 'AWS::EC2::SecurityGroupEgress', {
    GroupId: group.value,
    DestinationPrefixListId: toSet(
      plan,
      home,
      group.slot === 0 ? 'S3PrefixList' : `S3PrefixList${slotName(group.slot)}`,
      'Id of AWS’s list of the addresses of S3: `aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.<region>.s3`.',
      { pattern: '^pl-[0-9a-f]+$', constraint: 'The id of a prefix list.', example: 'pl-63a5400a' },
    ),
    ...ports(443, 'S3 through its gateway endpoint'),
  })

/** A database without an address in the network is reached by name, over TLS and with a short-lived sign-in. */
function distributedRules(plan: Plan, group: Group): Resource[] {
  return plan.connections.flatMap((connection): Resource[] => {
    const [target] = findEntries(plan, connection.to)
    if (
      connection.from !== group.id ||
      !target ||
      !isKind(target, 'relational-database') ||
      target.resource.class !== 'distributed'
    )
      return []
    const home: Home = {
      slot: group.slot,
      where: group.where & whereOf(target) & whereOfConnection(plan, connection),
    }
    return [
      resource(
        home,
        'security',
        `${group.stem}To${pascal(labelOf(connection.to))}${connection.port}`,
        'AWS::EC2::SecurityGroupEgress',
        { GroupId: group.value, CidrIp: '0.0.0.0/0', ...ports(connection.port, connection.label) },
      ),
    ]
  })
}
