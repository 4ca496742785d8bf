import type { SharedPlan } from '@/lib/plan-shared'
import { summarise } from '../summary'

export function Summary({ plan }: { plan: SharedPlan }) {
  return <p className="max-w-[68ch] text-body text-ink-2">{summarise(plan).join(' ')}</p>
}
