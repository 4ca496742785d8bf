import type { Entry, Flowing, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, ref, resource } from '../hcl'
import { labelOf } from '../names'
import { regionsJoined } from './joins'
import type { Place } from './places'
import { natOf, placeLabel, placeOf, placesOf, RUNS_CODE, subnetId, subnetRange } from './places'
import { allOf, anyOf, groupName, placed, sited } from './placing'
import { portAt } from './ports'
import { coexist } from './variants'

type Direction = 'Inbound' | 'Outbound'
/** One side of a rule: a group of machines, a range, several ranges, or one of Azure's service tags. */
type Side = { group: string } | { range: Value } | { ranges: Value } | { tag: string }
type Rule = {
  place: Place
  direction: Direction
  name: string
  says: string
  protocol: 'Tcp' | '*'
  ports: string
  source: Side
  destination: Side
  condition: string | null
}

/**
 * A security group for each subnet, one rule a side for each connection of the design, what the platform itself needs, and a last rule that
 * refuses everything else.
 */
export function securityRules(plan: Plan): Piece[] {
  const places = entriesOf(plan, 'network').flatMap((network) => placesOf(plan, network))
  const flows = plan.connections.flatMap((connection) => flowRules(plan, connection))
  return pieces(
    'security-groups.tf',
    ...machineGroups(plan).map(({ entries, label }) => applicationGroup(plan, entries, label)),
    ...places.flatMap((place) => [
      ...groupOf(plan, place),
      ...(['Inbound', 'Outbound'] as const).flatMap((direction) => [
        ...numbered(
          plan,
          flows.filter((rule) => rule.direction === direction && isSame(rule.place, place)),
          100,
        ),
        ...numbered(plan, platformRules(plan, place, direction), 3000),
        refuse(plan, place, direction),
      ]),
    ]),
  )
}

const isSame = (one: Place, other: Place) => placeLabel(one) === placeLabel(other)
const when = (...parts: readonly { condition: string | null }[]): Body => {
  const condition = allOf(...parts)
  return condition ? { count: code(`${condition} ? 1 : 0`) } : {}
}

function groupOf(plan: Plan, place: Place): Block[] {
  const label = placeLabel(place)
  const here = { condition: allOf(place.network, place) }
  return [
    resource('azurerm_network_security_group', label, {
      ...when(here),
      name: named(`${place.network.id}-${place.name}`),
      ...sited(plan, place.network),
      tags: code(`merge(local.tags, { Component = "${place.network.id}" })`),
    }),
    resource('azurerm_subnet_network_security_group_association', label, {
      ...when(here),
      subnet_id: subnetId(place),
      network_security_group_id: own(here, 'azurerm_network_security_group', label, 'id'),
    }),
  ]
}

/** Machines have groups of their own, so that a rule means them and not their whole subnet. */
function machineGroups(plan: Plan): { label: string; entries: Entry[] }[] {
  const machines = plan.entries.filter(
    (entry) => isKind(entry, 'machine-group') && entry.resource.role !== 'nodes' && placeOf(plan, entry) !== null,
  )
  return [...new Set(machines.map(({ id }) => id))].map((id) => ({
    label: labelOf(id),
    entries: machines.filter((entry) => entry.id === id),
  }))
}

const applicationGroup = (plan: Plan, entries: readonly Entry[], label: string): Block => {
  const [entry] = entries as [Entry]
  return resource('azurerm_application_security_group', label, {
    ...placed(plan, { ...entry, condition: anyOf(entries) }),
    tags: code(`merge(local.tags, { Component = "${entry.id}" })`),
  })
}

/** The id of a machine group's application security group, where there is one. */
export function applicationGroupId(plan: Plan, id: string): string | null {
  const group = machineGroups(plan).find(({ label }) => label === labelOf(id))
  if (!group) return null
  return `azurerm_application_security_group.${group.label}${anyOf(group.entries) ? '[0]' : ''}.id`
}

const sideOf = (plan: Plan, entries: readonly Entry[], place: Place): Side => {
  const [entry] = entries
  const machines = entry && isKind(entry, 'container-service') ? (entry.resource.runsOn ?? entry.id) : (entry?.id ?? '')
  const group = applicationGroupId(plan, machines)
  return group ? { group } : { range: subnetRange(place) }
}

/** An end of a connection as it stands in one place; a balancer may be in another place in another environment. */
type End = { entries: readonly Entry[]; place: Place | null }

function endsOf(plan: Plan, id: string): End[] {
  const ends = new Map<string, { entries: Entry[]; place: Place | null }>()
  for (const entry of findEntries(plan, id)) {
    const place = placeOf(plan, entry)
    const key = place ? placeLabel(place) : ''
    const end = ends.get(key) ?? { entries: [], place }
    end.entries.push(entry)
    ends.set(key, end)
  }
  return ends.size === 0 ? [{ entries: [], place: null }] : [...ends.values()]
}

const flowRules = (plan: Plan, connection: Flowing): Rule[] => {
  const starts = endsOf(plan, connection.from)
  return starts.flatMap((start) =>
    endsOf(plan, connection.to).flatMap((end) =>
      rulesBetween(plan, connection, start, end, starts.length > 1 && start.place ? `-by-${start.place.name}` : ''),
    ),
  )
}

/** Rules of one connection: out of where it starts and into where it ends, as far as either stands in a network. */
function rulesBetween(plan: Plan, connection: Flowing, from: End, to: End, suffix: string): Rule[] {
  const { label, protocol } = connection
  if (protocol === 'dns' || !meet(from, to)) return []
  const { place: start, entries: sources } = from
  const { place: end, entries: targets } = to
  const [source] = sources
  const [target] = targets
  const ports = String(portOf(plan, connection, target))
  const condition = allOf(
    { condition: anyOf(sources) },
    { condition: anyOf(targets) },
    { condition: connection.condition },
  )
  const rule = { says: `${label} (${protocol})`, protocol: 'Tcp' as const, ports, condition }
  const out = {
    ...rule,
    direction: 'Outbound' as const,
    name: `to-${connection.to}-${ports}-from-${connection.from}${suffix}`,
  }
  const into = {
    ...rule,
    direction: 'Inbound' as const,
    name: `from-${connection.from}-to-${connection.to}-${ports}${suffix}`,
  }
  if (start && end) return between(plan, { sources, targets, start, end, out, into, protocol })
  if (end) {
    // App Service and Functions take requests at the platform's own door; their subnet is a way out only.
    if (end.name === 'platform' || end.name === 'functions') return []
    const caller = callerOf(source, target)
    return caller ? [{ ...into, place: end, source: caller, destination: sideOf(plan, targets, end) }] : []
  }
  const tag = target ? SERVICE_TAGS[target.resource.kind] : undefined
  return start && tag ? [{ ...out, place: start, source: sideOf(plan, sources, start), destination: { tag } }] : []
}

/** True where some environment has both ends. */
const meet = ({ entries: sources }: End, { entries: targets }: End) =>
  sources.length === 0 ||
  targets.length === 0 ||
  sources.some((source) => targets.some((target) => coexist(source, target)))

type Both = {
  sources: readonly Entry[]
  targets: readonly Entry[]
  start: Place
  end: Place
  out: Omit<Rule, 'place' | 'source' | 'destination'>
  into: Omit<Rule, 'place' | 'source' | 'destination'>
  protocol: Flowing['protocol']
}

function between(plan: Plan, { sources, targets, start, end, out, into, protocol }: Both): Rule[] {
  const isFar = start.network.label !== end.network.label
  if (isFar && !(protocol === 'replication' && regionsJoined(plan))) return []
  // Requests reach App Service and Functions at the platform's own door, also from a gateway.
  if (end.name === 'platform' || end.name === 'functions')
    return start.name === end.name ? [] : [toPlatform(plan, out, sources, start)]
  const source = sideOf(plan, sources, start)
  const destination = sideOf(plan, targets, end)
  // A group of machines means nothing in another region's network.
  const far = (side: Side, place: Place): Side => (isFar && 'group' in side ? { range: subnetRange(place) } : side)
  return [
    { ...out, place: start, source, destination: far(destination, end) },
    { ...into, place: end, source: far(source, start), destination },
  ]
}

const toPlatform = (plan: Plan, out: Both['out'], sources: readonly Entry[], start: Place): Rule => ({
  ...out,
  place: start,
  ports: '443',
  source: sideOf(plan, sources, start),
  destination: { tag: 'AppService' },
})

/** A network load balancer hands packets on with the caller's address and the target's port. */
function portOf(plan: Plan, { from, to, port }: Flowing, target: Entry | undefined): number {
  if (target && isKind(target, 'load-balancer') && target.resource.layer === 'network') {
    const [behind] = findEntries(plan, target.resource.target)
    return behind && isKind(behind, 'machine-group') ? target.resource.targetPort : port
  }
  return from === to ? port : portAt(target, port)
}

const SERVICE_TAGS: Partial<Record<Entry['resource']['kind'], string>> = {
  queue: 'ServiceBus',
  topic: 'ServiceBus',
  stream: 'EventHub',
  workflow: 'LogicApps',
  'key-value-store': 'AzureCosmosDB',
  'relational-database': 'AzureCosmosDB',
  'object-store': 'Storage',
  'file-system': 'Storage',
  'secret-store': 'AzureKeyVault',
  'log-store': 'AzureMonitor',
  'feature-flag-store': 'AppConfiguration',
  // Fabric answers at the addresses of Power BI; known by heart.
  'data-warehouse': 'PowerBI',
}

/** Callers without an address in the network. */
function callerOf(caller: Entry | undefined, target: Entry | undefined): Side | null {
  if (caller && isKind(caller, 'content-delivery')) return { tag: 'AzureFrontDoor.Backend' }
  if (caller && isKind(caller, 'workflow')) return { tag: 'LogicApps' }
  if (caller && !isKind(caller, 'web-firewall')) return null
  return facesInternet(target) ? { tag: 'Internet' } : { ranges: ref('var.private_client_cidrs') }
}

export const facesInternet = (target: Entry | undefined) =>
  target !== undefined &&
  (isKind(target, 'load-balancer')
    ? target.resource.isPublic
    : isKind(target, 'machine-group') && target.resource.tier === 'public')

/** What Azure asks of the subnets of its own services, beside the design's connections. */
function platformRules(plan: Plan, place: Place, direction: Direction): Rule[] {
  const here: Side = { range: subnetRange(place) }
  const rule = (
    name: string,
    says: string,
    source: Side,
    destination: Side,
    ports: string,
    protocol: Rule['protocol'] = 'Tcp',
  ): Rule => ({
    place,
    direction,
    name,
    says,
    protocol,
    ports,
    source,
    destination,
    condition: null,
  })
  const tag = (name: string): Side => ({ tag: name })
  const within = rule('within', 'the service’s own machines among themselves', here, here, '*', '*')
  const kinds = new Set(place.entries.map(({ resource: { kind } }) => kind))
  const hasImages = entriesOf(plan, 'container-registry').length > 0
  const isCluster = kinds.has('container-cluster')
  if (direction === 'Inbound') {
    const probes = (ports: string) =>
      rule('probes', 'health checks by Azure', tag('AzureLoadBalancer'), here, ports, '*')
    switch (place.name) {
      case 'gateway':
        return [
          rule('gateway-manager', 'Azure manages the gateway', tag('GatewayManager'), tag('Any'), '65200-65535'),
          probes('*'),
        ]
      case 'containers':
        return [within, probes('30000-32767')]
      case 'machines':
        return [...(isCluster ? [within] : []), probes('*')]
      case 'postgresql':
      case 'mysql':
        return [within]
      default:
        return []
    }
  }
  const identity = rule('to-sign-in', 'sign-in of programs', here, tag('AzureActiveDirectory'), '443')
  const registry = hasImages ? [rule('to-images', 'container images', here, tag('AzureContainerRegistry'), '443')] : []
  const internet = hasWayOut(plan, place)
    ? [rule('to-internet', 'calls to services outside, by the way out', here, tag('Internet'), '443')]
    : []
  const monitor = rule('to-telemetry', 'measurements and logs', here, tag('AzureMonitor'), '443')
  switch (place.name) {
    case 'containers':
      return [
        within,
        identity,
        ...registry,
        monitor,
        rule('to-system-images', 'images of the platform', here, tag('MicrosoftContainerRegistry'), '443'),
        rule('to-system-images-edge', 'images of the platform', here, tag('AzureFrontDoor.FirstParty'), '443'),
        ...internet,
      ]
    case 'machines':
    case 'public':
      return [
        ...(isCluster
          ? [
              within,
              rule('to-control-plane', 'the cluster’s control plane', here, tag('AzureCloud'), '443'),
              rule('to-system-images', 'images of the platform', here, tag('MicrosoftContainerRegistry'), '443'),
            ]
          : []),
        identity,
        ...registry,
        monitor,
        ...internet,
      ]
    case 'platform':
    case 'functions':
      return [
        identity,
        ...registry,
        monitor,
        ...(place.name === 'functions'
          ? [rule('to-own-storage', 'the host’s own state', here, tag('Storage'), '443')]
          : []),
        ...internet,
      ]
    case 'postgresql':
    case 'mysql':
      return [within, identity, rule('to-backups', 'write-ahead logs and backups', here, tag('Storage'), '443')]
    default:
      return []
  }
}

const hasWayOut = (plan: Plan, place: Place) =>
  RUNS_CODE.includes(place.name) &&
  (natOf(plan, place.network) !== undefined || place.network.resource.layout === 'public-only')

const numbered = (plan: Plan, rules: readonly Rule[], first: number): Block[] =>
  rules.map((rule, index) => ruleBlock(plan, rule, first + index * 5))

function ruleBlock(plan: Plan, rule: Rule, priority: number): Block {
  const { place, direction, name, says, protocol, ports } = rule
  const here = { condition: allOf(place.network, place) }
  return resource(
    'azurerm_network_security_rule',
    labelOf(`${placeLabel(place)}-${direction === 'Inbound' ? 'in' : 'out'}-${name}`),
    {
      ...when(here, rule),
      name,
      description: plainText(says),
      resource_group_name: groupName(plan, place.network),
      network_security_group_name: own(here, 'azurerm_network_security_group', placeLabel(place), 'name'),
      direction,
      access: 'Allow',
      priority,
      protocol,
      ...sideArguments('source', rule.source),
      source_port_range: '*',
      ...sideArguments('destination', rule.destination),
      destination_port_range: ports,
    },
  )
}

/** A description has at most 140 characters; letters outside ASCII are left out to be safe. */
const plainText = (says: string) => says.replaceAll(/[^A-Za-z0-9 ._\-:/()#,]/g, '').slice(0, 130)

function sideArguments(name: 'source' | 'destination', side: Side): Body {
  if ('group' in side) return { [`${name}_application_security_group_ids`]: [ref(side.group)] }
  if ('ranges' in side) return { [`${name}_address_prefixes`]: side.ranges }
  if ('range' in side) return { [`${name}_address_prefix`]: side.range }
  return { [`${name}_address_prefix`]: side.tag === 'Any' ? '*' : side.tag }
}

function refuse(plan: Plan, place: Place, direction: Direction): Block {
  const here = { condition: allOf(place.network, place) }
  // Azure keeps the gateway running only with its way to the internet open; what it refuses is the rest of the network.
  const isGatewayOut = place.name === 'gateway' && direction === 'Outbound'
  return resource(
    'azurerm_network_security_rule',
    labelOf(`${placeLabel(place)}-${direction === 'Inbound' ? 'in' : 'out'}-refuse`),
    {
      ...when(here),
      name: `refuse-${direction.toLowerCase()}`,
      resource_group_name: groupName(plan, place.network),
      network_security_group_name: own(here, 'azurerm_network_security_group', placeLabel(place), 'name'),
      direction,
      access: 'Deny',
      priority: 4096,
      protocol: '*',
      source_address_prefix: '*',
      source_port_range: '*',
      destination_address_prefix: isGatewayOut ? 'VirtualNetwork' : '*',
      destination_port_range: '*',
    },
    isGatewayOut
      ? 'An application gateway must keep its way to the internet; within the network it reaches its targets only.'
      : '',
  )
}
