import type { Catalog } from '@/lib/catalog/types'
import { bill } from '@/lib/cost/bill'
import type { CostLine } from '@/lib/cost/types'
import type { Design } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'
import { sumUsd } from '@/lib/units/money'
import type { AskWhatIf, WhatIf } from '@/lib/what-if/what-if'

/** What levers are worked out from: the answers, the plan as it stands, and what other answers would give. */
export type LeverInput = { requirements: Requirements; now: WhatIf; ask: AskWhatIf; catalog: Catalog }

/** A line of the bill by its place, so that two levers on the same money are told apart from two that add up. */
export const lineKey = ({ environment, resource, sku, name }: CostLine): string =>
  [environment, resource, sku, name].join(' ')

/** What the same account would pay for other designs. */
export const linesOf = (designs: readonly Design[], { requirements, catalog }: LeverInput): CostLine[] =>
  bill(designs, catalog, requirements.budget.discounts).lines

/** What changes between two bills: the amount, and the lines of the first that are gone, dearer or cheaper. */
export function difference(
  before: readonly CostLine[],
  after: readonly CostLine[],
): { monthlyUsd: number; touches: Set<string>; resources: string[] } {
  const later = new Map(after.map((line) => [lineKey(line), line.monthlyUsd]))
  const changed = before.filter((line) => later.get(lineKey(line)) !== line.monthlyUsd)
  return {
    monthlyUsd: sumUsd([total(after), -total(before)]),
    touches: new Set(changed.map(lineKey)),
    resources: [...new Set(changed.map(({ resource }) => resource))],
  }
}

export const total = (lines: readonly CostLine[]): number => sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))
