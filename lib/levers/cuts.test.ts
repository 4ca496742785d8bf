import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { complete } from '@/lib/requirements/defaults'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { whatIfs } from '@/lib/what-if/what-if'
import { findCuts } from './cuts'

const CLOUDS = ['aws', 'gcp', 'azure'] as const

test('every cut saves, the largest first, and says what it costs', () => {
  for (const { document } of SCENARIOS)
    for (const provider of CLOUDS) {
      const { requirements } = complete({
        ...document,
        platform: { provider },
        budget: { ...document.budget, monthly: 1 },
      })
      const ask = whatIfs(requirements, catalog)
      const now = ask((same) => same)
      const cuts = findCuts({ requirements, ask, catalog, now })
      const amounts = cuts.map(({ monthlyUsd }) => monthlyUsd)
      expect(amounts).toEqual([...amounts].sort((a, b) => a - b))
      for (const { monthlyUsd, costs } of cuts) {
        expect(monthlyUsd).toBeLessThanOrEqual(-1)
        expect(-monthlyUsd).toBeLessThanOrEqual(now.monthlyUsd)
        expect(costs).toMatch(/\.$/)
      }
    }
})

test('a second environment and a second region are among what could go', () => {
  const { requirements } = complete({
    schemaVersion: 1,
    name: 'Ledger',
    workload: { kind: 'api' },
    availability: { scope: 'region', regionMode: 'warm' },
    data: { stores: ['sql'] },
    delivery: { environments: ['production', 'staging'] },
    budget: { monthly: 10 },
  })
  const ask = whatIfs(requirements, catalog)
  const names = findCuts({ requirements, ask, catalog, now: ask((same) => same) }).map(({ name }) => name)
  expect(names).toContain('Do without the staging environment')
  expect(names).toContain('Do without the second region')
})
