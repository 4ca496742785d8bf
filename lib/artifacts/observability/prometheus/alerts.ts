import { type Design, ofKind, type Resource } from '@/lib/design/model'
import type { ArtifactInput } from '../../input'
import { limitIn, minutesIn, type PlanAlert } from '../alert'
import { burnRates } from '../burn-rates'
import type { Signal, SignalAlert } from '../signals/signal'
import { signalsOf } from '../signals/signals-of'
import { quote, recordedOf } from './series'
import { eventsOf, failureRatio, slowest } from './service-level'

/** An alert of the plan, or one more that watches the watching, with what Prometheus has to compare for it. */
export type Rule = {
  alert: PlanAlert
  expression: string
  /** How long it has to hold. */
  minutes: number
  group: 'objective' | 'resources' | 'cluster' | 'outside'
  /** Set where one measurement is compared with one number: what a test can feed. */
  compared: { signal: Signal; when: SignalAlert['when']; limit: number } | null
}
export type Elsewhere = { alert: PlanAlert; where: string }

/** Every alert of the plan is either measured here or listed with the place that raises it. */
export function alertRules(input: ArtifactInput, design: Design): { rules: Rule[]; elsewhere: Elsewhere[] } {
  const signals = signalsOf(design)
  const rules: Rule[] = []
  const elsewhere: Elsewhere[] = []
  for (const alert of input.observability.alerts) {
    const rule = burnRule(input, alert) ?? outsideRule(input, design, alert) ?? signalRule(signals, alert)
    if (rule) rules.push(rule)
    else elsewhere.push({ alert, where: placeOf(alert) })
  }
  return { rules: [...rules, ...furtherRules(input, design, signals)], elsewhere }
}

function burnRule({ requirements }: ArtifactInput, alert: PlanAlert): Rule | null {
  const { slaPercent } = requirements.availability
  const found = burnRates(slaPercent, requirements.traffic.averageRps).find(
    ({ rate }) => alert.name === `Error budget burns ${rate}×`,
  )
  if (!found) return null
  const limit = ratio(found.thresholdPercent)
  const parts = [
    `${failureRatio(found.long.promql)} > ${limit}`,
    `${failureRatio(found.short.promql)} > ${limit}`,
    ...(found.leastEvents === null ? [] : [`${eventsOf(found.short.promql)} >= ${found.leastEvents}`]),
  ]
  return { alert, expression: parts.join(' and '), minutes: 0, group: 'objective', compared: null }
}

/** A percentage as a share, without the noise of binary division. */
const ratio = (percent: number) => Number((percent / 100).toPrecision(10))

/** What no cloud measures: seen from outside, told by the cluster, by the machines or by the code itself. */
function outsideRule({ requirements, operations }: ArtifactInput, design: Design, alert: PlanAlert): Rule | null {
  const resource = design.resources.find(({ id }) => id === alert.resource)
  const expression = outside(alert.name, resource, design, requirements.traffic.latencyMs)
  if (expression === null || operations.runbooks.length === 0) return null
  return {
    alert,
    expression: expression.text,
    minutes: minutesIn(alert.condition),
    group: expression.group,
    compared: null,
  }
}

function outside(
  name: string,
  resource: Resource | undefined,
  design: Design,
  latencyMs: number | null,
): { text: string; group: Rule['group'] } | null {
  if (name === 'Slow answers')
    return latencyMs === null ? null : { text: `${slowest} > ${latencyMs / 1000}`, group: 'objective' }
  if (name === 'Certificate ends soon')
    return { text: 'min(probe_ssl_earliest_cert_expiry) - time() < 30 * 86400', group: 'outside' }
  if (name === 'Health check failing') return { text: `${PROBE} == 0`, group: 'outside' }
  if (name === 'Pods pending') return { text: 'sum(kube_pod_status_unschedulable) > 0', group: 'cluster' }
  if (name === 'Node not ready')
    return { text: 'sum(kube_node_status_condition{condition="Ready", status="true"} == bool 0) > 0', group: 'cluster' }
  if (resource?.kind !== 'machine-group') return null
  const onCluster = ofKind(design, 'container-cluster').some(({ nodeGroup }) => nodeGroup === resource.id)
  const group = onCluster ? 'job="nodes"' : `job="machines", group=${quote(resource.id)}`
  if (name === `Status check of ${resource.id}`) return { text: `min(up{${group}}) == 0`, group: 'cluster' }
  if (name === `Largest size of ${resource.id}`)
    return { text: `count(up{${group}}) >= ${resource.replicas.max}`, group: 'cluster' }
  if (name !== `Disk of ${resource.id}`) return null
  return { text: `max(${diskUsed(resource.os, group)}) > 0.8`, group: 'cluster' }
}

const PROBE = 'max(probe_success{job="probe"})'

const diskUsed = (os: 'linux' | 'windows', group: string) =>
  os === 'windows'
    ? `1 - windows_logical_disk_free_bytes{${group}} / windows_logical_disk_size_bytes{${group}}`
    : `1 - node_filesystem_avail_bytes{${group}, fstype!~"tmpfs|overlay"} / node_filesystem_size_bytes{${group}, fstype!~"tmpfs|overlay"}`

function signalRule(signals: readonly Signal[], alert: PlanAlert): Rule | null {
  for (const signal of signals.filter(({ resource }) => resource.id === alert.resource)) {
    const found = signal.alerts.find(({ name }) => name === alert.name)
    const limit = found ? limitOf(signal, found, alert.condition) : null
    if (found && limit !== null) return compare(signal, found, limit, alert)
  }
  return null
}

/** The limit of the plan's sentence, unless the cloud measures in another unit. */
function limitOf(signal: Signal, { limit, shareOf, timesWeek }: SignalAlert, condition: string): number | null {
  if (limit !== undefined) return limit
  const said = limitIn(condition)
  if (said === null) return null
  const unit = shareOf ? 'percent' : signal.unit
  return timesWeek || said.unit === unit || (said.unit === 'percent' && said.value === 0) ? said.value : null
}

const HOURS_IN_WEEK = 168

function compare(signal: Signal, how: SignalAlert, limit: number, alert: PlanAlert): Rule {
  const series = recordedOf(signal)
  const base = { alert, minutes: minutesIn(alert.condition), group: 'resources' as const }
  if (how.timesWeek)
    return {
      ...base,
      expression: `sum_over_time(${series}[1h]) > ${limit} * sum_over_time(${series}[1w]) / ${HOURS_IN_WEEK}`,
      compared: null,
    }
  if (how.shareOf)
    return {
      ...base,
      expression: `100 * ${series} / ${recordedOf({ ...signal, id: how.shareOf })} > ${limit}`,
      compared: null,
    }
  const operator = { over: '>', under: '<', reaches: '>=' }[how.when]
  return { ...base, expression: `${series} ${operator} ${limit}`, compared: { signal, when: how.when, limit } }
}

/** Not in the plan's list: what the alerts above can't see. Each has the runbook of the alert that it stands beside. */
function furtherRules(input: ArtifactInput, design: Design, signals: readonly Signal[]): Rule[] {
  const { alerts } = input.observability
  const like = (name: string) => alerts.find((alert) => alert.name === name || alert.name.startsWith(name))
  const objective = like('Error budget burns')
  const isAnswered =
    ofKind(design, 'load-balancer').some(({ isPublic }) => isPublic) || ofKind(design, 'api-gateway').length > 0
  const backup = like('Backup failed')
  const rules: Rule[] = []
  // Requests that never reach the code are not counted by it, so a total outage is seen from outside only.
  if (objective && isAnswered && !like('Health check failing'))
    rules.push({
      alert: {
        ...objective,
        name: 'Site does not answer',
        condition: 'the probe from outside fails for 5 minutes',
        severity: 'page',
      },
      expression: `${PROBE} == 0`,
      minutes: 5,
      group: 'outside',
      compared: null,
    })
  const made = signals.find(({ id }) => id === 'backups_completed')
  if (backup && made)
    rules.push({
      alert: { ...backup, name: 'Newest backup is too old', condition: 'no backup finished in the last 26 hours' },
      expression: `sum_over_time(${recordedOf(made)}[26h]) < 1`,
      minutes: 60,
      group: 'resources',
      compared: null,
    })
  for (const runs of signals.filter(({ id }) => id === 'at_a_time')) {
    const throttles = like(`Throttles of ${runs.resource.id}`)
    if (!throttles) continue
    // 1,000 at a time in a region, new accounts less: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html (lib/services/aws/limits.ts).
    const limit = 800
    rules.push({
      alert: {
        ...throttles,
        name: `Quota of ${runs.resource.id}`,
        condition: `runs at a time over ${limit} (80% of the account’s 1,000) for 10 minutes`,
      },
      expression: `${recordedOf(runs)} > ${limit}`,
      minutes: 10,
      group: 'resources',
      compared: { signal: runs, when: 'over', limit },
    })
  }
  return rules
}

const PLACES: readonly [runbook: RegExp, place: string][] = [
  [/^over-budget/, 'The budget that the infrastructure code sets at the cloud provider: spending is no measurement.'],
  [/^bad-release/, 'The deployment itself, which the pipeline stops and reports.'],
  [
    /^(audit-trail|key-disabled|secret|threat|leaked-credential)/,
    'An event rule on the audit trail or the threat detection at the cloud provider: an event happens once and is no series.',
  ],
  [/^vulnerable-image/, 'The scan of the image registry.'],
  [/^database-down/, 'An event subscription at the cloud provider; users’ errors show in the error budget.'],
  [/^log-volume/, 'The log store’s own daily cap and its bill.'],
  [/^batch-jobs/, 'The batch service’s own job events.'],
  [/^backup-failed/, 'The backup service’s own report of jobs.'],
]

const placeOf = ({ runbook }: PlanAlert): string =>
  PLACES.find(([pattern]) => pattern.test(runbook))?.[1] ??
  'The cloud provider’s own monitoring: its exporters give no measurement, or no limit that could be compared.'
