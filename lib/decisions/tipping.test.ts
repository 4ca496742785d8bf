import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { answerAt, SCALES, withAnswer } from '@/lib/requirements/scales'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { confidenceOf } from './confidence'
import { decideAll, TOPICS, type Topic } from './decide-all'
import { distance, tippingPoints } from './tipping'

const requirements = requirementsDocument.map((document) => complete(document).requirements)
const choiceOf = (asked: Requirements, topic: Topic) => decideAll(asked, PROFILES).decisions[topic].choice

/** The value one step back from `to` towards where the answer stands; that answer itself where there is none between. */
function oneStepShort(asked: Requirements, field: string, to: unknown) {
  const scale = SCALES.find((one) => one.field === field)
  const from = answerAt(asked, field)
  const around = scale?.around(to as never)
  const start = scale?.around(from)
  if (!scale || !around || !start || around.at === null) throw new Error(`${field} has no rung for ${to}`)
  const isUp = around.at >= start.above
  const back = around.at - (isUp ? 1 : -1)
  const isPast = isUp ? back < start.above : back > start.below
  return isPast ? from : (scale.at(back) ?? null)
}

test('each tipping point is true: the answer flips the decision, one step short of it does not', () => {
  let tried = 0
  fc.assert(
    fc.property(requirements, (asked) => {
      const points = tippingPoints(asked, PROFILES)
      for (const topic of TOPICS) {
        const now = choiceOf(asked, topic)
        for (const { field, from, to, becomes } of points[topic]) {
          tried += 1
          expect(from).toBe(answerAt(asked, field))
          const short = oneStepShort(asked, field, to)
          const words = `${topic} ${now} → ${becomes} by ${field} ${from} → ${to}`
          expect(choiceOf(withAnswer(asked, field, to), topic), words).toBe(becomes)
          expect(becomes, words).not.toBe(now)
          expect(choiceOf(withAnswer(asked, field, short), topic), `${words}, one step short: ${short}`).toBe(now)
        }
      }
    }),
    { numRuns: 120, seed: SEED },
  )
  expect(tried).toBeGreaterThan(1000)
})

test('none is missed that lies one step away', () => {
  fc.assert(
    fc.property(requirements, fc.constantFrom(...SCALES), (asked, scale) => {
      const { below, above } = scale.around(answerAt(asked, scale.field))
      const points = tippingPoints(asked, PROFILES)
      const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = scale.limits?.(asked) ?? {}
      for (const rung of [below, above]) {
        const value = scale.at(rung)
        if (value === undefined || (typeof value === 'number' && (value < least || value > most))) continue
        for (const topic of TOPICS) {
          const becomes = choiceOf(withAnswer(asked, scale.field, value), topic)
          if (becomes === choiceOf(asked, topic)) continue
          expect(points[topic], `${topic} by ${scale.field} → ${value}`).toContainEqual({
            field: scale.field,
            from: answerAt(asked, scale.field),
            to: value,
            becomes,
          })
        }
      }
    }),
    { numRuns: 300, seed: SEED },
  )
})

test('what is insisted on flips only where a limit forbids it', () => {
  const asked = complete({
    schemaVersion: 1,
    name: 'Insisting',
    workload: { kind: 'api' },
    insistOn: { compute: 'containers-managed' },
  }).requirements
  for (const { field, to } of tippingPoints(asked, PROFILES).compute) {
    const { alternatives } = decideAll(withAnswer(asked, field, to), PROFILES).decisions.compute
    expect(alternatives.find(({ option }) => option === 'containers-managed')?.excludedBy, field).not.toBeNull()
  }
})

test.each([
  ['far ahead and nothing near', 4, [[10, 1000]], 'strong'],
  ['far ahead, and a tenth more would flip it', 4, [[10, 11]], 'close-call'],
  ['a tie that nothing near would flip', 0, [[10, 1000]], 'moderate'],
  ['a tie that twice as much would flip', 0, [[10, 20]], 'close-call'],
  ['nothing else was possible, whatever the answers', null, [], 'strong'],
  ['nothing else was possible, but close to a limit', null, [[900, 950]], 'close-call'],
  ['in the middle', 2, [[10, 18]], 'moderate'],
] as const)('confidence: %s', (_, margin, points, expected) => {
  const tips = points.map(([from, to]) => ({ field: 'x', from, to, becomes: 'y' }))
  expect(confidenceOf({ margin, recommended: null, infeasible: null }, tips)).toBe(expected)
})

test('an option that was insisted on, or is only the nearest, is not graded', () => {
  expect(confidenceOf({ margin: 4, recommended: 'other', infeasible: null }, [])).toBeNull()
})

test('distances: factors for numbers, one doubling for a step of a choice', () => {
  expect(distance({ from: 10, to: 20 })).toBeCloseTo(Math.LN2)
  expect(distance({ from: 'few', to: 'many' })).toBeCloseTo(Math.LN2)
  expect(distance({ from: 99.9, to: 99.99 })).toBeGreaterThan(Math.LN2)
})
