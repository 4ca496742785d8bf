import type { Flowing, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { labelOf, shortId } from '../names'
import { containerPorts } from './container-hosts'
import { poolPort } from './managed-pool'
import { podRange, serviceRange } from './network'
import { type Network, ownsVpc, vpcId, vpcOwner } from './placing'
import { googleRanges } from './private-access'
import type { Place } from './reach'
import { isRunning, placeOf } from './reach'

/**
 * Two rules for each connection of the design, one at each end that is ours; everything else is refused, on the way in and on the way
 * out. Programs are told apart by their tags. The internet comes in at load balancers, which are not in the network, and at a machine
 * that faces it by itself.
 */
export function firewall(plan: Plan): Block[] {
  const networks = entriesOf(plan, 'network').filter((home) => ownsVpc(plan, home))
  const programs = programsOf(plan)
  return [
    ...networks.flatMap((home) => closed(plan, home)),
    ...flowsOf(plan).flatMap((flow) => flowRules(plan, flow)),
    ...programs.flatMap((place) => [...fromBalancers(plan, place), ...fromPeople(plan, place)]),
    ...programs.flatMap((place) => [...withinItself(plan, place), ...outwards(plan, place)]),
  ]
}

const ORDER = ['count', 'name', 'description', 'network', 'priority', 'direction']
const rankOf = (argument: string) => (ORDER.includes(argument) ? ORDER.indexOf(argument) : ORDER.length)

/** What a rule is called and where it stands comes first, whoever wrote it. */
const firewallRule = (label: string, body: Body, comment = ''): Block =>
  resource(
    'google_compute_firewall',
    label,
    Object.fromEntries(Object.entries(body).sort(([a], [b]) => rankOf(a) - rankOf(b))),
    comment,
  )

type Program = Extract<Place, { kind: 'program' }>

/** One place a tag, in the order of the entries. */
export function programsOf(plan: Plan): Program[] {
  const seen = new Set<string>()
  return plan.entries.flatMap(({ id }) => {
    const place = placeOf(plan, id)
    if (place?.kind !== 'program' || seen.has(place.id)) return []
    seen.add(place.id)
    return [place]
  })
}

function closed(plan: Plan, home: Network): Block[] {
  const rule = (direction: 'in' | 'out', body: Body, comment: string) =>
    firewallRule(
      `${home.label}_closed_${direction}`,
      {
        ...repeat(home.condition),
        name: text`${ref('var.name')}-${home.id}-closed-${direction}`,
        network: vpcId(plan, home),
        priority: 65_534,
        ...body,
        deny: nested({ protocol: 'all' }),
      },
      comment,
    )
  return [
    rule('in', { direction: 'INGRESS', source_ranges: ['0.0.0.0/0'] }, 'What no rule below lets in stays out.'),
    rule('out', { direction: 'EGRESS', destination_ranges: ['0.0.0.0/0'] }, 'What no rule below lets out stays in.'),
  ]
}

export type Flow = { connection: Flowing; from: Program; to: Place }

/** Connections with a program at one end and a program or a managed store with an address at the other. */
export function flowsOf(plan: Plan): Flow[] {
  const seen = new Set<string>()
  return withoutPoolers(plan).flatMap((connection) => {
    const from = placeOf(plan, connection.from)
    const to = placeOf(plan, connection.to)
    if (from?.kind !== 'program' || !to || from.id === to.id || connection.protocol === 'dns') return []
    if (vpcOwner(plan, from.home) !== vpcOwner(plan, to.home)) return []
    const key = [from.id, to.id, connection.port].join(' ')
    if (seen.has(key)) return []
    seen.add(key)
    return [{ connection, from, to }]
  })
}

/** A pooler runs beside each program that calls it, so its calls are theirs. */
function withoutPoolers(plan: Plan): Flowing[] {
  const isPooler = (id: string) => findEntries(plan, id).some((entry) => isKind(entry, 'connection-pooler'))
  return plan.connections.flatMap((connection) => {
    if (isPooler(connection.to)) return []
    if (!isPooler(connection.from)) return [connection]
    const port = poolPort(plan, connection.from) ?? connection.port
    return plan.connections
      .filter(({ to }) => to === connection.from)
      .map(({ from, condition }) => ({ ...connection, port, from, condition: both(connection.condition, condition) }))
  })
}

const both = (...conditions: readonly (string | null)[]): string | null => {
  const given = [...new Set(conditions.filter((condition) => condition !== null))]
  return given.length === 0 ? null : given.join(' && ')
}

const repeat = (condition: string | null): Body => (condition ? { count: code(`${condition} ? 1 : 0`) } : {})

/** A rule's name may have 63 characters, of which the environment's name takes 20. */
const ruleName = (one: string, word: string, other: string, port: number | null): Value =>
  text`${ref('var.name')}-${shortId(one, 16)}-${word}-${shortId(other, 16)}${port === null ? '' : `-${port}`}`

function flowRules(plan: Plan, { connection, from, to }: Flow): Block[] {
  const { port, label, protocol } = connection
  const repeated = repeat(both(from.condition, to.condition, connection.condition))
  const network = vpcId(plan, from.home)
  const ports = portsOf(plan, connection)
  const allow = nested({ protocol: 'tcp', ports })
  const description = plain(`${label} (${protocol})`)
  const out = firewallRule(`${from.label}_to_${to.label}_${port}`, {
    ...repeated,
    name: ruleName(from.id, 'to', to.id, port),
    description,
    network,
    direction: 'EGRESS',
    target_tags: [from.tag],
    destination_ranges: [rangeValue(to.range)],
    allow,
  })
  if (to.kind === 'service') return [out]
  const pods = isCluster(from) ? { source_ranges: [code(podRange(from.home))] } : {}
  return [
    out,
    firewallRule(`${to.label}_from_${from.label}_${port}`, {
      ...repeated,
      name: ruleName(to.id, 'from', from.id, port),
      description,
      network,
      direction: 'INGRESS',
      source_tags: [from.tag],
      ...pods,
      target_tags: [to.tag],
      allow,
    }),
  ]
}

/** A path of a variable is a plain reference; a range that is worked out is an expression. */
const rangeValue = (range: string): Value => (/^[\w.]+$/.test(range) ? ref(range) : code(range))

/** Containers that share a machine answer on ports next to each other, the design's first. */
const portsOf = (plan: Plan, { to, port }: Flowing): Value => containerPorts(plan, to) ?? [String(port)]

const plain = (description: string) => description.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 200)

const isCluster = ({ entries }: Place) =>
  entries.some((entry) => isKind(entry, 'machine-group') && entry.resource.role === 'nodes')

/** https://cloud.google.com/load-balancing/docs/health-checks#fw-rule (not re-read: an assumption). */
const GOOGLE_FRONT_ENDS = ['130.211.0.0/22', '35.191.0.0/16']

/** Requests and health checks come from Google's own addresses, or from the subnet of the balancers that stand in the network. */
function fromBalancers(plan: Plan, to: Program): Block[] {
  const callers = plan.connections.filter(
    (connection) => placeOf(plan, connection.to)?.id === to.id && isFront(plan, connection.from),
  )
  const [first] = callers
  if (!first || to.entries.every(isCloudRun)) return []
  const proxied = callers.some(({ from }) =>
    findEntries(plan, from).some(
      (entry) => isKind(entry, 'load-balancer') && (!entry.resource.isPublic || entry.resource.layer === 'network'),
    ),
  )
  const base = {
    ...repeat(to.condition),
    network: vpcId(plan, to.home),
    direction: 'INGRESS',
  }
  const allow = nested({ protocol: 'tcp', ports: portsOf(plan, first) })
  return [
    firewallRule(
      `${to.label}_from_google_${first.port}`,
      {
        ...base,
        name: ruleName(to.id, 'from', 'google', first.port),
        description: plain(first.label),
        source_ranges: GOOGLE_FRONT_ENDS,
        target_tags: [to.tag],
        allow,
      },
      proxied
        ? 'Health checks come from these addresses of Google’s.'
        : 'Load balancers and their health checks call from these addresses of Google’s, and nobody else does.',
    ),
    ...(proxied
      ? [
          firewallRule(`${to.label}_from_${labelOf(first.from)}_${first.port}`, {
            ...base,
            name: ruleName(to.id, 'from', first.from, first.port),
            description: plain(first.label),
            source_ranges: [ref(`var.${to.home.label}.proxy_range`)],
            target_tags: [to.tag],
            allow,
          }),
        ]
      : []),
  ]
}

const isFront = (plan: Plan, id: string) =>
  findEntries(plan, id).some(
    ({ resource: { kind } }) => kind === 'load-balancer' || kind === 'content-delivery' || kind === 'api-gateway',
  )

/** Cloud Run's own front end decides who calls it; its instances listen to nothing in the network. */
const isCloudRun = ({ resource: { kind, ...other } }: Place['entries'][number]) =>
  kind === 'app-platform' ||
  kind === 'function' ||
  (kind === 'container-service' && 'capacity' in other && other.capacity === 'serverless')

/** People reach a machine that faces the internet by itself, on the port that the design gives them. */
function fromPeople(plan: Plan, to: Program): Block[] {
  const people = new Set(plan.designs.flatMap(({ actors }) => actors.map(({ id }) => id)))
  const callers = plan.connections.filter(
    ({ from, to: target, protocol }) => target === to.id && people.has(from) && protocol !== 'dns',
  )
  if (to.entries.every(isCloudRun) || to.entries.some((entry) => isKind(entry, 'batch-environment'))) return []
  const isOpen = to.home.resource.layout === 'public-only'
  return callers.map(({ from, port, label, condition }) =>
    firewallRule(`${to.label}_from_${labelOf(from)}_${port}`, {
      ...repeat(both(to.condition, condition)),
      name: ruleName(to.id, 'from', from, port),
      description: plain(label),
      network: vpcId(plan, to.home),
      direction: 'INGRESS',
      source_ranges: isOpen ? ['0.0.0.0/0'] : ref('var.private_client_cidrs'),
      target_tags: [to.tag],
      allow: nested({ protocol: 'tcp', ports: [String(port)] }),
    }),
  )
}

/** Nodes of a cluster and machines of one index talk among themselves. */
function withinItself(plan: Plan, place: Program): Block[] {
  const search = place.entries.some((entry) => isKind(entry, 'search-engine'))
  if (!search && !isCluster(place)) return []
  const base = { ...repeat(place.condition), network: vpcId(plan, place.home) }
  if (search) {
    const allow = nested({ protocol: 'tcp', ports: ['9300'] })
    return [
      firewallRule(
        `${place.label}_among_itself`,
        {
          ...base,
          name: ruleName(place.id, 'among', 'itself', null),
          direction: 'INGRESS',
          source_tags: [place.tag],
          target_tags: [place.tag],
          allow,
        },
        'The machines of one index keep each other’s copies.',
      ),
      firewallRule(`${place.label}_to_itself`, {
        ...base,
        name: ruleName(place.id, 'to', 'itself', null),
        direction: 'EGRESS',
        target_tags: [place.tag],
        destination_ranges: [rangeValue(place.range)],
        allow,
      }),
    ]
  }
  return [
    firewallRule(
      `${place.label}_within_cluster`,
      {
        ...base,
        name: ruleName(place.id, 'within', 'cluster', null),
        direction: 'EGRESS',
        target_tags: [place.tag],
        destination_ranges: [rangeValue(place.range), code(podRange(place.home)), code(serviceRange(place.home))],
        allow: nested({ protocol: 'all' }),
      },
      'Between nodes, pods and the control plane; GKE makes the rules on the way in, and network policies say which pods may talk.',
    ),
  ]
}

/** Calls that leave the network: to Google's own services for the most part (images, logs, secrets, storage). */
function outwards(plan: Plan, place: Program): Block[] {
  const base = { ...repeat(place.condition), network: vpcId(plan, place.home), direction: 'EGRESS' }
  const allow = nested({ protocol: 'tcp', ports: ['443'] })
  const google = firewallRule(`${place.label}_to_google`, {
    ...base,
    name: ruleName(place.id, 'to', 'google', 443),
    description: 'Services of Google Cloud, without the internet',
    target_tags: [place.tag],
    destination_ranges: googleRanges(plan, place.home),
    allow,
  })
  const leaves =
    place.entries.some(isRunning) && vpcOwner(plan, place.home).resource.layout !== 'private-endpoints-only'
  if (!leaves) return [google]
  return [
    google,
    firewallRule(
      `${place.label}_https_out`,
      {
        ...base,
        name: ruleName(place.id, 'to', 'internet', 443),
        description: 'Calls to others outside',
        target_tags: [place.tag],
        destination_ranges: ['0.0.0.0/0'],
        allow,
      },
      'Calling others outside leaves by HTTPS.',
    ),
  ]
}
