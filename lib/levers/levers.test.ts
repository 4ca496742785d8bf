import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { whatIfs } from '@/lib/what-if/what-if'
import { findLevers } from './levers'
import { STRATEGIES } from './types'

const CLOUDS = ['aws', 'gcp', 'azure'] as const

const inputOf = (document: RequirementsDocument) => {
  const { requirements } = complete(document)
  const ask = whatIfs(requirements, catalog)
  return { requirements, ask, catalog, now: ask((same) => same) }
}
const leversOf = (document: RequirementsDocument) => findLevers(inputOf(document))
const on = (document: RequirementsDocument, provider: (typeof CLOUDS)[number]): RequirementsDocument => ({
  ...document,
  platform: { ...document.platform, provider, region: null, regionSecond: null },
})
const document = (parts: Partial<RequirementsDocument>): RequirementsDocument => ({
  schemaVersion: 1,
  name: 'Orders',
  workload: { kind: 'api' },
  ...parts,
})

test('no lever raises the bill, no two that are added up touch the same money, and together they leave something to pay', () => {
  fc.assert(
    fc.property(requirementsDocument, (any) => {
      const input = inputOf(any)
      const { levers, combined, notApplicable } = findLevers(input)
      for (const { monthlyUsd } of levers) expect(monthlyUsd).toBeLessThan(0)
      const taken = levers.filter(({ id }) => combined.levers.includes(id))
      for (const { excludes } of taken) expect(excludes.filter((id) => combined.levers.includes(id))).toEqual([])
      expect(input.now.monthlyUsd + combined.monthlyUsd).toBeGreaterThanOrEqual(0)
      const named = new Set([...levers, ...notApplicable].map(({ strategy }) => strategy))
      expect([...named].sort()).toEqual([...STRATEGIES].sort())
    }),
    { numRuns: 150, seed: SEED },
  )
})

test('a strategy is recommended or excused, never both', () => {
  for (const { document: scenario } of SCENARIOS)
    for (const cloud of CLOUDS) {
      const { levers, notApplicable } = leversOf(on(scenario, cloud))
      const recommended = levers.map(({ strategy }) => strategy)
      expect(notApplicable.filter(({ strategy }) => recommended.includes(strategy))).toEqual([])
    }
})

const STEADY = document({
  workload: { kind: 'web', shape: 'monolith', packaging: 'vm', state: 'stateless' },
  traffic: { averageRps: 200, pattern: 'steady' },
  data: { stores: ['sql'], sqlGb: 200 },
  insistOn: { compute: 'vm-group' },
})

test.each(CLOUDS)('machines on %s can be committed to, longer for less', (cloud) => {
  const { levers } = leversOf(on(STEADY, cloud))
  const [one, three] = ['commit-compute-1y', 'commit-compute-3y'].map((id) => levers.find((lever) => lever.id === id))
  expect(one?.monthlyUsd).toBeLessThan(0)
  expect(three?.monthlyUsd).toBeLessThan(one?.monthlyUsd ?? 0)
  expect(three?.excludes).toContain('commit-compute-1y')
})

test('a trial commits to nothing', () => {
  const { notApplicable } = leversOf({ ...STEADY, delivery: { environments: ['poc'] } })
  expect(notApplicable.find(({ strategy }) => strategy === 'commitment')?.because).toContain('trial')
})

test.each([
  ['jobs that resume from a checkpoint and keep nothing', ['checkpointed'], 'stateless', true],
  ['jobs that start over', [], 'stateless', false],
  ['jobs with state on their machine', ['checkpointed'], 'disk', false],
] as const)('spot and %s', (_, special, state, isOffered) => {
  const batch = document({
    workload: { kind: 'batch', special: [...special], state, unitSeconds: 3600 },
    traffic: { averageRps: 0.05 },
  })
  expect(leversOf(batch).levers.some(({ strategy }) => strategy === 'spot')).toBe(isOffered)
})

test('spot is not offered twice to jobs that run on it', () => {
  const batch = document({
    workload: { kind: 'batch', special: ['checkpointed'], state: 'stateless', unitSeconds: 3600 },
    traffic: { averageRps: 0.05 },
    budget: { spot: 'jobs' },
  })
  expect(leversOf(batch).notApplicable.find(({ strategy }) => strategy === 'spot')?.because).toContain('already')
})

test.each(CLOUDS)('staging on %s is stopped for 65% of the hours, and production never is', (cloud) => {
  const staged = on({ ...STEADY, delivery: { environments: ['production', 'staging'] } }, cloud)
  expect(
    leversOf(staged)
      .levers.filter(({ strategy }) => strategy === 'scheduling')
      .map(({ id }) => id),
  ).toEqual(['schedule-staging'])
  const alone = on({ ...STEADY, delivery: { environments: ['production'] } }, cloud)
  expect(leversOf(alone).levers.some(({ strategy }) => strategy === 'scheduling')).toBe(false)
})

test('files that are read often stay where they are, rarely read ones go to the archive', () => {
  const files = (objectAccess: 'hot' | 'cool') =>
    leversOf(document({ data: { stores: ['object'], objectGb: 50_000, objectAccess } })).levers.map(({ id }) => id)
  expect(files('cool')).toContain('archive-files')
  expect(files('hot')).not.toContain('archive-files')
})

test('what the rules ask to keep is not cleaned up', () => {
  const kept = (regimes: ('hipaa' | 'soc2')[]) =>
    leversOf(
      document({ data: { stores: ['sql'], sqlGb: 2000, backupDays: 365 }, compliance: { regimes } }),
    ).levers.some(({ strategy }) => strategy === 'clean-up')
  expect(kept([])).toBe(true)
  expect(kept(['hipaa'])).toBe(false)
})
