import { TOPICS, type Topic } from '@/lib/decisions/decide-all'
import { peopleHours } from '@/lib/guidance/people'
import { type AskWhatIf, insisting, type WhatIf } from './what-if'

/** What the month would cost with each alternative of each decision, what is promised and the work; null where it cannot be built or is in no bill. */
export type AlternativePrices = { readonly [T in Topic]: { readonly [option: string]: AlternativePrice | null } }
type AlternativePrice = {
  monthlyUsd: number
  /** Some part of it has no price, so it costs more than that. */
  isAtLeast: boolean
  /** What the commitments of the worst path somebody waits for multiply to; null where some part is promised nothing. */
  committedPercent: number | null
  engineerHoursPerMonth: number
}

/** Topics that no resource of the design follows, so that the bill cannot tell their alternatives apart: terms and spot are shown as savings off it. */
export const UNPRICED_TOPICS: ReadonlySet<Topic> = new Set(['purchase'])

/** How copies are counted and replaced moves no price: a release runs minutes, and the bill is for what runs in an ordinary hour. */
export const PRICELESS_TOPICS: ReadonlySet<Topic> = new Set(['scaling', 'deployment'])

/** Prices every alternative by insisting on it and planning again: what else changes with it is in the price. */
export function priceAlternatives(ask: AskWhatIf): AlternativePrices {
  const now = ask((requirements) => requirements)
  const { decisions } = now
  return Object.fromEntries(
    TOPICS.map((topic) => [
      topic,
      Object.fromEntries(
        decisions[topic].alternatives.map(({ option, excludedBy }) => {
          if (excludedBy !== null || UNPRICED_TOPICS.has(topic)) return [option, null]
          if (PRICELESS_TOPICS.has(topic)) return [option, priced(now)]
          const insisted = ask(insisting({ [topic]: option }))
          if (insisted.chosen[topic].choice !== option) return [option, null]
          return [option, priced(insisted)]
        }),
      ),
    ]),
  ) as AlternativePrices
}

const priced = (answer: WhatIf): AlternativePrice => ({
  monthlyUsd: answer.monthlyUsd,
  isAtLeast: !answer.isPricedWhole,
  committedPercent: answer.committedPercent,
  engineerHoursPerMonth: peopleHours(answer.requirements, answer.production).engineerHoursPerMonth,
})
