import type { MachineFit, ProviderProfile } from '@/lib/design/provider'
import type { Provider } from '@/lib/requirements/schema'
import { awsProfile } from './aws/profile'
import { azureProfile } from './azure/profile'
import { gcpProfile } from './gcp/profile'

/** The clouds that designs can be made for. They hold the price catalogue's sizes, so they stay on the server. */
export const PROFILES: { readonly [P in Provider]: ProviderProfile } = {
  aws: remembering(awsProfile),
  gcp: remembering(gcpProfile),
  azure: remembering(azureProfile),
}

export const profileOf = (provider: Provider): ProviderProfile => PROFILES[provider]

/** The same profile, which looks for a size once: a plan asks for the same few sizes again for every alternative it prices. */
function remembering(profile: ProviderProfile): ProviderProfile {
  const known = new Map<string, MachineFit>()
  return {
    ...profile,
    fitMachine: (use, need, region) => {
      const { vcpu, memoryGib, family, arch, gpus = 0, standby = false } = need
      const key = `${use} ${vcpu} ${memoryGib} ${family} ${arch} ${gpus} ${standby} ${region}`
      const fit = known.get(key) ?? profile.fitMachine(use, need, region)
      if (known.size < MOST_REMEMBERED) known.set(key, fit)
      return fit
    },
  }
}

/** Needs come in few sizes; the limit keeps a flood of odd ones from filling the memory. */
const MOST_REMEMBERED = 20_000
