import { describe, expect, test } from 'vitest'
import { practicesIn } from '@/lib/artifacts/pipelines/practices'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { sharedPlan } from '@/lib/plan-shared'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { briefReport } from './brief'
import { codeReport } from './code'
import { controlPlaces } from './control-places'
import { costReport } from './cost-analysis'
import { incidentReport } from './incident'
import { kubernetesReport } from './kubernetes'
import { nextThings } from './next-things'
import { headings, type Node, nodes, parse, text } from './parsed.fixture'
import { pipelineReport } from './pipeline'

const PIPELINE = ['Pipeline Overview', 'Configuration', 'Environments', 'Security Controls', 'Rollback Procedure']

const planned = SCENARIOS.map(({ slug, document }) => ({ slug, plan: plan(document, catalog) }))
const [first] = planned
if (!first) throw new Error('there are scenarios')

const documents = planned.flatMap(({ slug, plan: made }) => {
  const reports = {
    pipeline: pipelineReport(made, practicesIn(made.artifacts)),
    kubernetes: kubernetesReport(made),
    incident: incidentReport(made),
    cost: costReport(made),
    code: codeReport(made),
    brief: briefReport(made),
  }
  return Object.entries(reports).map(([name, markdown]) => ({ slug, name, markdown, plan: made }))
})

/** As GitHub counts them: the second heading of the same words has `-1` behind its anchor. */
function anchorsOf(all: readonly Node[]): Set<string> {
  const seen = new Map<string, number>()
  return new Set(
    all
      .filter(({ type }) => type === 'heading')
      .map((node) => {
        const slug = text(node)
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
          .replaceAll(' ', '-')
        const count = seen.get(slug) ?? 0
        seen.set(slug, count + 1)
        return count === 0 ? slug : `${slug}-${count}`
      }),
  )
}

describe.each(documents)('$slug: the report on $name', ({ markdown, plan: made }) => {
  const all = nodes(parse(markdown))

  test('has one title, tables that are tables, links that lead somewhere, and no raw HTML', () => {
    expect(headings(all, 1)).toHaveLength(1)
    expect(headings(all, 1)[0]).toContain(made.design.name)
    expect(all.filter(({ type }) => type === 'html')).toEqual([])
    for (const node of all) {
      if (node.type === 'paragraph') expect(text(node)).not.toContain('| --- |')
      if (node.type === 'table') expect(new Set(node.children.map((row) => row.children.length)).size).toBe(1)
    }
    const anchors = anchorsOf(all)
    for (const node of all)
      if (node.type === 'link' && node.url.startsWith('#')) expect(anchors).toContain(node.url.slice(1))
    expect(markdown).toMatch(/[^\n]\n$/)
    expect(markdown).not.toMatch(/undefined|NaN|\[object|\n\n\n\n/)
  })
})

describe.each(planned)('$slug: the pipeline report', ({ plan: made }) => {
  const practices = practicesIn(made.artifacts)
  const markdown = pipelineReport(made, practices)
  const all = nodes(parse(markdown))

  test('shows every stage, environment, strategy and file, and where each practice is kept', () => {
    for (const { name } of made.pipeline.stages) expect(markdown).toContain(`**${name}**`)
    for (const { name } of made.pipeline.environments) expect(markdown).toContain(`**${name}**`)
    for (const { name } of made.pipeline.strategies) expect(markdown).toContain(name)
    expect(practices).toHaveLength(7)
    for (const { practice, where } of practices) {
      expect(markdown).toContain(`**${practice}**`)
      expect(where, practice).not.toEqual([])
    }
    const files = made.artifacts.filter(({ path }) => /^(\.git|bitbucket|azure-pipelines|pipeline\/)/.test(path))
    expect(files.length).toBeGreaterThan(0)
    for (const { path } of files) expect(markdown).toContain(`\`${path}\``)
  })

  test('has the five published sections and none beside them', () => {
    expect(headings(all, 2)).toEqual(PIPELINE)
  })

  test('draws the stages and gives the configuration as code, unchanged', () => {
    const code = all.flatMap((node) => (node.type === 'code' ? [{ lang: node.lang, value: node.value }] : []))
    expect(code.filter(({ lang }) => lang === 'mermaid')).toHaveLength(1)
    const settings = made.artifacts.find(({ path }) => path === 'pipeline/record.sh')
    expect(code.map(({ value }) => value)).toContain(settings?.content.trimEnd())
  })
})

test('each control that the design keeps is bound to lines of its files, on three clouds', () => {
  const shop = SCENARIOS.find(({ slug }) => slug === 'b2b-saas')?.document ?? SCENARIOS[0]?.document
  if (!shop) throw new Error('there are scenarios')
  const others = (['gcp', 'azure'] as const).map((provider) =>
    plan({ ...shop, platform: { ...shop.platform, provider, region: null, regionSecond: null } }, catalog),
  )
  for (const made of [...planned.map((one) => one.plan), ...others]) {
    const trusts = made.security.find(({ id }) => id === 'access-pipeline-identity')?.status === 'in-design'
    expect(trusts).toBe(made.artifacts.some(({ path }) => path === 'terraform/bootstrap/main.tf'))
    for (const control of made.security.filter(({ status }) => status === 'in-design')) {
      const places = controlPlaces(made.artifacts, control)
      expect(places.length, `${made.design.provider} ${control.id}`).toBeGreaterThan(0)
      for (const { path, line } of places) {
        const text = made.artifacts.find((file) => file.path === path)?.content.split('\n')[line - 1]
        expect(text, `${path}:${line}`).toMatch(/\S/)
      }
    }
  }
})

test('an incident has its roles, its moves with what must be seen, messages to copy and dated game days', () => {
  for (const { plan: made } of planned) {
    const markdown = incidentReport(made, '2026-11-23')
    const { incident } = made.operations
    expect(incident).toBeDefined()
    for (const { role } of incident?.roles ?? []) expect(markdown).toContain(`**${role}**`)
    for (const { title, steps } of incident?.moves ?? []) {
      expect(markdown).toContain(`### ${title}`)
      expect(steps.length).toBeGreaterThan(0)
    }
    for (const { subject } of incident?.templates ?? []) expect(markdown).toContain(`Subject: ${subject}`)
    if (incident?.gameDays.some(({ afterDays }) => afterDays === 30)) expect(markdown).toContain('| 23 Dec 2026 |')
  }
  const { incident: _incident, ...operations } = first.plan.operations
  expect(incidentReport({ ...first.plan, operations })).toContain('## Review Without Blame')
})

test('a canary is held against its traffic in numbers, and an alert that pages stands in the review', () => {
  const canary = planned.find(({ plan: made }) => made.pipeline.strategy === 'canary')
  expect(pipelineReport(canary?.plan ?? first.plan, [])).toMatch(/must see about 1,081 requests.*37 requests a second/)
})

test('without the files and the amounts, which a link may leave out, every report still says what it can', () => {
  const shared = sharedPlan(first.plan, { cost: false, code: false, runbooks: false })
  expect(headings(nodes(parse(pipelineReport(shared, []))), 2)).toEqual(PIPELINE)
  expect(pipelineReport(shared, [])).toContain('left out of this document')
  expect(costReport(shared)).toContain('The cost was left out')
  expect(codeReport(shared)).toContain('The code was left out')
  expect(incidentReport(shared)).toContain('The runbooks were left out')
  expect(briefReport(shared)).not.toContain('$')
})

test('the cost by area adds up to the likely month, and so do the prices by how sure they are', () => {
  for (const { plan: made } of planned) {
    const all = nodes(parse(costReport(made)))
    for (const head of ['AreaA month', 'PriceA month']) {
      const cents = all
        .flatMap((node) => (node.type === 'table' && text(node).startsWith(head) ? node.children.slice(1) : []))
        .map(({ children }) =>
          Math.round(Number(text(children[1] ?? { type: 'text', value: '' }).replaceAll(/[$,]/g, '')) * 100),
        )
      expect(cents.reduce((sum, value) => sum + value, 0)).toBe(Math.round(made.cost.monthlyUsd.expected * 100))
    }
  }
})

test('a hostile name stays text in every report', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a name that looks like a template is the point.
  const name = '# <b>x</b> | ``` ${y} [a](#b) end'
  const hostile: PlanDocument = { ...first.plan, design: { ...first.plan.design, name } }
  for (const markdown of [
    pipelineReport(hostile, []),
    kubernetesReport(hostile),
    incidentReport(hostile),
    costReport(hostile),
    codeReport(hostile),
    briefReport(hostile),
  ]) {
    const all = nodes(parse(markdown))
    expect(headings(all, 1)).toHaveLength(1)
    expect(headings(all, 1)[0]).toContain(name)
    expect(all.filter(({ type }) => type === 'html')).toEqual([])
  }
})

test('the next things: all that stops the design, then in turn what weakens it, what is to be known and what is yours', () => {
  const finding = (severity: 'blocker' | 'warning', title: string) => ({
    code: 'X',
    severity,
    title,
    message: '',
    remedy: 'Do it.',
    about: [],
  })
  const base: PlanDocument = {
    ...first.plan,
    artifacts: [
      {
        path: 'terraform/README.md',
        language: 'markdown',
        content: '## Values to set\n\n| Variable | What it is |\n| --- | --- |\n| `domain_name` | The domain. |\n',
        why: '',
      },
    ],
    findings: [finding('warning', 'w1'), finding('blocker', 'b1'), finding('warning', 'w2')],
  }
  const kinds = (made: PlanDocument, most: number) => nextThings(made, most).map(({ why }) => why)
  expect(kinds(base, 3)).toEqual(['blocker', 'warning', 'value'])
  expect(kinds({ ...base, findings: [] }, 2)).toEqual(['value', 'duty'])
  expect(kinds({ ...base, findings: [finding('warning', 'w1'), finding('warning', 'w2')] }, 4)).toEqual([
    'warning',
    'value',
    'duty',
    'warning',
  ])
})
