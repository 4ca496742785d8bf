import { flow } from './compute'
import { type Context, make, type Part, part } from './context'
import { NATIVE_BACKUP_DAYS } from './data'
import type { Resource } from './model'
import { logs, monitoring, telemetryStore } from './signals'

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

function registry(context: Context, placed: Resource[]) {
  const runsImages = placed.some(
    ({ kind }) =>
      kind === 'container-service' ||
      kind === 'container-cluster' ||
      kind === 'batch-environment' ||
      (kind === 'app-platform' && context.profile.traits.platformsRunImages),
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
