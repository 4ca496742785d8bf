import type { Resource } from '@/lib/design/model'
import type { Entry, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import { counted, own } from '../expressions'
import type { Block, Value } from '../hcl'
import { call, code, json, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import type { Access, Statement } from './access'
import { accessTo, stemOf } from './access'
import { encryptionKeyArns } from './encryption'

export const policy = (...statements: Value[]): Value => json({ Version: '2012-10-17', Statement: statements })

export const allow = ({ actions, resources }: Statement): Value => ({
  Effect: 'Allow',
  Action: [...actions],
  Resource: 'code' in resources ? resources : [...resources],
})

/** A role that one AWS service may take on, for this account's own resources only. */
export function serviceRole(
  entry: Pick<Entry, 'condition'>,
  label: string,
  name: Value,
  service: string,
  comment = '',
): Block {
  return resource(
    'aws_iam_role',
    label,
    {
      ...counted(entry),
      name,
      assume_role_policy: policy({
        Effect: 'Allow',
        Principal: { Service: service },
        Action: ['sts:AssumeRole', ...(service === 'pods.eks.amazonaws.com' ? ['sts:TagSession'] : [])],
      }),
    },
    comment,
  )
}

export const managedPolicy = (entry: Pick<Entry, 'condition'>, role: string, label: string, arn: string): Block =>
  resource('aws_iam_role_policy_attachment', label, {
    ...counted(entry),
    role: own(entry, 'aws_iam_role', role, 'name'),
    policy_arn: text`arn:${ref('data.aws_partition.current.partition')}:iam::aws:policy/${arn}`,
  })

export function inlinePolicy(
  entries: readonly Pick<Entry, 'condition'>[],
  role: { label: string; owner: Pick<Entry, 'condition'> },
  label: string,
  name: string,
  statements: readonly Statement[],
): Block {
  return resource('aws_iam_role_policy', label, {
    ...counted(...entries),
    name,
    role: own(role.owner, 'aws_iam_role', role.label, 'id'),
    policy: policy(...statements.map(allow)),
  })
}

const isTelemetry = (resource: Resource) => resource.kind === 'object-store' && resource.use === 'telemetry'

/** What a program is connected to: what it calls, and the queues and streams that feed it. */
export function usedBy(plan: Plan, reader: Entry): string[] {
  const feeds = plan.connections.filter(
    ({ from, to }) =>
      to === reader.id &&
      findEntries(plan, from).some(({ resource: { kind } }) => ['queue', 'stream', 'workflow'].includes(kind)),
  )
  // What Loki and Tempo keep is theirs alone (addons.ts).
  const calls = plan.connections.filter(
    ({ from, to }) => from === reader.id && !findEntries(plan, to).some(({ resource }) => isTelemetry(resource)),
  )
  const secrets = entriesOf(plan, 'secret-store').filter(
    ({ id, resource }) => resource.region === reader.resource.region && !plan.connections.some(({ to }) => to === id),
  )
  return [...new Set([...calls.map(({ to }) => to), ...feeds.map(({ from }) => from), ...secrets.map(({ id }) => id)])]
}

/** One small policy a connection, so that each says what it is for and goes when its resource goes. */
export function connectionPolicies(plan: Plan, reader: Entry, role: string): Block[] {
  const owner = { label: role, owner: reader }
  const policies = usedBy(plan, reader).flatMap((id): Block[] => {
    const access = accessTo(plan, reader, id)
    if (access.statements.length === 0) return []
    const targets = findEntries(plan, id)
    const conditions = targets.length === 1 ? targets : []
    return [inlinePolicy([reader, ...conditions], owner, `${role}_uses_${labelOf(id)}`, `use-${id}`, access.statements)]
  })
  const keys = encryptionKeyArns(plan, reader.resource.region)
  if (keys.length === 0) return policies
  const holders = entriesOf(plan, 'encryption-key')
  const holder = holders.length === 1 ? holders[0] : undefined
  return [
    ...policies,
    inlinePolicy([reader, ...(holder ? [holder] : [])], owner, `${role}_uses_key`, 'use-encryption-key', [
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: keys.map((key) => ref(key)) },
    ]),
  ]
}

export type Settings = { values: Readonly<Record<string, Value>>; secrets: readonly { id: string; arn: string }[] }

/** Environment variables of a program. */
export function settingsOf(plan: Plan, reader: Entry): Settings {
  const uses = usedBy(plan, reader).map((id): Access & { id: string } => ({ id, ...accessTo(plan, reader, id) }))
  return {
    values: Object.assign({}, ...uses.map(({ settings }) => settings)) as Record<string, Value>,
    secrets: uses.flatMap(({ id, secret }) => (secret ? [{ id, arn: secret }] : [])),
  }
}

/** The settings as one local. Terraform works it out even where the program is missing, so there each value may fail into a null. */
export function settingsLocal(plan: Plan, reader: Entry): { name: string; value: Value } {
  const { values, secrets } = settingsOf(plan, reader)
  const all: Record<string, Value> = { ENVIRONMENT: ref('var.environment'), ...values }
  for (const { id, arn } of secrets) all[`${stemOf(id, reader)}_SECRET_ARN`] = code(arn)
  const entries = Object.entries(all).map(([name, value]): [string, Value] => [
    name,
    reader.condition === null || typeof value === 'string' ? value : call('try', value, null),
  ])
  return { name: `${reader.label}_settings`, value: Object.fromEntries(entries) }
}

export const settingsExpression = (reader: Entry) =>
  `{ for name, value in local.${reader.label}_settings : name => value if value != null }`
