import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import { anyOf, suffixOf } from './placing'

/** Queues and topics of a region share a namespace, as on the bill. */
export const busLabel = ({ regionVariable }: Pick<Entry, 'regionVariable'>) => `messages${suffixOf(regionVariable)}`

export const busMembers = (plan: Plan, region: string): (EntryOf<'queue'> | EntryOf<'topic'>)[] =>
  [...entriesOf(plan, 'queue'), ...entriesOf(plan, 'topic')].filter(({ resource }) => resource.region === region)

/** The namespace stands wherever any of its members does. */
export const busOf = (plan: Plan, entry: Entry): { condition: string | null } => ({
  condition: anyOf(busMembers(plan, entry.resource.region)),
})
