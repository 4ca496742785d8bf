import type { Metadata } from 'next'
import { ShareButton } from '@/components/design/share/share-button'
import { titleBlock } from '@/components/design/summary'
import { DesignHeader } from '@/components/design/workspace/design-header'
import { exportLinks } from '@/components/design/workspace/export-links'
import { ExportMenu } from '@/components/design/workspace/export-menu'
import { WorkspaceNav } from '@/components/design/workspace/workspace-nav'
import { SiteShell } from '@/components/shell/site-shell'
import { Callout } from '@/components/ui/callout'
import { TextLink } from '@/components/ui/text-link'
import { RULESET } from '@/lib/decisions/ruleset'
import { formatDate } from '@/lib/units/dates'
import { loadDesign } from '../load-design'
import { loadShare } from '../load-share'

export async function generateMetadata({ params }: LayoutProps<'/designs/[id]'>): Promise<Metadata> {
  const { design } = await loadDesign((await params).id)
  return { title: { template: `%s – ${design.name} – Groundplan`, absolute: `${design.name} – Groundplan` } }
}

/** What every section of a design stands in: the header with its title block, and the way to the other sections. */
export default async function WorkspaceLayout({ params, children }: LayoutProps<'/designs/[id]'>) {
  const { id } = await params
  const { design, revision, latest } = await loadDesign(id)
  const { plan, number, createdAt } = revision
  const priceDate = formatDate(plan.catalog.readOn)
  const environment = `${plan.design.environment.slice(0, 1).toUpperCase()}${plan.design.environment.slice(1)}`
  return (
    <SiteShell pricesOf={priceDate}>
      <main
        id="main"
        className="mx-auto w-full max-w-[1440px] flex-1 px-4 py-7 sm:px-6 lg:px-11 min-[1600px]:max-w-[1560px]"
      >
        <DesignHeader
          id={id}
          name={plan.design.name}
          status={`${environment} design. Published ${formatDate(createdAt)}`}
          titleBlock={titleBlock(plan, { revision: number, latest })}
          exportMenu={<ExportMenu links={exportLinks(id, number)} />}
          share={<ShareButton href={`/designs/${id}/share`} {...(await loadShare(id))} />}
        />
        {design.published?.isCurrent === false && (
          <Callout tone="note" className="no-print mt-4">
            The answers have changed since this revision.{' '}
            <TextLink href={`/designs/${id}/edit/review`}>Check them and create revision {latest + 1}</TextLink>
          </Callout>
        )}
        {plan.ruleset.hash !== RULESET.hash && (
          <Callout tone="note" className="no-print mt-4">
            This revision was decided by older rules, of {plan.ruleset.version}.{' '}
            <TextLink href={`/designs/${id}/decisions#newer-rules`}>See what today’s rules would change</TextLink>
          </Callout>
        )}
        <div className="mt-6 gap-10 lg:flex">
          <WorkspaceNav
            id={id}
            controlsToDo={plan.security.filter(({ status }) => status === 'yours').length}
            hasMigration={plan.migration.applicable}
          />
          <div className="min-w-0 flex-1 max-lg:mt-4">{children}</div>
        </div>
      </main>
    </SiteShell>
  )
}
