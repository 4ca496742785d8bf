import { requestSeconds } from '@/lib/decisions/facts'
import { type Design, ofKind } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Usage } from '@/lib/design/usage'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount } from '@/lib/units/counts'
import type { Fleet } from './fleet'
import { type Item, input, published, upTo } from './item'

/** Connections that one copy keeps open: an assumption, the usual pool. A function opens one. */
const POOL_PER_COPY = 10
/** Share of the database's connections that may be taken: the rest is for people, migrations and a release's second set of copies. */
const CONNECTION_SHARE = 0.8

/** Little's law: how many are being worked on at a time is the rate times how long each takes. */
export function concurrency(
  requirements: Requirements,
  design: Design,
  fleets: readonly Fleet[],
  usage: Usage,
  { limits }: ProviderProfile,
): Item[] {
  const front = fleets.find(({ isBeside }) => !isBeside)
  return [...functionsAtOnce(design, limits), ...(front ? [requestsAtOnce(requirements, front, usage)] : [])]
}

function functionsAtOnce(design: Design, limits: ProviderProfile['limits']): Item[] {
  return functionsOf(design).map(({ label, peakConcurrency, averageSeconds }) =>
    upTo({
      name: `${label} at once`,
      formula: 'calls in the worst burst × seconds each',
      inputs: [
        input('calls in the worst burst', peakConcurrency / averageSeconds, 'per s'),
        input('seconds each', averageSeconds, 's'),
      ],
      result: { value: peakConcurrency, unit: 'executions' },
      limit: published(limits.functionConcurrency),
      because: 'Little’s law. A new account has this many for all its functions in a region.',
    }),
  )
}

function requestsAtOnce(requirements: Requirements, fleet: Fleet, { originBurstRps }: Usage): Item {
  const seconds = requestSeconds(requirements)
  const atOnce = originBurstRps * seconds
  const perCopy = atOnce / fleet.replicas.max
  return upTo({
    name: `Work in progress in ${fleet.label}`,
    formula: 'rate in the worst burst × seconds each',
    inputs: [input('rate in the worst burst', originBurstRps, 'per s'), input('seconds each', seconds, 's')],
    result: { value: atOnce, unit: 'at once' },
    limit: null,
    because: `Little’s law: over the ${formatCount(fleet.replicas.max)} copies that may run, ${formatCount(perCopy)} in each. Seconds are the CPU time and, where it waits for others, 80 ms (our assumption).`,
  })
}

/** What opens connections to the database, against what a database of this size takes. */
export function connections(design: Design, fleets: readonly Fleet[], { limits }: ProviderProfile): Item[] {
  const [database] = ofKind(design, 'relational-database').filter(({ replicaOf }) => replicaOf === null)
  if (!database || database.class === 'distributed' || database.memoryGib <= 0) return []
  const [pooler] = ofKind(design, 'connection-pooler')
  const copies = fleets.reduce((sum, { openers }) => sum + openers, 0)
  const calls = functionsOf(design).reduce((sum, { peakConcurrency }) => sum + peakConcurrency, 0)
  const item = upTo({
    name: `Connections to the ${database.label}`,
    formula: 'copies × pool + functions at once × 1',
    inputs: [
      input('copies', copies, ''),
      input('pool', POOL_PER_COPY, 'each'),
      input('functions at once', calls, ''),
      input('memory', database.memoryGib, 'GiB'),
    ],
    result: { value: copies * POOL_PER_COPY + calls, unit: 'connections' },
    limit: published(limits.connections(database.engine, database.memoryGib), CONNECTION_SHARE),
    because: pooler
      ? 'The connection pool shares a few of the database’s between all of these.'
      : 'Held against 80% of what the database takes, with every copy that may run; ten connections a copy are our assumption.',
  })
  return [pooler ? { ...item, ok: true } : item]
}

const functionsOf = (design: Design) =>
  ofKind(design, 'function').filter(({ region, id }) => region === design.regions[0]?.id && !id.endsWith('-standby'))
