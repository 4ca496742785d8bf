import { peopleFor } from '@/lib/availability/ladder'
import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { decimal } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { capital, LOST } from './words'

const RESPONDERS = {
  hours: 'nobody responds outside working hours',
  informal: 'one or two people respond as they can',
  rota: 'a rota responds',
  partner: 'a partner responds',
} as const

export const staffingGap: Detector = (input) => [...slowerThanAsked(input), ...moreThanHours(input)]

/** Recovery from the failure that was named waits until somebody decides. */
export const waitsForPeople = ({ recovery }: Pick<FindingInput, 'recovery'>): boolean =>
  recovery.rtoMinutes.steps.some(({ name }) => name === 'Decide')

/** The asker's people, in words, and how long they take. */
export function responseWords({ onCall }: Requirements['team']): string {
  return `${RESPONDERS[onCall]}: about ${formatMinutes(RESPONSE_MINUTES[onCall])} pass before anybody acts (our planning figure)`
}

function slowerThanAsked(input: FindingInput): Draft[] {
  const { requirements, recovery } = input
  const { rtoMinutes } = requirements.availability
  const { onCall } = requirements.team
  const response = RESPONSE_MINUTES[onCall]
  const waits = waitsForPeople(input)
  return when(rtoMinutes < response, () => ({
    message: `You ask for recovery within ${formatMinutes(rtoMinutes)}, and ${responseWords(requirements.team)}. ${
      waits
        ? `Recovery from the loss of a ${LOST[requirements.availability.scope]} waits for them.`
        : `The loss of a ${LOST[requirements.availability.scope]} is survived without them; a bad release or damaged data is not.`
    }`,
    remedy: waits
      ? `Keep a rota, let failover happen by itself, or allow ${formatMinutes(Math.max(response, recovery.rtoMinutes.expected))} and more.`
      : `${onCall === 'rota' || onCall === 'partner' ? 'Let' : 'Keep a rota, and let'} releases roll back by themselves on an alarm.`,
    about: ['disaster-recovery', 'team'],
  }))
}

function moreThanHours({ requirements, cost }: FindingInput): Draft[] {
  const { opsHours } = requirements.team
  const { engineerHoursPerMonth, because } = cost.people
  return when(engineerHoursPerMonth > opsHours, () => ({
    message: `Running this takes about ${decimal(engineerHoursPerMonth, 0)} hours a month, and you have ${decimal(opsHours, 1)}. ${capital(because)}`,
    remedy: `Find ${decimal(engineerHoursPerMonth - opsHours, 1)} more hours a month, or give up the part that takes the most.`,
    about: ['team'],
  }))
}

/** People on call that a target needs, as the ladder of nines has it. */
export const onCallFor = (percent: number): number => peopleFor(percent).onCall

/** A partner is taken to have enough people. */
const OF_A_PARTNER = 12

/** People who answer a page at any hour. */
export const onCallEngineers = ({ team }: Requirements): number =>
  ({ hours: 0, informal: Math.min(2, team.engineers), rota: team.engineers, partner: OF_A_PARTNER })[team.onCall]
