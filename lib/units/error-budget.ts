/** How long an alert looks back, as a sentence says it: "in the last hour". */
type Window = { text: string; minutes: number }

/**
 * Alerts on how fast the error budget of 30 days is used, two windows each, so that an alert ends soon after the trouble does. Rates, windows
 * and severities: https://sre.google/workbook/alerting-on-slos/ (rows of 14.4, 6 and 1 as quoted by several readers, the row of 3 by
 * https://staging.andrz.io/docs/one-pagers/multi-window-alerting.html; secondary, read 2026-11-23).
 */
export const BURN_RATES = [
  { rate: 14.4, long: window('hour', 60), short: window('5 minutes', 5), severity: 'page' },
  { rate: 6, long: window('6 hours', 360), short: window('30 minutes', 30), severity: 'page' },
  { rate: 3, long: window('day', 1440), short: window('2 hours', 120), severity: 'ticket' },
  { rate: 1, long: window('3 days', 4320), short: window('6 hours', 360), severity: 'ticket' },
] as const

/** Nothing can be alerted on with no budget at all: an objective of 100% is watched as 99.99%. */
export const watchedPercent = (objectivePercent: number): number => (objectivePercent >= 100 ? 99.99 : objectivePercent)

function window(text: string, minutes: number): Window {
  return { text, minutes }
}
