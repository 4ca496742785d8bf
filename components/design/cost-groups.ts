import type { Cost } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatUnitUsd, formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatShare } from '@/lib/units/percent'

export type CostLine = Cost['lines'][number]
export type CostGroup = { name: string; lines: CostLine[]; monthlyUsd: number; share: string }

const NAMES = {
  compute: 'Compute',
  data: 'Database and cache',
  network: 'Network and edge',
  storage: 'Storage and backup',
  operations: 'Logs, keys and other',
} as const

/** The bill as it is read: the main environment by group, then each further environment as one group. Empty groups are left out. */
export function costGroups({ lines, byEnvironment, monthlyUsd }: Cost): CostGroup[] {
  const main = byEnvironment[0]?.environment
  const group = (name: string, members: CostLine[]): CostGroup => {
    const total = sumUsd(members.map((line) => line.monthlyUsd))
    return {
      name,
      lines: members,
      monthlyUsd: total,
      share: monthlyUsd.expected > 0 ? formatShare(total / monthlyUsd.expected) : '0%',
    }
  }
  return [
    ...Object.entries(NAMES).map(([key, name]) =>
      group(
        name,
        lines.filter((line) => line.environment === main && line.group === key),
      ),
    ),
    ...byEnvironment.slice(1).map(({ environment }) =>
      group(
        `${environment.slice(0, 1).toUpperCase()}${environment.slice(1)} environment`,
        lines.filter((line) => line.environment === environment),
      ),
    ),
  ].filter((each) => each.lines.length > 0)
}

/** "74% of the bill: network and edge; database and cache": the finding that a chart of the groups shows. */
export function largestWords(groups: readonly CostGroup[], expected: number): string {
  const [first, second] = [...groups].sort((a, b) => b.monthlyUsd - a.monthlyUsd)
  if (!first || expected <= 0) return 'Nothing on the bill has a price'
  if (!second) return `${first.name} is the whole bill`
  const share = formatShare((first.monthlyUsd + second.monthlyUsd) / expected)
  return `${share} of the bill: ${first.name}; ${second.name}`
}

/** "730 hours × $0.168", or its slices where the price falls with the amount. */
export function quantityWords({ quantity, unit, unitUsd, tiers }: CostLine): string {
  const amount = (count: number, price: number) => `${decimal(count, 2)} ${unit} × ${formatUnitUsd(price)}`
  if (tiers.length === 0) return amount(quantity, unitUsd)
  return tiers.map((tier) => amount(tier.quantity, tier.unitUsd)).join(' + ')
}

/** The total where something has no price is a lower bound, and says so. */
export const totalWords = ({ monthlyUsd, unpriced }: Cost): string =>
  unpriced.length > 0 ? `at least ${formatUsd(monthlyUsd.expected)}` : formatUsd(monthlyUsd.expected)

export const rangeWords = ({ monthlyUsd }: Cost): string =>
  `${formatUsd(monthlyUsd.low)} in a quiet month, ${formatUsd(monthlyUsd.high)} in a busy one`

/** How the likely month stands to the budget; undefined where no figure was named. */
export function budgetWords({
  budget,
  monthlyUsd,
}: Cost): { tone: 'ok' | 'warn' | 'bad'; text: string; limit: string } | undefined {
  if (!budget) return undefined
  const noun = budget.hardness === 'hard' ? 'ceiling' : 'target'
  const limit = `Your ${noun} is ${formatUsd(budget.monthlyUsd)}`
  if (budget.fits) {
    return { tone: 'ok', text: `${formatUsd(budget.monthlyUsd - monthlyUsd.expected)} under your ${noun}`, limit }
  }
  const tone = budget.hardness === 'hard' ? 'bad' : 'warn'
  return { tone, text: `${formatUsd(budget.overBy)} over your ${noun}`, limit }
}
