import { TOPICS, type Topic } from '@/lib/decisions/decide-all'
import type { Requirements } from '@/lib/requirements/schema'
import type { Reason } from '@/lib/rules/decide'
import { formatCount, plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes, formatSeconds } from '@/lib/units/time'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { nearestAvailability, nearestInBudget, nearestOption, nearestRegion, nearestWrites } from './nearest'
import { list } from './words'

/** A request that cannot be met: what stands in the way, and what can be had instead. The second is worked out only when it is asked for. */
type Cause = Draft & { nearest: () => string }

export const infeasible: Detector = (input) =>
  causesOf(input).map(({ message, remedy, about }) => ({ message, remedy, about }))

export const nearest: Detector = (input) =>
  causesOf(input).map((cause) => ({
    message: cause.nearest(),
    remedy: 'Change that one answer, or keep it and read the plan as the nearest to it.',
    about: cause.about,
  }))

export const notForProduction: Detector = ({ facts, requirements }) =>
  when(facts.isTrial, () => ({
    message: `This is a trial that nobody depends on: it was planned without what production needs, and without the ${formatAvailability(requirements.availability.slaPercent)} of a real system in mind.`,
    remedy: 'Choose production as an environment before anybody relies on it; the plan then changes by itself.',
    about: ['zone-topology', 'compute'],
  }))

export const assumptionsListed: Detector = ({ assumptions }) =>
  when(assumptions.length > 0, () => ({
    message: `${plural(assumptions.length, 'answer was', 'answers were')} left open and filled in by us: ${list(shortest(assumptions.map(({ field }) => field)))}.`,
    remedy:
      'Look through the list of assumptions and answer those that you know; the price depends most on traffic and stored data.',
    about: assumptions.map(({ field }) => field),
  }))

/** Four names are enough to see what kind of answers they are. */
const shortest = (fields: readonly string[]): string[] =>
  fields.length <= 4 ? [...fields] : [...fields.slice(0, 4), `${formatCount(fields.length - 4)} more`]

const causesOf = (input: FindingInput): Cause[] => [
  ...TOPICS.flatMap((topic) => decisionCause(input, topic)),
  ...availabilityCause(input),
  ...writeCause(input),
  ...budgetCause(input),
  ...permittedCause(input),
  ...regionCauses(input),
]

/** A canary without traffic is judged by a finding of its own. */
const OWN_CODE = ['D-11']

function decisionCause(input: FindingInput, topic: Topic): Cause[] {
  const outcome = input.decisions[topic]
  const limit = outcome.infeasible
  if (!limit || OWN_CODE.includes(limit.rule) || (topic === 'disaster-recovery' && lacksRegion(input))) return []
  const wish = wishOf(input.requirements, topic)
  const insisted = outcome.alternatives.some(({ option, excludedBy }) => option === wish && excludedBy !== null)
  const seen = seenBy(limit)
  return [
    {
      message: `${insisted ? `You ask for ${wish} as ${topic}, which is not possible` : `No option is left for ${topic}`}. ${limit.because}${seen === '' ? '' : ` You said: ${seen}.`}`,
      remedy: insisted
        ? `Ask for another ${topic}, or change the answer behind rule ${limit.rule}.`
        : `Change the answer behind rule ${limit.rule}; as it stands the plan falls back on ${outcome.choice}.`,
      about: [topic],
      nearest: () => nearestOption(input, topic, insisted),
    },
  ]
}

/** What the asker named for a topic, in `insistOn` or by an answer that is an option itself. */
const wishOf = ({ insistOn, platform, delivery }: Requirements, topic: Topic): string | undefined => {
  if (insistOn[topic] !== undefined) return insistOn[topic]
  if (topic === 'provider') return platform.provider
  return topic === 'deployment' ? delivery.strategy : undefined
}

const SEEN: { [fact: string]: (value: number) => string } = {
  unitSeconds: (value) => `a longest piece of work of ${formatSeconds(value)}`,
  unitMemoryMb: (value) => `${formatCount(value)} MB for one piece of work`,
  slaPercent: (value) => `${formatAvailability(value)} availability`,
  rtoMinutes: (value) => `recovery within ${formatMinutes(value)}`,
  rpoMinutes: (value) => `a loss of at most ${formatMinutes(value)}`,
  latencyMs: (value) => `responses within ${formatCount(value)} ms`,
  averageRps: (value) => `${formatCount(value)} requests a second`,
  permittedRegions: (value) => `data in an area with ${plural(value, 'region')} on offer`,
}
const SEEN_WORDS: { [fact: string]: string } = {
  workloadKind: 'workload',
  state: 'state on the machine',
  packaging: 'packaging',
  scope: 'to survive the loss of one',
  sqlEngine: 'engine',
  pattern: 'traffic',
  spot: 'interruption',
}

/** The asker's own answers that a limit looked at. */
function seenBy({ saw }: Reason): string {
  return list(
    Object.entries(saw).flatMap(([fact, value]) => {
      if (typeof value === 'number') return SEEN[fact]?.(value) ?? []
      const word = SEEN_WORDS[fact]
      return typeof value === 'string' && word !== undefined ? [`${word} ${value}`] : []
    }),
  )
}

/** Ours: people on a rota that can be kept up day and night, and what two regions with failover cost at the least. */
const FIVE_NINES = { percent: 99.999, monthlyUsd: 10_000, onCall: 6 } as const

/** People who answer a page at any hour; a partner is taken to have enough. */
const onCallEngineers = ({ team }: Requirements): number =>
  ({ hours: 0, informal: Math.min(2, team.engineers), rota: team.engineers, partner: FIVE_NINES.onCall })[team.onCall]

function availabilityCause(input: FindingInput): Cause[] {
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
function writeCause(input: FindingInput): Cause[] {
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

function budgetCause(input: FindingInput): Cause[] {
  const { budget, monthlyUsd } = input.cost
  return when(budget !== null && budget.hardness === 'hard' && !budget.fits, () => ({
    message: `Everything asked comes to about ${formatUsd(monthlyUsd.expected)} in a likely month, and ${formatUsd(budget?.monthlyUsd ?? 0)} is your ceiling.`,
    remedy: 'Raise the ceiling, or ask for less; what could go is listed.',
    about: ['budget'],
  })).map((draft) => ({ ...draft, nearest: () => nearestInBudget(input) }))
}

/** No second region may hold the data (rule RES-02), and what was asked needs one. */
function lacksRegion({ facts, decisions }: FindingInput): boolean {
  const { infeasible: limit, alternatives } = decisions['disaster-recovery']
  const isBarred = limit !== null && alternatives.some(({ excludedBy }) => excludedBy?.rule === 'RES-02')
  return facts.permittedRegions < 2 && (isBarred || (facts.scope === 'region' && facts.keepsData))
}

/** The permitted area holds too few regions for what must survive the loss of one. */
function permittedCause(input: FindingInput): Cause[] {
  const { facts, requirements } = input
  return when(lacksRegion(input), () => ({
    message: `What you ask (${formatAvailability(requirements.availability.slaPercent)}, surviving the loss of one ${facts.scope}) needs a second region, and data that must stay in “${requirements.data.residency}” has ${plural(facts.permittedRegions, 'region')} on offer.`,
    remedy: 'Permit a second area for copies, or accept that a lost region is waited for.',
    about: ['region-topology', 'disaster-recovery'],
  })).map((draft) => ({ ...draft, nearest: () => nearestRegion(input) }))
}

/** Region ids that the provider does not have on offer here, and a second region that is the first again. */
function regionCauses({ requirements, profile, design }: FindingInput): Cause[] {
  const { region, regionSecond } = requirements.platform
  const [first] = design.regions
  const unknown = [region, regionSecond].filter((id): id is string => id !== null && profile.region(id) === undefined)
  const used = list(design.regions.map(({ name, id }) => `${name} (${id})`))
  const instead = () => `The plan uses ${used}.`
  return [
    ...unknown.map((id) => ({
      message: `You name the region ${id}, which ${profile.name} does not have or which has no prices here.`,
      remedy: 'Choose a region from the list, or leave the choice to us.',
      about: ['region-topology'],
      nearest: instead,
    })),
    ...when(regionSecond !== null && first?.id === regionSecond, () => ({
      message: `You name ${regionSecond} as the second region, and it is the first one already.`,
      remedy: 'Choose another second region, or leave the choice to us.',
      about: ['region-topology'],
    })).map((draft) => ({ ...draft, nearest: instead })),
  ]
}
