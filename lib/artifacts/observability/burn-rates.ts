import Big from 'big.js'
import { BURN_RATES, watchedPercent } from '@/lib/units/error-budget'

export { watchedPercent }

/**
 * An alert on how fast the error budget of 30 days is used. It fires while the share of failed events is over `thresholdPercent` in
 * both windows: the long one says that it matters, the short one that it still goes on.
 */
export type BurnRate = {
  /** How many times as fast as the budget allows. */
  rate: number
  long: Window
  short: Window
  severity: 'page' | 'ticket'
  /** Failed events of 100. */
  thresholdPercent: number
  /** Part of 30 days' budget that is gone when the long window has passed at this rate. */
  budgetUsedPercent: number
  /** At this rate all of the budget is gone after so many hours. */
  hoursToExhaustion: number
  /** Fewer events than this in the short window prove nothing: one failure alone would pass the threshold. `null`: traffic is always enough. */
  leastEvents: number | null
  /** What the short window carries at the average rate. Below `leastEvents` the alert can't fire in an average hour. */
  expectedEvents: number
}

/** `text` is said in a sentence ("in the last hour"), `promql` is a range of PromQL. */
export type Window = { text: string; promql: string; minutes: number }

/** The failures that an objective allows, in percent of all events. */
export const budgetPercent = (objectivePercent: number): number =>
  new Big(100).minus(watchedPercent(objectivePercent)).toNumber()

/** The alerts for an objective, fastest first. A threshold of 100% or more can never be passed, so its row is left out. */
export function burnRates(objectivePercent: number, requestsPerSecond: number): BurnRate[] {
  const budget = new Big(budgetPercent(objectivePercent))
  return BURN_RATES.flatMap(({ rate, severity, ...windows }) => {
    const [long, short] = [inPromql(windows.long), inPromql(windows.short)]
    const thresholdPercent = budget.times(rate).toNumber()
    if (thresholdPercent >= 100) return []
    const least = Math.floor(100 / thresholdPercent) + 1
    const expectedEvents = new Big(requestsPerSecond).times(short.minutes * 60).toNumber()
    return [
      {
        rate,
        long,
        short,
        severity,
        thresholdPercent,
        budgetUsedPercent: round(new Big(rate).times(long.minutes).times(100).div(MINUTES_IN_30_DAYS)),
        hoursToExhaustion: round(new Big(MINUTES_IN_30_DAYS).div(60).div(rate)),
        leastEvents: expectedEvents < AMPLE * least ? least : null,
        expectedEvents,
      },
    ]
  })
}

const MINUTES_IN_30_DAYS = 30 * 24 * 60
/** With ten times what is needed at the average rate, quiet hours have enough too: our assumption. */
const AMPLE = 10

const round = (value: Big) => value.round(2, Big.roundHalfUp).toNumber()

/** A range of PromQL in the largest unit that is whole: `3d`, `6h`, `30m`. */
function inPromql({ text, minutes }: { text: string; minutes: number }): Window {
  if (minutes % 1440 === 0) return { text, promql: `${minutes / 1440}d`, minutes }
  return { text, promql: minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`, minutes }
}
