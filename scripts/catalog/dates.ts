import { compare } from './cells'

/** The day the price files were put together: the reading date of what carries no date of its own. */
export const COMPILED_ON = '2026-11-23'

export const newest = (dates: string[]): string =>
  dates
    .filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))
    .sort(compare)
    .at(-1) ?? COMPILED_ON
