import { expect, test } from 'vitest'
import { Operations } from '@/lib/plan-document'
import { PROVIDERS } from '@/lib/requirements/schema'
import { operations } from '../operations'
import { everyPlanOn, type Planned, planned } from '../testing'

const incidentOf = ({ requirements, decisions, design }: Planned) => {
  const { incident } = operations(requirements, decisions, design)
  if (!incident) throw new Error('a plan has its incidents')
  return incident
}
const PLANS = PROVIDERS.flatMap((provider) =>
  everyPlanOn(provider).map(([name, plan]) => [provider, name, plan] as const),
)

test.each(PLANS)('%s, %s: an incident is led by this design’s own facts', (_, __, plan) => {
  const { runbooks } = operations(plan.requirements, plan.decisions, plan.design)
  const books = new Set(runbooks.map(({ id }) => id))
  const ids = new Set(plan.design.resources.map(({ id }) => id))
  const incident = incidentOf(plan)
  expect(JSON.stringify(incident)).not.toMatch(/undefined|NaN|\[object/)
  expect(incident.severities.map(({ level }) => level)).toEqual(['Severity 1', 'Severity 2', 'Severity 3'])
  for (const { runbook, resource } of incident.gameDays) {
    expect(books).toContain(runbook)
    expect(ids).toContain(resource)
  }
  for (const { steps } of incident.moves)
    for (const { owner, criterion, runbook } of steps) {
      expect(owner && criterion).toBeTruthy()
      if (runbook !== null) expect(books).toContain(runbook)
    }
  expect(incident.gameDays.length).toBeGreaterThan(2)
  expect(new Set(incident.gameDays.map(({ runbook }) => runbook)).size).toBe(incident.gameDays.length)
})

const WEB = { name: 'Orders', workload: { kind: 'web' }, data: { stores: ['sql'] } }

test('a game day comes each quarter', () => {
  const days = incidentOf(planned(WEB)).gameDays.map(({ afterDays }) => afterDays)
  expect(days).toEqual([30, 120, 210, 300])
})

test('a failover has its way back, and only what survives has one', () => {
  expect(incidentOf(planned(WEB)).moves.map(({ id }) => id)).toEqual(['failover', 'failback', 'restore'])
  const site = planned({ name: 'Site', workload: { kind: 'static' } })
  expect(incidentOf(site).moves.map(({ id }) => id)).not.toContain('failover')
})

test('a contract brings its message, and credits are said to come without a request', () => {
  const ids = (contract: string) =>
    incidentOf(planned({ ...WEB, availability: { contract } })).templates.map(({ id }) => id)
  expect(ids('none')).not.toContain('contract')
  expect(ids('soft')).toContain('contract')
  const credits = incidentOf(planned({ ...WEB, availability: { contract: 'credits' } }))
  expect(JSON.stringify(credits.templates)).toContain('without a request from you')
})

test('the postmortem names parts, objective, budget and alerts of this design', () => {
  const { facts } = incidentOf(planned({ ...WEB, availability: { slaPercent: 99.9 } })).postmortem
  const said = facts.map(({ name, value }) => `${name}: ${value}`).join('\n')
  expect(said).toContain('What keeps data: database')
  expect(said).toContain('99.9%, which leaves 43 minutes in 30 days')
  expect(said).toContain('Error budget burns 14.4×')
})

test('a plan that was saved before there were incidents still parses', () => {
  const { requirements, decisions, design } = planned(WEB)
  const { incident: _incident, ...before } = operations(requirements, decisions, design)
  expect(Operations.safeParse(before).success).toBe(true)
})
