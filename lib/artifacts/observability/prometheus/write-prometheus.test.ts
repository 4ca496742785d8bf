import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { inputOf } from '../../testing-input.fixture'
import { alertName, limitIn, minutesIn, SEVERITIES } from '../alert'
import { prometheusInputs } from '../testing-inputs.fixture'
import { isInstalled, runIn } from '../testing-tools.fixture'
import { alertRules } from './alerts'
import { writePrometheus } from './write-prometheus'

const inputs = prometheusInputs()
const production = (input: ArtifactInput) => {
  const [design] = input.designs
  if (!design) throw new Error('a plan has an environment')
  return design
}
const filesOf = (input: ArtifactInput) => writePrometheus(input, production(input))
const pathsIn = (files: readonly Artifact[], folder: string) =>
  files.map(({ path }) => path).filter((path) => path.includes(`/${folder}/`))
type RuleFile = {
  groups: {
    rules: {
      alert?: string
      record?: string
      expr: string
      for?: string
      labels?: Record<string, string>
      annotations?: Record<string, string>
    }[]
  }[]
}
const rulesIn = (files: readonly Artifact[]) =>
  files
    .filter(({ path }) => path.includes('/rules/'))
    .flatMap(({ content }) => (parse(content) as RuleFile).groups.flatMap(({ rules }) => rules))

test('the inputs are measured with Prometheus', () => {
  expect(inputs.filter(([, { choices }]) => choices.metrics !== 'prometheus').map(([name]) => name)).toEqual([])
})

test.each(inputs)('%s: every alert of the plan is a rule or is listed elsewhere with its place', (_, input) => {
  const { rules, elsewhere } = alertRules(input, production(input))
  const printed = rulesIn(filesOf(input)).filter(({ alert }) => alert !== undefined && alert !== 'Watchdog')
  const names = printed.map(({ alert }) => alert)
  expect(new Set(names).size).toBe(names.length)
  expect(names.toSorted()).toEqual(rules.map(({ alert }) => alertName(alert.name)).toSorted())
  for (const alert of input.observability.alerts) {
    const rule = rules.find((candidate) => candidate.alert === alert)
    expect(
      rule !== undefined || elsewhere.some((other) => other.alert === alert && other.where !== ''),
      alert.name,
    ).toBe(true)
  }
})

test.each(inputs)('%s: each alert has the template’s fields, and a runbook that exists', (_, input) => {
  const { rules } = alertRules(input, production(input))
  const printed = rulesIn(filesOf(input))
  const runbooks = input.operations.runbooks.map(({ id }) => id)
  for (const { alert } of rules) {
    const rule = printed.find((candidate) => candidate.alert === alertName(alert.name))
    expect(rule?.labels?.severity).toBe(SEVERITIES[alert.severity])
    expect(rule?.annotations).toMatchObject({ summary: alert.name, description: alert.condition })
    expect(rule?.annotations?.notification).not.toBe('')
    expect(runbooks).toContain(rule?.annotations?.runbook_url?.split('#')[1])
  }
})

test.each(inputs)('%s: limits and times are those of the plan’s sentences', (_, input) => {
  for (const { alert, minutes, compared } of alertRules(input, production(input)).rules) {
    expect(minutes, alert.name).toBeGreaterThanOrEqual(minutesIn(alert.condition))
    const said = limitIn(alert.condition)
    if (compared && said && said.unit === compared.signal.unit)
      expect(compared.limit, alert.name).toBeCloseTo(said.value)
  }
})

test.each([
  ['free storage under 31 GiB (20%) for 15 minutes', { value: 31 * 1024 ** 3, unit: 'bytes' }, 15],
  ['connections over 2,523 (80% of about 3,154) for 10 minutes', { value: 2523, unit: 'count' }, 10],
  ['5xx answers over 5% of requests for 15 minutes', { value: 5, unit: 'percent' }, 15],
  ['wait for a connection over 200 ms for 10 minutes', { value: 0.2, unit: 'seconds' }, 10],
  ['oldest unread record over 60 minutes for 10 minutes', { value: 3600, unit: 'seconds' }, 10],
  ['connections over 80% of the limit for 10 minutes', null, 10],
])('a condition is read: %s', (condition, limit, minutes) => {
  expect(limitIn(condition)).toEqual(limit)
  expect(minutesIn(condition)).toBe(minutes)
})

test('the same input gives the same bytes, and a hostile name stays inside its comment', () => {
  const [, first] = inputs[0] ?? []
  if (!first) throw new Error('there are inputs')
  expect(filesOf(first)).toEqual(filesOf(first))
  const hostile = inputOf({
    schemaVersion: 1,
    name: 'on: "x"\n- 0755 $' + '{y} %{if} {{ .Z }} 💥 end #',
    workload: { kind: 'api' },
    team: { monitoring: 'prometheus', ops: 3 },
  })
  for (const { path, content } of filesOf(hostile)) {
    expect(() => parse(content), path).not.toThrow()
    expect(content.endsWith('\n') && !content.endsWith('\n\n'), path).toBe(true)
    expect(content.split('\n')[0]).toContain('# Design "on: "x" - 0755')
    expect(content.split('\n')[1]).toMatch(/^(# |[a-z_]+:)/)
  }
})

const promtool = isInstalled('promtool')
const withPromtool = promtool ? test : test.skip
const titled = (title: string, tool: string, there: boolean) => (there ? title : `${title} (skipped: no ${tool})`)

withPromtool.each(inputs)(titled('%s: promtool accepts the rules', 'promtool', promtool), (_, input) => {
  const files = filesOf(input)
  const { ok, said } = runIn(files, 'promtool', ['check', 'rules', ...pathsIn(files, 'rules')])
  expect(ok, said).toBe(true)
})

/** Debian's promtool is built without Kubernetes' discovery: for it those jobs read a file instead. */
const withoutCluster = ({ path, content, ...rest }: Artifact): Artifact => ({
  ...rest,
  path,
  content: content.replaceAll(/kubernetes_sd_configs:\n +- role: \w+/g, 'file_sd_configs: [{ files: [x.json] }]'),
})

withPromtool.each(inputs)(titled('%s: promtool accepts the scrape configuration', 'promtool', promtool), (_, input) => {
  const files = filesOf(input).map(withoutCluster)
  const { ok, said } = runIn(files, 'promtool', [
    'check',
    'config',
    '--syntax-only',
    'observability/prometheus/prometheus.yaml',
  ])
  expect(ok, said).toBe(true)
})

withPromtool.each(inputs)(
  titled('%s: each limit fires beyond it and not inside it', 'promtool', promtool),
  (_, input) => {
    const files = filesOf(input)
    const { ok, said } = runIn(files, 'promtool', [
      'test',
      'rules',
      'observability/prometheus/tests/resources.test.yaml',
    ])
    expect(ok, said).toBe(true)
  },
)

/** The error budget does not depend on the cloud: each set of rules is tried once. */
const objectiveOf = (input: ArtifactInput) =>
  filesOf(input)
    .filter(({ path }) => path.endsWith('/objective.yaml'))
    .map(({ content }) => content.match(/expr: .*slo:.*/g)?.join())
    .join()
const budgets = [...new Map(inputs.map((named) => [objectiveOf(named[1]), named] as const)).values()]

withPromtool.each(budgets)(
  titled('%s: a burn at 15 times the budget pages, a slow one waits, none is silent', 'promtool', promtool),
  (_, input) => {
    const files = filesOf(input)
    const { ok, said } = runIn(files, 'promtool', [
      'test',
      'rules',
      'observability/prometheus/tests/objective.test.yaml',
    ])
    expect(ok, said).toBe(true)
  },
)

const edit = (files: readonly Artifact[], end: string, change: (content: string) => string): Artifact[] =>
  files.map((file) => (file.path.endsWith(end) ? { ...file, content: change(file.content) } : file))

withPromtool.each<[string, string, (content: string) => string, string[]]>([
  [
    'a threshold ten times too high',
    'rules/objective.yaml',
    (text) => text.replaceAll('0.0144', '0.144'),
    ['test', 'rules', 'observability/prometheus/tests/objective.test.yaml'],
  ],
  [
    'a threshold that is too low',
    'rules/objective.yaml',
    (text) => text.replaceAll('> 0.001', '> 0.0005'),
    ['test', 'rules', 'observability/prometheus/tests/objective.test.yaml'],
  ],
  [
    'a short window that is missing',
    'rules/objective.yaml',
    (text) => text.replace(' and slo:failures:ratio_rate5m > 0.0144', ''),
    ['test', 'rules', 'observability/prometheus/tests/objective.test.yaml'],
  ],
  [
    'a comparison the wrong way round',
    'rules/resources.yaml',
    (text) => text.replace(/resource:cpu_percent(.+) > /, 'resource:cpu_percent$1 < '),
    ['test', 'rules', 'observability/prometheus/tests/resources.test.yaml'],
  ],
  [
    'a series nobody records',
    'rules/resources.yaml',
    (text) => text.replace('resource:oldest_seconds', 'resource:oldest_second'),
    ['test', 'rules', 'observability/prometheus/tests/resources.test.yaml'],
  ],
  [
    'an alert that never ends waiting',
    'rules/resources.yaml',
    (text) => text.replace('for: 30m', 'for: 90m'),
    ['test', 'rules', 'observability/prometheus/tests/resources.test.yaml'],
  ],
  [
    'PromQL that does not parse',
    'rules/objective.yaml',
    (text) => text.replace('sum(rate(', 'sum(rate('.slice(0, -1)),
    ['check', 'rules', 'observability/prometheus/rules/objective.yaml'],
  ],
  [
    'an unknown field',
    'prometheus.yaml',
    (text) => text.replace('scrape_interval', 'scrape_intervall'),
    ['check', 'config', '--syntax-only', 'observability/prometheus/prometheus.yaml'],
  ],
])(titled('promtool catches a seeded error: %s', 'promtool', promtool), (_, end, change, args) => {
  const input = inputs.find(([name]) => name === 'b2b-saas on aws')?.[1]
  if (!input) throw new Error('the scenario is there')
  const files = filesOf(input)
  const broken = edit(files, end, change)
  expect(broken).not.toEqual(files)
  expect(runIn(broken, 'promtool', args).ok).toBe(false)
})

test('without its guard an alert would page for one failure of a few', () => {
  const quiet = inputs.find(([name]) => name === 'little traffic on aws')?.[1]
  if (!quiet) throw new Error('the input is there')
  const [rule] = alertRules(quiet, production(quiet)).rules
  expect(rule?.expression).toContain('and slo:events:increase5m >= 70')
  if (!promtool) return
  const broken = edit(filesOf(quiet), 'rules/objective.yaml', (text) =>
    text.replace(/ and slo:events:increase5m >= \d+/, ''),
  )
  expect(runIn(broken, 'promtool', ['test', 'rules', 'observability/prometheus/tests/objective.test.yaml']).ok).toBe(
    false,
  )
})

const amtool = isInstalled('amtool')
const withAmtool = amtool ? test : test.skip
type Webhook = { send_resolved: boolean; http_config?: object }
type Receiver = { name: string; webhook_configs?: Webhook[]; msteamsv2_configs?: Webhook[] }
/** Debian's amtool is 0.25; files for addresses came with 0.26 and Teams' workflows with 0.28, so it is shown what it knows in their place. */
function olderAlertmanager(file: Artifact): Artifact {
  if (!file.path.endsWith('alertmanager.yaml')) return file
  const { receivers, ...rest } = parse(file.content) as { receivers: Receiver[] }
  const older = receivers.map(({ webhook_configs = [], msteamsv2_configs = [], ...receiver }) => ({
    ...receiver,
    webhook_configs: [...webhook_configs, ...msteamsv2_configs].map(({ send_resolved, http_config = {} }) => ({
      url: 'https://example.com/',
      send_resolved,
      http_config,
    })),
  }))
  return { ...file, content: stringify({ ...rest, receivers: older }) }
}

withAmtool.each(inputs)(titled('%s: amtool accepts the routing', 'amtool', amtool), (_, input) => {
  const files = filesOf(input).map(olderAlertmanager)
  const { ok, said } = runIn(files, 'amtool', ['check-config', 'observability/alertmanager/alertmanager.yaml'])
  expect(ok, said).toBe(true)
})

withAmtool.each<[string, (content: string) => string]>([
  ['a receiver that is not there', (text) => text.replace('receiver: page', 'receiver: pages')],
  ['a matcher that does not parse', (text) => text.replace('severity="critical"', 'severity:"critical"')],
  ['a key in the wrong place', (text) => text.replace('routing_key_file', 'routing_key_path')],
])(titled('amtool catches a seeded error: %s', 'amtool', amtool), (_, change) => {
  const input = inputs.find(([name]) => name === 'a cluster on aws')?.[1]
  if (!input) throw new Error('the input is there')
  const files = filesOf(input).map(olderAlertmanager)
  const broken = edit(files, 'alertmanager.yaml', change)
  expect(broken).not.toEqual(files)
  expect(runIn(broken, 'amtool', ['check-config', 'observability/alertmanager/alertmanager.yaml']).ok).toBe(false)
})

withAmtool.each([
  ['critical', 'production', 'page'],
  ['warning', 'production', 'ticket'],
  ['info', 'production', 'info'],
  ['critical', 'staging', 'info'],
])(titled('%s in %s reaches %s', 'amtool', amtool), (severity, environment, receiver) => {
  const input = inputs.find(([name]) => name === 'a cluster on aws')?.[1]
  if (!input) throw new Error('the input is there')
  const files = filesOf(input).map(olderAlertmanager)
  const { said } = runIn(files, 'amtool', [
    'config',
    'routes',
    'test',
    '--config.file=observability/alertmanager/alertmanager.yaml',
    `severity=${severity}`,
    `environment=${environment}`,
  ])
  expect(said.split('\n')[0]).toBe(receiver)
})
