import Big from 'big.js'

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

/**
 * Rates, windows and severities: https://sre.google/workbook/alerting-on-slos/ (rows of 14.4, 6 and 1 as quoted by several readers, the
 * row of 3 by https://staging.andrz.io/docs/one-pagers/multi-window-alerting.html; secondary, read 2026-11-23).
 */
const ROWS = [
  { rate: 14.4, long: window('hour', '1h', 60), short: window('5 minutes', '5m', 5), severity: 'page' },
  { rate: 6, long: window('6 hours', '6h', 360), short: window('30 minutes', '30m', 30), severity: 'page' },
  { rate: 3, long: window('day', '1d', 1440), short: window('2 hours', '2h', 120), severity: 'ticket' },
  { rate: 1, long: window('3 days', '3d', 4320), short: window('6 hours', '6h', 360), severity: 'ticket' },
] as const

/** Nothing can be alerted on with no budget at all: an objective of 100% is watched as 99.99%. */
export const watchedPercent = (objectivePercent: number): number => (objectivePercent >= 100 ? 99.99 : objectivePercent)

/** The failures that an objective allows, in percent of all events. */
export const budgetPercent = (objectivePercent: number): number =>
  new Big(100).minus(watchedPercent(objectivePercent)).toNumber()

/** The alerts for an objective, fastest first. A threshold of 100% or more can never be passed, so its row is left out. */
export function burnRates(objectivePercent: number, requestsPerSecond: number): BurnRate[] {
  const budget = new Big(budgetPercent(objectivePercent))
  return ROWS.flatMap(({ rate, long, short, severity }) => {
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

function window(text: string, promql: string, minutes: number): Window {
  return { text, promql, minutes }
}
