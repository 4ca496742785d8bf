import { type BurnRate, burnRates, type Window } from '../observability/burn-rates'
import type { Plan } from './entries'
import { code } from './hcl'

/** No cloud looks back further than a day for an alarm, so that the slowest rate (three days) is left to the monthly review. */
const LONGEST_MINUTES = 24 * 60

export const ratesOf = (plan: Plan): BurnRate[] =>
  plan.objective
    ? burnRates(plan.objective.percent, plan.objective.requestsPerSecond).filter(
        ({ long }) => long.minutes <= LONGEST_MINUTES,
      )
    : []

export const keyOf = (rate: BurnRate, { promql }: Window) => `${rate.severity}-${promql}`

export const saysOf = (plan: Plan, { severity, rate, long, short, hoursToExhaustion }: BurnRate): string =>
  `${severity === 'page' ? 'Page' : 'Ticket'}: the error budget of ${plan.objective?.percent}% is used ${rate} times too fast, in the last ${long.text} and in the last ${short.text}. At this rate it is gone after ${hoursToExhaustion} hours.`

export const whyTwoWindows = (plan: Plan): string =>
  `How fast the error budget of ${plan.objective?.percent}% may be used: a long window says that it matters, a short one that it still goes on. Only production has users to fail.`

/** The items of a map of locals where production has all that the conditions ask for. */
export const inProduction = (map: string, conditions: readonly (string | null)[]) =>
  code(
    `{ for key, value in local.${map} : key => value if ${['local.is_production', ...new Set(conditions.filter((condition) => condition !== null))].join(' && ')} }`,
  )
