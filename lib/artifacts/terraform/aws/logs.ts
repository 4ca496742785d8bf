import type { Entry, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Block, Value } from '../hcl'
import { code, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { placed } from './placing'

/** The log group of one part of the design, kept as long as its region's log store says. */
export function logGroup(plan: Plan, entry: Entry, label = entry.label, name: Value = logGroupName(entry.id)): Block {
  const store = logStoreOf(plan, entry.resource.region)
  const days = store ? `var.${store.label}.retention_days` : null
  const retention =
    days && store?.condition ? code(`${store.condition} ? ${days} : ${DEFAULT_DAYS}`) : days ? ref(days) : DEFAULT_DAYS
  return resource('aws_cloudwatch_log_group', label, {
    ...placed(entry),
    name,
    retention_in_days: retention,
    ...encryptedBy(plan, entry.resource.region, 'kms_key_id', 'logs'),
  })
}

/** Where a design has no log store of its own. */
const DEFAULT_DAYS = 30

export const logGroupName = (id: string) => text`/${ref('var.name')}/${id}`

/** The log store that serves a region: its own, else the first. */
export function logStoreOf(plan: Plan, region: string) {
  const stores = entriesOf(plan, 'log-store')
  return stores.find(({ resource: store }) => store.region === region) ?? stores[0]
}
