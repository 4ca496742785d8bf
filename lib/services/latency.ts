import { distanceKm } from './distance'
import { findRegion } from './regions'

export type RoundTrip = { milliseconds: number; source: string; readOn: string; confidence: 'secondary' | 'assumption' }

/** Between two regions: measured where somebody publishes it, else from the distance; 0 within one region. */
export const roundTrip = (a: string, b: string): RoundTrip => {
  const measured = MEASURED[[a, b].sort().join(' ')]
  if (measured !== undefined) return { milliseconds: measured, ...CLOUDPING, confidence: 'secondary' }
  const [from, to] = [findRegion(a), findRegion(b)]
  if (a === b || !from || !to) return { milliseconds: 0, ...CLOUDPING, confidence: 'assumption' }
  return { milliseconds: estimateRoundTripMs(distanceKm(from, to)), ...CLOUDPING, confidence: 'assumption' }
}

export const roundTripMs = (a: string, b: string): number => roundTrip(a, b).milliseconds

/** Over long-haul fibre: 4 ms of equipment and 15.6 ms for each 1,000 km, the median of the measured pairs below. */
export const estimateRoundTripMs = (km: number): number => Math.round(4 + (15.6 * km) / 1000)

/** One-year medians of TCP probes by a third party, the mean of both directions. */
const CLOUDPING = { source: 'https://www.cloudping.co/', readOn: '2025-05-29' }

/** Pairs in alphabetical order, in milliseconds. */
const MEASURED: Readonly<Record<string, number>> = {
  'af-south-1 eu-west-1': 159,
  'af-south-1 us-east-1': 227,
  'ap-east-1 ap-southeast-1': 37,
  'ap-northeast-1 ap-northeast-2': 36,
  'ap-northeast-1 ap-northeast-3': 10,
  'ap-northeast-1 ap-southeast-1': 71,
  'ap-northeast-1 ap-southeast-2': 107,
  'ap-northeast-1 eu-central-1': 227,
  'ap-northeast-1 us-east-1': 149,
  'ap-northeast-1 us-west-2': 98,
  'ap-south-1 ap-south-2': 25,
  'ap-south-1 ap-southeast-1': 64,
  'ap-south-1 eu-central-1': 129,
  'ap-south-1 eu-west-1': 126,
  'ap-south-1 me-central-1': 30,
  'ap-south-1 us-east-1': 191,
  'ap-southeast-1 ap-southeast-2': 95,
  'ap-southeast-1 ap-southeast-3': 18,
  'ap-southeast-1 ap-southeast-5': 9,
  'ap-southeast-1 eu-west-1': 182,
  'ap-southeast-1 us-east-1': 219,
  'ap-southeast-1 us-west-2': 161,
  'ap-southeast-2 ap-southeast-4': 14,
  'ap-southeast-2 us-east-1': 200,
  'ap-southeast-2 us-west-2': 141,
  'ca-central-1 ca-west-1': 49,
  'ca-central-1 us-east-1': 16,
  'eu-central-1 eu-central-2': 9,
  'eu-central-1 eu-north-1': 23,
  'eu-central-1 eu-south-1': 12,
  'eu-central-1 eu-west-1': 27,
  'eu-central-1 eu-west-3': 12,
  'eu-central-1 il-central-1': 68,
  'eu-central-1 me-central-1': 116,
  'eu-central-1 us-east-1': 93,
  'eu-south-2 eu-west-1': 31,
  'eu-west-1 eu-west-2': 14,
  'eu-west-1 eu-west-3': 20,
  'eu-west-1 sa-east-1': 178,
  'eu-west-1 us-east-1': 70,
  'eu-west-1 us-west-2': 118,
  'eu-west-2 eu-west-3': 11,
  'eu-west-2 us-east-1': 78,
  'me-central-1 me-south-1': 15,
  'mx-central-1 us-east-1': 58,
  'sa-east-1 us-east-1': 115,
  'sa-east-1 us-west-2': 175,
  'us-east-1 us-east-2': 15,
  'us-east-1 us-west-1': 64,
  'us-east-1 us-west-2': 64,
  'us-east-2 us-west-2': 51,
}
