import { confidenceOf } from '@/lib/decisions/confidence'
import type { Topic } from '@/lib/decisions/decide-all'
import { distance, type TippingPoint } from '@/lib/decisions/tipping'
import { answerWords } from './answer-words'
import { type Detector, type FindingInput, when } from './detector'

/** Decisions that shape the design; a close call among the others is cheap to change later. */
const SHAPING = [
  'compute',
  'database',
  'region-topology',
  'disaster-recovery',
  'zone-topology',
  'load-balancing',
  'messaging',
  'network-layout',
] as const satisfies readonly Topic[]

const NAMED = 3

type Flip = TippingPoint & { topic: Topic }

export const flipConditions: Detector = (input) => {
  if (!input.tippingPoints) return []
  const flips = nearestFlips(input)
  const [first] = flips
  return when(first !== undefined, () => ({
    message: `${flips.length === 1 ? 'One decision is a close call' : `${flips.length} decisions are close calls`}: ${flips.map((flip) => words(flip, input)).join('; ')}.`,
    remedy: `Make sure of ${flips.length === 1 ? 'that answer' : 'those answers'} first, and look at the decision again when one of them changes.`,
    about: flips.map(({ topic }) => topic),
  }))
}

/** The nearest tipping point of each close call, nearest first; one answer that flips several topics is named once for each. */
function nearestFlips({ decisions, tippingPoints }: FindingInput): Flip[] {
  const points = tippingPoints?.()
  if (!points) return []
  return SHAPING.flatMap((topic): Flip[] => {
    const [nearest] = points[topic]
    const isClose = confidenceOf(decisions[topic], points[topic]) === 'close-call'
    return nearest && isClose ? [{ ...nearest, topic }] : []
  })
    .map((flip, index) => ({ flip, index }))
    .sort((a, b) => distance(a.flip) - distance(b.flip) || a.index - b.index)
    .slice(0, NAMED)
    .map(({ flip }) => flip)
}

const words = ({ topic, field, from, to, becomes }: Flip, { decisions }: FindingInput): string =>
  `${topic.replaceAll('-', ' ')} turns from ${decisions[topic].choice} to ${becomes} with ${answerWords(field, to)} instead of ${answerWords(field, from)}`
