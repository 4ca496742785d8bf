import type { Provider } from '@/lib/requirements/schema'
import { awsRegions } from './aws/regions'
import { azureRegions } from './azure/regions'
import { gcpRegions } from './gcp/regions'
import type { CloudRegion, RegionSet } from './regions'

/** The regions of each cloud that designs can be made for. Without prices, so that a page may use it. */
export const REGIONS: { readonly [P in Provider]?: RegionSet } = {
  aws: awsRegions,
  gcp: gcpRegions,
  azure: azureRegions,
}

/** The region of this id at any of them. */
export const findRegion = (id: string): CloudRegion | undefined =>
  Object.values(REGIONS)
    .map((regions) => regions.find(id))
    .find((region) => region !== undefined)
