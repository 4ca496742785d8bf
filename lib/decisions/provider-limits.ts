import { isList } from '@/lib/rules/compile'
import { TOPICS, type Topic, tableOf } from './decide-all'

/** Facts that differ between clouds for the same asker: which cloud it is, and how many regions it has where the data may be. */
const OF_A_CLOUD = ['provider', 'permittedRegions'] as const

/**
 * The rules that look at the cloud: each quotes a limit of one of them. A change of cloud changes names and prices, and a class of choice
 * only where one of these fires.
 */
export const PROVIDER_LIMIT_RULES: ReadonlySet<string> = new Set(
  TOPICS.filter((topic) => topic !== 'provider').flatMap((topic) => limitsOf(topic)),
)

function limitsOf(topic: Topic): string[] {
  const table = tableOf(topic)
  return table.lightestFirst.flatMap((option) => {
    const row = table.options[option]
    return [...(row?.useWhen ?? []), ...(row?.avoidWhen ?? []), ...(row?.neverWhen ?? [])]
      .filter(({ when }) =>
        (isList(when) ? when : [when]).some((condition) => OF_A_CLOUD.some((fact) => fact in condition)),
      )
      .map(({ rule }) => rule)
  })
}
