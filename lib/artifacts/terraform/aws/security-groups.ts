import type { Plan } from '../entries'
import { entriesOf, findEntries, isKind, networkOf } from '../entries'
import { named } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, data, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import type { Flow, Group } from './groups'
import { bothConditions, flowsOf, groupOf, isCompute, ownGroups } from './groups'
import { vpcPath } from './network'

/**
 * One group a resource and one rule a side of each connection: what the design doesn't connect can't talk. Ingress from the internet
 * exists on public load balancers (and on a machine that faces the internet by itself) for 80 and 443 and nowhere else.
 */
export function securityGroups(plan: Plan): Block[] {
  const groups = ownGroups(plan)
  const flows = flowsOf(plan)
  return [
    ...prefixLists(plan, groups),
    ...groups.flatMap((group) => [groupBlock(plan, group)]),
    ...flows.flatMap((flow) => flowRules(flow)),
    ...groups.flatMap((group) => outsideRules(plan, group)),
    ...groups.flatMap((group) => outboundRules(plan, group)),
  ]
}

const repeat = (condition: string | null): Body => (condition ? { count: code(`${condition} ? 1 : 0`) } : {})
const placedIn = ({ regionVariable }: Group): Body => (regionVariable ? { region: ref(regionVariable) } : {})

function groupBlock(plan: Plan, group: Group): Block {
  const [entry] = group.entries
  const network = networkOf(plan, group.region)
  const label = entry?.resource.label ?? group.id
  return resource('aws_security_group', group.label, {
    ...repeat(group.condition),
    ...placedIn(group),
    name: named(group.id),
    description: asciiOnly(`Traffic of ${label}`),
    ...(network ? { vpc_id: ref(vpcPath(network)) } : {}),
    tags: { Name: named(group.id), Component: group.id },
    lifecycle: { blocks: [{ create_before_destroy: true }] },
  })
}

/** EC2 accepts only this alphabet in descriptions of groups and rules, and 255 characters. */
const asciiOnly = (description: string) =>
  description.replaceAll(/[^A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, '').slice(0, 200)

function flowRules({ connection, from, to }: Flow): Block[] {
  const { port, label, protocol } = connection
  const suffix = `${port}`
  const shared = {
    description: asciiOnly(`${label} (${protocol})`),
    ip_protocol: 'tcp',
    from_port: port,
    to_port: port,
  }
  const both = bothConditions(from, to, connection)
  const ingress = resource(
    'aws_vpc_security_group_ingress_rule',
    `${to.label}_from_${labelOf(connection.from)}_${suffix}`,
    {
      ...repeat(both),
      ...placedIn(to),
      security_group_id: ref(to.path),
      referenced_security_group_id: ref(from.path),
      ...shared,
    },
  )
  const egress = resource(
    'aws_vpc_security_group_egress_rule',
    `${labelOf(connection.from)}_to_${to.label}_${suffix}`,
    {
      ...repeat(both),
      ...placedIn(from),
      security_group_id: ref(from.path),
      referenced_security_group_id: ref(to.path),
      ...shared,
    },
  )
  // The group that EKS makes lets its members out everywhere already.
  return from.isOurs ? [ingress, egress] : [ingress]
}

const EDGE_LIST = 'cloudfront_origins'

/** A rule from CloudFront names AWS's own list of its addresses, one data source a region that needs it. */
function prefixLists(plan: Plan, groups: readonly Group[]): Block[] {
  const regions = new Map<string | null, Group>()
  for (const group of groups)
    if (outsidersOf(plan, group).some(({ kind }) => kind === 'edge')) regions.set(group.regionVariable, group)
  return [...regions].map(([regionVariable, group]) =>
    data('aws_ec2_managed_prefix_list', edgeListLabel(regionVariable), {
      ...placedIn(group),
      name: 'com.amazonaws.global.cloudfront.origin-facing',
    }),
  )
}

const edgeListLabel = (regionVariable: string | null) =>
  regionVariable ? `${EDGE_LIST}_${regionVariable.replace('var.', '')}` : EDGE_LIST

type Outsider = { kind: 'edge' | 'internet' | 'private'; port: number; label: string; condition: string | null }

/** Callers with no address in the network: the content delivery network, or people. */
function outsidersOf(plan: Plan, group: Group): Outsider[] {
  const [entry] = group.entries
  if (!entry) return []
  const actors = new Set(plan.designs.flatMap((design) => design.actors.map(({ id }) => id)))
  return plan.connections.flatMap(({ from, to, port, label, protocol, condition }): Outsider[] => {
    if (to !== group.id || protocol === 'dns') return []
    const [caller] = findEntries(plan, from)
    if (caller && isKind(caller, 'content-delivery'))
      return [{ kind: 'edge', port, label, condition: bothConditions(caller, { condition }) }]
    const isPerson = actors.has(from)
    const isEdge = caller !== undefined && (isKind(caller, 'web-firewall') || isKind(caller, 'dns-zone'))
    if (!isPerson && !isEdge) return []
    return [{ kind: facesInternet(plan, group) ? 'internet' : 'private', port, label, condition }]
  })
}

function facesInternet(plan: Plan, { entries }: Group): boolean {
  return entries.some((entry) => {
    if (isKind(entry, 'load-balancer')) return entry.resource.isPublic
    const home = networkOf(plan, entry.resource.region)
    return isCompute(entry) && (entry.resource.tier === 'public' || home?.resource.layout === 'public-only')
  })
}

const OPEN_PORTS = new Set([80, 443])

function outsideRules(plan: Plan, group: Group): Block[] {
  const seen = new Set<string>()
  return outsidersOf(plan, group).flatMap(({ kind, port, label, condition }): Block[] => {
    const both = bothConditions(group, { condition })
    const key = `${kind} ${port}`
    if (seen.has(key)) return []
    seen.add(key)
    const rule = (name: string, ports: number, source: Body, comment: string, count: Body = repeat(both)) =>
      resource(
        'aws_vpc_security_group_ingress_rule',
        `${group.label}_from_${name}_${ports}`,
        {
          ...count,
          ...placedIn(group),
          security_group_id: ref(group.path),
          description: asciiOnly(label),
          ip_protocol: 'tcp',
          from_port: ports,
          to_port: ports,
          ...source,
        },
        comment,
      )
    if (kind === 'edge') {
      const list = { prefix_list_id: ref(`data.aws_ec2_managed_prefix_list.${edgeListLabel(group.regionVariable)}.id`) }
      return [
        rule(
          'edge',
          port,
          list,
          'Only CloudFront reaches the origin, so nobody goes round the firewall and the cache.',
        ),
      ]
    }
    if (kind === 'private') {
      const list = both ? `toset(${both} ? var.private_client_cidrs : [])` : 'toset(var.private_client_cidrs)'
      return [
        rule(
          'private_clients',
          port,
          { cidr_ipv4: ref('each.value') },
          'Internal callers: the address ranges of your own network.',
          { for_each: code(list) },
        ),
      ]
    }
    if (!OPEN_PORTS.has(port) && !isNetworkLoadBalancer(group)) return []
    const open = rule('internet', port, { cidr_ipv4: '0.0.0.0/0' }, '')
    const isApplication = group.entries.some(
      (entry) => isKind(entry, 'load-balancer') && entry.resource.layer === 'application',
    )
    return isApplication && port === 443
      ? [open, rule('internet', 80, { cidr_ipv4: '0.0.0.0/0' }, 'Port 80 answers only with a redirect to HTTPS.')]
      : [open]
  })
}

const isNetworkLoadBalancer = ({ entries }: Group) =>
  entries.some(
    (entry) => isKind(entry, 'load-balancer') && entry.resource.layer === 'network' && entry.resource.isPublic,
  )

/** Calls that leave the network: to AWS's own services for the most part (images, logs, secrets, storage). */
function outboundRules(plan: Plan, group: Group): Block[] {
  const [entry] = group.entries
  if (!entry || !isCompute(entry)) return []
  const home = networkOf(plan, group.region)
  const endpoints = entriesOf(plan, 'network-endpoint').filter(({ resource: { region } }) => region === group.region)
  const shared = { ip_protocol: 'tcp', from_port: 443, to_port: 443 }
  const distributed = distributedRules(plan, group)
  const toEndpoints = endpoints.flatMap((endpoint): Block[] => {
    const both = bothConditions(group, endpoint)
    if (endpoint.resource.style === 'gateway') {
      return [
        resource('aws_vpc_security_group_egress_rule', `${group.label}_to_${endpoint.label}`, {
          for_each: code(
            both
              ? `{ for service, endpoint in aws_vpc_endpoint.${endpoint.label} : service => endpoint if ${both} }`
              : `aws_vpc_endpoint.${endpoint.label}`,
          ),
          ...placedIn(group),
          security_group_id: ref(group.path),
          description: text`${ref('each.key')} through its gateway endpoint`,
          prefix_list_id: ref('each.value.prefix_list_id'),
          ...shared,
        }),
      ]
    }
    const target = groupOf(plan, endpoint.id)
    if (
      !target ||
      plan.connections.some(({ from, to, port }) => from === group.id && to === endpoint.id && port === 443)
    )
      return []
    const rule = (type: string, label: string, at: Group, other: Group, description: string) =>
      resource(type, label, {
        ...repeat(both),
        ...placedIn(at),
        security_group_id: ref(at.path),
        referenced_security_group_id: ref(other.path),
        description,
        ...shared,
      })
    return [
      rule(
        'aws_vpc_security_group_egress_rule',
        `${group.label}_to_${target.label}_443`,
        group,
        target,
        'AWS services through their endpoints',
      ),
      rule(
        'aws_vpc_security_group_ingress_rule',
        `${target.label}_from_${group.label}_443`,
        target,
        group,
        'AWS services through their endpoints',
      ),
    ]
  })
  if (home?.resource.layout === 'private-endpoints-only') return toEndpoints
  return [
    ...toEndpoints,
    ...distributed,
    resource(
      'aws_vpc_security_group_egress_rule',
      `${group.label}_https_out`,
      {
        ...repeat(group.condition),
        ...placedIn(group),
        security_group_id: ref(group.path),
        description: 'HTTPS out: AWS services and outside APIs',
        cidr_ipv4: '0.0.0.0/0',
        ...shared,
      },
      'Pulling images, writing logs, reading secrets and calling outside APIs all leave by HTTPS.',
    ),
  ]
}

/** A database without an address in the network is reached by name, over TLS and with a short-lived sign-in. */
function distributedRules(plan: Plan, group: Group): Block[] {
  return plan.connections.flatMap(({ from, to, port, label, condition }): Block[] => {
    const [target] = findEntries(plan, to)
    if (
      from !== group.id ||
      !target ||
      !isKind(target, 'relational-database') ||
      target.resource.class !== 'distributed'
    )
      return []
    return [
      resource('aws_vpc_security_group_egress_rule', `${group.label}_to_${labelOf(to)}_${port}`, {
        ...repeat(bothConditions(group, target, { condition })),
        ...placedIn(group),
        security_group_id: ref(group.path),
        description: asciiOnly(label),
        ip_protocol: 'tcp',
        from_port: port,
        to_port: port,
        cidr_ipv4: '0.0.0.0/0',
      }),
    ]
  })
}
