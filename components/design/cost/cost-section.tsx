import type { ReactNode } from 'react'
import type { PlanDocument } from '@/lib/plan-document'
import { formatDate } from '@/lib/units/dates'
import { SubHeading } from '../sub-heading'
import { certaintyWords } from './certainty-words'
import { CostCurve } from './cost-curve'
import { CostLines } from './cost-lines'
import { ByEnvironment, NoCharge, Unpriced } from './cost-rest'
import { CostSummary } from './cost-summary'
import { Credits } from './credits'
import { Cuts } from './cuts'
import { Levers } from './levers'
import { RangeTable } from './range-table'
import { Review } from './review'

type CostSectionProps = {
  plan: Pick<PlanDocument, 'cost' | 'design' | 'catalog'>
  /** Groups begin open where nobody is there to open them: on paper. */
  isOpen?: boolean | undefined
  /** What only the owner can do about the bill. */
  children?: ReactNode
}

/** All that is known about the bill. */
export function CostSection({ plan, isOpen, children }: CostSectionProps) {
  const { cost, catalog, design } = plan
  const labels = new Map(design.resources.map(({ id, label }) => [id, label]))
  const labelOf = (resource: string) => labels.get(resource) ?? resource
  return (
    <div className="space-y-8">
      <CostSummary cost={cost} />
      <Credits credits={cost.credits} />
      <section className="space-y-3">
        <SubHeading title="Line items" />
        <Unpriced unpriced={cost.unpriced} labelOf={labelOf} />
        <CostLines plan={plan} isOpen={isOpen} />
        <p className="text-ink-2 text-small">
          On-demand list prices{hasDiscounts(plan) ? ', less your discounts,' : ''} of {formatDate(catalog.readOn)} in{' '}
          {design.regions.map(({ id }) => id).join(' and ')}, before tax. {certaintyWords(cost)} Not included: support
          plans, domain names and what you pay to others than the cloud.
        </p>
      </section>
      <RangeTable range={cost.range} labelOf={labelOf} />
      <Cuts budget={cost.budget} />
      <CostCurve cost={cost} />
      <Levers cost={cost} labelOf={labelOf} />
      {children}
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <section className="space-y-3">
          <SubHeading title="By environment" />
          <ByEnvironment cost={cost} />
        </section>
        <section className="space-y-3">
          <SubHeading title="No charge" />
          <NoCharge noCharge={cost.noCharge} />
        </section>
      </div>
      <Review review={cost.review} />
      <section className="space-y-2">
        <SubHeading title="Work to run it" />
        <p className="max-w-[68ch] text-ink-2">
          About {cost.people.engineerHoursPerMonth} hours a month, which no bill shows: {cost.people.because}
        </p>
      </section>
    </div>
  )
}

const hasDiscounts = ({ cost }: CostSectionProps['plan']) =>
  cost.lines.some(({ discountPercent }) => discountPercent !== undefined)
