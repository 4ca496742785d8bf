import type { Metadata } from 'next'
import { CostSection } from '@/components/design/cost/cost-section'
import { Discounts } from '@/components/design/cost/discounts'
import { SectionPage } from '@/components/design/workspace/section-page'
import { TextLink } from '@/components/ui/text-link'
import { loadDesign } from '../../load-design'
import { removeDiscount, saveDiscount } from './actions'

export const metadata: Metadata = { title: 'Cost' }

export default async function CostPage({ params, searchParams }: PageProps<'/designs/[id]/cost'>) {
  const [{ id }, { wrong }] = [await params, await searchParams]
  const { revision, latest } = await loadDesign(id)
  const { plan, requirements } = revision
  return (
    <SectionPage title="Cost">
      <CostSection plan={plan}>
        <p>
          <TextLink href={`/designs/${id}/compare`}>Compare three clouds, and each way to decide</TextLink>
        </p>
        <Discounts
          cost={plan.cost}
          provider={plan.design.provider}
          discounts={requirements.budget?.discounts ?? []}
          actions={{
            set: saveDiscount.bind(null, id),
            remove: removeDiscount.bind(null, id),
            nextRevision: latest + 1,
          }}
          error={wrong === 'percent' ? 'Enter a percentage from 0 to 100' : undefined}
        />
      </CostSection>
    </SectionPage>
  )
}
