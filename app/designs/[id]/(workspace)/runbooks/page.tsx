import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { RunbooksSection } from '@/components/design/run/runbooks-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Runbooks' }

export default async function RunbooksPage({ params }: PageProps<'/designs/[id]/runbooks'>) {
  const { id } = await params
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Runbooks">
      <RunbooksSection operations={plan.operations} links={workspaceLinks(id)} />
    </SectionPage>
  )
}
