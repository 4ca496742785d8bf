import { expect, test } from 'vitest'
import type { Limit } from '../limit'
import { awsConnections, awsLimits } from './limits'

const every = Object.entries(awsLimits).flatMap(([service, limits]) =>
  Object.entries<Limit>(limits).map(([name, limit]) => [`${service}.${name}`, limit] as const),
)

test('every limit has a page and a date', () => {
  expect(every.length).toBeGreaterThan(70)
  for (const [name, { source, readOn, value, upTo, unit }] of every) {
    expect(source, name).toMatch(/^https:\/\/\S+$/)
    expect(readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    expect(value, name).toBeGreaterThan(0)
    expect(upTo ?? Number.POSITIVE_INFINITY, name).toBeGreaterThan(value)
    expect(unit, name).not.toBe('')
  }
})

test.each([
  [1, 112],
  [8, 901],
  [32, 3604],
  [64, 5000],
])('PostgreSQL with %d GiB takes %d connections', (memoryGib, connections) => {
  expect(awsConnections('postgresql', memoryGib).value).toBe(connections)
})

test('MySQL has its own formula', () => {
  expect(awsConnections('mysql', 8).value).toBe(682)
})
