import type { Metadata } from 'next'
import { designRows } from '@/components/home/design-rows'
import { DesignList } from '@/components/home/recent-designs'
import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { visitor } from '@/lib/server/access'
import { type Design, listDesigns } from '@/lib/server/designs'
import { pricesOf } from '@/lib/server/presets'

export const metadata: Metadata = { title: 'Designs' }

export default async function DesignsPage({ searchParams }: PageProps<'/designs'>) {
  const { q, sort } = await searchParams
  const query = typeof q === 'string' ? q.trim().slice(0, 80) : ''
  const byCost = sort === 'cost'
  const all = await listDesigns(await visitor())
  const shown = all.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))

  return (
    <SiteShell pricesOf={pricesOf}>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1120px] flex-1 px-4 py-10 sm:px-6">
        <h1 className="text-h1">Designs</h1>
        <search>
          <form className="mt-5 mb-6 flex flex-wrap items-end gap-3">
            <label className="block min-w-0 grow sm:max-w-[360px]">
              <span className="text-small">Search by name</span>
              <input type="search" name="q" defaultValue={query} maxLength={80} className="input mt-1 w-full" />
            </label>
            <label className="block">
              <span className="text-small">Sort by</span>
              <select name="sort" defaultValue={byCost ? 'cost' : 'updated'} className="input mt-1 block">
                <option value="updated">Last changed</option>
                <option value="cost">Monthly cost</option>
              </select>
            </label>
            <Button type="submit">Search</Button>
          </form>
        </search>
        <Results designs={byCost ? shown.toSorted(mostExpensiveFirst) : shown} query={query} />
      </main>
    </SiteShell>
  )
}

function Results({ designs, query }: { designs: readonly Design[]; query: string }) {
  if (designs.length > 0) return <DesignList designs={designRows(designs, Date.now())} />
  if (query === '')
    return <EmptyState>No designs yet. Start from scratch or from a preset; it takes about 8 minutes.</EmptyState>
  return (
    <EmptyState>
      Nothing matches ‘{query}’. <TextLink href="/designs">Clear search</TextLink>
    </EmptyState>
  )
}

const cost = ({ published }: Design) => published?.summary.monthlyUsd.expected ?? 0
const mostExpensiveFirst = (a: Design, b: Design) => cost(b) - cost(a)
