import type { Plan } from '../entries'
import { networkOf } from '../entries'
import { named, own, size, why } from '../expressions'
import type { Block } from '../hcl'
import { ref, resource, text } from '../hcl'
import type { Database } from './databases'
import { placeOf, subnetId } from './places'
import { placed, tags } from './placing'

/** The base database that the design names can't be made by this provider; its autonomous sibling can, in the same steps of ECPUs. */
export function oracle(plan: Plan, entry: Database): Block[] {
  const place = placeOf(plan, entry)
  const home = networkOf(plan, entry.resource.region)
  return [
    resource(
      'azurerm_oracle_autonomous_database',
      entry.label,
      {
        ...placed(plan, entry, text`${ref('local.stem')}${entry.id.replaceAll('-', '')}`),
        display_name: named(entry.id),
        admin_password: ref('var.database_password'),
        db_workload: 'OLTP',
        db_version: '19c',
        compute_model: 'ECPU',
        compute_count: size(entry, 'ecpus'),
        data_storage_size_in_tbs: size(entry, 'storage_tib'),
        auto_scaling_enabled: false,
        auto_scaling_for_storage_enabled: false,
        backup_retention_period_in_days: entry.resource.backupDays > 0 ? Math.min(60, entry.resource.backupDays) : 7,
        character_set: 'AL32UTF8',
        national_character_set: 'AL16UTF16',
        license_model: 'LicenseIncluded',
        mtls_connection_required: false,
        ...(place && home
          ? {
              subnet_id: subnetId(place),
              virtual_network_id: own(home, 'azurerm_virtual_network', home.label, 'id'),
            }
          : {}),
        ...tags(entry),
      },
      `${why(plan, entry)} Terraform’s provider makes no base database; this is the autonomous one, with as many ECPUs.`,
    ),
  ]
}
