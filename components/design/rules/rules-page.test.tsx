// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { TOPICS, tableOf } from '@/lib/decisions/decide-all'
import { plan } from '@/lib/plan'
import type { Decision } from '@/lib/plan-document'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { FoundationTable } from './foundation-table'
import { firstPlaces, publishedTables } from './published-tables'
import { RuleTable } from './rule-table'

const places = firstPlaces()
const page = new DOMParser().parseFromString(
  renderToStaticMarkup(
    <>
      {publishedTables().map((published) => (
        <RuleTable key={published.table.topic} {...published} places={places} />
      ))}
      <FoundationTable />
    </>,
  ),
  'text/html',
)
const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
const anchors = new Set(ids)

test('no two places of the page share an address', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('every topic, every cell and every fallback of every table has its address, with a source', () => {
  for (const topic of TOPICS) {
    const { options, otherwise } = tableOf(topic)
    expect(anchors).toContain(topic)
    for (const { useWhen = [], avoidWhen = [], neverWhen = [] } of Object.values(options))
      for (const { rule, source } of [...useWhen, ...avoidWhen, ...neverWhen, otherwise]) {
        expect(anchors).toContain(rule)
        expect(source.readOn, rule).toMatch(/^\d{4}/)
      }
  }
})

const rulesOf = ({ rule, for: pros, against, alternatives, infeasible }: Decision) => [
  rule,
  ...[...pros, ...against, ...(infeasible ? [infeasible] : [])].map((reason) => reason.rule),
  ...alternatives.flatMap(({ for: one, against: other, excludedBy }) =>
    [...one, ...other, ...(excludedBy ? [excludedBy] : [])].map((reason) => reason.rule),
  ),
]

test.each(['aws', 'gcp', 'azure'] as const)(
  'every rule that a decision on %s quotes, its limits too, leads to its row',
  (provider) => {
    for (const { document } of SCENARIOS) {
      const asked = { ...document, platform: { ...document.platform, provider } }
      const { decisions } = plan(asked, catalog)
      expect(decisions.flatMap(rulesOf).filter((rule) => !anchors.has(rule))).toEqual([])
    }
  },
)
