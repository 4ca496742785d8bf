import { expect, test } from 'vitest'
import { Observability } from '@/lib/plan-document'
import { observability } from '../observability'
import { everyPlan, planned } from '../testing'

const observed = (document: object) => {
  const { requirements, decisions, design } = planned({ name: 'Orders', workload: { kind: 'web' }, ...document })
  return observability(requirements, decisions, design)
}

test.each(everyPlan)('%s: business, application and system are all measured, by parts that exist', (_, plan) => {
  const { metrics = [], tools, budgetPolicy, onCall } = observability(plan.requirements, plan.decisions, plan.design)
  expect(metrics.filter(({ level }) => level === 'business').length).toBeGreaterThan(0)
  expect(metrics.filter(({ level }) => level === 'application').length).toBeGreaterThan(2)
  expect(tools?.map(({ topic }) => topic)).toEqual(['metrics', 'logs', 'traces'])
  expect(tools?.every(({ because }) => because !== '')).toBe(true)
  expect(budgetPolicy?.steps.map(({ usedPercent }) => usedPercent)).toEqual([25, 50, 75, 100])
  expect(JSON.stringify([metrics, tools, budgetPolicy, onCall])).not.toMatch(/undefined|NaN|Infinity/)
})

test('a correlation id goes through a queue where there is one', () => {
  const field = (stores: string[], background: string) =>
    observed({ workload: { kind: 'web', background }, data: { stores } }).logFormat?.fields.find(
      ({ name }) => name === 'correlation_id',
    )?.holds
  expect(field(['sql', 'queue'], 'short')).toContain('every message')
  expect(field(['sql'], 'none')).not.toContain('every message')
})

test('the budget in minutes is held against the minutes to respond', () => {
  const at = (onCall: string, slaPercent: number) =>
    observed({ team: { engineers: 4, onCall }, availability: { slaPercent } }).onCall
  expect(at('rota', 99.9)).toMatchObject({
    people: 4,
    pagesPerWeekMax: 5,
    worstRespondMinutes: 15,
    failuresInBudget: 2.9,
  })
  expect(at('hours', 99.9)?.says.join(' ')).toContain('a single failure that needs a person breaks it')
})

test('too many pages today are said to be too many', () => {
  const says = (pagingAlerts: number) =>
    observed({ team: { engineers: 3, onCall: 'rota', pagingAlerts } }).onCall?.says.join(' ')
  expect(says(12)).toContain('7 too many')
  expect(says(3)).toContain('which is within it')
})

test('the share of traces counts what is answered at the edge too', () => {
  expect(observed({ traffic: { averageRps: 10 } }).traces).toMatchObject({ samplePercent: 0.65 })
  expect(observed({ workload: { kind: 'static' } }).traces).toBeUndefined()
})

test('a plan that was saved before these fields still parses', () => {
  const { approach, objectives, alerts, logs } = observed({})
  expect(Observability.safeParse({ approach, objectives, alerts, logs }).success).toBe(true)
})
