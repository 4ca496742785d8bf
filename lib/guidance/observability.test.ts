import { expect, test } from 'vitest'
import { observability } from './observability'
import { operations } from './operations'
import { everyPlan, kindsUsed, planned } from './testing'

const alertsFor = (availability: object, more: object = {}) => {
  const { requirements, decisions, design } = planned({
    name: 'Orders',
    workload: { kind: 'api' },
    availability,
    ...more,
  })
  return observability(requirements, decisions, design).alerts
}
const burns = (alerts: ReturnType<typeof alertsFor>) => alerts.filter(({ name }) => name.startsWith('Error budget'))

test('the plans of these tests use every kind of resource', () => {
  expect(kindsUsed().length).toBe(37)
})

test.each([
  [99.9, ['1.44%', '0.6%', '0.3%', '0.1%']],
  [99.95, ['0.72%', '0.3%', '0.15%', '0.05%']],
  [99.99, ['0.144%', '0.06%', '0.03%', '0.01%']],
])('an objective of %d%% alerts at the published thresholds', (slaPercent, thresholds) => {
  const alerts = burns(alertsFor({ slaPercent }))
  expect(alerts.map(({ condition }) => /over ([\d.]+%)/.exec(condition)?.[1])).toEqual(thresholds)
  expect(alerts.map(({ severity }) => severity)).toEqual(['page', 'page', 'ticket', 'ticket'])
  expect(alerts.map(({ condition }) => /uses (\d+)%/.exec(condition)?.[1])).toEqual(['2', '5', '10', '10'])
})

test('an alert that could never fire is left out, and 100% is watched as 99.99%', () => {
  expect(burns(alertsFor({ slaPercent: 90 }))).toHaveLength(3)
  expect(burns(alertsFor({ slaPercent: 100 }))[0]?.condition).toContain('0.144%')
})

test('with little traffic one failed request cannot page', () => {
  expect(burns(alertsFor({ slaPercent: 99.9 }, { traffic: { averageRps: 0.1 } }))[0]?.condition).toContain(
    'at least 70',
  )
  expect(burns(alertsFor({ slaPercent: 99.9 }, { traffic: { averageRps: 100 } }))[0]?.condition).not.toContain(
    'at least',
  )
})

test('a page goes to the pager, a ticket to the channel', () => {
  const alerts = alertsFor({}, { team: { paging: ['pagerduty', 'slack', 'email'] } })
  expect(alerts.find(({ severity }) => severity === 'page')?.notify).toEqual(['pagerduty'])
  expect(alerts.find(({ severity }) => severity === 'ticket')?.notify).toEqual(['slack', 'email'])
})

test.each(everyPlan)(
  '%s: each alert has a runbook and a resource that exist, and each runbook lists its alerts',
  (_, { requirements, decisions, design }) => {
    const { alerts } = observability(requirements, decisions, design)
    const { runbooks } = operations(requirements, decisions, design)
    const ids = design.resources.map(({ id }) => id)
    expect(new Set(runbooks.map(({ id }) => id)).size).toBe(runbooks.length)
    expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length)
    for (const { name, runbook, resource, notify } of alerts) {
      expect(runbooks.find(({ id }) => id === runbook)?.alerts, name).toContain(name)
      expect(ids, name).toContain(resource)
      expect(notify.length, name).toBeGreaterThan(0)
    }
    expect(runbooks.flatMap((runbook) => runbook.alerts)).toHaveLength(alerts.length)
  },
)

test.each(everyPlan)('%s: fewer than five alerts page a person', (_, { requirements, decisions, design }) => {
  const pages = observability(requirements, decisions, design).alerts.filter(({ severity }) => severity === 'page')
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.length).toBeLessThan(5)
})
