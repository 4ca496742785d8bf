import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { ObservabilitySection } from '@/components/design/run/observability-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Observability' }

export default async function ObservabilityPage({ params }: PageProps<'/designs/[id]/observability'>) {
  const { id } = await params
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Observability">
      <ObservabilitySection
        observability={plan.observability}
        operations={plan.operations}
        links={workspaceLinks(id)}
      />
    </SectionPage>
  )
}
