import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import type { Cost } from '@/lib/plan-document'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { sumUsd } from '@/lib/units/money'
import { budgetWords, costGroups, quantityWords, totalWords } from './cost-groups'

test.each(SCENARIOS.map(({ slug, document }) => [slug, document] as const))(
  '%s: every line of the bill is in one group, and the groups add up to the total',
  (_, document) => {
    const { cost } = planParts(document, catalog, ['cost'])
    if (!cost) throw new Error('no cost')
    const groups = costGroups(cost)
    expect(groups.flatMap(({ lines }) => lines)).toHaveLength(cost.lines.length)
    expect(sumUsd(groups.map(({ monthlyUsd }) => monthlyUsd))).toBe(cost.monthlyUsd.expected)
  },
)

const cost: Cost = {
  monthlyUsd: { low: 900, expected: 1000, high: 1300 },
  range: { lowFactor: 0.75, highFactor: 1.6, because: '' },
  byEnvironment: [],
  byGroup: [],
  lines: [],
  unpriced: [],
  noCharge: [],
  budget: null,
  people: { engineerHoursPerMonth: 12, because: '' },
}
const budget = { monthlyUsd: 1200, hardness: 'hard' as const, fits: true, overBy: 0, highIsOver: true }

test('a total without a price for everything is a lower bound', () => {
  expect(totalWords(cost)).toBe('$1,000')
  const unpriced = [{ resource: 'queue', environment: 'production', name: 'Requests', because: 'no price' }]
  expect(totalWords({ ...cost, unpriced })).toBe('at least $1,000')
})

test('a budget says how far away it is on either side, and nothing where none was named', () => {
  expect(budgetWords(cost)).toBeUndefined()
  expect(budgetWords({ ...cost, budget })?.text).toBe('$200 under your ceiling')
  const over = { ...budget, hardness: 'soft' as const, fits: false, overBy: 300 }
  expect(budgetWords({ ...cost, budget: over })).toMatchObject({ tone: 'warn', text: '$300 over your target' })
})

test('a price that falls with the amount shows each slice', () => {
  const line = {
    resource: 'cdn',
    environment: 'production',
    group: 'network',
    name: 'Transfer',
    sku: 'x',
    quantity: 1524,
    unit: 'GB',
    unitUsd: 0.02,
    tiers: [],
    monthlyUsd: 42.5,
    basis: 'usage' as const,
    source: { url: '', readOn: '', confidence: '', note: null },
  }
  expect(quantityWords(line)).toBe('1,524 GB × $0.02')
  const tiers = [
    { quantity: 1024, unitUsd: 0 },
    { quantity: 500, unitUsd: 0.085 },
  ]
  expect(quantityWords({ ...line, tiers })).toBe('1,024 GB × $0.00 + 500 GB × $0.085')
})
