import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { budgetPercent, burnRates } from '../burn-rates'
import { headerOf, jsonFile } from '../print'
import { recordedOf } from '../prometheus/series'
import { eventsMeasured, failureRatio, slowest } from '../prometheus/service-level'
import { onCluster } from '../runs-code'
import type { Signal } from '../signals/signal'
import { signalsOf } from '../signals/signals-of'

type Query = { expr: string; legend: string }
type Panel = { title: string; unit: string; queries: Query[]; description?: string; limits?: number[] }
type Row = { title: string; panels: Panel[] }

/** Two boards: what users feel, and what serves them. */
export function grafanaDashboards(input: ArtifactInput, design: Design): Artifact[] {
  return [
    jsonFile(
      'observability/grafana/users.json',
      'What users feel: the error budget, and rate, errors and duration of each service.',
      board(input, `${design.slug}: what users feel`, `${design.slug}-users`.slice(0, 40), userRows(input, design)),
    ),
    jsonFile(
      'observability/grafana/resources.json',
      'What serves them: how busy and how full each resource is, and its errors.',
      board(input, `${design.slug}: resources`, `${design.slug}-resources`.slice(0, 40), resourceRows(design)),
    ),
  ]
}

function userRows(input: ArtifactInput, design: Design): Row[] {
  const { availability, traffic } = input.requirements
  const { noun } = eventsMeasured(input)
  const rates = burnRates(availability.slaPercent, traffic.averageRps)
  const budget = budgetPercent(availability.slaPercent) / 100
  const burn = (range: string) => `${failureRatio(range)} / ${Number(budget.toPrecision(10))}`
  const kinds = [
    ...(noun === 'requests' ? ['requests'] : []),
    ...(noun !== 'requests' || design.resources.some((part) => 'role' in part && part.role === 'worker')
      ? ['work']
      : []),
  ]
  return [
    {
      title: 'Error budget',
      panels: [
        {
          title: 'Burn rate',
          unit: 'none',
          description: '1 uses the budget up in exactly 30 days.',
          queries: rates.map(({ long }) => ({ expr: burn(long.promql), legend: `last ${long.text}` })),
          limits: rates.map(({ rate }) => rate),
        },
        {
          title: `Share of ${noun} that fail`,
          unit: 'percentunit',
          queries: rates.slice(0, 1).map(({ short }) => ({ expr: failureRatio(short.promql), legend: short.text })),
          limits: [budget],
        },
        {
          title: 'Slowest of 20',
          unit: 's',
          queries: [{ expr: slowest, legend: '95th percentile' }],
          ...(traffic.latencyMs === null ? {} : { limits: [traffic.latencyMs / 1000] }),
        },
      ],
    },
    ...kinds.map((kind) => ({
      title: kind === 'requests' ? 'Requests of each service' : 'Work of each service',
      panels: [
        { title: 'Rate', unit: 'reqps', queries: [{ expr: `job:${kind}:rate5m`, legend: '{{job}}' }] },
        {
          title: 'Errors',
          unit: 'percentunit',
          queries: [{ expr: `job:${kind}_failures:ratio_rate5m`, legend: '{{job}}' }],
        },
        {
          title: 'Duration, 95th percentile',
          unit: 's',
          queries: [{ expr: `job:${kind}_duration_seconds:p95_5m`, legend: '{{job}}' }],
        },
      ],
    })),
  ]
}

const ORDER = ['utilisation', 'saturation', 'rate', 'errors', 'duration'] as const
const UNITS = { bytes: 'bytes', percent: 'percent', seconds: 's', count: 'short' } as const

function resourceRows(design: Design): Row[] {
  const signals = signalsOf(design)
  const rows = design.resources.flatMap((resource) => {
    const own = signals.filter((signal) => signal.resource.id === resource.id)
    if (own.length === 0) return []
    const sorted = ORDER.flatMap((panel) => own.filter((signal) => signal.panel === panel))
    return [{ title: `${resource.label} (${resource.id})`, panels: sorted.map(signalPanel) }]
  })
  return [...rows, ...(onCluster(design) ? [CLUSTER] : [])]
}

const signalPanel = (signal: Signal): Panel => ({
  title: signal.title,
  unit: UNITS[signal.unit],
  queries: [{ expr: recordedOf(signal), legend: signal.resource.id }],
  limits: signal.alerts.flatMap(({ limit }) => limit ?? []),
})

const CLUSTER: Row = {
  title: 'Nodes and pods',
  panels: [
    {
      title: 'Processor of nodes',
      unit: 'percentunit',
      queries: [
        { expr: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m]))', legend: '{{instance}}' },
      ],
    },
    {
      title: 'Memory of nodes',
      unit: 'percentunit',
      queries: [{ expr: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes', legend: '{{instance}}' }],
    },
    {
      title: 'Pods that wait',
      unit: 'short',
      queries: [{ expr: 'sum(kube_pod_status_unschedulable) or vector(0)', legend: 'pods' }],
    },
    {
      title: 'Restarts in an hour',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (namespace) (increase(kube_pod_container_status_restarts_total[1h]))',
          legend: '{{namespace}}',
        },
      ],
    },
  ],
}

const SOURCE = { type: 'prometheus', uid: '$datasource' }
const WIDTH = 8
const HEIGHT = 8
const ACROSS = 3

function board(input: ArtifactInput, title: string, uid: string, rows: readonly Row[]) {
  let id = 0
  let y = 0
  const panels = rows.flatMap((row) => {
    id += 1
    const head = { id, type: 'row', title: row.title, collapsed: false, panels: [], gridPos: { h: 1, w: 24, x: 0, y } }
    y += 1
    const inside = row.panels.map((panel, index) => {
      id += 1
      const gridPos = { h: HEIGHT, w: WIDTH, x: (index % ACROSS) * WIDTH, y: y + Math.floor(index / ACROSS) * HEIGHT }
      return timeseries(id, panel, gridPos)
    })
    y += Math.ceil(row.panels.length / ACROSS) * HEIGHT
    return [head, ...inside]
  })
  return {
    uid,
    title,
    description: headerOf(input),
    tags: ['generated'],
    timezone: 'browser',
    editable: true,
    schemaVersion: 39,
    version: 1,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: {
      list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source', hide: 0 }],
    },
    annotations: { list: [] },
    panels,
  }
}

function timeseries(id: number, { title, unit, queries, description = '', limits = [] }: Panel, gridPos: object) {
  const steps = [
    { color: 'green', value: null },
    ...limits.toSorted((a, b) => a - b).map((value) => ({ color: 'red', value })),
  ]
  return {
    id,
    type: 'timeseries',
    title,
    description,
    datasource: SOURCE,
    gridPos,
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        custom: { thresholdsStyle: { mode: limits.length > 0 ? 'line' : 'off' } },
        thresholds: { mode: 'absolute', steps },
      },
      overrides: [],
    },
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource: SOURCE,
      expr,
      legendFormat: legend,
    })),
  }
}
