import { expect, test } from 'vitest'
import type { Limit } from '../limit'
import { azureConnections, azureLimits } from './limits'

const every = Object.entries(azureLimits).flatMap(([service, limits]) =>
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
  [2, 50],
  [4, 429],
  [8, 859],
  [16, 1718],
  [32, 3437],
  [48, 5000],
  [384, 5000],
])('PostgreSQL with %d GiB takes %d connections', (memoryGib, connections) => {
  expect(azureConnections('postgresql', memoryGib)).toMatchObject({ value: connections, confidence: 'verified' })
})

test('the other engines have figures of their own, known by heart', () => {
  for (const engine of ['mysql', 'sqlserver', 'oracle'] as const) {
    expect(azureConnections(engine, 8).value).toBeGreaterThan(0)
    expect(azureConnections(engine, 8).confidence).toBe('assumption')
  }
})
