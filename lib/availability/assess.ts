import type { Connection, Design, Resource } from '@/lib/design/model'
import type { Availability } from '@/lib/plan-document'
import type { Sla } from '@/lib/services/sla'
import { downMinutes, inParallel, inSeries } from './compose-sla'

type Path = Availability['paths'][number]
type SlaOf = (resource: Resource) => Sla | undefined

/**
 * What the published commitments of the parts multiply to, path by path. A part that the vendor promises nothing for makes the path's
 * figure unknown (null), never 100 and never 0. Commitments are what a vendor pays credits for, not what will be seen.
 */
export function assess(design: Design, objectivePercent: number, slaOf: SlaOf): Availability {
  const paths = pathsOf(design, slaOf)
  const known = paths.map(({ committedPercent }) => committedPercent)
  const committedPercent =
    known.length === 0 || known.includes(null) ? null : Math.min(...known.map((percent) => percent ?? 0))
  return {
    objectivePercent,
    committedPercent,
    meetsObjective: committedPercent !== null && committedPercent >= objectivePercent,
    errorBudgetMinutesPer30Days: rounded(downMinutes(objectivePercent)),
    paths,
    weakestLinks: weakest(paths),
  }
}

function pathsOf(design: Design, slaOf: SlaOf): Path[] {
  return design.actors.map(({ id, kind }) => {
    const chain = serialFrom(design, id)
    const parts = chain.filter((resource) => !bypassed(resource, design))
    const leftOut = [
      ...chain
        .filter((resource) => bypassed(resource, design))
        .map((resource) => ({ resource, because: bypassReason(resource) })),
      ...besides(design, chain),
    ]
    return {
      name: kind === 'people' ? 'Answer a request' : 'Handle what arrives',
      committedPercent: committed(parts, design, slaOf),
      parts: parts.map((resource) => partOf(resource, design, slaOf)),
      leftOut: leftOut.map(({ resource, because }) => ({
        resource: resource.id,
        percent: slaOf(resource)?.percent ?? null,
        because,
      })),
    }
  })
}

/** Resources of the first region that a request passes through, in order, following the flows that it cannot do without. */
function serialFrom({ connections, resources }: Design, start: string): Resource[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]))
  const found: Resource[] = []
  const waiting = [start]
  const seen = new Set(waiting)
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    for (const { to } of next(connections, at)) {
      const resource = byId.get(to)
      if (!resource || seen.has(to)) continue
      seen.add(to)
      found.push(resource)
      waiting.push(to)
    }
  }
  return found
}

/** A reader of a stream points at it ("reads events"), and the work goes on in the reader: such a flow counts in both directions. */
const next = (connections: readonly Connection[], at: string) =>
  connections.flatMap((connection) => {
    if (!connection.serial) return []
    if (connection.from === at) return [connection]
    return connection.to === at && connection.label === 'reads events' ? [{ ...connection, to: connection.from }] : []
  })

/** The path can do without a CDN when what it serves can also be fetched from the region. */
const bypassed = (resource: Resource, { resources }: Design) =>
  resource.kind === 'content-delivery' &&
  resources.some(({ kind }) => kind === 'load-balancer' || kind === 'api-gateway')
const bypassReason = ({ label }: Resource) =>
  `${label} can be taken out by one DNS change; counted in, it would cap the path at its own commitment.`

/** Parts beside the path, named so that nobody thinks they were forgotten. */
function besides({ resources }: Design, chain: Resource[]): { resource: Resource; because: string }[] {
  const because: Partial<Record<Resource['kind'], string>> = {
    'web-firewall': 'Requests pass while it is not answering.',
    'nat-gateway': 'Only calls out to the internet need it; a request that makes one must count it.',
    cache: 'Repeated reads go to the database while it is away.',
    'secret-store': 'Copies read their secrets when they start and keep them.',
    queue: 'A response does not wait for the work behind it.',
    'object-store': 'Only requests for files need it.',
  }
  const primary = resources.filter((resource) => !resource.id.endsWith('-standby') && !chain.includes(resource))
  return primary.flatMap((resource) => {
    const reason = because[resource.kind]
    return reason ? [{ resource, because: reason }] : []
  })
}

/** A store that two regions write together is promised what its pair is promised. */
const paired = (resource: Resource, { resources }: Design): Resource =>
  isShared(resource)
    ? (resources.find((other) => 'replicaOf' in other && other.replicaOf === resource.id) ?? resource)
    : resource

const promise = (resource: Resource, design: Design, slaOf: SlaOf): number | null =>
  slaOf(paired(resource, design))?.percent ?? null

function partOf(resource: Resource, design: Design, slaOf: SlaOf): Path['parts'][number] {
  const sla = slaOf(paired(resource, design))
  return {
    resource: resource.id,
    service: resource.service,
    percent: sla?.percent ?? null,
    configuration: sla?.configuration ?? 'no service level agreement',
    source: { url: sla?.source ?? '', readOn: sla?.readOn ?? '', confidence: sla?.confidence ?? 'assumption' },
  }
}

/** One region in series; two that take over from each other by themselves are two sides, behind what they share. */
function committed(parts: Resource[], design: Design, slaOf: SlaOf): number | null {
  const { resources } = design
  const percents = parts.map((resource) => ({ resource, percent: promise(resource, design, slaOf) }))
  if (percents.some(({ percent }) => percent === null)) return null
  const shared = percents.filter(({ resource }) => isShared(resource))
  const regional = percents.filter(({ resource }) => !isShared(resource))
  const one = inSeries(regional.map(({ percent }) => percent ?? 0))
  const twoSided =
    regional.length > 0 &&
    takesOverByItself(design) &&
    regional.every(({ resource }) => resources.some(({ id }) => id === `${resource.id}-standby`))
  return rounded(inSeries([...shared.map(({ percent }) => percent ?? 0), twoSided ? inParallel([one, one]) : one]))
}

/** A store that both regions write together is one part with its own commitment, as are names and the edge. */
const isShared = (resource: Resource) =>
  resource.tier === 'global' ||
  resource.kind === 'content-delivery' ||
  (resource.kind === 'relational-database' && resource.class === 'distributed') ||
  (resource.kind === 'key-value-store' && resource.replicaRegions.length > 0)

/** A database that only one region writes has to be promoted in the other first. */
const waitsForPromotion = (resource: Resource) =>
  resource.kind === 'document-database' ||
  resource.kind === 'time-series-database' ||
  (resource.kind === 'relational-database' && resource.class !== 'distributed')

/** Both regions hold running copies and names move between them by health checks. */
const takesOverByItself = ({ resources, regions }: Design) =>
  regions.length > 1 &&
  resources.every((resource) => !waitsForPromotion(resource)) &&
  resources.some((resource) => resource.kind === 'dns-zone' && resource.routing === 'latency-routed')

function weakest(paths: Path[]): Availability['weakestLinks'] {
  const parts = new Map(paths.flatMap((path) => path.parts).map((part) => [part.resource, part]))
  return [...parts.values()]
    .flatMap(({ resource, percent }) =>
      percent === null || percent === 100 ? [] : [{ resource, minutesPer30Days: rounded(downMinutes(percent)) }],
    )
    .sort((a, b) => b.minutesPer30Days - a.minutesPer30Days)
    .slice(0, 5)
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6
