import type { Metadata } from 'next'
import { CostSection } from '@/components/design/cost/cost-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Cost' }

export default async function CostPage({ params }: PageProps<'/designs/[id]/cost'>) {
  const { plan } = (await loadDesign((await params).id)).revision
  return (
    <SectionPage title="Cost">
      <CostSection plan={plan} />
    </SectionPage>
  )
}
