import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { RESPONSE_MINUTES as PLANNED } from '@/lib/requirements/response'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { inputOf } from '../testing-input.fixture'
import { checkCollector } from './otel/check'
import { type Collector, collectorOf } from './otel/collector'
import { eventsMeasured } from './prometheus/service-level'
import { RESPONSE_MINUTES } from './readme'
import { inputsFor, prometheusInputs } from './testing-inputs.fixture'
import { writeObservability } from './write-observability'

const inputs = [
  ...inputsFor('provider').map(([name, input]) => [`${name}, its own tools`, input] as const),
  ...inputsFor('datadog').map(([name, input]) => [`${name}, Datadog`, input] as const),
  ...prometheusInputs().map(([name, input]) => [`${name}, Prometheus`, input] as const),
]
const found = (files: readonly Artifact[], end: string) => files.find(({ path }) => path.endsWith(end))
const contentOf = (files: readonly Artifact[], end: string) => found(files, end)?.content ?? ''

test.each(inputs)(
  '%s: files parse, end in one newline, say where they are from, and are the same twice',
  (_, input) => {
    const files = writeObservability(input)
    expect(writeObservability(input)).toEqual(files)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
    for (const { path, language, content, why } of files) {
      expect(path.startsWith('observability/') && why !== '', path).toBe(true)
      expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true)
      expect(content, path).not.toMatch(/undefined|NaN|\[object/)
      if (language === 'yaml') expect(() => parse(content), path).not.toThrow()
      if (language === 'json') expect(() => JSON.parse(content), path).not.toThrow()
    }
  },
)

test.each(inputs)(
  '%s: every link to a runbook leads to one, and every alert is in the README, a rule or a monitor',
  (_, input) => {
    const files = writeObservability(input)
    const anchors = [...contentOf(files, 'runbooks.md').matchAll(/<a id="([^"]+)"><\/a>/g)].map((match) => match[1])
    expect(anchors).toEqual(input.operations.runbooks.map(({ id }) => id))
    const links = files.flatMap(({ content }) =>
      [...content.matchAll(/runbooks\.md#([\w-]+)/g)].map((match) => match[1]),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !anchors.includes(link))).toEqual([])
    const all = files.map(({ content }) => content).join('\n')
    for (const { name } of input.observability.alerts) expect(all, name).toContain(name)
  },
)

test.each(inputs)('%s: the collector has only what it knows and uses all of it', (_, input) => {
  const files = writeObservability(input)
  const content = contentOf(files, 'otel/collector.yaml')
  if (content === '') {
    expect(input.requirements.workload.kind).toBe('static')
    return
  }
  expect(checkCollector(parse(content) as Collector)).toEqual([])
})

test('a trace’s share is the one on the bill', () => {
  const [, input] = prometheusInputs().find(([name]) => name === 'b2b-saas on aws') ?? []
  if (!input) throw new Error('the input is there')
  const monitoring = input.designs[0]?.resources.find(({ kind }) => kind === 'monitoring')
  const share = Number(
    /sampling_percentage: ([\d.]+)/.exec(contentOf(writeObservability(input), 'collector.yaml'))?.[1],
  )
  if (monitoring?.kind !== 'monitoring') throw new Error('a design is monitored')
  expect((share / 100) * input.requirements.traffic.averageRps * 730 * 3600).toBeCloseTo(monitoring.tracesPerMonth, -3)
})

const sample = (): Collector => {
  const [, input] = prometheusInputs()[0] ?? []
  const design = input?.designs[0]
  if (!input || !design) throw new Error('there is an input')
  return collectorOf(input, design)
}
const withPipeline = (config: Collector, change: Partial<Collector['service']['pipelines'][string]>): Collector => ({
  ...config,
  service: {
    ...config.service,
    pipelines: Object.fromEntries(
      Object.entries(config.service.pipelines).map(([name, pipeline]) => [name, { ...pipeline, ...change }]),
    ),
  },
})

test.each<[string, (config: Collector) => Collector]>([
  ['an exporter that is not there', (config) => withPipeline(config, { exporters: ['jaeger'] })],
  ['an unknown processor', (config) => ({ ...config, processors: { ...config.processors, sampler: {} } })],
  [
    'an unknown field',
    (config) => ({
      ...config,
      processors: { ...config.processors, batch: { send_batch_size: 1, timeout: '5s', size: 1 } },
    }),
  ],
  [
    'a share over 100%',
    (config) => ({
      ...config,
      processors: { ...config.processors, probabilistic_sampler: { sampling_percentage: 140 } },
    }),
  ],
  [
    'a receiver nobody uses',
    (config) => ({ ...config, receivers: { ...config.receivers, 'otlp/2': config.receivers.otlp ?? null } }),
  ],
  ['memory that is limited too late', (config) => withPipeline(config, { processors: ['batch', 'memory_limiter'] })],
  ['a pipeline without an exporter', (config) => withPipeline(config, { exporters: [] })],
  ['an extension that is missing', (config) => ({ ...config, extensions: {} })],
])('the check of the collector catches %s', (_, change) => {
  expect(checkCollector(sample())).toEqual([])
  expect(checkCollector(change(sample()))).not.toEqual([])
})

type Panel = {
  id: number
  type: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets?: { refId: string; expr: string; datasource: { type: string; uid: string } }[]
}
type Board = { uid: string; title: string; panels: Panel[]; templating: { list: { name: string }[] } }

/** What the exporters of a cluster and of machines give, and what a probe gives. */
const SCRAPED = ['kube_', 'node_', 'windows_', 'probe_', 'up']

/** What is wrong with a dashboard: ids, places, data sources, and measurements that nobody takes. */
function checkBoard(board: Board, known: readonly string[]): string[] {
  const ids = board.panels.map(({ id }) => id)
  const targets = board.panels.flatMap((panel) => panel.targets ?? [])
  const names = targets.flatMap(({ expr }) =>
    [...expr.replaceAll(/"[^"]*"|\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)/g, '').matchAll(/\b[a-zA-Z_][\w:]*/g)].map(
      ([name]) => name,
    ),
  )
  const FUNCTIONS = ['sum', 'avg', 'max', 'min', 'rate', 'increase', 'or', 'vector']
  const overlap = board.panels.some((a) =>
    board.panels.some(
      (b) =>
        a.id < b.id &&
        a.gridPos.x < b.gridPos.x + b.gridPos.w &&
        b.gridPos.x < a.gridPos.x + a.gridPos.w &&
        a.gridPos.y < b.gridPos.y + b.gridPos.h &&
        b.gridPos.y < a.gridPos.y + a.gridPos.h,
    ),
  )
  return [
    ...(new Set(ids).size === ids.length ? [] : ['ids are not unique']),
    ...(overlap ? ['panels overlap'] : []),
    ...(board.panels.some(({ gridPos: { x, w } }) => x + w > 24) ? ['a panel is wider than the board'] : []),
    ...targets
      .filter(
        ({ datasource }) => datasource.type !== 'prometheus' || datasource.uid !== `$${board.templating.list[0]?.name}`,
      )
      .map(({ expr }) => `no data source: ${expr}`),
    ...names
      .filter(
        (name) =>
          !FUNCTIONS.includes(name) && !known.includes(name) && !SCRAPED.some((prefix) => name.startsWith(prefix)),
      )
      .map((name) => `nobody measures ${name}`),
  ]
}

const recordedIn = (files: readonly Artifact[]): string[] =>
  files
    .filter(({ path }) => path.includes('/rules/'))
    .flatMap(({ content }) => [...content.matchAll(/record: (\S+)/g)].map((match) => match[1] ?? ''))

test.each(prometheusInputs())('%s: every panel reads a series that a rule records or an exporter gives', (_, input) => {
  const files = writeObservability(input)
  const boards = files
    .filter(({ path }) => path.includes('/grafana/'))
    .map(({ content }) => JSON.parse(content) as Board)
  expect(boards).toHaveLength(2)
  expect(new Set(boards.map(({ uid }) => uid)).size).toBe(2)
  for (const board of boards) expect(checkBoard(board, recordedIn(files)), board.title).toEqual([])
})

type Target = NonNullable<Panel['targets']>[number]
const withPanels = (board: Board, change: (panel: Panel) => Panel): Board => ({
  ...board,
  panels: board.panels.map(change),
})
const withTargets = (board: Board, change: Partial<Target>): Board =>
  withPanels(board, (panel) =>
    panel.targets ? { ...panel, targets: panel.targets.map((target) => ({ ...target, ...change })) } : panel,
  )

test.each<[string, (board: Board) => Board]>([
  ['an id used twice', (board) => withPanels(board, (panel) => ({ ...panel, id: 7 }))],
  ['a series nobody records', (board) => withTargets(board, { expr: 'slo:failure:ratio' })],
  ['a data source that is not there', (board) => withTargets(board, { datasource: { type: 'loki', uid: 'x' } })],
  [
    'panels on top of each other',
    (board) => withPanels(board, (panel) => ({ ...panel, gridPos: { x: 0, y: 0, w: 8, h: 8 } })),
  ],
])('the check of a dashboard catches %s', (_, change) => {
  const [, input] = prometheusInputs()[0] ?? []
  if (!input) throw new Error('there is an input')
  const files = writeObservability(input)
  const board = JSON.parse(contentOf(files, 'grafana/users.json')) as Board
  expect(checkBoard(board, recordedIn(files))).toEqual([])
  expect(checkBoard(change(board), recordedIn(files))).not.toEqual([])
})

test.each(inputsFor('provider'))(
  '%s: the provider’s dashboard shows every measurement of the design once',
  (_, input) => {
    const files = writeObservability(input)
    const [aws, gcp, azure] = ['cloudwatch.json', 'cloud-monitoring.json', 'workbook.json'].map((end) =>
      contentOf(files, end),
    )
    const { provider } = input.designs[0] ?? {}
    const widgets: { title: string }[] = [
      ...(aws ? JSON.parse(aws).widgets.map(({ properties }: { properties: { title: string } }) => properties) : []),
      ...(gcp ? JSON.parse(gcp).mosaicLayout.tiles.map(({ widget }: { widget: { title: string } }) => widget) : []),
      ...(azure ? JSON.parse(azure).items.map(({ content }: { content: { title: string } }) => content) : []),
    ]
    const titles = widgets.slice(1).map(({ title }) => title)
    expect([aws, gcp, azure].filter((content) => content !== '').length).toBeLessThanOrEqual(1)
    if (provider === 'aws') expect(aws).not.toBe('')
    expect(titles).not.toContain(undefined)
    expect(new Set(titles).size).toBe(titles.length)
  },
)

test.each(inputsFor('datadog'))('%s: monitors have a query, a limit in it, and somebody who is told', (_, input) => {
  if (input.choices.metrics !== 'datadog') return
  const files = writeObservability(input)
  const monitors = JSON.parse(contentOf(files, 'monitors.json')) as {
    name: string
    type: string
    query: string
    message: string
    options: { thresholds: { critical: number } }
  }[]
  expect(monitors.filter(({ type }) => type === 'slo alert').length).toBeGreaterThan(0)
  for (const { name, type, query, message, options } of monitors) {
    expect(query, name).toMatch(
      type === 'slo alert'
        ? /^burn_rate\("SLO_ID"\)\.over\("30d"\)\.long_window\("\d+h"\)\.short_window\("\d+[mh]"\) > [\d.]+$/
        : /^(min|max)\(last_\d+m\):(sum|min|max|avg):[a-z0-9_.]+\{[a-z_]+:[\w.*:/-]+\} (>|<|>=) [\d.]+$/,
    )
    expect(Number(query.split(' ').at(-1)), name).toBe(options.thresholds.critical)
    expect(message, name).toMatch(/Runbook: .+#[\w-]+\n@/)
  }
  const slo = JSON.parse(contentOf(files, 'slo.json')) as { thresholds: { target: number }[] }
  expect(slo.thresholds[0]?.target).toBe(Math.min(99.99, input.requirements.availability.slaPercent))
})

const HOSTILE = `on: "x"\n- 0755 ${'$'}{y} %{if} {{ .Z }} | <b>💥</b> # [a](b) end`

test.each(['provider', 'prometheus', 'datadog'] as const)(
  'a hostile name stays a name in YAML, JSON and Markdown: %s',
  (monitoring) => {
    const input: ArtifactInput = inputOf({
      schemaVersion: 1,
      name: HOSTILE,
      workload: { kind: 'api' },
      team: { monitoring, ops: 3 },
    })
    const files = writeObservability(input)
    for (const { path, language, content } of files) {
      if (language === 'json') expect(() => JSON.parse(content), path).not.toThrow()
      if (language === 'yaml') expect(Object.keys(parse(content) as object), path).not.toContain('on')
      if (language === 'markdown') {
        expect(content, path).not.toContain('<b>')
        expect(content.split('\n')[2], path).toContain('Design "on: "x" - 0755')
      }
    }
  },
)

test('the minutes until somebody looks are those of the recovery steps', () => {
  expect(RESPONSE_MINUTES).toEqual(PLANNED)
})

test('the README says when the objective can’t be kept, and when too few people are there to be paged', () => {
  const readme = (team: object, availability: object = {}) =>
    contentOf(
      writeObservability(inputOf({ schemaVersion: 1, name: 'Orders', workload: { kind: 'api' }, team, availability })),
      'README.md',
    )
  expect(readme({ onCall: 'rota' }, { slaPercent: 99.9 })).toContain('That leaves 27 minutes to mend it.')
  expect(readme({ onCall: 'hours' }, { slaPercent: 99.9 })).toContain('The budget is gone by then')
  expect(readme({ engineers: 2, onCall: 'rota' })).toContain('2 people share the alerts, which is no rota')
  expect(readme({ engineers: 7, onCall: 'rota' })).toContain('one week in 7')
  expect(readme({ pagingAlerts: 40 })).toContain('35 too many')
})

test('what is measured follows the kind of work', () => {
  const events = (kind: string) =>
    eventsMeasured(inputOf({ schemaVersion: 1, name: 'Orders', workload: { kind } })).noun
  expect(['api', 'batch', 'stream'].map(events)).toEqual(['requests', 'jobs', 'records'])
})
