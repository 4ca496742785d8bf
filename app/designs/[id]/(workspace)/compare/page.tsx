import type { Metadata } from 'next'
import { AlternativeTables } from '@/components/design/compare/alternative-tables'
import { ProviderTable } from '@/components/design/compare/provider-table'
import { SubHeading } from '@/components/design/sub-heading'
import { SectionPage } from '@/components/design/workspace/section-page'
import { catalog } from '@/lib/catalog/catalog'
import { compareAlternatives } from '@/lib/compare/compare-alternatives'
import { compareProviders } from '@/lib/compare/compare-providers'
import { formatDate } from '@/lib/units/dates'
import { loadDesign } from '../../load-design'

export const metadata: Metadata = { title: 'Compare' }

/** Worked out when it is opened, by the rules and prices of today: what was published stays as it is. */
export default async function ComparePage({ params }: PageProps<'/designs/[id]/compare'>) {
  const { requirements } = (await loadDesign((await params).id)).revision
  return (
    <SectionPage
      title="Compare"
      description={`By the rules of today and list prices of ${formatDate(catalog.readOn)}; a revision that is older may show other figures.`}
    >
      <section className="space-y-3">
        <SubHeading title="Three clouds">
          The same answers planned on each cloud, with its own best choices in its nearest permitted region.
        </SubHeading>
        <ProviderTable columns={compareProviders(requirements, catalog)} />
      </section>
      <section className="space-y-3">
        <SubHeading title="Each decision">
          The whole month of all environments, what production is committed to and the hours to run it, as if the option
          were insisted on and everything else decided anew.
        </SubHeading>
        <AlternativeTables tables={compareAlternatives(requirements, catalog)} />
      </section>
    </SectionPage>
  )
}
