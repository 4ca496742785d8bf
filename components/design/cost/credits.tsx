import { Card } from '@/components/ui/card'
import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { SubHeading } from '../sub-heading'
import { creditsTitle, creditsWords } from './credit-words'

/** Credits beside the bill: how long they pay, and what is paid once they have ended. No amount elsewhere counts on them. */
export function Credits({ credits }: Pick<Cost, 'credits'>) {
  if (!credits) return null
  const { thenMonthlyUsd, thenGrownMonthlyUsd, unusedUsd } = credits
  return (
    <section className="space-y-3">
      <SubHeading title={creditsTitle(credits)}>{creditsWords(credits)}</SubHeading>
      <Card>
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
          <Figure name="Credits" text={formatUsd(credits.usd)} />
          <Figure name="Likely month after them, at today’s traffic" text={formatUsd(thenMonthlyUsd)} />
          {thenGrownMonthlyUsd !== null && (
            <Figure name="The same, with the growth you expect by then" text={formatUsd(thenGrownMonthlyUsd)} />
          )}
          {unusedUsd > 0 && <Figure name="Expires unused" text={formatUsd(unusedUsd)} />}
        </dl>
      </Card>
    </section>
  )
}

function Figure({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt className="text-ink-2 text-small">{name}</dt>
      <dd className="mt-1 font-semibold">{text}</dd>
    </div>
  )
}
