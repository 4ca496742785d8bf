import type { Metadata } from 'next'
import { workspaceLinks } from '@/components/design/links'
import { SecuritySection } from '@/components/design/security/security-section'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage({ params }: PageProps<'/designs/[id]/security'>) {
  const { id } = await params
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage title="Security">
      <SecuritySection
        controls={plan.security}
        threatModel={plan.threatModel}
        artifacts={plan.artifacts}
        links={workspaceLinks(id)}
      />
    </SectionPage>
  )
}
