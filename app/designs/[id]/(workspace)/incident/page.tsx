import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { IncidentSection } from '@/components/design/run/incident-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Incident' }

export default async function IncidentPage({ params }: PageProps<'/designs/[id]/incident'>) {
  const { id } = await params
  const { plan, createdAt } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Incident">
      <IncidentSection operations={plan.operations} links={workspaceLinks(id)} from={createdAt.slice(0, 10)} />
    </SectionPage>
  )
}
