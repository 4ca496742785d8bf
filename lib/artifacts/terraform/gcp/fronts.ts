import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Placeholder } from '../expressions'

/** What people reach: a load balancer, or what stands for one before an API, a program or a bucket. */
export type Front = EntryOf<'load-balancer'> | EntryOf<'api-gateway'> | EntryOf<'content-delivery'>

export const deliveryOf = (plan: Plan) => entriesOf(plan, 'content-delivery')[0]
export const zoneOf = (plan: Plan) => entriesOf(plan, 'dns-zone')[0]
export const firewallOf = (plan: Plan) => entriesOf(plan, 'web-firewall')[0]

export const balancerOf = (plan: Plan, id: string) =>
  entriesOf(plan, 'load-balancer').find(({ resource: { target } }) => target === id)

/** What sends people's requests to a program. */
export const frontDoorOf = (plan: Plan, id: string): Entry | undefined =>
  balancerOf(plan, id) ??
  entriesOf(plan, 'api-gateway').find(({ resource: { target } }) => target === id) ??
  entriesOf(plan, 'content-delivery').find((entry) =>
    plan.connections.some(({ from, to, protocol }) => from === entry.id && to === id && protocol !== 'dns'),
  )

/**
 * Public fronts for HTTP stand outside the regions: only there can a firewall and a cache be put before them. Each has an address of its
 * own and sends to its own region, except behind a delivery network, which is one front for all regions.
 */
export function globalFronts(plan: Plan): Front[] {
  const balancers = entriesOf(plan, 'load-balancer').filter(
    ({ resource }) => resource.isPublic && resource.layer === 'application',
  )
  const delivery = deliveryOf(plan)
  const sockets = entriesOf(plan, 'api-gateway').filter(({ resource }) => resource.style === 'websocket')
  if (delivery) {
    const behind = balancers.filter((entry) => isBehind(plan, delivery, entry))
    const [first] = behind
    return [
      ...balancers.filter((entry) => entry === first || !behind.includes(entry)),
      ...sockets,
      ...(first ? [] : guarded(plan, delivery)),
    ]
  }
  return [...balancers, ...sockets, ...guarded(plan, undefined)]
}

/** A delivery network without a balancer is a front itself; so is a firewall before an API. */
function guarded(plan: Plan, delivery: EntryOf<'content-delivery'> | undefined): Front[] {
  if (delivery)
    return doorsOf(plan, delivery).some((door) => isKind(door, 'api-gateway') && door.resource.style === 'websocket')
      ? []
      : [delivery]
  const firewall = firewallOf(plan)
  return entriesOf(plan, 'api-gateway').filter(
    ({ id, resource }) => resource.style !== 'websocket' && firewall?.resource.protects === id,
  )
}

const isBehind = (plan: Plan, delivery: Entry, entry: Entry) =>
  plan.connections.some(({ from, to }) => from === delivery.id && to === entry.id)

/** What a delivery network fetches from. */
export const doorsOf = (plan: Plan, delivery: Entry): Entry[] =>
  plan.connections
    .filter(({ from, protocol }) => from === delivery.id && protocol !== 'dns')
    .flatMap(({ to }) => findEntries(plan, to))

/** Balancers inside the network, and those for plain TCP, stand in their region. */
export const regionalFronts = (plan: Plan): EntryOf<'load-balancer'>[] =>
  entriesOf(plan, 'load-balancer').filter(({ resource }) => !resource.isPublic || resource.layer === 'network')

/** Where a front sends to: the program that the design names, and behind a delivery network its copies as well. */
export function targetsOf(plan: Plan, front: Front): Entry[] {
  const named = (id: string) => findEntries(plan, id)
  if (isKind(front, 'api-gateway')) return front.resource.style === 'websocket' ? named(front.resource.target) : [front]
  if (isKind(front, 'content-delivery')) return doorsOf(plan, front)
  const delivery = deliveryOf(plan)
  if (!delivery || !isBehind(plan, delivery, front)) return named(front.resource.target)
  const balancers = doorsOf(plan, delivery).filter((door) => isKind(door, 'load-balancer'))
  return [...new Set(balancers.flatMap((door) => (isKind(door, 'load-balancer') ? named(door.resource.target) : [])))]
}

/** True where anything here has a name on the internet or in the company. */
export const hasDomain = (plan: Plan) =>
  zoneOf(plan) !== undefined || globalFronts(plan).length > 0 || regionalFronts(plan).length > 0

/** A balancer for TCP that is drawn with port 443 passes the bytes on as they are: the program itself speaks TLS. */
export const isSecure = (entry: EntryOf<'load-balancer'>) => entry.resource.layer === 'application'

export const DOMAIN_NAME: Placeholder = {
  name: 'domain_name',
  type: 'string',
  description: 'Name that people and clients reach this environment by.',
  validation: {
    condition: 'can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\\\.)+[a-z]{2,63}$", var.domain_name))',
    message: 'Give a lower-case domain name such as orders.example.com, with no scheme and no path.',
  },
  example: '"app.example.com"',
}
