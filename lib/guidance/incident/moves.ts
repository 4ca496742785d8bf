import { takeover } from '@/lib/availability/region-recovery'
import { zoneSteps } from '@/lib/availability/zone-recovery'
import type { DisasterRecovery } from '@/lib/decisions/topology'
import type { Incident } from '@/lib/plan-document'
import { profileOf } from '@/lib/services/by-provider'
import { formatMinutes } from '@/lib/units/time'
import { choiceOf, type Failure, type FailureContext } from '../failures/failure'

type Move = Incident['moves'][number]
type StepName = 'Detect' | 'Decide' | 'Switch' | 'Restore' | 'Warm up'

/** The way over, the way back and the way back from a mistake: each step with who does it and what must be seen before the next. */
export function moves(context: FailureContext, failures: readonly Failure[]): Move[] {
  const { requirements, design, decisions } = context
  const profile = profileOf(design.provider)
  const isRegion = requirements.availability.scope === 'region' && design.regions.length > 1
  // The table's own outcome: its choice is one of its options.
  const strategy = (choiceOf(decisions, 'disaster-recovery') ?? 'none') as DisasterRecovery
  const steps = isRegion ? takeover(strategy, requirements, design, profile) : zoneSteps(requirements, design, profile)
  const known = (id: string) => failures.some((failure) => failure.id === id)
  const runbook = isRegion ? 'region-loss' : 'zone-loss'
  const book = known(runbook) ? runbook : null
  const place = isRegion ? 'region' : 'zone'
  if (steps.length === 0 || book === null) return restoreMove(context, known)
  return [
    {
      id: 'failover',
      title: `Failover: loss of a ${place}`,
      when: `Users cannot reach it from outside for five minutes, and the cause is the ${place} and not a change of yours.`,
      steps: steps.map(({ name, minutes, because }) => ({
        name,
        does: because,
        owner: steps.some((step) => step.name === 'Decide') ? OWNER[name as StepName] : AUTOMATIC[name as StepName],
        minutes,
        criterion: CRITERION[name as StepName],
        runbook: name === 'Detect' ? null : book,
      })),
    },
    failback(isRegion, book),
    ...restoreMove(context, known),
  ]
}

const OWNER: Record<StepName, string> = {
  Detect: 'The alarm',
  Decide: 'Incident lead',
  Switch: 'Repair',
  Restore: 'Repair',
  'Warm up': 'Repair; a second person looks at it as a user',
}
const AUTOMATIC: Record<StepName, string> = {
  Detect: 'Health checks',
  Decide: 'Incident lead',
  Switch: 'The service, by itself; repair looks on',
  Restore: 'Repair',
  'Warm up': 'Scaling, by itself; repair looks on',
}
const CRITERION: Record<StepName, string> = {
  Detect: 'Two checks from outside fail; nothing was released or applied in the last hour, or it has been undone.',
  Decide: 'The lead has written "we move" with the time, and what would be lost (the age of the newest copy).',
  Switch: 'A test write succeeds on the new side, and the old one refuses writes.',
  Restore: 'Counts of rows and files agree with the list of last night, and ten known records are right.',
  'Warm up': 'Errors are under the objective and answers as fast as usual for 15 minutes.',
}

const failback = (isRegion: boolean, book: string): Move => ({
  id: 'failback',
  title: isRegion ? 'Failback: return to the first region' : 'Failback: both zones again',
  when: 'In a quiet hour, a working day after the place has been well for 24 hours; never on the day of the failure.',
  steps: [
    {
      name: 'Agree',
      does: 'Name the hour, tell users where writes stop for some minutes, put the way forward into a ticket.',
      owner: 'Incident lead',
      minutes: null,
      criterion: 'The provider has closed its incident, and 24 hours have passed without an error from there.',
      runbook: null,
    },
    {
      name: 'Follow',
      does: isRegion
        ? 'Make the stores of the first region again as copies of those that serve; wait until they have caught up.'
        : 'Let the database make its standby again, and copies spread over the zones.',
      owner: 'Repair',
      minutes: null,
      criterion: isRegion
        ? 'The copies lag by less than a minute for an hour, and a comparison of counts is clean.'
        : 'The standby is in step, and each zone has its share of copies.',
      runbook: book,
    },
    ...(isRegion
      ? [
          {
            name: 'Return',
            does: 'Stop writes, wait until the copy is level, switch the writer and the names, open writes.',
            owner: 'Repair, with the lead on the line',
            minutes: 15,
            criterion: 'A test write succeeds in the first region and the other refuses it.',
            runbook: book,
          },
        ]
      : []),
    {
      name: 'Stand by again',
      does: 'Set up the copies the other way round, and put numbers that were raised by hand back into the variables file.',
      owner: 'Repair',
      minutes: null,
      criterion: 'A plan of the Terraform shows no difference, and the alert on lag is quiet.',
      runbook: null,
    },
  ],
})

/** Damaged data is in every copy: a failover does not help. */
function restoreMove({ requirements }: FailureContext, known: (id: string) => boolean): Move[] {
  if (!known('restore-data')) return []
  const { rpoMinutes, rtoMinutes } = requirements.availability
  return [
    {
      id: 'restore',
      title: 'Restore: data was deleted or spoiled',
      when: 'Records are wrong or gone while everything runs. A failover would copy the damage.',
      steps: [
        {
          name: 'Stop it',
          does: 'End the job, release or login that spoils; stop writes if it goes on.',
          owner: 'Repair',
          minutes: 5,
          criterion: 'The number of spoiled records no longer grows.',
          runbook: 'restore-data',
        },
        {
          name: 'Choose the minute',
          does: 'The last good one, from the audit trail and the log.',
          owner: 'Incident lead',
          minutes: 15,
          criterion: `The lead has written down the minute and what is lost with it (${rpoMinutes === 0 ? 'none was allowed' : `at most ${formatMinutes(rpoMinutes)} was asked for`}).`,
          runbook: 'restore-data',
        },
        {
          name: 'Restore beside',
          does: 'A new store next to the spoiled one; nothing is overwritten.',
          owner: 'Repair',
          minutes: null,
          criterion: 'Counts are as before the damage, and ten known records are right.',
          runbook: 'restore-data',
        },
        {
          name: 'Bring over',
          does: 'Copy back what was spoiled, or point the workload to the new store.',
          owner: 'Repair; a second person reads each statement before it runs',
          minutes: null,
          criterion: `Users read and write right records; the time is held against ${formatMinutes(rtoMinutes)}.`,
          runbook: 'restore-data',
        },
      ],
    },
  ]
}
