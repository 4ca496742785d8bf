import type { ProviderProfile, ProviderRegion } from '@/lib/design/provider'
import { CONTINENTS, type Continent } from '@/lib/requirements/schema'
import { type CloudRegion, isOffered, type RegionSet } from './regions'

/** The part of a profile that answers from the provider's regions. */
export const profileRegions = (
  regions: RegionSet,
): Pick<ProviderProfile, 'region' | 'regionsFor' | 'secondRegion' | 'partners'> => ({
  region: (id) => {
    const region = regions.find(id)
    return region && isOffered(region) ? forComposer(region) : undefined
  },
  regionsFor: (residency, audience) => regions.permitted(residency, audience.filter(isContinent)).map(forComposer),
  secondRegion: (first, residency) => {
    const second = regions.partners(first, residency).find(isOffered)
    return second && forComposer(second)
  },
  partners: (first, residency) =>
    regions.partners(first, residency).map((region) => ({ ...forComposer(region), isOffered: isOffered(region) })),
})

const isContinent = (text: string): text is Continent => CONTINENTS.some((continent) => continent === text)

/** A region without a jurisdiction satisfies no question about where data stays. */
const forComposer = ({ id, name, continent, residency, zones }: CloudRegion): ProviderRegion => ({
  id,
  name,
  continent,
  residency: residency ?? '',
  zones,
})
