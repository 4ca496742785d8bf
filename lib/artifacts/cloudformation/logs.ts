import { logStoreOf } from '../terraform/aws/logs'
import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { encryptedBy } from './keys'
import {
  homeOf,
  idOf,
  NAME,
  type Piece,
  type Resource,
  resource,
  type Stack,
  size,
  slotOf,
  tags,
  whereOf,
  why,
} from './plan'
import { text, type Value, when } from './value'

/** Where a design has no log store of its own. */
const DEFAULT_DAYS = 30

export const logGroupId = (label: string) => idOf(label, 'LogGroup')

/** The log group of one part of the design, kept as long as its region's log store says; it stands beside what writes to it. */
export function logGroup(plan: Plan, entry: Entry, stack: Stack, name: Value = text`/${NAME}/${entry.id}`): Resource {
  const store = logStoreOf(plan, entry.resource.region)
  return resource(homeOf(plan, entry), stack, logGroupId(entry.label), 'AWS::Logs::LogGroup', {
    LogGroupName: name,
    RetentionInDays: store ? when(whereOf(store), retention(plan, store), DEFAULT_DAYS) : DEFAULT_DAYS,
    ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId', 'logs'),
  })
}

const retention = (plan: Plan, store: EntryOf<'log-store'>): Value => size(plan, store, 'retention_days')

/** The group for what has none of its own: a shared place for the application's own messages. */
export const logStore = (plan: Plan, entry: EntryOf<'log-store'>): Piece[] => [
  resource(
    homeOf(plan, entry),
    'observability',
    logGroupId(entry.label),
    'AWS::Logs::LogGroup',
    {
      LogGroupName: text`/${NAME}/general`,
      RetentionInDays: retention(plan, entry),
      ...encryptedBy(plan, slotOf(plan, entry), 'KmsKeyId', 'logs'),
      Tags: tags(entry),
    },
    { comment: why(plan, entry) },
  ),
]
