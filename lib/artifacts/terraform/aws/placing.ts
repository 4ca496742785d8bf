import type { Entry } from '../entries'
import { counted, named } from '../expressions'
import { type Body, ref, type Value } from '../hcl'

/** The argument that puts a block into another region; nothing for the first. */
export const inRegion = (entry: Pick<Entry, 'regionVariable'>): Body =>
  entry.regionVariable ? { region: ref(entry.regionVariable) } : {}

/** The region a block of this entry runs in, as an expression for ARNs and names. */
export const regionOf = (entry: Pick<Entry, 'regionVariable'>) => entry.regionVariable ?? 'var.region'

/** Both: how often, and where. */
export const placed = (entry: Entry, ...others: readonly Pick<Entry, 'condition'>[]): Body => ({
  ...counted(entry, ...others),
  ...inRegion(entry),
})

/** The tag that says which part of the design a block belongs to; cost reports group by it. */
export const tags = (entry: Entry, name?: Value): Body => ({
  tags: { Name: name ?? named(entry.id), Component: entry.id },
})
