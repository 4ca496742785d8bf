import aws from './data/aws.json'
import azure from './data/azure.json'
import gcp from './data/gcp.json'
import { decodeCatalog } from './decode'
import type { Catalog } from './types'

const providers = [decodeCatalog(aws), decodeCatalog(gcp), decodeCatalog(azure)]

/** The prices this version of Groundplan was built with. It stays on the server. */
export const catalog: Catalog = {
  readOn:
    providers
      .map(({ readOn }) => readOn)
      .sort()
      .at(-1) ?? '',
  hash: providers.map(({ hash }) => hash).join('-'),
  providers: Object.fromEntries(providers.map((provider) => [provider.provider, provider])),
}
