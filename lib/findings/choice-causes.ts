import type { Topic } from '@/lib/decisions/decide-all'
import type { Requirements } from '@/lib/requirements/schema'
import type { Reason } from '@/lib/rules/decide'
import { formatCount, plural } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes, formatSeconds } from '@/lib/units/time'
import { type Draft, type FindingInput, when } from './detector'
import { nearestOption, nearestRegion, unpricedPairs } from './nearest'
import { asPlanned, type Offer } from './options'
import { AREAS, LOST, list } from './words'

/** A request that cannot be met: what stands in the way, and what can be had instead, which is worked out only when it is asked for. */
export type Cause = Draft & { nearest: () => Offer[] }

/** A canary without traffic is judged by a finding of its own. */
const OWN_CODE = ['D-11']

export function decisionCause(input: FindingInput, topic: Topic): Cause[] {
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

/** No second region may hold the data (rule RES-02), and what was asked needs one. */
function lacksRegion({ facts, decisions }: FindingInput): boolean {
  const { infeasible: limit, alternatives } = decisions['disaster-recovery']
  const isBarred = limit !== null && alternatives.some(({ excludedBy }) => excludedBy?.rule === 'RES-02')
  return facts.permittedRegions < 2 && (isBarred || (facts.scope === 'region' && facts.keepsData))
}

/** The permitted area holds too few regions for what must survive the loss of one. */
export function permittedCause(input: FindingInput): Cause[] {
  const { facts, requirements } = input
  if (!lacksRegion(input)) return []
  const pairs = unpricedPairs(input)
  const draft: Draft = {
    message: `What you ask (${formatAvailability(requirements.availability.slaPercent)}, surviving the loss of one ${LOST[facts.scope]}) needs a second region, and data that must stay in ${AREAS[requirements.data.residency]} has ${plural(facts.permittedRegions, 'region')} of ${input.profile.name} on offer.`,
    remedy: `Permit a second area for copies, or accept that a lost region is waited for.${pairs.length > 0 ? ` In the area itself, ${list(pairs)}: the second of each has no prices here, so it is not in a plan.` : ''}`,
    about: ['region-topology', 'disaster-recovery'],
  }
  return [{ ...draft, nearest: () => nearestRegion(input) }]
}

/** Region ids that the provider does not have on offer here, and a second region that is the first again. */
export function regionCauses(input: FindingInput): Cause[] {
  const { requirements, profile, design } = input
  const { region, regionSecond } = requirements.platform
  const [first] = design.regions
  const unknown = [region, regionSecond].filter((id): id is string => id !== null && profile.region(id) === undefined)
  const used = list(design.regions.map(({ name, id }) => `${name} (${id})`))
  const instead = () => [asPlanned(`The plan as it stands, in ${used}`, input)]
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
