import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import { ask, type Change } from '@/lib/findings/ask.fixture'
import { Capacity } from '@/lib/plan-document'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { parseRequirements } from '@/lib/requirements/parse'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'
import { capacity } from './capacity'
import { afterZoneLoss, busySeconds, carriedBy, copiesFor, fleetsOf } from './fleet'

function sized(requirements: Requirements) {
  const { decisions } = decideAll(requirements, PROFILES)
  const profile = profileOf(decisions.provider.choice)
  const [design] = compose(requirements, decisions, profile)
  if (!design) throw new Error('no environment')
  return { design, decisions, ...capacity(requirements, design, profile) }
}

function asked(change: Change = {}) {
  const parsed = parseRequirements(ask(change))
  if (!parsed.ok) throw new Error('invalid fixture')
  return sized(complete(parsed.value).requirements)
}
const named = (items: Capacity['items'], start: string) => items.find(({ name }) => name.startsWith(start))

const SAMPLE = fc
  .sample(requirementsDocument, { numRuns: 400, seed: SEED })
  .map((document) => complete(document).requirements)
const SIZED = SAMPLE.map((requirements) => ({ requirements, ...sized(requirements) }))

test('after losing its fullest zone, a fleet of the size worked out still carries the peak', () => {
  const fleets = SIZED.flatMap(({ requirements, design }) =>
    fleetsOf(design)
      .filter(({ isBeside, zones }) => !isBeside && zones > 1)
      .map((fleet) => ({ fleet, busy: busySeconds(requirements), peak: requirements.traffic.peakRps })),
  )
  expect(fleets.length).toBeGreaterThan(100)
  for (const { fleet, busy, peak } of fleets) {
    const copies = copiesFor(peak, fleet.vcpu, busy, fleet.zones)
    const left = carriedBy(afterZoneLoss(copies, fleet.zones), fleet.vcpu, busy)
    expect(left).toBeGreaterThanOrEqual(peak * (1 - 1e-5))
  }
})

test('one copy fewer in each zone would not carry it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 10_000, noNaN: true }),
      fc.constantFrom(0.25, 1, 4),
      fc.constantFrom(2, 3),
      (peak, vcpu, zones) => {
        const copies = copiesFor(peak, vcpu, 0.05, zones)
        if (copies === zones) return
        expect(carriedBy(afterZoneLoss(copies - zones, zones), vcpu, 0.05)).toBeLessThan(peak)
      },
    ),
  )
})

test('every line is what the schema says, finite, named once and explained', () => {
  for (const { items } of SIZED) {
    expect(Capacity.parse({ items })).toEqual({ items })
    const names = items.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { because, inputs, result, limit } of items) {
      expect(because).toMatch(/\S\.$/)
      for (const { value } of [...inputs, result, ...(limit ? [limit] : [])]) expect(Number.isFinite(value)).toBe(true)
    }
  }
})

test('the same design gives the same bytes', () => {
  for (const requirements of SAMPLE.slice(0, 50))
    expect(JSON.stringify(sized(requirements).items)).toBe(JSON.stringify(sized(requirements).items))
})

test('the plain case: twenty copies of a quarter vCPU carry 150 a second, and as many stand in the other zone', () => {
  const { items } = asked()
  expect(named(items, 'Copies of API by CPU')).toMatchObject({ result: { value: 40, unit: 'copies' }, ok: true })
  expect(named(items, 'API without')).toMatchObject({ result: { value: 150 }, limit: { value: 150 }, ok: true })
})

test('Little’s law with its numbers', () => {
  const { items } = asked()
  const work = named(items, 'Work in progress')
  expect(work?.inputs.map(({ value }) => value)).toEqual([150, 0.1])
  expect(work?.result.value).toBeCloseTo(15, 6)
})

test('functions at once are held against what a new account has', () => {
  const functions = (peakRps: number) =>
    named(
      asked({
        workload: { shape: 'functions', packaging: 'runtime', background: 'none' },
        traffic: { averageRps: 0.5, peakRps, pattern: 'idle' },
        data: { stores: ['nosql'] },
        insistOn: { compute: 'functions' },
      }).items,
      'API functions at once',
    )
  expect(functions(8)).toMatchObject({ ok: true, limit: { value: 1000 } })
  expect(functions(20_000)?.ok).toBe(false)
})

test('connections are held against 80% of what the database takes', () => {
  const { items, design } = asked()
  const [database] = design.resources.filter((resource) => resource.kind === 'relational-database')
  const { limits } = profileOf(design.provider)
  const line = named(items, 'Connections to')
  expect(line?.limit?.value).toBeCloseTo(limits.connections('postgresql', database?.memoryGib ?? 0).value * 0.8, 3)
  expect(line?.limit?.source?.url).toMatch(/^https:/)
})

test('an ordered queue takes fewer messages than one that may shuffle them', () => {
  const queue = (queuePerDay: number) =>
    named(
      asked({ workload: { special: ['orderedEvents'] }, data: { stores: ['sql', 'queue'], queuePerDay } }).items,
      'Messages through',
    )
  expect([queue(100_000)?.ok, queue(50_000_000)?.ok]).toEqual([true, false])
})

test('copies that start in minutes come too late for a burst within one', () => {
  const burst = (change: Change) => asked({ ...change, traffic: { pattern: 'spiky', spikeFactor: 50 } }).items
  const machines = burst({ insistOn: { compute: 'vm-group' } })
  expect(machines.find(({ name }) => name.includes('in a burst'))).toMatchObject({ result: { value: 180 }, ok: false })
  expect(asked().items.some(({ name }) => name.includes('in a burst'))).toBe(false)
})

test('a database that outgrows its disk within the year is seen', () => {
  const growing = (growthPercentPerMonth: number) =>
    named(asked({ data: { stores: ['sql'], sqlGb: 10_000, growthPercentPerMonth } }).items, 'PostgreSQL database after')
  expect(growing(5)).toMatchObject({ result: { value: 17_958.6, unit: 'GB' }, ok: true })
  expect(growing(20)?.ok).toBe(false)
})

test('work that does not fit into the memory of a copy is seen', () => {
  const { requirements, design } = SIZED.find(({ design: { resources } }) =>
    resources.some(({ kind, id }) => kind === 'container-service' && id === 'web'),
  ) as (typeof SIZED)[number]
  const large = { ...requirements, workload: { ...requirements.workload, unitMemoryMb: 500_000 } }
  const { items } = capacity(large, design, profileOf(design.provider))
  expect(named(items, 'Memory of one copy')?.ok).toBe(false)
})
