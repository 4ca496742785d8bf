import type { Metadata } from 'next'
import { RevisionList } from '@/components/design/workspace/revision-list'
import { SectionPage } from '@/components/design/workspace/section-page'
import { listRevisions } from '@/lib/server/revisions'
import { restore } from '../../actions'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Revisions' }

export default async function RevisionsPage({ params }: PageProps<'/designs/[id]/revisions'>) {
  const { id } = await params
  const { owner } = await loadDesign(id)
  return (
    <SectionPage
      title="Revisions"
      description="A published revision never changes. Restoring brings its answers back and plans them with today’s rules and prices, as a new revision."
    >
      <RevisionList id={id} revisions={await listRevisions(owner, id)} restore={restore.bind(null, id)} />
    </SectionPage>
  )
}
