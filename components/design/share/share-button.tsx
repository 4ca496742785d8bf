'use client'

import { Share2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Dialog } from '@/components/ui/dialog'
import { SHARE_WORDS } from './share-link-words'
import { SharePanel, type SharePanelProps } from './share-panel'

/** Opens the dialog; without a script it is a link to the same forms on a page. */
export function ShareButton({ href, ...panel }: SharePanelProps & { href: string }) {
  return (
    <>
      <Dialog
        title="Share this design"
        description={SHARE_WORDS}
        trigger={
          <Button variant="primary" icon={<Share2 />} className="needs-script">
            Share
          </Button>
        }
      >
        <SharePanel {...panel} />
      </Dialog>
      <ButtonLink href={href} variant="primary" icon={<Share2 />} className="without-script">
        Share
      </ButtonLink>
    </>
  )
}
