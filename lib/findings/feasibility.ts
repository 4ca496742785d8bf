import { TOPICS } from '@/lib/decisions/decide-all'
import { formatCount, plural } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { type Cause, decisionCause, permittedCause, regionCauses } from './choice-causes'
import { type Detector, type FindingInput, when } from './detector'
import { offered } from './options'
import { availabilityCause, budgetCause, responseCause, writeCause } from './target-causes'
import { list } from './words'

export const infeasible: Detector = (input) => causesOf(input).map(({ nearest: _, ...draft }) => draft)

export const nearest: Detector = (input) =>
  causesOf(input).map((cause) => ({
    ...offered(cause.nearest()),
    remedy: 'Change the answers that one of them needs, or keep yours and read the plan as the nearest to them.',
    about: cause.about,
  }))

const causesOf = (input: FindingInput): Cause[] => [
  ...TOPICS.flatMap((topic) => decisionCause(input, topic)),
  ...availabilityCause(input),
  ...responseCause(input),
  ...writeCause(input),
  ...budgetCause(input),
  ...permittedCause(input),
  ...regionCauses(input),
]

export const notForProduction: Detector = ({ facts, requirements }) =>
  when(facts.isTrial, () => ({
    message: `This is a trial that nobody depends on: it was planned without what production needs, and without the ${formatAvailability(requirements.availability.slaPercent)} of a real system in mind.`,
    remedy: 'Choose production as an environment before anybody relies on it; the plan then changes by itself.',
    about: ['zone-topology', 'compute'],
  }))

export const assumptionsListed: Detector = ({ assumptions }) =>
  when(assumptions.length > 0, () => ({
    message: `${plural(assumptions.length, 'answer was', 'answers were')} left open and filled in by us: ${list(shortest(assumptions.map(({ field }) => field)))}.`,
    remedy:
      'Look through the list of assumptions and answer those that you know; the price depends most on traffic and stored data.',
    about: assumptions.map(({ field }) => field),
  }))

/** Four names are enough to see what kind of answers they are. */
const shortest = (fields: readonly string[]): string[] =>
  fields.length <= 4 ? [...fields] : [...fields.slice(0, 4), `${formatCount(fields.length - 4)} more`]
