import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DesignDocument } from '@/components/design/document/design-document'
import { PrintButton } from '@/components/design/document/print-button'
import { SiteShell } from '@/components/shell/site-shell'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { sharedPlan } from '@/lib/plan-shared'
import { openShareLink } from '@/lib/server/share-links'
import { formatDate } from '@/lib/units/dates'

/** Opening counts, so it happens once a request. */
const open = cache(openShareLink)

export async function generateMetadata({ params }: PageProps<'/s/[token]'>): Promise<Metadata> {
  const opened = await open((await params).token)
  return {
    title: opened.status === 'open' ? opened.revision.plan.design.name : 'This link has ended',
    robots: { index: false, follow: false },
    referrer: 'no-referrer',
  }
}

/** A design as a link shows it: to be read by whoever holds the link, and by nobody once it has ended (the status is proxy.ts's). */
export default async function SharedPage({ params }: PageProps<'/s/[token]'>) {
  const { token } = await params
  const opened = await open(token)
  if (opened.status === 'unknown') notFound()
  if (opened.status === 'ended') {
    return (
      <SiteShell isBare hasFooter={false}>
        <Notice title="This link has ended">Ask the person who sent it for a new one.</Notice>
      </SiteShell>
    )
  }

  const { revision, latest, includes, expiresAt } = opened
  const plan = sharedPlan(revision.plan, includes)
  return (
    <SiteShell
      isBare
      hasFooter={false}
      actions={
        <>
          <p className="text-ink-2 text-small max-md:hidden">
            Read only. {expiresAt === null ? 'The link has no end.' : `Link ends ${formatDate(expiresAt)}.`}
          </p>
          <PrintButton />
          <ButtonLink href={`/api/shared/${token}/report`} size="compact" download>
            Markdown
          </ButtonLink>
        </>
      }
    >
      <DesignDocument
        plan={plan}
        name={plan.design.name}
        status={`Shared. Published ${formatDate(revision.createdAt)}`}
        revision={revision.number}
        date={revision.createdAt.slice(0, 10)}
        latest={latest}
      />
    </SiteShell>
  )
}
