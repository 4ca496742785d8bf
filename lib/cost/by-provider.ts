import type { Provider } from '@/lib/requirements/schema'
import { awsCosts } from './aws/costs'
import { azureCosts } from './azure/costs'
import type { ProviderCosts } from './component'
import { gcpCosts } from './gcp/costs'

export const costsByProvider: Readonly<Record<Provider, ProviderCosts>> = {
  aws: awsCosts,
  gcp: gcpCosts,
  azure: azureCosts,
}
