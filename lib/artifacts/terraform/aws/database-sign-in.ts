import type { Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Placeholder } from '../expressions'
import { conditionOf, named, own } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, dynamic, json, nested, ref, resource } from '../hcl'
import { isFollowed } from './access'
import { encryptedBy, encryptionKeyArn } from './encryption'
import { placed, tags } from './placing'
import type { Database } from './relational'

/**
 * RDS keeps the password itself where it can. It can't for a database that copies follow
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html, read 2026-11-23), so there the reader gives it once.
 */
export const passwordPlaceholder = ({ label, resource: database }: Database): Placeholder => ({
  name: `${label}_password`,
  type: 'string',
  description: `Password of the owner of ${database.label}. Give it by environment variable; it is handed to AWS by write-only arguments, so the state does not hold it.`,
  validation: {
    condition: `length(var.${label}_password) >= 16 && length(regexall("[/@\\" ]", var.${label}_password)) == 0`,
    message: 'At least 16 characters, without slash, at sign, double quote or space.',
  },
  example: '"set by TF_VAR"',
})

/** The first version; a higher number writes the password again. */
const PASSWORD_VERSION = 1

export function signIn(plan: Plan, entry: Database): Block[] {
  const { label } = entry
  const followers = entriesOf(plan, 'relational-database').filter(
    ({ resource: { replicaOf } }) => replicaOf === entry.id,
  )
  const regions = [...new Set(followers.flatMap(({ regionVariable }) => regionVariable ?? []))]
  const replicas = regions.map((variable) => ({ region: ref(variable), ...replicaKey(plan, followers, variable) }))
  return [
    resource(
      'aws_secretsmanager_secret',
      label,
      {
        ...placed(entry),
        name: named(`${entry.id}-sign-in`),
        description: 'User name and password of the database owner',
        ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
        recovery_window_in_days: code('local.is_production ? 30 : 0'),
        ...(replicas.length > 0 ? { replica: conditionalReplicas(followers, replicas) } : {}),
        ...tags(entry, named(`${entry.id}-sign-in`)),
      },
      'RDS can’t keep the password of a database that copies follow, so it’s kept here.',
    ),
    resource('aws_secretsmanager_secret_version', label, {
      ...placed(entry),
      secret_id: own(entry, 'aws_secretsmanager_secret', label, 'id'),
      secret_string_wo: json({ username: OWNER, password: ref(`var.${label}_password`) }),
      secret_string_wo_version: PASSWORD_VERSION,
    }),
  ]
}

const replicaKey = (plan: Plan, followers: readonly Database[], variable: string): Body => {
  const follower = followers.find(({ regionVariable }) => regionVariable === variable)
  const key = follower ? encryptionKeyArn(plan, follower.resource.region) : null
  return key ? { kms_key_id: ref(key) } : {}
}

/** Copies of the secret exist where the followers do. */
function conditionalReplicas(followers: readonly Database[], replicas: readonly Body[]): Body[string] {
  const condition = conditionOf(...followers)
  const [first] = replicas
  if (condition === null || !first) return nested(...replicas)
  return dynamic(code(`${condition} ? [1] : []`), first)
}

export const OWNER = 'app_owner'

export function password(plan: Plan, entry: Database, cluster: boolean): Body {
  if (isFollowed(plan, entry)) {
    const name = cluster ? 'master_password_wo' : 'password_wo'
    return { [name]: ref(`var.${entry.label}_password`), [`${name}_version`]: PASSWORD_VERSION }
  }
  return {
    manage_master_user_password: true,
    ...encryptedBy(plan, entry.resource.region, 'master_user_secret_kms_key_id'),
  }
}
