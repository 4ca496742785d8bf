import { accessTo, stemOf } from '../terraform/aws/access'
import { settingsOf, usedBy } from '../terraform/aws/roles'
import type { Entry, Plan } from '../terraform/entries'
import { findEntries } from '../terraform/entries'
import type { Value as Hcl } from '../terraform/hcl'
import { labelOf } from '../terraform/names'
import { fromTerraform } from './from-terraform'
import { keysOf, keyWhere } from './keys'
import {
  ENVIRONMENT,
  type Home,
  homeOf,
  idOf,
  named,
  pascal,
  type Resource,
  resource,
  type Stack,
  whereOf,
} from './plan'
import { allow, policy } from './policy'
import { att, NOTHING, PARTITION, type Properties, ref, text, type Value, type Where, when } from './value'

/** A role that one AWS service may take on. */
export function role(
  home: Home,
  stack: Stack,
  id: string,
  name: string,
  service: string,
  managed: readonly string[],
  comment = '',
): Resource {
  const isPod = service === 'pods.eks.amazonaws.com'
  return resource(
    home,
    stack,
    id,
    'AWS::IAM::Role',
    {
      RoleName: named(name),
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Service: service },
        Action: isPod ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
      }),
      ...(managed.length > 0
        ? { ManagedPolicyArns: managed.map((arn) => text`arn:${PARTITION}:iam::aws:policy/${arn}`) }
        : {}),
    },
    { comment },
  )
}

export const inline = (
  home: Home,
  stack: Stack,
  id: string,
  roleId: string,
  name: string,
  statements: readonly Value[],
): Resource =>
  resource(home, stack, id, 'AWS::IAM::Policy', {
    PolicyName: name,
    Roles: [ref(roleId)],
    PolicyDocument: policy(...statements),
  })

/** One small policy a connection, so that each says what it is for and goes when its resource goes. */
export function connectionPolicies(plan: Plan, reader: Entry, roleId: string): Resource[] {
  const policies = usedBy(plan, reader).flatMap((id): Resource[] => {
    const { statements } = accessTo(plan, reader, id)
    if (statements.length === 0) return []
    const home = { ...homeOf(plan, reader), where: whereOf(reader) & whereOfId(plan, id) }
    return [
      inline(
        home,
        'compute',
        `${pascal(reader.label)}Uses${pascal(labelOf(id))}`,
        roleId,
        `use-${id}`,
        statements.map(({ actions, resources }) => granted(plan, actions, resources)),
      ),
    ]
  })
  const home = homeOf(plan, reader)
  const keys = keysOf(plan, home.slot)
  return keys.length === 0
    ? policies
    : [
        ...policies,
        inline(
          { ...home, where: home.where & keyWhere(plan, home.slot) },
          'compute',
          `${pascal(reader.label)}UsesKey`,
          roleId,
          'use-encryption-key',
          [allow(['kms:Decrypt', 'kms:GenerateDataKey'], keys)],
        ),
      ]
}

/** Terraform's resources are a list, or an expression that comes to one. */
export function granted(plan: Plan, actions: readonly string[], resources: Hcl): Properties {
  const arns = fromTerraform(plan, resources)
  return allow(actions, isList(arns) ? arns : [arns])
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** Environments that have it, whichever way they build it. */
export const whereOfId = (plan: Plan, id: string): Where =>
  findEntries(plan, id).reduce((mask, entry) => mask | whereOf(entry), 0)

/** What a program is told by its environment: where its neighbours are. */
export function settings(plan: Plan, reader: Entry): readonly (readonly [string, Value, Where])[] {
  const own = whereOf(reader)
  const told = usedBy(plan, reader).flatMap((id) => {
    const { settings: values, secret } = accessTo(plan, reader, id)
    const where = own & whereOfId(plan, id)
    const all: [string, Hcl][] = [
      ...Object.entries(values),
      ...(secret ? [[`${stemOf(id, reader)}_SECRET_ARN`, { code: secret }] as [string, Hcl]] : []),
    ]
    return all.map(([name, value]): readonly [string, Value, Where] => [name, fromTerraform(plan, value), where])
  })
  return [['ENVIRONMENT', ENVIRONMENT, own], ...told]
}

/** The settings as a list of names and values, with what an environment lacks left out. */
export const settingsList = (plan: Plan, reader: Entry, name = 'Name', value = 'Value'): Value =>
  settings(plan, reader).map(([key, what, where]) => when(where, { [name]: key, [value]: what }, NOTHING))

export const settingsMap = (plan: Plan, reader: Entry): Properties =>
  Object.fromEntries(settings(plan, reader).map(([key, value, where]) => [key, when(where, value, NOTHING)]))

/** Secrets that are handed to a container before its code starts. */
export const secretsOf = (plan: Plan, reader: Entry): readonly { name: string; arn: Value; where: Where }[] =>
  settingsOf(plan, reader).secrets.map(({ id, arn }) => ({
    name: `${stemOf(id, reader)}_PASSWORD`,
    arn: fromTerraform(plan, { code: arn }),
    where: whereOfId(plan, id),
  }))

/** The role of a program: no more than its connections in the design. */
export function programRole(plan: Plan, entry: Entry, service: string, managed: readonly string[]): Resource[] {
  const id = idOf(entry.label, 'Role')
  return [
    role(
      homeOf(plan, entry),
      'compute',
      id,
      entry.id,
      service,
      managed,
      `What the code of ${entry.id} may do: no more than its connections in the design.`,
    ),
    ...connectionPolicies(plan, entry, id),
  ]
}

export const roleArn = (id: string) => att(id, 'Arn')
