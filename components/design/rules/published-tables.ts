import { TOPICS, type Topic, tableOf } from '@/lib/decisions/decide-all'

type AnyTable = ReturnType<typeof tableOf>
export type PublishedTable = { table: AnyTable; topics: Topic[] }

/** Each table once, with the topics it decides: one table serves the first store and the further ones. */
export function publishedTables(): PublishedTable[] {
  const tables = [...new Set(TOPICS.map((topic) => tableOf(topic)))]
  return tables.map((table) => ({ table, topics: TOPICS.filter((topic) => tableOf(topic) === table) }))
}

/** The first place of each rule: options share rules, and an address leads to one place. */
export function firstPlaces(): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const { table } of publishedTables()) {
    for (const option of table.lightestFirst) {
      const row = table.options[option]
      for (const { rule } of [...(row?.useWhen ?? []), ...(row?.avoidWhen ?? []), ...(row?.neverWhen ?? [])])
        if (!places.has(rule)) places.set(rule, placeOf(table, option))
    }
  }
  return places
}

export const placeOf = ({ topic }: AnyTable, option: string): string => `${topic} ${option}`
