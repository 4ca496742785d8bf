import { sumUsd } from '@/lib/units/money'
import { cleanUp } from './clean-up'
import { commitments } from './commitment'
import type { LeverInput } from './input'
import { rightSizing } from './right-sizing'
import { scheduling } from './scheduling'
import { spot } from './spot'
import { storageTiering } from './storage-tiering'
import { type Combined, type Draft, type Found, type Lever, type Levers, STRATEGIES, type Strategy } from './types'

/** Less than this a month is not worth the work: ours. */
const WORTH_USD = 1

const FIND: { readonly [S in Strategy]: (input: LeverInput) => Found } = {
  'right-sizing': rightSizing,
  commitment: commitments,
  spot,
  scheduling,
  'storage-tiering': storageTiering,
  'clean-up': cleanUp,
}

/**
 * All six published strategies for this bill, largest saving first, each with what it needs and what it risks. One that saves nothing
 * here is listed with the reason and never recommended.
 */
export function findLevers(input: LeverInput): Levers {
  const found = STRATEGIES.map((strategy) => {
    const { drafts, because } = FIND[strategy](input)
    return {
      strategy,
      drafts: drafts.filter(({ monthlyUsd }) => monthlyUsd <= -WORTH_USD),
      isSmall: drafts.length > 0,
      because,
    }
  })
  const drafts = found.flatMap((each) => each.drafts).sort((a, b) => a.monthlyUsd - b.monthlyUsd)
  return {
    levers: drafts.map((draft) => levered(draft, drafts)),
    notApplicable: found
      .filter((each) => each.drafts.length === 0)
      .map(({ strategy, isSmall, because }) => ({
        strategy,
        because: isSmall ? 'It would save less than a dollar a month.' : because,
      })),
    combined: combine(drafts.filter(({ id }) => input.requirements.budget.commitment === '3y' || !id.endsWith('-3y'))),
  }
}

function levered({ touches, ...lever }: Draft, all: readonly Draft[]): Lever {
  const excludes = all
    .filter(({ id, touches: other }) => id !== lever.id && overlap(touches, other))
    .map(({ id }) => id)
  return { ...lever, excludes }
}

/**
 * Of the levers that need no measurement, the largest first, leaving out any that touches a line that is taken. Three years are counted
 * only where somebody is ready for them.
 */
function combine(drafts: readonly Draft[]): Combined {
  const taken: Draft[] = []
  for (const draft of drafts)
    if (draft.needs === 'decision' && !taken.some(({ touches }) => overlap(touches, draft.touches))) taken.push(draft)
  return { monthlyUsd: sumUsd(taken.map(({ monthlyUsd }) => monthlyUsd)), levers: taken.map(({ id }) => id) }
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((key) => b.has(key))
