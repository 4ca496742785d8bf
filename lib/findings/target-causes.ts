import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import { formatCount, plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import type { Cause } from './choice-causes'
import { type FindingInput, when } from './detector'
import { nearestWrites } from './nearest'
import { nearestResponse } from './nearest-response'
import { floorUsd, nearestAvailability, nearestInBudget } from './nearest-target'
import { onCallEngineers, responseWords, waitsForPeople } from './staffing'
import { LOST, list } from './words'

/** Ours: people on a rota that can be kept up day and night, and what two regions with failover cost at the least. */
const FIVE_NINES = { percent: 99.999, monthlyUsd: 10_000, onCall: 6 } as const

export function availabilityCause(input: FindingInput): Cause[] {
  const { slaPercent } = input.requirements.availability
  const cause = (message: string, remedy: string): Cause => ({
    message,
    remedy,
    about: ['region-topology', 'disaster-recovery'],
    nearest: () => nearestAvailability(input),
  })
  if (slaPercent >= 100)
    return [
      cause(
        'You ask for 100%: no vendor commits to it for anything that runs code, and no design reaches it, since every change can go wrong.',
        'Name the minutes a month that can be missed; 99.99% is 4 minutes.',
      ),
    ]
  if (slaPercent < FIVE_NINES.percent) return []
  const budget = input.requirements.budget.monthly
  const people = onCallEngineers(input.requirements)
  const poor = budget !== null && budget < FIVE_NINES.monthlyUsd
  const few = people < FIVE_NINES.onCall
  if (!poor && !few) return []
  const short = [
    ...(poor ? [`${formatUsd(budget)} a month, where about ${formatUsd(FIVE_NINES.monthlyUsd)} is the least`] : []),
    ...(few
      ? [`${plural(people, 'person', 'people')} on call, where about ${FIVE_NINES.onCall} can keep it up day and night`]
      : []),
  ]
  return [
    cause(
      `You ask for ${formatAvailability(slaPercent)}, which leaves 26 seconds a month or less, with ${list(short)} (our assumptions).`,
      'Lower the target, or bring the budget and a rota of six or more people.',
    ),
  ]
}

/** Nothing may be lost with a region, and a write may not wait as long as light takes to the other one. */
export function writeCause(input: FindingInput): Cause[] {
  const { requirements, profile, design } = input
  const { scope, rpoMinutes } = requirements.availability
  const { writeLatencyMs } = requirements.traffic
  const [first, second] = design.regions
  if (scope !== 'region' || rpoMinutes > 0 || writeLatencyMs === null || !first || !second) return []
  const roundTrip = profile.roundTripMs(first.id, second.id)
  if (writeLatencyMs >= roundTrip) return []
  return [
    {
      message: `Nothing may be lost with a region, so each write waits for ${second.name}: a round trip from ${first.name} takes ${formatCount(roundTrip)} ms, and you allow ${formatCount(writeLatencyMs)} ms.`,
      remedy: `Allow ${formatCount(roundTrip)} ms or more for a write, or accept the loss of the last second.`,
      about: ['database', 'region-topology'],
      nearest: () => nearestWrites(input, roundTrip),
    },
  ]
}

/** People take longer to act than recovery may last, and recovery waits for them. */
export function responseCause(input: FindingInput): Cause[] {
  const { availability, team } = input.requirements
  const { expected } = input.recovery.rtoMinutes
  return when(waitsForPeople(input) && availability.rtoMinutes < RESPONSE_MINUTES[team.onCall], () => ({
    message: `You ask for recovery within ${formatMinutes(availability.rtoMinutes)}, and ${responseWords(team)}. Recovery from the loss of a ${LOST[availability.scope]} waits for them and takes ${formatMinutes(expected)} in all.`,
    remedy: `Let recovery wait for nobody, have people answer sooner, or allow ${formatMinutes(expected)}.`,
    about: ['disaster-recovery', 'team'],
  })).map((draft) => ({ ...draft, nearest: () => nearestResponse(input) }))
}

/** A ceiling below the month as asked; a target only where not even the least that this workload can be meets it. */
export function budgetCause(input: FindingInput): Cause[] {
  const { budget, monthlyUsd } = input.cost
  if (budget === null || budget.fits) return []
  const nearest = () => nearestInBudget(input)
  if (budget.hardness === 'hard')
    return [
      {
        message: `Everything asked comes to about ${formatUsd(monthlyUsd.expected)} in a likely month, and ${formatUsd(budget.monthlyUsd)} is your ceiling.`,
        remedy: 'Raise the ceiling, or ask for less; what could go is listed.',
        about: ['budget'],
        nearest,
      },
    ]
  const floor = floorUsd(input)
  return when(floor > budget.monthlyUsd, () => ({
    severity: 'warning',
    message: `You aim for ${formatUsd(budget.monthlyUsd)} a month, and the least that this workload can cost here is about ${formatUsd(floor)}: in one data centre, without any environment but production.`,
    remedy: 'Raise the target, or ask for less traffic and data; nothing else brings it down to that.',
    about: ['budget'],
  })).map((draft) => ({ ...draft, nearest }))
}
