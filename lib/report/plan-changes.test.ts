import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { findScenario } from '@/lib/scenarios/scenarios'
import { nodes, parse } from './parsed.fixture'
import { changesReport, planChanges } from './plan-changes'

const document = findScenario('static-site')?.document
if (!document) throw new Error('no such scenario')
const before = plan(document, catalog)
const was = before.cost.monthlyUsd.expected

const costing = (usd: number): PlanDocument => ({
  ...before,
  cost: { ...before.cost, monthlyUsd: { ...before.cost.monthlyUsd, expected: usd } },
})
const committed = (committedPercent: number | null): PlanDocument => ({
  ...before,
  availability: { ...before.availability, committedPercent },
})
const blocker = (about: string[], title = 'It cannot be') => ({
  code: 'INFEASIBLE_AS_ASKED',
  severity: 'blocker' as const,
  title,
  message: 'For a reason.',
  remedy: 'Ask for less.',
  about,
})
const failures = (now: PlanDocument, limit: Parameters<typeof planChanges>[1] = { usd: 0 }, from = before) =>
  planChanges({ before: from, now }, limit).failures

test('the same plan may go in, and the table says that nothing changed', () => {
  expect(failures(before)).toEqual([])
  expect(changesReport({ before, now: before }, { usd: 0 })).toContain('The plan may go in.')
})

test.each([
  ['at the limit in dollars', was + 20, { usd: 20 }, 0],
  ['a cent above it', was + 20.01, { usd: 20 }, 1],
  ['at the limit in percent', was * 1.05, { percent: 5 }, 0],
  ['above it', was * 1.05 + 0.01, { percent: 5 }, 1],
  ['cheaper', was - 1, { usd: 0 }, 0],
])('a month %s', (_, usd, limit, count) => {
  expect(failures(costing(usd), limit)).toHaveLength(count)
})

test('a commitment may rise and not fall, nor become unknown', () => {
  const now = before.availability.committedPercent ?? 0
  expect(failures(committed(now + 0.01))).toEqual([])
  expect(failures(committed(now - 0.001))).toHaveLength(1)
  expect(failures(committed(null))).toHaveLength(1)
  expect(failures(before, { usd: 0 }, committed(null))).toEqual([])
})

test('what stops the design fails where it is new, whatever its words', () => {
  const stopped: PlanDocument = { ...before, findings: [blocker(['platform.region'])] }
  expect(failures(stopped)).toHaveLength(1)
  expect(failures({ ...before, findings: [blocker(['platform.region'], 'Other words')] }, { usd: 0 }, stopped)).toEqual(
    [],
  )
  expect(failures({ ...before, findings: [blocker(['compute'])] }, { usd: 0 }, stopped)).toHaveLength(1)
  expect(planChanges({ before: stopped, now: before }, { usd: 0 })).toMatchObject({
    failures: [],
    goneBlockers: [{ code: 'INFEASIBLE_AS_ASKED' }],
  })
})

test('the report is one table of Markdown that names decisions, resources and newer rules', () => {
  const [first, ...rest] = before.decisions
  if (!first) throw new Error('a plan has decisions')
  const now: PlanDocument = {
    ...costing(was + 100),
    ruleset: { version: '9', hash: 'other' },
    decisions: [{ ...first, choice: 'other', service: 'Another | cloud' }, ...rest],
    findings: [blocker([])],
    design: { ...before.design, resources: before.design.resources.slice(1) },
  }
  const markdown = changesReport({ before, now }, { usd: 0 })
  const tables = nodes(parse(markdown)).flatMap((node) => (node.type === 'table' ? [node] : []))
  expect(tables).toHaveLength(1)
  expect(new Set(tables[0]?.children.map(({ children }) => children.length))).toEqual(new Set([4]))
  for (const words of [
    'got worse',
    '+$100.00',
    'Another \\| cloud',
    'removed: `',
    'INFEASIBLE_AS_ASKED',
    'newer rules',
  ])
    expect(markdown).toContain(words)
})
