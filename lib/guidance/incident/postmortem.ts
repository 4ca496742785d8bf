import type { Incident } from '@/lib/plan-document'
import { formatAvailability } from '@/lib/units/percent'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import type { Failure, FailureContext } from '../failures/failure'
import { COMPUTE_KINDS, ENTRY_KINDS, idsOf, isCopy, ofKinds, STORE_KINDS } from '../kinds'
import { watchedPercent } from '../objective'
import { list } from '../words'

/** The share of 30 days' budget from which the first action comes before new features. */
const HEAVY_SHARE = 5

/** A review without blame; what this design already answers is filled in, what the day brings stands in square brackets. */
export function postmortem(
  { requirements, design }: FailureContext,
  failures: readonly Failure[],
): Incident['postmortem'] {
  const { slaPercent, rtoMinutes, rpoMinutes, contract } = requirements.availability
  const watched = watchedPercent(slaPercent)
  const budget = downMinutesPer30Days(watched)
  const named = (items: readonly string[]) => (items.length > 0 ? list(items) : 'none')
  const alerts = failures.flatMap((failure) => failure.alerts)
  const pages = alerts.filter(({ severity }) => severity === 'page').map(({ name }) => name)
  const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
  return {
    rule: 'People acted well with what they knew then. The text names roles and not persons, asks "how could it" and not "who", and is published to the whole team.',
    facts: [
      { name: 'System', value: `${design.name}, ${design.environment}, ${named(design.regions.map(({ id }) => id))}` },
      { name: 'What users meet', value: named(idsOf(ofKinds(design, ENTRY_KINDS))) },
      { name: 'What runs', value: named(idsOf(ofKinds(design, COMPUTE_KINDS))) },
      { name: 'What keeps data', value: named(idsOf(stores)) },
      {
        name: 'Objective',
        value: `${formatAvailability(watched)}, which leaves ${formatMinutes(budget)} in 30 days`,
      },
      {
        name: 'This incident used',
        value: `[minutes] of ${formatMinutes(budget)}; from ${formatMinutes(budget / HEAVY_SHARE)} on, the first action comes before new features`,
      },
      {
        name: 'Time to recover',
        value: `[minutes], against ${formatMinutes(rtoMinutes)} asked for`,
      },
      ...(stores.length > 0
        ? [
            {
              name: 'Data lost',
              value: `[minutes or records], against ${rpoMinutes === 0 ? 'none' : formatMinutes(rpoMinutes)} allowed`,
            },
          ]
        : []),
      { name: 'Alerts that page', value: named(pages) },
      { name: 'Other alerts', value: `${alerts.length - pages.length}; see the list of alerts` },
      ...(contract === 'none'
        ? []
        : [{ name: 'Contract', value: '[customers hit, minutes as measured, credits due]' }]),
    ],
    sections: [
      {
        heading: 'What happened',
        asks: [
          'Two sentences that a customer could read: what users could not do, from when to when.',
          'How many users, which, and what it cost them and the company.',
        ],
      },
      {
        heading: 'Timeline',
        asks: [
          'First sign · alert · "I have it" · first message · harm stopped · end; the time of each, from logs and not from memory.',
          'The longest gap between two of them, and what would have made it shorter.',
        ],
      },
      {
        heading: 'Why',
        asks: [
          'Which change, load or failure began it; which parts of the path above carried it on.',
          'What should have stopped it and did not: test, gate, limit, alert, copy.',
          'Ask "why" until the answer is something that the team can change.',
        ],
      },
      {
        heading: 'What helped, and what was luck',
        asks: [
          'Which alert, runbook line or habit made it shorter.',
          'What would have made it worse on another day. Luck is on the list of things to mend.',
        ],
      },
      {
        heading: 'Alerts and runbooks',
        asks: [
          'Did the alert above that should have fired do so first? Was any noise in the way?',
          'Which line of the runbook was wrong, missing or too slow? Correct it today.',
        ],
      },
      {
        heading: 'Actions',
        asks: [
          'At most three, each with an owner, a date and a check that it is done. "Be more careful" is no action.',
          'One at least prevents or shortens this kind of failure, not only this one.',
        ],
      },
    ],
  }
}
