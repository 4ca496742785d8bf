import { expect, test } from 'vitest'
import { answersFrom } from './answers-from'
import { discountAnswers, discountsIn } from './discounts'
import { toRequirements } from './to-requirements'

const DISCOUNTS = [
  { percent: 5 },
  { provider: 'aws' as const, percent: 12.5 },
  { provider: 'aws' as const, service: 'rds-postgres', percent: 0 },
  { service: 'vm', percent: 30 },
]

test('discounts come back from the answers that they give', () => {
  const back = discountsIn(discountAnswers(DISCOUNTS))
  expect(back).toHaveLength(DISCOUNTS.length)
  expect(back).toEqual(expect.arrayContaining(DISCOUNTS))
})

test('a document with discounts has them again after the wizard', () => {
  const answers = answersFrom({
    schemaVersion: 1,
    name: 'Orders',
    workload: { kind: 'api' },
    budget: { discounts: [{ provider: 'gcp', percent: 8 }] },
  })
  expect(toRequirements(answers).document.budget).toMatchObject({ discounts: [{ provider: 'gcp', percent: 8 }] })
  expect(toRequirements({ ...answers, ...{ 'discounts.gcp.any': '0.5' } }).document.budget).toMatchObject({
    discounts: [{ provider: 'gcp', percent: 0.5 }],
  })
})
