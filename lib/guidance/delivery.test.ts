import { expect, test } from 'vitest'
import { canaryMinutes, canaryRequests, canaryRps } from './canary'
import { migration } from './migration'
import { pipeline } from './pipeline'
import { everyPlan, planned } from './testing'

const pipelineOf = (document: object) => {
  const { requirements, decisions, design } = planned({ name: 'Orders', workload: { kind: 'api' }, ...document })
  return pipeline(requirements, decisions, design)
}
const migrationOf = (document: object) => {
  const { requirements, decisions, design } = planned({ name: 'Orders', ...document })
  return migration(requirements, decisions, design)
}

test('a canary needs about 1,100 requests, which is 37 a second in ten minutes', () => {
  expect(canaryRequests()).toBe(1081)
  expect(canaryRps()).toBe(37)
  expect([2, 37, 400].map(canaryMinutes)).toEqual([181, 10, 1])
})

test('the strategies keep the published columns', () => {
  const { strategies } = pipelineOf({})
  expect(
    strategies.map(({ name, risk, rollback, complexity, useWhen }) => [name, risk, rollback, complexity, useWhen]),
  ).toEqual([
    ['Rolling', 'Medium', 'Medium', 'Low', 'Default for most apps'],
    ['Blue/green', 'Low', 'Fast', 'Medium', 'Instant rollback'],
    ['Canary', 'Low', 'Fast', 'High', 'High-traffic and risk-averse'],
    ['Feature flags', 'Low', 'Instant', 'Medium', 'Decouple deploy from release'],
  ])
  expect(strategies.filter(({ chosen }) => chosen).map(({ name }) => name)).toEqual(['Rolling'])
})

test('too little traffic for a canary is said in the asker’s numbers', () => {
  expect(pipelineOf({ traffic: { averageRps: 2 } }).because).toContain('You have 2: it would take 181 minutes')
})

test.each(everyPlan)(
  '%s: a strategy is marked, stages run from fast to slow, production is promoted last',
  (_, { requirements, decisions, design }) => {
    const { strategies, stages, environments, rollback } = pipeline(requirements, decisions, design)
    expect(strategies.some(({ chosen }) => chosen)).toBe(true)
    expect(stages[0]?.name).toBe('Check')
    expect(stages.at(-1)?.name).toBe('Watch')
    expect(['production', 'poc']).toContain(environments.at(-1)?.name)
    expect(rollback.length).toBeGreaterThan(1)
  },
)

test('promotion is by digest from the environment before', () => {
  const { environments } = pipelineOf({
    delivery: { environments: ['production', 'staging', 'development'], approval: 'board' },
  })
  expect(environments.map(({ name }) => name)).toEqual(['development', 'staging', 'production'])
  expect(environments[2]?.promotion).toBe(
    'The same digest that ran in staging, never a new build. The change board approves; its record is linked to the release.',
  )
})

test('a new system has no migration, and says why', () => {
  expect(migrationOf({ workload: { kind: 'api' } })).toEqual({
    applicable: false,
    because: 'this is a new system: nothing runs today and no data is moved.',
    phases: [],
  })
})

test.each([
  ['fits the window: dump and restore', 20, 240, 'Prepare the copy'],
  ['does not fit: copy and follow', 4000, 30, 'Keep the data in step'],
])('data that %s', (_, dataGb, downtimeMinutes, phase) => {
  const { phases } = migrationOf({
    workload: { kind: 'api', existing: 'onprem' },
    data: { stores: ['sql'] },
    migration: { dataGb, downtimeMinutes },
  })
  expect(phases.map(({ name }) => name)).toContain(phase)
  expect(phases.flatMap(({ steps }) => steps).join(' ')).toContain('assumed')
})

test('a wish for one big move still gets phases, each with a way back', () => {
  const { because, phases } = migrationOf({
    workload: { kind: 'web', existing: 'vm' },
    migration: { approach: 'big-bang' },
  })
  expect(because).toContain('one big move')
  expect(phases.length).toBeGreaterThan(4)
  for (const { steps, check, wayBack } of phases)
    expect([steps.length > 0, check !== '', wayBack !== '']).toEqual([true, true, true])
})
