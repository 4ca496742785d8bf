import { distanceKm } from './distance'
import type { RegionSet } from './regions'

export type RoundTrip = {
  milliseconds: number
  source: string
  readOn: string
  confidence: 'verified' | 'secondary' | 'assumption'
}

/** Round trips that somebody publishes: pairs of region ids in alphabetical order, joined by a space. */
export type Measured = Omit<RoundTrip, 'milliseconds'> & { milliseconds: Readonly<Record<string, number>> }

/** Between two regions of one provider: measured where it is published, else from the distance; 0 within one region. */
export const roundTrips =
  (regions: RegionSet, { milliseconds: measured, ...published }: Measured) =>
  (a: string, b: string): RoundTrip => {
    const known = measured[[a, b].sort().join(' ')]
    if (known !== undefined) return { milliseconds: known, ...published }
    const [from, to] = [regions.find(a), regions.find(b)]
    const milliseconds = a === b || !from || !to ? 0 : estimateRoundTripMs(distanceKm(from, to))
    return { milliseconds, ...published, confidence: 'assumption' }
  }

/** Over long-haul fibre: 4 ms of equipment and 15.6 ms for each 1,000 km, the median of the pairs measured between AWS regions. */
export const estimateRoundTripMs = (km: number): number => Math.round(4 + (15.6 * km) / 1000)
