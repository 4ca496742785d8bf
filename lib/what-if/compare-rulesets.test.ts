import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { RULESET } from '@/lib/decisions/ruleset'
import { planParts } from '@/lib/plan'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { compareRulesets } from './compare-rulesets'

const OLDER = { version: '2026.01.01', hash: 'older' }

const made = SCENARIOS.map(({ slug, document }) => {
  const { decisions = [] } = planParts(document, catalog, ['decisions'])
  return { slug, document, decisions }
})
const [first] = made
if (!first) throw new Error('there are scenarios')

test('a plan made by the rules of today has nothing to compare', () => {
  expect(compareRulesets({ ruleset: RULESET, decisions: first.decisions }, first.document)).toBeNull()
})

test.each(made)('$slug: older rules that chose the same differ in nothing', ({ decisions, document }) => {
  expect(compareRulesets({ ruleset: OLDER, decisions }, document)).toEqual({
    version: RULESET.version,
    differences: [],
  })
})

test('a topic that was decided otherwise says what was chosen and what would be, with the reason', () => {
  const decisions = first.decisions.map((decision) =>
    decision.topic === 'cdn' ? { ...decision, choice: 'none', service: 'Not needed', summary: 'No CDN' } : decision,
  )
  const cdn = first.decisions.find(({ topic }) => topic === 'cdn')
  expect(compareRulesets({ ruleset: OLDER, decisions }, first.document)?.differences).toEqual([
    {
      topic: 'cdn',
      question: cdn?.question,
      before: expect.objectContaining({ option: 'none', summary: 'No CDN' }),
      after: expect.objectContaining({ option: cdn?.choice, service: cdn?.service, because: cdn?.because }),
    },
  ])
})

test('a topic that only one of the two decides is named, unless it comes to nothing', () => {
  const decisions = first.decisions.filter(({ topic }) => topic !== 'cdn' && topic !== 'cache')
  const gone = { ...decisions[0], topic: 'long-gone', choice: 'something' } as (typeof decisions)[number]
  const { differences = [] } =
    compareRulesets({ ruleset: OLDER, decisions: [...decisions, gone] }, first.document) ?? {}
  expect(differences.map(({ topic, before, after }) => [topic, before === null, after === null])).toEqual([
    ['cdn', true, false],
    ['long-gone', false, true],
  ])
})
