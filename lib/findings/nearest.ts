import type { Topic } from '@/lib/decisions/decide-all'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { type WhatIf, withAvailability } from '@/lib/what-if/what-if'
import type { FindingInput } from './detector'
import { inSentence, list } from './words'

/** One answer made easier to meet, in words. */
type Relaxation = { words: string; change: (requirements: Requirements) => Requirements }

const about = (usd: number) => `about ${formatUsd(usd)} a month`

/** What a decision falls back on; where every option was excluded, the first single answer that would free one. */
export function nearestOption(input: FindingInput, topic: Topic, insisted: boolean): string {
  const { choice, summary } = input.decisions[topic]
  const taken = `The plan uses ${choice} (${inSentence(summary)}) as ${topic}, ${about(input.cost.monthlyUsd.expected)} in all.`
  if (insisted) return taken
  const freed = firstOf(input, RELAXED, ({ decisions }) => decisions[topic].infeasible === null)
  return freed
    ? `With ${freed.words} it can be had: ${freed.result.decisions[topic].choice} as ${topic}, ${about(freed.result.monthlyUsd)}.`
    : taken
}

const RELAXED: readonly Relaxation[] = [
  {
    words: 'PostgreSQL as the engine',
    change: (requirements) => ({ ...requirements, data: { ...requirements.data, sqlEngine: 'postgresql' } }),
  },
  { words: 'a loss of at most a minute of data', change: withAvailability({ rpoMinutes: 1 }) },
  { words: 'the loss of a zone instead of a region', change: withAvailability({ scope: 'zone', regionMode: null }) },
  { words: '99.9% availability', change: withAvailability({ slaPercent: 99.9 }) },
]

const LADDER = [99.99, 99.95, 99.9, 99.5, 99] as const

/** The highest step below the ask whose commitments reach it within the budget. */
export function nearestAvailability(input: FindingInput): string {
  const { slaPercent } = input.requirements.availability
  const budget = input.requirements.budget.monthly ?? Number.POSITIVE_INFINITY
  const steps = LADDER.filter((step) => step < slaPercent).map((step) => ({
    words: formatAvailability(step),
    step,
    change: withAvailability({ slaPercent: step }),
  }))
  for (const { words, step, change } of steps) {
    const { committedPercent, monthlyUsd } = input.whatIf(change)
    if (committedPercent === null || committedPercent < step || monthlyUsd > budget) continue
    return `${words} can be had for ${about(monthlyUsd)}${Number.isFinite(budget) ? `, within your ${formatUsd(budget)}` : ''}: the commitments of its parts multiply to ${formatAvailability(committedPercent, step)}.`
  }
  const least = input.whatIf(withAvailability({ slaPercent: 99 }))
  return `No step down to 99% fits: the plan for 99% costs ${about(least.monthlyUsd)}${least.committedPercent === null ? ' and has a part without a commitment' : ` and its commitments multiply to ${formatAvailability(least.committedPercent, 99)}`}.`
}

/** Either the writes wait or the last second may go. */
export function nearestWrites(input: FindingInput, roundTrip: number): string {
  const follows = input.whatIf(withAvailability({ rpoMinutes: 0.1 }))
  return `Losing nothing takes writes of ${formatCount(roundTrip)} ms and more, ${about(input.cost.monthlyUsd.expected)}. With a copy that follows about a second behind, writes stay in one region: ${about(follows.monthlyUsd)}, and that second can be lost.`
}

/** Gives up one thing after another, the least missed first, until the month fits. */
export function nearestInBudget(input: FindingInput): string {
  const ceiling = input.requirements.budget.monthly ?? 0
  const given: string[] = []
  let change = (requirements: Requirements) => requirements
  let result: WhatIf | undefined
  for (const { words, change: next } of GIVEN_UP) {
    const before = change
    const after = (requirements: Requirements) => next(before(requirements))
    if (JSON.stringify(after(input.requirements)) === JSON.stringify(before(input.requirements))) continue
    change = after
    given.push(words)
    result = input.whatIf(change)
    if (result.monthlyUsd <= ceiling)
      return `With ${list(given)} it costs ${about(result.monthlyUsd)}, within your ${formatUsd(ceiling)}.`
  }
  const least = result?.monthlyUsd ?? input.cost.monthlyUsd.expected
  return given.length === 0
    ? `There is nothing left to give up: this workload costs ${about(least)}.`
    : `Even with ${list(given)} it costs ${about(least)}: a ceiling of that, or less traffic and data, is the nearest.`
}

const GIVEN_UP: readonly Relaxation[] = [
  {
    words: 'no environment but production',
    change: (requirements) => ({
      ...requirements,
      delivery: { ...requirements.delivery, environments: requirements.delivery.environments.slice(0, 1) },
    }),
  },
  {
    words: 'the loss of a zone survived and not that of a region',
    change: (requirements) =>
      requirements.availability.scope === 'region'
        ? withAvailability({ scope: 'zone', regionMode: null })(requirements)
        : requirements,
  },
  { words: '99.9% availability', change: atMost(99.9) },
  {
    words: '99.5% from one zone',
    change: (requirements) => withAvailability({ scope: 'node', regionMode: null })(atMost(99.5)(requirements)),
  },
]

function atMost(percent: number): (requirements: Requirements) => Requirements {
  return (requirements) =>
    withAvailability({ slaPercent: Math.min(percent, requirements.availability.slaPercent) })(requirements)
}

/** Names in the permitted area beyond those on offer. */
export function unpricedPartners({ requirements, design, profile }: FindingInput): string[] {
  const [first] = design.regions
  const found = first ? profile.partners(first.id, requirements.data.residency) : []
  return found.filter(({ isOffered }) => !isOffered).map(({ name, id }) => `${name} (${id})`)
}

export function nearestRegion(input: FindingInput): string {
  const { requirements, design, profile } = input
  const [first] = design.regions
  const zones = input.whatIf(
    withAvailability({
      scope: 'zone',
      regionMode: null,
      slaPercent: Math.min(99.95, requirements.availability.slaPercent),
    }),
  )
  const others = unpricedPartners(input)
  return [
    `${first?.name ?? profile.name} with copies in several zones survives the loss of a data centre, ${about(zones.monthlyUsd)}.`,
    others.length > 0 ? `${list(others)} would be permitted too and has no prices here, so it is not planned for.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function firstOf(
  input: FindingInput,
  relaxations: readonly Relaxation[],
  isMet: (result: WhatIf) => boolean,
): { words: string; result: WhatIf } | undefined {
  for (const { words, change } of relaxations) {
    const result = input.whatIf(change)
    if (isMet(result)) return { words, result }
  }
  return undefined
}
