import type { Provider } from '@/lib/requirements/schema'
import { awsCosts } from './aws/costs'
import { azureCosts } from './azure/costs'
import type { ProviderCosts } from './component'

/** A provider without an entry can be designed for but not priced; the estimate then says so for every resource. */
export const costsByProvider: Partial<Record<Provider, ProviderCosts>> = {
  aws: awsCosts,
  azure: azureCosts,
}
