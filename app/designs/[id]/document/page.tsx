import type { Metadata } from 'next'
import { DesignDocument } from '@/components/design/document/design-document'
import { PrintButton } from '@/components/design/document/print-button'
import { SiteShell } from '@/components/shell/site-shell'
import { BackLink } from '@/components/ui/back-link'
import { ButtonLink } from '@/components/ui/button-link'
import { formatDate } from '@/lib/units/dates'
import { loadRevision } from '../load-design'

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/designs/[id]/document'>): Promise<Metadata> {
  const { revision } = await loadRevision((await params).id, (await searchParams).revision)
  return { title: `${revision.plan.design.name}, revision ${revision.number}` }
}

/** The whole design on one page, for its owner to read or print. */
export default async function DocumentPage({ params, searchParams }: PageProps<'/designs/[id]/document'>) {
  const { id } = await params
  const { revision, latest } = await loadRevision(id, (await searchParams).revision)
  const { plan, number, createdAt } = revision
  const markdown = `/api/designs/${id}/report?revision=${number}`
  return (
    <SiteShell
      isBare
      hasFooter={false}
      actions={
        <>
          <BackLink href={`/designs/${id}`}>Back to the design</BackLink>
          <PrintButton />
          <ButtonLink href={markdown} size="compact" download className="max-sm:hidden">
            Markdown
          </ButtonLink>
        </>
      }
    >
      <DesignDocument
        plan={plan}
        name={plan.design.name}
        status={`Published ${formatDate(createdAt)}`}
        revision={number}
        date={createdAt.slice(0, 10)}
        latest={latest}
      />
    </SiteShell>
  )
}
