import type { Requirements } from './schema'

type OnCall = Requirements['team']['onCall']

/**
 * Minutes from an alarm until somebody is at work on it, by the answer about who responds: our assumptions, and the one table of them.
 * With working hours of 09:00 to 18:00, Monday to Friday, a failure at any moment of the week waits 14 h 30 min on average.
 */
export const RESPONSE_MINUTES: Readonly<Record<OnCall, number>> = { hours: 870, informal: 60, rota: 15, partner: 30 }

/** The longest such wait: where nobody looks outside working hours, from Friday 18:00 to Monday 09:00. */
export const WORST_RESPONSE_MINUTES: Readonly<Record<OnCall, number>> = { ...RESPONSE_MINUTES, hours: 63 * 60 }

/** Why the figure is what it is, in one sentence. */
export const RESPONSE_BECAUSE: Readonly<Record<OnCall, string>> = {
  hours: 'Nobody looks outside working hours: on average over the week; from Friday evening it is 2 days 15 h.',
  informal: 'One or two people see the alarm as they can.',
  rota: 'Whoever has the rota sees the alarm, day and night.',
  partner: 'The partner sees the alarm; 30 minutes is common in contracts.',
}

/**
 * More pages a week than this and people stop reading them, however many share them: a published rule of thumb asks for about five a
 * service (secondary); two incidents in a shift of twelve hours is the published most for a team whose only work it is
 * (https://sre.google/sre-book/being-on-call/, secondary, read 2026-11-23).
 */
export const MOST_PAGES_A_WEEK = 5
