'use client'

import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'

/** Whatever a page threw. Saved designs are in the database and are not touched by a page that failed to draw. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)

  return (
    <SiteShell>
      <Notice
        title="This page could not be loaded"
        actions={
          <>
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
            <ButtonLink href="/">Go to the start page</ButtonLink>
          </>
        }
      >
        Your designs are safe.
        {digest && (
          <>
            {' '}
            If it happens again, the server’s log has the reason under <code className="font-mono">{digest}</code>.
          </>
        )}
      </Notice>
    </SiteShell>
  )
}

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
