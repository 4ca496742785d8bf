import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { TOPICS, tableOf } from '@/lib/decisions/decide-all'
import { FOUNDATIONS } from '@/lib/decisions/foundations'
import { plan } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { areaRows } from './areas'
import { documentLinks, workspaceLinks } from './links'
import { firstPlaces } from './rules/published-tables'
import { summarise, titleBlock } from './summary'

const plans = SCENARIOS.map(({ slug, document }) => [slug, plan(document, catalog)] as const)

/** Every rule id that the rules page gives an address. */
const anchors = new Set([
  ...firstPlaces().keys(),
  ...TOPICS.map((topic) => tableOf(topic).otherwise.rule),
  ...FOUNDATIONS.map(({ rule }) => rule),
])

const rulesOf = ({ decisions, design }: PlanDocument) => [
  ...decisions.flatMap(({ rule, for: pros, against, alternatives }) => [
    rule,
    ...[...pros, ...against].map((reason) => reason.rule),
    ...alternatives.flatMap((alternative) => [...alternative.for, ...alternative.against].map((reason) => reason.rule)),
  ]),
  ...design.resources.map(({ because }) => because),
]

test.each(plans)('%s: every rule that a page quotes has its place on the rules page', (_, document) => {
  expect(rulesOf(document).filter((rule) => !anchors.has(rule))).toEqual([])
})

test.each(plans)('%s: the component table shows every resource once', (_, document) => {
  const shown = areaRows(document).flatMap(({ parts }) => parts.map(({ id }) => id))
  expect(shown.toSorted()).toEqual(document.design.resources.map(({ id }) => id).toSorted())
})

test.each(plans)('%s: the summary is three sentences without a gap', (_, document) => {
  const sentences = summarise(document)
  expect(sentences).toHaveLength(3)
  for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|NaN|\s{2}/)
})

test('a plan without its costs says nothing about them', () => {
  const [, whole] = plans[2] ?? []
  if (!whole) throw new Error('no plan')
  const { cost: _, ...shared } = whole
  expect(summarise(shared)).toHaveLength(2)
  expect(titleBlock(shared, { revision: 1, latest: 1 }).map(({ label }) => label)).not.toContain('Likely a month')
  expect(areaRows(shared).every(({ monthlyUsd }) => monthlyUsd === undefined)).toBe(true)
})

test('the owner is led to the question behind a fact, a reader nowhere', () => {
  expect(workspaceLinks('a1').answer('team.ops')).toBe('/designs/a1/edit/team?from=review#q-team.ops')
  expect(workspaceLinks('a1').section('runbooks', 'rb-x')).toBe('/designs/a1/runbooks#rb-x')
  const links = documentLinks(['overview', 'cost'])
  expect(links.answer('team.ops')).toBeUndefined()
  expect(links.section('cost')).toBe('#cost')
  expect(links.section('runbooks', 'rb-x')).toBeUndefined()
})
