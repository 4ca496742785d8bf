import { functionsCostRatio } from '@/lib/decisions/facts'
import { type Design, ofKind } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'
import type { Limit } from '@/lib/services/limit'
import { decimal, formatCount, plural } from '@/lib/units/counts'
import { formatSeconds } from '@/lib/units/time'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { capital, list } from './words'

/** Limits of a function that a wish for functions can run into: time, memory, disk, raw connections, quiet starts. */
const LIMITS = ['C-01', 'C-02', 'C-07', 'C-08', 'C-09', 'C-10']

export const functionLimit: Detector = ({ decisions, facts, requirements, profile }) => {
  const longest = profile.limits.functionSeconds.value
  const { choice, alternatives } = decisions.compute
  const excludedBy = alternatives.find(({ option }) => option === 'functions')?.excludedBy ?? null
  const isWished = facts.shape === 'functions' || requirements.insistOn.compute === 'functions'
  const near = choice === 'functions' && facts.unitSeconds >= longest * 0.8
  return [
    ...when(isWished && excludedBy !== null && LIMITS.includes(excludedBy.rule), () => ({
      message: `You think of functions, and a limit excludes them: ${excludedBy?.because ?? ''} The longest piece of work takes ${formatSeconds(facts.unitSeconds)} and ${formatCount(facts.unitMemoryMb)} MB.`,
      remedy: `The plan uses ${choice}. To stay with functions, split the work into pieces that fit, or hand the long ones to a container.`,
      about: ['compute'],
    })),
    ...when(near, () => ({
      message: `The longest piece of work takes ${formatSeconds(facts.unitSeconds)}, and a function stops after ${formatSeconds(longest)}: a slow day is enough to lose it half done.`,
      remedy: 'Split it into steps that can be taken again, or move it to a container before it grows.',
      about: ['compute'],
    })),
  ]
}

const CLEARLY_DEARER = 1.2

/** The growth expected within a year may pass the point at which functions stop being the cheaper ones. */
export const crossover: Detector = ({ decisions, facts, requirements }) => {
  if (decisions.compute.choice !== 'functions') return []
  const { averageRps, growth } = requirements.traffic
  const now = facts.functionsCostRatio
  if (now > CLEARLY_DEARER)
    return [
      {
        message: `At ${formatCount(averageRps)} requests a second functions cost ${decimal(now, 1)} times what the smallest container fleet for the same traffic does.`,
        remedy: 'Use containers for the steady part, and keep functions for what comes seldom.',
        about: ['compute'],
      },
    ]
  const crossing = crossingFactor(requirements)
  if (crossing === null || crossing > growth) return []
  return [
    {
      severity: 'note',
      message: `Functions cost ${decimal(now, 2)} times what containers would today. At about ${formatCount(averageRps * crossing)} requests a second both cost the same, and you expect ${formatCount(averageRps * growth)} within a year.`,
      remedy: 'Keep the code free of what only functions offer, so that it can move to containers then.',
      about: ['compute'],
    },
  ]
}

/** By how much traffic may grow until functions cost what containers do; null where no growth gets there. 1 where they do already. */
export function crossingFactor(requirements: Requirements): number | null {
  const at = (factor: number) =>
    functionsCostRatio({
      ...requirements,
      traffic: {
        ...requirements.traffic,
        averageRps: requirements.traffic.averageRps * factor,
        peakRps: requirements.traffic.peakRps * factor,
      },
    })
  if (at(1) >= 1) return 1
  let [low, high] = [1, 10_000]
  if (at(high) < 1) return null
  for (let step = 0; step < 40; step += 1) {
    const middle = Math.sqrt(low * high)
    if (at(middle) < 1) low = middle
    else high = middle
  }
  return high
}

const SECOND_MS = 1000
const QUIET_RPS = 5

export const coldStart: Detector = ({ decisions, facts, requirements, profile }) => {
  const { latencyMs } = requirements.traffic
  const { value, upTo } = profile.limits.functionColdStart
  const isQuiet = facts.pattern === 'idle' || facts.pattern === 'spiky' || facts.averageRps < QUIET_RPS
  const applies =
    decisions.compute.choice === 'functions' && facts.answersRequests && latencyMs !== null && latencyMs <= SECOND_MS
  return when(applies && isQuiet, () => ({
    message: `You want responses within ${formatCount(latencyMs ?? 0)} ms, and a function that was not called for a while takes ${value} to ${upTo} s to start (published by others). With ${formatCount(facts.averageRps)} requests a second and ${facts.pattern} traffic, such starts are common.`,
    remedy:
      'Keep packages small, measure the first response, and keep a few copies warm if it is too slow; warm copies are paid for all day.',
    about: ['compute'],
  }))
}

type Quota = { name: string; need: number; limit: Limit; about: string }
const NEAR_LIMIT = 0.8

/** Limits of a new account and what the design's peak needs of them. */
function quotasOf({ design, requirements, profile: { limits } }: FindingInput): Quota[] {
  const functions = ofKind(design, 'function').filter(({ id }) => !id.endsWith('-standby'))
  const burst = requirements.traffic.peakRps * (requirements.traffic.spikeFactor ?? 1)
  return [
    {
      name: 'functions at once',
      need: functions.reduce((sum, { peakConcurrency }) => sum + peakConcurrency, 0),
      limit: limits.functionConcurrency,
      about: functions[0]?.id ?? '',
    },
    ...ofKind(design, 'api-gateway')
      .slice(0, 1)
      .map(({ id }) => ({
        name: 'requests through the gateway',
        need: burst,
        limit: limits.gatewayRequestsPerSecond,
        about: id,
      })),
    ...ofKind(design, 'stream').map(({ id, shards }) => ({
      name: 'shards of the stream',
      need: shards,
      limit: limits.streamShards,
      about: id,
    })),
    ...ofKind(design, 'key-value-store').map(({ id }) => ({
      name: 'reads and writes of one table',
      need: requirements.data.nosqlOpsPerSecond,
      limit: limits.keyValueOpsPerSecond,
      about: id,
    })),
  ]
}

export const quotas: Detector = (input) =>
  quotasOf(input)
    .filter(({ need, limit }) => need >= limit.value * NEAR_LIMIT)
    .map(({ name, need, limit, about }) => ({
      message: `${capital(name)}: the peak needs about ${formatCount(need)}, and a new account has ${formatCount(limit.value)} (${limit.unit}).`,
      remedy: limit.adjustable
        ? `Ask for ${formatCount(Math.ceil(need * 1.5))} before the first release: an increase takes days.`
        : 'This limit cannot be raised: split the load over several of them.',
      about: [about],
    }))

/** Connections that one copy keeps open: an assumption, the usual pool. */
const POOL_PER_COPY = 10

export const pooler: Detector = ({ design, profile }) => {
  const [database] = ofKind(design, 'relational-database').filter(({ replicaOf }) => replicaOf === null)
  if (!database || database.class === 'distributed') return []
  const most = profile.limits.connections(database.engine, database.memoryGib).value
  const takes = `a database with ${decimal(database.memoryGib, 1)} GiB takes about ${formatCount(most)}`
  const [pool] = ofKind(design, 'connection-pooler')
  const functions = ofKind(design, 'function')
  if (pool) {
    const atOnce = functions.reduce((sum, { peakConcurrency }) => sum + peakConcurrency, 0)
    return [
      {
        message: `Up to ${plural(atOnce, 'function')} at once would each open a connection; ${takes}. A pool shares a few between all of them.`,
        remedy:
          'Connect through the pool only, and keep transactions short: a connection is held for as long as one lasts.',
        about: [pool.id, database.id],
      },
    ]
  }
  const copies = [
    ...ofKind(design, 'container-service'),
    ...ofKind(design, 'app-platform'),
    ...ofKind(design, 'machine-group').filter(({ role }) => role === 'web' || role === 'worker'),
  ].filter(({ region }) => region === database.region)
  const open = copies.reduce((sum, { replicas }) => sum + replicas.max, 0) * POOL_PER_COPY
  return when(open > most, () => ({
    severity: 'warning',
    message: `At the peak ${formatCount(open / POOL_PER_COPY)} copies with ${POOL_PER_COPY} connections each (our assumption) open ${formatCount(open)}; ${takes}.`,
    remedy: 'Keep fewer connections in each copy, or put a pool in front of the database.',
    about: [database.id, ...copies.map(({ id }) => id)],
  }))
}

export const connectionDraining: Detector = ({ facts, decisions, profile }) => {
  const isGateway = decisions.compute.choice === 'functions'
  const { websocketHours, websocketIdleMinutes } = profile.limits
  return when(facts.runsCode && facts.special.includes('websocket'), () => ({
    message:
      isGateway && websocketHours && websocketIdleMinutes
        ? `The gateway ends each WebSocket after ${websocketHours.value} hours, and after ${websocketIdleMinutes.value} minutes without a message.`
        : 'Clients hold connections open, so each release and each copy taken away cuts some of them off.',
    remedy: isGateway
      ? 'Let clients send a sign of life every few minutes and come back by themselves.'
      : 'Give a copy minutes to finish before it stops, and let clients come back after a random pause, so that they do not all come at once.',
    about: ['compute', 'deployment'],
  }))
}

const LARGE_SPIKE = 10

export const prescale: Detector = ({ decisions, facts, requirements, design, profile }) => {
  const isInstant = decisions.compute.choice === 'functions' || decisions.compute.choice === 'static-hosting'
  const factor = requirements.traffic.spikeFactor ?? 1
  const isLarge = facts.pattern === 'spiky' && factor >= LARGE_SPIKE
  const start = profile.limits.containerStart
  const [fleet] = [
    ...ofKind(design, 'container-service'),
    ...ofKind(design, 'app-platform'),
    ...ofKind(design, 'machine-group'),
  ]
  return when(!isInstant && (decisions.scaling.choice === 'schedule' || isLarge), () => ({
    message: `A burst brings ${formatCount(facts.burstRps)} requests a second, ${factor} times the usual peak, and a new copy takes ${start.value} to ${start.upTo} seconds to start (published by others).${fleet ? ` It needs up to ${plural(fleet.replicas.max, 'copy', 'copies')} where ${formatCount(fleet.replicas.typical)} run in an ordinary hour.` : ''}`,
    remedy:
      'Add the copies before a burst that you know of, and rehearse one with a load test; the database has to be large enough beforehand too.',
    about: ['scaling', ...(fleet ? [fleet.id] : [])],
  }))
}

const onSpot = (design: Design): string[] =>
  design.resources.flatMap((resource) => ('spotShare' in resource && resource.spotShare > 0 ? [resource.id] : []))

export const spotSafe: Detector = ({ design, requirements, profile }) => {
  const ids = onSpot(design)
  const notice = profile.limits.spotNotice.value
  return when(requirements.budget.spot !== 'no' && ids.length > 0, () => ({
    message: `Part of the work runs on interruptible machines, which leave ${formatSeconds(notice)} after a notice: it resumes from its checkpoint, so only the time since the last one is lost.`,
    remedy:
      'Write a checkpoint more often than a lost hour would cost, and allow several machine types, so that not all leave at once.',
    about: ids,
  }))
}

export const spotUnsafe: Detector = ({ design, requirements, facts }) => {
  const reasons = [
    ...(facts.answersRequests ? ['somebody waits for the response'] : []),
    ...(facts.state === 'stateless'
      ? []
      : [`state is kept in ${facts.state === 'disk' ? 'files on the machine' : 'memory'}`]),
    ...(facts.special.includes('checkpointed') ? [] : ['work does not resume from a checkpoint']),
  ]
  return when(
    requirements.budget.spot !== 'no' && facts.runsCode && onSpot(design).length === 0,
    (): Draft => ({
      message: `You allow interruptible machines, and the plan uses none: ${reasons.length > 0 ? list(reasons) : `${design.resources.length > 0 ? 'what runs here' : 'nothing'} is paid by use already`}.`,
      remedy: 'Keep what must not stop on ordinary capacity; give background jobs a checkpoint, and they can move.',
      about: ['compute'],
    }),
  )
}

export const publicDatabase: Detector = ({ design }) => {
  const network = ofKind(design, 'network').find(({ layout }) => layout === 'public-only')
  const stores = design.resources.filter(({ tier, kind }) => tier === 'data' && kind !== 'connection-pooler')
  return when(network !== undefined && stores.length > 0, () => ({
    message: `${list(stores.map(({ label }) => label))} ${stores.length === 1 ? 'stands' : 'stand'} in a network with public subnets only: a mistake in one firewall rule opens it to everybody.`,
    remedy:
      'Keep no real data in it, let only the application’s own security group in, and take the private layout for anything longer than a trial.',
    about: ['network-layout', ...stores.map(({ id }) => id)],
  }))
}
