import type { Metadata } from 'next'
import { Decisions } from '@/components/design/decisions/decisions'
import { workspaceLinks } from '@/components/design/links'
import { SectionPage } from '@/components/design/workspace/section-page'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Decisions' }

export default async function DecisionsPage({ params }: PageProps<'/designs/[id]/decisions'>) {
  const { id } = await params
  const { plan } = (await loadDesign(id)).revision
  return (
    <SectionPage
      title="Decisions"
      description="Each choice with the rules that fired, the answers they saw, and what was passed over."
    >
      <Decisions plan={plan} links={workspaceLinks(id)} />
    </SectionPage>
  )
}
