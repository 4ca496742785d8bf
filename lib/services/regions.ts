import type { Continent, Residency } from '@/lib/requirements/schema'
import { distanceKm, type Place } from './distance'

export type CloudRegion = Place & {
  id: string
  /** The provider's own name: "Europe (Ireland)". */
  name: string
  /** ISO 3166 code of the country it stands in. */
  country: string
  continent: Continent
  /** The jurisdiction of the residency question that data stored here satisfies; null where none of those asked about. */
  residency: Exclude<Residency, 'any'> | null
  /** Availability zones; 1 where the region is not divided. */
  zones: number
  /** Median price of virtual machines against the base region; null where the catalogue has no prices, so it is not offered. */
  priceLevel: number | null
}

/** Id, name, country, continent, jurisdiction, zones, latitude, longitude and price level. */
export type RegionRow = readonly [
  string,
  string,
  string,
  Continent,
  CloudRegion['residency'],
  number,
  number,
  number,
  number | null,
]

/** The regions of one provider that a commercial account can order, and the questions that are asked of them. */
export type RegionSet = {
  readonly all: readonly CloudRegion[]
  /** The region with this id; undefined where there is none. */
  find(id: string): CloudRegion | undefined
  /**
   * Regions on offer that may hold the data, best for the audience first. Distances are compared in steps of 1,000 km, which is some
   * 16 ms of round trip; within a step the cheaper region goes first, then the one with more zones.
   */
  permitted(residency: Residency, audience: readonly Continent[]): readonly CloudRegion[]
  /**
   * Regions for a second copy: permitted by the residency and far enough to fail apart, nearest first. Where any residency will do,
   * one of the same jurisdiction goes first, so that a later residency question does not undo the choice. Those that are not on offer
   * for want of prices are among them, to be named as a proposal.
   */
  partners(first: string, residency: Residency): readonly CloudRegion[]
}

/** Only what the catalogue can price is offered. */
export const isOffered = (region: CloudRegion): boolean => region.priceLevel !== null

export function regionSet(rows: readonly RegionRow[]): RegionSet {
  const all = rows.map(fromRow)
  const byId = new Map(all.map((region) => [region.id, region]))
  const remembered = new Map<string, readonly CloudRegion[]>()
  const once = (key: string, make: () => readonly CloudRegion[]) => {
    const known = remembered.get(key) ?? make()
    remembered.set(key, known)
    return known
  }
  return {
    all,
    find: (id) => byId.get(id),
    permitted: (residency, audience) =>
      once(`${residency} ${[...audience].sort().join()}`, () => rankForAudience(all, residency, audience)),
    partners: (first, residency) => once(`${first} ${residency}`, () => rankPartners(all, byId.get(first), residency)),
  }
}

/** Mean distance to the places that stand for the audience's continents; 0 where no audience was named. */
export const audienceDistanceKm = (region: Place, audience: readonly Continent[]): number =>
  audience.length === 0
    ? 0
    : audience.reduce((sum, continent) => sum + distanceKm(region, AUDIENCE_PLACES[continent]), 0) / audience.length

const fromRow = ([
  id,
  name,
  country,
  continent,
  residency,
  zones,
  latitude,
  longitude,
  priceLevel,
]: RegionRow): CloudRegion => ({ id, name, country, continent, residency, zones, latitude, longitude, priceLevel })

const rankForAudience = (all: readonly CloudRegion[], residency: Residency, audience: readonly Continent[]) =>
  all
    .filter((region) => isOffered(region) && mayHold(region, residency))
    .map((region) => ({ region, step: Math.floor(audienceDistanceKm(region, audience) / 1000) }))
    .sort((a, b) => a.step - b.step || byPriceThenZones(a.region, b.region))
    .map(({ region }) => region)

const rankPartners = (all: readonly CloudRegion[], primary: CloudRegion | undefined, residency: Residency) => {
  if (!primary) return []
  const away = (region: CloudRegion) => distanceKm(primary, region)
  const sameJurisdiction = (region: CloudRegion) => region.residency !== null && region.residency === primary.residency
  return all
    .filter((region) => region.id !== primary.id && mayHold(region, residency) && away(region) >= FAIL_APART_KM)
    .sort((a, b) => Number(sameJurisdiction(b)) - Number(sameJurisdiction(a)) || away(a) - away(b))
}

const mayHold = (region: CloudRegion, residency: Residency) => residency === 'any' || region.residency === residency

const byPriceThenZones = (a: CloudRegion, b: CloudRegion) =>
  (a.priceLevel ?? 0) - (b.priceLevel ?? 0) || b.zones - a.zones || (a.id < b.id ? -1 : 1)

/** Two regions closer than this could share a storm or a power failure. Our assumption; providers publish no such distances. */
const FAIL_APART_KM = 300

/** A place among the users of each continent. Our assumption: Brussels, Cincinnati, São Paulo, Singapore, Sydney, Dubai, Lagos. */
const AUDIENCE_PLACES: Readonly<Record<Continent, Place>> = {
  eu: { latitude: 50.85, longitude: 4.35 },
  na: { latitude: 39.1, longitude: -84.5 },
  sa: { latitude: -23.55, longitude: -46.63 },
  as: { latitude: 1.35, longitude: 103.82 },
  oc: { latitude: -33.87, longitude: 151.21 },
  me: { latitude: 25.2, longitude: 55.27 },
  af: { latitude: 6.52, longitude: 3.38 },
}
