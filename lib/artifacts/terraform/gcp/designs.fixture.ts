import { decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import { complete } from '@/lib/requirements/defaults'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'

/** The designs of a requirements document on Google Cloud, wherever it asked to be. */
export function designsOfGcp(document: object): Design[] {
  const here = { ...document, platform: { provider: 'gcp', region: null, regionSecond: null } }
  const { requirements } = complete(RequirementsDocument.parse(here))
  return compose(requirements, decideAll(requirements, PROFILES).decisions, profileOf('gcp'))
}
