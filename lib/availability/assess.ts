import type { Design, Resource } from '@/lib/design/model'
import type { Availability } from '@/lib/plan-document'
import type { Sla } from '@/lib/services/sla'
import { downMinutes, inParallel, inSeries } from './compose-sla'
import { pathsOf, type RequestPath } from './paths'

type Path = Availability['paths'][number]
export type SlaOf = (resource: Resource) => Sla | undefined

/**
 * What the published commitments of the parts multiply to, path by path. A part that the vendor promises nothing for makes the path's
 * figure unknown (null), never 100 and never 0. Commitments are what a vendor pays credits for, not what will be seen.
 */
export function assess(design: Design, objectivePercent: number, slaOf: SlaOf): Availability {
  const requestPaths = pathsOf(design)
  const paths = requestPaths.map((path) => added(path, design, slaOf))
  const own = paths.filter((_, index) => requestPaths[index]?.insteadOf === null)
  const awaited = own.filter(({ waits }) => waits)
  const held = awaited.length > 0 ? awaited : own
  const known = held.map(({ committedPercent }) => committedPercent)
  const committedPercent =
    known.length === 0 || known.includes(null) ? null : Math.min(...known.map((percent) => percent ?? 0))
  return {
    objectivePercent,
    committedPercent,
    meetsObjective: committedPercent !== null && committedPercent >= objectivePercent,
    errorBudgetMinutesPer30Days: rounded(downMinutes(objectivePercent)),
    paths: paths.filter((path, index) => {
      const whole = own.find(({ name }) => name === requestPaths[index]?.insteadOf)
      return !whole || isBetter(path, whole)
    }),
    weakestLinks: weakest(held),
  }
}

/** No vendor promises that an application goes round a missing part by itself, so the better of two ways counts and never both. */
const isBetter = (path: Path, whole: Path) =>
  path.committedPercent !== null && path.committedPercent > (whole.committedPercent ?? 0)

function added({ name, waits, parts, leftOut }: RequestPath, design: Design, slaOf: SlaOf): Path {
  const committedPercent = committed(parts, design, slaOf)
  return {
    name,
    committedPercent,
    minutesPer30Days: committedPercent === null ? null : rounded(downMinutes(committedPercent)),
    waits,
    parts: parts.map((resource) => partOf(resource, design, slaOf)),
    leftOut: leftOut.map(({ resource, because }) => ({
      resource: resource.id,
      percent: slaOf(resource)?.percent ?? null,
      because,
    })),
  }
}

/** A store that two regions write together is promised what its pair is promised. */
const paired = (resource: Resource, { resources }: Design): Resource =>
  isShared(resource)
    ? (resources.find((other) => 'replicaOf' in other && other.replicaOf === resource.id) ?? resource)
    : resource

function partOf(resource: Resource, design: Design, slaOf: SlaOf): Path['parts'][number] {
  const sla = slaOf(paired(resource, design))
  return {
    resource: resource.id,
    service: resource.service,
    percent: sla?.percent ?? null,
    configuration: sla?.configuration ?? 'no service level agreement',
    ...(sla ? { scope: sla.scope, note: [sla.note, replicaNote(resource)].filter(Boolean).join(' ') } : {}),
    source: { url: sla?.source ?? '', readOn: sla?.readOn ?? '', confidence: sla?.confidence ?? 'assumption' },
  }
}

const replicaNote = (resource: Resource) =>
  resource.kind === 'relational-database' && resource.readReplicas > 0
    ? 'Read replicas may answer while the writer fails over; nothing is promised for that.'
    : ''

/** One region in series; two that take over from each other by themselves are two sides, behind what they share. */
function committed(parts: readonly Resource[], design: Design, slaOf: SlaOf): number | null {
  const { resources } = design
  const percents = parts.map((resource) => ({ resource, percent: slaOf(paired(resource, design))?.percent ?? null }))
  if (percents.length === 0 || percents.some(({ percent }) => percent === null)) return null
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

function weakest(paths: readonly Path[]): Availability['weakestLinks'] {
  const parts = new Map(paths.flatMap((path) => path.parts).map((part) => [part.resource, part]))
  return [...parts.values()]
    .flatMap(({ resource, percent }) =>
      percent === null || percent === 100 ? [] : [{ resource, minutesPer30Days: rounded(downMinutes(percent)) }],
    )
    .sort((a, b) => b.minutesPer30Days - a.minutesPer30Days)
    .slice(0, 5)
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6
