import { expect, test } from 'vitest'
import type { Decision } from '@/lib/plan-document'
import { SCALES } from '@/lib/requirements/scales'
import { tippingWords } from './tipping-words'

const decision = { alternatives: [{ option: 'kubernetes', service: 'Amazon EKS', summary: 'Kubernetes' }] } as Decision

test.each([
  ['team.ops', 0.5, 1, '1 person', '0.5 people'],
  ['availability.slaPercent', 99.9, 99.99, '4 minutes (99.99%)', '43 minutes (99.9%)'],
  ['availability.rtoMinutes', 240, 15, '15 minutes', '4 h'],
  ['traffic.peakRps', 40, 1900, '1,900 requests per second', '40 requests per second'],
  ['workload.state', 'memory', 'stateless', 'Nothing', 'Sessions or caches in memory'],
  ['traffic.spikeFactor', 10, null, 'no sudden spikes', '10 times'],
  ['budget.monthly', 1500, 900, '$900 a month', '$1,500 a month'],
] as const)('%s from %s to %s is said in the words of its question', (field, from, to, toWords, fromWords) => {
  expect(tippingWords({ field, from, to, becomes: 'kubernetes' }, decision)).toMatchObject({
    to: toWords,
    from: fromWords,
    becomes: 'Amazon EKS',
  })
})

test.each(SCALES.map((scale) => [scale.field, scale] as const))(
  '%s has a question and words for its values',
  (field, scale) => {
    const { question, to } = tippingWords({ field, from: null, to: scale.at(1) ?? null, becomes: 'none' }, decision)
    expect(question).not.toBe(field)
    expect(to).not.toMatch(/undefined|null|NaN/)
    expect(to).not.toBe('')
  },
)
