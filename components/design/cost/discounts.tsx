import { Card } from '@/components/ui/card'
import { NumberField } from '@/components/ui/number-field'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Cost } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { SubHeading } from '../sub-heading'
import { type Discount, discountChoices, discountOf, discountWords } from './discount-choices'

export type DiscountActions = {
  set: (form: FormData) => Promise<void>
  remove: (form: FormData) => Promise<void>
  nextRevision: number
}

type DiscountsProps = {
  cost: Cost
  provider: string
  discounts: readonly Discount[]
  actions: DiscountActions
  /** Shown where the form came back. */
  error?: string | undefined
}

/** Discounts that were negotiated: each change publishes a revision, since it changes every figure. Forms of the server. */
export function Discounts({ cost, provider, discounts, actions, error }: DiscountsProps) {
  return (
    <section id="discounts" className="no-print space-y-3">
      <SubHeading title="Your discounts">
        Prices are list prices. If you have a contract, name its percentage for the whole provider or for one service;
        the one for a service holds before the other, and they do not add up.
      </SubHeading>
      <Card className="space-y-5">
        {discounts.length > 0 && (
          <ul className="divide-y divide-line">
            {discounts.map((discount) => (
              <li key={discountOf(discount)} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <span>
                  <span className="font-semibold">{decimal(discount.percent, 2)}%</span> on {discountWords(discount)}
                </span>
                <form action={actions.remove}>
                  <input type="hidden" name="on" value={discountOf(discount)} />
                  <SubmitButton variant="secondary" aria-label={`Remove the discount on ${discountWords(discount)}`}>
                    Remove
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
        )}
        <form action={actions.set} className="flex flex-wrap items-end gap-x-6 gap-y-4">
          <div className="min-w-64 flex-1">
            <Select field="on" label="Discount on" size="compact" options={discountChoices(cost, provider)} />
          </div>
          <NumberField
            field="percent"
            label="Percent off the list price"
            size="compact"
            unit="%"
            error={error}
            input={{ required: true }}
          />
          <SubmitButton variant="secondary">Set and create revision {actions.nextRevision}</SubmitButton>
        </form>
      </Card>
    </section>
  )
}
