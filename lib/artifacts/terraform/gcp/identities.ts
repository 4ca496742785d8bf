import type { Entry, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, implies, own, pieces } from '../expressions'
import type { Block, Body, Reference, Value } from '../hcl'
import { call, code, nested, ref, resource, text } from '../hcl'
import { labelOf } from '../names'
import type { Access, Grant } from './access'
import { accessTo } from './access'
import { actorOf } from './container-hosts'
import { accountName } from './placing'

export const emailOf = (entry: Pick<Entry, 'condition'>, label: string): Reference =>
  own(entry, 'google_service_account', label, 'email')
export const memberOf = (entry: Pick<Entry, 'condition'>, label: string): Value =>
  text`serviceAccount:${emailOf(entry, label)}`

export const serviceAccount = (
  entry: Pick<Entry, 'condition'>,
  label: string,
  id: string,
  display: string,
  comment = '',
): Block =>
  resource(
    'google_service_account',
    label,
    { ...counted(entry), account_id: accountName(id), display_name: display.slice(0, 100) },
    comment,
  )

export const projectRole = (
  entry: Pick<Entry, 'condition'>,
  label: string,
  account: string,
  role: string,
  comment = '',
): Block =>
  resource(
    'google_project_iam_member',
    label,
    { ...counted(entry), project: ref('var.project_id'), role, member: memberOf(entry, account) },
    comment,
  )

/** The account of a program with what its connections need, and no more. */
export function identity(plan: Plan, entry: Entry): Piece[] {
  const { label } = entry
  const isActor = actorOf(plan, entry) === entry
  return pieces(
    'iam.tf',
    ...(isActor
      ? [
          serviceAccount(
            entry,
            label,
            entry.id,
            entry.resource.label,
            `What the code of ${entry.id} may do: no more than its connections in the design.`,
          ),
          ...(runsOnMachines(entry) ? [projectRole(entry, `${label}_logs`, label, 'roles/logging.logWriter')] : []),
          projectRole(entry, `${label}_metrics`, label, 'roles/monitoring.metricWriter'),
          ...(entriesOf(plan, 'monitoring').some(({ resource }) => resource.tracesBy === 'cloud-native')
            ? [projectRole(entry, `${label}_traces`, label, 'roles/cloudtrace.agent')]
            : []),
        ]
      : []),
    ...grants(plan, entry),
  )
}

/** Cloud Run writes the logs of its containers by itself. */
const runsOnMachines = ({ resource: { kind } }: Entry) => kind === 'machine-group' || kind === 'batch-environment'

/** What a program is connected to, without the stores that only tools on the cluster use. */
export function usedBy(plan: Plan, reader: Entry): string[] {
  const calls = plan.connections.filter(
    ({ from, to }) =>
      from === reader.id &&
      !findEntries(plan, to).some(({ resource }) => resource.kind === 'object-store' && resource.use === 'telemetry'),
  )
  const secrets = entriesOf(plan, 'secret-store').filter(({ id }) => !plan.connections.some(({ to }) => to === id))
  return [...new Set([...calls.map(({ to }) => to), ...secrets.map(({ id }) => id)])]
}

function grants(plan: Plan, reader: Entry): Block[] {
  const actor = actorOf(plan, reader)
  return usedBy(plan, reader).flatMap((id) =>
    accessTo(plan, reader, id).grants.map((grant, index) =>
      grantBlock(
        grant,
        `${reader.label}_uses_${labelOf(id)}${index === 0 ? '' : `_${index + 1}`}`,
        targetsOf(plan, id),
        reader,
        actor,
      ),
    ),
  )
}

/** Where several variants stand for one id, one of them is always there and the grant does not name it. */
const targetsOf = (plan: Plan, id: string): Entry[] => {
  const targets = findEntries(plan, id)
  return targets.length === 1 ? targets : []
}

export function grantBlock(grant: Grant, label: string, targets: readonly Entry[], reader: Entry, actor: Entry): Block {
  const condition = conditionOf(reader, ...targets)
  const repeat: Body = grant.each
    ? { for_each: code(condition ? `{ for key, value in ${grant.each} : key => value if ${condition} }` : grant.each) }
    : counted({ condition })
  // The account exists at least where the program does.
  const account = implies(reader, actor) ? { condition: actor.condition } : actor
  return resource(grant.type, label, {
    ...repeat,
    ...grant.body,
    role: grant.role,
    member: memberOf(account, actor.label),
    ...(grant.only ? { condition: nested({ title: grant.only.title, expression: grant.only.expression }) } : {}),
  })
}

export type Settings = { values: Readonly<Record<string, Value>>; secrets: Readonly<Record<string, string>> }

/** What a program is told by its environment, and the passwords that it gets from Secret Manager. */
export function settingsOf(plan: Plan, reader: Entry): Settings {
  const uses: Access[] = usedBy(plan, reader).map((id) => accessTo(plan, reader, id))
  return {
    values: Object.assign({}, ...uses.map(({ settings }) => settings)) as Record<string, Value>,
    secrets: Object.assign({}, ...uses.map(({ secrets }) => secrets)) as Record<string, string>,
  }
}

/** The settings as one local. Terraform works it out even where the program is missing, so there each value may fail into a null. */
export function settingsLocal(plan: Plan, reader: Entry): { name: string; value: Value } {
  const all = {
    ENVIRONMENT: ref('var.environment'),
    PROJECT: ref('var.project_id'),
    ...settingsOf(plan, reader).values,
  }
  const entries = Object.entries(all).map(([name, value]): [string, Value] => [
    name,
    reader.condition === null || typeof value === 'string' ? value : call('try', value, null),
  ])
  return { name: `${reader.label}_settings`, value: Object.fromEntries(entries) }
}

export const settingsExpression = (reader: Entry) =>
  `{ for name, value in local.${reader.label}_settings : name => value if value != null }`
