// biome-ignore-all lint/suspicious/noTemplateCurlyInString: names that would do harm if they were read as code.
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { decisionRecords } from './adr'

const made = plan(
  RequirementsDocument.parse({
    name: 'Or|ders `x` <b> ${y}',
    workload: { kind: 'api' },
    data: { stores: ['sql'] },
    insistOn: { cache: 'redis' },
  }),
  catalog,
)
const records = decisionRecords(made, '2026-11-23')

const headings = (markdown: string) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(markdown)
    .children.flatMap((node) =>
      node.type === 'heading'
        ? [[node.depth, node.children.map((child) => ('value' in child ? child.value : '')).join('')]]
        : [],
    )

test('one record a decision that matters, numbered, accepted and dated', () => {
  expect(records[0]?.path).toMatch(/^docs\/adr\/0001-[a-z-]+\.md$/)
  expect(records.map(({ path }) => path.replace(/^docs\/adr\/\d{4}-|\.md$/g, ''))).toEqual(
    made.decisions
      .filter(({ choice, recommended }) => choice !== 'none' || recommended !== null)
      .map(({ topic }) => topic),
  )
  for (const { content } of records) {
    expect(content).toContain('| Status | Accepted |')
    expect(content).toContain('| Date | 2026-11-23 |')
    expect(content).not.toMatch(/undefined|NaN|\[object/)
    expect(content.endsWith('\n') && !content.endsWith('\n\n')).toBe(true)
  }
})

test('each has the same headings, whatever the design is called', () => {
  for (const { content } of records)
    expect(headings(content).map(([depth, text]) => (depth === 1 ? 'title' : text))).toEqual([
      'title',
      'Context',
      'Decision',
      'Alternatives',
      'Consequences',
      'What would change it',
    ])
})

test('a choice that was insisted on says what the rules would have chosen', () => {
  const cache = records.find(({ path }) => path.endsWith('-cache.md'))
  const decision = made.decisions.find(({ topic }) => topic === 'cache')
  if (decision?.recommended) expect(cache?.content).toContain('insisted on; the rules would have chosen')
  expect(cache).toBeDefined()
})

test('without the cost no amount is named', () => {
  const { cost: _cost, ...shared } = made
  const decisions = shared.decisions.map((decision) => ({ ...decision, for: decision.for.map((reason) => reason) }))
  const all = decisionRecords({ ...shared, decisions, findings: [] }, '2026-11-23')
  expect(all.map(({ content }) => content).join('')).not.toContain('A month with it')
})
