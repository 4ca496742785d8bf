import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Placeholder } from '../expressions'
import { conditionOf, counted, named, own } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, ref, resource } from '../hcl'
import { actorOf } from './container-hosts'
import { encryptedReplication } from './encryption'
import { managesPool } from './managed-pool'
import { labels } from './placing'
import { isRunning, isSelfRun } from './reach'

export type Database = EntryOf<'relational-database'>

export const isDatabase = (entry: Entry): entry is Database => isKind(entry, 'relational-database')

/** What a copy follows, or the database itself. */
export const originOf = (plan: Plan, entry: Database): Database =>
  (entry.resource.replicaOf === null
    ? undefined
    : findEntries(plan, entry.resource.replicaOf)
        .filter(isDatabase)
        .find(({ resource }) => resource.class === entry.resource.class)) ?? entry

/**
 * Programs sign in with their own accounts, without a password, wherever the engine knows them. SQL Server does not, nor does a pooler of
 * one's own that shares connections between programs.
 */
export function usesPassword(plan: Plan, entry: Database): boolean {
  if (isSelfRun(entry.resource) || entry.resource.class === 'distributed') return false
  const origin = originOf(plan, entry)
  const pooler = entriesOf(plan, 'connection-pooler').find(({ resource }) => resource.fronts === origin.id)
  return origin.resource.engine === 'sqlserver' || (pooler !== undefined && !managesPool(plan, pooler))
}

const PASSWORD_USER = 'app'

/** The first of the variants that environments have keeps the secret; its condition is that any of them is there. */
const secretLabel = (plan: Plan, entry: Database) => {
  const [first = entry] = findEntries(plan, originOf(plan, entry).id)
  return `${first.label}_password`
}

const ownerOf = (plan: Plan, entry: Database): Pick<Entry, 'condition'> => {
  const variants = findEntries(plan, originOf(plan, entry).id)
  return variants.length > 1 ? { condition: null } : { condition: conditionOf(...variants) }
}

export const passwordSecret = (plan: Plan, entry: Database): string =>
  own(ownerOf(plan, entry), 'google_secret_manager_secret', secretLabel(plan, entry), 'secret_id').ref

/** The account as the engine calls it: PostgreSQL without its last part, MySQL without what follows the at sign. */
export function userOf(plan: Plan, entry: Database, reader: Entry): Value {
  if (usesPassword(plan, entry)) return PASSWORD_USER
  const actor = actorOf(plan, reader)
  const email = own(actor, 'google_service_account', actor.label, 'email').ref
  return entry.resource.engine === 'mysql'
    ? code(`split("@", ${email})[0]`)
    : code(`trimsuffix(${email}, ".gserviceaccount.com")`)
}

export const passwordPlaceholder = (plan: Plan, entry: Database): Placeholder => ({
  name: secretLabel(plan, entry),
  type: 'string',
  description: `Password that programs sign in to ${entry.resource.label} with. Give it by environment variable; it is handed on by write-only arguments, so the state does not hold it.`,
  validation: {
    condition: `length(var.${secretLabel(plan, entry)}) >= 12`,
    message: 'At least 12 characters.',
  },
  example: '"set by TF_VAR"',
})

/** The first version; a higher number writes the password again. */
const PASSWORD_VERSION = 1

/** The secret that holds the password, once for all variants. */
export function passwordBlocks(plan: Plan, entry: Database): Block[] {
  const label = secretLabel(plan, entry)
  if (label !== `${entry.label}_password`) return []
  const owner = ownerOf(plan, entry)
  return [
    resource(
      'google_secret_manager_secret',
      label,
      {
        ...counted(owner),
        secret_id: named(`${entry.id}-password`),
        replication: encryptedReplication(plan, entry.resource.region),
        deletion_protection: ref('local.is_production'),
        ...labels(entry),
      },
      'Several programs share these connections, so they share one password too.',
    ),
    resource('google_secret_manager_secret_version', label, {
      ...counted(owner),
      secret: own(owner, 'google_secret_manager_secret', label, 'id'),
      secret_data_wo: ref(`var.${label}`),
      secret_data_wo_version: PASSWORD_VERSION,
    }),
  ]
}

/** Who may sign in: each program that the design connects, by its own account, or the one that they share. */
export function users(plan: Plan, entry: Database): Block[] {
  const { label } = entry
  const instance = own(entry, 'google_sql_database_instance', label, 'name')
  if (usesPassword(plan, entry))
    return [
      resource('google_sql_user', label, {
        ...counted(entry),
        name: PASSWORD_USER,
        instance,
        password_wo: ref(`var.${secretLabel(plan, entry)}`),
        password_wo_version: PASSWORD_VERSION,
        ...(entry.resource.engine === 'postgresql' ? { deletion_policy: 'ABANDON' } : {}),
      }),
    ]
  const callers = callersOf(plan, entry)
  return callers.map((caller) =>
    resource('google_sql_user', `${label}_${caller.label}`, {
      ...counted(entry, caller),
      name: userOf(plan, entry, caller),
      instance,
      type: 'CLOUD_IAM_SERVICE_ACCOUNT',
      ...(entry.resource.engine === 'postgresql' ? { deletion_policy: 'ABANDON' } : {}),
    }),
  )
}

/** Programs that call the database, a copy of it or its pool; each account once. */
function callersOf(plan: Plan, entry: Database): Entry[] {
  const targets = new Set([
    entry.id,
    ...entriesOf(plan, 'relational-database').flatMap(({ id, resource }) =>
      resource.replicaOf === entry.id ? [id] : [],
    ),
    ...entriesOf(plan, 'connection-pooler').flatMap(({ id, resource }) => (resource.fronts === entry.id ? [id] : [])),
  ])
  const callers = plan.connections
    .filter(({ to }) => targets.has(to))
    .flatMap(({ from }) => findEntries(plan, from).slice(0, 1))
    .filter(isRunning)
    .map((caller) => actorOf(plan, caller))
  return callers.filter((caller, index) => callers.findIndex(({ label }) => label === caller.label) === index)
}
