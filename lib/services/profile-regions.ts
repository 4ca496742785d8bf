import type { ProviderProfile, ProviderRegion } from '@/lib/design/provider'
import { CONTINENTS, type Continent, type Residency } from '@/lib/requirements/schema'
import { type CloudRegion, isOffered, type RegionSet } from './regions'

/** The part of a profile that answers from the provider's regions. */
export const profileRegions = (
  regions: RegionSet,
): Pick<ProviderProfile, 'region' | 'regionsFor' | 'secondRegion' | 'partners'> => {
  const known = new WeakMap<readonly CloudRegion[], readonly ProviderRegion[]>()
  const regionsFor: (residency: Residency, audience: readonly Continent[]) => readonly ProviderRegion[] = (
    residency,
    audience,
  ) => {
    const permitted = regions.permitted(residency, audience)
    const answer = known.get(permitted) ?? permitted.map(forComposer)
    known.set(permitted, answer)
    return answer
  }
  return {
    region: (id) => {
      const region = regions.find(id)
      return region && isOffered(region) ? forComposer(region) : undefined
    },
    regionsFor: (residency, audience) => regionsFor(residency, audience.filter(isContinent)),
    secondRegion: (first, residency) => {
      const second = regions.partners(first, residency).find(isOffered)
      return second && forComposer(second)
    },
    partners: (first, residency) =>
      regions.partners(first, residency).map((region) => ({ ...forComposer(region), isOffered: isOffered(region) })),
  }
}

const isContinent = (text: string): text is Continent => CONTINENTS.some((continent) => continent === text)

/** A region without a jurisdiction satisfies no question about where data stays. */
const forComposer = ({ id, name, continent, residency, zones }: CloudRegion): ProviderRegion => ({
  id,
  name,
  continent,
  residency: residency ?? '',
  zones,
})
