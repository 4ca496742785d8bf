import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import { own } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, dynamic, nested, ref, resource, text } from '../hcl'
import { placeOf, subnetId } from './places'
import { sited, tags } from './placing'
import { privateZoneId, zoneLinks } from './private-links'
import { keyFor, lockedBy } from './vaults'

export type Database = EntryOf<'relational-database'>

/** Where the design protects it. */
export const guarded = ({ label }: Database) => `var.${label}.deletion_protection`

/** What a copy follows. */
export const originOf = (plan: Plan, { resource: database }: Database): Database | undefined =>
  database.replicaOf === null
    ? undefined
    : findEntries(plan, database.replicaOf).find(
        (other): other is Database => isKind(other, 'relational-database') && other.resource.engine === database.engine,
      )

export function inNetwork(plan: Plan, entry: Database): Body {
  const place = placeOf(plan, entry)
  return place
    ? {
        delegated_subnet_id: subnetId(place),
        private_dns_zone_id: privateZoneId(plan, entry.resource.engine),
      }
    : {}
}

export const standby = (entry: Database): Body =>
  entry.resource.role === 'primary'
    ? {
        high_availability: dynamic(code(`var.${entry.label}.multi_zone ? [1] : []`), {
          mode: 'ZoneRedundant',
          standby_availability_zone: '2',
        }),
      }
    : {}

export function locked(plan: Plan, entry: Database): Body {
  const key = keyFor(plan, entry, 'databases')
  if (!key) return {}
  const isMysql = entry.resource.engine === 'mysql'
  return {
    identity: lockedBy(key, { type: 'UserAssigned', identity_ids: [key.identity] }),
    customer_managed_key: lockedBy(key, {
      ...(isMysql && key.hardwareId !== null ? { managed_hsm_key_id: key.hardwareId } : {}),
      ...(isMysql ? (key.vaultId === null ? {} : { key_vault_key_id: key.vaultId }) : { key_vault_key_id: key.either }),
      primary_user_assigned_identity_id: key.identity,
    }),
  }
}

export const waits = (plan: Plan, entry: Database): Body => {
  const key = keyFor(plan, entry, 'databases')
  const links = networkOf(plan, entry.resource.region) ? zoneLinks(plan, entry.resource.engine, entry) : []
  const all = [...links, ...(key ? key.ready : [])]
  return all.length > 0 ? { depends_on: all } : {}
}

export const SUNDAY_NIGHT: Body = { maintenance_window: nested({ day_of_week: 0, start_hour: 3, start_minute: 0 }) }

/** Copies for reading, beside the server. */
export function readers(plan: Plan, entry: Database, type: string, body: Body): Block[] {
  const { label } = entry
  if (!entry.bySize.some(({ sizes }) => Number(sizes?.read_replicas ?? 0) > 0)) return []
  const number = entry.condition ? `${entry.condition} ? var.${label}.read_replicas : 0` : `var.${label}.read_replicas`
  return [
    resource(type, `${label}_reader`, {
      count: code(number),
      name: text`${ref('var.name')}-${entry.id}-reader-${ref('count.index')}-${ref('local.unique')}`,
      ...sited(plan, entry),
      create_mode: 'Replica',
      source_server_id: own(entry, type, label, 'id'),
      ...body,
      ...tags(entry),
      lifecycle: nested({ ignore_changes: [ref('zone')] }),
    }),
  ]
}
