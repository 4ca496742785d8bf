import 'server-only'
import type { DecisionActions } from '@/components/design/decisions/override'
import { loadDesign } from '../../load-design'
import { override, stopInsisting } from './actions'

/** What the owner can do with each decision of the latest revision. */
export async function decisionActions(id: string): Promise<DecisionActions> {
  const { design, latest } = await loadDesign(id)
  return {
    override: override.bind(null, id),
    removeOverride: stopInsisting.bind(null, id),
    overridePage: `/designs/${id}/decisions/override`,
    nextRevision: latest + 1,
    hasOtherChanges: design.published?.isCurrent === false,
  }
}
