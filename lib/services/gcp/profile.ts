import type { ProviderProfile } from '@/lib/design/provider'
import { profileRegions } from '../profile-regions'
import { gcpRoundTrip } from './latency'
import { gcpProviderLimits } from './limits'
import { gcpServiceName } from './names'
import { gcpOptionName } from './options'
import { gcpRegions } from './regions'
import { fitCloudRun, fitGcpMachine, gcpMachineHourUsd, LARGEST_CLOUD_RUN } from './sizes'
import { gcpSlaOf } from './sla-of'

/** Google Cloud as the composer sees it. It holds the price catalogue's sizes, so it stays on the server. */
export const gcpProfile: ProviderProfile = {
  provider: 'gcp',
  name: 'Google Cloud',
  serviceName: gcpServiceName,
  optionName: gcpOptionName,
  fitMachine: fitGcpMachine,
  fitTask: fitCloudRun,
  largestTask: LARGEST_CLOUD_RUN,
  machineHourUsd: gcpMachineHourUsd,
  ...profileRegions(gcpRegions),
  roundTripMs: (a, b) => gcpRoundTrip(a, b).milliseconds,
  slaOf: gcpSlaOf,
  limits: gcpProviderLimits,
  traits: {
    serverlessArm: false,
    highTierFollowsLoad: false,
    includedIngress: false,
    platformsRunImages: true,
    cdnNeedsBalancer: true,
    regionalNat: true,
    searchNodesHoldAll: false,
  },
}
