import type { Design } from '@/lib/design/model'
import type { Availability } from '@/lib/plan-document'
import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { downMinutes } from './compose-sla'
import { OURS, type Source } from './planning'
import type { Answer, Price } from './rank-upgrades'
import { applying, secondRegion, type UpgradeChange } from './upgrades'

type Rung = NonNullable<Availability['ladder']>[number]

const RUNGS = [99, 99.5, 99.9, 99.95, 99.99, 99.999] as const

/**
 * What each further nine takes and costs: a few classes of design are planned for this workload, and each rung is given the one with
 * the fewest regions that is promised it, and of those the cheapest. What was asked beside availability, like surviving a region, is
 * left off, so that the rungs can be compared.
 */
export function ladder(requirements: Requirements, price: Price): Rung[] {
  const tried = classesFor(requirements, price).flatMap((change) => {
    const answer = price(applying(change))
    return answer ? [answer] : []
  })
  return RUNGS.map((percent) => rung(percent, tried, requirements))
}

/** From one zone to two regions that both serve; functions are also tried as containers, which are promised more. */
function classesFor({ availability }: Requirements, price: Price): UpgradeChange[] {
  const inOneRegion = (slaPercent: number): UpgradeChange => ({
    insistOn: {},
    availability: { slaPercent, scope: 'node', regionMode: null },
  })
  const runsFunctions = price(applying(inOneRegion(99.95)))?.chosen.compute.choice === 'functions'
  const containers = { compute: 'containers-managed', 'load-balancing': 'application' }
  const twoRegions = { slaPercent: 99.99, ...secondRegion(availability) }
  return [
    inOneRegion(90),
    inOneRegion(99.9),
    inOneRegion(99.95),
    { insistOn: {}, availability: twoRegions },
    ...(runsFunctions
      ? [
          { ...inOneRegion(99.95), insistOn: containers },
          { insistOn: containers, availability: twoRegions },
        ]
      : []),
  ]
}

function rung(percent: number, tried: readonly Answer[], { team }: Requirements): Rung {
  const enough = tried.filter(({ committedPercent }) => (committedPercent ?? 0) >= percent)
  const [cheapest] = [...enough].sort(
    (a, b) => regionsOf(a.production) - regionsOf(b.production) || a.monthlyUsd - b.monthlyUsd,
  )
  const best = [...tried].sort((a, b) => (b.committedPercent ?? -1) - (a.committedPercent ?? -1))[0]
  const shown = cheapest ?? best
  const people = peopleFor(percent)
  return {
    percent,
    isReached: cheapest !== undefined,
    committedPercent: shown?.committedPercent ?? null,
    zones: shown ? zonesOf(shown.production) : 0,
    regions: shown ? regionsOf(shown.production) : 0,
    database: shown ? storeOf(shown) : 'none',
    recovery: shown?.chosen['disaster-recovery'].choice ?? 'none',
    monthlyUsd: cheapest?.monthlyUsd ?? null,
    people,
    because: [
      cheapest
        ? 'Of the designs tried, the cheapest with the fewest regions that is promised it.'
        : missed(percent, best),
      ...(team.engineers < people.onCall
        ? [`It takes ${people.onCall} people on call, and you are ${team.engineers}.`]
        : []),
    ].join(' '),
  }
}

function missed(percent: number, best: Answer | undefined): string {
  if (!best || best.committedPercent === null)
    return 'Some part of every design that was tried is promised nothing, so no figure can be held against it.'
  const [away, allowed] = [formatMinutes(downMinutes(best.committedPercent)), formatMinutes(downMinutes(percent))]
  const minutes = away === allowed ? '' : `: ${away} in thirty days where ${allowed} would be left`
  return `Nothing that was tried is promised more than ${formatAvailability(best.committedPercent, percent)}${minutes}.`
}

/** Zones of what runs and keeps data; what has no zones of its own spans those of its region. */
function zonesOf({ resources, regions }: Design): number {
  const inFirst = resources.filter(({ region }) => region === regions[0]?.id)
  const placed = inFirst.filter(({ tier }) => tier === 'app' || tier === 'data')
  return Math.max(1, ...(placed.length > 0 ? placed : inFirst).map(({ zones }) => zones))
}

const regionsOf = ({ regions }: Design) => regions.filter(({ role }) => role !== 'backup').length

const storeOf = ({ chosen }: Answer) =>
  (['database', 'database-nosql', 'database-timeseries'] as const)
    .map((topic) => chosen[topic].choice)
    .find((choice) => choice !== 'none') ?? 'none'

/** Eight people at one site, or six at each of two, keep a rota day and night without wearing out: known by heart, not read. */
const ON_CALL: Source = {
  url: 'https://sre.google/sre-book/being-on-call/',
  readOn: '2026-11-23',
  confidence: 'assumption',
}
const MINUTE = 1

/** People by what the error budget leaves them time for: one failure that needs a person must fit into thirty days. */
export function peopleFor(percent: number): Rung['people'] {
  const left = downMinutes(percent)
  const words = formatMinutes(left)
  if (left < MINUTE)
    return {
      onCall: 12,
      because: `${words} in thirty days leave no time for anybody: everything moves by itself, releases too, and six people at each of two sites watch it.`,
      source: ON_CALL,
    }
  if (left < RESPONSE_MINUTES.rota)
    return {
      onCall: 8,
      because: `${words} in thirty days are over before a rota has answered, so failover happens by itself; a rota of eight sees to the rest.`,
      source: ON_CALL,
    }
  if (left < RESPONSE_MINUTES.informal)
    return {
      onCall: 6,
      because: `${words} in thirty days leave room for a rota that answers day and night, once; six people are the fewest that keep one up.`,
      source: ON_CALL,
    }
  return {
    onCall: 2,
    because: `${words} in thirty days leave room for two people who answer as they can.`,
    source: OURS,
  }
}
