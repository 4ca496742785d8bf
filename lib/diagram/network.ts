import { type Connection, type Design, ofKind, type Resource, type ResourceOf } from '@/lib/design/model'
import { PROVIDER_NAMES, regionTitle, siteOf } from './architecture'
import { group, rowsGroup } from './arrange'
import type { Block, Edge, Flowchart, Group, Node } from './flowchart'
import { LINE, pack } from './kinds'
import type { Role } from './palette'

/** Subnets with their addresses and ways out, and the ports that the security groups open between them. */
export function network(design: Design): Flowchart {
  const networks = inRegionOrder(design, ofKind(design, 'network'))
  const frames = networks.flatMap((one) => networkFrame(design, one))
  if (frames.length === 0) return withoutNetwork(design)
  const children =
    frames.length === 1
      ? frames
      : [
          {
            ...group('all networks', PROVIDER_NAMES[design.provider], 'tier', 'LR', frames),
            edges: between(design, networks),
          },
        ]
  const door = outside(design, networks, children[0]?.id ?? '')
  const site = siteOf(design)
  return {
    title: `${design.name}: network`,
    description: networks
      .map(
        ({ cidr, zones, subnets, region }) =>
          `${region}: network ${cidr} with ${subnets.length} subnets in ${zones} zones`,
      )
      .join('. '),
    direction: 'TB',
    children: [...door.children, ...site, ...children],
    edges: [...door.edges, ...site.map((node) => siteEdge(node, children[0]?.id ?? ''))],
  }
}

const siteEdge = ({ id }: Node, to: string): Edge => ({
  from: id,
  to,
  label: ['private line', 'to the hub'],
  style: 'thick',
  both: true,
})

const inRegionOrder = ({ regions }: Design, networks: Network[]): Network[] => {
  const place = ({ region }: Network) => regions.findIndex(({ id }) => id === region)
  return [...networks].sort((a, b) => place(a) - place(b))
}

/** Two networks joined directly say so; otherwise what is copied between them. */
function between(design: Design, networks: Network[]): Edge[] {
  const copied = copies(design, networks)
  return copied.map((edge, index): Edge => {
    const isPeered = networks[index + 1]?.connectivity === 'peering'
    return isPeered ? { ...edge, label: ['peering', ...edge.label], style: 'thick' } : edge
  })
}

/** What is copied from one network to the next, over the provider's own lines; networks without that stand in their order. */
function copies({ resources, connections }: Design, networks: Network[]): Edge[] {
  const regionOf = new Map(resources.map(({ id, region }) => [id, region]))
  return networks.slice(1).map((to, index): Edge => {
    const from = networks[index] ?? to
    const ports = portsOf(
      connections.filter(
        (flow) =>
          flow.protocol === 'replication' &&
          regionOf.get(flow.from) === from.region &&
          regionOf.get(flow.to) === to.region,
      ),
    )
    return ports.length === 0
      ? { from: from.id, to: to.id, label: [], style: 'hidden' }
      : { from: from.id, to: to.id, label: ['copies', ...portLines(ports)], style: 'thick' }
  })
}

type Network = ResourceOf<'network'>
const TIERS = ['public', 'app', 'data'] as const
type SubnetTier = (typeof TIERS)[number]

const TIER_NAMES: Readonly<Record<SubnetTier, string>> = {
  public: 'Public subnets',
  app: 'Application subnets',
  data: 'Data subnets',
}
const TIER_ROLES: Readonly<Record<SubnetTier, Role>> = { public: 'net', app: 'compute', data: 'data' }

/** Where traffic that is not for the network itself goes. */
const ROUTES: Readonly<Record<Network['layout'], Readonly<Record<SubnetTier, string>>>> = {
  'public-only': { public: 'out by internet gateway', app: 'local only', data: 'local only' },
  'private-single-nat': { public: 'out by internet gateway', app: 'out by one NAT gateway', data: 'local only' },
  'private-nat-per-zone': { public: 'out by internet gateway', app: 'out by NAT, same zone', data: 'local only' },
  'private-endpoints-only': { public: 'out by internet gateway', app: 'endpoints only', data: 'local only' },
}

function networkFrame(design: Design, one: Network): Group[] {
  const inside = design.resources.filter(({ region }) => region === one.region)
  const tiers = TIERS.filter((tier) => one.subnets.some((subnet) => subnet.tier === tier))
  const endpoints = inside.flatMap((resource) => (resource.kind === 'network-endpoint' ? [endpointNode(resource)] : []))
  const frameId = (tier: string) => `${one.id} ${tier}`
  const children: Block[] = [
    ...tiers.map((tier) =>
      rowsGroup(
        frameId(tier),
        `${TIER_NAMES[tier]}: ${ROUTES[one.layout][tier]}`,
        one.subnets.filter((subnet) => subnet.tier === tier).map((subnet) => subnetNode(one, subnet, inside)),
      ),
    ),
    ...(endpoints.length > 0 ? [rowsGroup(frameId('endpoints'), 'Private endpoints', endpoints)] : []),
  ]
  const edges = [
    ...TIERS.flatMap((from) => TIERS.flatMap((to) => portsBetween(design, inside, from, to, frameId))),
    ...(endpoints.length > 0
      ? [{ from: frameId('app'), to: frameId('endpoints'), label: ['TCP 443'], style: 'dotted' as const }]
      : []),
  ]
  const region = design.regions.find(({ id }) => id === one.region)
  const hub = one.connectivity === 'transit-hub' ? ', joined by a hub' : ''
  const title = `${one.cidr}, ${region ? regionTitle(design, region) : one.region}${hub}`
  return [{ ...group(one.id, title, 'region', 'TB', children), edges: [...edges, ...keepTogether(children, edges)] }]
}

/** Tiers that nothing flows between stay in their order, one above the other. */
function keepTogether(children: Block[], edges: Edge[]): Edge[] {
  return children.slice(1).flatMap(({ id }, index): Edge[] => {
    const before = children[index]
    if (!before || edges.some(({ from, to }) => to === id || (from === id && to === before.id))) return []
    return [{ from: before.id, to: id, label: [], style: 'hidden' }]
  })
}

function subnetNode(one: Network, { tier, zone, cidr }: Network['subnets'][number], inside: Resource[]): Node {
  const standing = inside.filter(
    (resource) => resource.tier === tier && resource.kind !== 'network-endpoint' && zone < resource.zones,
  )
  const names = standing.map(({ label }) => label.replace(/, second region$/, ''))
  const title = `Zone ${'abcdefgh'[zone] ?? zone + 1} ${cidr}`
  return {
    type: 'node',
    id: `${one.id} ${tier} ${zone}`,
    title,
    details: names.length === 0 ? ['kept free'] : shortList(names),
    role: TIER_ROLES[tier],
    spoken: `${title}: ${names.length === 0 ? 'kept free' : names.join(', ')}`,
  }
}

const MOST_LINES = 3

/** Names in at most three lines; what does not fit is counted. */
function shortList(names: string[]): string[] {
  const lines = pack(names, MOST_LINES)
  if (lines.join(', ') === names.join(', ')) return lines
  const fewer = pack(names, MOST_LINES - 1)
  const shown = names.findIndex(
    (_, index) => pack(names.slice(0, index + 1), MOST_LINES - 1).join(', ') !== names.slice(0, index + 1).join(', '),
  )
  return [...fewer, `and ${names.length - shown} more`]
}

function endpointNode(endpoint: ResourceOf<'network-endpoint'>): Node {
  const reaches = endpoint.reaches.map((name) => name.replaceAll('-', ' '))
  return {
    type: 'node',
    id: endpoint.id,
    title: endpoint.label,
    details: shortList(reaches),
    role: 'net',
    spoken: `${endpoint.label}: ${endpoint.service}, to ${reaches.join(', ')}. ${endpoint.purpose}`,
  }
}

function portsBetween(
  { connections }: Design,
  inside: Resource[],
  from: SubnetTier,
  to: SubnetTier,
  frameId: (tier: string) => string,
): Edge[] {
  if (from === to) return []
  const ids = (tier: SubnetTier) => new Set(inside.filter((resource) => resource.tier === tier).map(({ id }) => id))
  const [here, there] = [ids(from), ids(to)]
  const ports = portsOf(connections.filter((connection) => here.has(connection.from) && there.has(connection.to)))
  return ports.length === 0 ? [] : [{ from: frameId(from), to: frameId(to), label: portLines(ports), style: 'arrow' }]
}

const portsOf = (connections: Connection[]): number[] =>
  [...new Set(connections.map(({ port }) => port))].sort((a, b) => a - b)

/** "TCP 5432, 6379", in lines of at most 22 characters. */
function portLines(ports: number[]): string[] {
  const lines: string[] = []
  for (const port of ports) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(`TCP ${port}`)
    else if (`${last}, ${port}`.length <= LINE) lines[lines.length - 1] = `${last}, ${port}`
    else lines.push(String(port))
  }
  return lines
}

/** Who stands outside the networks: where something comes in from, or goes out to. */
function outside(design: Design, networks: Network[], target: string): { children: Block[]; edges: Edge[] } {
  const doors = new Set(
    design.resources.filter(({ tier, kind }) => tier === 'public' || kind === 'app-platform').map(({ id }) => id),
  )
  const arriving = design.connections.filter(
    ({ from, to }) => doors.has(to) && !doors.has(from) && isOutside(design, from),
  )
  const ports = portsOf(arriving)
  const isPrivate = ofKind(design, 'load-balancer').some(({ isPublic }) => !isPublic)
  const goesOut = networks.some(({ layout }) => layout !== 'private-endpoints-only')
  if (ports.length === 0 && !goesOut) return { children: [], edges: [] }
  const callers = design.actors.map(({ label }) => label).join(', ')
  const [title, detail] = isPrivate
    ? [callers, 'by private access only']
    : ['Internet', ports.length > 0 ? callers : 'opens nothing']
  const node: Node = {
    type: 'node',
    id: 'outside',
    title,
    details: [detail],
    role: 'actor',
    spoken: `${title}: ${[detail, ...(ports.length > 0 ? [`may open TCP ${ports.join(', ')}`] : [])].join(', ')}`,
  }
  const edge: Edge =
    ports.length > 0
      ? { from: node.id, to: target, label: portLines(ports), style: 'arrow' }
      : { from: target, to: node.id, label: ['TCP 443, out only'], style: 'dotted' }
  return { children: [node], edges: [edge] }
}

const isOutside = ({ actors, resources }: Design, id: string) =>
  actors.some((actor) => actor.id === id) ||
  resources.some((resource) => resource.id === id && resource.tier === 'edge')

/** A design of managed services alone: what is called from outside, and what only the design's own parts call. */
function withoutNetwork(design: Design): Flowchart {
  const callers = new Set(design.actors.map(({ id }) => id))
  const global = new Set(
    design.resources.filter(({ tier }) => tier === 'edge' || tier === 'global').map(({ id }) => id),
  )
  const reached = (from: (id: string) => boolean) =>
    new Set(design.connections.filter((connection) => from(connection.from)).map(({ to }) => to))
  const called = reached((id) => callers.has(id))
  const open = design.resources.filter(({ id }) => called.has(id) || global.has(id))
  const behind = reached((id) => !callers.has(id))
  const guarded = design.resources.filter((resource) => behind.has(resource.id) && !open.includes(resource))
  const node = (resource: Resource): Node => ({
    type: 'node',
    id: resource.id,
    title: resource.label,
    details: [openPorts(design, resource.id)],
    role: 'net',
    spoken: `${resource.label}: ${resource.service}, ${openPorts(design, resource.id)}`,
  })
  const frames = [
    ...(open.length > 0 ? [rowsGroup('open', 'Called from outside', open.map(node))] : []),
    ...(guarded.length > 0 ? [rowsGroup('guarded', 'Called by this design only', guarded.map(node))] : []),
  ]
  const internetNode: Node = {
    type: 'node',
    id: 'outside',
    title: 'Internet',
    details: ['no network to manage'],
    role: 'actor',
    spoken: 'Internet: the design has no network of its own; each managed service has its own door',
  }
  return {
    title: `${design.name}: network`,
    description: 'Managed services only: the design has no network of its own.',
    direction: 'LR',
    children: [internetNode, ...frames],
    edges: frames.map(({ id }, index): Edge => {
      const before = frames[index - 1]
      if (!before) return { from: internetNode.id, to: id, label: [], style: 'arrow' }
      const isCalled = design.connections.some(
        ({ from, to }) => open.some((one) => one.id === from) && guarded.some((one) => one.id === to),
      )
      return { from: before.id, to: id, label: [], style: isCalled ? 'arrow' : 'hidden' }
    }),
  }
}

function openPorts({ connections }: Design, id: string): string {
  const arriving = connections.filter(({ to }) => to === id)
  if (arriving.length === 0) return 'stands in front'
  const ports = portsOf(arriving.filter(({ protocol }) => protocol !== 'dns'))
  return ports.length === 0 ? 'DNS 53' : `TCP ${ports.join(', ')}`
}
