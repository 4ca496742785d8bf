import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { type Decisions, decideAll, TOPICS } from './decide-all'
import { dutyCycle, factsOf, functionsCostRatio } from './facts'
import { DISASTER_RECOVERY } from './topology'

const requirements: fc.Arbitrary<Requirements> = requirementsDocument.map((document) => ({
  ...complete(document).requirements,
  insistOn: {},
}))
const decided = (asked: Requirements): Decisions => decideAll(asked, PROFILES).decisions
const stepOf = (decisions: Decisions) => DISASTER_RECOVERY.indexOf(decisions['disaster-recovery'].choice)
const law = (numRuns: number) => ({ numRuns, seed: SEED })
const pair = (min: number, max: number) =>
  fc
    .tuple(fc.double({ min, max, noNaN: true }), fc.double({ min, max, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

test('deciding is total: every topic has a choice among its options, with a rule and a reason', () => {
  fc.assert(
    fc.property(requirementsDocument, (document) => {
      const decisions = decided(complete(document).requirements)
      for (const topic of TOPICS) {
        const { choice, rule, because, alternatives } = decisions[topic]
        expect(rule).toMatch(/^[A-Z]+-\d+$/)
        expect(because).not.toBe('')
        expect(alternatives.every(({ option }) => option !== choice)).toBe(true)
      }
    }),
    law(1000),
  )
})

test('the same requirements give the same bytes', () => {
  fc.assert(
    fc.property(requirements, (asked) => {
      expect(JSON.stringify(decideAll(structuredClone(asked), PROFILES))).toBe(
        JSON.stringify(decideAll(asked, PROFILES)),
      )
    }),
    law(300),
  )
})

test('asking for more availability never removes a zone, a region or a step of recovery', () => {
  fc.assert(
    fc.property(requirements, pair(90, 100), (asked, [low, high]) => {
      const at = (slaPercent: number) => decided({ ...asked, availability: { ...asked.availability, slaPercent } })
      const [less, more] = [at(low), at(high)]
      if (less['zone-topology'].choice === 'multi-zone') expect(more['zone-topology'].choice).toBe('multi-zone')
      if (less['region-topology'].choice === 'multi-region') expect(more['region-topology'].choice).toBe('multi-region')
      expect(stepOf(more)).toBeGreaterThanOrEqual(stepOf(less))
    }),
    law(1500),
  )
})

test('fewer people never bring Kubernetes', () => {
  fc.assert(
    fc.property(requirements, fc.nat({ max: 4 }), fc.nat({ max: 20 }), (asked, ops, engineers) => {
      const team = {
        ...asked.team,
        ops: Math.min(asked.team.ops, ops),
        engineers: Math.min(asked.team.engineers, engineers + 1),
      }
      const fewer = decided({ ...asked, team })
      if (fewer.compute.choice === 'kubernetes') expect(decided(asked).compute.choice).toBe('kubernetes')
    }),
    law(2000),
  )
})

test('a tighter recovery time or a smaller loss never picks a lighter recovery', () => {
  fc.assert(
    fc.property(requirements, pair(0, 3000), pair(0, 120), (asked, rto, rpo) => {
      const at = (rtoMinutes: number, rpoMinutes: number) =>
        stepOf(decided({ ...asked, availability: { ...asked.availability, rtoMinutes, rpoMinutes } }))
      expect(at(rto[0], rpo[1])).toBeGreaterThanOrEqual(at(rto[1], rpo[1]))
      expect(at(rto[1], rpo[0])).toBeGreaterThanOrEqual(at(rto[1], rpo[1]))
    }),
    law(1000),
  )
})

test('rising steady load leaves functions once and never returns', () => {
  fc.assert(
    fc.property(requirements, (asked) => {
      const isFunctions = [0.01, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000].map((factor) => {
        const { averageRps, peakRps } = asked.traffic
        const traffic = {
          ...asked.traffic,
          averageRps: averageRps * factor,
          peakRps: peakRps * factor,
          pattern: 'steady' as const,
        }
        return decided({ ...asked, traffic }).compute.choice === 'functions'
      })
      const left = isFunctions.indexOf(false)
      expect(left === -1 || !isFunctions.slice(left).includes(true)).toBe(true)
    }),
    law(400),
  )
})

test('the price of functions over containers rises with traffic', () => {
  fc.assert(
    fc.property(requirements, pair(0.001, 1000), (asked, [low, high]) => {
      const at = (factor: number) =>
        functionsCostRatio({
          ...asked,
          traffic: {
            ...asked.traffic,
            averageRps: asked.traffic.averageRps * factor,
            peakRps: asked.traffic.peakRps * factor,
          },
        })
      expect(at(high)).toBeGreaterThanOrEqual(at(low) * (1 - 1e-9))
    }),
    law(1000),
  )
})

test('facts are finite, and shares stay between 0 and 1', () => {
  fc.assert(
    fc.property(requirements, (asked) => {
      const facts = factsOf(asked, PROFILES)
      for (const [name, value] of Object.entries(facts)) {
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true)
      }
      expect(dutyCycle(asked)).toBeGreaterThanOrEqual(0)
      expect(dutyCycle(asked)).toBeLessThanOrEqual(1)
      expect(facts.sqlReadShare).toBeGreaterThanOrEqual(0)
      expect(facts.sqlReadShare).toBeLessThanOrEqual(1)
    }),
    law(500),
  )
})
