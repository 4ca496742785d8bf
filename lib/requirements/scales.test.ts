import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complete } from './defaults'
import { parseRequirements } from './parse'
import { answerAt, SCALES, withAnswer } from './scales'

const { requirements } = complete({
  schemaVersion: 1,
  name: 'Scales',
  workload: { kind: 'api' },
  traffic: { averageRps: 10, peakRps: 100 },
  team: { engineers: 60, ops: 20 },
})

const rungs = (scale: (typeof SCALES)[number]) =>
  Array.from({ length: 1400 }, (_, rung) => scale.at(rung)).filter((value) => value !== undefined)

test.each(SCALES.map((scale) => [scale.field, scale] as const))(
  '%s: both ends of the ladder are answers that may be given',
  (field, scale) => {
    const values = rungs(scale)
    for (const value of [values[0], values.at(-1)]) {
      const changed = withAnswer(requirements, field, value)
      const { insistOn: _, ...document } = changed
      const parsed = parseRequirements(document)
      const errors = parsed.ok ? [] : parsed.errors.filter(({ path }) => path === field)
      const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = scale.limits?.(requirements) ?? {}
      const isAllowed = typeof value !== 'number' || (value >= least && value <= most)
      if (isAllowed) expect(errors, `${field} ${value}`).toEqual([])
    }
  },
)

test.each(SCALES.filter(({ kind }) => kind === 'number').map((scale) => [scale.field, scale] as const))(
  '%s rises from rung to rung',
  (_, scale) => {
    const numbers = rungs(scale).filter((value) => typeof value === 'number')
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.length).toBeGreaterThan(2)
  },
)

test('a value on the ladder finds its own rung, any other its neighbours', () => {
  const scale = SCALES.find(({ field }) => field === 'traffic.averageRps')
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 900_000, noNaN: true }), (value) => {
      const around = scale?.around(value) ?? { below: 0, at: 0, above: 0 }
      const [below, above] = [scale?.at(around.below) ?? 0, scale?.at(around.above) ?? Number.POSITIVE_INFINITY]
      expect(Number(below)).toBeLessThanOrEqual(value)
      expect(Number(above)).toBeGreaterThan(value)
      if (around.at !== null) expect(scale?.at(around.at)).toBe(value)
    }),
  )
})

test('changing one answer leaves the others', () => {
  const changed = withAnswer(requirements, 'team.ops', 3)
  expect(answerAt(changed, 'team.ops')).toBe(3)
  expect({ ...changed, team: { ...changed.team, ops: 20 } }).toEqual(requirements)
})
