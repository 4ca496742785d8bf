import { decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import { complete } from '@/lib/requirements/defaults'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'
import { DOCUMENTS } from '../testing-designs.fixture'

/** The same documents as for the other clouds, placed on Azure. */
export const onAzure = (document: object): object => ({
  ...document,
  platform: {
    ...('platform' in document && typeof document.platform === 'object' ? document.platform : {}),
    provider: 'azure',
    region: null,
    regionSecond: null,
  },
})

export function designsOfAzure(document: object): Design[] {
  const { requirements } = complete(RequirementsDocument.parse(onAzure(document)))
  return compose(requirements, decideAll(requirements, PROFILES).decisions, profileOf('azure'))
}

export { DOCUMENTS }
