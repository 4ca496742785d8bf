import type { Outcome } from '@/lib/rules/decide'
import { distance, type TippingPoint } from './tipping'

export const CONFIDENCES = ['strong', 'moderate', 'close-call'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/**
 * How well a choice stands: by its margin over the next option and by the nearest answer that would flip it. A close call is one that a
 * quarter more or less of one answer flips, or one within a point of the next that twice as much, or one step, flips. A strong one is three
 * points ahead, or the only one possible, with nothing that near. Null where the choice is not the tables' own.
 */
export function confidenceOf(
  { margin, recommended, infeasible }: Pick<Outcome, 'margin' | 'recommended'> & { infeasible: object | null },
  points: readonly TippingPoint[],
): Confidence | null {
  if (recommended !== null || infeasible !== null) return null
  const nearest = Math.min(...points.map(distance))
  if (nearest <= QUARTER) return 'close-call'
  const isNear = nearest <= Math.LN2 + 1e-9
  if (isNear && margin !== null && margin <= 1) return 'close-call'
  return !isNear && (margin === null || margin >= CLEAR) ? 'strong' : 'moderate'
}

const QUARTER = Math.log(1.25)
/** Points: the weight of one strong reason. */
const CLEAR = 3
