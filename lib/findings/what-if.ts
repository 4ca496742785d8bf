import { assess } from '@/lib/availability/assess'
import { catalog as builtIn } from '@/lib/catalog/catalog'
import { bill } from '@/lib/cost/bill'
import type { CostLine } from '@/lib/cost/types'
import { type Decisions, decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { sumUsd } from '@/lib/units/money'
import type { FindingInput } from './detector'

export type WhatIf = {
  decisions: Decisions
  monthlyUsd: number
  lines: CostLine[]
  /** What the commitments of the production path multiply to. */
  committedPercent: number | null
}

/** The same asker with one answer changed: decided, composed and priced again, so that a remedy can name its price. */
export function whatIf(
  { requirements, profile, catalog = builtIn }: FindingInput,
  change: (requirements: Requirements) => Requirements,
): WhatIf {
  const changed = change(requirements)
  const { decisions } = decideAll(changed, PROFILES)
  const designs = compose(changed, decisions, profile)
  const { lines } = bill(designs, catalog)
  const [production] = designs
  return {
    decisions,
    lines,
    monthlyUsd: sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd)),
    committedPercent: production
      ? assess(production, changed.availability.slaPercent, profile.slaOf).committedPercent
      : null,
  }
}

/** The same asker who insists on an option, or no longer does. */
export const insisting =
  (wishes: Record<string, string | undefined>) =>
  (requirements: Requirements): Requirements => {
    const kept = Object.entries({ ...requirements.insistOn, ...wishes }).filter(
      (wish): wish is [string, string] => wish[1] !== undefined,
    )
    return { ...requirements, insistOn: Object.fromEntries(kept) }
  }

export const withAvailability =
  (change: Partial<Requirements['availability']>) =>
  (requirements: Requirements): Requirements => ({
    ...requirements,
    availability: { ...requirements.availability, ...change },
  })
