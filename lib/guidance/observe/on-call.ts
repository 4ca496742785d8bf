import type { Observability } from '@/lib/plan-document'
import { RESPONSE_BECAUSE, RESPONSE_MINUTES, WORST_RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { plural } from '@/lib/units/counts'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import { watchedPercent } from '../objective'
import { figure } from '../words'

/**
 * How many share the alerts, by who responds. A rota of more than eight forgets between two turns; two people are common where it is
 * informal or a partner's: our assumptions.
 */
const SHARING: Record<Requirements['team']['onCall'], (engineers: number) => number> = {
  hours: (engineers) => engineers,
  informal: (engineers) => Math.min(2, engineers),
  rota: (engineers) => Math.min(8, engineers),
  partner: () => 2,
}
/** A page a person a week leaves time to mend its cause; ten a week in all is about one in each shift of a day: our assumptions. */
const PAGES_PER_PERSON = 1
const MOST_PAGES = 10

/** What the people can bear against what may page them, and the budget against how long they take to come. */
export function onCall({ team, availability }: Requirements, pagingAlerts: number): Observability['onCall'] {
  const people = Math.max(1, SHARING[team.onCall](team.engineers))
  const pagesPerWeekMax = Math.min(MOST_PAGES, people * PAGES_PER_PERSON)
  const budget = downMinutesPer30Days(watchedPercent(availability.slaPercent))
  const respond = RESPONSE_MINUTES[team.onCall]
  const worst = WORST_RESPONSE_MINUTES[team.onCall]
  const failures = Number((budget / worst).toFixed(1))
  return {
    people,
    pagesPerWeekMax,
    pagesPerWeekToday: team.pagingAlerts,
    pagingAlerts,
    respondMinutes: respond,
    worstRespondMinutes: worst,
    budgetMinutesPer30Days: budget,
    failuresInBudget: failures,
    says: [
      `${plural(people, 'person', 'people')} share the alerts: at most ${plural(pagesPerWeekMax, 'page')} a week. Past that, no alert that pages is added before one is taken away or its cause is mended.`,
      ...(team.pagingAlerts === null
        ? []
        : [
            team.pagingAlerts > pagesPerWeekMax
              ? `Today ${team.pagingAlerts} page in a week, ${team.pagingAlerts - pagesPerWeekMax} too many: begin by making everything a ticket but what this plan pages for.`
              : `Today ${team.pagingAlerts} page in a week, which is within it.`,
          ]),
      `${plural(pagingAlerts, 'alert')} of this plan page a person. ${RESPONSE_BECAUSE[team.onCall]}`,
      failures < 1
        ? `The objective leaves ${formatMinutes(budget)} in 30 days, and at worst ${formatMinutes(worst)} pass before anybody starts: a single failure that needs a person breaks it. Only what mends itself keeps this objective${team.onCall === 'hours' || team.onCall === 'informal' ? ', or somebody on call' : ''}.`
        : `The objective leaves ${formatMinutes(budget)} in 30 days; at worst ${formatMinutes(worst)} pass before somebody starts. The wait alone uses it up after ${figure(failures)} such failures.`,
      'A page that asked for nothing to be done is mended or deleted the same week.',
    ],
  }
}
