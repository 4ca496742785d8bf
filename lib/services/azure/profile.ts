import type { ProviderProfile } from '@/lib/design/provider'
import { profileRegions } from '../profile-regions'
import { azureRoundTrip } from './latency'
import { azureProviderLimits } from './limits'
import { azureServiceName } from './names'
import { azureOptionName } from './options'
import { azureRegions } from './regions'
import { azureMachineHourUsd, fitAzureMachine, fitContainerApp, LARGEST_CONTAINER_APP } from './sizes'
import { azureSlaOf } from './sla-of'

/** Azure as the composer sees it. It holds the price catalogue's sizes, so it stays on the server. */
export const azureProfile: ProviderProfile = {
  provider: 'azure',
  name: 'Azure',
  serviceName: azureServiceName,
  optionName: azureOptionName,
  fitMachine: fitAzureMachine,
  fitTask: fitContainerApp,
  largestTask: LARGEST_CONTAINER_APP,
  machineHourUsd: azureMachineHourUsd,
  ...profileRegions(azureRegions),
  roundTripMs: (a, b) => azureRoundTrip(a, b).milliseconds,
  slaOf: azureSlaOf,
  limits: azureProviderLimits,
  traits: {
    serverlessArm: false,
    highTierFollowsLoad: false,
    includedIngress: true,
    platformsRunImages: true,
    cdnNeedsBalancer: false,
    regionalNat: false,
    searchNodesHoldAll: true,
  },
}
