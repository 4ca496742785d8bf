import type { Metadata } from 'next'
import { SHARE_WORDS } from '@/components/design/share/share-link-words'
import { SharePanel } from '@/components/design/share/share-panel'
import { SectionPage } from '@/components/design/workspace/section-page'
import { Card } from '@/components/ui/card'
import { loadShare } from '../../load-share'

export const metadata: Metadata = { title: 'Share' }

/** The share dialog as a page, for whoever has no script. */
export default async function SharePage({ params }: PageProps<'/designs/[id]/share'>) {
  return (
    <SectionPage title="Share this design" description={SHARE_WORDS}>
      <Card className="max-w-[640px]">
        <SharePanel {...(await loadShare((await params).id))} />
      </Card>
    </SectionPage>
  )
}
