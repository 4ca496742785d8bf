import { MOST_PAGES_A_WEEK } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount, plural } from '@/lib/units/counts'
import { formatAvailability } from '@/lib/units/percent'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { type Detector, when } from './detector'

export const snowflake: Detector = ({ decisions, requirements }) => {
  const { existing } = requirements.workload
  const isSingle = decisions.compute.choice === 'vm-single'
  const isHandmade =
    (existing === 'vm' || existing === 'onprem') &&
    (requirements.delivery.current === 'manual' || requirements.delivery.current === 'none')
  return when(isSingle || isHandmade, () => ({
    message: isSingle
      ? 'Everything runs on one machine: what was changed on it by hand is gone with it, and nobody knows what that was.'
      : `It runs on ${existing === 'vm' ? 'machines' : 'machines of your own'} that are released to by hand: no two of them are the same any more.`,
    remedy:
      'Build the machine from code, replace it instead of changing it, and rebuild it once before you depend on it.',
    about: ['compute'],
  }))
}

export const manualDeployment: Detector = ({ requirements, facts }) => {
  const { current, tests, cadence } = requirements.delivery
  const byHand = current === 'manual'
  return when(facts.runsCode && (byHand || tests.length === 0), () => ({
    message: byHand
      ? `Releases are made by hand today, and you plan ${cadence} ones${tests.length === 0 ? ' without any test' : ''}: each depends on who is there and what they remember.`
      : 'No kind of test is named: a pipeline can only stop the bad releases that it can see.',
    remedy: byHand
      ? 'Let the pipeline of the plan make the next release, first to staging, and take away the keys for doing it by hand.'
      : 'Begin with unit tests and one smoke test after each release; the pipeline has a place for both.',
    about: ['deployment'],
  }))
}

export const alertFatigue: Detector = ({ requirements }) => {
  const alerts = requirements.team.pagingAlerts
  return when(alerts !== null && alerts > MOST_PAGES_A_WEEK, () => ({
    message: `${formatCount(alerts ?? 0)} alerts a week page a person. Above about ${MOST_PAGES_A_WEEK} people stop reading them, and the one that matters is missed.`,
    remedy: 'Page only for what users feel and a person must act on tonight; the rest is a ticket for the morning.',
    about: ['metrics', 'team.pagingAlerts'],
  }))
}

/** Fast burn: 2% of thirty days' budget in one hour (sre.google/workbook/alerting-on-slos, secondary). */
const FAST_BURN = 14.4
const PROBE_BELOW_RPS = 1

export const burnRate: Detector = ({ requirements, facts }) =>
  when(facts.answersRequests && !facts.isTrial, () => {
    const { slaPercent } = requirements.availability
    const errors = Math.min(100, (100 - slaPercent) * FAST_BURN)
    const isQuiet = facts.averageRps < PROBE_BELOW_RPS
    return {
      message: isQuiet
        ? `With ${formatCount(facts.averageRps)} requests a second a single error is a large share, so error rates say little.`
        : `At ${formatAvailability(slaPercent)}, page when ${Number(errors.toPrecision(3))}% of requests fail over both the last hour and the last five minutes: that uses 2% of the month’s budget in an hour. Slower burns make a ticket.`,
      remedy: isQuiet
        ? 'Let a probe ask once a minute from outside, and page when it fails three times in a row.'
        : 'Take the alarms of the plan as they are, and drop fixed thresholds on causes such as processor use.',
      about: ['monitoring'],
    }
  })

/**
 * Sustained megabits a second between the old place and the new, as the migration plan assumes them: to be replaced by an hour's
 * measurement.
 */
export const MEGABITS = { vm: 500, paas: 300, k8s: 500, onprem: 200, new: 500 } as const
const MOVED_TOGETHER = 3

const copyMinutes = ({ workload, migration }: Requirements): number =>
  (migration.dataGb * 8000) / MEGABITS[workload.existing] / 60

export const bigBang: Detector = ({ requirements, facts }) => {
  const { workload, migration } = requirements
  if (workload.existing === 'new' || migration.approach !== 'big-bang') return []
  const minutes = copyMinutes(requirements)
  // As much again to check what was copied.
  const isTight = minutes * 2 > migration.downtimeMinutes
  const isLarge = facts.serviceCount > MOVED_TOGETHER
  const reasons = [
    ...(isTight
      ? [
          `copying ${formatGb(migration.dataGb)} takes about ${formatMinutes(Math.max(1, minutes))} at ${MEGABITS[workload.existing]} Mbit/s (our assumption) and checking as long again, and ${formatMinutes(migration.downtimeMinutes)} without service are allowed`,
        ]
      : []),
    ...(isLarge ? [`${plural(facts.serviceCount, 'service')} would move together`] : []),
  ]
  return when(isTight || isLarge, () => ({
    message: `You plan to move everything at once: ${reasons.join('; ')}.`,
    remedy:
      'Move in phases: keep the data in step while the old system serves, move one part at a time, and keep the way back until each is proven.',
    about: ['migration'],
  }))
}

export const phasedMigration: Detector = ({ requirements }) => {
  const { workload, migration } = requirements
  return when(workload.existing !== 'new' && migration.approach !== 'big-bang', () => ({
    message: `The running system is moved in phases: ${formatGb(migration.dataGb)} are kept in step while it serves, and ${migration.downtimeMinutes > 0 ? `users wait at most ${formatMinutes(migration.downtimeMinutes)}` : 'nobody waits'}.`,
    remedy: 'Do not begin a phase before the check of the one before is passed; each has a way back.',
    about: ['migration'],
  }))
}

export const canarySignal: Detector = ({ decisions, facts }) => {
  const { infeasible, choice } = decisions.deployment
  return when(infeasible?.rule === 'D-11', () => ({
    message: `You ask for a canary with ${formatCount(facts.averageRps)} requests a second: a 5% share sees ${formatCount(Math.round(facts.averageRps * 0.05 * 600))} in ten minutes, and about 1,100 are needed to tell 1% of errors from 0.1% (our rule of thumb).`,
    remedy: `The plan uses ${choice}; switches for single users or a longer watch do more here than a share of the traffic.`,
    about: ['deployment'],
  }))
}
