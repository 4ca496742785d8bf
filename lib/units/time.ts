import Big from 'big.js'
import { decimal } from './counts'
import { HOURS_PER_MONTH } from './hours'

const MINUTES_PER_MONTH = HOURS_PER_MONTH * 60
const MINUTES_PER_30_DAYS = 30 * 24 * 60

/** Unavailable minutes in a billing month of 730 hours: 99.9 % leaves 43.8. */
export const downMinutesPerMonth = (percent: number): number => share(percent, MINUTES_PER_MONTH)

/** Unavailable minutes in 30 days, the window of an error budget: 99.9 % leaves 43.2. */
export const downMinutesPer30Days = (percent: number): number => share(percent, MINUTES_PER_30_DAYS)

/** `26 seconds`, `43 minutes`, `4 h`, `3 h 39 min`, `1 day`, `2 days 6 h`. */
export const formatMinutes = (minutes: number): string => {
  if (minutes <= 0) return '0 minutes'
  if (minutes < 59.5 / 60) return words(Math.max(1, Math.round(minutes * 60)), 'second')
  const whole = Math.round(minutes)
  if (whole < 60) return words(whole, 'minute')
  const hours = Math.floor(whole / 60)
  if (hours < 24) return join(`${hours} h`, whole % 60, 'min')
  // Minutes no longer matter beside days.
  const roundedHours = Math.round(whole / 60)
  return join(words(Math.floor(roundedHours / 24), 'day'), roundedHours % 24, 'h')
}

/** `0.2 s`, `30 s`, then the words of minutes. */
export const formatSeconds = (seconds: number): string =>
  seconds < 60 ? `${decimal(seconds, 2)} s` : formatMinutes(seconds / 60)

const share = (percent: number, minutes: number) =>
  Number(new Big(100).minus(percent).times(minutes).div(100).round(6, Big.roundHalfUp).toString())

const words = (count: number, unit: string) => `${decimal(count, 0)} ${unit}${count === 1 ? '' : 's'}`

const join = (first: string, rest: number, unit: string) => (rest === 0 ? first : `${first} ${rest} ${unit}`)
