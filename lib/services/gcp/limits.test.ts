import { expect, test } from 'vitest'
import type { Limit } from '../limit'
import { gcpConnections, gcpLimits } from './limits'

const every = Object.entries(gcpLimits).flatMap(([service, limits]) =>
  Object.entries<Limit>(limits).map(([name, limit]) => [`${service}.${name}`, limit] as const),
)

test('every limit has a page and a date', () => {
  expect(every.length).toBeGreaterThan(60)
  for (const [name, { source, readOn, value, upTo, unit }] of every) {
    expect(source, name).toMatch(/^https:\/\/\S+$/)
    expect(readOn, name).toMatch(/^\d{4}(-\d{2}){0,2}$/)
    expect(value, name).toBeGreaterThan(0)
    expect(upTo ?? Number.POSITIVE_INFINITY, name).toBeGreaterThan(value)
    expect(unit, name).not.toBe('')
  }
})

test.each([
  [0.6, 25],
  [1.7, 50],
  [3.75, 100],
  [6, 200],
  [7.5, 400],
  [29.75, 500],
  [30, 600],
  [864, 1_000],
])('PostgreSQL with %d GiB takes %d connections', (memoryGib, connections) => {
  expect(gcpConnections('postgresql', memoryGib).value).toBe(connections)
})

test('more memory never takes fewer connections, and every engine has a figure', () => {
  for (const engine of ['postgresql', 'mysql', 'sqlserver', 'oracle'] as const) {
    const counts = [0.6, 2, 4, 8, 16, 64, 256].map((gib) => gcpConnections(engine, gib).value)
    expect(counts, engine).toEqual([...counts].sort((a, b) => a - b))
  }
})
