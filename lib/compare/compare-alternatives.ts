import type { Catalog } from '@/lib/catalog/types'
import { TOPICS, type Topic, tableOf } from '@/lib/decisions/decide-all'
import { peopleHours } from '@/lib/guidance/people'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { UNPRICED_TOPICS } from '@/lib/what-if/alternatives'
import { insisting, type WhatIf, whatIfs } from '@/lib/what-if/what-if'

/** One way to decide a topic, with the whole design that follows from it. */
export type AlternativeRow = {
  option: string
  service: string
  isChosen: boolean
  monthlyUsd: number
  /** False where some part has no price: the month then costs at least so much. */
  isPricedWhole: boolean
  committedPercent: number | null
  engineerHoursPerMonth: number
}
export type AlternativeTable = { topic: Topic; question: string; rows: AlternativeRow[] }

/** Each decision that shows on the bill, with every option that can be had: planned, priced and staffed as if it were insisted on. */
export function compareAlternatives(document: RequirementsDocument, catalog: Catalog): AlternativeTable[] {
  const ask = whatIfs(complete(document).requirements, catalog)
  const now = ask((same) => same)
  return TOPICS.filter((topic) => !UNPRICED_TOPICS.has(topic) && topic !== 'provider').flatMap((topic) => {
    const { choice, alternatives } = now.decisions[topic]
    const others = alternatives
      .filter(({ excludedBy }) => excludedBy === null)
      .map(({ option }) => ({ option, answer: ask(insisting({ [topic]: option })) }))
      .filter(({ option, answer }) => answer.chosen[topic].choice === option)
    if (others.length === 0) return []
    const rows = others.map(({ option, answer }) => row(topic, option, answer, false))
    return [{ topic, question: tableOf(topic).question, rows: [row(topic, choice, now, true), ...rows] }]
  })
}

const row = (topic: Topic, option: string, then: WhatIf, isChosen: boolean): AlternativeRow => ({
  option,
  service: then.profile.optionName(topic, option),
  isChosen,
  monthlyUsd: then.monthlyUsd,
  isPricedWhole: then.isPricedWhole,
  committedPercent: then.committedPercent,
  engineerHoursPerMonth: peopleHours(then.requirements, then.production).engineerHoursPerMonth,
})
