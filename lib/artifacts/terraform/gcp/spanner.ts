import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, implies, named, own, pieces, placeholder, size, why } from '../expressions'
import { code, nested, ref, resource, text, type Value } from '../hcl'
import type { Database } from './database-sign-in'
import { encryptedBlock } from './encryption'
import { regionOf } from './placing'

/** One database for all regions that the design writes from; a copy in the design is a region of its configuration. */
export function spanner(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.replicaOf !== null) return []
  const { label, resource: database } = entry
  const copies = entriesOf(plan, 'relational-database').filter(({ resource }) => resource.replicaOf === entry.id)
  const [copy] = copies
  const variable = `${label}_configuration`
  const regional = text`regional-${ref(regionOf(entry))}`
  const several = copy ? (implies(entry, copy) ? null : conditionOf(copy)) : null
  const config: Value = copy
    ? several
      ? code(`${several} ? var.${variable} : "regional-\${${regionOf(entry)}}"`)
      : ref(`var.${variable}`)
    : regional
  const isMany = several ?? (copy ? 'true' : 'false')
  const instance = own(entry, 'google_spanner_instance', label, 'name')
  return [
    ...(copy
      ? [
          placeholder({
            name: variable,
            type: 'string',
            description: `Configuration of ${database.label} that holds ${database.region} and ${copy.resource.region}: one of Google's, or one of your own made from it. \`gcloud spanner instance-configs list\` names them.`,
            validation: {
              condition: `can(regex("^[a-z][a-z0-9-]+$", var.${variable})) && !startswith(var.${variable}, "regional-")`,
              message: 'Give a configuration with several regions.',
            },
            example: '"nam6"',
          }),
        ]
      : []),
    ...pieces(
      'data.tf',
      resource(
        'google_spanner_instance',
        label,
        {
          ...counted(entry),
          name: named(entry.id),
          display_name: named(entry.id),
          config,
          edition: copy ? code(`${isMany} ? "ENTERPRISE_PLUS" : "STANDARD"`) : 'STANDARD',
          processing_units: size(entry, 'processing_units'),
          // The schedule below is the design's.
          default_backup_schedule_type: 'NONE',
          labels: { component: entry.id, ...(copy ? { 'also-in': copy.id } : {}) },
        },
        copy ? `${why(plan, entry)} ${copy.id} is the second region of the same database.` : why(plan, entry),
      ),
      resource('google_spanner_database', label, {
        ...counted(entry),
        instance,
        name: ref('local.database_name'),
        database_dialect: database.engine === 'postgresql' ? 'POSTGRESQL' : 'GOOGLE_STANDARD_SQL',
        version_retention_period: '7d',
        enable_drop_protection: size(entry, 'deletion_protection'),
        deletion_protection: size(entry, 'deletion_protection'),
        ...(copy ? {} : encryptedBlock(plan, database.region, 'encryption_config', 'kms_key_name')),
      }),
      resource('google_spanner_backup_schedule', label, {
        ...counted(entry),
        instance,
        database: own(entry, 'google_spanner_database', label, 'name'),
        name: named('daily'),
        retention_duration: code(`"\${var.${label}.backup_days * 86400}s"`),
        spec: nested({ cron_spec: nested({ text: '0 2 * * *' }) }),
        full_backup_spec: nested({}),
      }),
    ),
  ]
}
