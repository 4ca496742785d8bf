import type { Design } from '@/lib/design/model'
import { markdownTable } from '@/lib/text/markdown-table'
import { plainMarkdown } from '@/lib/text/plain-markdown'
import { formatCount } from '@/lib/units/counts'
import { SECONDS_PER_MONTH } from '@/lib/units/hours'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import { SEVERITIES } from './alert'
import { type BurnRate, budgetPercent, burnRates, watchedPercent } from './burn-rates'
import { collectorVariables } from './otel/collector'
import { headerOf } from './print'
import { secretFiles } from './prometheus/alertmanager'
import { alertRules } from './prometheus/alerts'
import { RUNBOOKS_URL } from './prometheus/rules'
import { stackdriverPrefixes } from './prometheus/scrape'
import { eventsMeasured } from './prometheus/service-level'

/** The arithmetic behind the alerts, who is called for what, and the values that only the reader knows. */
export function observabilityReadme(input: ArtifactInput, design: Design, files: readonly Artifact[]): Artifact {
  const usesPrometheus = input.choices.metrics === 'prometheus'
  const parts = [
    '# Observability',
    plainMarkdown(headerOf(input)),
    plainMarkdown(input.observability.approach),
    '## Files',
    markdownTable(
      ['File', 'What it is for'],
      files.map(({ path, why }) => [`\`${path.replace('observability/', '')}\``, why]),
    ),
    ...budget(input),
    ...paging(input, design),
    ...(usesPrometheus || input.choices.metrics === 'datadog' ? elsewhere(input, design) : cloudAlerts(input)),
    ...(files.some(({ path }) => path.includes('/otel/')) ? emitted(input) : []),
    ...values(design, files),
    ...(usesPrometheus ? [PROVE] : []),
  ]
  return {
    path: 'observability/README.md',
    language: 'markdown',
    why: 'The error budget and its arithmetic, what pages whom, and the values to set.',
    content: `${parts.join('\n\n')}\n`,
  }
}

/** Minutes until somebody looks, by how people are on call: those of the recovery steps (lib/requirements/response.ts). */
export const RESPONSE_MINUTES = { rota: 15, partner: 30, informal: 60, hours: 870 } as const

function budget(input: ArtifactInput): string[] {
  const { availability, traffic, team } = input.requirements
  const percent = watchedPercent(availability.slaPercent)
  const rates = burnRates(availability.slaPercent, traffic.averageRps)
  const noun = eventsMeasured(input).noun
  const minutes = downMinutesPer30Days(percent)
  const respond = RESPONSE_MINUTES[team.onCall]
  const allowed = (budgetPercent(availability.slaPercent) / 100) * traffic.averageRps * (SECONDS_PER_MONTH / 730) * 720
  const blind = rates.filter(({ leastEvents, expectedEvents }) => leastEvents !== null && expectedEvents < leastEvents)
  return [
    '## The error budget',
    `The objective is ${percent}% of ${noun} over 30 days${availability.slaPercent >= 100 ? ' (100% was asked for, which leaves no budget to alert on)' : ''}. That allows ${formatMinutes(minutes)} of a total outage, or about ${formatCount(Math.floor(allowed))} failed ${noun} at the average rate. A burn rate of 1 uses it up in exactly 30 days. Each alert looks at two windows: the long one says that it matters, the short one that it still goes on.`,
    markdownTable(
      [
        'Burn rate',
        'Over both',
        `${noun} that fail`,
        'Budget used by then',
        'All used after',
        'Seen in an outage after',
        'Severity',
        'At least',
      ],
      rates.map((rate) => [
        `${rate.rate}×`,
        `${rate.long.text}, ${rate.short.text}`,
        `${rate.thresholdPercent}%`,
        `${rate.budgetUsedPercent}%`,
        formatMinutes(rate.hoursToExhaustion * 60),
        formatMinutes(seenAfter(rate)),
        SEVERITIES[rate.severity],
        rate.leastEvents === null ? '–' : `${rate.leastEvents} in ${rate.short.text}`,
      ]),
    ),
    outage(minutes, respond, rates),
    ...(blind.length === 0
      ? []
      : [
          `At ${traffic.averageRps} ${noun} a second the short window of ${blind.map(({ rate }) => `${rate}×`).join(' and ')} carries too few of them in an average hour (${blind.map(({ expectedEvents, leastEvents }) => `${formatCount(Math.round(expectedEvents))} of ${leastEvents}`).join(', ')}): a single failure would page. A slower row, or a probe from outside that asks every minute, notices an outage instead.`,
        ]),
  ]
}

/** With everything failing, the share over a window passes the limit once that part of the window is down. */
const seenAfter = ({ thresholdPercent, long, short }: BurnRate): number =>
  (thresholdPercent / 100) * Math.max(long.minutes, short.minutes)

function outage(budgetMinutes: number, respond: number, rates: readonly BurnRate[]): string {
  const [fastest] = rates
  const seen = fastest ? seenAfter(fastest) : 0
  const left = budgetMinutes - seen - respond
  const sum = `In a total outage the budget lasts ${formatMinutes(budgetMinutes)}: it is seen after ${formatMinutes(seen)}, and somebody looks ${formatMinutes(respond)} later.`
  return left > 0
    ? `${sum} That leaves ${formatMinutes(left)} to mend it.`
    : `${sum} The budget is gone by then: with this way of being on call only what mends itself keeps the objective.`
}

function paging(input: ArtifactInput, design: Design): string[] {
  const planned = input.observability.alerts
  const all =
    input.choices.metrics === 'prometheus'
      ? [...new Set([...planned, ...alertRules(input, design).rules.map(({ alert }) => alert)])]
      : planned
  const pages = all.filter(({ severity }) => severity === 'page')
  const tickets = all.filter(({ severity }) => severity === 'ticket').length
  return [
    '## What pages',
    markdownTable(
      ['Alert', 'When', 'Reaches', 'Runbook'],
      pages.map(({ name, condition, notify, runbook }) => [
        name,
        condition,
        notify.join(', '),
        `[${runbook}](runbooks.md#${runbook})`,
      ]),
    ),
    `${tickets} more wait for the morning as tickets.`,
    ...(input.observability.onCall?.says ?? []),
  ]
}

function elsewhere(input: ArtifactInput, design: Design): string[] {
  const { elsewhere: others } = alertRules(input, design)
  return [
    '## Alerts that are raised elsewhere',
    markdownTable(
      ['Alert', 'Severity', 'Where', 'Runbook'],
      others.map(({ alert, where }) => [
        alert.name,
        SEVERITIES[alert.severity],
        where,
        `[${alert.runbook}](runbooks.md#${alert.runbook})`,
      ]),
    ),
  ]
}

function cloudAlerts(input: ArtifactInput): string[] {
  return [
    '## Alerts',
    'All that is to be alerted on, in the fields of the published template. The alarms that the infrastructure code makes stand in its observability files; what is not among them is made by hand in the provider’s own monitoring.',
    markdownTable(
      ['Name', 'Condition', 'Severity', 'Runbook', 'Notification'],
      input.observability.alerts.map(({ name, condition, severity, runbook, notify }) => [
        name,
        condition,
        SEVERITIES[severity],
        `[${runbook}](runbooks.md#${runbook})`,
        notify.join(', '),
      ]),
    ),
  ]
}

function emitted(input: ArtifactInput): string[] {
  const { noun } = eventsMeasured(input)
  const hasWorkers =
    noun !== 'requests' ||
    input.designs.some(({ resources }) => resources.some((part) => 'role' in part && part.role === 'worker'))
  return [
    '## What the code has to send',
    [
      ...(noun === 'requests'
        ? [
            '- `http.server.request.duration` in seconds with `http.response.status_code`: OpenTelemetry’s HTTP instrumentation sends it by itself.',
          ]
        : []),
      ...(hasWorkers
        ? [
            '- `work.duration`, a histogram in seconds with the attribute `outcome` (`success` or `failure`): once for each job or record. No convention names it yet.',
          ]
        : []),
      '- `service.name` as a resource attribute: it becomes the label `job`.',
    ].join('\n'),
  ]
}

function values(design: Design, files: readonly Artifact[]): string[] {
  const contents = files.map(({ content }) => content).join('')
  const collector = files.find(({ path }) => path.endsWith('/collector.yaml'))
  const alertmanager = files.find(({ path }) => path.endsWith('/alertmanager.yaml'))
  const prefixes = stackdriverPrefixes(design)
  const PLACEHOLDERS: readonly [mark: string, what: string][] = [
    [RUNBOOKS_URL, 'where `runbooks.md` can be read'],
    ['https://www.example.com/', 'the address that users know'],
    [
      'ws-00000000',
      'the id of the workspace of Amazon Managed Service for Prometheus; the design’s infrastructure code does not make it',
    ],
    ['your-project', 'the id of the Google Cloud project'],
    ['00000000-0000-0000-0000-000000000000', 'the id of the Azure subscription'],
    ['your-resource-group', 'the resource group'],
    [
      '-unique"',
      'the six characters that end a name which all of Azure shares; the infrastructure code’s outputs show them',
    ],
    ['team@example.com', 'the address that gets mail'],
    ['alerts@example.com', 'the account that sends mail'],
    ['smtp.example.com', 'the server that sends mail'],
    ['#incidents', 'the Slack channel for pages, and `#alerts` the one for the rest'],
    ['@slack-alerts', 'the Slack channel as Datadog names it'],
    ['@webhook-incidentio', 'the webhook to incident.io as Datadog names it'],
    ['SLO_ID', 'the id that Datadog answers when `slo.json` is made'],
    ['alertmanager:9093', 'the host of Alertmanager'],
    ['blackbox-exporter:9115', 'the host of the blackbox exporter, outside the network'],
    ['cloudwatch-exporter-', 'the hosts of the CloudWatch exporters'],
    ['stackdriver-exporter:9255', 'the host of the Stackdriver exporter'],
    ['azure-metrics-exporter:8080', 'the host of the Azure exporter'],
    ['collector.internal', 'the name under which the collectors are found'],
    ['tempo.internal', 'the host of Tempo'],
  ]
  const rows = [
    ...PLACEHOLDERS.filter(([mark]) => contents.includes(mark)).map(([mark, what]) => [`\`${mark}\``, what]),
    ...(collector ? collectorVariables(collector) : []).map((name) => [
      `\`${name}\``,
      'an environment variable of the collector',
    ]),
    ...(alertmanager ? secretFiles(alertmanager) : []).map(({ path, what }) => [`\`${path}\``, what]),
  ]
  if (rows.length === 0) return []
  return [
    '## Values to set',
    markdownTable(['In the files', 'What belongs there'], rows),
    ...(contents.includes('stackdriver-exporter') && prefixes.length > 0
      ? [`Start the Stackdriver exporter with \`--monitoring.metrics-prefixes=${prefixes.join(',')}\`.`]
      : []),
  ]
}

const PROVE = `## Prove it

\`\`\`sh
promtool check rules observability/prometheus/rules/*.yaml
promtool test rules observability/prometheus/tests/*.test.yaml
amtool check-config observability/alertmanager/alertmanager.yaml
\`\`\`

The tests feed the rules an hour at 15 times the budget, slower burns, a recovery and values on both sides of each limit. The design does not count the machines on which Prometheus, Alertmanager and the exporters run: one small machine or a pod each.`
