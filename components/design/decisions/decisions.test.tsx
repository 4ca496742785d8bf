// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { Decision, PlanDocument } from '@/lib/plan-document'
import { sharedPlan } from '@/lib/plan-shared'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { documentLinks, workspaceLinks } from '../links'
import { Decisions } from './decisions'
import { NewerRules } from './newer-rules'
import type { DecisionActions } from './override'

const plans = SCENARIOS.map(({ slug, document }) => [slug, plan(document, catalog)] as const)

const nothing = async () => {}
const actions: DecisionActions = {
  override: nothing,
  removeOverride: nothing,
  overridePage: '/designs/a1/decisions/override',
  nextRevision: 2,
  hasOtherChanges: false,
}

/** As a browser without a script gets it. */
const draw = (element: Parameters<typeof renderToStaticMarkup>[0]) =>
  new DOMParser().parseFromString(renderToStaticMarkup(element), 'text/html')

const asOwner = (shown: PlanDocument) => draw(<Decisions plan={shown} links={workspaceLinks('a1')} actions={actions} />)

const links = (page: Document, start: string) =>
  [...page.querySelectorAll(`a[href^="${start}"]`)].map((link) => link.getAttribute('href') ?? '')

const possible = ({ alternatives }: Decision) => alternatives.filter(({ excludedBy }) => excludedBy === null)

test.each(plans)('%s: every option that no limit rules out can be insisted on, and no other', (_, document) => {
  const offered = links(asOwner(document), '/designs/a1/decisions/override').map((href) => {
    const { searchParams } = new URL(href, 'http://x')
    return `${searchParams.get('topic')} ${searchParams.get('option')}`
  })
  const expected = document.decisions.flatMap((decision) =>
    possible(decision).map(({ option }) => `${decision.topic} ${option}`),
  )
  expect(offered.toSorted()).toEqual(expected.toSorted())
})

test.each(plans)('%s: every decision has its anchor, its mark, its costs and its tipping points', (_, document) => {
  const page = asOwner(document)
  for (const decision of document.decisions) {
    const article = page.getElementById(`d-${decision.topic}`)
    expect(article, decision.topic).not.toBeNull()
    if (article?.tagName !== 'ARTICLE') continue
    const text = article.textContent ?? ''
    for (const { monthlyUsd } of possible(decision))
      if (typeof monthlyUsd === 'number') expect(text).toMatch(/\$[\d,.]+ (more|less|in all)|the same/)
    const flips = (text.match(/and we would choose/g) ?? []).length
    expect(flips).toBe(decision.tippingPoints?.length)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  }
})

test('a reader of a link is offered nothing to change, and without the cost sees no amount and no budget', () => {
  const [, document] = plans.find(([slug]) => slug === 'spiky-shop') ?? []
  if (!document) throw new Error('there is such a scenario')
  const [compute, ...others] = document.decisions
  if (!compute) throw new Error('there are decisions')
  const tipping = { field: 'budget.monthly', from: 1234, to: 600, becomes: 'single-zone' }
  const told = { ...document, decisions: [{ ...compute, tippingPoints: [tipping] }, ...others] }
  const shared = sharedPlan(told, { cost: false, code: true, runbooks: true })
  const page = draw(<Decisions plan={shared} links={documentLinks(['decisions'])} />)
  expect(page.querySelectorAll('form, button, input')).toHaveLength(0)
  expect(links(page, '/designs/')).toEqual([])
  expect(page.body.textContent).not.toMatch(/\$\d|1,234/)
})

test('a plan saved before prices and tipping points of alternatives opens all the same', () => {
  const [, document] = plans[2] ?? []
  if (!document) throw new Error('there are plans')
  const saved = {
    ...document,
    decisions: document.decisions.map(({ confidence: _c, tippingPoints: _t, ...decision }) => ({
      ...decision,
      alternatives: decision.alternatives.map(({ monthlyUsd: _, ...alternative }) => alternative),
    })),
  }
  const page = asOwner(saved)
  expect(page.querySelectorAll('article').length).toBeGreaterThan(5)
  expect(page.body.textContent).not.toMatch(/undefined|NaN|Cost a month|change our mind/)
})

test('what is insisted on is said with what the rules would choose, and can be taken back', () => {
  const [scenario] = SCENARIOS.filter(({ slug }) => slug === 'b2b-saas')
  if (!scenario) throw new Error('there is such a scenario')
  const before = plan(scenario.document, catalog).decisions.find(({ topic }) => topic === 'compute')
  const option = before && possible(before)[0]?.option
  if (!before || !option) throw new Error('something else is possible')
  const page = asOwner(plan({ ...scenario.document, insistOn: { compute: option } }, catalog))
  const card = page.getElementById('d-compute')
  expect(card?.textContent).toContain('Your choice')
  expect(card?.textContent).toContain(`The rules would have chosen ${before.service}`)
  expect(card?.querySelector('form input[name=topic]')?.getAttribute('value')).toBe('compute')
})

test('newer rules name each topic that they decide otherwise', () => {
  const rule = { option: 'x', service: '', rule: 'C-24', because: 'Because.' }
  const differences = [
    {
      topic: 'cdn',
      question: 'A CDN?',
      before: { ...rule, summary: 'None' },
      after: { ...rule, summary: 'At the edge' },
    },
    { topic: 'cache', question: 'A cache?', before: null, after: { ...rule, summary: 'One' } },
  ]
  const page = draw(
    <NewerRules comparison={{ version: '2', differences }} version="1" nextRevision={3} planByNewerRules={nothing} />,
  )
  const rows = [...page.querySelectorAll('tbody tr')].map((row) => row.textContent)
  expect(rows[0]).toContain('A CDN?NoneAt the edge')
  expect(rows[1]).toContain('not decided then')
  expect(page.querySelector('form button')?.textContent).toContain('revision 3')
})
