import type { Metadata } from 'next'
import { SiteShell } from '@/components/shell/site-shell'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <SiteShell>
      <Notice title="There is no page here" actions={<ButtonLink href="/">Go to the start page</ButtonLink>}>
        If you followed a link to a design, it may have been deleted.
      </Notice>
    </SiteShell>
  )
}
