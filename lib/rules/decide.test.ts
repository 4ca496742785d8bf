import { expect, test } from 'vitest'
import { decide, passes } from './decide'
import type { DecisionTable, Source } from './table'

type Facts = { load: number; kind: 'web' | 'batch'; isTrial: boolean; needs: readonly ('disk' | 'gpu')[] }

const source: Source = { url: 'https://example.com', readOn: '2026-11-23', confidence: 'assumption' }
const facts: Facts = { load: 10, kind: 'web', isTrial: false, needs: ['disk'] }
const table: DecisionTable<Facts, 'light' | 'middle' | 'heavy'> = {
  topic: 'size',
  question: 'How large?',
  options: {
    light: {
      summary: 'Little',
      useWhen: [{ rule: 'T-1', when: { load: { below: 5 } }, weight: 2, because: 'Little load.', source }],
      neverWhen: [{ rule: 'T-2', when: { needs: { includes: 'gpu' } }, because: 'No room for a GPU.', source }],
    },
    middle: {
      summary: 'Some',
      useWhen: [
        { rule: 'T-3', when: { load: { atLeast: 5 } }, weight: 2, because: 'Some load.', source },
        { rule: 'T-4', when: { load: { atLeast: 9 } }, weight: 3, because: 'A good load.', source },
      ],
      neverWhen: [
        { rule: 'T-5', when: { load: { above: 100 } }, because: 'Too much.', source, misses: true },
        { rule: 'T-6', when: { needs: { includes: 'gpu' } }, because: 'No room for a GPU.', source },
      ],
    },
    heavy: {
      summary: 'Much',
      avoidWhen: [{ rule: 'T-7', when: { load: { below: 50 } }, weight: 1, because: 'Half empty.', source }],
      neverWhen: [{ rule: 'T-8', when: { load: { above: 100 } }, because: 'Too much.', source, misses: true }],
    },
  },
  lightestFirst: ['light', 'middle', 'heavy'],
  otherwise: { rule: 'T-9', because: 'Nothing speaks.', source },
}

test('the best score wins, and its heaviest reason speaks for it', () => {
  const { choice, rule, score, margin } = decide(table, facts)
  expect({ choice, rule, score, margin }).toEqual({ choice: 'middle', rule: 'T-4', score: 5, margin: 5 })
})

test('reasons carry the facts that they saw', () => {
  expect(decide(table, facts).for.map(({ rule, saw }) => [rule, saw])).toEqual([
    ['T-4', { load: 10 }],
    ['T-3', { load: 10 }],
  ])
})

test('a tie goes to the option with less to operate', () => {
  const flat = { ...table, options: { light: { summary: 'a' }, middle: { summary: 'b' }, heavy: { summary: 'c' } } }
  const { choice, rule, margin } = decide(flat, facts)
  expect({ choice, rule, margin }).toEqual({ choice: 'light', rule: 'T-9', margin: 0 })
})

test('an option that a limit excludes drops out, whatever its score, and names the limit', () => {
  const outcome = decide(table, { ...facts, load: 1, needs: ['gpu'] })
  expect(outcome.choice).toBe('heavy')
  expect(outcome.alternatives.map(({ option, excludedBy }) => [option, excludedBy?.rule])).toEqual([
    ['light', 'T-2'],
    ['middle', 'T-6'],
  ])
  expect(outcome.margin).toBeNull()
  expect(outcome.infeasible).toBeNull()
})

test('where nothing meets the ask, the best that could be built is taken and the limit is named', () => {
  const outcome = decide(table, { ...facts, load: 101, needs: ['gpu'] })
  expect([outcome.choice, outcome.infeasible?.rule]).toEqual(['heavy', 'T-8'])
})

test.each([
  ['what was insisted on is obeyed where it is possible', 'heavy', 'heavy', 'middle', undefined],
  ['insisting on what would be chosen anyway changes nothing', 'middle', 'middle', null, undefined],
  ['insisting on no option changes nothing', 'enormous', 'middle', null, undefined],
] as const)('%s', (_, wish, choice, recommended, limit) => {
  const outcome = decide(table, facts, wish)
  expect([outcome.choice, outcome.recommended, outcome.infeasible?.rule]).toEqual([choice, recommended, limit])
})

test('what was insisted on is not obeyed where a limit excludes it', () => {
  const outcome = decide(table, { ...facts, needs: ['gpu'] }, 'middle')
  expect([outcome.choice, outcome.recommended, outcome.infeasible?.rule]).toEqual(['heavy', null, 'T-6'])
})

test.each([
  [{ load: 10 }, true],
  [{ load: 11 }, false],
  [{ load: { above: 10 } }, false],
  [{ load: { atLeast: 10 } }, true],
  [{ load: { below: 10 } }, false],
  [{ load: { atMost: 10 } }, true],
  [{ load: { above: 5, below: 11 } }, true],
  [{ kind: 'web' }, true],
  [{ kind: { in: ['batch'] } }, false],
  [{ kind: { notIn: ['batch'] } }, true],
  [{ isTrial: false }, true],
  [{ needs: { includes: 'gpu' } }, false],
  [{ needs: { includesAny: ['gpu', 'disk'] } }, true],
  [{ needs: { excludes: 'gpu' } }, true],
  [{ load: 10, kind: 'batch' }, false],
  [{}, true],
] as const)('%j passes: %s', (condition, passed) => {
  expect(passes<Facts>(condition, facts)).toBe(passed)
})

test('a list of conditions passes when any does, and an empty one never', () => {
  expect(passes<Facts>([{ load: 1 }, { kind: 'web' }], facts)).toBe(true)
  expect(passes<Facts>([], facts)).toBe(false)
})
