import type { Incident } from '@/lib/plan-document'
import { formatMinutes } from '@/lib/units/time'
import type { Failure, FailureContext } from '../failures/failure'

type GameDay = Incident['gameDays'][number]

/** One in each quarter of the first year; the first when a month of running has shown what is usual. */
const AFTER_DAYS = [30, 120, 210, 300] as const

type Exercise = { readonly is: RegExp; readonly inject: string; readonly stopWhen: string }

/** What can be practised, the most telling first; an exercise is chosen where this design can fail that way. */
const EXERCISES: readonly Exercise[] = [
  {
    is: /^restore-data$/,
    inject:
      'Somebody names a record that "was deleted at ten this morning". Restore it into an empty environment, from the backup alone.',
    stopWhen: 'A command would touch the live store.',
  },
  {
    is: /^region-loss$/,
    inject:
      'Close the first region to users by its health check, at an announced hour, and carry the traffic of that hour from the second.',
    stopWhen:
      'Users see errors for longer than the objective leaves in a week, or the copy lags by more than may be lost.',
  },
  {
    is: /^database-down-/,
    inject:
      'Make the database move to its standby by hand; where it has none, restore it beside the old one and time it.',
    stopWhen: 'It has not moved after five minutes, or a write was lost.',
  },
  {
    is: /^bad-release$/,
    inject:
      'Release a version that answers one request in ten with an error, and see who notices, when, and how it is taken back.',
    stopWhen: 'It reaches production; the exercise ends in the environment before.',
  },
  {
    is: /^zone-loss$/,
    inject: 'Stop every copy in one zone at once, in the busiest hour that you dare.',
    stopWhen: 'Errors pass one in a hundred for two minutes.',
  },
  {
    is: /^leaked-credential$/,
    inject:
      'Publish a credential that can do nothing in a private repository, and see how long until it is found and cut off.',
    stopWhen: 'Somebody is about to disable a credential that is in use.',
  },
  {
    is: /^(queue-backlog|stream-behind)-/,
    inject: 'Stop the workers for a quarter of an hour, start them again, and see how long they take to catch up.',
    stopWhen: 'Work is given up, or would be late for a customer.',
  },
  {
    is: /^(tasks-stopping|machines|platform-health|function|cluster)-/,
    inject: 'End half of the copies at once and watch the others carry the load.',
    stopWhen: 'Errors pass one in a hundred for two minutes.',
  },
  {
    is: /^(objects-lost)-/,
    inject: 'Delete a folder of test files and bring it back by its versions.',
    stopWhen: 'A path that real users read would be touched.',
  },
  {
    is: /^edge-errors-/,
    inject:
      'Let the origin answer with errors in the environment before production, and see what the edge shows and how it is cleared.',
    stopWhen: 'It would be done in production.',
  },
  {
    is: /^(certificate-expiry|over-budget|errors-over-objective)$/,
    inject: 'Read the runbook aloud and do each command against the environment before production.',
    stopWhen: 'A command differs from what the runbook says: correct the runbook first.',
  },
]

/** A scenario a quarter out of this design's own ways to fail. */
export function gameDays({ requirements, design }: FailureContext, failures: readonly Failure[]): GameDay[] {
  const { delivery, availability } = requirements
  const rehearsal = delivery.environments.find((name) => name !== 'production' && name !== 'preview')
  const candidates = EXERCISES.flatMap(({ is, ...exercise }) => {
    const failure = failures.find(({ id }) => is.test(id))
    return failure ? [{ failure, ...exercise }] : []
  })
  return AFTER_DAYS.flatMap((afterDays, index) => {
    const chosen = candidates[index]
    if (!chosen) return []
    const { failure, inject, stopWhen } = chosen
    return [
      {
        afterDays,
        title: failure.title,
        runbook: failure.id,
        resource: failure.resource,
        where: place(failure, index, rehearsal, design.environment),
        inject,
        expect: expected(failure, availability.rtoMinutes),
        measure: `Minutes until somebody noticed, until the runbook was open, until it worked again${failure.id === RESTORE ? ' (they replace the assumption of this plan)' : ` (${formatMinutes(availability.rtoMinutes)} asked for)`}, and every line of the runbook that was wrong.`,
        stopWhen,
      },
    ]
  })
}

/** The objective of recovery is for a failure; bringing data back after a mistake takes as long as it takes. */
const RESTORE = 'restore-data'

/** The first two are practised where nobody can be hurt; a second region stands in production alone. */
function place({ id }: Failure, index: number, rehearsal: string | undefined, environment: string): string {
  if (rehearsal === undefined) return `${environment}, announced, in a quiet hour`
  if (id === 'region-loss') return `on paper in ${rehearsal}, then ${environment}, announced, in a quiet hour`
  return index < 2 ? rehearsal : `${rehearsal} first; then ${environment}, announced, in a quiet hour`
}

function expected({ id, alerts, title }: Failure, rtoMinutes: number): string {
  const notice =
    alerts.length > 0
      ? `The alert "${alerts[0]?.name ?? ''}" fires and names the runbook "${title}".`
      : `No alert belongs to it: a person notices, and finds the runbook "${title}" without help.`
  return id === RESTORE
    ? `${notice} The record is back, and nothing else was lost.`
    : `${notice} It works again within ${formatMinutes(rtoMinutes)}.`
}
