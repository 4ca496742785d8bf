import type { Observability } from '@/lib/plan-document'
import {
  MOST_PAGES_A_WEEK,
  RESPONSE_BECAUSE,
  RESPONSE_MINUTES,
  WORST_RESPONSE_MINUTES,
} from '@/lib/requirements/response'
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
/** A week on call in four or more is what people can keep up: our assumption. */
const PEOPLE_FOR_A_ROTA = 4

/** What the people can bear against what may page them, and the budget against how long they take to come. */
export function onCall({ team, availability }: Requirements, pagingAlerts: number): Observability['onCall'] {
  const people = Math.max(1, SHARING[team.onCall](team.engineers))
  const budget = downMinutesPer30Days(watchedPercent(availability.slaPercent))
  const respond = RESPONSE_MINUTES[team.onCall]
  const worst = WORST_RESPONSE_MINUTES[team.onCall]
  const failures = Number((budget / worst).toFixed(1))
  return {
    people,
    pagesPerWeekMax: MOST_PAGES_A_WEEK,
    pagesPerWeekToday: team.pagingAlerts,
    pagingAlerts,
    respondMinutes: respond,
    worstRespondMinutes: worst,
    budgetMinutesPer30Days: budget,
    failuresInBudget: failures,
    says: [
      `${whoShares(people, team.onCall)} At most ${MOST_PAGES_A_WEEK} pages a week, whoever gets them. Past that, no alert that pages is added before one is taken away or its cause is mended.`,
      ...(team.pagingAlerts === null
        ? []
        : [
            team.pagingAlerts > MOST_PAGES_A_WEEK
              ? `Today ${team.pagingAlerts} page in a week, ${team.pagingAlerts - MOST_PAGES_A_WEEK} too many: begin by making everything a ticket but what this plan pages for.`
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

/** How often it is whose turn, and whether that can last. */
function whoShares(people: number, onCall: Requirements['team']['onCall']): string {
  if (onCall === 'partner') return 'The partner takes the pages, and two people of yours can be asked.'
  const who = people === 1 ? 'One person gets the alerts' : `${people} people share the alerts`
  if (onCall === 'hours') return `${who} of the working day.`
  return people < PEOPLE_FOR_A_ROTA
    ? `${who}, which is no rota: nobody can be on call more than one week in ${PEOPLE_FOR_A_ROTA} for long.`
    : `${who}: each is on call one week in ${people}.`
}
