/** A month on a cloud bill: a year of 8,760 hours divided by twelve. */
export const HOURS_PER_MONTH = 730

export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600

/** Counts per second become counts per month. */
export const perMonth = (perSecond: number): number => perSecond * SECONDS_PER_MONTH
