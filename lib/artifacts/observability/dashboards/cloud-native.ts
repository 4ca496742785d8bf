import type { Design } from '@/lib/design/model'
import type { Artifact } from '../../artifact'
import type { ArtifactInput } from '../../input'
import { headerOf, jsonFile } from '../print'
import type { Signal, Source } from '../signals/signal'
import { signalsOf } from '../signals/signals-of'

/** The provider's own dashboard: rate, errors and duration first, then how busy and how full. */
export function cloudDashboard(input: ArtifactInput, design: Design): Artifact[] {
  const signals = signalsOf(design)
  if (signals.length === 0) return []
  const sorted = ['rate', 'errors', 'duration', 'utilisation', 'saturation'].flatMap((panel) =>
    signals.filter((signal) => signal.panel === panel),
  )
  return [BOARDS[design.provider](input, design, sorted)]
}

const WHY =
  'The provider’s own dashboard: rate, errors and duration of what is asked, use and saturation of what serves it.'

const BOARDS: Readonly<
  Record<Design['provider'], (input: ArtifactInput, design: Design, signals: readonly Signal[]) => Artifact>
> = {
  aws: (input, _, signals) =>
    jsonFile('observability/dashboards/cloudwatch.json', WHY, {
      widgets: [
        { type: 'text', x: 0, y: 0, width: 24, height: 1, properties: { markdown: plain(headerOf(input)) } },
        ...signals.flatMap((signal, index) => cloudwatchWidget(signal, index)),
      ],
    }),
  gcp: (input, design, signals) =>
    jsonFile('observability/dashboards/cloud-monitoring.json', WHY, {
      displayName: `${design.slug} ${design.environment}`,
      labels: { generated: '' },
      mosaicLayout: {
        columns: 48,
        tiles: [
          {
            xPos: 0,
            yPos: 0,
            width: 48,
            height: 4,
            widget: { text: { content: plain(headerOf(input)), format: 'RAW' } },
          },
          ...signals.flatMap((signal, index) => cloudMonitoringTile(signal, index)),
        ],
      },
    }),
  azure: (input, _, signals) =>
    jsonFile('observability/dashboards/workbook.json', WHY, {
      version: 'Notebook/1.0',
      items: [{ type: 1, content: { json: plain(headerOf(input)) }, name: 'about' }, ...signals.flatMap(workbookItem)],
      fallbackResourceIds: ['Azure Monitor'],
      $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
    }),
}

/** Boards show Markdown: a name must not become a link or a heading. */
const plain = (text: string) => text.replaceAll(/[[\]()*_`#<>\\]/g, ' ').trim()
const titleOf = ({ title, resource }: Signal) => `${resource.id}: ${title}`

const ACROSS = 3

/** Metrics are found by search, since the ids of balancers and distributions are known only once they stand. */
function cloudwatchWidget(signal: Signal, index: number) {
  const { source } = signal
  if (source.cloud !== 'aws') return []
  return [
    {
      type: 'metric',
      x: (index % ACROSS) * 8,
      y: 1 + Math.floor(index / ACROSS) * 6,
      width: 8,
      height: 6,
      properties: {
        title: titleOf(signal),
        region: source.region,
        view: 'timeSeries',
        period: 60,
        metrics: [[{ expression: `SEARCH('${searchOf(source)}', '${source.statistic}', 60)`, id: 'e1', label: '' }]],
      },
    },
  ]
}

function searchOf({ namespace, metric, dimensions, matches, also = {} }: Extract<Source, { cloud: 'aws' }>): string {
  const [whose] = dimensions
  const literal = longestLiteral(matches)
  const own = isLiteral(matches) ? ` ${whose}="${matches}"` : literal === '' ? '' : ` "${literal}"`
  const more = Object.entries(also).map(([name, value]) => ` ${name}="${value}"`)
  return `{${namespace},${dimensions.join(',')}} MetricName="${metric}"${own}${more.join('')}`
}

const isLiteral = (pattern: string) => !/[.*+?()[\]\\|]/.test(pattern)
/** The longest part of a pattern that is always there. */
const longestLiteral = (pattern: string): string =>
  pattern
    .replaceAll(/\([^()]*\)\?/g, ' ')
    .replaceAll(/\.[*+]|\\./g, ' ')
    .split(/\s+/)
    .map((part) => part.replaceAll(/^[/:-]+|[/:-]+$/g, ''))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')

function cloudMonitoringTile(signal: Signal, index: number) {
  const { source } = signal
  if (source.cloud !== 'gcp') return []
  const own = source.monitoredResource === 'gce_instance' ? 'metric' : 'resource'
  const filter = [
    `metric.type="${source.type}"`,
    `resource.type="${source.monitoredResource}"`,
    `${own}.label."${source.label}"=monitoring.regex.full_match("${source.matches.replaceAll('\\', '\\\\')}")`,
    ...Object.entries(source.also ?? {}).map(([label, value]) => `metric.label."${label}"="${value}"`),
  ].join(' ')
  const aggregation = {
    gauge: { perSeriesAligner: 'ALIGN_MEAN', crossSeriesReducer: signal.id === 'copies' ? 'REDUCE_SUM' : 'REDUCE_MAX' },
    delta: { perSeriesAligner: 'ALIGN_DELTA', crossSeriesReducer: 'REDUCE_SUM' },
    distribution: { perSeriesAligner: 'ALIGN_PERCENTILE_95', crossSeriesReducer: 'REDUCE_MAX' },
  }[source.kind]
  return [
    {
      xPos: (index % ACROSS) * 16,
      yPos: 4 + Math.floor(index / ACROSS) * 12,
      width: 16,
      height: 12,
      widget: {
        title: titleOf(signal),
        xyChart: {
          dataSets: [
            {
              plotType: 'LINE',
              targetAxis: 'Y1',
              timeSeriesQuery: {
                timeSeriesFilter: { filter, aggregation: { alignmentPeriod: '60s', ...aggregation } },
              },
            },
          ],
          yAxis: { scale: 'LINEAR' },
        },
      },
    },
  ]
}

/** As the workbook editor writes them: 1 total, 2 minimum, 3 maximum, 4 average (assumption: by heart). */
const AGGREGATIONS = { total: 1, minimum: 2, maximum: 3, average: 4 } as const

/** What the end of a shared name will be is known only once it stands. */
const azureName = (pattern: string): string =>
  pattern
    .replaceAll(/\([^()]*\)\?/g, '')
    .replaceAll('-.+', '-unique')
    .replaceAll('.+', 'unique')

function workbookItem(signal: Signal) {
  const { source } = signal
  if (source.cloud !== 'azure') return []
  const type = source.type.toLowerCase()
  return [
    {
      type: 10,
      content: {
        version: 'MetricsItem/2.0',
        title: titleOf(signal),
        size: 0,
        chartType: 2,
        resourceType: type,
        metricScope: 0,
        resourceIds: [
          `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/your-resource-group/providers/${source.type}/${azureName(source.matches)}`,
        ],
        timeContext: { durationMs: 21_600_000 },
        metrics: [
          { namespace: type, metric: `${type}--${source.metric}`, aggregation: AGGREGATIONS[source.aggregation] },
        ],
      },
      customWidth: '33',
      name: `${signal.resource.id}-${signal.id}`,
    },
  ]
}
