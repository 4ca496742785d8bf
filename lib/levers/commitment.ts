import type { CostLine } from '@/lib/cost/types'
import { type CommitmentSaving, commitmentSaving, standingLines } from '@/lib/findings/commitment-savings'
import { decimal } from '@/lib/units/counts'
import { sumUsd } from '@/lib/units/money'
import { type LeverInput, lineKey } from './input'
import type { Draft, Found, LeverSource } from './types'

const TERMS = [
  { years: 1, words: 'one year' },
  { years: 3, words: 'three years' },
] as const
const TARGETS = [
  { id: 'compute', words: 'what runs the code', has: ({ group }: CostLine) => group === 'compute' },
  { id: 'data', words: 'databases, caches and search', has: ({ group }: CostLine) => group !== 'compute' },
] as const

/**
 * Commitments of one and of three years without money up front, line by line from the discounts that the catalogue holds: only what is paid
 * in production with no traffic at all, since the rest may be gone before the term is.
 */
export function commitments(input: LeverInput): Found {
  const { now, requirements, catalog } = input
  if (now.production.environment === 'poc') return none('A trial ends before a term does.')
  if (requirements.budget.creditsUsd > 0)
    return none('Credits pay the bill for now, and a term would outlast them: decide when they end.')
  const fixed = standingLines(now.lines, now.production)
  const drafts = TARGETS.flatMap((target) =>
    TERMS.flatMap(({ years, words }): Draft[] => {
      const savings = fixed
        .filter(target.has)
        .flatMap((line) => commitmentSaving(line, years, now.production, catalog) ?? [])
      const monthlyUsd = -sumUsd(savings.map(({ usd }) => usd))
      const [largest] = [...savings].sort((a, b) => b.usd - a.usd)
      if (!largest || monthlyUsd >= 0) return []
      const share = -monthlyUsd / sumUsd(savings.map(({ line }) => line.monthlyUsd))
      return [
        {
          id: `commit-${target.id}-${years}y`,
          strategy: 'commitment',
          name: `Commit to ${target.words} for ${words}`,
          monthlyUsd,
          condition: `It runs for more than ${decimal((1 - share) * 100, 0)}% of the term; below that, paying by the hour costs less.`,
          risk:
            years === 1
              ? 'A year is paid for even if the sizes, the region or the design change.'
              : 'Three years are paid for, and within them a cheaper generation of machines usually comes.',
          effort: 'An hour to buy; wait until the sizes have stood for two months.',
          appliesTo: [...new Set(savings.map(({ line }) => line.resource))],
          needs: 'decision',
          source: sourceOf(savings, largest),
          touches: new Set(savings.map(({ line }) => lineKey(line))),
        },
      ]
    }),
  )
  return {
    drafts,
    because: fixed.some(({ group }) => group === 'compute' || group === 'data')
      ? 'No discount for a term was found for what runs here all month.'
      : 'Nothing here runs by the hour, so there is nothing steady to commit to.',
  }
}

const none = (because: string): Found => ({ drafts: [], because })

/** Least certain first. */
const CONFIDENCES = ['unverified', 'secondary', 'derived', 'verified'] as const

/** The page of the largest part, and no more certainty than the least certain part has. */
function sourceOf(savings: readonly CommitmentSaving[], largest: CommitmentSaving): LeverSource {
  const { source, readOn } = largest.discount
  const confidence = CONFIDENCES.find((each) => savings.some(({ discount }) => discount.confidence === each))
  return { url: source, readOn, confidence: confidence ?? 'unverified' }
}
