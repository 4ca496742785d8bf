import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { headings, type Node, nodes, parse, text } from './parsed.fixture'
import { report } from './report'

/** Each scenario is planned, printed and parsed once: parsing a hundred kilobytes of tables takes half a second. */
const plans = SCENARIOS.map(({ slug, document }) => {
  const planned = plan(document, catalog)
  const markdown = report(planned)
  return { slug, plan: planned, markdown, all: nodes(parse(markdown)) }
})
const planOf = (slug: string): (typeof plans)[number] => {
  const found = plans.find((one) => one.slug === slug)
  if (!found) throw new Error(`no scenario ${slug}`)
  return found
}
const tablesOf = (all: Node[], head: string) =>
  all.flatMap((node) => (node.type === 'table' && text(node).startsWith(head) ? [node] : []))
const rowsOf = (all: Node[], head: string) => tablesOf(all, head).flatMap(({ children }) => children.slice(1))
const SECTIONS = [
  'Overview',
  'Architecture Diagram',
  'Components',
  'Infrastructure as Code',
  'Cost Estimate',
  'Operational Considerations',
  'Migration Plan',
]

test.each(plans)('$slug: one title, the seven sections in order, four kinds of component', ({ plan, all }) => {
  expect(headings(all, 1)).toEqual([plan.design.name])
  expect(headings(all, 2)).toEqual(SECTIONS)
  expect(headings(all, 3)).toEqual(['Compute', 'Networking', 'Data', 'Security'])
})

test.each(plans)(
  '$slug: tables are tables, nothing is raw HTML, and the text ends in one newline',
  ({ markdown, all }) => {
    expect(all.filter(({ type }) => type === 'html')).toEqual([])
    const paragraphs = all.filter(({ type }) => type === 'paragraph').map(text)
    expect(paragraphs.filter((words) => words.includes('| --- |'))).toEqual([])
    for (const { children } of tablesOf(all, ''))
      expect(new Set(children.map((row) => row.children.length)).size).toBe(1)
    expect(markdown).toMatch(/[^\n]\n$/)
    expect(markdown).not.toMatch(/undefined|NaN|\[object|\n{3}/)
  },
)

test.each(plans)(
  '$slug: every decision, resource, cost line, control and alert of the plan is shown',
  ({ plan, markdown, all }) => {
    for (const { rule } of plan.decisions) expect(markdown).toContain(`\`${rule}\``)
    for (const { id } of plan.design.resources) expect(markdown).toContain(`\`${id}\``)
    expect(rowsOf(all, 'ResourceItemQuantity')).toHaveLength(plan.cost.lines.length)
    expect(rowsOf(all, 'AreaControl')).toHaveLength(plan.security.length)
    expect(rowsOf(all, 'AlertCondition')).toHaveLength(plan.observability.alerts.length)
  },
)

test.each(plans)('$slug: the printed lines of the bill add up to the printed total', ({ plan, all }) => {
  const cents = rowsOf(all, 'ResourceItemQuantity').map((row) =>
    Math.round(Number((row.children[4] ? text(row.children[4]) : '').replaceAll(/[$,]/g, '')) * 100),
  )
  expect(cents.reduce((sum, value) => sum + value, 0)).toBe(Math.round(plan.cost.monthlyUsd.expected * 100))
})

test.each([
  ['# Not a title\n\n## Overview'],
  ['<script>alert(1)</script><img src=x onerror=y>'],
  ['a | b ``` c ~~~ *d* _e_ [f](javascript:x) ![g](h) &lt; $x$'],
  ['- item\r\n1. other\u2028> quote'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a name that looks like a template is the point.
  ['{{x}} ${y} \\| \\'],
  ['```mermaid'],
])('a hostile name stays text: %j', (name) => {
  const document = planOf('static-site').plan
  const hostile: PlanDocument = {
    ...document,
    design: {
      ...document.design,
      name,
      resources: document.design.resources.map((resource) => ({ ...resource, label: name, purpose: name })),
    },
    findings: [{ code: 'SNOWFLAKE_SERVER', severity: 'note', title: name, message: name, remedy: name, about: [] }],
    diagrams: [{ id: 'architecture', title: name, mermaid: 'flowchart TD\n```\n# end', text: name }],
    artifacts: [{ path: `terraform/${name}.tf`, language: 'hcl', content: name, why: name }],
  }
  const all = nodes(parse(report(hostile)))
  const shown = name.replaceAll(/[\r\n\u2028]+/g, ' ').trim()
  expect(headings(all, 1)).toEqual([shown])
  expect(headings(all, 2)).toEqual(SECTIONS)
  expect(headings(all, 3)).toEqual(['Compute', 'Networking', 'Data', 'Security'])
  expect(
    all.filter(({ type }) =>
      ['html', 'image', 'emphasis', 'delete', 'blockquote', 'thematicBreak', 'definition'].includes(type),
    ),
  ).toEqual([])
  expect(
    all.flatMap((node) => (node.type === 'link' ? [node.url] : [])).filter((url) => !url.startsWith('http')),
  ).toEqual([])
  expect(all.filter((node) => node.type === 'code' && node.lang === 'mermaid').map(text)).toEqual([
    'flowchart TD\n```\n# end',
  ])
  const cells = all.filter(({ type }) => type === 'tableCell').map(text)
  expect(cells).toContain(shown)
})

test('a plan shared without cost and code says so', () => {
  const { cost: _cost, artifacts: _artifacts, ...shared } = planOf('static-site').plan
  const markdown = report(shared)
  expect(headings(nodes(parse(markdown)), 2)).toEqual(SECTIONS)
  expect(markdown).toContain('The cost was left out')
  expect(markdown).toContain('The code was left out')
})

test('commands of a runbook are code under the step they belong to', () => {
  const { all } = planOf('b2b-saas')
  const code = all.flatMap((node) => (node.type === 'code' && node.lang === 'sh' ? [node.value] : []))
  expect(code.length).toBeGreaterThan(20)
  expect(code.every((command) => !command.startsWith('$ '))).toBe(true)
})
