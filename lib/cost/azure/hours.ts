import type { Replicas } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'

/** Copies that always run are the fixed part; a design that sleeps at night may have fewer in its average hour than its minimum. */
export const hoursOf = ({ min, typical }: Replicas) => ({
  always: Math.min(min, typical) * HOURS_PER_MONTH,
  above: Math.max(0, typical - min) * HOURS_PER_MONTH,
})
