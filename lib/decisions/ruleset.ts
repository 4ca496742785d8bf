import { fingerprint } from '@/lib/rules/hash'
import { TOPICS, type Topic, tableOf } from './decide-all'
import { FOUNDATIONS } from './foundations'

/** Every table and rule that a plan may quote, by its permanent id. */
const tables = TOPICS.map((topic) => tableOf(topic))

/** Raised by hand when a rule is added or changed; the hash notices when that was forgotten. */
const VERSION = '2026.11.24.1'

export const RULESET = { version: VERSION, hash: fingerprint([tables, FOUNDATIONS]) } as const

export type PublishedRule = { rule: string; because: string; topic: Topic | 'foundations' }

const published = new Map<string, PublishedRule>([
  ...FOUNDATIONS.map(({ rule, because }) => [rule, { rule, because, topic: 'foundations' as const }] as const),
  ...TOPICS.flatMap((topic) => {
    const table = tableOf(topic)
    const cells = table.lightestFirst.flatMap((option) => {
      const row = table.options[option]
      return row ? [...(row.useWhen ?? []), ...(row.avoidWhen ?? []), ...(row.neverWhen ?? [])] : []
    })
    return [...cells, table.otherwise].map(({ rule, because }) => [rule, { rule, because, topic }] as const)
  }),
])

/** The reason behind a rule id; the id itself where an older design quotes a rule that is gone. */
export const reasonOf = (rule: string): string => published.get(rule)?.because ?? rule

export const publishedRule = (rule: string): PublishedRule | undefined => published.get(rule)
