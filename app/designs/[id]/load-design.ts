import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { visitor } from '@/lib/server/access'
import { findDesign } from '@/lib/server/designs'
import { findRevision, latestRevision } from '@/lib/server/revisions'

/** The visitor's own design with its latest revision; one that was never published is still in the wizard. Read once a request. */
export const loadDesign = cache(async (id: string) => {
  const owner = await visitor()
  const design = await findDesign(owner, id)
  if (!owner || !design) notFound()
  if (!design.published) redirect(`/designs/${id}/edit`)
  const revision = await latestRevision(owner, id)
  if (!revision) notFound()
  return { owner, design, revision, latest: design.published.number }
})

/** The same with the revision that `?revision=3` names, by default the latest. */
export async function loadRevision(id: string, asked: string | string[] | undefined) {
  const loaded = await loadDesign(id)
  if (asked === undefined) return loaded
  const revision = await findRevision(loaded.owner, id, Number(asked))
  if (!revision) notFound()
  return { ...loaded, revision }
}
