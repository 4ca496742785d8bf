import type { ProviderProfile } from '@/lib/design/provider'
import type { Provider } from '@/lib/requirements/schema'
import { awsProfile } from './aws/profile'

/** The clouds that designs can be made for. They hold the price catalogue's sizes, so they stay on the server. */
export const PROFILES: { readonly [P in Provider]?: ProviderProfile } = { aws: awsProfile }

/** The profile of the cloud that was chosen. A cloud without one is never chosen where another can be; AWS stands in otherwise. */
export const profileOf = (provider: Provider): ProviderProfile => PROFILES[provider] ?? awsProfile
