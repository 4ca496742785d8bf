import type { Metadata } from 'next'
import { MigrationSection } from '@/components/design/run/migration-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Migration' }

export default async function MigrationPage({ params }: PageProps<'/designs/[id]/migration'>) {
  const { plan } = (await loadDesign((await params).id)).revision
  return (
    <SectionPage title="Migration">
      <MigrationSection migration={plan.migration} />
    </SectionPage>
  )
}
