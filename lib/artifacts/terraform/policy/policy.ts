import type { Connection, Design, Resource } from '@/lib/design/model'

/** What a plan comes to, in words that hold on every cloud; each cloud reads its own types into it. */
export type Facts = {
  /** Components that only a rule lets in: those with a security group, a tag or a subnet of their own. */
  guarded: ReadonlySet<string>
  /** Components that only a rule lets out. */
  callers: ReadonlySet<string>
  /** Stores in a network of the cloud's own, for which there are rules on the way out only. */
  served: ReadonlySet<string>
  openings: readonly Opening[]
  exits: readonly Exit[]
  /** Where the cloud's service listens on another port than the design's usual one. */
  portAt?: (target: Resource, port: number) => number
  /** What somebody outside reaches that no opening stands for, such as a bucket without a lock. */
  exposed: readonly Finding[]
  unencrypted: readonly Finding[]
  notBackedUp: readonly Finding[]
  /** Rights to do everything to everything. */
  unlimited: readonly Finding[]
  /** What the cloud would refuse although the provider takes it. */
  malformed: readonly Finding[]
  untagged: readonly Finding[]
}

/** `component` is set where it is known which part of the design this is. */
export type Finding = { address: string; says: string; component?: string | null }

/** What answers to the internet although nobody comes in without a role: right only where its callers stand outside the network. */
export const ANSWERS_ALL = 'answers the whole internet'

type Ports = { fromPort: number; toPort: number }
/** A rule may mean one component, or all that stand in a subnet. */
type Components = { components: readonly string[] }

/** A way in: from components of the design, or from outside; `fronts` are the cloud's own balancers, `workflows` what it runs for us. */
export type Opening = Ports & {
  address: string
  to: readonly string[]
  from: Components | { outside: 'internet' | 'edge' | 'private' | 'fronts' | 'workflows' }
}

/** A way out; `cloud` are the cloud's own services, `network` an address range that several components share. */
export type Exit = Ports & {
  address: string
  from: readonly string[]
  to: Components | { outside: 'internet' | 'cloud' | 'network' }
}

/** Every port there is. */
export const ALL_PORTS: Ports = { fromPort: 0, toPort: 65_535 }

/** Everything in a plan that it must not have, for the design it was made from. */
export function problemsOf(facts: Facts, design: Design): string[] {
  const said = (what: string, findings: readonly Finding[]) =>
    findings.map(({ address, says }) => `${what}: ${address} ${says}`)
  const drawing = drawingOf(design, facts.portAt)
  return [
    ...facts.openings.flatMap((opening) => wrongOpening(opening, drawing)),
    ...facts.exits.flatMap((exit) => wrongExit(exit, drawing, facts)),
    ...missingWays(facts, drawing),
    ...said(
      'public',
      facts.exposed.filter(({ says, component }) => says !== ANSWERS_ALL || !isCalledFromOutside(drawing, component)),
    ),
    ...said('not encrypted', facts.unencrypted),
    ...said(
      'not backed up',
      facts.notBackedUp.filter(({ component }) => !isReplaceable(design, component ?? null)),
    ),
    ...said('unlimited', facts.unlimited),
    ...said('malformed', facts.malformed),
    ...said('no tags', facts.untagged),
  ]
}

/** The design itself keeps no old versions of what can be made again, as a function's packages, or only describes the past, such as logs. */
const isReplaceable = ({ resources }: Design, component: string | null) =>
  resources.some(
    (resource) =>
      resource.id === component &&
      (resource.kind === 'function' || (resource.kind === 'object-store' && !resource.versioned)),
  )

/** People, the cloud's own front doors, and functions that no network holds. */
function isCalledFromOutside({ design, flows }: Drawing, component: string | null | undefined): boolean {
  if (!design.resources.some(({ kind }) => kind === 'network')) return true
  return flows
    .filter(({ to }) => to === component)
    .some(({ from }) => {
      const caller = resourceOf(design, from)
      if (!caller) return true
      return FRONTS.has(caller.kind) || caller.kind === 'workflow' || (caller.kind === 'function' && !caller.inNetwork)
    })
}

/** Browsers that come without HTTPS are sent to it from there. */
const REDIRECT_PORT = 80
const HTTPS = 443

type Drawing = { design: Design; flows: readonly Flow[] }
type Flow = Pick<Connection, 'from' | 'to' | 'port' | 'protocol'>

/** What the design connects, also through what has no address of its own: a pool beside its callers, a balancer that hands packets on. */
function drawingOf(design: Design, portAt: Facts['portAt']): Drawing {
  const isPassing = (id: string) => {
    const resource = resourceOf(design, id)
    return (
      resource?.kind === 'connection-pooler' || (resource?.kind === 'load-balancer' && resource.layer === 'network')
    )
  }
  const listens = (id: string, port: number) => {
    const target = resourceOf(design, id)
    return target && portAt ? portAt(target, port) : port
  }
  const through = design.connections
    .filter(({ to }) => isPassing(to))
    .flatMap((first) =>
      design.connections
        .filter(({ from }) => from === first.to)
        .flatMap(({ to, port, protocol }) => [
          { from: first.from, to, port, protocol },
          { from: first.from, to, port: listens(first.to, first.port), protocol },
        ]),
    )
  const flows = [...design.connections, ...through].flatMap((flow): Flow[] => {
    const target = resourceOf(design, flow.to)
    return portsOf(target, listens(flow.to, flow.port)).map((port) => ({ ...flow, port }))
  })
  return { design, flows }
}

const resourceOf = (design: Design, id: string) => design.resources.find((resource) => resource.id === id)

/** Services that share machines listen on ports next to each other. */
function portsOf(target: Resource | undefined, port: number): number[] {
  const isShared = target?.kind === 'container-service' && target.runsOn !== null
  return isShared ? Array.from({ length: target.services }, (_, index) => port + index) : [port]
}

/** What shares the address of a component: services on its machines, its cluster, the balancer that comes with it. */
function sharing({ resources }: Design, component: string): string[] {
  const others = resources.filter(
    (resource) =>
      (resource.kind === 'container-service' && resource.runsOn === component) ||
      (resource.kind === 'container-cluster' && resource.nodeGroup === component) ||
      (resource.kind === 'load-balancer' && resource.included && resource.target === component),
  )
  return [component, ...others.map(({ id }) => id)]
}

const among = ({ design }: Drawing, components: readonly string[]) =>
  new Set(components.flatMap((component) => sharing(design, component)))

/** A cluster's nodes, and the copies of an index, talk among themselves about what no drawing shows. */
function isOwnTalk({ design }: Drawing, from: readonly string[], to: readonly string[] | null): boolean {
  return from.every((id) => {
    const resource = resourceOf(design, id)
    const talks =
      resource?.kind === 'search-engine' || (resource?.kind === 'machine-group' && resource.role === 'nodes')
    return talks && (to === null || (to.length === from.length && to.includes(id)))
  })
}

function wrongOpening({ address, to, from, fromPort, toPort }: Opening, drawing: Drawing): string[] {
  const { design, flows } = drawing
  const targets = to.flatMap((id) => resourceOf(design, id) ?? [])
  if (targets.length === 0) return [`open: ${address} leads to ${to.join(', ')}, which the design does not have`]
  if ('components' in from && isOwnTalk(drawing, from.components, to)) return []
  if (fromPort !== toPort) return [`open: ${address} opens ports ${fromPort} to ${toPort}`]
  const inside = among(drawing, to)
  const into = flows.filter((flow) => inside.has(flow.to))
  const drawn = into.some((flow) => flow.port === toPort && isFrom(flow, from, drawing))
  const redirects =
    'outside' in from &&
    toPort === REDIRECT_PORT &&
    into.some(({ port }) => port === HTTPS) &&
    targets.some((target) => isPublic(target))
  // Every program calls the cloud's own services through their endpoints; the drawing shows only the ways that matter.
  const isEndpoint = targets.some(({ kind }) => kind === 'network-endpoint') && toPort === HTTPS && 'components' in from
  return drawn || redirects || isEndpoint
    ? []
    : [
        `open: ${address} lets ${nameOf(from)} into ${to.join(', ')} on port ${toPort}, and the design has no such connection`,
      ]
}

const nameOf = (side: Opening['from'] | Exit['to']) =>
  'components' in side ? side.components.join(', ') : `the ${side.outside}`

const FRONTS: ReadonlySet<string> = new Set(['load-balancer', 'content-delivery', 'api-gateway', 'web-firewall'])

function isFrom(flow: Flow, from: Opening['from'], drawing: Drawing): boolean {
  if ('components' in from) return among(drawing, from.components).has(flow.from)
  const caller = resourceOf(drawing.design, flow.from)
  const isPerson = drawing.design.actors.some(({ id }) => id === flow.from)
  switch (from.outside) {
    case 'edge':
      return caller?.kind === 'content-delivery'
    case 'fronts':
      return caller !== undefined && FRONTS.has(caller.kind)
    case 'workflows':
      return caller?.kind === 'workflow'
    default:
      return isPerson || caller?.kind === 'web-firewall' || caller?.kind === 'dns-zone'
  }
}

const isPublic = (resource: Resource) =>
  resource.kind === 'load-balancer' ? resource.isPublic : resource.tier === 'public' || resource.tier === 'edge'

/** Calls to the cloud's services and to others outside leave by HTTPS; all else has to be drawn. */
function wrongExit(
  { address, from, to, fromPort, toPort }: Exit,
  drawing: Drawing,
  { guarded, served }: Facts,
): string[] {
  if (isOwnTalk(drawing, from, 'components' in to ? to.components : null) && !isOutside(to)) return []
  const says = `${from.join(', ')} out to ${nameOf(to)}`
  if (fromPort !== toPort) return [`open: ${address} lets ${says} on ports ${fromPort} to ${toPort}`]
  if ('outside' in to && to.outside !== 'network' && toPort === HTTPS) return []
  const callers = among(drawing, from)
  const targets = 'components' in to ? among(drawing, to.components) : null
  const drawn = drawing.flows.some(
    (flow) =>
      flow.port === toPort &&
      callers.has(flow.from) &&
      (targets === null || targets.has(flow.to)) &&
      // A store that answers outside the network is reached by the way out; one inside never is.
      !('outside' in to && to.outside === 'internet' && (guarded.has(flow.to) || served.has(flow.to))),
  )
  const isEndpoint =
    toPort === HTTPS &&
    drawing.design.resources.some(
      ({ id, kind }) => kind === 'network-endpoint' && (targets === null || targets.has(id)),
    )
  return drawn || isEndpoint
    ? []
    : [`open: ${address} lets ${says} on port ${toPort}, and the design has no such connection`]
}

const isOutside = (to: Exit['to']) => 'outside' in to && to.outside !== 'network'

/** A connection between two components that are guarded works only if one is opened to the other, and let out to it. */
function missingWays({ guarded, callers, served, openings, exits }: Facts, drawing: Drawing): string[] {
  const holds = (components: readonly string[], id: string) => among(drawing, components).has(id)
  const { connections } = drawing.design
  // A copy follows its database over the cloud's own lines.
  const inside = connections.filter(
    ({ from, to, protocol }) => protocol !== 'replication' && from !== to && callers.has(from),
  )
  const drawnAs = ({ from, to }: Connection, port: number) =>
    drawing.flows.some((flow) => flow.from === from && flow.to === to && flow.port === port)
  return inside.flatMap((connection) => {
    const { from, to, port } = connection
    const isOpen = openings.some(
      (opening) =>
        'components' in opening.from &&
        holds(opening.from.components, from) &&
        holds(opening.to, to) &&
        drawnAs(connection, opening.toPort),
    )
    const isLetOut = exits.some(
      (exit) =>
        holds(exit.from, from) &&
        drawnAs(connection, exit.toPort) &&
        ('components' in exit.to ? holds(exit.to.components, to) : exit.to.outside === 'network'),
    )
    return [
      ...(guarded.has(to) && !isOpen
        ? [`closed: nothing lets ${from} into ${to} on port ${port}, as the design draws it`]
        : []),
      ...((guarded.has(to) || served.has(to)) && !isLetOut
        ? [`closed: nothing lets ${from} out to ${to} on port ${port}, as the design draws it`]
        : []),
    ]
  })
}
