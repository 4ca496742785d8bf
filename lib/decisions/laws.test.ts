import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LAW_RUNS, requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { Requirements } from '@/lib/requirements/schema'
import { EVERY_CLOUD } from './clouds.fixture'
import { dutyCycle, factsOf, functionsCostRatio } from './facts'
import { LAWS } from './laws'
import { PROVIDER_LIMIT_RULES } from './provider-limits'

const documents = fc.sample(requirementsDocument, { numRuns: LAW_RUNS, seed: SEED })
const requirements: fc.Arbitrary<Requirements> = requirementsDocument.map((document) => complete(document).requirements)

test.each(LAWS)(
  '$name',
  ({ check }) => {
    for (const document of documents) {
      const broken = check(document, EVERY_CLOUD)
      if (broken !== null) expect.fail(`${broken}, asked ${JSON.stringify(document)}`)
    }
  },
  120_000,
)

test('the price of functions over containers rises with traffic', () => {
  const factor = fc.double({ min: 0.001, max: 1000, noNaN: true })
  fc.assert(
    fc.property(requirements, factor, factor, (asked, one, other) => {
      const at = (times: number) =>
        functionsCostRatio({
          ...asked,
          traffic: {
            ...asked.traffic,
            averageRps: asked.traffic.averageRps * times,
            peakRps: asked.traffic.peakRps * times,
          },
        })
      expect(at(Math.max(one, other))).toBeGreaterThanOrEqual(at(Math.min(one, other)) * (1 - 1e-9))
    }),
    { numRuns: 1000, seed: SEED },
  )
})

test('facts are finite, and shares stay between 0 and 1', () => {
  fc.assert(
    fc.property(requirements, (asked) => {
      const facts = factsOf(asked, EVERY_CLOUD)
      for (const [name, value] of Object.entries(facts)) {
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true)
      }
      expect(dutyCycle(asked)).toBeGreaterThanOrEqual(0)
      expect(dutyCycle(asked)).toBeLessThanOrEqual(1)
      expect(facts.sqlReadShare).toBeGreaterThanOrEqual(0)
      expect(facts.sqlReadShare).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500, seed: SEED },
  )
})

test('the rules that quote a limit of one cloud are these', () => {
  expect([...PROVIDER_LIMIT_RULES].sort()).toMatchInlineSnapshot(`
    [
      "C-01",
      "C-02",
      "C-54",
      "C-80",
      "C-81",
      "C-82",
      "C-83",
      "C-84",
      "C-85",
      "C-86",
      "C-87",
      "C-88",
      "C-91",
      "C-92",
      "CA-09",
      "DB-42",
      "DB-55",
      "DB-56",
      "DB-57",
      "DB-58",
      "DB-59",
      "DR-19",
      "O-06",
      "R-03",
      "RES-01",
      "RES-02",
    ]
  `)
})
