import { expect, test } from 'vitest'
import { migration } from '../migration'
import { everyPlan, planned } from '../testing'

const moved = (document: object) => {
  const { requirements, decisions, design } = planned({ name: 'Orders', ...document })
  return migration(requirements, decisions, design)
}
const ways = (document: object) => new Map((moved(document).parts ?? []).map(({ part, way }) => [part, way]))

test.each(everyPlan)('%s: every part has a way and a reason, and names what exists', (_, plan) => {
  const { applicable, parts, style, waves = [] } = migration(plan.requirements, plan.decisions, plan.design)
  expect(parts !== undefined).toBe(applicable)
  const ids = new Set(plan.design.resources.map(({ id }) => id))
  for (const { part, resources, because } of parts ?? []) {
    expect(because, part).not.toMatch(/undefined|NaN|^$/)
    expect(
      resources.filter((id) => !ids.has(id)),
      part,
    ).toEqual([])
  }
  const weeks = waves.map(({ afterWeeks }) => afterWeeks)
  expect(weeks).toEqual([...weeks].sort((a, b) => a - b))
  if (applicable) expect(style).toBeDefined()
})

test.each([
  ['machines that stay machines', { existing: 'onprem', special: ['os'], packaging: 'vm' }, 'vm-group', 'rehost'],
  ['machines that become containers', { existing: 'vm', packaging: 'container' }, 'containers-managed', 'replatform'],
  ['functions', { existing: 'vm', shape: 'functions' }, 'functions', 'refactor'],
])('%s', (_, workload, compute, way) => {
  expect(ways({ workload: { kind: 'api', ...workload }, insistOn: { compute } }).get('The programs')).toBe(way)
})

test('a cluster that stays a cluster is relocated', () => {
  const document = {
    workload: { kind: 'api', existing: 'k8s', shape: 'fleet', special: ['kubernetesOperators'] },
    team: { engineers: 40, ops: 4, kubernetes: 'required', kubernetesWhy: ['run-well'], experience: ['kubernetes'] },
  }
  expect(ways(document).get('The programs')).toBe('relocate')
})

test('a big bang only where the answers force it, not where it is wished for', () => {
  const style = (workload: object, approach = 'big-bang') =>
    moved({ workload: { kind: 'web', existing: 'vm', ...workload }, migration: { approach } }).style
  expect(style({ shape: 'few' })?.name).toBe('strangler')
  expect(style({ shape: 'few' })?.because).toContain('nothing in the answers forces it')
  expect(style({ shape: 'fleet', serviceCount: 30 })?.name).toBe('waves')
  expect(style({ shape: 'monolith', state: 'disk' }, 'phased')?.name).toBe('big-bang')
})

test.each([
  ['fits with the service stopped', 20, 240, { isOnline: false, fits: true, copyMinutes: 14, cutOverMinutes: 28 }],
  [
    'fits with a copy that follows',
    4000,
    30,
    { isOnline: true, fits: true, cutOverMinutes: 15, megabitsNeeded: 35556 },
  ],
  ['does not fit at all', 4000, 5, { isOnline: true, fits: false }],
])('a move of data that %s', (_, dataGb, downtimeMinutes, expected) => {
  const document = {
    workload: { kind: 'api', existing: 'onprem' },
    data: { stores: ['sql'] },
    migration: { dataGb, downtimeMinutes },
  }
  expect(moved(document).dataMove).toMatchObject(expected)
})
