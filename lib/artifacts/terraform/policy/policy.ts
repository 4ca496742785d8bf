import type { Connection, Design, Resource } from '@/lib/design/model'

/** What a plan comes to, in words that hold on every cloud; each cloud reads its own types into it. */
export type Facts = {
  /** Components that a rule can let in or out: those with a security group, a tag or an identity of their own. */
  guarded: ReadonlySet<string>
  openings: readonly Opening[]
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

/** A way in: from a component of the design, or from outside. */
export type Opening = {
  address: string
  to: string
  from: { component: string } | { outside: 'internet' | 'edge' | 'private' }
  fromPort: number
  toPort: number
}

/** Everything in a plan that it must not have, for the design it was made from. */
export function problemsOf(facts: Facts, design: Design): string[] {
  const said = (what: string, findings: readonly Finding[]) =>
    findings.map(({ address, says }) => `${what}: ${address} ${says}`)
  return [
    ...facts.openings.flatMap((opening) => wrongOpening(opening, design)),
    ...missingOpenings(facts, design),
    ...said('public', facts.exposed),
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

/** The design itself keeps no old versions of what can be made again or only describes the past, such as logs. */
const isReplaceable = ({ resources }: Design, component: string | null) =>
  resources.some((resource) => resource.id === component && resource.kind === 'object-store' && !resource.versioned)

/** Browsers that come without HTTPS are sent to it from there. */
const REDIRECT_PORT = 80

function wrongOpening({ address, to, from, fromPort, toPort }: Opening, design: Design): string[] {
  const target = design.resources.find(({ id }) => id === to)
  if (!target) return [`open: ${address} leads to ${to}, which the design does not have`]
  if (fromPort !== toPort) return [`open: ${address} opens ports ${fromPort} to ${toPort}`]
  const into = design.connections.filter((connection) => connection.to === to)
  const drawn = into.some((connection) => connection.port === toPort && isFrom(connection, from, design))
  const redirects =
    'outside' in from && toPort === REDIRECT_PORT && into.some(({ port }) => port === 443) && isPublic(target)
  // Every program calls the cloud's own services through their endpoints; the drawing shows only the ways that matter.
  const isEndpoint = target.kind === 'network-endpoint' && toPort === 443 && 'component' in from
  return drawn || redirects || isEndpoint
    ? []
    : [
        `open: ${address} lets ${'component' in from ? from.component : `the ${from.outside}`} into ${to} on port ${toPort}, and the design has no such connection`,
      ]
}

function isFrom(connection: Connection, from: Opening['from'], design: Design): boolean {
  if ('component' in from) return connection.from === from.component
  const caller = design.resources.find(({ id }) => id === connection.from)
  const isPerson = design.actors.some(({ id }) => id === connection.from)
  if (from.outside === 'edge') return caller?.kind === 'content-delivery'
  return isPerson || caller?.kind === 'web-firewall' || caller?.kind === 'dns-zone'
}

const isPublic = (resource: Resource) =>
  resource.kind === 'load-balancer' ? resource.isPublic : resource.tier === 'public' || resource.tier === 'edge'

/** A connection between two components that are guarded works only if one is opened to the other. */
function missingOpenings({ guarded, openings }: Facts, design: Design): string[] {
  return (
    design.connections
      // A copy follows its database over the cloud's own lines.
      .filter(
        ({ from, to, protocol }) => protocol !== 'replication' && from !== to && guarded.has(from) && guarded.has(to),
      )
      .filter(
        ({ from, to, port }) =>
          !openings.some(
            (opening) =>
              'component' in opening.from &&
              opening.from.component === from &&
              opening.to === to &&
              opening.toPort === port,
          ),
      )
      .map(({ from, to, port }) => `closed: nothing lets ${from} into ${to} on port ${port}, as the design draws it`)
  )
}
