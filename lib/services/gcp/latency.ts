import { type Measured, roundTrips } from '../latency'
import { gcpRegions } from './regions'

/**
 * Google publishes no table of round trips. These are figures that others measured between regions of AWS (the source below) and Azure
 * in the same two places, so they are an assumption here.
 */
const SAME_PLACES = { source: 'https://www.cloudping.co/', readOn: '2025-05-29', confidence: 'assumption' } as const

/** Pairs in alphabetical order, in milliseconds. */
const MILLISECONDS: Measured['milliseconds'] = {
  'asia-northeast1 asia-northeast2': 10,
  'asia-northeast1 asia-northeast3': 35,
  'asia-northeast1 asia-southeast1': 71,
  'asia-northeast1 europe-west3': 227,
  'asia-northeast1 us-east4': 153,
  'asia-northeast1 us-west1': 99,
  'asia-south1 asia-southeast1': 64,
  'asia-south1 europe-west3': 129,
  'asia-south1 us-east4': 191,
  'asia-southeast1 australia-southeast1': 93,
  'asia-southeast1 us-east4': 222,
  'australia-southeast1 australia-southeast2': 15,
  'australia-southeast1 us-west1': 141,
  'europe-north2 europe-west3': 23,
  'europe-west2 europe-west9': 11,
  'europe-west2 us-east4': 78,
  'europe-west3 europe-west4': 11,
  'europe-west3 europe-west6': 9,
  'europe-west3 europe-west9': 12,
  'europe-west3 us-east4': 91,
  'europe-west4 southamerica-east1': 186,
  'europe-west4 us-central1': 107,
  'europe-west4 us-east4': 84,
  'northamerica-northeast1 us-east4': 16,
  'southamerica-east1 us-east4': 115,
  'us-central1 us-east4': 30,
  'us-central1 us-west1': 39,
  'us-east4 us-west1': 64,
}

export const gcpRoundTrip = roundTrips(gcpRegions, { milliseconds: MILLISECONDS, ...SAME_PLACES })
