import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { named, pieces, placeholder } from '../expressions'
import type { Block } from '../hcl'
import { code, resource } from '../hcl'
import { isFollowed } from './access'
import { cluster } from './database-cluster'
import { distributed } from './database-distributed'
import { instance } from './database-instance'
import { passwordPlaceholder, signIn } from './database-sign-in'
import { subnetIds } from './network'
import { placed } from './placing'

export type Database = EntryOf<'relational-database'>

export function relationalDatabase(plan: Plan, entry: Database): Piece[] {
  if (entry.resource.class === 'distributed') return distributed(plan, entry)
  const origin = originOf(plan, entry)
  const isOwner = origin === undefined
  const followed = isFollowed(plan, entry)
  const blocks = entry.resource.class === 'high' ? cluster(plan, entry, origin) : instance(plan, entry, origin)
  return [
    ...(isOwner && followed
      ? [placeholder(passwordPlaceholder(entry)), ...pieces('data.tf', ...signIn(plan, entry))]
      : []),
    ...pieces('data.tf', subnetGroup(plan, entry), ...blocks),
  ]
}

/** What a copy follows. */
const originOf = (plan: Plan, { resource: database }: Database): Database | undefined =>
  database.replicaOf === null
    ? undefined
    : findEntries(plan, database.replicaOf).find(
        (other): other is Database => isKind(other, 'relational-database') && other.resource.class === database.class,
      )

function subnetGroup(plan: Plan, entry: Database): Block | null {
  const home = networkOf(plan, entry.resource.region)
  return home
    ? resource('aws_db_subnet_group', entry.label, {
        ...placed(entry),
        name: named(entry.id),
        subnet_ids: code(subnetIds(home, 'data')),
      })
    : null
}
