import type { Entry, EntryOf } from '../entries'

/** A program that runs all the time isn't started by a step but asks for its work: an activity. */
export const asksForWork = (entry: EntryOf<'workflow'>, target: Entry) =>
  entry.resource.style === 'standard' &&
  target.resource.region === entry.resource.region &&
  ['container-service', 'machine-group', 'app-platform'].includes(target.resource.kind)
