import type { Provider } from '@/lib/requirements/schema'
import aws from './aws/schema.json'
import azure from './azure/schema.json'
import gcp from './gcp/schema.json'
import type { ProviderSchema } from './provider-schema'

/** What each cloud's provider takes, for the types written here. */
export const SCHEMAS = { aws, gcp, azure } as unknown as Readonly<Record<Provider, ProviderSchema>>
