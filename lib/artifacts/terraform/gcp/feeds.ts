import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import { isServerless } from './reach'

export type Feed = EntryOf<'queue'> | EntryOf<'stream'>
const isFeed = (entry: Entry): entry is Feed => isKind(entry, 'queue') || isKind(entry, 'stream')

/** The design's own words for taking from a queue or a stream; everything else is putting something there. */
const TAKES = /^(?:takes|reads)\b/

export const consumes = (plan: Plan, reader: Entry, target: Entry): boolean =>
  plan.connections.some(({ from, to, label }) => from === reader.id && to === target.id && TAKES.test(label))

/** Who takes from a queue or a stream. */
export const consumerOf = (plan: Plan, feed: Feed): Entry | undefined => {
  const connection = plan.connections.find(({ to, label }) => to === feed.id && TAKES.test(label))
  return connection ? findEntries(plan, connection.from)[0] : undefined
}

/** What Cloud Run runs is called with each message; what runs on machines asks for them. */
export const isPushed = (plan: Plan, feed: Feed): boolean => {
  const consumer = consumerOf(plan, feed)
  return consumer !== undefined && isServerless(consumer)
}

/** Queues and streams that hand their messages to a program. */
export const feedsOf = (plan: Plan, reader: Entry): Feed[] =>
  plan.entries.filter(isFeed).filter((feed) => isPushed(plan, feed) && consumerOf(plan, feed)?.id === reader.id)

/** Workflows that call a program for a step. */
export const workflowsCalling = (plan: Plan, reader: Entry): EntryOf<'workflow'>[] =>
  entriesOf(plan, 'workflow').filter((entry) =>
    plan.connections.some(({ from, to }) => from === entry.id && to === reader.id),
  )
