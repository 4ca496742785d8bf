import { BudgetBar } from '@/components/ui/budget-bar'
import { Card } from '@/components/ui/card'
import { StackBar } from '@/components/ui/stack-bar'
import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { budgetWords, costGroups, largestWords, rangeWords, totalWords } from '../cost-groups'

/** The figure with its range and its budget, beside what it is made of. */
export function CostSummary({ cost }: { cost: Cost }) {
  const groups = costGroups(cost)
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Card as="section" className="space-y-4">
        <div>
          <h3 className="text-ink-2">Likely cost a month, all environments</h3>
          <p className="mt-1 text-figure">{totalWords(cost)}</p>
          <p className="mt-1 text-ink-2">{rangeWords(cost)}</p>
        </div>
        <Budget cost={cost} />
        <p className="text-ink-2 text-small">{cost.range.because}</p>
      </Card>
      <Card as="section">
        <h3 className="mb-4 font-semibold">{largestWords(groups, cost.monthlyUsd.expected)}</h3>
        <StackBar
          parts={groups.map(({ name, monthlyUsd }) => ({
            label: name,
            value: monthlyUsd,
            text: formatUsd(monthlyUsd),
          }))}
        />
      </Card>
    </div>
  )
}

function Budget({ cost }: { cost: Cost }) {
  const { monthlyUsd, budget } = cost
  const words = budgetWords(cost)
  return (
    <BudgetBar
      likely={monthlyUsd.expected}
      low={monthlyUsd.low}
      high={monthlyUsd.high}
      limit={budget?.monthlyUsd}
      description={`Likely ${totalWords(cost)}; ${rangeWords(cost)}. ${words ? `${words.limit}.` : 'No budget was named.'}`}
      status={words && { tone: words.tone, text: words.text }}
      limitText={words?.limit ?? 'No budget was named'}
    />
  )
}
