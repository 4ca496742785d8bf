import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Placeholder } from '../expressions'
import { own } from '../expressions'
import type { Value } from '../hcl'
import { code, ref, text } from '../hcl'

/** What answers the public name: a public load balancer or an API. With a delivery network before it, it answers `origin.<name>` instead. */
export type Front = EntryOf<'load-balancer'> | EntryOf<'api-gateway'>

export const deliveryOf = (plan: Plan) => entriesOf(plan, 'content-delivery')[0]
export const zoneOf = (plan: Plan) => entriesOf(plan, 'dns-zone')[0]

export function frontsOf(plan: Plan): Front[] {
  return plan.entries
    .filter((entry): entry is Front => isFront(plan, entry))
    .sort((a, b) => regionRank(plan, a) - regionRank(plan, b))
}

const regionRank = (plan: Plan, { resource }: Entry) => plan.first.regions.findIndex(({ id }) => id === resource.region)

function isFront(plan: Plan, entry: Entry): boolean {
  if (isKind(entry, 'load-balancer')) {
    const behindApi = entriesOf(plan, 'api-gateway').some(({ resource }) => resource.target === entry.id)
    return !behindApi && (entry.resource.isPublic || !isOriginOf(plan, entry))
  }
  return isKind(entry, 'api-gateway')
}

/** A private load balancer that only CloudFront calls is reached as a VPC origin and has no public name. */
export const isOriginOf = (plan: Plan, entry: Entry) =>
  plan.connections.some(
    ({ from, to }) => to === entry.id && findEntries(plan, from).some((caller) => isKind(caller, 'content-delivery')),
  )

/** A front that speaks TLS has a certificate; a network load balancer passes TCP through unless it listens on 443. */
export const needsCertificate = (plan: Plan, front: Front) =>
  isKind(front, 'api-gateway') || front.resource.layer === 'application' || portsOf(plan, front).includes(443)

export function portsOf(plan: Plan, entry: Entry): number[] {
  const ports = plan.connections
    .filter(({ to, protocol }) => to === entry.id && protocol !== 'dns')
    .map(({ port }) => port)
  return [...new Set(ports.length > 0 ? ports : [443])].sort((a, b) => a - b)
}

/** The label of the first listener of a network load balancer. */
export function networkListener(
  plan: Plan,
  entry: EntryOf<'load-balancer'>,
  port = portsOf(plan, entry)[0] ?? 443,
): string {
  return port === 443 ? entry.label : `${entry.label}_${port}`
}

/** The name the fronts answer to. Where people reach them through CloudFront, that name belongs to CloudFront. */
export const originName = (plan: Plan): Value => ref(hasOriginName(plan) ? 'local.origin_domain' : 'var.domain_name')
export const hasOriginName = (plan: Plan) =>
  deliveryOf(plan) !== undefined && frontsOf(plan).some((front) => isOriginOf(plan, front))

/** The local behind it: an environment without CloudFront lets the front answer the public name itself. */
export function originDomain(plan: Plan): Value | null {
  const delivery = deliveryOf(plan)
  if (!delivery || !hasOriginName(plan)) return null
  return delivery.condition
    ? code(`${delivery.condition} ? "origin.\${var.domain_name}" : var.domain_name`)
    : text`origin.${ref('var.domain_name')}`
}

/** True where anything here has a name on the internet or in the company. */
export const hasDomain = (plan: Plan) =>
  deliveryOf(plan) !== undefined ||
  zoneOf(plan) !== undefined ||
  frontsOf(plan).some((front) => needsCertificate(plan, front))

/** The first front of a region answers the public name; a second one (a WebSocket API beside a REST one, say) has its id before it. */
export function frontName(plan: Plan, front: Front): Value {
  const position = positionOf(plan, front)
  return position === 0 ? originName(plan) : text`${front.id}.${ref('var.domain_name')}`
}

export const positionOf = (plan: Plan, front: Front) =>
  frontsOf(plan)
    .filter(({ resource }) => resource.region === front.resource.region)
    .findIndex(({ id }) => id === front.id)

export const certificateArn = (front: Front) =>
  own(front, 'aws_acm_certificate_validation', front.label, 'certificate_arn')

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
