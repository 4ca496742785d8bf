import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { KubernetesSection } from '@/components/design/run/kubernetes-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { EmptyState } from '@/components/ui/empty-state'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Kubernetes' }

export default async function KubernetesPage({ params }: PageProps<'/designs/[id]/kubernetes'>) {
  const { id } = await params
  const { kubernetes, artifacts } = (await loadDesign(id)).revision.plan
  return (
    <SectionPage title="Kubernetes">
      {kubernetes ? (
        <KubernetesSection guide={kubernetes} artifacts={artifacts} links={workspaceLinks(id)} />
      ) : (
        <EmptyState>
          This revision was made before guidance on Kubernetes was part of a plan. The next one will have it.
        </EmptyState>
      )}
    </SectionPage>
  )
}
