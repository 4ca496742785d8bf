import type { Environment, Requirements } from '@/lib/requirements/schema'
import { HOURS_PER_MONTH } from '@/lib/units/hours'

/**
 * What one environment has to carry in a month, worked out once so that every resource agrees on it. Rules of thumb are assumptions of
 * ours and are named here; the report shows them.
 */
export type Usage = {
  /** Requests, messages or job starts a month, before any cache. */
  requestsPerMonth: number
  /** What reaches the region after the CDN has answered its share. */
  originRequestsPerMonth: number
  originAverageRps: number
  originPeakRps: number
  /** The worst burst that was named, at the region. */
  originBurstRps: number
  egressGibPerMonth: number
  originEgressGibPerMonth: number
  logGibPerMonth: number
  queriesPerMonth: number
  /** In the worst burst: a database does not grow while it lasts. */
  peakQueriesPerSecond: number
  writesPerMonth: number
  jobsPerMonth: number
}

const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600
/** Queries that one request sends to the database. */
const QUERIES_PER_REQUEST = 2
/** What one request leaves in the logs, in KiB; events and jobs are logged by the batch. */
const LOG_KIB = { web: 0.75, api: 0.75, ml: 0.75, static: 0, stream: 0.05, batch: 5 } as const
/** Requests a second that are logged in full; above it a sample of this size is kept, and every error. */
export const LOGGED_RPS = 100
/** Share of reads that a cache answers. */
const CACHE_HIT_SHARE = 0.6

/** Share of production's traffic that another environment sees: people trying a release. */
export const ENVIRONMENT_SHARE: Record<Environment, number> = {
  production: 1,
  staging: 0.02,
  development: 0.01,
  preview: 0.01,
  poc: 1,
}

export function usageOf(
  requirements: Requirements,
  environment: Environment,
  factor: number,
  at: { cdn: boolean; cache: boolean },
): Usage {
  const { traffic, data } = requirements
  const share = ENVIRONMENT_SHARE[environment] * factor
  const averageRps = traffic.averageRps * share
  const toOrigin = at.cdn ? 1 - traffic.cacheable : 1
  // Events and jobs are taken in; only their acknowledgement leaves.
  const isAnswered = requirements.workload.kind !== 'stream' && requirements.workload.kind !== 'batch'
  const egressGibPerMonth = isAnswered ? (averageRps * SECONDS_PER_MONTH * traffic.responseKb) / 1024 ** 2 : 0
  const originRequestsPerMonth = averageRps * SECONDS_PER_MONTH * toOrigin
  const originPeakRps = traffic.peakRps * share * toOrigin
  const originBurstRps = originPeakRps * (traffic.spikeFactor ?? 1)
  const readsReachingDatabase = at.cache ? 1 - CACHE_HIT_SHARE : 1
  const writeShare = data.sqlWriteSharePercent / 100
  const queriesPerRequest = QUERIES_PER_REQUEST * (writeShare + (1 - writeShare) * readsReachingDatabase)
  return {
    requestsPerMonth: averageRps * SECONDS_PER_MONTH,
    originRequestsPerMonth,
    originAverageRps: averageRps * toOrigin,
    originPeakRps,
    originBurstRps,
    egressGibPerMonth,
    originEgressGibPerMonth: egressGibPerMonth * toOrigin,
    logGibPerMonth:
      (Math.min(averageRps * toOrigin, LOGGED_RPS) * SECONDS_PER_MONTH * LOG_KIB[requirements.workload.kind]) /
      1024 ** 2,
    queriesPerMonth: originRequestsPerMonth * queriesPerRequest,
    peakQueriesPerSecond: originBurstRps * queriesPerRequest,
    writesPerMonth: originRequestsPerMonth * QUERIES_PER_REQUEST * writeShare,
    jobsPerMonth: data.queuePerDay * (HOURS_PER_MONTH / 24) * share,
  }
}
