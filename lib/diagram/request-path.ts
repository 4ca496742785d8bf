import type { Connection, Design, Resource } from '@/lib/design/model'
import type { Party, Sequence, Step } from './sequence'

/**
 * What one request passes on its way and back, with protocols and ports; then what is done with the work it left behind. Housekeeping
 * (secrets, logs, switches, copies to another region) is left out: it is not part of answering.
 */
export function requestPath(design: Design): Sequence {
  const resources = new Map(design.resources.map((resource) => [resource.id, resource]))
  const flows = design.connections.filter((connection) => isOnPath(design, resources, connection))
  const from = (id: string) =>
    flows.filter((flow) => flow.from === id).sort((a, b) => rank(resources, a) - rank(resources, b))
  const now: Step[] = []
  const handled = new Set<string>()
  for (const start of startsOf(design, flows)) now.push(...follow(start, from, resources, handled))
  // Afterwards nobody waits for an answer, so only the work that was taken is shown coming back.
  const later = consumers(flows, resources, handled)
    .flatMap((worker) => follow(worker, from, resources, handled))
    .filter((step) => step.type !== 'answer' || step.text === WORK)
  const steps: Step[] = [
    ...now,
    ...(now.length > 0 && later.length > 0 ? [{ type: 'note' as const, text: 'later, apart from the request' }] : []),
    ...later,
  ]
  return {
    title: `${design.name}: one request`,
    description: steps
      .flatMap((step) => (step.type === 'call' ? [`${label(design, step.from)} to ${label(design, step.to)}`] : []))
      .join(', '),
    parties: partiesOf(design, steps),
    steps,
  }
}

export const label = (design: Design, id: string): string =>
  [...design.actors, ...design.resources].find((one) => one.id === id)?.label ?? id

const HOUSEKEEPING = new Set<Resource['kind']>([
  'secret-store',
  'log-store',
  'feature-flag-store',
  'container-registry',
  'monitoring',
])
const WAITING = new Set<Resource['kind']>(['queue', 'topic', 'stream', 'workflow'])

function isOnPath(
  { regions }: Design,
  resources: ReadonlyMap<string, Resource>,
  { from, to, protocol }: Connection,
): boolean {
  if (protocol === 'replication' || (protocol === 'dns' && resources.has(from))) return false
  const elsewhere = new Set(regions.slice(1).map(({ id }) => id))
  return [from, to].every((id) => {
    const resource = resources.get(id)
    return resource === undefined || (!HOUSEKEEPING.has(resource.kind) && !elsewhere.has(resource.region))
  })
}

/** Names and waiting work first, then the cache, then what the answer depends on, then what it can do without, then work that is left for later. */
function rank(resources: ReadonlyMap<string, Resource>, flow: Connection): number {
  const { to, protocol, serial } = flow
  if (protocol === 'dns' || takes(flow)) return 0
  const kind = resources.get(to)?.kind
  if (kind === 'cache') return 1
  if (kind !== undefined && WAITING.has(kind)) return 4
  return serial ? 2 : 3
}

/** Whoever is outside; in a design that nobody calls, whatever runs and is reached by nothing. */
function startsOf({ actors, resources }: Design, flows: Connection[]): string[] {
  const outside = actors.map(({ id }) => id).filter((id) => flows.some(({ from }) => from === id))
  if (outside.length > 0) return outside
  return resources
    .map(({ id }) => id)
    .filter((id) => flows.some(({ from }) => from === id) && !flows.some(({ to }) => to === id))
    .slice(0, 1)
}

/** What takes work from where others left it, and was not part of the request itself. */
function consumers(
  flows: Connection[],
  resources: ReadonlyMap<string, Resource>,
  handled: ReadonlySet<string>,
): string[] {
  const takers = flows.filter(({ from, to }) => {
    const kind = resources.get(to)?.kind
    return !handled.has(from) && resources.has(from) && kind !== undefined && WAITING.has(kind)
  })
  return [...new Set(takers.map(({ from }) => from))]
}

function follow(
  id: string,
  from: (id: string) => Connection[],
  resources: ReadonlyMap<string, Resource>,
  handled: Set<string>,
): Step[] {
  if (handled.has(id)) return []
  handled.add(id)
  return from(id).flatMap((flow): Step[] => {
    const kind = resources.get(flow.to)?.kind
    const below = follow(flow.to, from, resources, handled)
    const text = wording(flow)
    if (kind !== undefined && WAITING.has(kind) && !takes(flow))
      return [{ type: 'send', from: id, to: flow.to, text }, ...below]
    return [
      { type: 'call', from: id, to: flow.to, text },
      ...below,
      { type: 'answer', from: flow.to, to: id, text: answer(flow, kind) },
    ]
  })
}

const WORK = 'work'

const takes = ({ label: words }: Connection) => /^(takes|reads)\b/.test(words)

const PROTOCOL_NAMES: Readonly<Record<Connection['protocol'], string>> = {
  https: 'HTTPS',
  http: 'HTTP',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  oracle: 'Oracle',
  redis: 'Redis',
  memcached: 'Memcached',
  nfs: 'NFS',
  mongodb: 'MongoDB',
  tcp: 'TCP',
  dns: 'DNS',
  replication: 'replication',
}

export const protocolName = (protocol: Connection['protocol']): string => PROTOCOL_NAMES[protocol]

const wording = ({ label: words, protocol, port }: Connection): string => {
  const name = protocolName(protocol)
  return words === '' || words.toLowerCase() === name.toLowerCase() ? `${name} ${port}` : `${words}, ${name} ${port}`
}

function answer(flow: Connection, kind: Resource['kind'] | undefined): string {
  if (flow.protocol === 'dns') return 'address'
  if (kind === 'cache') return 'value, or nothing'
  return takes(flow) ? WORK : 'answer'
}

function partiesOf(design: Design, steps: Step[]): Party[] {
  const ids = new Set(steps.flatMap((step) => (step.type === 'note' ? [] : [step.from, step.to])))
  return [...ids].map((id) => ({ id, title: label(design, id) }))
}
