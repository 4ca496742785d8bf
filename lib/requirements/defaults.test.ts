import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from './arbitrary.fixture'
import { complete, storedGb } from './defaults'
import type { RequirementsDocument } from './schema'
import { WORKLOAD_KINDS } from './schema'

const DOCUMENTS = fc.sample(requirementsDocument, { numRuns: 500, seed: SEED })
const least = (kind: RequirementsDocument['workload']['kind']): RequirementsDocument => ({
  schemaVersion: 1,
  name: 'Orders',
  workload: { kind },
})

/** Fields in which no answer is an answer. */
const OPEN = [
  'spikeFactor',
  'latencyMs',
  'writeLatencyMs',
  'regionMode',
  'pciScope',
  'hipaaBaa',
  'fedrampLevel',
  'soc2When',
  'monthly',
  'pagingAlerts',
  'region',
  'regionSecond',
  'approach',
]

const holes = (value: unknown, name: string): string[] => {
  if (value === undefined || value === null) return OPEN.includes(name) ? [] : [name]
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [name]
  if (typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => holes(inner, key))
}

test('every field is filled in, whatever was left open', () => {
  for (const document of [...DOCUMENTS, ...WORKLOAD_KINDS.map(least)])
    expect(holes(complete(document).requirements, '')).toEqual([])
})

test('an answer that was given stays as it was given', () => {
  const kept = [
    'workload.kind',
    'availability.slaPercent',
    'traffic.averageRps',
    'data.sqlGb',
    'team.engineers',
    'security.auditDays',
  ]
  const at = (root: unknown, path: string) =>
    path
      .split('.')
      .reduce<unknown>(
        (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
        root,
      )
  for (const document of DOCUMENTS) {
    const { requirements } = complete(document)
    for (const path of kept) {
      const given = at(document, path)
      if (given !== null && given !== undefined) expect(at(requirements, path), path).toEqual(given)
    }
  }
})

test('an assumption names its field once, with the value that was taken and a reason', () => {
  for (const document of DOCUMENTS) {
    const { assumptions } = complete(document)
    const fields = assumptions.map(({ field }) => field)
    expect(new Set(fields).size).toBe(fields.length)
    for (const { field, value, because } of assumptions) {
      expect(field).toMatch(/^[a-z]+\.[a-zA-Z0-9]+$/)
      expect(value).not.toBeUndefined()
      expect(because).toMatch(/^[A-Z0-9].*\.$/)
    }
  }
})

test('completing what is complete changes nothing and assumes nothing', () => {
  for (const document of DOCUMENTS) {
    const { requirements } = complete(document)
    const again = complete(requirements)
    expect(again.requirements).toEqual(requirements)
    expect(again.assumptions.map(({ field }) => field)).toEqual([])
  }
})

test('the peak is never below the average', () => {
  for (const document of DOCUMENTS) {
    const { averageRps, peakRps } = complete(document).requirements.traffic
    expect(peakRps).toBeGreaterThanOrEqual(averageRps)
  }
})

test('only latency told to be not critical stays without a figure', () => {
  const latency = (traffic: RequirementsDocument['traffic']) =>
    complete({ ...least('api'), traffic }).requirements.traffic.latencyMs
  expect([latency({ latencyMs: null }), latency({}), latency({ latencyMs: 80 })]).toEqual([null, 500, 80])
})

test.each([
  ['production comes first and is always there', ['preview', 'staging'], ['production', 'staging', 'preview']],
  ['a trial stands alone', ['staging', 'poc'], ['poc']],
  ['no environment is production with a staging beside it', [], ['production', 'staging']],
] as const)('%s', (_, environments, expected) => {
  expect(
    complete({ ...least('api'), delivery: { environments: [...environments] } }).requirements.delivery.environments,
  ).toEqual(expected)
})

test.each([
  ['users in Europe bring the GDPR', { traffic: { audience: ['eu' as const] } }, ['gdpr']],
  ['users elsewhere bring no rules', { traffic: { audience: ['na' as const] } }, []],
])('%s', (_, change, regimes) => {
  expect(complete({ ...least('web'), ...change }).requirements.compliance.regimes).toEqual(regimes)
})

test.each([
  [4.9, 'active'],
  [5, 'warm'],
  [30, 'warm'],
  [30.1, 'pilot'],
  [239, 'pilot'],
  [240, 'backup'],
])('a region lost with %s minutes to recover is met by %s', (rtoMinutes, mode) => {
  const { requirements } = complete({ ...least('api'), availability: { scope: 'region', rtoMinutes } })
  expect(requirements.availability.regionMode).toBe(mode)
})

test('sensitive data and strict rules bring keys of one’s own', () => {
  const keys = (change: Partial<RequirementsDocument>) =>
    complete({ ...least('api'), ...change }).requirements.security.keys
  expect([
    keys({}),
    keys({ compliance: { regimes: ['pci'] } }),
    keys({ compliance: { regimes: ['hipaa'] } }),
    keys({ security: { dataClasses: ['special'] } }),
    keys({ compliance: { regimes: ['pci'] }, security: { keys: 'managed' } }),
  ]).toEqual(['managed', 'cmk', 'cmk', 'cmk', 'managed'])
})

test('what is stored counts only the stores that were asked for', () => {
  const { data } = complete({
    ...least('api'),
    data: { stores: ['sql', 'cache'], sqlGb: 40, objectGb: 900, cacheGb: 3 },
  }).requirements
  expect(storedGb(data)).toBe(40)
})
