import { expect, test } from 'vitest'
import { ask, type Change } from '@/lib/findings/ask.fixture'
import { inputOf } from '@/lib/findings/input.fixture'
import { awsSlaOf as slaOf } from '@/lib/services/aws/sla-of'
import { assess } from './assess'

const assessed = (change: Change = {}) => inputOf(ask(change)).availability
const committed = (change: Change = {}) => assessed(change).committedPercent

/** Chains as they are published, recomputed: DNS is promised 100% and changes nothing. */
test.each([
  ['a balancer, containers and a database in two zones', {}, 99.93],
  ['the same with the higher tier of the database', { availability: { slaPercent: 99.95 } }, 99.97],
  [
    'functions behind a gateway with a key-value store',
    {
      workload: { shape: 'functions', packaging: 'runtime', background: 'none' },
      traffic: { averageRps: 2, peakRps: 8 },
      data: { stores: ['nosql'] },
    },
    99.89,
  ],
  ['a static site behind a CDN', { workload: { kind: 'static' }, data: { stores: [] } }, 99.8],
] as const)('%s', (_, change, percent) => {
  expect(committed(change)).toBeCloseTo(percent, 2)
})

test('a CDN that can be taken out is named and not counted in', () => {
  const { paths } = assessed({
    workload: { kind: 'web' },
    traffic: { cacheable: 0.6, responseKb: 100, audience: ['na', 'eu'] },
  })
  const [path] = paths
  expect(path?.leftOut.map(({ resource }) => resource)).toContain('cdn')
  expect(path?.parts.map(({ resource }) => resource)).not.toContain('cdn')
})

test('two regions that take over by themselves are promised more than one', () => {
  const one = committed({ availability: { slaPercent: 99.95 } })
  const two = committed({ availability: { slaPercent: 99.99, scope: 'region', rtoMinutes: 1, rpoMinutes: 0 } })
  expect(two ?? 0).toBeGreaterThan(one ?? 100)
})

test('a part that nothing is promised for makes the figure unknown, never 100 and never 0', () => {
  const input = inputOf(ask())
  const { committedPercent, meetsObjective } = assess(input.design, 99, (resource) =>
    resource.kind === 'relational-database' ? undefined : slaOf(resource),
  )
  expect([committedPercent, meetsObjective]).toEqual([null, false])
})

test('the objective is met from its own figure on and not below', () => {
  const { design, availability } = inputOf(ask())
  const percent = availability.committedPercent ?? 0
  const meets = (objective: number) => assess(design, objective, slaOf).meetsObjective
  expect([meets(percent), meets(percent + 0.001)]).toEqual([true, false])
})

test('the error budget is what the objective leaves of thirty days', () => {
  expect(assessed().errorBudgetMinutesPer30Days).toBeCloseTo(43.2, 6)
})

test('the weakest links come first, and each is on a path', () => {
  const { weakestLinks, paths } = assessed()
  const parts = new Set(paths.flatMap((path) => path.parts.map(({ resource }) => resource)))
  expect(weakestLinks[0]?.resource).toBe('database')
  expect(weakestLinks.every(({ resource }) => parts.has(resource))).toBe(true)
  const minutes = weakestLinks.map(({ minutesPer30Days }) => minutesPer30Days)
  expect(minutes).toEqual([...minutes].sort((a, b) => b - a))
})

test('every promise carries its page and the day it was read', () => {
  for (const { parts } of assessed().paths)
    for (const { source, percent } of parts) {
      if (percent === null) continue
      expect(source.url).toMatch(/^https:\/\//)
      expect(source.readOn).toMatch(/^\d{4}/)
    }
})

test('reads that the cache holds do without the database, and are promised more than writes', () => {
  const { paths, committedPercent } = assessed({ data: { stores: ['sql', 'cache'] } })
  const [whole, cached] = paths
  expect(cached?.name).toBe('Read what the Valkey cache holds')
  expect(cached?.parts.map(({ resource }) => resource)).toContain('cache')
  expect(cached?.leftOut.map(({ resource }) => resource)).toContain('database')
  expect(cached?.committedPercent ?? 0).toBeGreaterThan(whole?.committedPercent ?? 100)
  expect(committedPercent).toBe(whole?.committedPercent)
})

test('jobs have a path of their own, which no user waits for and which does not lower the figure', () => {
  const { paths, committedPercent } = assessed({ data: { stores: ['sql', 'queue'] } })
  const job = paths.find(({ waits }) => waits === false)
  expect(job?.parts.map(({ resource }) => resource)).toEqual(['jobs-queue', 'worker', 'database'])
  expect(job?.committedPercent ?? 100).toBeLessThan(committedPercent ?? 0)
})

test('where nobody waits, what arrives is held against the objective', () => {
  const { paths, committedPercent } = assessed({ workload: { kind: 'stream' }, data: { stores: ['stream', 'nosql'] } })
  expect(paths.map(({ name }) => name)).toEqual(['Take in and handle an event'])
  expect(committedPercent).toBe(paths[0]?.committedPercent)
})

test('every promise says what is counted and what it leaves out', () => {
  for (const { parts } of assessed().paths)
    for (const { scope, note, percent } of parts)
      if (percent !== null) expect([typeof scope, typeof note]).toEqual(['string', 'string'])
})
