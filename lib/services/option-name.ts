import type { Topic } from '@/lib/decisions/decide-all'

export type OptionNames = { readonly [T in Topic]?: { readonly [option: string]: string } }

/** What options are called by one provider; an option without a name is nothing to buy. */
export const optionName =
  (names: OptionNames) =>
  (topic: Topic, option: string): string =>
    names[SAME_TABLE[topic] ?? topic]?.[option] ?? 'Not needed'

/** Further stores are decided by the table of the first. */
const SAME_TABLE: { readonly [T in Topic]?: Topic } = {
  'database-nosql': 'database',
  'database-timeseries': 'database',
  'database-warehouse': 'database',
}
