import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { TOPICS } from '@/lib/decisions/decide-all'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS, type Requirements } from '@/lib/requirements/schema'
import { type AskWhatIf, both, insisting, whatIfs, withAvailability } from '@/lib/what-if/what-if'

/** Lightest first: each step keeps at least what the one before it keeps. */
const STRATEGIES = ['backup-and-restore', 'pilot-light', 'warm-standby', 'active-active'] as const

/** The same choices beside the strategy, so that only what the strategy adds is compared; undefined where they cannot be had together. */
function costOf(ask: AskWhatIf, strategy: (typeof STRATEGIES)[number]): number | undefined {
  const isLost = withAvailability({ scope: 'region', regionMode: 'active' })
  const { decisions } = ask(isLost)
  const kept = Object.fromEntries(TOPICS.map((topic) => [topic, decisions[topic].choice]))
  const wish: Record<string, string | undefined> = {
    ...kept,
    'region-topology': strategy === 'backup-and-restore' ? 'single-region' : 'multi-region',
    'disaster-recovery': strategy,
    purchase: undefined,
  }
  const answer = ask(both(isLost, insisting(wish)))
  const isKept = TOPICS.every((topic) => topic === 'purchase' || answer.decisions[topic].choice === wish[topic])
  return isKept ? answer.monthlyUsd : undefined
}

const on = (requirements: Requirements, provider: (typeof PROVIDERS)[number]): Requirements => ({
  ...requirements,
  platform: { ...requirements.platform, provider, region: null, regionSecond: null },
  insistOn: {},
})

test.each(PROVIDERS)('%s: a heavier way to survive a region never costs less for one base', (provider) => {
  let compared = 0
  fc.assert(
    fc.property(requirementsDocument, (document) => {
      const ask = whatIfs(on(complete(document).requirements, provider), catalog)
      const costs = STRATEGIES.flatMap((strategy) => costOf(ask, strategy) ?? [])
      compared += costs.length > 1 ? 1 : 0
      expect(costs).toEqual([...costs].sort((a, b) => a - b))
    }),
    { numRuns: 400, seed: SEED },
  )
  expect(compared).toBeGreaterThan(20)
})
