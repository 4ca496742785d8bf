import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { requirementsDocument, SEED } from './arbitrary.fixture'
import { parseRequirements } from './parse'

const LEAST = { name: 'Orders', workload: { kind: 'api' } }
const errorsOf = (input: unknown) => {
  const parsed = parseRequirements(input)
  return parsed.ok ? [] : parsed.errors.map(({ path, message }) => `${path} ${message}`)
}

test('a name and a kind of workload are enough', () => {
  expect(parseRequirements(LEAST)).toEqual({ ok: true, value: { schemaVersion: 1, ...LEAST } })
})

test.each([
  ['nothing', undefined, ['(document) is required and must be an object']],
  ['a list', [], ['(document) must be an object, got []']],
  ['no name', { workload: { kind: 'api' } }, ['name is required and must be text']],
  ['a blank name', { ...LEAST, name: '   ' }, ['name must be at least 1 character long, got ""']],
  [
    'no kind',
    { name: 'Orders', workload: {} },
    ['workload.kind must be one of "web", "api", "batch", "stream", "static", "ml"'],
  ],
  [
    'a kind that there is not',
    { name: 'Orders', workload: { kind: 'app' } },
    ['workload.kind must be one of "web", "api", "batch", "stream", "static", "ml", got "app"'],
  ],
  ['an unknown key', { ...LEAST, colour: 'blue' }, ['colour is not a field of requirements.json']],
  [
    'an unknown key further down',
    { ...LEAST, traffic: { rps: 5 } },
    ['traffic.rps is not a field of requirements.json'],
  ],
  [
    'an availability below the least',
    { ...LEAST, availability: { slaPercent: 12 } },
    ['availability.slaPercent must be at least 90, got 12'],
  ],
  ['a number as text', { ...LEAST, traffic: { averageRps: '40' } }, ['traffic.averageRps must be a number, got "40"']],
  ['no traffic at all', { ...LEAST, traffic: { averageRps: 0 } }, ['traffic.averageRps must be more than 0, got 0']],
  ['half an engineer', { ...LEAST, team: { engineers: 2.5 } }, ['team.engineers must be a whole number, got 2.5']],
  [
    'a value named twice',
    { ...LEAST, data: { stores: ['sql', 'sql'] } },
    ['data.stores must name each value once, got ["sql","sql"]'],
  ],
  [
    'a region id with capitals',
    { ...LEAST, platform: { region: 'EU West' } },
    ['platform.region must be a provider\'s region id, like eu-west-1, got "EU West"'],
  ],
  [
    'a discount of more than everything',
    { ...LEAST, budget: { discounts: [{ percent: 101 }] } },
    ['budget.discounts.0.percent must be at most 100, got 101'],
  ],
  [
    'two discounts on the same',
    { ...LEAST, budget: { discounts: [{ percent: 5 }, { provider: null, percent: 6 }] } },
    ['budget.discounts must name each provider and service once, got [{"percent":5},{"provider":null,"percent":6}]'],
  ],
  [
    'a discount on a service with capitals',
    { ...LEAST, budget: { discounts: [{ service: 'EC2', percent: 5 }] } },
    ['budget.discounts.0.service must be the service in a line\'s SKU, like ec2, got "EC2"'],
  ],
  [
    'a peak below the average',
    { ...LEAST, traffic: { averageRps: 40, peakRps: 39 } },
    ['traffic.peakRps must be 40 or more, since the peak cannot be lower than the average, got 39'],
  ],
  [
    'more operators than engineers',
    { ...LEAST, team: { engineers: 2, ops: 3 } },
    ['team.ops must be 2 or less, the number of engineers, got 3'],
  ],
] as const)('%s is refused field by field, with what arrived and what is allowed', (_, input, errors) => {
  expect(errorsOf(input)).toEqual(errors)
})

test('a long value is shown shortened', () => {
  const [error = ''] = errorsOf({ ...LEAST, workload: { kind: 'x'.repeat(500) } })
  expect(error.length).toBeLessThan(150)
})

test('anything at all is either read or refused with a reason, and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      const parsed = parseRequirements(input)
      if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0)
    }),
    { numRuns: 500, seed: SEED },
  )
})

test('what was read reads the same again', () => {
  for (const document of [
    ...fc.sample(requirementsDocument, { numRuns: 300, seed: SEED }),
    ...SCENARIOS.map(({ document }) => document),
  ]) {
    const once = parseRequirements(document)
    if (!once.ok) throw new Error(once.errors.map(({ path, message }) => `${path} ${message}`).join('; '))
    expect(parseRequirements(JSON.parse(JSON.stringify(once.value)))).toEqual({
      ok: true,
      value: JSON.parse(JSON.stringify(once.value)),
    })
  }
})
