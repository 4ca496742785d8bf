import type { Decisions } from '@/lib/decisions/decide-all'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import { RESPONSE_BECAUSE, RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { type Loss, minutesOf, OURS, round, type Step, sourceOf, step } from './planning'
import { keepsRecords, restoredGib, writersOf } from './stores'

type Strategy = Decisions['disaster-recovery']['choice']

/** Longest wait for a region to come back that is planned for, where its data is nowhere else: our assumption. */
const WAIT_MINUTES = 1440

/** What happens in this design when its region is lost; without a second region everybody waits for the first. */
export function takeover(
  strategy: Strategy,
  requirements: Requirements,
  design: Design,
  profile: ProviderProfile,
): Step[] {
  if (design.regions.length > 1 || strategy === 'none') return regionSteps(strategy, requirements, design, profile)
  return [
    detect(2),
    step(
      'Restore',
      WAIT_MINUTES,
      'No second region holds the data, so recovery waits until this one returns: a day is planned for.',
    ),
  ]
}

/** What a strategy takes where a second region is prepared for it. */
export function regionSteps(
  strategy: Strategy,
  requirements: Requirements,
  design: Design,
  { limits }: ProviderProfile,
): Step[] {
  const { onCall } = requirements.team
  const decide = step(
    'Decide',
    RESPONSE_MINUTES[onCall],
    `${RESPONSE_BECAUSE[onCall]} Somebody starts the switch-over.`,
  )
  const promotion = hasOneWriter(strategy, requirements, design) ? promoteMinutes(design) : 0
  const promotes = promotion > 0 ? 'The copy in the second region becomes the writer; then ' : ''
  switch (strategy) {
    case 'active-active':
      return [
        detect(0.5, 'Health checks every ten seconds, three in a row.'),
        step('Switch', 0.5 + promotion, sentence(`${promotes}names lead to the region that still answers.`)),
      ]
    case 'hot-standby':
      return [
        detect(1, 'Health checks every ten seconds, three in a row, and one alarm period.'),
        step('Switch', 1 + promotion, sentence(`${promotes}names with a life of 60 seconds change.`)),
      ]
    case 'warm-standby':
      return [
        detect(2),
        step('Switch', 2 + promotion, sentence(`${promotes}names with a life of 60 seconds change.`)),
        step('Warm up', 3 + startMinutes(limits), 'The running copies grow to full size, step by step.'),
      ]
    case 'pilot-light':
      return [
        detect(2),
        decide,
        step('Switch', 2 + promotion, sentence(`${promotes}names with a life of 60 seconds change.`)),
        step('Warm up', 20, 'What runs is created from code beside the data.'),
      ]
    default:
      return [
        detect(2),
        decide,
        step(
          'Restore',
          60 + Math.ceil(restoredGib(design) / 5),
          'Infrastructure from code, data from copies: an hour and a minute for each 5 GiB.',
        ),
        step('Switch', 2, 'Names with a life of 60 seconds change.'),
        step('Warm up', 15, 'Smoke tests before users arrive.'),
      ]
  }
}

const detect = (minutes: number, because = 'Two failed health checks and one alarm period.') =>
  step('Detect', minutes, because)

const startMinutes = ({ containerStart }: ProviderProfile['limits']) => minutesOf(containerStart)

const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** About a minute where the provider manages it, two for a replica that is promoted by a script: our planning figures. */
const promoteMinutes = (design: Design) =>
  design.resources.some((resource) => resource.kind === 'relational-database' && resource.class === 'high') ? 1 : 2

/** Stores that both regions write need no promotion; neither does a workload without records of its own. */
function hasOneWriter(strategy: Strategy, requirements: Requirements, design: Design): boolean {
  const writers = writersOf(design)
  if (writers.every(({ kind }) => kind === 'key-value-store')) return false
  return !isConfirmedInBoth(strategy, requirements, design)
}

/**
 * Only a database that several regions write together loses nothing, and only while both of them serve. For a strategy that this
 * design does not use, it is asked whether such a database could be had.
 */
function isConfirmedInBoth(strategy: Strategy, { data, availability }: Requirements, design: Design): boolean {
  if (strategy !== 'active-active') return false
  const relational = writersOf(design).filter((resource) => resource.kind === 'relational-database')
  if (relational.some((resource) => resource.class === 'distributed')) return true
  const isOpen = availability.rpoMinutes === 0 && data.sqlEngine === 'postgresql' && design.regions.length < 2
  return isOpen && relational.length > 0 && relational.length === writersOf(design).length
}

/** What this design loses with its region; without a second one, what was written is there again when the first returns. */
export function lossWithRegion(
  strategy: Strategy,
  requirements: Requirements,
  design: Design,
  profile: ProviderProfile,
): Loss {
  if (design.regions.length > 1) return regionLoss(strategy, requirements, design, profile)
  const because = 'What was written is there again when the region returns; nothing is kept elsewhere.'
  return { minutes: 0, because, source: OURS }
}

/** What is lost with a region, by the mechanism that keeps a copy elsewhere. */
export function regionLoss(
  strategy: Strategy,
  requirements: Requirements,
  design: Design,
  { limits }: ProviderProfile,
): Loss {
  if (!keepsRecords(requirements, design)) return { minutes: 0, because: 'Nothing is stored.', source: OURS }
  if (isConfirmedInBoth(strategy, requirements, design))
    return { minutes: 0, because: 'Both regions confirm each write before it counts.', source: OURS }
  if (strategy === 'none' || strategy === 'backup-and-restore')
    return {
      minutes: minutesOf(limits.restorePoint),
      because: 'Backups and logs are copied to the other region about that often.',
      source: sourceOf(limits.restorePoint),
    }
  return lag(strategy, design, limits)
}

/** Seconds that a managed copy on shared storage is allowed for, where it is typically one behind: our margin. */
const LAG_MARGIN = 5

/** A copy that follows loses what had not arrived yet. A replica made by the engine itself follows less closely than shared storage. */
function lag(strategy: Strategy, design: Design, { crossRegionLag }: ProviderProfile['limits']): Loss {
  const writers = writersOf(design)
  const isEngineMade = writers.some(
    (resource) =>
      resource.kind === 'document-database' ||
      resource.kind === 'time-series-database' ||
      resource.kind === 'machine-group' ||
      (resource.kind === 'relational-database' && resource.class === 'standard'),
  )
  if (strategy === 'pilot-light' || isEngineMade)
    return {
      minutes: minutesOf(crossRegionLag),
      because: 'The replica in the other region is seconds to a minute behind.',
      source: sourceOf(crossRegionLag),
    }
  return {
    minutes: Math.max(0.01, round((crossRegionLag.value * LAG_MARGIN) / 60)),
    because: 'The copy in the other region is about a second behind; up to five times as much is planned for.',
    source: { ...sourceOf(crossRegionLag), confidence: 'assumption' },
  }
}
