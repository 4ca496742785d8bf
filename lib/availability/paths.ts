import type { Connection, Design, Resource } from '@/lib/design/model'

export type LeftOut = { resource: Resource; because: string }
export type RequestPath = {
  name: string
  /** False for work that nobody waits for. */
  waits: boolean
  /** The path that answers the same reads where this one cannot; null for a path of its own. */
  insteadOf: string | null
  parts: Resource[]
  leftOut: LeftOut[]
}

/**
 * The ways through a design: one for each who comes in, a further one for reads where a cache or a CDN can answer them, and one for the
 * jobs behind a queue. Every path keeps to the first region; what takes over from it is counted where the path is added up.
 */
export function pathsOf(design: Design): RequestPath[] {
  const arrivals = design.actors.flatMap((actor) => {
    const path = fullPath(design, actor.id, nameOf(design, actor.kind))
    return actor.kind === 'people' ? [path, ...readPaths(path)] : [path]
  })
  const entered = new Set(arrivals.flatMap(({ parts }) => parts))
  return [...arrivals, ...jobPaths(design).filter(({ parts }) => !parts.every((resource) => entered.has(resource)))]
}

function nameOf(design: Design, kind: Design['actors'][number]['kind']): string {
  if (kind === 'people') {
    if (design.resources.some((resource) => resource.kind === 'object-store' && resource.use === 'site'))
      return 'Read a page'
    return canReadApart(design) ? 'Read or write records' : 'Answer a request'
  }
  return design.resources.some((resource) => resource.kind === 'batch-environment')
    ? 'Run a job'
    : 'Take in and handle an event'
}

/** Something other than the record store can answer some of the reads. */
const canReadApart = ({ resources }: Design) =>
  resources.some(isRecordStore) && resources.some(({ kind }) => kind === 'cache' || kind === 'content-delivery')

function fullPath(design: Design, start: string, name: string): RequestPath {
  const chain = serialFrom(design, start)
  const taken = chain.filter((resource) => canBypass(resource, design))
  return {
    name,
    waits: true,
    insteadOf: null,
    parts: chain.filter((resource) => !taken.includes(resource)),
    leftOut: [
      ...taken.map((resource) => ({
        resource,
        because: `${resource.label} can be taken out by one DNS change; counted in, it would cap the path at its own commitment.`,
      })),
      ...besides(design, chain),
    ],
  }
}

/** Reads that something in front of the store answers. The store is still there when that is away, so the better of the two counts. */
function readPaths(path: RequestPath): RequestPath[] {
  const records = path.parts.filter(isRecordStore)
  const aside = (kind: Resource['kind']) => path.leftOut.find(({ resource }) => resource.kind === kind)?.resource
  const cache = aside('cache')
  const cdn = aside('content-delivery')
  const without = (kept: readonly Resource[], because: string): LeftOut[] => [
    ...path.parts.filter((resource) => !kept.includes(resource)).map((resource) => ({ resource, because })),
    ...path.leftOut.filter(({ resource }) => !kept.includes(resource)),
  ]
  const fromCache =
    cache && records.length > 0 ? [...path.parts.filter((part) => !records.includes(part)), cache] : null
  const names = path.parts.filter(({ kind }) => kind === 'dns-zone')
  const fromEdge = cdn ? [...names, cdn] : null
  return [
    ...(fromCache && cache
      ? [
          {
            name: `Read what the ${cache.label} holds`,
            waits: true,
            insteadOf: path.name,
            parts: fromCache,
            leftOut: without(
              fromCache,
              'A repeated read is answered without it, if the application asks the cache first.',
            ),
          },
        ]
      : []),
    ...(fromEdge
      ? [
          {
            name: 'Read what the CDN holds',
            waits: true,
            insteadOf: path.name,
            parts: fromEdge,
            leftOut: without(fromEdge, 'Copies at the edge are served while it is away.'),
          },
        ]
      : []),
  ]
}

/** From what keeps the work to what does it and the stores that it needs. */
function jobPaths(design: Design): RequestPath[] {
  const holders = design.resources.filter(
    (resource) => KEEPS_WORK.has(resource.kind) && !resource.id.endsWith('-standby'),
  )
  return holders.flatMap((holder) => {
    const worker = workerOf(design, holder)
    if (!worker) return []
    const feeding = design.resources.filter(
      (resource) => resource.kind === 'topic' && resource.subscriberIds.includes(holder.id),
    )
    const chain = [...feeding, holder, worker, ...serialFrom(design, worker.id)]
    return [
      {
        name: holder.kind === 'stream' ? 'Handle an event' : `Run a job of the ${holder.label}`,
        waits: false,
        insteadOf: null,
        parts: chain,
        leftOut: besides(design, chain),
      },
    ]
  })
}

const KEEPS_WORK = new Set<Resource['kind']>(['queue', 'stream', 'workflow'])

/** A worker points at the queue that it takes from; a workflow points at what does its steps. */
function workerOf({ connections, resources }: Design, holder: Resource): Resource | undefined {
  const id =
    connections.find(({ to, label }) => to === holder.id && TAKES.has(label))?.from ??
    connections.find(({ from, label }) => from === holder.id && label === 'steps')?.to
  return resources.find((resource) => resource.id === id)
}

const TAKES = new Set(['takes jobs', 'takes events', 'reads events'])

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

/** A reader of a stream points at it, and the work goes on in the reader: such a flow counts in both directions. */
const next = (connections: readonly Connection[], at: string) =>
  connections.flatMap((connection) => {
    if (!connection.serial) return []
    if (connection.from === at) return [connection]
    return connection.to === at && connection.label === 'reads events' ? [{ ...connection, to: connection.from }] : []
  })

/** The path can do without a CDN when what it serves can also be fetched from the region. */
const canBypass = (resource: Resource, { resources }: Design) =>
  resource.kind === 'content-delivery' &&
  resources.some(({ kind }) => kind === 'load-balancer' || kind === 'api-gateway')

const isRecordStore = ({ kind }: Resource) =>
  kind === 'relational-database' ||
  kind === 'key-value-store' ||
  kind === 'document-database' ||
  kind === 'time-series-database' ||
  kind === 'connection-pooler'

/** Parts beside the path, named so that nobody thinks they were forgotten. */
function besides({ resources }: Design, chain: readonly Resource[]): LeftOut[] {
  const placed = resources.filter((resource) => !resource.id.endsWith('-standby') && !chain.includes(resource))
  return placed.flatMap((resource) => {
    const because = BESIDES[resource.kind]
    return because ? [{ resource, because }] : []
  })
}

const NOT_AWAITED = 'A response does not wait for the work behind it.'
const BESIDES: { readonly [K in Resource['kind']]?: string } = {
  'web-firewall': 'Requests pass while it is not answering.',
  'nat-gateway': 'Only calls out to the internet need it; a request that makes one must count it.',
  cache: 'Repeated reads go to the database while it is away.',
  'secret-store': 'Copies read their secrets when they start and keep them.',
  queue: NOT_AWAITED,
  topic: NOT_AWAITED,
  stream: NOT_AWAITED,
  workflow: NOT_AWAITED,
  'object-store': 'Only requests for files need it.',
  'search-engine': 'Only searches need it; everything else goes on.',
  'data-warehouse': 'Only reports need it.',
  'container-cluster': 'What runs goes on without the control plane; only changes wait for it.',
}
