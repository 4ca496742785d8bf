import type { RegionChoice, RegionChoices } from '@/components/wizard/region-choice'
import { CONTINENTS, type Continent, PROVIDERS, RESIDENCIES, type Residency } from '@/lib/requirements/schema'
import { awsRegions } from '@/lib/services/aws/regions'
import { estimateRoundTripMs } from '@/lib/services/latency'
import { audienceDistanceKm, type CloudRegion, isOffered } from '@/lib/services/regions'
import { REGIONS } from '@/lib/services/regions-by-provider'
import type { Answers } from '@/lib/wizard/answers'
import { readAnswers } from '@/lib/wizard/reader'

/** Regions on offer for these answers: filtered by where data must stay, sorted by distance from the users. */
export function regionChoices(answers: Answers): RegionChoices {
  const read = readAnswers(answers)
  const residency = RESIDENCIES.find((known): known is Residency => known === read.text('data.residency')) ?? 'any'
  const audience = CONTINENTS.filter((continent) => read.list('traffic.audience').includes(continent))
  const asked = PROVIDERS.find((name) => name === read.text('platform.provider')) ?? 'aws'
  const regions = REGIONS[asked] ?? awsRegions
  const permitted = regions.permitted(residency, audience)
  const first = read.text('platform.region') || permitted[0]?.id
  const second = first === undefined ? [] : regions.partners(first, residency).filter(isOffered)
  return {
    first: permitted.map((region) => choice(region, audience)),
    second: second.map((region) => choice(region, audience)),
  }
}

/** "Europe (Ireland)" is where it is and, in brackets, which one; the second is enough beside its id. */
export const shortRegionName = ({ name }: Pick<CloudRegion, 'name'>): string => /\((.+)\)/.exec(name)?.[1] ?? name

const choice = (region: CloudRegion, audience: readonly Continent[]): RegionChoice => ({
  id: region.id,
  name: shortRegionName(region),
  milliseconds: audience.length === 0 ? null : estimateRoundTripMs(audienceDistanceKm(region, audience)),
  priceLevel: region.priceLevel ?? 1,
})
