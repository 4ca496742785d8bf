import type { Plan } from '../entries'
import type { Piece } from '../expressions'
import { pieces, placeholder, size, why } from '../expressions'
import { code, nested, ref, resource } from '../hcl'
import { actsAs, attached, copyName, machineMetadata, shielded } from './cos'
import type { Database } from './database-sign-in'
import { encryptedBy } from './encryption'
import { emailOf, identity } from './identities'
import { snapshots } from './machines'
import { homeOf, labels, subnetId, tagOf, zonesOf } from './placing'
import { originalOf } from './services'

/** A database that Google does not manage, on machines of one's own: the writer and its copies, each on a disk that is copied every night. */
export function selfRun(plan: Plan, entry: Database): Piece[] {
  const { label, resource: database } = entry
  const home = homeOf(plan, entry)
  if (!home) return []
  const origin = originalOf(plan, entry)
  const image = `${origin.label}_image`
  const number = entry.condition ? `${entry.condition} ? var.${label}.copies : 0` : `var.${label}.copies`
  return [
    ...(origin === entry
      ? [
          placeholder({
            name: image,
            type: 'string',
            description: `Image of ${database.label} with the engine and its licence installed.`,
            validation: {
              condition: `can(regex("^projects/[a-z0-9-]+/global/images/(family/)?[a-z][a-z0-9-]*$", var.${image}))`,
              message: 'Give it as projects/PROJECT/global/images/NAME or projects/PROJECT/global/images/family/NAME.',
            },
            example: '"projects/your-project/global/images/family/oracle-19c"',
          }),
        ]
      : []),
    ...pieces(
      'data.tf',
      resource(
        'google_compute_instance',
        label,
        {
          count: code(number),
          name: copyName(entry.id),
          zone: code(`element(${zonesOf(entry)}, count.index)`),
          machine_type: size(entry, 'machine_type'),
          tags: [tagOf(entry.id)],
          boot_disk: nested({
            auto_delete: false,
            initialize_params: nested({
              image: ref(`var.${image}`),
              size: size(entry, 'storage_gib'),
              type: size(entry, 'disk_type'),
              labels: { component: entry.id },
            }),
            ...encryptedBy(plan, database.region, 'kms_key_self_link'),
          }),
          ...attached(subnetId(home, 'data'), null),
          ...actsAs(emailOf(entry, label)),
          shielded_instance_config: shielded,
          ...machineMetadata(null),
          deletion_protection: size(entry, 'deletion_protection'),
          allow_stopping_for_update: true,
          ...labels(entry),
          lifecycle: nested({ ignore_changes: [ref('boot_disk[0].initialize_params[0].image')] }),
        },
        why(plan, entry),
      ),
      ...snapshots(entry, label, size(entry, 'backup_days')),
    ),
    ...identity(plan, entry),
  ]
}
