import type { Continent, Residency } from '@/lib/requirements/schema'
import { distanceKm } from '@/lib/services/distance'
import { estimateRoundTripMs } from '@/lib/services/latency'
import { audienceDistanceKm, type CloudRegion, isOffered } from '@/lib/services/regions'
import { findRegion, REGIONS } from '@/lib/services/regions-by-provider'
import { CLOUDS, type Cloud } from '@/lib/wizard/clouds'
import type { Key } from '@/lib/wizard/question'
import type { AnswerReader } from '@/lib/wizard/reader'
import { findQuestion } from '@/lib/wizard/steps'
import type { AnswerWarning } from '@/lib/wizard/warning'
import type { RegionChoice, RegionChoices } from './region-choice'

/** Regions of a cloud on offer for these answers: filtered by where data must stay, sorted by distance from the users. */
export function regionChoices(read: AnswerReader, cloud: Cloud): RegionChoices {
  const regions = REGIONS[cloud]
  if (!regions) return { first: [], second: [] }
  const { residency, audience } = whereabouts(read)
  const permitted = regions.permitted(residency, audience)
  const asked = regions.find(read.text('platform.region'))
  const first = asked ?? permitted[0]
  const second = first === undefined ? [] : regions.partners(first.id, residency).filter(isOffered)
  return {
    first: permitted.map((region) => choice(region, audience)),
    second: second.map((region) => choice(region, audience)),
  }
}

/** "Europe (Ireland)" is where it is and, in brackets, which one; the second is enough beside its id. */
export const shortRegionName = ({ name }: Pick<CloudRegion, 'name'>): string => /\((.+)\)/.exec(name)?.[1] ?? name

/**
 * A region that the chosen cloud does not have, said where it was chosen, with the nearest one that it has there and the cloud that the
 * region belongs to. It stands for the finding of the same id, which the plan raises a moment later.
 */
export function foreignRegions(read: AnswerReader, cloud: Cloud): AnswerWarning[] {
  const choices = regionChoices(read, cloud)
  return PLACES.flatMap(({ id, at, role }) => {
    const asked = read.text(at)
    const known = REGIONS[cloud]?.find(asked)
    if (asked === '' || (known && isOffered(known))) return []
    const owner = ownerOf(asked)
    const elsewhere = findRegion(asked)
    const near = elsewhere ? nearest(elsewhere, choices[role]) : choices[role][0]
    return [
      {
        id,
        at,
        severity: 'blocker' as const,
        title: `Not a region of ${CLOUDS[cloud]}`,
        message: `You name ${elsewhere ? `${shortRegionName(elsewhere)} (${asked})` : asked}, which ${CLOUDS[cloud]} does not have or which has no prices here.`,
        remedy: near ? 'The plan stands in the nearest permitted region until you choose one.' : null,
        uses: [
          ...(near ? [{ label: `Use ${near.name} (${near.id})`, changes: { [at]: near.id } }] : []),
          ...(owner && owner !== cloud && role === 'first'
            ? [{ label: `Use ${CLOUDS[owner]}`, changes: { 'platform.provider': owner } }]
            : []),
        ],
        mayStay: false,
      },
    ]
  })
}

const PLACES: readonly { id: string; at: Key; role: keyof RegionChoices }[] = [
  { id: 'INFEASIBLE-AS-ASKED.region', at: 'platform.region', role: 'first' },
  { id: 'INFEASIBLE-AS-ASKED.second-region', at: 'platform.regionSecond', role: 'second' },
]

/** The cloud that has a region of this id. */
const ownerOf = (id: string): Cloud | undefined =>
  (Object.keys(CLOUDS) as Cloud[]).find((cloud) => REGIONS[cloud]?.find(id) !== undefined)

/** Of those on offer, the one closest to a place of another cloud. */
function nearest(place: CloudRegion, offered: readonly RegionChoice[]): RegionChoice | undefined {
  const away = ({ id }: RegionChoice) => {
    const region = findRegion(id)
    return region ? distanceKm(place, region) : Number.POSITIVE_INFINITY
  }
  return [...offered].sort((a, b) => away(a) - away(b))[0]
}

/** Only what the two questions offer, which is what the schema allows; the schema itself stays out of the browser. */
function whereabouts(read: AnswerReader): { residency: Residency; audience: Continent[] } {
  const residency = offered('data.residency').find((value) => value === read.text('data.residency')) ?? 'any'
  const audience = offered('traffic.audience').filter((value) => read.list('traffic.audience').includes(value))
  return { residency: residency as Residency, audience: audience as Continent[] }
}

function offered(key: Key): string[] {
  const control = findQuestion(key)?.control
  return control !== undefined && 'options' in control ? control.options.map(({ value }) => value) : []
}

const choice = (region: CloudRegion, audience: readonly Continent[]): RegionChoice => ({
  id: region.id,
  name: shortRegionName(region),
  milliseconds: audience.length === 0 ? null : estimateRoundTripMs(audienceDistanceKm(region, audience)),
  priceLevel: region.priceLevel ?? 1,
})
