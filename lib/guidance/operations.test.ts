import { expect, test } from 'vitest'
import { namePrefix } from '@/lib/artifacts/terraform/names'
import { operations } from './operations'
import { peopleHours } from './people'
import { prefixOf } from './resource-name'
import { commandOf, isCommand } from './step'
import { everyPlan, planned } from './testing'

const steps = (runbook: ReturnType<typeof operations>['runbooks'][number]) => [
  ...runbook.firstFiveMinutes,
  ...runbook.diagnose,
  ...runbook.fix,
  ...runbook.verify,
]

test.each(everyPlan)(
  '%s: every runbook says what to do first, how to repair and how to see that it worked',
  (_, { requirements, decisions, design }) => {
    for (const runbook of operations(requirements, decisions, design).runbooks) {
      for (const part of [runbook.firstFiveMinutes, runbook.diagnose, runbook.fix, runbook.verify])
        expect(part.length, runbook.id).toBeGreaterThan(0)
      expect(steps(runbook).join(' '), runbook.id).not.toMatch(/undefined|NaN|\[object/)
    }
  },
)

test.each(everyPlan)('%s: runbooks that are named in a text exist', (_, { requirements, decisions, design }) => {
  const { runbooks } = operations(requirements, decisions, design)
  const titles = runbooks.map(({ title }) => title)
  const named = runbooks
    .flatMap(steps)
    .flatMap((step) => [...step.matchAll(/runbook "([^"]+)"/g)].map((match) => match[1]))
  expect(named.filter((title) => title !== undefined && !titles.includes(title))).toEqual([])
})

test('commands are marked, and carry the names that the Terraform gives', () => {
  const { requirements, decisions, design } = planned({
    name: 'Orders API',
    workload: { kind: 'api' },
    data: { stores: ['sql'] },
  })
  const all = operations(requirements, decisions, design).runbooks.flatMap(steps).filter(isCommand)
  expect(
    all.map(commandOf).some((command) => command?.includes('--db-instance-identifier orders-api-prod-database')),
  ).toBe(true)
  expect(prefixOf(design)).toBe(namePrefix(design.slug, design.environment))
})

test.each(everyPlan)(
  '%s: every store has a backup or a way to be made again, and everything that scales has its numbers',
  (_, { requirements, decisions, design }) => {
    const { backups, scalingTriggers } = operations(requirements, decisions, design)
    for (const { resource, what, restore } of backups)
      expect(`${what}${restore}`, resource).not.toMatch(/undefined|NaN/)
    for (const { resource, trigger, min, max } of scalingTriggers) {
      expect(trigger, resource).not.toMatch(/undefined|NaN/)
      expect(max, resource).toBeGreaterThanOrEqual(min)
    }
  },
)

test('nobody on call is said in numbers against the time that was asked for', () => {
  const plan = (onCall: string) => {
    const { requirements, decisions, design } = planned({
      name: 'Orders',
      workload: { kind: 'api' },
      availability: { slaPercent: 99.9, rtoMinutes: 60 },
      team: { engineers: 4, onCall },
    })
    return operations(requirements, decisions, design).incidentResponse.join('\n')
  }
  expect(plan('hours')).toContain('2 days 15 h')
  expect(plan('hours')).toContain('by then nobody has started')
  expect(plan('hours')).toContain('43 minutes in 30 days')
  expect(plan('rota')).toContain('leaves 45 minutes for the repair')
})

test('more to run never takes fewer hours', () => {
  const hours = (document: object) => {
    const { requirements, design } = planned(document)
    return peopleHours(requirements, design).engineerHoursPerMonth
  }
  const small = { name: 'A', workload: { kind: 'static' } }
  const usual = { name: 'A', workload: { kind: 'web' }, data: { stores: ['sql'] } }
  expect(hours(usual)).toBeGreaterThan(hours(small))
  expect(hours({ ...usual, compliance: { regimes: ['pci', 'soc2'] } })).toBeGreaterThan(hours(usual))
  expect(
    hours({
      ...usual,
      insistOn: { compute: 'kubernetes' },
      team: { engineers: 30, ops: 3, experience: ['kubernetes'], kubernetes: 'required' },
    }),
  ).toBeGreaterThan(hours(usual) + 10)
})
