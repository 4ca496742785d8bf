import type { Metadata } from 'next'
import { DiagramFrame } from '@/components/design/diagram-frame'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Diagrams' }

export default async function DiagramsPage({ params, searchParams }: PageProps<'/designs/[id]/diagrams'>) {
  const [{ id }, { view }] = [await params, await searchParams]
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage
      title="Diagrams"
      description="One model, drawn three ways. Each can be read as a list, copied and saved."
    >
      <DiagramFrame diagrams={plan.diagrams} current={String(view)} href={`/designs/${id}/diagrams`} />
    </SectionPage>
  )
}
