import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { PipelineSection } from '@/components/design/run/pipeline-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Pipeline' }

export default async function PipelinePage({ params }: PageProps<'/designs/[id]/pipeline'>) {
  const { id } = await params
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Pipeline">
      <PipelineSection plan={plan} links={workspaceLinks(id)} />
    </SectionPage>
  )
}
