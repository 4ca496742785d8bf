import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ComputeFamilies, DeploymentStrategies } from '@/components/design/decisions/published-tables'
import { FindingTable } from '@/components/design/rules/finding-table'
import { FoundationTable } from '@/components/design/rules/foundation-table'
import { Legends } from '@/components/design/rules/legends'
import { firstPlaces, publishedTables } from '@/components/design/rules/published-tables'
import { RuleTable } from '@/components/design/rules/rule-table'
import { SiteShell } from '@/components/shell/site-shell'
import { DEPLOYMENT_TABLE } from '@/lib/decisions/delivery'
import { RULESET } from '@/lib/decisions/ruleset'

export const metadata: Metadata = {
  title: 'Rules and sources',
  description: 'Every decision table, rule and warning, with its weight, its source and the day that was read.',
}

/** The rules themselves, printed from the data that decides. */
export default function RulesPage() {
  const tables = publishedTables()
  const places = firstPlaces()
  return (
    <SiteShell>
      <main id="main" className="mx-auto w-full max-w-[1280px] flex-1 px-4 py-8 sm:px-6 sm:py-10">
        <h1 className="text-h1">Rules and sources</h1>
        <p className="mt-2 max-w-[68ch] text-body text-ink-2">
          A decision adds up the weights of the rules that fire for each option and takes the highest; a tie goes to the
          option with less to operate, and what a <em>never when</em> excludes is out. This page is printed from the
          same data.
        </p>
        <p className="mt-1 text-ink-2">
          Rule set <span className="font-mono">{RULESET.version}</span>, fingerprint{' '}
          <span className="wrap-anywhere font-mono">{RULESET.hash}</span>
        </p>
        <Contents tables={tables} />
        <div className="mt-10 space-y-12">
          {tables.map((published) => (
            <RuleTable key={published.table.topic} {...published} places={places} />
          ))}
          <Published id="confidence" title="What the marks mean">
            <Legends />
          </Published>
          <Published id="foundations" title="What every design gets">
            <FoundationTable />
          </Published>
          <Published id="compute-families" title="Compute families">
            <ComputeFamilies />
          </Published>
          <Published id="deployment-strategies" title="Deployment strategies">
            <DeploymentStrategies
              strategies={DEPLOYMENT_TABLE.map(({ label, ...row }) => ({ ...row, name: label }))}
              caption="The published strategies"
            />
          </Published>
          <Published id="warnings" title="Warnings">
            <FindingTable />
          </Published>
        </div>
      </main>
    </SiteShell>
  )
}

const LISTS = [
  { href: '#confidence', title: 'What the marks mean' },
  { href: '#foundations', title: 'What every design gets' },
  { href: '#compute-families', title: 'Compute families' },
  { href: '#deployment-strategies', title: 'Deployment strategies' },
  { href: '#warnings', title: 'Warnings' },
]

function Contents({ tables }: { tables: ReturnType<typeof publishedTables> }) {
  const entries = [...tables.map(({ table, topics }) => ({ href: `#${topics[0]}`, title: table.question })), ...LISTS]
  return (
    <nav aria-label="Contents" className="no-print mt-6">
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {entries.map(({ href, title }) => (
          <li key={href}>
            <a href={href} className="link inline-flex min-h-8 items-center">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Published({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="space-y-3">
      <h2 id={`${id}-title`} className="text-h2">
        {title}
      </h2>
      {children}
    </section>
  )
}
