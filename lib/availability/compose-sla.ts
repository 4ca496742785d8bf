/** Minutes in thirty days, which error budgets are counted in. */
export const MINUTES_PER_30_DAYS = 43_200

/** Parts that all have to work: the product of their percentages. */
export const inSeries = (percents: readonly number[]): number =>
  percents.reduce((product, percent) => product * (percent / 100), 1) * 100

/** Sides of which one has to work, if they fail independently and failover needs nobody: one minus the product of what is missing. */
export const inParallel = (percents: readonly number[]): number =>
  (1 - percents.reduce((missing, percent) => missing * (1 - percent / 100), 1)) * 100

/** Minutes in thirty days that a percentage leaves. */
export const downMinutes = (percent: number): number => ((100 - percent) / 100) * MINUTES_PER_30_DAYS
