import { expect, test } from 'vitest'
import { catalog } from './catalog/catalog'
import { plan } from './plan'
import { sharedPlan } from './plan-shared'
import { SCENARIOS } from './scenarios/scenarios'

const everything = { cost: true, code: true, runbooks: true }

test.each(
  SCENARIOS.flatMap(({ slug, document }, index) => {
    const iac = (['terraform', 'pulumi', 'cfn'] as const)[index % 3] ?? 'terraform'
    return [[slug, iac, { ...document, platform: { ...document.platform, iac } }] as const]
  }),
)('%s in %s shared without its cost tells no amount', (_, _iac, document) => {
  const whole = plan({ ...document, budget: { ...document.budget, monthly: 4321 } }, catalog)
  const shared = sharedPlan(whole, { ...everything, cost: false })
  expect(shared).not.toHaveProperty('cost')
  expect(shared.requirements).not.toHaveProperty('budget')
  expect(JSON.stringify(shared)).not.toMatch(/4,?321|"\w*[uU]sd"/)
  expect(shared.findings.filter(({ message }) => message.includes('$'))).toEqual([])
})

test('a tipping point of the budget goes with the cost', () => {
  const [scenario] = SCENARIOS
  if (!scenario) throw new Error('there are scenarios')
  const whole = plan(scenario.document, catalog)
  const decisions = whole.decisions.map((decision) => ({
    ...decision,
    tippingPoints: [
      { field: 'budget.monthly', from: 4321, to: 300, becomes: 'none' },
      { field: 'team.ops', from: 1, to: 2, becomes: 'none' },
    ],
  }))
  const shared = sharedPlan({ ...whole, decisions }, { ...everything, cost: false })
  expect(shared.decisions.flatMap(({ tippingPoints = [] }) => tippingPoints.map(({ field }) => field))).toEqual(
    decisions.map(() => 'team.ops'),
  )
})

test('code and runbooks are left out where they were not included, and nothing else is', () => {
  const [scenario] = SCENARIOS
  if (!scenario) throw new Error('there are scenarios')
  const whole = plan(scenario.document, catalog)
  const { artifacts, ...withoutCode } = whole
  expect(sharedPlan(whole, { ...everything, code: false })).toEqual(withoutCode)
  const withoutRunbooks = sharedPlan(whole, { ...everything, runbooks: false })
  expect(withoutRunbooks).toEqual({ ...whole, operations: { ...whole.operations, runbooks: [] } })
  expect(sharedPlan(whole, everything)).toEqual(whole)
})
