import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { inRegion, labels, regionOf } from './placing'
import { isSelfRun } from './reach'

type Vault = EntryOf<'backup-vault'>

/** Daily backups out of reach of whoever runs the system, kept as long as was asked. */
export function backupVault(plan: Plan, entry: Vault): Piece[] {
  const { label } = entry
  const guarded = entry.resource.protects
    .flatMap((id) => findEntries(plan, id))
    .filter((store) => together(entry, store))
    .flatMap((store) => guardedBy(store))
  const types = [...new Set(guarded.map(({ type }) => type))]
  return pieces(
    'backup.tf',
    resource(
      'google_backup_dr_backup_vault',
      label,
      {
        ...counted(entry),
        backup_vault_id: named(entry.id),
        ...inRegion(entry, 'location'),
        description: entry.resource.purpose,
        backup_minimum_enforced_retention_duration: '604800s',
        access_restriction: 'WITHIN_PROJECT',
        force_update: true,
        ...labels(entry),
        depends_on: [ref('google_project_service.used')],
      },
      `${why(plan, entry)} Nobody deletes a backup in its first week: not by mistake and not with stolen keys.`,
    ),
    ...types.map((type) => timetable(entry, type)),
    ...guarded.map((store) => association(entry, store)),
    ...later(plan, entry),
  )
}

type Guarded = { store: EntryOf<'relational-database'>; type: string; resource: Value }

const SQL = 'sqladmin.googleapis.com/Instance'
const MACHINE = 'compute.googleapis.com/Instance'

/** Some environment has both. */
const together = (entry: Vault, store: Entry): boolean =>
  entry.bySize.some(({ sizes }, index) => sizes !== null && (store.bySize[index]?.sizes ?? null) !== null)

/** What the service can take: databases of Cloud SQL and machines. The others keep their own backups, as long as they can. */
function guardedBy(store: ReturnType<typeof findEntries>[number]): Guarded[] {
  if (!isKind(store, 'relational-database') || store.resource.class === 'distributed') return []
  if (isSelfRun(store.resource)) {
    return [
      {
        store,
        type: MACHINE,
        resource: code(`google_compute_instance.${store.label}[0].id`),
      },
    ]
  }
  const name = own(store, 'google_sql_database_instance', store.label, 'name')
  return [{ store, type: SQL, resource: text`projects/${ref('var.project_id')}/instances/${name}` }]
}

const suffixOf = (type: string) => (type === SQL ? '' : '_machines')

/** A timetable stands in the region of what it backs up; what it makes goes to the vault, wherever that is. */
function timetable(entry: Vault, type: string): Block {
  const name = `${entry.label}${suffixOf(type)}`
  return resource('google_backup_dr_backup_plan', name, {
    ...counted(entry),
    backup_plan_id: named(name.replaceAll('_', '-')),
    location: ref('var.region'),
    resource_type: type,
    backup_vault: own(entry, 'google_backup_dr_backup_vault', entry.label, 'id'),
    ...(type === SQL ? { log_retention_days: 7 } : {}),
    backup_rules: nested({
      rule_id: 'daily',
      backup_retention_days: code(`max(7, var.${entry.label}.retention_days)`),
      standard_schedule: nested({
        recurrence_type: 'DAILY',
        time_zone: 'UTC',
        backup_window: nested({ start_hour_of_day: 2, end_hour_of_day: 8 }),
      }),
    }),
  })
}

function association(entry: Vault, { store, type, resource: target }: Guarded): Block {
  const both = { condition: conditionOf(entry, store) }
  return resource('google_backup_dr_backup_plan_association', `${entry.label}_${store.label}`, {
    ...counted(both),
    backup_plan_association_id: named(`${entry.id}-${store.id}`),
    location: ref(regionOf(store)),
    resource_type: type,
    resource: target,
    backup_plan: own(entry, 'google_backup_dr_backup_plan', `${entry.label}${suffixOf(type)}`, 'id'),
  })
}

/** Firestore keeps a weekly backup for fourteen weeks at most, and the vault takes none of them. */
function later(plan: Plan, entry: Vault): Block[] {
  return entry.resource.protects
    .flatMap((id) => findEntries(plan, id))
    .filter((store) => together(entry, store))
    .filter((store) => isKind(store, 'key-value-store') || isKind(store, 'document-database'))
    .map((store) =>
      resource(
        'google_firestore_backup_schedule',
        `${entry.label}_${store.label}`,
        {
          ...counted({ condition: conditionOf(entry, store) }),
          database: own(store, 'google_firestore_database', store.label, 'name'),
          retention: '8467200s',
          weekly_recurrence: nested({ day: 'SUNDAY' }),
        },
        'Firestore keeps its backups itself, for fourteen weeks at most; what has to be kept longer is exported.',
      ),
    )
}
