import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { PROFILES } from '@/lib/services/by-provider'
import { chooseAll, decideAll, TOPICS } from './decide-all'

test('choices without their reasons are the same choices by the same rules', () => {
  for (const document of fc.sample(requirementsDocument, { numRuns: 2000, seed: SEED })) {
    const { requirements } = complete(document)
    const { decisions } = decideAll(requirements, PROFILES)
    const brief = Object.fromEntries(
      TOPICS.map((topic) => [topic, { choice: decisions[topic].choice, rule: decisions[topic].rule }]),
    )
    expect(chooseAll(requirements, PROFILES)).toEqual(brief)
  }
})
