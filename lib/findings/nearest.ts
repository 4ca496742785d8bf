import type { Topic } from '@/lib/decisions/decide-all'
import { ofKind } from '@/lib/design/model'
import { PROVIDERS, type Provider, type Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { formatCount } from '@/lib/units/counts'
import { type Change, insisting, withAvailability } from '@/lib/what-if/what-if'
import type { FindingInput } from './detector'
import { asPlanned, type Offer, offerOf } from './options'
import { AREAS, capital, inSentence, list } from './words'

/** One answer made easier to meet, in words. */
export type Relaxation = { words: string; change: Change }

/** What a decision falls back on; where every option was excluded, the single answers that would free one. */
export function nearestOption(input: FindingInput, topic: Topic, insisted: boolean): Offer[] {
  const { choice, summary } = input.decisions[topic]
  const taken = asPlanned(`${capital(choice)} (${inSentence(summary)}) as ${topic}, as planned`, input)
  if (insisted) return [taken]
  const freed = [...RELAXED.slice(0, 2), ...otherClouds(input.requirements), ...RELAXED.slice(2)].flatMap(
    ({ words, change }) => {
      const result = input.whatIf(change)
      const { infeasible, choice: instead } = result.decisions[topic]
      return infeasible === null ? [{ words: `With ${words}, ${instead} as ${topic}`, result }] : []
    },
  )
  // The same design under another name is no second choice.
  return [...freed.map(({ words, result }) => offerOf(words, result)), taken].filter(
    (offer, index, all) => all.findIndex((one) => one.monthlyUsd === offer.monthlyUsd) === index,
  )
}

const RELAXED: readonly Relaxation[] = [
  {
    words: 'PostgreSQL as the engine',
    change: (requirements) => ({ ...requirements, data: { ...requirements.data, sqlEngine: 'postgresql' } }),
  },
  { words: 'a loss of at most a minute of data', change: withAvailability({ rpoMinutes: 1 }) },
  { words: 'the loss of a zone instead of a region', change: withAvailability({ scope: 'zone', regionMode: null }) },
  { words: '99.9% availability', change: withAvailability({ slaPercent: 99.9 }) },
]

/** The same asker on another cloud, in regions that we choose: ids of one cloud mean nothing at another. */
const onCloud =
  (provider: Provider): Change =>
  (requirements) =>
    insisting({ provider: undefined })({
      ...requirements,
      platform: { ...requirements.platform, provider, region: null, regionSecond: null },
    })

function otherClouds({ platform, insistOn }: Requirements): Relaxation[] {
  const asked = insistOn.provider ?? platform.provider
  if (asked === 'auto') return []
  return PROVIDERS.filter((provider) => provider !== asked).map((provider) => ({
    words: `${PROFILES[provider].name} as the cloud`,
    change: onCloud(provider),
  }))
}

/** The most that commitments inside one region multiply to is below 99.99%. */
export const IN_ONE_REGION = 99.95

/** A nearer second region, writes that wait, or a last second that may go. Where no database confirms in both, a cloud that has one. */
export function nearestWrites(input: FindingInput, roundTrip: number): Offer[] {
  const { requirements, design } = input
  const [first, second] = design.regions
  if (!first || !second) return []
  const isConfirmed = ofKind(design, 'relational-database').some(({ class: tier }) => tier === 'distributed')
  const follows = `A copy in ${second.name} that follows about a second behind, which can be lost, and writes that stay in ${first.name}`
  return [
    ...(isConfirmed
      ? [
          ...nearerSecond(input, first.id, second.id),
          asPlanned(`Writes that may take ${formatCount(roundTrip)} ms and more`, input),
        ]
      : confirmedElsewhere(requirements, input)),
    offerOf(follows, input.whatIf(withAvailability({ rpoMinutes: A_FEW_SECONDS }))),
  ]
}

function nearerSecond({ requirements, profile, whatIf }: FindingInput, first: string, second: string): Offer[] {
  const allowed = requirements.traffic.writeLatencyMs ?? Number.POSITIVE_INFINITY
  const nearer = profile
    .partners(first, requirements.data.residency)
    .find(({ id, isOffered }) => isOffered && id !== second && profile.roundTripMs(first, id) <= allowed)
  if (!nearer) return []
  const words = `${nearer.name} as the second region, ${formatCount(profile.roundTripMs(first, nearer.id))} ms away`
  return [offerOf(words, whatIf(withSecond(nearer.id)))]
}

function confirmedElsewhere(requirements: Requirements, { whatIf }: FindingInput): Offer[] {
  const [found] = otherClouds(requirements).flatMap(({ change }) => {
    const result = whatIf(change)
    const [first, second] = result.production.regions
    const isConfirmed = result.decisions.database.choice === 'distributed-sql'
    return first && second && isConfirmed ? [{ result, first, second }] : []
  })
  if (!found) return []
  const { result, first, second } = found
  const wait = result.profile.roundTripMs(first.id, second.id)
  return [
    offerOf(
      `${result.profile.name}, in ${first.name} and ${second.name}, with writes of ${formatCount(wait)} ms and more`,
      result,
    ),
  ]
}

/** In minutes: what a copy that follows closely may lose. */
const A_FEW_SECONDS = 0.1

const withSecond =
  (regionSecond: string): Change =>
  (requirements) => ({ ...requirements, platform: { ...requirements.platform, regionSecond } })

/** Names in the permitted area beyond those on offer. */
export function unpricedPartners({ requirements, design, profile }: FindingInput): string[] {
  const [first] = design.regions
  const found = first ? profile.partners(first.id, requirements.data.residency) : []
  return found.filter(({ isOffered }) => !isOffered).map(({ name, id }) => `${name} (${id})`)
}

/** Pairs of regions in the permitted area, at any cloud, of which this catalogue prices only one. */
export function unpricedPairs({ requirements: { data, traffic } }: FindingInput): string[] {
  return PROVIDERS.flatMap((provider) => {
    const profile = PROFILES[provider]
    const [first] = profile.regionsFor(data.residency, traffic.audience)
    const second = first && profile.partners(first.id, data.residency).find(({ isOffered }) => !isOffered)
    return first && second ? [`${profile.name} has ${first.name} and ${second.name}`] : []
  })
}

/** Another cloud with two regions where the data may be, one region with several zones, or a second area for copies. */
export function nearestRegion(input: FindingInput): Offer[] {
  const { requirements, design, facts, profile } = input
  const [first] = design.regions
  const { awsRegions, gcpRegions, azureRegions } = facts
  const regions = { aws: awsRegions, gcp: gcpRegions, azure: azureRegions }
  const elsewhere = PROVIDERS.filter((name) => name !== profile.provider && regions[name] > 1).flatMap((provider) => {
    const result = input.whatIf(onCloud(provider))
    const places = result.production.regions.map(({ name }) => name)
    return places.length > 1 ? [offerOf(`${result.profile.name}, in ${list(places)}`, result)] : []
  })
  const zones = withAvailability({
    scope: 'zone',
    regionMode: null,
    slaPercent: Math.min(IN_ONE_REGION, requirements.availability.slaPercent),
  })
  const widened = input.whatIf((asked) => ({
    ...asked,
    data: { ...asked.data, residency: 'any' },
    platform: { ...asked.platform, provider: profile.provider, region: first?.id ?? null, regionSecond: null },
  }))
  const [, abroad] = widened.production.regions
  return [
    ...elsewhere.slice(0, 1),
    offerOf(
      `${first?.name ?? profile.name} alone, with copies in several data centres: the loss of one is survived, that of the region waited for`,
      input.whatIf(zones),
    ),
    ...(abroad
      ? [offerOf(`Copies permitted outside ${AREAS[requirements.data.residency]} too, in ${abroad.name}`, widened)]
      : []),
  ]
}
