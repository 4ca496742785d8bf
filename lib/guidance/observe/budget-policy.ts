import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { downMinutesPer30Days } from '@/lib/units/time'
import { watchedPercent } from '../objective'

/** Shares at which something changes: our own, agreed on before the first incident so that nobody has to argue in one. */
const STEPS = [
  { usedPercent: 25, who: 'Team', act: 'Look at what used it in the weekly meeting.' },
  {
    usedPercent: 50,
    who: 'Engineering lead',
    act: 'The largest cause gets an owner and a date; risky changes wait for a quiet hour.',
  },
  {
    usedPercent: 75,
    who: 'Engineering lead',
    act: 'Releases only with a tested way back; no change of infrastructure but to mend this.',
  },
  {
    usedPercent: 100,
    who: 'Engineering lead and product owner together',
    act: 'New features wait until the 30 days have budget again; what is left are repairs, and changes that law or security asks for.',
  },
] as const

/** What happens as the budget of 30 days is used up. */
export function budgetPolicy({ availability }: Requirements): Observability['budgetPolicy'] {
  const budgetMinutes = downMinutesPer30Days(watchedPercent(availability.slaPercent))
  return {
    budgetMinutes,
    steps: STEPS.map((step) => ({
      ...step,
      usedMinutes: Number(((budgetMinutes * step.usedPercent) / 100).toFixed(1)),
    })),
  }
}
