import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { alertName } from '../alert'
import { type BurnRate, budgetPercent, burnRates } from '../burn-rates'
import { yamlFile } from '../print'
import type { Signal } from '../signals/signal'
import type { Rule } from './alerts'
import { type PrintedRule, printed } from './rules'
import { print, seriesOf } from './series'
import { type Events, eventsMeasured } from './service-level'

/** Unit tests of the rules, for `promtool test rules`: each fires when it should, and not otherwise. */
export function ruleTests(input: ArtifactInput, rules: readonly Rule[], files: readonly Artifact[]): Artifact[] {
  const filesNamed = (...names: readonly string[]) =>
    files
      .filter(({ path }) => names.some((name) => path.endsWith(`/${name}.yaml`)))
      .map(({ path }) => path.replace('observability/prometheus/', '../'))
  const compared = rules.flatMap((rule) => (rule.compared ? [{ ...rule, compared: rule.compared }] : []))
  const sets = [
    {
      path: 'objective.test.yaml',
      why: 'Proves the error-budget alerts: a burn at 15 times the budget pages within the hour, slow burns wait, recovery ends it.',
      // These alerts wait for nothing, so looking every half hour is enough, and quick.
      interval: '30m',
      ruleFiles: filesNamed('objective'),
      tests: objectiveTests(input, rules),
    },
    {
      path: 'resources.test.yaml',
      why: 'Proves the limits: beyond each one its alert fires, inside it does not.',
      interval: '10m',
      ruleFiles: filesNamed('resources'),
      tests: limitTests(compared),
    },
  ]
  return sets.flatMap(({ path, why, interval, ruleFiles, tests }) =>
    tests.length === 0
      ? []
      : [
          yamlFile(input, {
            path: `observability/prometheus/tests/${path}`,
            why,
            about: [`promtool test rules observability/prometheus/tests/${path}`],
            value: { rule_files: ruleFiles, evaluation_interval: interval, tests },
          }),
        ],
  )
}

type Phase = { minutes: number; factor: number }
type Case = { name: string; phases: readonly Phase[]; looks: readonly number[] }

const QUIET: Phase = { minutes: 26 * 60, factor: 0 }
/** `factor` is the burn rate; `looks` are minutes at which the alerts are compared. */
const CASES: readonly Case[] = [
  {
    // At the last look the long window is still over its limit; the short one says that it has ended.
    name: 'an hour at 15 times the budget pages, and half an hour after the end nobody is paged',
    phases: [QUIET, { minutes: 60, factor: 15 }, { minutes: 30, factor: 36 }, { minutes: 30, factor: 0 }],
    looks: [25 * 60, 27 * 60, 28 * 60],
  },
  { name: 'six hours at 7 times the budget page', phases: [QUIET, { minutes: 360, factor: 7 }], looks: [32 * 60] },
  { name: 'a day at 4 times the budget is a ticket', phases: [{ minutes: 1440, factor: 4 }], looks: [1440] },
  { name: 'a day a little over the budget is a ticket', phases: [{ minutes: 1440, factor: 1.2 }], looks: [1440] },
  { name: 'a day just under the budget is nothing', phases: [{ minutes: 1440, factor: 0.9 }], looks: [1440] },
]

function objectiveTests(input: ArtifactInput, rules: readonly Rule[]) {
  const { availability, traffic } = input.requirements
  const rates = burnRates(availability.slaPercent, traffic.averageRps)
  const events = eventsMeasured(input)
  const budget = budgetPercent(availability.slaPercent) / 100
  const ruleOf = ({ rate }: BurnRate) =>
    rules.find(({ alert }) => alertName(alert.name) === alertName(`Error budget burns ${rate}×`))
  const cases = CASES.map(({ name, phases, looks }) => ({
    name,
    interval: '1m',
    input_series: counters(
      events,
      phases.map(({ minutes, factor }) => ({ minutes, share: Math.min(1, factor * budget) })),
    ),
    alert_rule_test: looks.flatMap((minute) =>
      rates.flatMap((rate) => {
        const rule = ruleOf(rate)
        if (!rule) return []
        const burnt = (window: number) => burning(phases, minute, window, 1 / budget)
        const fires = burnt(rate.long.minutes) > rate.rate && burnt(rate.short.minutes) > rate.rate
        return [expectation(printed(rule), minute, fires)]
      }),
    ),
  }))
  const guarded = rates.flatMap((rate) => {
    const rule = rate.leastEvents === null ? undefined : ruleOf(rate)
    return rule && rate.leastEvents !== null ? [{ rule, least: rate.leastEvents }] : []
  })
  return [...cases, ...guarded.map(({ rule, least }) => quietTest(events, rule, least))]
}

/** With little traffic one failure is a large share of very few events, and still no reason to call anybody. */
function quietTest(events: Events, rule: Rule, least: number) {
  const few = Math.floor(least / 4)
  return {
    name: `one failure among ${few + 1} events is not enough: ${rule.alert.name}`,
    interval: '1m',
    input_series: [
      { series: counter(events, 'ok'), values: `0x86 ${few}x10` },
      { series: counter(events, 'failed'), values: '0x86 1x10' },
    ],
    alert_rule_test: [expectation(printed(rule), 90, false)],
  }
}

/** How fast the budget burnt on average in the last `window` minutes, or since the beginning. */
function burning(phases: readonly Phase[], at: number, window: number, most: number): number {
  const from = Math.max(0, at - window)
  let start = 0
  let burnt = 0
  for (const { minutes, factor } of phases) {
    const covered = Math.min(start + minutes, at) - Math.max(start, from)
    burnt += Math.max(0, covered) * Math.min(factor, most)
    start += minutes
  }
  return burnt / (at - from)
}

const PER_MINUTE = 100_000

function counters(events: Events, phases: readonly { minutes: number; share: number }[]) {
  const values = (of: (share: number) => number) => {
    let total = 0
    const parts = phases.map(({ minutes, share }) => {
      const step = Math.round(PER_MINUTE * of(share))
      const part = `${total + step}+${step}x${minutes - 1}`
      total += step * minutes
      return part
    })
    return ['0', ...parts].join(' ')
  }
  return [
    { series: counter(events, 'ok'), values: values((share) => 1 - share) },
    { series: counter(events, 'failed'), values: values((share) => share) },
  ]
}

function counter({ noun, metric }: Events, outcome: 'ok' | 'failed'): string {
  const label =
    noun === 'requests'
      ? `http_response_status_code="${outcome === 'ok' ? 200 : 503}"`
      : `outcome="${outcome === 'ok' ? 'success' : 'failure'}"`
  return `${metric}_count{job="web", ${label}}`
}

function expectation(rule: PrintedRule, minute: number, fires: boolean) {
  const { alert, labels, annotations } = rule
  return {
    eval_time: `${minute}m`,
    alertname: alert,
    exp_alerts: fires ? [{ exp_labels: labels, exp_annotations: annotations }] : [],
  }
}

type Compared = Rule & { compared: NonNullable<Rule['compared']> }

/** All at once, twice: beyond every limit and inside it. A measurement with two limits needs a second pair. */
function limitTests(rules: readonly Compared[]) {
  return passes(rules).flatMap((pass, index) => {
    const minutes = Math.ceil(Math.max(...pass.map((rule) => rule.minutes)) / 10) * 10 + 20
    const test = (name: string, figureOf: (rule: Compared) => number, fires: boolean) => ({
      name: `${name}${index === 0 ? '' : `, ${index + 1}`}`,
      interval: '5m',
      input_series: pass.flatMap((rule) => samples(rule.compared.signal, figureOf(rule), minutes)),
      alert_rule_test: pass.map((rule) => expectation(printed(rule), minutes, fires)),
    })
    return [test('beyond the limit', beyond, true), test('inside the limit', inside, false)]
  })
}

/** Each raw series once a pass. */
function passes(rules: readonly Compared[]): Compared[][] {
  const done: { keys: Set<string>; rules: Compared[] }[] = []
  for (const rule of rules) {
    const key = print(seriesOf(rule.compared.signal))
    let pass = done.find(({ keys }) => !keys.has(key))
    if (!pass) {
      pass = { keys: new Set(), rules: [] }
      done.push(pass)
    }
    pass.keys.add(key)
    pass.rules.push(rule)
  }
  return done.map((pass) => pass.rules)
}

const beyond = ({ compared: { when, limit } }: Compared): number =>
  ({ over: limit * 1.01 + 1, under: limit * 0.9, reaches: limit * 1.01 })[when]
const inside = ({ compared: { when, limit } }: Compared): number =>
  ({ over: limit * 0.99, under: limit * 1.01, reaches: limit * 0.9 })[when]

/** Raw series as an exporter might give them. */
function samples(signal: Signal, value: number, minutes: number) {
  const { metric, matchers } = seriesOf(signal)
  const labels = matchers
    .map(({ label, value: text, isPattern }) => `${label}="${isPattern ? exampleOf(text) : text}"`)
    .join(', ')
  const raw = `${Number((value / signal.scale).toPrecision(12))}x${minutes}`
  if (signal.source.cloud === 'gcp' && signal.source.kind === 'distribution')
    return [
      { series: `${metric}_sum{${labels}}`, values: raw },
      { series: `${metric}_count{${labels}}`, values: `1x${minutes}` },
    ]
  return [{ series: `${metric}{${labels}}`, values: raw }]
}

/** A text that the pattern matches: what may be missing is missing, anything is an x. */
const exampleOf = (pattern: string): string =>
  pattern
    .replace('(?i)', '')
    .replaceAll(/\([^()]*\)\?/g, '')
    .replaceAll(/\.[+*]/g, 'x')
    .replaceAll('-?', '-')
    .replaceAll('\\', '')
