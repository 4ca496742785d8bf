import type { Provider } from '@/lib/requirements/schema'
import type { ProviderSchema } from '../provider-schema'
import { awsFacts } from './aws'
import { azureFacts } from './azure'
import { gcpFacts } from './gcp'
import type { Planned } from './planned'
import type { Facts } from './policy'

/** What a plan comes to, by the cloud that it is for. */
export const FACTS_OF: Readonly<Record<Provider, (planned: Planned, schema: ProviderSchema) => Facts>> = {
  aws: awsFacts,
  gcp: gcpFacts,
  azure: azureFacts,
}
