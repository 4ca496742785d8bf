import { expect, test } from 'vitest'
import { CATALOGUE, FINDING_CODES } from '@/lib/findings/catalogue'
import { CAUSES, NOT_AT_A_QUESTION } from './causes'
import { optionLabel } from './describe-answer'
import type { Question } from './question'
import { findQuestion, questions, stepOf } from './steps'

/** Notes that the rules raise to a warning at times. */
const RAISED = ['CONNECTION_POOLER']

test('every blocker and warning stands at an answer, or it is said why none causes it', () => {
  const warned = FINDING_CODES.filter((code) => CATALOGUE[code].severity !== 'note' || RAISED.includes(code))
  const placed = warned.filter((code) => (CAUSES[code] ?? []).some(({ at }) => at.length > 0))
  const excused = warned.filter((code) => NOT_AT_A_QUESTION[code] !== undefined)
  expect([...placed, ...excused].sort()).toEqual([...warned].sort())
})

const places = Object.entries(CAUSES).flatMap(([code, causes]) =>
  causes.flatMap(({ at }) => at.map((place) => ({ code, place }))),
)

test('every place and way is a question, and a way stays on the step of its place', () => {
  for (const { code, place } of places) {
    expect(findQuestion(place.key), `${code} ${place.key}`).toBeDefined()
    for (const way of place.ways ?? []) if (way.on) expect(stepOf(way.on)?.number, code).toBe(stepOf(place.key)?.number)
  }
})

test('every way is an answer that its question offers', () => {
  for (const { code, place } of places)
    for (const way of place.ways ?? []) {
      const { control } = findQuestion(way.on ?? place.key) as Question
      const value = 'use' in way ? way.use : 'add' in way ? way.add : undefined
      if (value === undefined || value === '') continue
      const isOffered = 'options' in control && control.options.some((option) => option.value === value)
      expect(isOffered && optionLabel(control, value) !== value, `${code} ${place.key} ${value}`).toBe(true)
    }
})

test('the causes of one code are told apart by name', () => {
  for (const causes of Object.values(CAUSES))
    if (causes.length > 1) expect(new Set(causes.map(({ name }) => name)).size).toBe(causes.length)
})

test('no key of an accepted warning could be taken for a question', () => {
  expect(questions.filter(({ key }) => /^(accepted|note)\./.test(key))).toEqual([])
})
