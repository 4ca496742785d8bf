import 'server-only'
import type { SharePanelProps } from '@/components/design/share/share-panel'
import { listShareLinks } from '@/lib/server/share-links'
import { makeLink, revokeLink } from './actions'
import { loadDesign } from './load-design'

/** What the share dialog and the share page show, and what they can do. */
export async function loadShare(id: string): Promise<SharePanelProps> {
  const { owner, latest } = await loadDesign(id)
  const links = await listShareLinks(owner, id)
  return {
    revision: latest,
    links: links.filter(({ status }) => status === 'open'),
    actions: { makeLink: makeLink.bind(null, id), revokeLink: revokeLink.bind(null, id) },
  }
}
