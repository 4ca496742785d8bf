import { expect, test } from 'vitest'
import { TOPICS, tableOf } from '@/lib/decisions/decide-all'
import type { Facts } from '@/lib/decisions/facts'
import type { When } from '@/lib/rules/table'
import { conditionLines } from './condition-words'
import { seenWords } from './fact-words'

test.each<[string, When<Facts>, string[]]>([
  ['a threshold carries its unit', { averageRps: { below: 5 } }, ['average traffic below 5 requests a second']],
  ['a choice reads like the wizard', { pattern: 'steady' }, ['a typical week: Steady']],
  ['one of several', { pattern: { in: ['spiky', 'idle'] } }, ['a typical week is Sudden spikes or Mostly idle']],
  ['yes and no are sentences', { needsGpu: true }, ['it needs a GPU']],
  [
    'all facts of a condition',
    { ops: { below: 1 }, engineers: 2 },
    ['people who run infrastructure below 1 and engineers: 2'],
  ],
  [
    'any condition of a list',
    [{ runsCode: false }, { isTrial: true }],
    ['there is no code to run on a server', 'it is a trial that nobody depends on'],
  ],
])('%s', (_, when, lines) => {
  expect(conditionLines(when)).toEqual(lines)
})

test('a fact that was seen says its value, also where nothing was asked', () => {
  expect(seenWords('latencyMs', 1_000_000)).toBe('response time asked for: not critical')
  expect(seenWords('stores', ['sql', 'object'])).toMatch(/^kinds of data: .+, .+$/)
  expect(seenWords('gone', 3)).toBe('gone 3')
})

test('every condition of every table can be said in words', () => {
  for (const topic of TOPICS) {
    const { options, lightestFirst } = tableOf(topic)
    for (const option of lightestFirst) {
      const row = options[option]
      for (const cell of [...(row?.useWhen ?? []), ...(row?.avoidWhen ?? []), ...(row?.neverWhen ?? [])])
        for (const line of conditionLines(cell.when)) expect(line, cell.rule).not.toMatch(/[[{}\]]|undefined/)
    }
  }
})
