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
  zones: number
  /** Median price of virtual machines against the base region; null where the catalogue has no prices, so it is not offered. */
  priceLevel: number | null
}

/** The region with this id; undefined where there is none that a commercial account can order. */
export const findRegion = (id: string): CloudRegion | undefined => awsRegions.find((region) => region.id === id)

/** Only what the catalogue can price is offered. */
export const isOffered = (region: CloudRegion): boolean => region.priceLevel !== null

/**
 * Regions on offer that may hold the data, best for the audience first. Distances are compared in steps of 1,000 km, which is some
 * 16 ms of round trip; within a step the cheaper region goes first, then the one with more zones.
 */
export const regionsFor = (residency: Residency, audience: readonly Continent[]): CloudRegion[] =>
  awsRegions
    .filter((region) => isOffered(region) && mayHold(region, residency))
    .map((region) => ({ region, step: Math.floor(audienceDistanceKm(region, audience) / 1000) }))
    .sort((a, b) => a.step - b.step || byPriceThenZones(a.region, b.region))
    .map(({ region }) => region)

export const nearestRegion = (residency: Residency, audience: readonly Continent[]): CloudRegion | undefined =>
  regionsFor(residency, audience)[0]

/**
 * The partner for a second region: on offer, permitted by the residency, far enough to fail apart, and the nearest of those. Where any
 * residency will do, one of the same jurisdiction is preferred, so that a later residency question does not undo the choice.
 */
export const secondRegion = (first: string, residency: Residency): CloudRegion | undefined =>
  partners(first, residency).find(isOffered)

/** The same with regions that are not on offer for want of prices, to be named as a proposal. */
export const partners = (first: string, residency: Residency): CloudRegion[] => {
  const primary = findRegion(first)
  if (!primary) return []
  const away = (region: CloudRegion) => distanceKm(primary, region)
  const sameJurisdiction = (region: CloudRegion) => region.residency !== null && region.residency === primary.residency
  return awsRegions
    .filter((region) => region.id !== first && mayHold(region, residency) && away(region) >= FAIL_APART_KM)
    .sort((a, b) => Number(sameJurisdiction(b)) - Number(sameJurisdiction(a)) || away(a) - away(b))
}

/** Mean distance to the places that stand for the audience's continents; 0 where no audience was named. */
export const audienceDistanceKm = (region: Place, audience: readonly Continent[]): number =>
  audience.length === 0
    ? 0
    : audience.reduce((sum, continent) => sum + distanceKm(region, AUDIENCE_PLACES[continent]), 0) / audience.length

const mayHold = (region: CloudRegion, residency: Residency) => residency === 'any' || region.residency === residency

const byPriceThenZones = (a: CloudRegion, b: CloudRegion) =>
  (a.priceLevel ?? 0) - (b.priceLevel ?? 0) || b.zones - a.zones || (a.id < b.id ? -1 : 1)

/** Two regions closer than this could share a storm or a power failure. Our assumption; AWS publishes no distances. */
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

/**
 * AWS regions that a commercial account can order: id, name, country, continent, jurisdiction, zones, latitude, longitude and price
 * level. Places and zones: https://github.com/SpareCores/sc-data-dumps/tree/e8749be (data of 2026-01-31, secondary). London and Zurich
 * are outside the EU and do not count as `eu`. Price levels: the median ratios of the price catalogue, compiled 2026-11-23.
 */
const ROWS: readonly (readonly [
  string,
  string,
  string,
  Continent,
  CloudRegion['residency'],
  number,
  number,
  number,
  number | null,
])[] = [
  ['us-east-1', 'US East (N. Virginia)', 'US', 'na', 'us', 6, 38.9941, -77.4524, 1.0],
  ['us-east-2', 'US East (Ohio)', 'US', 'na', 'us', 3, 40.0946, -82.7541, 1.0],
  ['us-west-2', 'US West (Oregon)', 'US', 'na', 'us', 4, 45.9175, -119.2684, 1.0],
  ['ca-central-1', 'Canada (Central)', 'CA', 'na', 'ca', 3, 45.5, -73.6, 1.0952],
  ['sa-east-1', 'South America (São Paulo)', 'BR', 'sa', 'br', 3, -23.4926, -46.8106, 1.5938],
  ['eu-west-1', 'Europe (Ireland)', 'IE', 'eu', 'eu', 3, 53.4057, -6.2245, 1.1146],
  ['eu-central-1', 'Europe (Frankfurt)', 'DE', 'eu', 'eu', 3, 50.0992, 8.6304, 1.1979],
  ['eu-north-1', 'Europe (Stockholm)', 'SE', 'eu', 'eu', 3, 59.3262, 17.842, 1.0634],
  ['eu-west-2', 'Europe (London)', 'GB', 'eu', 'uk', 3, 51.5085, -0.0609, 1.1741],
  ['ap-southeast-1', 'Asia Pacific (Singapore)', 'SG', 'as', 'sg', 3, 1.3218, 103.6931, 1.2063],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)', 'JP', 'as', 'jp', 3, 35.6174, 139.7459, 1.2588],
  ['ap-south-1', 'Asia Pacific (Mumbai)', 'IN', 'as', 'in', 3, 19.2426, 72.9668, 1.0],
  ['ap-southeast-2', 'Asia Pacific (Sydney)', 'AU', 'oc', 'au', 3, -33.9118, 151.1908, 1.25],
  ['af-south-1', 'Africa (Cape Town)', 'ZA', 'af', null, 3, -33.9147, 18.3759, null],
  ['ap-east-1', 'Asia Pacific (Hong Kong)', 'HK', 'as', null, 3, 22.2908, 114.2723, null],
  ['ap-east-2', 'Asia Pacific (Taipei)', 'TW', 'as', null, 3, 25.0375, 121.5637, null],
  ['ap-northeast-2', 'Asia Pacific (Seoul)', 'KR', 'as', null, 4, 37.5617, 126.8736, null],
  ['ap-northeast-3', 'Asia Pacific (Osaka)', 'JP', 'as', 'jp', 3, 34.6939, 135.5022, null],
  ['ap-south-2', 'Asia Pacific (Hyderabad)', 'IN', 'as', 'in', 3, 17.4123, 78.2432, null],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)', 'ID', 'as', null, 3, -6.2, 106.8167, null],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)', 'AU', 'oc', 'au', 3, -37.8039, 144.712, null],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)', 'MY', 'as', null, 3, 3.139, 101.687, null],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)', 'NZ', 'oc', null, 3, -36.848, 174.763, null],
  ['ap-southeast-7', 'Asia Pacific (Thailand)', 'TH', 'as', null, 3, 13.756, 100.502, null],
  ['ca-west-1', 'Canada West (Calgary)', 'CA', 'na', 'ca', 3, 51.0466, -114.129, null],
  ['eu-central-2', 'Europe (Zurich)', 'CH', 'eu', null, 3, 47.3863, 8.4449, null],
  ['eu-south-1', 'Europe (Milan)', 'IT', 'eu', 'eu', 3, 45.4628, 9.1077, null],
  ['eu-south-2', 'Europe (Spain)', 'ES', 'eu', 'eu', 3, 41.7944, -0.8517, null],
  ['eu-west-3', 'Europe (Paris)', 'FR', 'eu', 'eu', 3, 48.601, 2.2977, null],
  ['il-central-1', 'Israel (Tel Aviv)', 'IL', 'me', null, 3, 32.0491, 34.7891, null],
  ['me-central-1', 'Middle East (UAE)', 'AE', 'me', null, 3, 25.0648, 55.1364, null],
  ['me-south-1', 'Middle East (Bahrain)', 'BH', 'me', null, 3, 25.9413, 50.3074, null],
  ['mx-central-1', 'Mexico (Central)', 'MX', 'na', null, 3, 20.5896, -100.3897, null],
  ['us-west-1', 'US West (N. California)', 'US', 'na', 'us', 2, 37.4437, -122.1537, null],
]

export const awsRegions: readonly CloudRegion[] = ROWS.map(
  ([id, name, country, continent, residency, zones, latitude, longitude, priceLevel]) => ({
    id,
    name,
    country,
    continent,
    residency,
    zones,
    latitude,
    longitude,
    priceLevel,
  }),
)
