import { type Connection, type Design, ofKind, type Region, type Resource } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import { columnGroup, connect, type Flow, group, rowsGroup } from './arrange'
import type { Block, Flowchart, Group, Node } from './flowchart'
import { nodeOf } from './kinds'

/**
 * Every resource once: a network as a frame, everything else as a node, except the network's endpoints, which are drawn in the network
 * diagram only.
 */
export function architecture(design: Design): Flowchart {
  const flows = flowsOf(design)
  const regions = design.regions.flatMap((region) => regionGroup(design, region, flows))
  const edge = framed(design, flows, 'column', ['global edge', 'Global edge'], global(design))
  const clouds =
    regions.length > 1 ? [group('all regions', PROVIDER_NAMES[design.provider], 'tier', 'LR', regions)] : regions
  const actors = design.actors.map(
    ({ id, label, detail, kind }): Node => ({
      type: 'node',
      id,
      title: label,
      details: detail === '' ? [] : [detail],
      role: 'actor',
      spoken: `${label}: ${[kind === 'people' ? 'people' : 'another system', detail].filter(Boolean).join(', ')}`,
    }),
  )
  return {
    title: `${design.name}: architecture`,
    description: summarise(design),
    direction: isWide(design) ? 'LR' : 'TB',
    ...joined(design, connect([...actors, ...siteOf(design), ...edge, ...clouds], flows), clouds),
  }
}

const SITE = 'data centre'

/** The site that a hub of the network leads to, outside the cloud. */
export const siteOf = (design: Design): Node[] =>
  ofKind(design, 'network').some(({ joinsSite }) => joinsSite)
    ? [
        {
          type: 'node',
          id: SITE,
          title: 'Data centre',
          details: ['your own site'],
          role: 'actor',
          spoken: 'Data centre: your own site, joined to the network by a private line',
        },
      ]
    : []

/** The line from the site ends at the cloud: the hub stands in no subnet. */
function joined(design: Design, chart: Pick<Flowchart, 'children' | 'edges'>, clouds: Block[]) {
  const [cloud] = clouds
  if (!cloud || siteOf(design).length === 0) return chart
  return {
    ...chart,
    edges: [...chart.edges, { from: SITE, to: cloud.id, label: ['private line'], style: 'thick' as const, both: true }],
  }
}

/** One region runs from left to right, as a screen does; two stand beside each other and run down. */
const isWide = ({ regions }: Design) => regions.length === 1

export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }

const ROLE_WORDS = {
  primary: 'primary',
  standby: 'standby',
  active: 'serves users',
  backup: 'copies only',
} as const

export const regionTitle = ({ regions }: Design, { id, name, role }: Region): string =>
  regions.length > 1 ? `${name}, ${id}: ${ROLE_WORDS[role]}` : `${name}, ${id}`

function summarise(design: Design): string {
  const where = design.regions.map((region) => regionTitle(design, region)).join(' and ')
  const entry = design.connections.find(({ from }) => design.actors.some(({ id }) => id === from))
  const labels = new Map([...design.actors, ...design.resources].map(({ id, label }) => [id, label]))
  const arrival = entry ? ` ${labels.get(entry.from)} reach ${labels.get(entry.to)} first.` : ''
  return `${design.resources.length} parts on ${PROVIDER_NAMES[design.provider]} in ${where}.${arrival}`
}

/** Drawn in the network diagram only: ways to a service, not parts of the workload. */
export const isNetworkOnly = ({ kind }: Resource) => kind === 'network-endpoint'

const isGlobal = (design: Design) => {
  const regions = new Set(design.regions.map(({ id }) => id))
  return ({ region, tier }: Resource) => tier === 'global' || !regions.has(region)
}
const global = (design: Design) => design.resources.filter(isGlobal(design))

function regionGroup(design: Design, region: Region, flows: Flow[]): Group[] {
  const outside = isGlobal(design)
  const here = design.resources.filter(
    (resource) => resource.region === region.id && !outside(resource) && !isNetworkOnly(resource),
  )
  const at = (...tiers: Resource['tier'][]) =>
    here.filter(({ tier, kind }) => tiers.includes(tier) && kind !== 'network')
  const rows = (part: string, title: string, resources: Resource[]) =>
    framed(design, flows, 'rows', [`${region.id} ${part}`, title], resources)
  const column = (part: string, title: string, resources: Resource[]) =>
    framed(design, flows, 'column', [`${region.id} ${part}`, title], resources)
  const networks = here.filter(({ kind }) => kind === 'network')
  const tiers = [
    ...column('public', 'Public subnets', at('public')),
    ...column('app', 'Application subnets', at('app')),
    ...column('data', 'Data subnets', at('data')),
  ]
  const managed = at('regional', 'global')
  const support = managed.filter((resource) => isSupport(resource))
  const running = managed.filter((resource) => isCompute(resource))
  const stores = managed.filter((resource) => !isSupport(resource) && !isCompute(resource))
  const children = [
    ...rows('front', 'Front door', at('edge')),
    ...networkFrame(design, networks, tiers),
    ...rows('running', 'Managed compute', running),
    ...rows('stores', storesTitle(stores), stores),
    ...rows('support', 'Security and operations', support),
  ]
  return children.length === 0
    ? []
    : [group(`region ${region.id}`, regionTitle(design, region), 'region', 'TB', children)]
}

/** The network is the frame around its subnets. A region without one has its tiers bare. */
function networkFrame(design: Design, networks: Resource[], tiers: Group[]): Block[] {
  const [network] = networks
  if (network?.kind !== 'network') return tiers
  const title = `Network ${network.cidr}, ${network.zones === 1 ? 'one zone' : `${network.zones} zones`}`
  const empty: Node = {
    type: 'node',
    id: `${network.id} empty`,
    title: 'Empty until recovery',
    details: [],
    role: 'net',
    spoken: 'Nothing runs here until the region is needed.',
  }
  const frame = group(network.id, title, 'tier', isWide(design) ? 'LR' : 'TB', tiers.length === 0 ? [empty] : tiers)
  return [{ ...frame, spoken: nodeOf(network, network.region).spoken }]
}

/** A frame of nodes, in a column where the picture runs past it from left to right; no frame without nodes. */
function framed(
  design: Design,
  flows: Flow[],
  shape: 'rows' | 'column',
  [id, title]: readonly [string, string],
  resources: Resource[],
): Group[] {
  if (resources.length === 0) return []
  const home = design.regions[0]?.id ?? ''
  const isElsewhere = (region: string) => design.regions.slice(1).some(({ id: other }) => other === region)
  const nodes = resources.map((resource) => nodeOf(resource, isElsewhere(resource.region) ? home : resource.region))
  return [
    shape === 'column' && isWide(design) ? columnGroup(id, title, nodes, flows) : rowsGroup(id, title, nodes, flows),
  ]
}

const SUPPORT = new Set<Resource['kind']>([
  'encryption-key',
  'secret-store',
  'audit-trail',
  'threat-detection',
  'log-store',
  'monitoring',
  'backup-vault',
  'container-registry',
  'feature-flag-store',
])
const COMPUTE = new Set<Resource['kind']>([
  'container-service',
  'container-cluster',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
])
/** No longer than its content, or the title would touch the frame. */
function storesTitle(resources: Resource[]): string {
  const waiting = resources.filter(({ kind }) => WAITING.has(kind)).length
  if (waiting === 0) return 'Managed stores'
  return waiting === resources.length ? 'Queues and events' : 'Stores and queues'
}

const WAITING = new Set<Resource['kind']>(['queue', 'topic', 'stream', 'workflow'])
const isSupport = ({ kind }: Resource) => SUPPORT.has(kind)
const isCompute = ({ kind }: Resource) => COMPUTE.has(kind)

/** The design's connections, and what its resources say about each other without one: what a firewall guards, what is copied where. */
function flowsOf(design: Design): Flow[] {
  const names = new Map(design.resources.filter(({ kind }) => kind === 'dns-zone').map(({ id }) => [id, true]))
  return [
    ...design.connections.map((connection) => viaName(design, names, connection)),
    ...design.resources.flatMap((resource) => impliedBy(resource, design)),
  ]
}

/** Users look the name up first, so what they send on to a region is drawn from the name server: one way in, not two. */
function viaName(design: Design, names: ReadonlyMap<string, boolean>, connection: Connection): Flow {
  const { from, to, protocol, label, serial } = connection
  const isActor = design.actors.some(({ id }) => id === from)
  const asked = design.connections.find((other) => other.from === from && names.has(other.to))
  const lead = isActor && asked && !names.has(to) && !isAtEdge(design, to) ? asked.to : from
  return {
    from: lead,
    to,
    // That names are looked up goes without saying.
    label: protocol === 'dns' ? '' : label,
    style: styleOf(protocol, serial),
  }
}

const isAtEdge = (design: Design, id: string) => global(design).some((resource) => resource.id === id)

const styleOf = (protocol: Connection['protocol'], serial: boolean): Flow['style'] => {
  if (protocol === 'replication') return 'thick'
  return serial || protocol === 'dns' ? 'arrow' : 'dotted'
}

function impliedBy(resource: Resource, { resources }: Design): Flow[] {
  if (resource.kind === 'web-firewall') {
    const guarded = resources.find(({ id }) => id === resource.protects)
    // In one frame it hangs on what it guards; in a frame of its own it stands in front.
    return guarded?.tier === resource.tier
      ? [{ from: resource.protects, to: resource.id, label: '', style: 'line' }]
      : [{ from: resource.id, to: resource.protects, label: 'filtered', style: 'arrow' }]
  }
  if (resource.kind === 'backup-vault')
    return resource.protects.map((from) => {
      const isElsewhere = resources.some(({ id, region }) => id === from && region !== resource.region)
      return { from, to: resource.id, label: 'backups', style: isElsewhere ? ('thick' as const) : ('dotted' as const) }
    })
  return []
}
