import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, size, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { encryptedBlock, encryptedBy } from './encryption'
import { labels, regionOf, zonesOf } from './placing'

/** Days that a weekly backup of Firestore may be kept: https://cloud.google.com/firestore/docs/backups (not re-read: an assumption). */
const FIRESTORE_DAYS_MAX = 98

const protection = (field: 'delete_protection_state') => ({
  [field]: code('local.is_production ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"'),
})

export function keyValueStore(plan: Plan, entry: EntryOf<'key-value-store'>): Piece[] {
  const { label, resource: store } = entry
  return pieces(
    'data.tf',
    resource(
      'google_firestore_database',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        location_id: size(entry, 'location'),
        type: 'FIRESTORE_NATIVE',
        database_edition: 'STANDARD',
        point_in_time_recovery_enablement: code(
          `var.${label}.point_in_time_recovery ? "POINT_IN_TIME_RECOVERY_ENABLED" : "POINT_IN_TIME_RECOVERY_DISABLED"`,
        ),
        ...protection('delete_protection_state'),
        deletion_policy: code('local.is_production ? "ABANDON" : "DELETE"'),
        ...(store.replicaRegions.length > 0 ? {} : encryptedBlock(plan, store.region, 'cmek_config', 'kms_key_name')),
      },
      why(plan, entry),
    ),
  )
}

const dailyBackup = (entry: EntryOf<'document-database'>, retention: Value): Block =>
  resource('google_firestore_backup_schedule', entry.label, {
    ...counted(entry),
    database: own(entry, 'google_firestore_database', entry.label, 'name'),
    retention,
    daily_recurrence: nested({}),
  })

export function documentDatabase(plan: Plan, entry: EntryOf<'document-database'>): Piece[] {
  const { label, resource: store } = entry
  return pieces(
    'data.tf',
    resource(
      'google_firestore_database',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        location_id: ref(regionOf(entry)),
        type: 'FIRESTORE_NATIVE',
        database_edition: noted('ENTERPRISE', 'The edition that speaks to the drivers of MongoDB.'),
        point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_DISABLED',
        ...protection('delete_protection_state'),
        deletion_policy: code('local.is_production ? "ABANDON" : "DELETE"'),
        ...encryptedBlock(plan, store.region, 'cmek_config', 'kms_key_name'),
      },
      why(plan, entry),
    ),
    dailyBackup(entry, code(`"\${min(var.${label}.backup_days, ${FIRESTORE_DAYS_MAX}) * 86400}s"`)),
  )
}

export function timeSeriesDatabase(plan: Plan, entry: EntryOf<'time-series-database'>): Piece[] {
  const { label, resource: store } = entry
  return pieces(
    'data.tf',
    resource(
      'google_bigtable_instance',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        deletion_protection: ref('local.is_production'),
        cluster: {
          dynamic: {
            forEach: code(`slice(${zonesOf(entry)}, 0, var.${label}.clusters)`),
            content: {
              cluster_id: text`${ref('var.name')}-${entry.id}-${ref('cluster.key')}`,
              zone: ref('cluster.value'),
              num_nodes: size(entry, 'nodes'),
              storage_type: 'SSD',
              ...encryptedBy(plan, store.region, 'kms_key_name'),
            },
          },
        },
        ...labels(entry),
      },
      why(plan, entry),
    ),
    resource('google_bigtable_table', label, {
      ...counted(entry),
      name: 'measurements',
      instance_name: own(entry, 'google_bigtable_instance', label, 'name'),
      deletion_protection: code('local.is_production ? "PROTECTED" : "UNPROTECTED"'),
      column_family: nested({ family: 'values' }),
      automated_backup_policy: nested({ frequency: '24h', retention_period: '168h' }),
    }),
    resource(
      'google_bigtable_gc_policy',
      label,
      {
        ...counted(entry),
        instance_name: own(entry, 'google_bigtable_instance', label, 'name'),
        table: own(entry, 'google_bigtable_table', label, 'name'),
        column_family: 'values',
        deletion_policy: 'ABANDON',
        max_age: nested({ duration: '2160h' }),
      },
      'Measurements are kept for 90 days.',
    ),
  )
}

export function dataWarehouse(plan: Plan, entry: EntryOf<'data-warehouse'>): Piece[] {
  const { label, resource: store } = entry
  const region = ref(regionOf(entry))
  return pieces(
    'data.tf',
    resource(
      'google_bigquery_dataset',
      label,
      {
        ...counted(entry),
        dataset_id: code(`replace("\${var.name}-${entry.id}", "-", "_")`),
        location: region,
        description: store.purpose,
        max_time_travel_hours: '168',
        delete_contents_on_destroy: code('!local.is_production'),
        ...encryptedBlock(plan, store.region, 'default_encryption_configuration', 'kms_key_name'),
        ...labels(entry),
      },
      why(plan, entry),
    ),
    resource(
      'google_bigquery_reservation',
      label,
      {
        ...counted(entry),
        name: named(entry.id),
        location: region,
        edition: 'STANDARD',
        slot_capacity: 0,
        ignore_idle_slots: false,
        autoscale: nested({ max_slots: size(entry, 'slots_max') }),
      },
      'Slots come while queries run and cost nothing in between; this is the most that there may be.',
    ),
    resource('google_bigquery_reservation_assignment', label, {
      ...counted(entry),
      location: region,
      assignee: text`projects/${ref('var.project_id')}`,
      job_type: 'QUERY',
      reservation: own(entry, 'google_bigquery_reservation', label, 'id'),
    }),
  )
}
