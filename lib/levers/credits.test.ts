import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { whatIfs } from '@/lib/what-if/what-if'
import { creditsOf } from './credits'

const inputOf = (budget: RequirementsDocument['budget'], growth = 1) => {
  const { requirements } = complete({
    schemaVersion: 1,
    name: 'Orders',
    workload: { kind: 'api' },
    traffic: { averageRps: 50, growth },
    budget,
  })
  const ask = whatIfs(requirements, catalog)
  return { requirements, ask, catalog, now: ask((same) => same) }
}
const monthlyUsd = inputOf({}).now.monthlyUsd

test('without credits there is nothing to show', () => {
  expect(creditsOf(inputOf({}))).toBeNull()
  expect(creditsOf(inputOf({ creditsUsd: 0, creditsMonths: 12 }))).toBeNull()
})

test('credits that run out first cover whole tenths of months, and nothing expires', () => {
  expect(creditsOf(inputOf({ creditsUsd: monthlyUsd * 2.58, creditsMonths: 12 }))).toMatchObject({
    coverMonths: 2.5,
    expireAfterMonths: 12,
    unusedUsd: 0,
    thenMonthlyUsd: monthlyUsd,
    thenGrownMonthlyUsd: null,
  })
})

test('credits that expire first cover only those months, and the rest is lost', () => {
  const credits = creditsOf(inputOf({ creditsUsd: monthlyUsd * 20, creditsMonths: 6 }))
  expect(credits?.coverMonths).toBe(6)
  expect(credits?.unusedUsd).toBeCloseTo(monthlyUsd * 14, 1)
})

test('without an end only the amount counts', () => {
  expect(creditsOf(inputOf({ creditsUsd: monthlyUsd * 3 }))).toMatchObject({ coverMonths: 3, expireAfterMonths: null })
})

test('the bill after them counts the traffic that has come by then', () => {
  const credits = creditsOf(inputOf({ creditsUsd: monthlyUsd * 100, creditsMonths: 12 }, 8))
  expect(credits?.thenMonthlyUsd).toBe(monthlyUsd)
  expect(credits?.thenGrownMonthlyUsd ?? 0).toBeGreaterThan(monthlyUsd)
})

test('credits change no amount of the bill', () => {
  const [without, with_] = [inputOf({}), inputOf({ creditsUsd: 5000, creditsMonths: 12 })].map(({ now }) => now.lines)
  expect(with_).toEqual(without)
})
