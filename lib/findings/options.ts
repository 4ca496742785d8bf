import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import type { WhatIf } from '@/lib/what-if/what-if'
import type { FindingInput, Option } from './detector'
import { onCallFor } from './staffing'

/** An option with what its words leave out: whether every part of it has a price. */
export type Offer = Option & { isPricedWhole: boolean }

const MOST = 3

export const offerOf = (words: string, result: WhatIf): Offer => ({
  words,
  monthlyUsd: result.monthlyUsd,
  committedPercent: result.committedPercent,
  people: onCallFor(result.requirements.availability.slaPercent),
  isPricedWhole: result.isPricedWhole,
})

/** The plan as it stands, under a condition that its words name. */
export const asPlanned = (words: string, { cost, availability, requirements }: FindingInput): Offer => ({
  words,
  monthlyUsd: cost.monthlyUsd.expected,
  committedPercent: availability.committedPercent,
  people: onCallFor(requirements.availability.slaPercent),
  isPricedWhole: cost.unpriced.length === 0,
})

/** Up to three that differ, in words and as data. */
export function offered(offers: readonly Offer[]): { message: string; options: Option[] } {
  const distinct = offers
    .filter((offer, index) => offers.findIndex((one) => isSame(one, offer)) === index)
    .slice(0, MOST)
  return {
    message:
      distinct.length === 1
        ? distinct.map(sentence).join(' ')
        : distinct.map((offer, index) => `${index + 1}. ${sentence(offer)}`).join(' '),
    options: distinct.map(({ words, monthlyUsd, committedPercent, people }) => ({
      words,
      monthlyUsd,
      committedPercent,
      people,
    })),
  }
}

const isSame = (a: Offer, b: Offer) => a.words === b.words

function sentence({ words, monthlyUsd, committedPercent, people, isPricedWhole }: Offer): string {
  const price = `${isPricedWhole ? 'about' : 'at least'} ${formatUsd(monthlyUsd)} a month`
  const promised =
    committedPercent === null
      ? 'with a part that nothing is promised for'
      : `committed to ${formatAvailability(committedPercent)}`
  return `${words}: ${price}, ${promised}, ${people} people on call.`
}
