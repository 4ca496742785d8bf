import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { tracesPerMonth } from './addons'
import { flow } from './compute'
import { type Context, make, type Part, part } from './context'
import { NATIVE_BACKUP_DAYS } from './data'
import type { Resource } from './model'
import { LOGGED_RPS } from './usage'

const LOG_RETENTION_DAYS = { production: 30, other: 7 } as const
/** Regimes that expect somebody to watch for attacks. */
const WATCHED = ['pci', 'hipaa', 'soc2', 'iso', 'fedramp', 'dora']

/** Keys, secrets, audit, logs, alarms, images, backups and flags: what every design needs and nobody draws first. */
export function composeSupport(context: Context, placed: Resource[], runners: string[]): Part {
  const keeps = placed.filter(isBackedUp)
  const runs = placed.filter(({ kind }) => RUNNING.has(kind))
  const vault = backupVault(context, keeps)
  const secrets = secretStore(context, placed)
  const flags = featureFlags(context)
  const telemetry = telemetryStore(context, runs)
  return part(
    [
      encryptionKeys(context, placed),
      secrets,
      auditTrail(context),
      threatDetection(context),
      logs(context, runs),
      telemetry,
      monitoring(context, placed, runs),
      registry(context, placed),
      vault,
      flags,
    ],
    [
      ...(secrets
        ? runners.map((runner) =>
            flow(runner, secrets.id, 'https', 443, secrets.by === 'vault' ? 'opens the vault' : 'secrets', false),
          )
        : []),
      ...(runs.length > 0 ? runners.map((runner) => flow(runner, 'logs', 'https', 443, 'logs', false)) : []),
      ...(telemetry ? runners.map((runner) => flow(runner, telemetry.id, 'https', 443, 'logs and traces', false)) : []),
      ...(flags ? runners.map((runner) => flow(runner, flags.id, 'https', 443, 'switches', false)) : []),
    ],
  )
}

const RUNNING = new Set<Resource['kind']>([
  'container-service',
  'container-cluster',
  'machine-group',
  'app-platform',
  'function',
  'batch-environment',
])
const BACKED_UP = new Set<Resource['kind']>([
  'relational-database',
  'key-value-store',
  'document-database',
  'file-system',
  'time-series-database',
])
const isBackedUp = (resource: Resource) =>
  BACKED_UP.has(resource.kind) && !('replicaOf' in resource && resource.replicaOf !== null)

function encryptionKeys(context: Context, placed: Resource[]): Resource | null {
  const { requirements, isProduction } = context
  if (requirements.security.keys === 'managed') return null
  const stores = placed.filter(
    ({ tier, kind }) => tier === 'data' || kind === 'object-store' || kind === 'key-value-store' || kind === 'queue',
  )
  return make(context, 'encryption-key', {
    id: 'keys',
    label: 'Encryption keys',
    purpose: 'Encrypts every store with keys that you control.',
    tier: 'regional',
    because: 'SEC-03',
    ...(requirements.security.keys === 'hsm' ? { variant: 'hardware' } : {}),
    keys: stores.length > 2 ? 3 : 1,
    requestsPerMonth: isProduction ? 500_000 : 20_000,
    hardware: requirements.security.keys === 'hsm' && isProduction,
  })
}

function secretStore(context: Context, placed: Resource[]) {
  const guarded = placed.filter(
    ({ kind }) =>
      kind === 'relational-database' || kind === 'document-database' || kind === 'cache' || kind === 'search-engine',
  )
  if (!placed.some(({ kind }) => RUNNING.has(kind))) return null
  // Vault opens itself with one secret of the provider's, read when one of its copies starts.
  if (context.choices.secrets === 'vault')
    return make(context, 'secret-store', {
      id: 'secrets',
      label: 'Secrets',
      purpose: 'Keeps only what opens Vault, which runs on the cluster and holds passwords and keys.',
      tier: 'regional',
      because: context.rule('secrets'),
      by: 'vault',
      secrets: 1,
      readsPerMonth: 100,
    })
  // One for each store with a password, two for the application's own: an assumption. Copies read theirs when they start.
  return make(context, 'secret-store', {
    id: 'secrets',
    label: 'Secrets',
    purpose: 'Keeps and rotates passwords and keys.',
    tier: 'regional',
    because: 'SEC-04',
    by: 'cloud-secrets-manager',
    secrets: guarded.filter((resource) => !('replicaOf' in resource && resource.replicaOf !== null)).length + 2,
    readsPerMonth: context.isProduction ? 20_000 : 2_000,
  })
}

function auditTrail(context: Context) {
  if (!context.isProduction) return null
  const { auditDays } = context.requirements.security
  // About 100,000 changes a month of 2 KiB each, for a small account: an assumption.
  return make(context, 'audit-trail', {
    id: 'audit',
    label: 'Audit trail',
    purpose: 'Records who changed what in the account.',
    tier: 'regional',
    because: 'SEC-05',
    managementEventsPerMonth: 100_000,
    retentionDays: auditDays,
    storageGib: Math.max(1, Math.round((0.2 * auditDays) / 30)),
  })
}

function threatDetection(context: Context) {
  const { compliance, security } = context.requirements
  const asked =
    compliance.regimes.some((regime) => WATCHED.includes(regime)) ||
    security.dataClasses.includes('special') ||
    security.dataClasses.includes('financial')
  if (!asked || !context.isProduction) return null
  return make(context, 'threat-detection', {
    id: 'threats',
    label: 'Threat detection',
    purpose: 'Watches the account and the network for signs of attack.',
    tier: 'regional',
    because: 'SEC-06',
    eventsPerMonth: 100_000,
    flowLogGibPerMonth: Math.max(1, Math.round(context.usage.originEgressGibPerMonth * 0.02)),
  })
}

function logs(context: Context, runs: Resource[]) {
  if (runs.length === 0) return null
  const { isProduction, usage } = context
  const retentionDays = isProduction ? LOG_RETENTION_DAYS.production : LOG_RETENTION_DAYS.other
  const platformGib = isProduction ? 1 : 0.2
  const { logs: by } = context.choices
  if (by !== 'cloud-native')
    return make(context, 'log-store', {
      id: 'logs',
      label: 'Platform logs',
      purpose: `Keeps what the platform itself writes, about ${platformGib} GiB a month; the workload’s own logs go to ${by === 'loki' ? 'Loki on the cluster' : 'Datadog'}.`,
      tier: 'regional',
      because: context.rule('logs'),
      by,
      ingestGibPerMonth: platformGib,
      elsewhereGibPerMonth: usage.logGibPerMonth,
      retentionDays,
      storedGib: (platformGib * retentionDays) / 30,
    })
  const ingest = Math.max(platformGib, usage.logGibPerMonth)
  return make(context, 'log-store', {
    id: 'logs',
    label: 'Logs',
    purpose:
      usage.originAverageRps > LOGGED_RPS
        ? `Keeps every error and a sample of ${LOGGED_RPS} requests a second; all of them would cost more than they tell.`
        : 'Keeps the logs of everything that runs.',
    tier: 'regional',
    because: 'OPS-01',
    by,
    ingestGibPerMonth: ingest,
    elsewhereGibPerMonth: 0,
    retentionDays,
    storedGib: (ingest * retentionDays) / 30,
  })
}

function monitoring(context: Context, placed: Resource[], runs: Resource[]) {
  const { isProduction, choices, usage } = context
  const watched = placed.filter(({ tier }) => tier !== 'global').length
  return make(context, 'monitoring', {
    id: 'monitoring',
    label: 'Metrics and alarms',
    purpose: 'Shows how it is doing and calls somebody when users feel it.',
    tier: 'regional',
    because: 'OPS-02',
    metricsBy: choices.metrics,
    tracesBy: choices.traces,
    customMetrics: isProduction ? 10 : 0,
    samplesPerMonth: choices.metrics === 'prometheus' ? copiesOf(runs) * SAMPLES_PER_COPY : 0,
    tracesPerMonth: runs.length > 0 ? tracesPerMonth(usage) : 0,
    alarms: isProduction ? Math.max(4, watched * 2) : 2,
    dashboards: isProduction ? 1 : 0,
  })
}

/** A thousand series from each copy, a sample of each every minute: assumptions. */
const SAMPLES_PER_COPY = 1000 * 60 * HOURS_PER_MONTH
const copiesOf = (runs: Resource[]) =>
  runs.reduce((sum, resource) => sum + ('replicas' in resource ? resource.replicas.typical : 1), 0)

/** Days that traces are kept, and what one takes: about ten spans of 1 KiB. Assumptions. */
const TRACE_DAYS = 7
const TRACE_KIB = 10
/** What is left of logs and traces once they are packed for object storage: an assumption. */
const PACKED = 0.2
/** One object for each 1 MiB that is written: an assumption. */
const OBJECTS_PER_GIB = 1024

/** Loki and Tempo keep their data in object storage. */
function telemetryStore(context: Context, runs: Resource[]) {
  const { choices, usage, isProduction, rule } = context
  const holdsLogs = choices.logs === 'loki'
  const holdsTraces = choices.traces === 'jaeger-or-tempo'
  if (runs.length === 0 || (!holdsLogs && !holdsTraces)) return null
  const days = isProduction ? LOG_RETENTION_DAYS.production : LOG_RETENTION_DAYS.other
  const logGib = holdsLogs ? usage.logGibPerMonth * PACKED : 0
  const traceGib = holdsTraces ? ((tracesPerMonth(usage) * TRACE_KIB) / 1024 ** 2) * PACKED : 0
  const written = Math.ceil((logGib + traceGib) * OBJECTS_PER_GIB)
  return make(context, 'object-store', {
    id: 'telemetry',
    label: 'Logs and traces',
    purpose: 'Holds what Loki and Tempo have packed; the cluster keeps only the last hours.',
    tier: 'regional',
    because: rule(holdsLogs ? 'logs' : 'traces'),
    use: 'telemetry',
    storageGib: { standard: (logGib * days + traceGib * TRACE_DAYS) / 30, infrequent: 0, archive: 0 },
    writesPerMonth: written,
    readsPerMonth: written,
    versioned: false,
    lifecycle: { toInfrequentAfterDays: null, toArchiveAfterDays: null },
    replicatesTo: null,
  })
}

function registry(context: Context, placed: Resource[]) {
  const runsImages = placed.some(
    ({ kind }) =>
      kind === 'container-service' ||
      kind === 'container-cluster' ||
      kind === 'batch-environment' ||
      (kind === 'function' && context.requirements.workload.packaging === 'container'),
  )
  if (!runsImages || !context.isProduction) return null
  return make(context, 'container-registry', {
    id: 'images',
    label: 'Image registry',
    purpose: 'Keeps and scans the images; every environment pulls from it by digest.',
    tier: 'regional',
    because: 'OPS-03',
    storedGib: Math.max(2, context.requirements.workload.serviceCount * 2),
  })
}

function backupVault(context: Context, keeps: Resource[]) {
  const { requirements, second, isProduction } = context
  if (!isProduction || keeps.length === 0) return null
  const longer = requirements.data.backupDays > NATIVE_BACKUP_DAYS
  const guarded = requirements.compliance.regimes.some((regime) => regime !== 'gdpr')
  const elsewhere = second !== null && second.role === 'backup'
  if (!longer && !guarded && !elsewhere) return null
  const gib = keeps.reduce(
    (sum, resource) =>
      sum + ('storageGib' in resource && typeof resource.storageGib === 'number' ? resource.storageGib : 0),
    0,
  )
  const monthly = longer ? Math.ceil((requirements.data.backupDays - NATIVE_BACKUP_DAYS) / 30) : 1
  return make(context, 'backup-vault', {
    id: 'backups',
    label: 'Backup vault',
    purpose: elsewhere
      ? 'Keeps copies in another region.'
      : 'Keeps copies out of reach of the account that runs the system.',
    tier: 'regional',
    because: 'OPS-04',
    ...(elsewhere && second ? { region: second.id } : {}),
    storedGib: Math.ceil(gib * (1 + 0.1 * Math.min(monthly, 84))),
    retentionDays: requirements.data.backupDays,
    protects: keeps.map(({ id }) => id),
  })
}

function featureFlags(context: Context) {
  if (context.choices['feature-flags'] === 'none') return null
  return make(context, 'feature-flag-store', {
    id: 'switches',
    label: 'Release switches',
    purpose: 'Turns deployed changes on and off.',
    tier: 'regional',
    because: context.rule('feature-flags'),
    flags: 20,
    readsPerMonth: context.isProduction ? 500_000 : 20_000,
  })
}
