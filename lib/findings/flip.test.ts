import { expect, test } from 'vitest'
import { confidenceOf } from '@/lib/decisions/confidence'
import { decideAll, type Topic } from '@/lib/decisions/decide-all'
import { SCALES, withAnswer } from '@/lib/requirements/scales'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { PROFILES } from '@/lib/services/by-provider'
import { answerWords } from './answer-words'
import { findAll } from './find'
import { flipConditions } from './flip'
import { inputOf, wholeInputOf } from './input.fixture'

test('a plan without tipping points does not pay for them', () => {
  for (const { document } of SCENARIOS)
    expect(findAll(inputOf(document)).some(({ code }) => code === 'FLIP_CONDITIONS')).toBe(false)
})

test('close calls are named with the answer that flips them, which does, and clear decisions are not', () => {
  const raised = SCENARIOS.map(({ document }) => {
    const input = wholeInputOf(document)
    const points = input.tippingPoints?.()
    const [note] = flipConditions(input)
    for (const topic of (note?.about ?? []) as Topic[]) {
      const [nearest] = points?.[topic] ?? []
      if (!points || !nearest) throw new Error(`${topic} has no tipping point`)
      expect(confidenceOf(input.decisions[topic], points[topic])).toBe('close-call')
      expect(note?.message).toContain(
        `from ${input.decisions[topic].choice} to ${nearest.becomes} with ${answerWords(nearest.field, nearest.to)}`,
      )
      const flipped = withAnswer(input.requirements, nearest.field, nearest.to)
      expect(decideAll(flipped, PROFILES).decisions[topic].choice).toBe(nearest.becomes)
    }
    return note !== undefined
  })
  expect(new Set(raised)).toEqual(new Set([true, false]))
})

test('every answer that can be more or less has words', () => {
  for (const { field, at } of SCALES)
    for (const rung of [0, 1, 2, 3, 40].flatMap((place) => at(place) ?? []))
      expect(answerWords(field, rung), `${field} ${rung}`).not.toMatch(/ as \w+\.\w+$|undefined|no answer$/)
})
