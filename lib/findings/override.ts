import { TOPICS, type Topic, tableOf } from '@/lib/decisions/decide-all'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatAvailability } from '@/lib/units/percent'
import type { WhatIf } from '@/lib/what-if/what-if'
import { insisting } from '@/lib/what-if/what-if'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { list } from './words'

/** What was insisted on against the tables, and what an answer that is an option itself costs beside the tables' own choice. */
export const overrideCost: Detector = (input) =>
  TOPICS.flatMap((topic): Draft[] => {
    const { recommended } = input.decisions[topic]
    if (recommended === null) return []
    return [input.requirements.insistOn[topic] === undefined ? chosen(input, topic) : insisted(input, topic)]
  })

/** A provider or a way to release that was named is a choice: told with its difference and not argued with. */
function chosen(input: FindingInput, topic: Topic): Draft {
  const { choice, recommended, against } = input.decisions[topic]
  const own = input.whatIf(notInsisting(topic))
  const [mine, theirs] = [wordsFor(topic, choice), wordsFor(topic, recommended ?? '')]
  return {
    severity: 'note',
    message: `You chose ${mine}; without that answer the plan would use ${theirs}, ${difference(input, own)}.${against.length > 0 ? ` To know about ${mine}: ${reasons(against)}` : ''}`,
    remedy: `Keep it: contracts and experience count for more than such a difference. Leave the answer open to see the plan with ${theirs}.`,
    about: [topic],
  }
}

function insisted(input: FindingInput, topic: Topic): Draft {
  const { choice, recommended, against } = input.decisions[topic]
  const advised = input.whatIf(notInsisting(topic))
  const change = sumUsd([input.cost.monthlyUsd.expected, -advised.monthlyUsd])
  const risk = promisedLess(input, advised)
  return {
    message: `You insist on ${choice} as ${topic}; the table recommends ${recommended}. That is ${formatUsdDelta(change)} a month against ${formatUsd(advised.monthlyUsd)}.${risk === '' ? '' : ` ${risk}`}${against.length > 0 ? ` Against it: ${reasons(against)}` : ''}`,
    remedy: `Keep it if you know something that the questions did not ask; else take ${recommended}.`,
    about: [topic],
  }
}

const reasons = (against: readonly { because: string }[]) => against.map(({ because }) => because).join(' ')

const wordsFor = (topic: Topic, option: string): string =>
  topic === 'provider' && (option === 'aws' || option === 'gcp' || option === 'azure')
    ? PROFILES[option].name
    : option.replaceAll('-', ' ')

function difference({ cost }: FindingInput, { monthlyUsd, isPricedWhole }: WhatIf): string {
  const change = sumUsd([monthlyUsd, -cost.monthlyUsd.expected])
  const isKnown = isPricedWhole && cost.unpriced.length === 0
  const own = formatUsd(cost.monthlyUsd.expected)
  if (Math.abs(change) < 0.5) return `at the same ${own} a month`
  return `${formatUsd(Math.abs(change))} a month ${change > 0 ? 'more' : 'less'} than ${own}${isKnown ? '' : ', as far as both have prices'}`
}

/** What insisting risks, where the commitments say it. */
function promisedLess({ availability, requirements }: FindingInput, advised: WhatIf): string {
  const { slaPercent } = requirements.availability
  const [own, other] = [availability.committedPercent, advised.committedPercent]
  if (other === null || (own !== null && own >= other)) return ''
  return own === null
    ? `A part of it is promised nothing, where ${formatAvailability(other, slaPercent)} would be.`
    : `It is committed to ${formatAvailability(own, slaPercent)} instead of ${formatAvailability(other, slaPercent)}.`
}

/** The same answers without the wish for one topic, however it was expressed. */
const notInsisting =
  (topic: Topic) =>
  (requirements: Requirements): Requirements => {
    const free = insisting({ [topic]: undefined })(requirements)
    if (topic === 'provider') return { ...free, platform: { ...free.platform, provider: 'auto' } }
    return topic === 'deployment' ? { ...free, delivery: { ...free.delivery, strategy: 'auto' } } : free
  }

/** A wish for a topic or an option that no table has is not refused by the schema, and would be lost in silence. */
export const overrideIgnored: Detector = ({ requirements }) =>
  Object.entries(requirements.insistOn)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, option]) => {
      const topic = TOPICS.find((known) => known === name)
      const options = topic ? tableOf(topic).lightestFirst : null
      return when(!options?.includes(option), () => ({
        message: options
          ? `You insist on ${option} as ${name}, and ${name} has no such option, so it has no effect.`
          : `You insist on ${option} for ${name}, which is no topic of this rule set, so it has no effect.`,
        remedy: `Choose from ${list(options ?? TOPICS, 'or')}.`,
        about: topic ? [topic] : [],
      }))
    })
