import type { ProviderProfile } from '@/lib/design/provider'
import { profileRegions } from '../profile-regions'
import { awsRoundTrip } from './latency'
import { awsProviderLimits } from './limits'
import { awsServiceName } from './names'
import { awsOptionName } from './options'
import { awsRegions } from './regions'
import { awsMachineHourUsd, fitAwsMachine, fitFargateTask, LARGEST_FARGATE_TASK } from './sizes'
import { awsSlaOf } from './sla-of'

/** AWS as the composer sees it. It holds the price catalogue's sizes, so it stays on the server. */
export const awsProfile: ProviderProfile = {
  provider: 'aws',
  name: 'AWS',
  serviceName: awsServiceName,
  optionName: awsOptionName,
  fitMachine: fitAwsMachine,
  fitTask: fitFargateTask,
  largestTask: LARGEST_FARGATE_TASK,
  machineHourUsd: awsMachineHourUsd,
  ...profileRegions(awsRegions),
  roundTripMs: (a, b) => awsRoundTrip(a, b).milliseconds,
  slaOf: awsSlaOf,
  limits: awsProviderLimits,
  traits: {
    serverlessArm: true,
    highTierFollowsLoad: true,
    includedIngress: false,
    platformsRunImages: false,
    cdnNeedsBalancer: false,
    regionalNat: false,
    searchNodesHoldAll: false,
  },
}
